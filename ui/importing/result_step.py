"""The last step: what was done, and what usually comes next: cards, problem rows back, units to confirm, undo."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import theme
from ui.importing import draft_lists, returning, undoing
from ui.kit import icons, text
from ui.kit.buttons import button
from ui.kit.chosen import Chosen
from ui.kit.list_page import Query
from ui.kit.wizard import Step
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from ui.importing.task import Runner
    from unionoffice.members import Undone


class ResultStep(Step):
    """Says what the import did; the wizard cannot go back from here."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(_("完成"))
        self._runner = runner
        self.column.addStretch(2)
        mark = text.label()
        mark.setPixmap(icons.pixmap("good", theme.GREEN, 44, 2.0))
        self.column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self.head = text.title("")
        self.head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told = text.dim("", wrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(self.head)
        self.column.addWidget(self.told)
        deeds = QVBoxLayout()
        deeds.setSpacing(10)
        self.cards = button(_("打印新会员的会员证"), self._print, icon="card")
        self.units = button(_("核对新建的工会"), self._confirm, icon="tree")
        self.back = button(_("退回问题行…"), self._give_back, icon="export")
        self.undo = button(_("撤销这次导入…"), self._undo, icon="undo")
        for one in (self.cards, self.units, self.back, self.undo):
            one.setMinimumWidth(240)
            deeds.addWidget(one)
        row = QHBoxLayout()
        row.addStretch()
        row.addLayout(deeds)
        row.addStretch()
        self.column.addSpacing(8)
        self.column.addLayout(row)
        self.column.addStretch(3)

    def enter(self) -> None:
        """What the import did, in figures."""
        task = self._runner.task
        draft, done = task.draft, task.done
        assert draft is not None
        counts = {key: sum(row.pile == key for row in draft.rows) for key in ("new", "changed", "same", "doubtful")}
        if done is None:
            self.head.setText(_("没有需要写入的内容"))
        else:
            self.head.setText(_done_words(done.added, done.changed))
        told = []
        if counts["same"]:
            told.append(_("{n:,} 行与名册相同，没有改动。").format(n=counts["same"]))
        if counts["doubtful"]:
            told.append(_("{n:,} 行有问题，没有导入；改好后再导入一次即可，不会重复。").format(n=counts["doubtful"]))
        self.told.setText("".join(told) or _("全部写入，名册已更新。"))
        self._show(self.cards, on=done is not None and done.added > 0)
        self._show(self.units, on=done is not None and bool(draft.new_units))
        self._show(self.back, on=any(draft_lists.has_problem(row) for row in draft.rows))
        self._show(self.undo, on=done is not None)

    def _show(self, one: QPushButton, *, on: bool) -> None:
        one.setVisible(on)

    def may_go_back(self) -> bool:
        """What is entered is entered."""
        return False

    def new_members(self) -> array[int]:
        """The numbers of the people this import brought, in the order of the sheet."""
        draft = self._runner.task.draft
        assert draft is not None
        return array("q", [row.member for row in draft.rows if row.pile == "new" and row.member is not None])

    def _print(self) -> None:
        numbers = self.new_members()
        self._leave()
        chosen = Chosen(words=_("这次导入的新会员"), numbers=numbers, deed="print_cards")
        self._runner.desk.go("members", chosen)

    def _confirm(self) -> None:
        self._leave()
        self._runner.desk.go("units", Query(filters={"show": "unconfirmed"}))

    def _leave(self) -> None:
        if self.wizard is not None:
            self.wizard.accept()

    def _give_back(self) -> None:
        returning.save(self._runner, self)

    def _undo(self) -> None:
        done = self._runner.task.done
        if done is not None:
            undoing.ask(self._runner.desk, done, self, self._undone)

    def _undone(self, undone: Undone) -> None:
        self.head.setText(_("这次导入已撤销"))
        self.told.setText(undoing.told(undone))
        for one in (self.cards, self.units, self.undo):
            self._show(one, on=False)


def _done_words(added: int, changed: int) -> str:
    if added and changed:
        return _("已导入：新增 {n:,} 人，变更 {m:,} 人").format(n=added, m=changed)
    return _("已导入：新增 {n:,} 人").format(n=added) if added else _("已导入：变更 {n:,} 人").format(n=changed)
