"""Finds in a blank sheet where records go: its heading rows, the prepared rows below them, the footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unionoffice.exchange.heading_rows import Found, read_heading
from unionoffice.exchange.headings import (
    LONGEST,
    OTHERS,
    Heading,
    Remembered,
    Vocabulary,
    fingerprint,
    is_serial,
    normal,
)
from unionoffice.exchange.not_people import Why, looks_like_number, plain, why_passed
from unionoffice.exchange.reading import Cell, Sheet
from unionoffice.exchange.sheet_filling import Room
from unionoffice.exchange.sheet_markup import SheetPlaces, cells_of
from unionoffice.exchange.sheet_shifting import why_not
from unionoffice.exchange.template_book import Book, SheetAbout

LOOK, DEEPEST = 60, 4
"""Rows from the top among which a heading is looked for, and how many rows it may have."""
PREPARED = (Why.EMPTY, Why.SERIAL, Why.PREFILLED)
"""Rows that were made to be filled in: empty ones, numbered ones, those with a drop-down's first word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The part of a sheet records go to: rows as the blank sheet numbers them.

    `first` is the first row to fill, `last` the last prepared one (first - 1 where none is), `footer` the row where
    something else begins, 0 where nothing does; `passed` are rows between heading and first that hold something.
    """

    heading: Found
    first: int
    last: int
    footer: int
    passed: tuple[int, ...]


def find_heading(
    sheet: Sheet, vocabulary: Vocabulary, recall: Callable[[str], Remembered | None] | None = None
) -> Found | None:
    """The heading of a blank sheet, up to four rows deep; a remembered one first, else the one naming most fields.

    Where nothing is known the row with most short texts is taken (score 0): a person maps its columns.
    """
    best: Found | None = None
    fallback: Found | None = None
    for row in range(1, min(LOOK, sheet.last_row) + 1):
        cells = sheet.row(row)
        texts = [cell for cell in cells if isinstance(cell, str)]
        if len(texts) < 2 or any(looks_like_number(cell) for cell in cells):
            continue
        for depth in _depths(sheet, row):
            headings = heading_of(sheet, row, depth)
            if len(headings) < 2:
                continue
            if recall is not None and recall(fingerprint(headings)) is not None:
                return Found(row=row, depth=depth, headings=headings, score=len(headings))
            found = Found(row=row, depth=depth, headings=headings, score=_score(headings, vocabulary))
            if found.score and (best is None or _better(found, best)):
                best = found
            short = sum(len(heading.text) <= 20 for heading in headings)
            if short == len(headings) and (fallback is None or short > len(fallback.headings)):
                fallback = Found(row=row, depth=depth, headings=headings, score=0)
    return best or fallback


def _better(one: Found, other: Found) -> bool:
    """Whether `one` names more; of equals the shorter, unless the row above tells the person from the family."""
    if one.score != other.score:
        return one.score > other.score
    return one.depth < other.depth and not any(
        OTHERS.search(heading.group) and len(heading.group) <= 10 for heading in other.headings
    )


def _score(headings: Sequence[Heading], vocabulary: Vocabulary) -> int:
    """Twice the fields named; one for each heading more that only counts; deeper headings win by what they name."""
    named = [found[1] for heading in headings if (found := vocabulary.field_of(heading)) is not None]
    if len(set(named)) < 2 and not (named and len(headings) <= 3):
        return 0
    return 2 * len(set(named)) + any(is_serial(heading) for heading in headings)


def _depths(sheet: Sheet, row: int) -> tuple[int, ...]:
    """How many rows a heading beginning here may have: as merged cells say, else one or two."""
    high = [area.last_row - row + 1 for area in sheet.merged if area.first_row == row and area.last_row > row]
    deep = max((one for one in high if one <= DEEPEST), default=0)
    if deep:
        return (deep,)
    below = [cell for cell in sheet.row(row + 1) if cell is not None]
    more = bool(below) and all(
        isinstance(cell, str) and len(cell) <= LONGEST and not looks_like_number(cell) for cell in below
    )
    return (1, 2) if more else (1,)


def heading_of(sheet: Sheet, row: int, depth: int) -> tuple[Heading, ...]:
    """The headings of all columns; in several rows the lowest text names the column, those above it its group."""
    if depth == 1:
        return read_heading(sheet, row, 1)
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged:
        if row <= area.first_row < row + depth:
            for number in range(area.first_row, min(area.last_row, row + depth - 1) + 1):
                for column in range(area.first_column, min(area.last_column, area.first_column + 199) + 1):
                    anchors[number, column] = (area.first_row, area.first_column)
    width = max(len(sheet.row(number)) for number in range(row, row + depth))
    width = max((width, *(column + 1 for _number, column in anchors)))
    headings: list[Heading] = []
    carried = [""] * depth
    for column in range(width):
        chain: list[str] = []
        own = True
        for step in range(depth):
            number = row + step
            at = anchors.get((number, column))
            text = _text(sheet, *(at or (number, column)))
            if at is None and not text and step < depth - 1 and _any_below(sheet, anchors, row, step, depth, column):
                text = carried[step]
            else:
                carried[step] = text if at is None else ""
            if text and (not chain or chain[-1] != text):
                chain.append(text)
                own = at is None or at[1] == column
        if chain and own:
            headings.append(Heading(column, chain[-1], "/".join(chain[:-1])))
    return tuple(headings)


def _any_below(
    sheet: Sheet, anchors: dict[tuple[int, int], tuple[int, int]], row: int, step: int, depth: int, column: int
) -> bool:
    return any(
        (number, column) not in anchors and bool(_text(sheet, number, column))
        for number in range(row + step + 1, row + depth)
    )


def _text(sheet: Sheet, row: int, column: int) -> str:
    cells = sheet.row(row)
    cell: Cell = cells[column] if column < len(cells) else None
    return " ".join(str(cell).split()) if cell is not None else ""


def prepared(sheet: Sheet, places: SheetPlaces, heading: Found, part: bytes, keys: frozenset[int]) -> Prepared:
    """Where the records go; `keys` are the columns of names and numbers."""
    start = heading.row + heading.depth
    kinds = _Kinds(sheet, places, heading, keys)
    first, passed = start, []
    while first <= sheet.last_row and (why := kinds.of(first)) not in PREPARED:
        taken = why in (None, Why.EXAMPLE, Why.HEADING)
        explains = why in (Why.NOTE, Why.TITLE, Why.PAGE) or kinds.hint(first)
        if not taken and not (explains and _last_styled(places, part, first + 1, 0, heading)):
            break
        passed.append(first)
        first += 1
    footer = 0
    for number in range(first, sheet.last_row + 1):
        if kinds.of(number) not in PREPARED:
            footer = number
            break
    last = _last_prepared(places, part, first, footer, heading)
    return Prepared(heading=heading, first=first, last=last, footer=footer, passed=tuple(passed))


class _Kinds:
    """What each row below the heading is; cells with formulas count as empty."""

    def __init__(self, sheet: Sheet, places: SheetPlaces, heading: Found, keys: frozenset[int]) -> None:
        self._sheet, self._places = sheet, places
        self._words = {one.column: normal(one.text) for one in heading.headings}
        self._serial = frozenset(one.column for one in heading.headings if is_serial(one))
        self._keys = keys or frozenset(list(self._words)[:1])
        self._wide: dict[int, frozenset[int]] = {}
        for area in sheet.merged:
            if area.last_column > area.first_column:
                here = self._wide.get(area.first_row, frozenset())
                self._wide[area.first_row] = here | {area.first_column}

    def of(self, number: int) -> Why | None:
        """Why the row is nobody's, None where it holds somebody."""
        formulas = self._places.formulas.get(number, set())
        row = [None if place in formulas else cell for place, cell in enumerate(self._sheet.row(number))]
        return why_passed(
            row, headings=self._words, serial=self._serial, keys=self._keys, numbers=self._keys,
            own=self._keys, wide=self._wide.get(number, frozenset()),
        )  # fmt: skip

    def hint(self, number: int) -> bool:
        """Whether the row explains the columns: short texts or column numbers under half of the headings or more."""
        texts = [plain(cell) for cell in self._sheet.row(number) if cell is not None]
        return len(texts) * 2 >= len(self._words)


