"""What a blank workbook says of itself: its sheets, its names, its cell styles, and the words its drop-downs allow."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property

from unionoffice.exchange.sheet_markup import Element, attribute, broken, elements, local, walk, whole
from unionoffice.exchange.sheet_parts import Parts
from unionoffice.exchange.sheet_references import LAST_ROW, Area, address, area, areas

MOST_WORDS = 5_000
"""Cells of one drop-down's list that are read."""
_QUALIFIED = re.compile(r"(?:'((?:[^']|'')+)'|([^'!(),]+))!(.+)")
_DATE_LETTERS = re.compile(r"[yYdD年日]|m{3,}")
_NOT_DATE = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.|\*.")
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Numbers of the built-in formats that show a day or a time (27 and more: the Chinese ones)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAbout:
    """One sheet: its name, the part it lies in, whether people see it."""

    name: str
    part: str
    visible: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a sheet allows in some of its cells: `kind` as the file names it (list, textLength, date, …).

    `words` are the drop-down's words; None where there is no list, or where it cannot be told (a formula).
    """

    areas: tuple[Area, ...]
    kind: str
    operator: str
    first: str
    second: str
    words: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Book:
    """A blank workbook, read as far as filling needs it."""

    parts: Parts

    @cached_property
    def _links(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for link in elements(self.parts.read("xl/_rels/workbook.xml.rels"), "workbook.xml.rels", "Relationship"):
            target = link.attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            kind = link.attributes.get("Type", "").rpartition("/")[2]
            found[link.attributes.get("Id", "")] = path
            found.setdefault(f"#{kind}", path)
        return found

    @cached_property
    def _workbook(self) -> list[Element]:
        return elements(
            self.parts.read("xl/workbook.xml"), "workbook.xml", "sheet", "definedName", "workbookPr", "calcPr"
        )

    @cached_property
    def sheets(self) -> tuple[SheetAbout, ...]:
        """The worksheets in their order."""
        found = []
        for one in self._workbook:
            if local(one.tag) != "sheet":
                continue
            link = next((value for key, value in one.attributes.items() if local(key) == "id" and ":" in key), "")
            part = self._links.get(link, "")
            if part not in self.parts.names():
                raise broken("workbook.xml")
            if "worksheets/" in part:
                visible = attribute(one.attributes, "state") in ("", "visible")
                found.append(SheetAbout(name=one.attributes.get("name", ""), part=part, visible=visible))
        return tuple(found)

    def hanging(self, sheet: SheetAbout) -> list[tuple[str, str]]:
        """What hangs on a sheet, kind and part: drawings, comments, tables, …"""
        folder, _slash, file = sheet.part.rpartition("/")
        part = f"{folder}/_rels/{file}.rels"
        data = self.parts.read(part)
        found = []
        for link in elements(data, part, "Relationship") if data else ():
            target = link.attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            if link.attributes.get("TargetMode", "") != "External":
                found.append((link.attributes.get("Type", "").rpartition("/")[2], path))
        return found

    @cached_property
    def names(self) -> tuple[tuple[str, str, str], ...]:
        """The defined names: name, the sheet it belongs to ("" for all), and what it stands for."""
        every = [one.attributes.get("name", "") for one in self._workbook if local(one.tag) == "sheet"]
        found = []
        for one in self._workbook:
            if local(one.tag) == "definedName":
                place = one.attributes.get("localSheetId", "")
                sheet = every[whole(place)] if place and whole(place) < len(every) else ""
                found.append((one.attributes.get("name", ""), sheet, one.text.strip().lstrip("=")))
        return tuple(found)

    @cached_property
    def from_1904(self) -> bool:
        """Whether days are counted from 1904."""
        about = next((one for one in self._workbook if local(one.tag) == "workbookPr"), None)
        return about is not None and about.attributes.get("date1904", "0") in ("1", "true")

    @cached_property
    def _cell_styles(self) -> list[tuple[bool, bool]]:
        """For each cell style: whether it shows days, and whether it is locked once the sheet is protected."""
        part = self._links.get("#styles", "xl/styles.xml")
        data = self.parts.read(part)
        if not data:
            return []
        formats: dict[int, str] = {}
        styles: list[tuple[bool, bool]] = []
        for one in elements(data, part, "numFmt", "xf", "protection"):
            name = local(one.tag)
            if name == "numFmt" and one.above[-1:] == ("numFmts",):
                formats[whole(one.attributes.get("numFmtId", ""))] = one.attributes.get("formatCode", "")
            elif name == "xf" and one.above[-1:] == ("cellXfs",):
                number = whole(one.attributes.get("numFmtId", ""))
                shows = number in _DATE_FORMATS if number < 164 else _shows_days(formats.get(number, ""))
                styles.append((shows, True))
            elif name == "protection" and one.above[-2:] == ("cellXfs", "xf") and styles:
                styles[-1] = (styles[-1][0], one.attributes.get("locked", "1") not in ("0", "false"))
        return styles

    def shows_days(self, style: int) -> bool:
        """Whether a cell of this style shows a number as a day."""
        return style < len(self._cell_styles) and self._cell_styles[style][0]

    def locked(self, style: int) -> bool:
        """Whether a cell of this style is closed on a protected sheet."""
        return style >= len(self._cell_styles) or self._cell_styles[style][1]

    @cached_property
    def _shared(self) -> list[str]:
        part = self._links.get("#sharedStrings", "")
        data = self.parts.read(part) if part else b""
        return _strings(data, part) if data else []

    def rules(self, sheet: SheetAbout) -> tuple[Rule, ...]:
        """What the sheet's cells allow, the drop-downs with their words."""
        data = self.parts.read(sheet.part)
        found: list[Rule] = []
        pending: Element | None = None
        texts: dict[str, str] = {}
        wanted = ("dataValidation", "formula1", "formula2", "f", "sqref")
        for one in (*elements(data, sheet.name, *wanted), None):
            if one is None or local(one.tag) == "dataValidation":
                if pending is not None:
                    found.append(self._rule(pending, texts, sheet))
                pending, texts = one, {}
            elif "dataValidation" in one.above:
                name = local(one.tag)
                key = next((step for step in reversed(one.above) if step.startswith("formula")), name)
                texts[key if name == "f" else name] = texts.get(key, "") + one.text.strip()
        return tuple(found)

    def _rule(self, one: Element, texts: dict[str, str], sheet: SheetAbout) -> Rule:
        kind = one.attributes.get("type", "none")
        first = texts.get("formula1", "")
        return Rule(
            areas=tuple(areas(one.attributes.get("sqref", "") or texts.get("sqref", ""))),
            kind=kind,
            operator=one.attributes.get("operator", "between"),
            first=first,
            second=texts.get("formula2", ""),
            words=self._words(first, sheet) if kind == "list" else None,
        )

    def _words(self, formula: str, sheet: SheetAbout, depth: int = 0) -> tuple[str, ...] | None:
        """The words a list's formula stands for; None where only the spreadsheet program could tell."""
        formula = formula.strip().lstrip("=")
        if len(formula) >= 2 and formula[0] == formula[-1] == '"':
            inside = formula[1:-1].replace('""', '"')
            return tuple(dict.fromkeys(word for part in inside.split(",") if (word := part.strip())))
        found = _QUALIFIED.fullmatch(formula)
        if found is not None:
            name, reference = (found[1] or "").replace("''", "'") or found[2], found[3]
            sheet_meant = next((one for one in self.sheets if one.name.casefold() == name.casefold()), None)
        else:
            sheet_meant, reference = sheet, formula
        one_area = area(reference)
        if one_area is not None:
            return None if sheet_meant is None else self._cells(sheet_meant, one_area)
        if depth < 3:
            for name, own, meaning in sorted(self.names, key=lambda known: known[1] != sheet.name):
                if name.casefold() == reference.casefold() and own in ("", sheet.name):
                    return self._words(meaning, sheet, depth + 1)
        return None

    def _cells(self, sheet: SheetAbout, wanted: Area) -> tuple[str, ...]:
        """The texts in this rectangle of any sheet, hidden ones too, once each and in their order."""
        texts = cell_texts(self.parts.read(sheet.part), sheet.name, wanted, lambda place: self._string(place))
        return tuple(dict.fromkeys(word for text in texts if (word := text.strip())))

    def _string(self, place: int) -> str:
        return self._shared[place] if place < len(self._shared) else ""

    def printed_to(self, sheet: SheetAbout) -> int:
        """The last row of the sheet's print area; 0 where it has none or one of many pieces."""
        for name, own, meaning in self.names:
            if name == "_xlnm.Print_Area" and own == sheet.name:
                one = area(meaning.rpartition("!")[2]) if "," not in meaning else None
                return 0 if one is None or one.last_row == LAST_ROW else one.last_row
        return 0


