"""The markup inside a workbook's parts: read with limits, and where in the bytes each row and cell stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from unionoffice.errors import Refused
from unionoffice.exchange.sheet_references import LAST_ROW, Area, address, area
from unionoffice.wording import _

DEEPEST = 60
"""Elements within elements; honest sheets have some ten."""
MOST_ELEMENTS = 8_000_000
"""Elements of one part; a sheet styled to its last row and 20 columns wide has fewer than it takes to fill it."""

_TAG = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")


def broken(where: str) -> Refused:
    """The refusal of a part that is not what spreadsheet programs write."""
    sentence = _(
        "这份表格的“{where}”里有本程序读不懂的内容，没有填写，原表没有改动。请用表格软件打开它，另存为新的 .xlsx 后再填。"
    )
    return Refused("hostile_sheet", sentence.format(where=where))


def local(tag: str) -> str:
    """The tag's name without its prefix."""
    return tag.rpartition(":")[2]


def attribute(attributes: dict[str, str], name: str) -> str:
    """The value of the attribute of this local name, whatever its prefix; "" where there is none."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if local(key) == name), "")


def whole(text: str) -> int:
    """The whole number an attribute holds; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else 0


@dataclass(slots=True)
class Element:
    """One element: its tag, attributes, the tags above it, the byte it begins at, and the text right inside it."""

    tag: str
    attributes: dict[str, str]
    above: tuple[str, ...]
    begin: int
    text: str = ""


Begin = Callable[[str, dict[str, str], int, int], None]
"""Called with tag, attributes, depth (the root is 1) and the byte offset."""
End = Callable[[str, int, int], None]
"""Called with tag, depth and the byte offset of the closing tag (of an empty element: the byte behind it)."""


def walk(data: bytes, where: str, begin: Begin, end: End, text: Callable[[str], None] | None = None) -> None:
    """Every element of the part is told to the callbacks. Raises Refused("hostile_sheet")."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = count = 0

    def begun(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST or count > MOST_ELEMENTS:
            raise broken(where)
        begin(tag, attributes, depth, parser.CurrentByteIndex)

    def ended(tag: str) -> None:
        nonlocal depth
        end(tag, depth, parser.CurrentByteIndex)
        depth -= 1

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.casefold() not in ("utf-8", "utf8", "us-ascii"):
            raise broken(where)

    def refuse(*_about: object) -> None:
        raise broken(where)

    parser.StartElementHandler = begun
    parser.EndElementHandler = ended
    parser.XmlDeclHandler = declared
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, KeyError, IndexError, OverflowError):
        raise broken(where) from None


def elements(data: bytes, where: str, *wanted: str) -> list[Element]:
    """The elements of these local names in their order. Raises Refused("hostile_sheet")."""
    found: list[Element] = []
    path: list[tuple[str, Element | None]] = []

    def begin(tag: str, attributes: dict[str, str], _depth: int, offset: int) -> None:
        name = local(tag)
        one = Element(tag, attributes, tuple(step[0] for step in path), offset) if name in wanted else None
        path.append((name, one))
        if one is not None:
            found.append(one)

    def end(_tag: str, _depth: int, _offset: int) -> None:
        path.pop()

    def text(words: str) -> None:
        if path and path[-1][1] is not None:
            path[-1][1].text += words

    walk(data, where, begin, end, text)
    return found


def tag_end(data: bytes, begin: int) -> int:
    """The byte behind the opening tag that begins here."""
    found = _TAG.match(data, begin)
    if found is None:
        raise broken("sheet")
    return found.end()


def element_end(data: bytes, begin: int, closing: int) -> int:
    """The byte behind the element that begins here; `closing` is where its closing tag stands, if it has one."""
    opened = tag_end(data, begin)
    return opened if data[opened - 2 : opened] == b"/>" else data.index(b">", closing) + 1


@dataclass(slots=True)
class RowPlace:
    """Where a row stands: its number, its first byte and the byte behind it."""

    number: int
    begin: int
    end: int


@dataclass(slots=True)
class SheetPlaces:
    """Where in a sheet's part its rows stand, and what else of it filling must know.

    `inside` is the byte behind the opening tag of the rows' element, `behind` the first byte of its closing tag.
    """

    prefix: str = ""
    inside: int = -1
    behind: int = -1
    rows: list[RowPlace] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    formulas: dict[int, set[int]] = field(default_factory=dict)
    formula_texts: list[str] = field(default_factory=list)
    column_styles: list[tuple[int, int, int]] = field(default_factory=list)
    dimension: tuple[int, Area] | None = None
    merged: list[Area] = field(default_factory=list)
    protected: bool = False


def places(data: bytes, where: str) -> SheetPlaces:
    """Where the rows of this sheet's part stand. Raises Refused("hostile_sheet")."""
    found, reader = SheetPlaces(), _Reader(data, where)
    reader.read(found)
    if found.inside < 0 or found.behind < 0:
        raise broken(where)
    return found


