"""One row of the draft in full: what is wrong and where, what would change from what to what, what the sheet says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.importing import draft_lists
from ui.kit import text
from ui.kit.pill import Pill
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.members import DraftRow


class RowPanel(QScrollArea):
    """Shows one row; empty without one."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(300)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_row(None)

    def show_row(self, row: DraftRow | None) -> None:
        """The panel shows this row from now on."""
        sheet = QFrame()
        sheet.setObjectName("card")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        if row is not None:
            column.addWidget(text.heading(draft_lists.name_of(row) or _("（没有姓名）")))
            column.addWidget(text.dim(_("{sheet} 第 {n} 行").format(sheet=row.sheet, n=row.number), small=True))
            for part in (self._findings(row), self._changes(row), self._given(row)):
                if part is not None:
                    column.addWidget(part)
        column.addStretch()
        self.setWidget(sheet)

    def _findings(self, row: DraftRow) -> QWidget | None:
        found = draft_lists.findings_of(row)
        if not found:
            return None
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        for word, tone, where, sentence in found:
            head = QGridLayout()
            head.setColumnStretch(1, 1)
            head.addWidget(Pill(word, tone), 0, 0)
            head.addWidget(text.dim(where, small=True), 0, 1)
            column.addLayout(head)
            column.addWidget(text.label(sentence, wrap=True))
            column.addSpacing(4)
        return part

    def _changes(self, row: DraftRow) -> QWidget | None:
        changes = draft_lists.differences(row)
        if not changes:
            return None
        part = QWidget()
        grid = _grid(part, _("将要修改"))
        for place, (name, old, new) in enumerate(changes, 1):
            before = text.dim(old, wrap=True)
            font = before.font()
            font.setStrikeOut(True)
            before.setFont(font)
            after = text.label(new, wrap=True)
            after.setStyleSheet(f"color: {theme.GREEN};")
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(before)
            cell.addWidget(after)
            grid.addWidget(text.dim(name), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(cell, place, 1)
        return part

    def _given(self, row: DraftRow) -> QWidget | None:
        told = draft_lists.given(row)
        if not told:
            return None
        part = QWidget()
        grid = _grid(part, _("表中内容"))
        for place, (name, value) in enumerate(told, 1):
            grid.addWidget(text.dim(name), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text.label(value, wrap=True), place, 1)
        return part


def _grid(part: QWidget, title: str) -> QGridLayout:
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.addWidget(text.label(title, bold=True), 0, 0, 1, 2)
    return grid
