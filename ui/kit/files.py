"""Asking for a file or a folder: it begins where the last one was, the first time in the person's own documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui import errors, memory


def start() -> Path:
    """The folder a file dialog begins in; never the one the program happens to run in."""
    return memory.Memory(memory.folder()).last_folder or memory.documents()


def ask_save(parent: QWidget, title: str, name: str, kinds: str, ending: str) -> Path | None:
    """Where a person wants the file, with its ending (".pdf"); None where they thought better of it."""
    given, _kind = QFileDialog.getSaveFileName(parent, title, str(start() / name), kinds)
    if not given:
        return None
    return _used(Path(given if given.lower().endswith(ending) else given + ending), parent)


def ask_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """The file a person picked."""
    given, _kind = QFileDialog.getOpenFileName(parent, title, str(start()), kinds)
    return _used(Path(given), parent) if given else None


def ask_folder(parent: QWidget, title: str, at: str = "") -> Path | None:
    """The folder a person picked."""
    given = QFileDialog.getExistingDirectory(parent, title, at or str(start()))
    if not given:
        return None
    _used(Path(given) / "x", parent)
    return Path(given)


def _used(path: Path, parent: QWidget) -> Path:
    with errors.showing(parent):
        memory.Memory(memory.folder()).used(path.parent)
    return path