class _Reader:
    def __init__(self, data: bytes, where: str) -> None:
        self.data, self.where = data, where
        self.path: list[str] = []
        self.row = self.column = 0
        self.begun = 0
        self.formula: list[str] | None = None

    def read(self, found: SheetPlaces) -> None:
        walk(
            self.data, self.where, lambda *told: self._begin(found, *told), lambda *told: self._end(found, *told),
            self._text,
        )  # fmt: skip

    def _begin(self, found: SheetPlaces, tag: str, attributes: dict[str, str], depth: int, offset: int) -> None:
        name = local(tag)
        self.path.append(name)
        if depth == 2:
            self._part(found, tag, name, attributes, offset)
        elif depth == 3 and self.path[1] == "sheetData" and name == "row":
            self._row(found, attributes, offset)
        elif depth == 4 and self.path[2] == "row" and name == "c":
            at = address(attributes.get("r", ""))
            if at is not None and at[0] != self.row:
                raise broken(self.where)
            self.column = self.column + 1 if at is None else at[1]
        elif depth == 5 and name == "f" and self.path[3] == "c":
            found.formulas.setdefault(self.row, set()).add(self.column)
            self.formula = []
        elif depth == 3 and name == "mergeCell" and (one := area(attributes.get("ref", ""))) is not None:
            found.merged.append(one)
        elif depth == 3 and name == "col":
            style = int(attributes.get("style", "0"))
            if style:
                found.column_styles.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1, style))

    def _part(self, found: SheetPlaces, tag: str, name: str, attributes: dict[str, str], offset: int) -> None:
        if name == "sheetData":
            if found.inside >= 0:
                raise broken(self.where)
            found.prefix = tag[: -len("sheetData")]
            found.inside = tag_end(self.data, offset)
        elif name == "dimension" and (one := area(attributes.get("ref", ""))) is not None:
            found.dimension = (offset, one)
        elif name == "sheetProtection":
            found.protected = attributes.get("sheet", "0") in ("1", "true")

    def _row(self, found: SheetPlaces, attributes: dict[str, str], offset: int) -> None:
        number = int(attributes["r"]) if attributes.get("r", "").isdecimal() else self.row + 1
        if number <= self.row or number > LAST_ROW:
            raise broken(self.where)
        self.row, self.column, self.begun = number, -1, offset
        if attributes.get("hidden", "0") in ("1", "true") or attributes.get("zeroHeight") == "1":
            found.hidden.add(number)

    def _end(self, found: SheetPlaces, _tag: str, depth: int, offset: int) -> None:
        name = self.path.pop()
        if depth == 3 and name == "row" and self.path[1] == "sheetData":
            found.rows.append(RowPlace(self.row, self.begun, element_end(self.data, self.begun, offset)))
        elif depth == 2 and name == "sheetData":
            found.behind = -1 if self.data[found.inside - 2 : found.inside] == b"/>" else offset
        elif depth == 5 and name == "f" and self.formula is not None:
            found.formula_texts.append("".join(self.formula))
            self.formula = None

    def _text(self, words: str) -> None:
        if self.formula is not None:
            self.formula.append(words)


@dataclass(slots=True)
class CellPlace:
    """Where a cell stands in its row's bytes: column from 0, first byte, the byte behind; its attributes; a formula?"""

    column: int
    begin: int
    end: int
    attributes: dict[str, str]
    formula: bool = False


def cells_of(row: bytes) -> tuple[dict[str, str], list[CellPlace]]:
    """The attributes of one row's own bytes, and its cells in their order."""
    head: dict[str, str] = {}
    cells: list[CellPlace] = []
    last = -1

    def begin(tag: str, attributes: dict[str, str], depth: int, offset: int) -> None:
        nonlocal last
        if depth == 1:
            head.update(attributes)
        elif depth == 2 and local(tag) == "c":
            at = address(attributes.get("r", ""))
            last = last + 1 if at is None else at[1]
            cells.append(CellPlace(last, offset, -1, attributes))
        elif depth == 3 and local(tag) == "f" and cells:
            cells[-1].formula = True

    def end(tag: str, depth: int, offset: int) -> None:
        if depth == 2 and local(tag) == "c":
            cells[-1].end = element_end(row, cells[-1].begin, offset)

    walk(row, "row", begin, end)
    return head, cells
