"""Finds the row, or the two rows, that name the columns of a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unionoffice.exchange.headings import LONGEST, OTHERS, Heading, Remembered, Vocabulary, fingerprint, normal
from unionoffice.exchange.not_people import looks_like_number
from unionoffice.exchange.reading import Cell, Sheet

MOST_MERGED = 2_000
"""Merged ranges looked at for one heading."""
LOOK = 100
"""Rows from the top among which a heading is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A heading: its first row, how many rows it has, its columns, and how many different fields they name."""

    row: int
    depth: int
    headings: tuple[Heading, ...]
    score: int


def find_heading(
    sheet: Sheet,
    vocabulary: Vocabulary,
    recall: Callable[[str], Remembered | None] | None,
    start: int,
    *,
    look: int = LOOK,
) -> Found | None:
    """The best heading among `look` rows from row `start` on, or None.

    A heading must name a field that tells one row from another (a name, a number) and one more, or be remembered.
    """
    last = sheet.last_row
    best: Found | None = None
    for row in range(start, min(start + look - 1, last) + 1):
        cells = sheet.row(row)
        if not any(isinstance(cell, str) for cell in cells) or any(looks_like_number(cell) for cell in cells):
            continue
        for depth in (1, 2):
            if depth == 2 and not _may_continue(sheet, row):
                continue
            headings = read_heading(sheet, row, depth)
            if not headings:
                continue
            if recall is not None and recall(fingerprint(headings)) is not None:
                return Found(row=row, depth=depth, headings=headings, score=len(headings))
            score = _score(headings, vocabulary)
            found = Found(row=row, depth=depth, headings=headings, score=score)
            if score and (best is None or _better(found, best)):
                best = found
    return best if best is not None else _before_numbers(sheet, vocabulary, start, look)


def _score(headings: Sequence[Heading], vocabulary: Vocabulary) -> int:
    names = {found[1] for heading in headings if (found := vocabulary.field_of(heading)) is not None}
    if not any(name in names for name in vocabulary.keys):
        return 0
    return len(names) if len(names) >= 2 or len(headings) <= 3 else 0


def _better(one: Found, other: Found) -> bool:
    """Whether `one` names more; of equals the shorter, unless the row above tells the person from the wife."""
    if one.score != other.score:
        return one.score > other.score
    return one.depth < other.depth and not any(
        OTHERS.search(heading.group) and len(heading.group) <= 10 and not set(":：") & set(heading.group)
        for heading in other.headings
    )


def _before_numbers(sheet: Sheet, vocabulary: Vocabulary, start: int, look: int) -> Found | None:
    """Where no heading is known: the row of texts just above the first identity numbers, for mapping by hand."""
    if look < LOOK:
        return None
    above: int | None = None
    for row in range(start, min(start + look, sheet.last_row + 1)):
        cells = sheet.row(row)
        if any(looks_like_number(cell) and len(str(cell)) >= 15 for cell in cells):
            if above is None:
                return None
            headings = read_heading(sheet, above, 1)
            return Found(row=above, depth=1, headings=headings, score=0) if len(headings) >= 2 else None
        if sum(isinstance(cell, str) for cell in cells) >= 2:
            above = row
    return None


def _may_continue(sheet: Sheet, row: int) -> bool:
    """Whether the next row could be the second half of a heading: short texts only, and not one under each heading."""
    below = [cell for cell in sheet.row(row + 1) if cell is not None]
    return bool(below) and all(
        isinstance(cell, str) and len(cell) <= LONGEST and not looks_like_number(cell) for cell in below
    )


def read_heading(sheet: Sheet, row: int, depth: int) -> tuple[Heading, ...]:
    """The headings of all columns that have one; in two rows, a text merged or standing over several is their group."""
    top = sheet.row(row)
    if depth == 1:
        return tuple(Heading(place, _text(cell)) for place, cell in enumerate(top) if _text(cell))
    below = sheet.row(row + 1)
    whole = _whole_cells(sheet, row)
    headings: list[Heading] = []
    group = ""
    for place in range(max(len(top), len(below))):
        over = _text(top[place]) if place < len(top) else ""
        under = _text(below[place]) if place < len(below) else ""
        group = over or (group if place not in whole else "")
        if under:
            headings.append(Heading(place, under, group))
        elif over:
            headings.append(Heading(place, over))
    return tuple(headings)


def _whole_cells(sheet: Sheet, row: int) -> frozenset[int]:
    """Columns whose heading cell stands for both rows, so that no group reaches over them."""
    return frozenset(
        place
        for area in sheet.merged[:MOST_MERGED]
        if area.first_row == row and area.last_row > row
        for place in range(area.first_column, min(area.last_column, area.first_column + 200) + 1)
    )


def _text(cell: Cell) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""


def same_heading(one: Sequence[Heading], other: Sequence[Heading]) -> bool:
    """Whether two headings name the same columns."""
    return {(item.column, normal(item.text)) for item in one} <= {(item.column, normal(item.text)) for item in other}


def next_heading(sheet: Sheet, vocabulary: Vocabulary, heading: Found) -> Found | None:
    """The next heading further down with other columns than this one; the same heading again begins no new table."""
    texts = frozenset(item.text for item in heading.headings)
    for number in range(heading.row + heading.depth, sheet.last_row + 1):
        row = sheet.row(number)
        if texts.isdisjoint(row) or sum(cell in texts for cell in row) < 2:
            continue
        found = find_heading(sheet, vocabulary, None, number, look=1)
        if found is not None and found.score >= 3 and not same_heading(found.headings, heading.headings):
            return found
    return None


def blocks(headings: Sequence[Heading], vocabulary: Vocabulary) -> list[tuple[Heading, ...]]:
    """The columns of each list where two or more lists stand side by side under the same headings."""
    texts = [normal(heading.shown) for heading in headings]
    for place, heading in enumerate(headings):
        found = vocabulary.field_of(heading)
        if found is None or found[1] not in vocabulary.keys or texts[place] not in texts[place + 1 :]:
            continue
        width = texts.index(texts[place], place + 1) - place
        for start in range(place + 1):
            if texts[start : start + width] == texts[start + width : start + 2 * width]:
                cuts = range(start, len(texts), width)
                return [tuple(headings[cut : cut + width]) for cut in cuts if texts[cut] == texts[start]]
    return [tuple(headings)]
