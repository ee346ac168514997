"""Who may open the office and what for: naming, dismissing, one's own password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.kit import dialogs
from ui.kit.ask_dialog import AskDialog
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.settings.section import Section
from unionoffice.errors import Refused
from unionoffice.officers import ROLE_LABELS, Role
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.officers import Officer


def meaning(role: Role) -> str:
    """What an officer of this role may do."""
    return {
        Role.ENTRY: _("登记、修改、导入、打印"),
        Role.APPROVAL: _("审批他人经办的事项；自己不能登记"),
        Role.ADMINISTRATION: _("设置、规则、操作员"),
        Role.AUDIT: _("只能查看和核对"),
    }[role]


class OfficersSection(Section):
    """The officers in post."""

    areas = frozenset({"officers"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("操作员"),
            _("每人一个姓名、一个密码；谁做了什么都记在操作日志里。解除以后，他的密码再也打不开数据文件。"),
        )
        self.list = FixedList(
            (
                Column(title=_("姓名"), text=lambda one: one.name, width=140),
                Column(title=_("权限"), text=_roles, width=260, stretch=True),
                Column(title=_("说明"), text=self._note, width=150),
            ),
            _("操作员"),
        )
        self.column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(button(_("指定操作员…"), self.name, icon="plus"))
        self.dismiss_button = button(_("解除…"), self.dismiss, icon="close")
        row.addWidget(self.dismiss_button)
        row.addStretch()
        row.addWidget(button(_("修改我的密码…"), self.change_password, icon="lock"))
        self.column.addLayout(row)
        self.list.on_current(self._look)

    def refresh(self) -> None:
        """The officers in post now."""
        from unionoffice import appointing

        self.list.show_rows(appointing.officers(self.desk.office), keep=True)

    def _note(self, officer: Officer) -> str:
        return _("您自己") if officer.name == self.desk.office.officer.name else ""

    def _look(self, officer: Officer | None) -> None:
        self.dismiss_button.setEnabled(officer is not None and officer.name != self.desk.office.officer.name)

    def name(self) -> AskDialog:
        """A further officer, with a first password to be changed by themselves."""
        line = QLineEdit()
        boxes = {role: QCheckBox(f"{_(ROLE_LABELS[role])}：{meaning(role)}") for role in Role}
        boxes[Role.ENTRY].setChecked(True)
        roles = QWidget()
        column = QVBoxLayout(roles)
        column.setContentsMargins(0, 0, 0, 0)
        for box in boxes.values():
            column.addWidget(box)
        first, again = _secret(), _secret()

        def save() -> None:
            from unionoffice import appointing

            _same(first, again)
            chosen = tuple(role for role, box in boxes.items() if box.isChecked())
            if not chosen:
                raise Refused("missing", _("请至少选择一项权限。"), "roles")
            appointing.name_officer(self.desk.office, line.text(), chosen, first.text())
            self.desk.say(_("已指定 {name}").format(name=line.text().strip()))

        dialog = AskDialog(_("指定操作员"), save, button_text=_("指定"), icon="plus", parent=self)
        dialog.ask("officer", _("姓名"), line, required=True)
        dialog.ask("roles", _("权限"), roles, required=True)
        dialog.ask("password", _("初始密码"), first, required=True)
        dialog.ask("again", _("再输入一次"), again, required=True)
        return _opened(dialog, line)

    def dismiss(self) -> None:
        """The chosen officer's password opens nothing any more."""
        officer = self.list.current()
        if officer is None:
            return
        question = _("解除 {name}？他的密码将不能再打开数据文件；他做过的记录都保留。").format(name=officer.name)
        if dialogs.ask(self, question, yes=_("解除"), no=_("不解除"), danger=True):
            from unionoffice import appointing

            appointing.dismiss_officer(self.desk.office, officer.name)
            self.desk.say(_("已解除 {name}").format(name=officer.name))

    def change_password(self) -> AskDialog:
        """The officer at work has a new password."""
        old, first, again = _secret(), _secret(), _secret()

        def save() -> None:
            from unionoffice import appointing

            _same(first, again)
            try:
                appointing.change_password(self.desk.office, old.text(), first.text())
            except Refused as error:
                raise Refused(
                    error.reason, error.sentence, "old" if error.reason == "wrong_password" else "password"
                ) from error
            self.desk.say(_("密码已修改"))

        dialog = AskDialog(
            _("修改我的密码"), save, subtitle=_("操作员：{name}").format(name=self.desk.office.officer.name),
            button_text=_("修改"), icon="lock", parent=self,
        )  # fmt: skip
        dialog.ask("old", _("现在的密码"), old, required=True)
        dialog.ask("password", _("新密码"), first, required=True)
        dialog.ask("again", _("再输入一次"), again, required=True)
        return _opened(dialog, old)


def _roles(officer: Officer) -> str:
    return "、".join(_(ROLE_LABELS[role]) for role in officer.roles)


def _secret() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _same(first: QLineEdit, again: QLineEdit) -> None:
    if first.text() != again.text():
        raise Refused("differs", _("两次输入的密码不一样。请重新输入。"), "again")


def _opened(dialog: AskDialog, begin: QWidget) -> AskDialog:
    dialog.open()
    begin.setFocus()
    return dialog
