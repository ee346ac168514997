"""What the office is called and where it is reached; made from the declared settings."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui import errors, memory
from ui.desk import Desk
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.cell import Cell
from ui.settings.section import Section
from unionoffice import wording
from unionoffice.errors import Refused
from unionoffice.officers import Right
from unionoffice.settings import SETTINGS
from unionoffice.wording import _


class OfficeSection(Section):
    """Every setting that is shown, and one button that keeps them."""

    areas = frozenset({"settings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("办公室"), _("这些内容印在会员证、介绍信和各种表格上。"))
        self.cells: dict[str, Cell] = {}
        for setting in SETTINGS.values():
            if setting.shown:
                control = self._control(setting.name)
                cell = Cell(_(setting.label), control, required=setting.name == "name")
                control.setToolTip(_(setting.meaning))
                cell.setMaximumWidth(560)
                self.cells[setting.name] = cell
                self.column.addWidget(cell)
        row = QHBoxLayout()
        self._said = text.label(kind="good")
        row.addWidget(button(_("保存"), self.save, icon="save", primary=True, key="Ctrl+S"))
        row.addWidget(self._said, 1)
        self.column.addLayout(row)
        self.column.addWidget(text.dim(self._place(), wrap=True, small=True))
        self.column.addStretch()
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)

    def _control(self, name: str) -> QWidget:
        if name == "language":
            box = QComboBox()
            for code, words in wording.LANGUAGES.items():
                box.addItem(words, code)
            return box
        line = QLineEdit()
        line.setMaxLength(200)
        line.setPlaceholderText(_(SETTINGS[name].meaning))
        return line

    def _place(self) -> str:
        office = self.desk.office
        return _("层级 {level}　行政区划代码 {division}　数据文件 {path}").format(
            level={"township": _("乡镇（街道）"), "county": _("县（市、区）"), "city": _("市")}.get(office.level, office.level),
            division=office.division, path=office.path,
        )  # fmt: skip

    def refresh(self) -> None:
        """The settings as they are now."""
        for name, cell in self.cells.items():
            value, control = self.desk.office.setting(name), cell.control
            if isinstance(control, QComboBox):
                control.setCurrentIndex(max(0, control.findData(value)))
            elif isinstance(control, QLineEdit):
                control.setText(str(value))
                control.setCursorPosition(0)

    def values(self) -> dict[str, str]:
        """What stands on the page."""
        found = {}
        for name, cell in self.cells.items():
            control = cell.control
            if isinstance(control, QComboBox):
                found[name] = str(control.currentData())
            elif isinstance(control, QLineEdit):
                found[name] = control.text().strip()
        return found

    def save(self) -> None:
        """What differs is kept; a refusal stands at its setting."""
        values = self.values()
        for cell in self.cells.values():
            cell.clear()
        self._said.clear()
        with errors.showing(self):
            try:
                self._keep(values)
            except Refused as error:
                cell_of = self.cells.get(error.field or "")
                if cell_of is None:
                    raise
                cell_of.say(error.sentence)
                return
            sentence = _("已保存")
            self._said.setText(sentence)
            self.desk.say(sentence)
            self.refresh()
            if values["language"] != wording.language():
                # This section goes with its window: not before its own click is over.
                QTimer.singleShot(0, self, lambda: self.desk.frame.rebuild("settings", "office"))

    def _keep(self, values: dict[str, str]) -> None:
        office = self.desk.office
        if not values["name"]:
            raise Refused("missing", _("请填写工会名称，与公章文字一致。"), "name")
        for name, value in values.items():
            if value != office.setting(name):
                # The language is a matter of taste, not of the office: whoever works here may choose it.
                office.set_setting(name, value, right=Right.READ if name == "language" else Right.ADMINISTER)
        remembered = memory.Memory(memory.folder())
        if remembered.language != values["language"]:
            remembered.speak(values["language"])