def _last_prepared(places: SheetPlaces, part: bytes, first: int, footer: int, heading: Found) -> int:
    """The last row made to be filled: bare rows before a footer are a gap, bare rows at the sheet's end are nothing."""
    return _last_styled(places, part, first, footer, heading) or (footer - 1 if footer else first - 1)


def _last_styled(places: SheetPlaces, part: bytes, first: int, footer: int, heading: Found) -> int:
    """The last row from `first` on, before the footer, whose cells have a look of their own; 0 for none."""
    columns = {one.column for one in heading.headings}
    for row in reversed(places.rows):
        if row.number < first:
            return 0
        if row.number in places.hidden or (footer and row.number >= footer):
            continue
        cells = cells_of(part[row.begin : row.end])[1]
        if any(cell.column in columns and cell.attributes.get("s", "0") != "0" for cell in cells):
            return row.number
    return 0


def room_for(count: int, where: Prepared, places: SheetPlaces, book: Book, about: SheetAbout) -> tuple[Room, str, int]:
    """The rows `count` records go to; or why they cannot, in words. Last the number of prepared rows."""
    usable = [row for row in range(where.first, where.last + 1) if row not in places.hidden]
    pattern = usable[-1] if usable else 0
    if count <= len(usable):
        return Room(rows=usable[:count], pattern=pattern), "", len(usable)
    more = count - len(usable)
    wide = tuple(
        (area.first_column, area.last_column)
        for area in places.merged
        if area.first_row == area.last_row == pattern and area.last_column > area.first_column
    )
    if not where.footer:
        behind = where.last + 1
        rows = usable + list(range(behind, behind + more))
        return Room(rows=rows, pattern=pattern, bare_from=behind, wide_merges=wide), "", len(usable)
    before = pattern or where.footer
    if reason := why_not(book, about, places, before):
        return Room(rows=[], pattern=pattern), reason, len(usable)
    rows = [row for row in usable if row < before] + list(range(before, before + more))
    rows += [row + more for row in usable if row >= before]
    look = next((row for row in reversed(usable) if row < before), pattern)
    room = Room(rows=rows, pattern=look, insert_before=before, inserted=more, wide_merges=wide)
    return room, "", len(usable)
