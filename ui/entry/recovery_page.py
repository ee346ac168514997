"""The recovery code: shown once when an office is made, and typed in where the password is forgotten."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from ui import theme
from ui.entry.password_line import PasswordLine, strength
from ui.entry.sheet import Sheet
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.cell import Cell
from unionoffice.errors import Refused
from unionoffice.wording import _


class CodePage(Sheet):
    """Shows a new office's recovery code; goes on only after a person says it is on paper."""

    confirmed = Signal()
    print_code = Signal(str)
    WIDTH = 560

    def __init__(self) -> None:
        super().__init__(
            _("请把恢复码写在纸上"),
            _(
                "忘记密码时，只有这串恢复码能打开数据；程序不会再显示它。请打印或抄写，装入信封封好，由主席和经办人分别签名保管。"
            ),
        )
        self._code = text.label(wrap=True)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(15)
        self._code.setFont(fixed)
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._code.setStyleSheet(f"background: {theme.TINT}; border-radius: 8px; padding: 16px;")
        self._code.setAccessibleName(_("恢复码"))
        self.column.addWidget(self._code)
        row = QHBoxLayout()
        row.addWidget(button(_("打印…"), lambda: self.print_code.emit(self._code.text()), icon="print"))
        row.addWidget(button(_("复制"), self._copy))
        row.addStretch()
        self.column.addLayout(row)
        self._sure = QCheckBox(_("恢复码已经打印或抄写好，并与数据文件分开存放"))
        self.column.addWidget(self._sure)
        self._go = self.foot(_("开始使用"), self.confirmed.emit)
        self._go.setEnabled(False)
        self._sure.toggled.connect(self._go.setEnabled)

    def show_code(self, code: str) -> None:
        """The page shows this code, not yet confirmed."""
        self._code.setText(code)
        self._sure.setChecked(False)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code.text())

    def begin(self) -> None:
        """The focus is on the confirmation."""
        self._sure.setFocus()


class ForgottenPage(Sheet):
    """`recover` carries file, code, officer and the new password."""

    recover = Signal(object, str, str, str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__(_("用恢复码重设密码"), _("请取出封存的恢复码，逐组输入；大小写和连字符不影响。"))
        self._file: Path | None = None
        self._officer = ""
        self._code, self._password, self._again = QLineEdit(), PasswordLine(), PasswordLine()
        self._code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-…")
        self._cells = {
            "recovery_code": Cell(_("恢复码"), self._code, required=True),
            "password": Cell(_("新密码"), self._password, required=True),
            "again": Cell(_("再输入一次新密码"), self._again, required=True),
        }
        for cell in self._cells.values():
            self.column.addWidget(cell)
        self._go = self.foot(_("重设并打开"), self._recover, back=self.back.emit)
        self._password.textEdited.connect(lambda typed: self._cells["password"].say(*strength(typed)))
        self._code.textEdited.connect(lambda *_: self._cells["recovery_code"].clear())
        self._again.textEdited.connect(lambda *_: self._cells["again"].clear())

    def ask(self, file: Path, officer: str) -> None:
        """The page is about this office and officer."""
        self._file, self._officer = file, officer
        self.forget()

    def _recover(self) -> None:
        if not self._password.text():
            self._cells["password"].say(_("请设置新密码"))
        elif self._password.text() != self._again.text():
            self._cells["again"].say(_("两次输入的密码不一样"))
        elif self._file is not None:
            self.recover.emit(self._file, self._code.text(), self._officer, self._password.text())

    def busy(self, working: bool) -> None:
        """The page waits while the office is being opened."""
        self._go.setEnabled(not working)

    def refused(self, error: Refused) -> None:
        """A wrong code is said at the code."""
        name = "recovery_code" if error.reason in ("bad_code", "wrong_password") else error.field or ""
        sentence = _("恢复码不对。请对照纸上的恢复码逐组检查。") if error.reason == "wrong_password" else error.sentence
        cell = self._cells.get(name)
        if cell is None:
            self.say(sentence)
        else:
            cell.say(sentence)
            cell.control.setFocus()

    def forget(self) -> None:
        """No secret stays on the page."""
        for line in (self._code, self._password, self._again):
            line.clear()
        for cell in self._cells.values():
            cell.clear()

    def begin(self) -> None:
        """Work begins with the code."""
        self._code.setFocus()
