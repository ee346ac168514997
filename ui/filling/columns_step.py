"""The second step: what each column of the blank gets and how it is written; known ones are filled in already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout

from ui.filling import file_step
from ui.filling.column_row import ColumnRow
from ui.filling.task import count_words
from ui.kit import text
from ui.kit.wizard import Step
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.filling.task import Runner
    from ui.work import Progress
    from unionoffice.reports.filling import Checked, Filling


class ColumnsStep(Step):
    """Every column with what it gets; leaving checks every word, nothing is written."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(_("对应各列"))
        self._runner = runner
        self._shown: Filling | None = None
        self.rows: dict[str, ColumnRow] = {}
        head = QHBoxLayout()
        self._words = text.dim("", wrap=True)
        head.addWidget(self._words, 1)
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(_("工作表"))
        self.sheets.activated.connect(self._turn)
        head.addWidget(self.sheets)
        self.column.addLayout(head)
        self.differences = text.label(kind="warn", wrap=True)
        self.column.addWidget(self.differences)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._scroll, 1)

    def enter(self) -> None:
        """The columns of the blank just read."""
        filling = self._runner.task.filling
        assert filling is not None
        if filling is not self._shown:
            self._show(filling)
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.fills.setFocus()

    def _show(self, filling: Filling) -> None:
        self._shown = filling
        task = self._runner.task
        told = filling.differences
        self.differences.setText("" if told is None else told.sentence)
        self.differences.setVisible(told is not None)
        self._words.setText(self._told(filling, count_words(task.source, len(task.numbers))))
        self.sheets.clear()
        for name in (filling.about.name, *filling.other_sheets):
            self.sheets.addItem(name)
        self.sheets.setVisible(bool(filling.other_sheets))
        self.rows = {}
        sheet = QFrame()
        sheet.setObjectName("card")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 12, 16, 12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for place, words in enumerate((_("表中的列"), _("填什么"), _("写法"), _("第一行会是"), "")):
            grid.addWidget(text.dim(words, small=True), 0, place)
        ordered = sorted(filling.columns, key=lambda one: (not one.open, one.heading.column))
        for number, one in enumerate(ordered, 1):
            row = ColumnRow(filling, one, task.first)
            row.changed.connect(self.changed)
            row.place_in(grid, number)
            self.rows[one.letter] = row
        column.addLayout(grid)
        column.addStretch()
        self._scroll.setWidget(sheet)

    def _told(self, filling: Filling, many: str) -> str:
        from unionoffice.reports.filling import together

        first = filling.where.first
        words = _("共 {many}，从“{sheet}”第 {row} 行填起。").format(many=many, sheet=filling.about.name, row=first)
        if filling.open_columns:
            more = _("有 {n} 列认不出，请在最上面指定；这次的选择会记住，下次同样的表不再问。")
            return together((words, more.format(n=len(filling.open_columns))))
        known = _("这份表填过，照上次的填法。") if filling.remembered else _("所有的列都认出来了；如有不对，可以改。")
        return together((words, known))

    def _turn(self, place: int) -> None:
        """Another sheet of the workbook is the one to fill."""
        name = self.sheets.itemText(place)
        if self._shown is not None and name != self._shown.about.name:
            file_step.read(self._runner, name, self.enter)

    def ready(self) -> bool:
        """At least one column gets something."""
        return any(row.chosen() for row in self.rows.values())

    def button_text(self) -> str:
        """What comes next is a check, nothing is written."""
        return _("核对")

    def leave(self, go_on: Callable[[], None]) -> None:
        """The choices are taken; every word of every record is looked at."""
        from unionoffice.reports import filling

        task, office = self._runner.task, self._runner.desk.office
        made, numbers = task.filling, task.numbers
        assert made is not None
        fills = {letter: row.chosen() for letter, row in self.rows.items()}
        styles = {letter: style for letter, row in self.rows.items() if (style := row.style())}
        chosen = filling.choose(filling.choose(made, fills=fills), styles=styles)

        def work(progress: Progress) -> Checked:
            return filling.check(office, chosen, numbers, progress=progress)

        def done(checked: Checked) -> None:
            task.filling, task.checked = chosen, checked
            self._shown = chosen
            go_on()

        self._runner.work(_("正在核对每一行"), work, done)
