"""Which office, who, and the password."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from ui.entry.password_line import PasswordLine
from ui.entry.sheet import Sheet
from ui.kit.buttons import link
from ui.kit.cell import Cell
from unionoffice.errors import Refused, Trouble
from unionoffice.findings import Level
from unionoffice.wording import _


class OpenPage(Sheet):
    """`unlock` carries file, officer and password."""

    unlock = Signal(object, str, str)
    choose_file = Signal()
    new_office = Signal()
    demo = Signal()
    forgotten = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(_("打开工会"))
        self._files = QComboBox()
        self._who = QComboBox()
        self._password = PasswordLine()
        self._password.setPlaceholderText(_("密码"))
        self._cells = {
            "path": Cell(_("数据文件"), self._files),
            "officer": Cell(_("操作员"), self._who),
            "password": Cell(_("密码"), self._password),
        }
        for cell in self._cells.values():
            self.column.addWidget(cell)
        self._go = self.foot(_("打开"), self._unlock)
        more = QHBoxLayout()
        more.setContentsMargins(0, 4, 0, 0)
        more.addWidget(link(_("打开其他文件…"), self.choose_file.emit))
        more.addWidget(link(_("新建…"), self.new_office.emit))
        more.addWidget(link(_("演示镇"), self.demo.emit))
        more.addStretch()
        more.addWidget(link(_("忘记密码"), lambda: self.forgotten.emit(self.file(), self.officer())))
        self.column.addLayout(more)
        self._password.returnPressed.connect(self._unlock)
        self._password.textEdited.connect(lambda *_: self._cells["password"].clear())
        self._password.caps.connect(self._caps)
        self._files.currentIndexChanged.connect(self._ask_who)
        self._who_of: dict[Path, str] = {}

    def offer(self, files: Sequence[Path], officers: dict[Path, str]) -> None:
        """These office files can be chosen, the first is; `officers` are those who opened them last."""
        self._who_of = officers
        self._files.blockSignals(True)
        self._files.clear()
        for file in files:
            self._files.addItem(file.stem, str(file))
            self._files.setItemData(self._files.count() - 1, str(file), 3)
        self._files.blockSignals(False)
        self._files.setCurrentIndex(0 if files else -1)
        self._ask_who()

    def file(self) -> Path | None:
        """The chosen office file."""
        chosen = self._files.currentData()
        return Path(chosen) if chosen else None

    def officer(self) -> str:
        """The chosen officer's name."""
        return self._who.currentText()

    def _ask_who(self) -> None:
        from unionoffice import opening

        self.say("")
        self._who.clear()
        self._password.clear()
        file = self.file()
        if file is None:
            return
        self._files.setToolTip(str(file))
        try:
            names = [slot.name for slot in opening.officers_of(file)]
        except (Refused, Trouble) as error:
            self.say(error.sentence)
            return
        self._who.addItems(names)
        last = self._who_of.get(file, "")
        if last in names:
            self._who.setCurrentText(last)

    def _unlock(self) -> None:
        file = self.file()
        if file is None or not self.officer() or not self._go.isEnabled():
            return
        if not self._password.text():
            self._cells["password"].say(_("请输入密码"))
            self._password.setFocus()
            return
        self.say("")
        self.unlock.emit(file, self.officer(), self._password.text())

    def _caps(self, on: bool) -> None:
        cell = self._cells["password"]
        if on:
            cell.say(_("大写锁定（Caps Lock）似乎开着"), Level.WARNING)
        elif cell.level is Level.WARNING:
            cell.clear()

    def busy(self, working: bool) -> None:
        """The page waits while the office is being opened."""
        self._go.setEnabled(not working)
        self._go.setText(_("正在打开…") if working else _("打开"))

    def refused(self, error: Refused) -> None:
        """The refusal stands where it belongs; a wrong password is selected to be typed over."""
        cell = self._cells.get(error.field or "")
        if cell is None:
            self.say(error.sentence)
            return
        cell.say(error.sentence)
        cell.control.setFocus()
        if cell.control is self._password:
            self._password.selectAll()

    def forget(self) -> None:
        """No password stays on the page."""
        self._password.clear()
        self._cells["password"].clear()

    def begin(self) -> None:
        """Work begins with the password."""
        self._password.setFocus()
