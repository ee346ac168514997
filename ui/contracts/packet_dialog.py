"""A set of papers before it leaves: each with its copies, looked at, saved into a folder, or printed one after another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import errors
from ui.contracts.paper_preview import preview
from ui.kit import files, printing, text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.kit.room import fit
from unionoffice.contracts import papers
from unionoffice.errors import Refused
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress
    from unionoffice.contracts.papers import Paper


class PacketDialog(QDialog):
    """The papers of a set in their order; nothing leaves before it is asked for."""

    def __init__(self, desk: Desk, title: str, found: list[Paper], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.papers = desk, found
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(title))
        pages = sum(paper.printed.pages * paper.copies for paper in found)
        words = _("共 {n} 种，连份数 {pages} 页。Enter 预览；合同文本和证照不由程序打印，见清单。")
        column.addWidget(text.dim(words.format(n=len(found), pages=pages), wrap=True))
        self.list = FixedList(
            (
                Column(title=_("材料"), text=lambda paper: _(paper.title), width=240, stretch=True),
                Column(title=_("页数"), text=lambda paper: str(paper.printed.pages), width=70, right=True),
                Column(title=_("份数"), text=lambda paper: str(paper.copies), width=70, right=True),
            ),
            title,
        )
        self.list.show_rows(found)
        self.list.opened.connect(lambda place: preview(desk, self.papers[place], self))
        column.addWidget(self.list, 1)
        self.printer = QComboBox()
        self.printer.setAccessibleName(_("打印机"))
        self.printer.addItems(printing.printers())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(button(_("关闭"), self.reject, key="Esc"))
        row.addStretch()
        row.addWidget(button(_("保存到文件夹…"), self.save, icon="folder", key="Ctrl+S"))
        row.addWidget(self.printer)
        self._go = button(_("全部打印"), self.print_all, icon="print", primary=True, key="Ctrl+P")
        self._go.setEnabled(self.printer.count() > 0)
        self.printer.setVisible(self.printer.count() > 0)
        if not self.printer.count():
            self._go.setToolTip(_("这台电脑上没有找到打印机。请接好打印机后再打开本窗口，或先另存为 PDF。"))
        row.addWidget(self._go)
        column.addLayout(row)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_all)
        fit(self, QSize(640, 460))
        self.list.setFocus()

    def save(self) -> None:
        """A folder is chosen and holds the papers."""
        folder = files.ask_folder(self, _("保存到文件夹"))
        if folder is not None:
            self.save_to(folder)

    def save_to(self, folder: Path) -> None:
        """Each paper lies in the folder under its place, title and copies; the log holds them."""
        with errors.showing(self):
            made = papers.save_set(self.desk.office, self.papers, folder)
            self.desk.say(_("已保存 {n} 个文件到 {folder}").format(n=len(made), folder=folder))
            self.accept()

    def print_all(self) -> None:
        """Every paper goes to the printer as often as it is wanted; the log holds each that went."""
        with errors.showing(self):
            self.desk.office.officer.must(Right.ENTER)
            name = self.printer.currentText()
            if not name:
                sentence = _("这台电脑上没有找到打印机。请接好打印机后再打开本窗口，或先另存为 PDF。")
                raise Refused("no_printer", sentence)
            office, found = self.desk.office, self.papers

            def work(progress: Progress) -> int:
                for place, paper in enumerate(found):
                    progress(place * 100 // len(found), _(paper.title))
                    printing.send(
                        paper.pdf, name, copies=paper.copies, two_sided=False, title=paper.title,
                        progress=lambda _percent, _words: None,
                    )  # fmt: skip
                    papers.record_print(office, paper)
                return len(found)

            words = _("已送到打印机“{printer}”，{n} 份")
            self.desk.run(
                self.windowTitle(), work, done=lambda n: self.desk.say(words.format(printer=name, n=n))
            )  # fmt: skip
            self.accept()


def show_set(desk: Desk, parent: QWidget, no: int, *, renewal: bool) -> None:
    """The filing packet, or what a renewal needs, is made beside the window; then the dialog opens."""
    make = papers.renewal_packet if renewal else papers.filing_packet
    title = _("续订材料") if renewal else _("报审材料一套")
    desk.run(
        _("正在排版"), lambda _progress: make(desk.office, no),
        done=lambda found: PacketDialog(desk, title, found, parent).open(),
    )  # fmt: skip
