"""The first step: which file, and which union its people belong to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
)

from ui import errors, theme
from ui.kit import files, icons, text, unit_choice
from ui.kit.buttons import button, link
from ui.kit.choice_box import ChoiceBox
from ui.kit.wizard import Step, Wizard
from unionoffice import resources
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.importing.task import Runner
    from ui.work import Progress
    from unionoffice.members.sheet import ReadSheet

SHEETS = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv")
SAMPLE = "会员名册样表.xlsx"


class DropCard(QFrame):
    """A sheet is dropped here, or chosen by the button; afterwards it shows which."""

    def __init__(self, chosen: Callable[[Path], object], ask: Callable[[], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self.setMinimumHeight(150)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addStretch()
        mark = text.label()
        mark.setPixmap(icons.pixmap("import", theme.PRIMARY, 32, 2.0))
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = text.label(_("把名册拖到这里，或者选择文件"), size=theme.HEADING_SIZE, bold=True)
        self._below = text.dim(_("可以是 .xlsx、.xls、.et（WPS）、.ods 或 .csv；先检查，确认后才写入"), small=True)
        for label in (self._words, self._below):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.pick = button(_("选择文件…"), ask, icon="folder", key="Ctrl+O")
        column.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def show_file(self, path: Path) -> None:
        """The card names the file."""
        self._words.setText(path.name)
        size = path.stat().st_size / 1024 if path.exists() else 0
        self._below.setText(_("{folder}，{size:,.0f} KB").format(folder=path.parent, size=max(size, 1)))
        self.pick.setText(_("换一个文件…"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A sheet is welcome."""
        if self._sheet_of(event) is not None:
            event.acceptProposedAction()
            self.setStyleSheet(
                f"QFrame#card {{ border: 2px dashed {theme.PRIMARY}; background: {theme.TINT_HOVER}; border-radius: 8px; }}"
            )

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The card looks as before."""
        self.setStyleSheet("")

    def dropEvent(self, event: QDropEvent) -> None:
        """The sheet is the chosen one."""
        self.setStyleSheet("")
        path = self._sheet_of(event)
        if path is not None:
            event.acceptProposedAction()
            self._chosen(path)

    def _sheet_of(self, event: QDropEvent) -> Path | None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return next((path for path in paths if path.suffix.lower() in SHEETS), None)


class FileStep(Step):
    """Chooses file and union; leaving reads the sheet."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(_("选择名册"))
        self._runner = runner
        self.card = DropCard(self.choose, self.ask)
        self.column.addWidget(self.card, 1)
        row = QHBoxLayout()
        row.addStretch()
        self.sample = link(_("下载样表"), self.save_sample)
        self.sample.setVisible(resources.path("samples", SAMPLE).is_file())
        row.addWidget(text.dim(_("还没有名册？")))
        row.addWidget(self.sample)
        row.addSpacing(16)
        row.addWidget(link(_("导入记录与撤销…"), self.show_history))
        row.addStretch()
        QShortcut(QKeySequence.StandardKey.Open, self, self.ask)
        self.column.addLayout(row)
        self.column.addWidget(text.heading(_("表里的人归入哪个工会")))
        self._ways = QButtonGroup(self)
        self.by_sheet = QRadioButton(_("按表中“所属工会”或“工作单位”一列；没有的单位会新建，待您确认"))
        self.to_unit = QRadioButton(_("全部归入这个工会："))
        self.to_new = QRadioButton(_("全部归入一个新工会："))
        self.by_sheet.setChecked(True)
        office = runner.desk.office
        self.unit = ChoiceBox(
            unit_choice.finder(office, unions_only=True), name_of=unit_choice.name_of(office),
            placeholder=_("输入名称或拼音首字母查找"),
        )  # fmt: skip
        self.unit.setAccessibleName(_("全部归入这个工会"))
        self.new_unit = QLineEdit()
        self.new_unit.setPlaceholderText(_("工会名称，与公章文字一致"))
        self.new_unit.setAccessibleName(_("新工会名称"))
        self.new_unit.setMaxLength(100)
        self.column.addWidget(self.by_sheet)
        for way, answer in ((self.to_unit, self.unit), (self.to_new, self.new_unit)):
            line = QHBoxLayout()
            way.setMinimumWidth(190)
            line.addWidget(way)
            line.addWidget(answer, 1)
            self.column.addLayout(line)
        for way in (self.by_sheet, self.to_unit, self.to_new):
            self._ways.addButton(way)
            way.toggled.connect(lambda *_: self.changed())
        self.unit.line.textEdited.connect(lambda *_: self.to_unit.setChecked(True))
        self.unit.picked.connect(lambda: self.to_unit.setChecked(True))
        self.new_unit.textEdited.connect(lambda *_: self.to_new.setChecked(True))

    def enter(self) -> None:
        """The focus is where the file is chosen."""
        self.card.pick.setFocus()

    def ask(self) -> None:
        """A person looks for the file."""
        kinds = _("电子表格") + " (" + " ".join(f"*{suffix}" for suffix in SHEETS) + ")"
        path = files.ask_open(self, _("选择名册"), kinds)
        if path is not None:
            self.choose(path)

    def choose(self, path: Path) -> None:
        """This file is to be imported."""
        self._runner.task.path = path
        self._runner.task.sheet = None
        self.card.show_file(path)
        self.changed()
        wizard = self.window()
        if isinstance(wizard, Wizard):
            wizard.to_the_next()

    def show_history(self) -> QDialog:
        """What was imported so far, and the way to take one back."""
        from ui.importing.history_dialog import HistoryDialog

        dialog = HistoryDialog(self._runner.desk, self)
        dialog.open()
        return dialog

    def save_sample(self) -> None:
        """The sample sheet is where a person wants it."""
        path = files.ask_save(self, _("保存样表"), SAMPLE, "Excel (*.xlsx)", ".xlsx")
        if path is not None:
            with errors.showing(self):
                from unionoffice.safe_write import safe_write

                safe_write(path, resources.path("samples", SAMPLE).read_bytes())
                self._runner.desk.say(_("样表已保存：{path}").format(path=path))

    def ready(self) -> bool:
        """A file is chosen."""
        return self._runner.task.path is not None

    def leave(self, go_on: Callable[[], None]) -> None:
        """The sheet is read, in a child process with limits."""
        task, office = self._runner.task, self._runner.desk.office
        self.unit.settle()
        task.unit = task.new_unit = None
        if self.to_unit.isChecked():
            chosen = self.unit.value()
            if chosen is None:
                self.unit.setFocus()
                raise Refused("missing", _("请从列表里选择工会；没有的请改选“全部归入一个新工会”。"), "unit")
            task.unit = int(chosen)
        elif self.to_new.isChecked():
            name = self.new_unit.text().strip()
            if not name:
                self.new_unit.setFocus()
                raise Refused("missing", _("请填写新工会的名称，与公章文字一致。"), "unit")
            from unionoffice import units

            known = units.named(office, name)
            task.unit, task.new_unit = (known[0], None) if known else (None, name)
        path = task.path
        assert path is not None

        def work(_progress: Progress) -> ReadSheet:
            from unionoffice.members.sheet import read_sheet

            return read_sheet(office, path)

        def done(sheet: ReadSheet) -> None:
            from unionoffice.members import mapping

            task.sheet = sheet
            task.choices = [mapping.chosen_now(table) for table in sheet.tables]
            go_on()

        if task.sheet is not None:
            go_on()
        else:
            self._runner.work(_("正在读取“{name}”").format(name=path.name), work, done)
