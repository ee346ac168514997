"""A new line L: every file worked out again by it, before and after side by side; what a person accepts becomes theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import errors
from ui.aid.asking import line
from ui.aid.print_menu import show_paper
from ui.aid.words import category_word, yuan
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.cell import Cell
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.kit.room import fit
from ui.theme import Tone
from unionoffice import aid, appointing
from unionoffice.aid import CATEGORIES, Regraded
from unionoffice.aid.file_papers import LIST_FORMS, regrade_paper
from unionoffice.errors import Refused
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk


class RegradeDialog(QDialog):
    """The list by the line in force today; an approver accepts what is selected, by the paper that sets the line."""

    accepted_files = Signal(object)
    """The numbers of the files whose category changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("按新低保标准重新测算"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(_("按新低保标准重新测算")))
        self._words = text.dim("", wrap=True)
        column.addWidget(self._words)
        self.list = FixedList(_columns(), _("重新测算名单"), many=True)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self.document: QLineEdit = line(_("例如 西民〔2026〕12号"))
        self._cell = Cell(_("公布新标准的文件"), self.document, required=True)
        foot.addWidget(self._cell, 2)
        foot.addStretch(1)
        self.foot = foot
        self._print = button(_("打印名单…"), self.print_list, icon="print", key="Ctrl+P")
        foot.addWidget(self._print, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(button(_("关闭"), self.reject, key="Esc"), 0, Qt.AlignmentFlag.AlignBottom)
        self.go = button(_("采纳所选"), self.take, icon="check", primary=True, key="Ctrl+S")
        foot.addWidget(self.go, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)
        QShortcut(QKeySequence.StandardKey.Save, self, self.take)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_list)
        fit(self, QSize(1120, 620))
        self.show_list()
        self.list.setFocus()

    def show_list(self) -> None:
        """The files whose line is another today than when their income was worked out."""
        rows = aid.regrade(self.desk.office)
        self.list.show_rows(rows)
        self.list.selectAll()
        changed = sum(row.changed for row in rows)
        said = _(
            "{n} 份档案的低保标准和测算时不同，其中 {m} 份类别会变。人工认定过的、不再符合条件的，要单独测算认定。"
        )
        none = _("没有要重新测算的档案。新的低保标准在“设置 · 规则”里登记后，再到这里来。")
        words = said.format(n=len(rows), m=changed) if rows else none
        why = self._why_not()
        self._words.setText("\n".join(part for part in (words, why if rows else "") if part))
        self.go.setEnabled(bool(rows) and not why)
        self._cell.setVisible(bool(rows))
        self._print.setEnabled(bool(rows))

    def _why_not(self) -> str:
        office = self.desk.office
        if office.officer.may(Right.APPROVE):
            return ""
        names = "、".join(one.name for one in appointing.officers(office) if one.may(Right.APPROVE))
        return _("采纳要由审批人办理：{names}。").format(names=names or _("还没有指定"))

    def print_list(self) -> None:
        """The list in the preview."""
        office = self.desk.office
        show_paper(self.desk, self, lambda offset: regrade_paper(office, offset=offset), title=_(LIST_FORMS["regrade"]))

    def take(self) -> None:
        """What is selected is accepted; those that need a decision of their own are left out."""
        self._cell.clear()
        rows = [row for row in self.list.chosen_rows() if fits(row)]
        try:
            if not rows:
                raise Refused("nobody", _("没有选中可以直接采纳的档案。"))
            changed = aid.accept_regrade(
                self.desk.office, [row.file for row in rows], document=self.document.text()
            )  # fmt: skip
        except Refused as error:
            if error.field == "document":
                self._cell.say(error.sentence)
                self.document.setFocus()
            else:
                errors.show(error, self)
            return
        except Exception as error:
            errors.show(error, self)
            return
        self.desk.say(_("已采纳 {n} 份，{m} 份类别改变").format(n=len(rows), m=len(changed)))
        self.accepted_files.emit(changed)
        self.show_list()


def fits(row: Regraded) -> bool:
    """Whether the file can be accepted without a decision of its own."""
    return not row.overridden and row.after in CATEGORIES


def _columns() -> tuple[Column, ...]:
    def advice(row: Regraded) -> str:
        if row.overridden:
            return _("原由人工认定，单独办理")
        if row.after not in CATEGORIES:
            return _("不再符合，单独办理")
        return _("类别改变") if row.changed else _("类别不变")

    def tone(row: Regraded) -> Tone:
        if not fits(row):
            return Tone.BAD
        return Tone.WARN if row.changed else Tone.PLAIN

    return (
        Column(title=_("职工编号"), text=lambda row: row.household.file.file_no, width=120),
        Column(title=_("姓名"), text=lambda row: row.household.worker.name, width=90),
        Column(title=_("人口"), text=lambda row: str(row.household.size), width=60, right=True),
        Column(title=_("原低保标准"), text=lambda row: yuan(row.before.line), width=106, right=True),
        Column(title=_("新低保标准"), text=lambda row: yuan(row.line), width=106, right=True),
        Column(title=_("原月人均"), text=lambda row: yuan(row.before.per_head), width=106, right=True),
        Column(title=_("现月人均"), text=lambda row: yuan(row.per_head), width=106, right=True),
        Column(title=_("原类别"), text=lambda row: category_word(row.category), width=96),
        Column(title=_("建议类别"), text=lambda row: category_word(row.after), width=96),
        Column(title=_("说明"), text=advice, width=160, least=120, stretch=True, tone=tone),
    )
