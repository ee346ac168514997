"""Which printer, how many copies; the paper is sent by a worker of the dialog's own, with progress and cancel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QProgressBar, QSpinBox, QVBoxLayout, QWidget

from ui import errors
from ui.kit import printing, text
from ui.kit.buttons import button
from ui.kit.cell import Cell
from ui.work import Progress, Worker
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.kit.preview import PreviewPaper


class PrintDialog(QDialog):
    """`printed` carries printer and copies once the printer has the paper."""

    printed = Signal(str, int)

    def __init__(self, paper: PreviewPaper, pages: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("打印"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._paper = paper
        self._worker = Worker(self)
        self._printers = QComboBox()
        names = printing.printers()
        self._printers.addItems(names)
        self._copies = QSpinBox()
        self._copies.setRange(1, 99)
        self._copies.setValue(paper.copies)
        self._copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._sides = QCheckBox(_("双面打印（长边翻转）"))
        self._sides.setChecked(paper.two_sided)
        self._sides.setVisible(pages > 1)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("进度"))
        self._bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(text.heading(paper.title))
        where = Cell(_("打印机"), self._printers)
        column.addWidget(where)
        column.addWidget(Cell(_("份数"), self._copies))
        column.addWidget(self._sides)
        column.addWidget(text.dim(_("共 {n:,} 页，按原大打印，不缩放").format(n=pages), small=True))
        column.addWidget(self._bar)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(_("取消"), self.reject, key="Esc"))
        self._go = button(_("打印"), self.accept, icon="print", primary=True)
        self._go.setDefault(True)
        self._go.setEnabled(bool(names))
        row.addWidget(self._go)
        column.addLayout(row)
        self.setMinimumWidth(420)
        if not names:
            where.say(_("这台电脑上没有找到打印机。请接好打印机后再打开本窗口，或先另存为 PDF。"))

    def accept(self) -> None:
        """The paper is made for this printer and sent; the dialog closes when the printer has it."""
        name, copies, two_sided = self._printers.currentText(), self._copies.value(), self._sides.isChecked()
        paper = self._paper
        self._go.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()

        def work(progress: Progress) -> None:
            pdf: bytes | Path = paper.pdf if paper.remake is None else paper.remake(name)
            printing.send(pdf, name, copies=copies, two_sided=two_sided, title=paper.title, progress=progress)

        job = self._worker.start(paper.title, work, done=lambda _none: self._sent(name, copies), failed=self._failed)
        job.progress.connect(self._report)

    def _report(self, percent: int, _words: str) -> None:
        self._bar.setRange(0, 100)
        self._bar.setValue(percent)

    def _sent(self, name: str, copies: int) -> None:
        self.printed.emit(name, copies)
        super().accept()

    def _failed(self, error: BaseException) -> None:
        self._bar.hide()
        self._go.setEnabled(True)
        errors.show(error, self)

    def reject(self) -> None:
        """Nothing more is sent."""
        super().reject()

    def done(self, result: int) -> None:
        """The worker has ended before the dialog goes."""
        self._worker.stop()
        super().done(result)
