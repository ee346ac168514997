"""A new office: its name, level and division, the first officer, the password, the place of its file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui import memory
from ui.entry.password_line import PasswordLine, strength
from ui.entry.sheet import Sheet
from ui.kit import files
from ui.kit.buttons import button
from ui.kit.cell import Cell
from unionoffice.errors import Refused
from unionoffice.findings import Level
from unionoffice.wording import N_, _

LEVELS = (("township", N_("乡镇（街道）")), ("county", N_("县（市、区）")), ("city", N_("市")))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffice:
    """What was answered."""

    path: Path
    name: str
    level: str
    division: str
    officer: str
    password: str


class NewPage(Sheet):
    """`create_office` carries a NewOffice."""

    create_office = Signal(object)
    back = Signal()
    WIDTH = 620

    def __init__(self) -> None:
        super().__init__(_("新建工会"), _("一个工会一个数据文件，全部加密。以后可以在设置里修改名称、增加操作员。"))
        self._name, self._division, self._officer = QLineEdit(), QLineEdit(), QLineEdit()
        self._name.setPlaceholderText(_("与公章一致，例如 三墩镇总工会"))
        self._division.setPlaceholderText(_("6、9 或 12 位，例如 330106109"))
        self._level = QComboBox()
        for value, label in LEVELS:
            self._level.addItem(_(label), value)
        self._password, self._again = PasswordLine(), PasswordLine()
        self._folder = QLineEdit(str(memory.offices_folder()))
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._folder, 1)
        row.addWidget(button(_("浏览…"), self._browse))
        self._folder.setAccessibleName(_("保存在"))
        self._cells = {
            "name": Cell(_("工会名称"), self._name, required=True),
            "level": Cell(_("层级"), self._level),
            "division": Cell(_("行政区划代码"), self._division, required=True),
            "officer": Cell(_("操作员姓名"), self._officer, required=True),
            "password": Cell(_("密码"), self._password, required=True),
            "again": Cell(_("再输入一次密码"), self._again, required=True),
            "path": Cell(_("保存在"), place),
        }
        self.column.addWidget(self._cells["name"])
        for pair in (("level", "division"), ("officer",), ("password", "again")):
            line = QHBoxLayout()
            line.setSpacing(16)
            for name in pair:
                line.addWidget(self._cells[name], 1)
            self.column.addLayout(line)
        self.column.addWidget(self._cells["path"])
        self._go = self.foot(_("建立"), self._create, back=self.back.emit)
        for name, control in self._lines().items():
            control.textEdited.connect(lambda *_args, name=name: self._cells[name].clear())
        self._folder.textEdited.connect(lambda *_: self._cells["path"].clear())
        for typed in (*self._lines().values(), self._folder):
            typed.returnPressed.connect(self._create)
        self._password.textEdited.connect(self._weigh)
        self._weigh("")

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "name": self._name,
            "division": self._division,
            "officer": self._officer,
            "password": self._password,
            "again": self._again,
        }

    def _weigh(self, password: str) -> None:
        sentence, level = strength(password)
        self._cells["password"].say(sentence, level)

    def _browse(self) -> None:
        chosen = files.ask_folder(self, _("选择文件夹"), self._folder.text())
        if chosen is not None:
            self._folder.setText(str(chosen))
            self._cells["path"].clear()

    def _create(self) -> None:
        if not self._go.isEnabled():
            return
        self.say("")
        folder = Path(self._folder.text().strip()).expanduser()
        faults = {
            "name": "" if self._name.text().strip() else _("请填写工会名称，与公章文字一致"),
            "division": self._wrong_division(),
            "officer": "" if self._officer.text().strip() else _("请填写操作员姓名"),
            "password": "" if self._password.text() else _("请设置密码；没有密码不能保护职工信息"),
            "again": "" if self._again.text() == self._password.text() else _("两次输入的密码不一样"),
            "path": self._wrong_folder(folder),
        }
        wrong = [name for name, sentence in faults.items() if sentence]
        for name in wrong:
            self._cells[name].say(faults[name])
        if wrong:
            {**self._lines(), "path": self._folder}[wrong[0]].setFocus()
            return
        if folder == memory.offices_folder():
            folder.mkdir(parents=True, exist_ok=True)
        name = self._name.text().strip()
        self.create_office.emit(
            NewOffice(
                path=folder / f"{_as_file_name(name)}.office", name=name, level=self._level.currentData(),
                division=self._division.text().strip(), officer=self._officer.text().strip(),
                password=self._password.text(),
            )
        )  # fmt: skip

    def _wrong_folder(self, folder: Path) -> str:
        if not self._folder.text().strip():
            return _("请选择保存数据文件的文件夹")
        if folder.is_dir() or folder == memory.offices_folder():
            return ""
        return _("找不到这个文件夹；请先建好它，或另选一个")

    def _wrong_division(self) -> str:
        code = self._division.text().strip()
        if code.isascii() and code.isdigit() and len(code) in (6, 9, 12):
            return ""
        return _("行政区划代码应为 6、9 或 12 位数字，现在是 {n} 位").format(n=len(code))

    def busy(self, working: bool) -> None:
        """The page waits while the office is being made."""
        self._go.setEnabled(not working)
        self._go.setText(_("正在建立…") if working else _("建立"))

    def refused(self, error: Refused) -> None:
        """The refusal stands at the field it names, else above the buttons."""
        cell = self._cells.get(error.field or "")
        if cell is None:
            self.say(error.sentence)
        else:
            cell.say(error.sentence)
            cell.control.setFocus()

    def forget(self) -> None:
        """No password stays on the page."""
        self._password.clear()
        self._again.clear()
        for cell in self._cells.values():
            if cell.level is Level.HELD:
                cell.clear()

    def begin(self) -> None:
        """Work begins with the name."""
        self._name.setFocus()


def _as_file_name(name: str) -> str:
    return "".join("_" if sign in '\\/:*?"<>|' or ord(sign) < 32 else sign for sign in name).strip(". ") or "office"
