"""Lines of label and value in a narrow place: a value that cannot be broken and has no room stands below its label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import text

GAP, BETWEEN = 14, 10
"""Pixels from label to value, from line to line."""
LABEL = 0.45
"""The part of the width a label has beside its value; a longer one stands above it."""

_Wrap = QTextOption.WrapMode


class DetailLines(QWidget):
    """Arranges its lines anew for every width."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet("background: transparent;")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._grid = QGridLayout()
        column.addLayout(self._grid)
        column.addStretch(1)  # a grid aligned to the top would get no more than its unwrapped height
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._lines: Sequence[tuple[str, str]] = ()

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """These lines from now on."""
        self._lines = lines
        for _number in range(len(self._labels), len(lines)):
            self._labels.append((text.dim(""), _value()))
        for number, pair in enumerate(self._labels):
            for place, label in enumerate(pair):
                label.setText(lines[number][place] if number < len(lines) else "")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold other lines whole."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _arrange(self) -> None:
        below = self._below()
        top = Qt.AlignmentFlag.AlignTop
        for number, (name, value) in enumerate(self._labels):
            used, under, row = number < len(self._lines), number in below, 3 * number
            wide = 2 if under else 1
            self._grid.removeWidget(name)
            self._grid.removeWidget(value)
            self._grid.setRowMinimumHeight(row, BETWEEN if used and number else 0)
            self._grid.addWidget(name, row + 1, 0, 1, wide, top)
            self._grid.addWidget(value, row + 1 + under, 0 if under else 1, 1, wide, top)
            if used:
                words = self._lines[number][1]
                value.setText(_broken(words, value.font(), self.width()) if under else words)
            name.setVisible(used)
            value.setVisible(used)

    def _below(self) -> frozenset[int]:
        wide = [name.sizeHint().width() for name, _value in self._labels[: len(self._lines)]]
        most = self.width() * LABEL
        room = self.width() - max((one for one in wide if one <= most), default=0) - GAP
        return frozenset(
            number
            for number, (_name, value) in enumerate(self._labels[: len(self._lines)])
            if wide[number] > most or not _fits(self._lines[number][1], value.font(), room)
        )


def _value() -> QLabel:
    made = text.label(wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = made.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    made.setSizePolicy(policy)
    return made


def _laid(words: str, font: QFont, room: int, wrap: _Wrap) -> list[tuple[str, float]]:
    """The lines these words (without a line's end) break into, each with its width."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(wrap)
    layout.setTextOption(option)
    made: list[tuple[str, float]] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        start = line.textStart()
        made.append((words[start : start + line.textLength()], line.naturalTextWidth()))
    layout.endLayout()
    return made


def _fits(words: str, font: QFont, room: int) -> bool:
    return all(wide <= room for one in words.split("\n") for _part, wide in _laid(one, font, room, _Wrap.WordWrap))


def _broken(words: str, font: QFont, room: int) -> str:
    """The words, broken within a word where even a whole line is too short for it."""
    if room <= 0 or _fits(words, font, room):
        return words
    lines = [_laid(one, font, room, _Wrap.WrapAtWordBoundaryOrAnywhere) for one in words.split("\n")]
    return "\n".join(part.rstrip() for one in lines for part, _wide in one)
