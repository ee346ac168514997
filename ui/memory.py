"""What the window remembers from one day to the next: recent offices, who opened them, the language. No secrets."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from unionoffice.safe_write import safe_write

MOST = 8


def folder() -> Path:
    """Where this program's own files are: `UNIONOFFICE_DATA`, else the user's data folder of the system."""
    given = os.environ.get("UNIONOFFICE_DATA")
    if given:
        return Path(given)
    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "unionoffice"


def documents() -> Path:
    """The person's own documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def offices_folder() -> Path:
    """Where a new office file is offered a place."""
    return documents() / "工会工作台"


class Memory:
    """One small file; a damaged or missing one is an empty memory."""

    def __init__(self, where: Path) -> None:
        self.where = where
        self._kept = self._read()

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads((self.where / "window.json").read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    @property
    def language(self) -> str:
        """The language of the window before an office says otherwise."""
        return "en" if self._kept.get("language") == "en" else "zh"

    def recent(self) -> list[Path]:
        """The office files opened lately that still are there, the latest first."""
        return [Path(name) for name in self._names() if Path(name).is_file()]

    def _names(self) -> list[str]:
        names = self._kept.get("recent", [])
        return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []

    def officer_of(self, office: Path) -> str:
        """Who opened this office last, "" where nobody knows."""
        officers = self._kept.get("officers", {})
        return str(officers.get(str(office), "")) if isinstance(officers, dict) else ""

    def opened(self, office: Path, officer: str) -> None:
        """The office is the latest. Raises Trouble where the folder cannot be written."""
        self._kept = self._read()
        name = str(office)
        self._kept["recent"] = [name, *(other for other in self._names() if other != name)][:MOST]
        officers = self._kept.get("officers")
        self._kept["officers"] = {**(officers if isinstance(officers, dict) else {}), name: officer}
        self._save()

    def speak(self, language: str) -> None:
        """The window begins in this language from now on. Raises Trouble where the folder cannot be written."""
        self._kept = {**self._read(), "language": language}
        self._save()

    @property
    def last_folder(self) -> Path | None:
        """Where the last file was taken from or put, while that folder is there."""
        kept = self._kept.get("folder")
        found = Path(kept) if isinstance(kept, str) and kept else None
        return found if found is not None and found.is_dir() else None

    def used(self, folder: Path) -> None:
        """Files are asked for there next time. Raises Trouble where the memory cannot be written."""
        if self._kept.get("folder") != str(folder):
            self._kept = {**self._read(), "folder": str(folder)}
            self._save()

    def _save(self) -> None:
        self.where.mkdir(parents=True, exist_ok=True)
        safe_write(self.where / "window.json", json.dumps(self._kept, ensure_ascii=False, indent=1).encode())
