"""The fonts papers are set in, loaded when first needed; where a face lacks a character the next one lends it.

Chain: the role's own font, 宋, the rare characters, then the office's own TTF files. No file of the machine is used.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from unionoffice import resources
from unionoffice.printing import document

Role = Literal["song", "title", "hei", "bold", "kai"]
"""宋 for printed words, its bold cut for titles, 黑 for numbers, its bold cut, 楷 for what is filled in."""

FILES: dict[Role, str] = {
    "song": "Song-Regular.ttf",
    "title": "Title-SemiBold.ttf",
    "hei": "Hei-Regular.ttf",
    "bold": "Hei-Bold.ttf",
    "kai": "Kai-Regular.ttf",
}
RARE = ("Rare-HanaMinB.ttf", "Rare-BabelStone.ttf")
WANTING = "〓"
"""Printed where no font has the character."""
NAME_LENGTH = 12
"""Values up to this length are set in one font throughout where one has all their characters."""

_MISSING, _SILENT, _BLANK = -1, -2, -3
_lock = threading.RLock()
_faces: dict[Role, Face] = {}
_own: tuple[Path, ...] = ()


def face(role: Role) -> Face:
    """The face for a role; its files are read when the first character is asked for."""
    with _lock:
        if role not in _faces:
            shipped = [resources.path("fonts", name) for name in dict.fromkeys((FILES[role], FILES["song"], *RARE))]
            _faces[role] = Face(role, (*shipped, *_own))
        return _faces[role]


def extra_folder(folder: Path | None) -> list[str]:
    """From now on the folder's .ttf and .ttc files lend what ours lack; returns the names of those unusable.

    A file with PostScript outlines (most .otf) cannot be put into a PDF here and counts as unusable.
    """
    global _own
    usable, refused = [], []
    files = sorted(folder.iterdir()) if folder is not None and folder.is_dir() else []
    for file in files:
        if file.suffix.lower() not in (".ttf", ".ttc", ".otf"):
            continue
        try:
            _load(file)
        except (TTFError, OSError, ValueError, KeyError, IndexError):
            refused.append(file.name)
        else:
            usable.append(file)
    with _lock:
        _own = tuple(usable)
        _faces.clear()
    return refused


def missing_characters(texts: Iterable[str]) -> list[str]:
    """The characters of the texts that no font has, each once, in the order met."""
    song = face("song")
    return list(dict.fromkeys(character for text in texts for character in song.missing(text)))


class _Places(dict[str, int]):
    """Character → place in the chain of the font that has it; negative for the missing, the silent and blanks."""

    def __init__(self, owner: Face) -> None:
        super().__init__()
        self._owner = owner

    def __missing__(self, character: str) -> int:
        place = self[character] = self._owner.find(character)
        return place


class _Widths(dict[str, float]):
    """Character → its width in thousandths of an em."""

    def __init__(self, owner: Face) -> None:
        super().__init__()
        self._owner = owner

    def __missing__(self, character: str) -> float:
        width = self[character] = self._owner.advance(character)
        return width


class Face:
    """One role's font with those that stand in for it. Safe to share between threads."""

    def __init__(self, role: Role, chain: tuple[Path, ...]) -> None:
        self.role = role
        self.lost: set[str] = set()
        """Characters asked for so far that no font has."""
        self._chain = chain
        self._fonts: list[TTFont | None] = [None] * len(chain)
        self._places = _Places(self)
        self.widths: dict[str, float] = _Widths(self)

    def runs(self, text: str) -> list[tuple[str, str]]:
        """The text cut into pieces with the registered name of the font each is set in.

        A missing character becomes 〓, controls become spaces, marks without ink go.
        """
        places = list(map(self._places.__getitem__, text))
        if not any(places):
            return [(self.font(0).fontName, text)] if text else []
        if len(text) <= NAME_LENGTH and (whole := self._whole(text, places)) is not None:
            return [(whole, text)]
        runs: list[tuple[str, str]] = []
        last, piece = 0, ""
        for character, place in zip(text, places, strict=True):
            if place == _SILENT:
                continue
            if place == _BLANK:
                character, place = " ", 0
            elif place == _MISSING:
                character, place = WANTING, self._places[WANTING]
            if place != last and piece:
                runs.append((self.font(last).fontName, piece))
                piece = ""
            last = place
            piece += character
        if piece:
            runs.append((self.font(last).fontName, piece))
        return runs

    def _whole(self, text: str, places: list[int]) -> str | None:
        """The one font that has a short text with its borrowed hanzi throughout, if there is one."""
        if min(places) < 0 or not any(place and _hanzi(c) for c, place in zip(text, places, strict=True)):
            return None
        for place in range(max(places) + 1):
            font = self.font(place)
            if all(ord(character) in font.face.charToGlyph for character in text):
                return str(font.fontName)
        return None

    def width(self, text: str, size: float) -> float:
        """The width of the text on one line in points, set in `size` points."""
        return sum(map(self.widths.__getitem__, text)) * size / 1000

    def missing(self, text: str) -> list[str]:
        """The characters of the text no font has, each once, in order."""
        places = self._places
        return [character for character in dict.fromkeys(text) if places[character] == _MISSING]

    def font(self, place: int) -> TTFont:
        """The font at this place of the chain, read from its file the first time."""
        font = self._fonts[place]
        if font is None:
            font = self._fonts[place] = _load(self._chain[place])
        return font

    def find(self, character: str) -> int:
        """The place in the chain of the first font with the character, or why there is none."""
        if _silent(character):
            return _SILENT
        if (character.isspace() and character not in " \u3000") or unicodedata.category(character) == "Cc":
            return _BLANK
        code = ord(character)
        for place in range(len(self._chain)):
            if code in self.font(place).face.charToGlyph:
                return place
        self.lost.add(character)
        return _MISSING

    def advance(self, character: str) -> float:
        """The character's width in thousandths of an em as it will be set."""
        place = self._places[character]
        if place == _SILENT:
            return 0.0
        if place < 0:
            character, place = (" ", 0) if place == _BLANK else (WANTING, self._places[WANTING])
        metrics: Any = self.font(place).face
        return float(metrics.getCharWidth(ord(character)))


def _silent(character: str) -> bool:
    """Whether a character has no ink of its own: joiners, direction marks, variation selectors."""
    code = ord(character)
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or unicodedata.category(character) == "Cf"


def _hanzi(character: str) -> bool:
    code = ord(character)
    return 0x3400 <= code <= 0x9FFF or code >= 0x20000


@cache
def _read(file: Path) -> TTFont:
    document.mend()
    font = TTFont(f"UnionOffice-{file.stem}-{len(pdfmetrics.getRegisteredFontNames())}", str(file))
    pdfmetrics.registerFont(font)
    return font


def _load(file: Path) -> TTFont:
    """The font in a file, registered once. Raises TTFError or OSError where it cannot be used."""
    with _lock:
        return _read(file)
