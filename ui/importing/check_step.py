"""The third step: what the sheet would do to the roll. Nothing is written yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget

from ui.importing import draft_lists, returning
from ui.importing.draft_lists import NOTES, SKIPPED
from ui.importing.row_panel import RowPanel
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.fixed_list import FixedList
from ui.kit.tab_row import TabRow
from ui.kit.wizard import Step
from unionoffice.findings import Level
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.importing.task import Runner
    from ui.work import Progress
    from unionoffice.members import Draft, Import

PILES = ("new", "changed", "same", "doubtful")


class CheckStep(Step):
    """Four piles with their counts, what was put into form, what was passed over; leaving enters the good rows."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(_("核对"))
        self._runner = runner
        self._warning = text.label(kind="warn", wrap=True)
        self._warning.hide()
        self.column.addWidget(self._warning)
        head = QHBoxLayout()
        head.setSpacing(16)
        self.tabs = TabRow(_("检查结果"))
        for key in (*PILES, NOTES, SKIPPED):
            self.tabs.add(key, key)
        self.tabs.turned.connect(lambda _key: self._show())
        head.addWidget(self.tabs, 1)
        self.only = QCheckBox(_("只看有问题的"))
        self.only.toggled.connect(lambda _on: self._show())
        head.addWidget(self.only)
        self.column.addLayout(head)
        self.rows = FixedList(draft_lists.row_columns(), _("各行"))
        self.notes = FixedList(draft_lists.note_columns(), _("已规范的内容"))
        self.skipped = FixedList(draft_lists.skipped_columns(), _("跳过的行"))
        self._none = text.dim("", wrap=True)
        self._stack = QStackedWidget()
        for widget in (self.rows, self.notes, self.skipped):
            self._stack.addWidget(widget)
        self.panel = RowPanel()
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.panel)
        self.column.addLayout(middle, 1)
        foot = QHBoxLayout()
        self._foot = text.dim("")
        foot.addWidget(self._foot, 1)
        self._return = button(_("退回问题行…"), self.give_back, icon="export")
        self._return.setToolTip(_("有问题的行另存为工作簿，标出单元格和原因，可以发还企业改正后再导入"))
        foot.addWidget(self._return)
        self.column.addLayout(foot)
        self.rows.on_current(self.panel.show_row)

    @property
    def _draft(self) -> Draft:
        draft = self._runner.task.draft
        assert draft is not None
        return draft

    def enter(self) -> None:
        """The piles of the draft just made, the most pressing one in front."""
        from unionoffice import members

        draft, task = self._draft, self._runner.task
        counts = {key: len(draft_lists.of_pile(draft, key, only_problems=False)) for key in PILES}
        words = {
            "new": _("新增 {n:,}"),
            "changed": _("变更 {n:,}"),
            "same": _("相同 {n:,}"),
            "doubtful": _("可疑 {n:,}"),
        }
        for key in PILES:
            self.tabs.say(key, words[key].format(n=counts[key]), enabled=counts[key] > 0)
        notes = draft.found(Level.NOTE)
        self.notes.show_rows(notes)
        self.skipped.show_rows(draft.skipped)
        self.tabs.say(NOTES, _("已规范 {n:,}").format(n=len(notes)), enabled=bool(notes))
        self.tabs.say(SKIPPED, _("跳过 {n:,}").format(n=len(draft.skipped)), enabled=bool(draft.skipped))
        first = next((key for key in ("doubtful", "new", "changed", "same") if counts[key]), "new")
        self.tabs.choose(first)
        self._problems = sum(draft_lists.has_problem(row) for row in draft.rows)
        self._return.setEnabled(self._problems > 0)
        told = []
        sheet = task.sheet
        before = members.imported_before(self._runner.desk.office, sheet.fingerprint) if sheet is not None else None
        if before is not None:
            told.append(_("这份文件 {day} 已经导入过；再导入一次不会重复添加人员。").format(day=before.day))
        if draft.new_units:
            shown = "、".join(draft.new_units[:3]) + ("……" if len(draft.new_units) > 3 else "")
            told.append(_("将新建 {n} 个工会，待您确认：{names}。").format(n=len(draft.new_units), names=shown))
        self._warning.setText("".join(told))
        self._warning.setVisible(bool(told))
        self._show()
        if self.wizard is not None:
            self.wizard.careful = True
        self.rows.setFocus()

    def _show(self) -> None:
        key = self.tabs.chosen()
        if self._runner.task.draft is None:
            return
        if key in PILES:
            rows = draft_lists.of_pile(self._draft, key, only_problems=self.only.isChecked())
            self.rows.show_rows(rows)
            self._stack.setCurrentWidget(self.rows)
            self.panel.show_row(self.rows.current())
        else:
            self._stack.setCurrentWidget(self.notes if key == NOTES else self.skipped)
        self.panel.setVisible(key in PILES)
        self.only.setVisible(key in PILES)
        self._foot.setText(self._foot_words(key))

    def _foot_words(self, key: str) -> str:
        told = {
            "new": _("新登记的人；有黄色说明的也会导入，请过后核对"),
            "changed": _("名册里已有的人，只改表里写了、且与名册不同的内容"),
            "same": _("与名册完全相同，不作改动"),
            "doubtful": _("这些行不会导入；改好后再导入一次即可"),
            NOTES: _("没有损失的整理：全角数字、姓名中的空格、日期写法等"),
            SKIPPED: _("标题、合计、制表人等，不是人员"),
        }
        return told[key]

    def button_text(self) -> str:
        """How many enter the roll."""
        if self._runner.task.draft is None:
            return _("导入")
        draft = self._draft
        new, changed = (len(draft_lists.of_pile(draft, key, only_problems=False)) for key in ("new", "changed"))
        if new and changed:
            return _("导入：新增 {n:,} 人，变更 {m:,} 人").format(n=new, m=changed)
        if new:
            return _("导入 {n:,} 人").format(n=new)
        return _("更新 {n:,} 人").format(n=changed) if changed else _("没有可导入的，结束")

    def give_back(self) -> None:
        """The problem rows are a workbook."""
        returning.save(self._runner, self)

    def leave(self, go_on: Callable[[], None]) -> None:
        """New and changed rows are on the roll, in one transaction; or nothing is."""
        task, office = self._runner.task, self._runner.desk.office
        draft, sheet = self._draft, task.sheet
        fingerprint = sheet.fingerprint if sheet is not None else ""

        def work(progress: Progress) -> Import | None:
            from unionoffice import members

            return members.enter(office, draft, fingerprint=fingerprint, progress=progress)

        def done(entered: Import | None) -> None:
            task.done = entered
            if self.wizard is not None:
                self.wizard.careful = False
            go_on()

        self._runner.work(_("正在写入名册"), work, done)
