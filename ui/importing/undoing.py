"""Taking an import back as a whole: asked about, with the people that were changed since shown first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import dialogs, text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.kit.room import fit
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress
    from unionoffice.members import Import, Undone

Conflict = tuple[int, str, tuple[str, ...]]


class ConflictsDialog(QDialog):
    """Shows who was changed, moved or printed since; accepted: they stay as they are, all others are taken back."""

    def __init__(self, done: Import, conflicts: list[Conflict], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("撤销导入"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(_("有 {n} 人在导入之后又变动过").format(n=len(conflicts))))
        sentence = _(
            "撤销“{file}”时，可以保留这些人现在的样子，只撤销其余的人；也可以先停下，逐个核对以后再说。现在还没有改动任何内容。"
        )
        column.addWidget(text.dim(sentence.format(file=done.file), wrap=True))
        self.list = FixedList(
            (
                Column(title=_("姓名"), text=lambda one: one[1], width=130),
                Column(title=_("之后的变动"), text=lambda one: "、".join(map(_word, one[2])), width=300, stretch=True),
            ),
            _("变动过的人"),
        )
        self.list.show_rows(conflicts)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        stop = button(_("停下，不撤销"), self.reject, key="Esc")
        row.addWidget(stop)
        row.addWidget(button(_("保留这些人，撤销其余"), self.accept))
        column.addLayout(row)
        stop.setDefault(True)
        stop.setFocus()
        fit(self, QSize(560, 420))


def _word(column: str) -> str:
    from unionoffice.members import MEMBER_FIELDS

    known = {
        "printed": _("已打印过"), "removed": _("已被删除"), "in_use": _("已被引用"), "person": _("人员"), "until": _("会籍经历"),
        "merged_into": _("已合并"),
    }  # fmt: skip
    field = MEMBER_FIELDS.get(column)
    return field.shown if field is not None else known.get(column, column)


def ask(desk: Desk, done: Import, parent: QWidget, undone: Callable[[Undone], object]) -> None:
    """A person agrees, and the import is taken back beside the window; `undone` is told what came of it."""
    from unionoffice import members

    conflicts = members.import_conflicts(desk.office, done.id)
    if conflicts:
        agreed = ConflictsDialog(done, conflicts, parent).exec() == QDialog.DialogCode.Accepted
    else:
        question = _(
            "撤销“{file}”这次导入吗？新增的 {n:,} 人会从名册移除，变更的 {m:,} 人恢复原样；已发出的编号不会再用。"
        )
        agreed = dialogs.ask(
            parent, question.format(file=done.file, n=done.added, m=done.changed), yes=_("撤销导入"), no=_("不撤销"),
            danger=True,
        )  # fmt: skip
    if agreed:
        start(desk, done, undone, keep_changed=bool(conflicts))


def start(desk: Desk, done: Import, undone: Callable[[Undone], object], *, keep_changed: bool) -> None:
    """The import is taken back by the worker."""
    from unionoffice import members

    def work(_progress: Progress) -> Undone:
        return members.undo_import(desk.office, done.id, keep_changed=keep_changed)

    def over(result: Undone) -> None:
        desk.say(told(result))
        undone(result)

    desk.run(_("正在撤销导入"), work, done=over)


def told(undone: Undone) -> str:
    """What came of it, in a sentence."""
    words = _("已撤销，{n:,} 人恢复到导入之前。").format(n=undone.undone)
    if undone.conflicts:
        words += _("{n} 人保留了现在的样子。").format(n=len(undone.conflicts))
    return words
