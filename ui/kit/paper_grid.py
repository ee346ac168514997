"""The look of the paper form: labels and values in boxes with thin lines, as many beside each other as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from ui import theme
from ui.kit import text
from ui.kit.buttons import link

LABEL_WIDE, LABEL_WIDE_ENGLISH = 115, 150
DAY_WIDE = 98
"""Pixels of a column of days or amounts: they cannot be broken."""
PAIR_LEAST = 268
"""Pixels a label with its value needs at least."""
MOST = 3

LOOK = f"""
QFrame#paper {{ background: {theme.BORDER}; border: 0; }}
QFrame#paper QLabel[cell="label"] {{ background: {theme.HEADER}; color: {theme.DIM}; padding: 6px 8px; }}
QFrame#paper QLabel[cell="value"] {{ background: {theme.WHITE}; padding: 6px 8px; }}
QFrame#paper QLabel[cell="head"] {{ background: {theme.HEADER}; color: {theme.DIM}; padding: 6px 8px; }}
QFrame#paper QLabel[cell="sum"] {{ background: {theme.TINT_HOVER}; padding: 6px 8px; }}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One label with its value. `whole`: the value has the rest of the line for itself."""

    label: str
    value: str
    whole: bool = False


def _cell(words: str, kind: str, *, right: bool = False, bold: bool = False) -> QLabel:
    made = text.label(words, wrap=True, bold=bold)
    made.setProperty("cell", kind)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    made.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    if kind != "label":
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = made.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    policy.setVerticalPolicy(QSizePolicy.Policy.Expanding)
    made.setSizePolicy(policy)
    return made


class PaperGrid(QFrame):
    """Boxes of one section; laid anew where the width allows another number of them in a line."""

    def __init__(self, boxes: Sequence[Box] = (), *, label_wide: int = LABEL_WIDE) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.setStyleSheet(LOOK)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._grid: QGridLayout | None = None
        self._boxes: Sequence[Box] = boxes
        self._label_wide = label_wide
        self._across = 0
        self._arrange(MOST)

    def show_boxes(self, boxes: Sequence[Box]) -> None:
        """These boxes from now on."""
        self._boxes = boxes
        across, self._across = self._across, 0
        self._arrange(across)

    def value_of(self, label: str) -> str:
        """What stands behind this label. Raises KeyError."""
        return {one.label: one.value for one in self._boxes}[label]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold another number of boxes in a line."""
        super().resizeEvent(event)
        self._arrange(max(1, min(MOST, event.size().width() // PAIR_LEAST)))

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for child in self.findChildren(QLabel):
            child.hide()
            child.deleteLater()
        if self._grid is not None:
            self._column.removeItem(self._grid)
            self._grid.deleteLater()
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(1)
        self._column.addLayout(grid)
        for pair in range(across):
            grid.setColumnMinimumWidth(2 * pair, self._label_wide)
            grid.setColumnStretch(2 * pair + 1, 1)
        self._fill(grid, across)

    def _fill(self, grid: QGridLayout, across: int) -> None:
        row = pair = 0
        for number, box in enumerate(self._boxes):
            if box.whole and pair:
                self._blank(grid, row, pair, across)
                row, pair = row + 1, 0
            following = self._boxes[number + 1] if number + 1 < len(self._boxes) else None
            last = following is None or following.whole
            wide = across - pair if box.whole or last else 1
            grid.addWidget(_cell(box.label, "label"), row, 2 * pair)
            grid.addWidget(_cell(box.value, "value"), row, 2 * pair + 1, 1, 2 * wide - 1)
            pair += wide
            if pair >= across:
                row, pair = row + 1, 0

    def _blank(self, grid: QGridLayout, row: int, pair: int, across: int) -> None:
        grid.addWidget(_cell("", "value"), row, 2 * pair, 1, 2 * (across - pair))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperColumn:
    """A column of a paper table: title, its part of the width, numbers to the right, `day` for what has no break."""

    title: str
    part: int = 1
    right: bool = False
    day: bool = False


class PaperTable(QFrame):
    """A table as it stands on paper: a line of titles, lines of words, a line of sums."""

    def __init__(
        self, columns: Sequence[PaperColumn], lines: Sequence[Sequence[str]], *, total: Sequence[str] = (),
        none: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("paper")
        self.setStyleSheet(LOOK)
        self.lines = [tuple(line) for line in lines]
        grid = QGridLayout(self)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(1)
        for place, column in enumerate(columns):
            grid.setColumnStretch(place, column.part)
            grid.setColumnMinimumWidth(place, DAY_WIDE if column.day or column.right else 0)
            grid.addWidget(_cell(column.title, "head", right=column.right), 0, place)
        for row, line in enumerate(lines, 1):
            for place, words in enumerate(line):
                grid.addWidget(_cell(words, "value", right=columns[place].right), row, place)
        if not lines and none:
            grid.addWidget(_cell(none, "value"), 1, 0, 1, len(columns))
        for place, words in enumerate(total):
            made = _cell(words, "sum", right=columns[place].right, bold=True)
            grid.addWidget(made, len(lines) + 2, place)


class Section(QFrame):
    """One section of the sheet: its number and title, what can be done in it at the right, its content below."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        head.addWidget(text.heading(title))
        self.note = text.dim("", small=True)
        head.addWidget(self.note)
        head.addStretch()
        self._head = head
        self.column.addLayout(head)

    def offer(self, words: str, run: object, *, key: str = "", tip: str = "") -> None:
        """One more thing that can be done here, as a word to click."""
        assert callable(run)
        made = link(words, run)
        made.setAccessibleName(f"{self.accessibleName()}　{words}")
        if key or tip:
            made.setToolTip("　".join(part for part in (tip or words, key) if part))
        self._head.addWidget(made)