def _shows_days(code: str) -> bool:
    return bool(_DATE_LETTERS.search(_NOT_DATE.sub("", code.split(";")[0]).replace("General", "")))


def _strings(data: bytes, where: str) -> list[str]:
    """The workbook's shared texts; how a word is read aloud is no part of it."""
    found: list[str] = []
    for one in elements(data, where, "si", "t"):
        if local(one.tag) == "si":
            found.append("")
        elif found and "rPh" not in one.above:
            found[-1] += one.text
    return found


def cell_texts(data: bytes, where: str, wanted: Area, shared: object) -> list[str]:
    """The texts of the cells in this rectangle, in the order of the rows; `shared` gives a shared text by its place."""
    assert callable(shared)
    found: list[str] = []
    kind = ""
    here = keeping = False
    pieces: list[str] = []
    row = column = 0

    def begin(tag: str, attributes: dict[str, str], depth: int, _offset: int) -> None:
        nonlocal kind, here, keeping, row, column
        name = local(tag)
        if depth == 3 and name == "row":
            row, column = (int(attributes["r"]) if attributes.get("r", "").isdecimal() else row + 1), -1
        elif depth == 4 and name == "c":
            at = address(attributes.get("r", ""))
            column = column + 1 if at is None else at[1]
            here = wanted.holds(row, column) and len(found) < MOST_WORDS
            kind = attributes.get("t", "n")
            pieces.clear()
        elif here and name in ("v", "t"):
            keeping = True

    def end(tag: str, depth: int, _offset: int) -> None:
        nonlocal here, keeping
        name = local(tag)
        if name in ("v", "t"):
            keeping = False
        elif depth == 4 and name == "c" and here:
            here = False
            text = "".join(pieces)
            if kind == "s":
                text = str(shared(int(text))) if text.isdecimal() else ""
            elif kind == "n" and text.endswith(".0"):
                text = text[:-2]
            if text:
                found.append(text)

    def text_in(words: str) -> None:
        if keeping:
            pieces.append(words)

    walk(data, where, begin, end, text_in)
    return found
