"""The fourth step: where the filled workbook goes and what it is for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from ui.filling.task import count_words
from ui.kit import files, text
from ui.kit.buttons import button
from ui.kit.wizard import Step
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.filling.task import Runner
    from ui.work import Progress
    from unionoffice.reports.filling import Filled


class WriteStep(Step):
    """Asks for file and purpose; leaving writes the workbook."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(_("写成文件"))
        self._runner = runner
        self._told = text.label("", wrap=True)
        self.column.addWidget(self._told)
        self.column.addWidget(text.heading(_("存到哪里")))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.file = QLineEdit()
        self.file.setAccessibleName(_("存到哪里"))
        self.file.textChanged.connect(lambda *_args: self.changed())
        row.addWidget(self.file, 1)
        row.addWidget(button(_("选位置…"), self.ask, icon="folder"))
        self.column.addLayout(row)
        self.column.addWidget(text.heading(_("填报的用途")))
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems(
            [
                _("县总工会要求报送实名制信息"),
                _("县总工会要求报送统计报表"),
                _("困难职工建档核对"),
                _("集体合同备案汇总"),
            ]
        )
        line = QLineEdit()
        self.reason.setLineEdit(line)
        self.reason.setCurrentIndex(-1)
        line.setPlaceholderText(_("写明用途，会记入日志"))
        self.reason.setAccessibleName(_("填报的用途"))
        self.reason.editTextChanged.connect(lambda *_args: self.changed())
        self.column.addWidget(self.reason)
        self.column.addWidget(
            text.dim(
                _("表里有职工的个人信息，只报给依法要求报送的单位；谁在什么时候填报、用途是什么，都记入日志。"),
                wrap=True,
            )
        )
        self.column.addStretch()

    def enter(self) -> None:
        """A name beside the blank is offered."""
        task = self._runner.task
        filling, checked = task.filling, task.checked
        assert filling is not None
        assert checked is not None
        many = count_words(task.source, checked.count)
        self._told.setText(_("{many}填入“{sheet}”，其余内容原样不动。").format(many=many, sheet=filling.about.name))
        if not self.file.text():
            stem = _("{name}（已填）").format(name=filling.path.stem)
            self.file.setText(str(files.start() / f"{stem}{filling.suffix}"))
        self.reason.setFocus()

    def ask(self) -> None:
        """A person says where."""
        filling = self._runner.task.filling
        assert filling is not None
        kinds = f"Excel (*{filling.suffix})"
        path = files.ask_save(self, _("存到哪里"), Path(self.file.text()).name, kinds, filling.suffix)
        if path is not None:
            self.file.setText(str(path))

    def ready(self) -> bool:
        """A file and a purpose are given."""
        return bool(self.file.text().strip() and self.reason.currentText().strip())

    def button_text(self) -> str:
        """How many rows are written."""
        checked = self._runner.task.checked
        return _("填表") if checked is None else _("填 {n:,} 行").format(n=checked.count)

    def leave(self, go_on: Callable[[], None]) -> None:
        """The workbook is written, its columns are remembered."""
        task, office = self._runner.task, self._runner.desk.office
        made, numbers = task.filling, task.numbers
        assert made is not None
        path = Path(self.file.text().strip())
        if path.suffix.lower() != made.suffix:
            path = path.with_name(path.name + made.suffix)
        if not path.parent.is_dir():
            raise Refused("no_folder", _("找不到这个文件夹。请检查 U 盘是否插好，或另选一个文件夹。"), "out")
        if path.exists():
            raise Refused("exists", _("那里已有同名文件，没有改动它。请换一个文件名。"), "out")
        reason = self.reason.currentText()

        def work(progress: Progress) -> Filled:
            from unionoffice.reports import filling

            return filling.fill(office, made, numbers, path, reason=reason, progress=progress)

        def done(filled: Filled) -> None:
            task.done = filled
            go_on()

        self._runner.work(_("正在填表"), work, done)
