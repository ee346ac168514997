"""A form's grid: columns and rows in mm, boxes flowing into the next free slot, every rule drawn once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from unionoffice.printing.boxes import Box
from unionoffice.printing.paper import Area
from unionoffice.printing.pen import Pen

FRAME = 1.2
"""Points: the outer frame."""
RULE = 0.5
"""Points: the rules inside."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a grid: its height in mm and the boxes that begin in it."""

    height: float
    boxes: Sequence[Box]


@dataclass(frozen=True, slots=True)
class _Placed:
    box: Box
    row: int
    column: int

    @property
    def after(self) -> int:
        """The first column behind the box."""
        return self.column + int(self.box.w)


class Grid:
    """Boxes laid out at once; raises ValueError for a hole, an overlap or a box that leaves the grid."""

    def __init__(self, columns: Sequence[float], rows: Sequence[Row], *, x: float, y: float) -> None:
        self._xs = _edges(x, columns)
        self._ys = _edges(y, [row.height for row in rows])
        self._placed = _place(len(columns), rows)
        self.bottom = self._ys[-1]

    @classmethod
    def in_mm(cls, width: float, rows: Sequence[Row], *, x: float, y: float) -> Grid:
        """A grid whose boxes give their width in mm (`w`), each row divided as it likes; all fill `width`."""
        edges, begun = {0.0, round(width, 2)}, []
        taken: dict[int, list[tuple[float, float]]] = {}
        for number, row in enumerate(rows):
            for box in row.boxes:
                start = _free(taken.setdefault(number, []))
                after = round(start + box.w, 2)
                for below in range(number, number + box.h):
                    taken.setdefault(below, []).append((start, after))
                edges |= {start, after}
                begun.append((number, box, start, after))
            if _free(taken.get(number, [])) != round(width, 2):
                raise ValueError(f"row {number + 1} is {_free(taken.get(number, []))} mm wide, not {width}")
        places = {edge: place for place, edge in enumerate(sorted(edges))}
        columns = [after - edge for edge, after in pairwise(sorted(edges))]
        spanned = [
            Row(row.height, [replace(box, w=places[b] - places[a]) for at, box, a, b in begun if at == number])
            for number, row in enumerate(rows)
        ]
        return cls(columns, spanned, x=x, y=y)

    def draw(self, pen: Pen) -> float:
        """Draws every box, the rules, then the frame; returns the lower edge in mm. Raises ValueError off the page."""
        xs, ys = self._xs, self._ys
        if self.bottom > pen.paper.height or xs[-1] > pen.paper.width:
            raise ValueError(f"the grid ends at {xs[-1]} x {self.bottom} mm, beyond the page")
        names: dict[int, str] = {}
        for placed in self._placed:
            box = placed.box
            for row in range(placed.row, placed.row + box.h):
                if box.names:
                    names[row] = box.names
            area = Area(
                xs[placed.column],
                ys[placed.row],
                xs[placed.after] - xs[placed.column],
                ys[placed.row + box.h] - ys[placed.row],
                names.get(placed.row, ""),
            )
            if box.grey:
                pen.shade(area)
            box.draw(pen, area)
        pen.lines(self._rules(), RULE)
        pen.frame(Area(xs[0], ys[0], xs[-1] - xs[0], ys[-1] - ys[0]), FRAME)
        return self.bottom

    def _rules(self) -> list[tuple[float, float, float, float]]:
        """The inner rules, each stretch once, stretches that meet joined."""
        across: set[tuple[int, int]] = set()
        down: set[tuple[int, int]] = set()
        for placed in self._placed:
            box = placed.box
            across.update((placed.row + box.h, column) for column in range(placed.column, placed.after))
            down.update((placed.after, row) for row in range(placed.row, placed.row + box.h))
        xs, ys = self._xs, self._ys
        inner_rows, inner_columns = range(1, len(ys) - 1), range(1, len(xs) - 1)
        level = [(xs[a], ys[row], xs[b], ys[row]) for row in inner_rows for a, b in _stretches(across, row)]
        upright = [
            (xs[column], ys[a], xs[column], ys[b]) for column in inner_columns for a, b in _stretches(down, column)
        ]
        return level + upright


def _free(taken: list[tuple[float, float]]) -> float:
    """Where the next box of a row begins in mm."""
    place = 0.0
    for start, after in sorted(taken):
        if start > place:
            break
        place = max(place, after)
    return place


def _edges(start: float, sizes: Sequence[float]) -> list[float]:
    edges = [start]
    for size in sizes:
        edges.append(edges[-1] + size)
    return edges


def _place(columns: int, rows: Sequence[Row]) -> list[_Placed]:
    taken: set[tuple[int, int]] = set()
    placed: list[_Placed] = []
    for number, row in enumerate(rows):
        for box in row.boxes:
            free = [column for column in range(columns) if (number, column) not in taken]
            if not free:
                raise ValueError(f"row {number + 1} has more boxes than room ({box.names or 'a box'})")
            slots = {(number + down, free[0] + right) for down in range(box.h) for right in range(int(box.w))}
            if slots & taken or free[0] + box.w > columns or number + box.h > len(rows):
                raise ValueError(f"{box.names or 'a box'} in row {number + 1} overlaps another or leaves the grid")
            taken |= slots
            placed.append(_Placed(box, number, free[0]))
    holes = [(row, column) for row in range(len(rows)) for column in range(columns) if (row, column) not in taken]
    if holes:
        raise ValueError(f"hole in row {holes[0][0] + 1}, column {holes[0][1] + 1}")
    return placed


def _stretches(segments: set[tuple[int, int]], line: int) -> list[tuple[int, int]]:
    """The unbroken stretches of one line, as first and last edge."""
    places = sorted(place for at, place in segments if at == line)
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found
