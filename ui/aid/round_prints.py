"""The papers of a round: one in the preview, or the whole payout kit at once with its copies, logged when they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from ui import errors
from ui.aid.round_dialogs import ReasonDialog
from ui.kit import files, printing, text
from ui.kit.buttons import button, link
from ui.kit.cell import Cell
from ui.kit.preview import Preview, PreviewPaper
from ui.kit.room import Roomy, fit
from unionoffice import aid
from unionoffice.aid import money_rules
from unionoffice.aid.money_papers import FORMS, FROZEN_FORMS, RoundPaper
from unionoffice.members import papers as offsets
from unionoffice.wording import N_, _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress
    from unionoffice.office import Office
    from unionoffice.printing import Offset

WHY_AGAIN = (N_("原件破损"), N_("打印不清"), N_("原件遗失"), N_("补一份存档"))
"""Why a sheet is printed again, as a rule."""


def offered(state: str) -> list[str]:
    """Papers that can be made in this state, in the order of the menu."""
    printed = state in money_rules.OUT
    return [one for one in FORMS if one != "kit" and (printed or one not in FROZEN_FORMS)]


class Leaving:
    """One paper on its way out: made again for a printer, logged when printed or saved."""

    def __init__(self, office: Office, paper: RoundPaper, reason: str | None) -> None:
        self.office, self.paper, self.reason = office, paper, reason

    def remake(self, printer: str) -> bytes:
        """The paper for this printer; that one is what the log will hold."""
        self.paper = _made(self.office, self.paper, printer)
        return self.paper.pdf

    def printed(self, _printer: str, copies: int) -> None:
        """The log holds the print, and why it was printed again."""
        aid.money_papers.record_print(self.office, [replace(self.paper, copies=copies)], reason=self.reason)

    def saved(self, _path: Path) -> None:
        """The log holds that the paper was saved."""
        self.printed("", 1)


def _offset(office: Office, printer: str) -> Offset | None:
    return offsets.offset_of(office, printer) if printer else None


def _made(office: Office, paper: RoundPaper, printer: str) -> RoundPaper:
    made = aid.money_papers.paper(office, paper.round, paper.form, offset=_offset(office, printer))
    return replace(made, copies=paper.copies, title=paper.title)


def show_paper(desk: Desk, parent: QWidget, paper: RoundPaper, *, name: str, reason: str | None = None) -> Preview:
    """The preview of this paper is open."""
    leaving = Leaving(desk.office, paper, reason)
    shown = Preview(
        PreviewPaper(
            title=f"{_(paper.title)} · {name}", pdf=paper.pdf, file_name=f"{name} {paper.title}.pdf", copies=paper.copies,
            sentences=tuple(paper.report.sentences()), remake=leaving.remake, printed=leaving.printed, saved=leaving.saved,
        ),
        parent,
    )  # fmt: skip
    shown.open()
    return shown


def show_form(desk: Desk, parent: QWidget, no: int, form: str, *, name: str) -> ReasonDialog | None:
    """One paper alone: made beside the window and shown; a sheet printed before asks for the reason first."""

    def make(reason: str | None) -> None:
        desk.run(
            _("正在排版"), lambda _progress: aid.money_papers.paper(desk.office, no, form),
            done=lambda paper: show_paper(desk, parent, paper, name=name, reason=reason),
        )  # fmt: skip

    if form in FROZEN_FORMS and aid.money_papers.printed_before(desk.office, no, form):
        asked = ReasonDialog(
            _("重印{form}").format(form=_(FORMS[form])), _("重印原因"), make, button_text=_("预览"),
            says=_("已经印过。重印的内容与第一次完全相同；原因和份数记入打印记录。"),
            usual=[_(one) for one in WHY_AGAIN], parent=parent,
        )  # fmt: skip
        asked.open()
        return asked
    make(None)
    return None


class KitDialog(QDialog):
    """Every paper of a payout with its pages and copies; one button prints all, one saves all. `out` when they left."""

    out = Signal(str)

    def __init__(self, desk: Desk, papers: Sequence[RoundPaper], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.papers, self.name = desk, list(papers), name
        self.setWindowTitle(_("发放包"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(_("发放包")))
        column.addWidget(text.dim(_("{name}：一次打印全套，份数可以改，0 份就是不印。").format(name=name), wrap=True))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(2, 2, 8, 2)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for place, words in enumerate((_("材料"), _("页数"), _("份数"), "")):
            grid.addWidget(text.dim(words), 0, place)
        self.copies: list[QSpinBox] = []
        for row, paper in enumerate(self.papers, 1):
            grid.addWidget(text.label(_(paper.title), bold=True), row, 0)
            grid.addWidget(text.label(_("{n} 页").format(n=paper.pages)), row, 1)
            box = QSpinBox()
            box.setRange(0, 99)
            box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            box.setFixedWidth(72)
            box.setValue(paper.copies)
            box.setAccessibleName(_("{paper}的份数").format(paper=_(paper.title)))
            box.valueChanged.connect(lambda _n: self._count())
            self.copies.append(box)
            grid.addWidget(box, row, 2)
            does = link(_("预览"), lambda paper=paper: self._preview(paper))  # type: ignore[misc]
            does.setAccessibleName(_("预览{paper}").format(paper=_(paper.title)))
            grid.addWidget(does, row, 3)
        sheet = Roomy(inside)
        column.addWidget(sheet, 1)
        self.printers = QComboBox()
        self.printers.addItems(printing.printers())
        where = Cell(_("打印机"), self.printers)
        column.addWidget(where)
        self.again = any(
            one.form in FROZEN_FORMS and aid.money_papers.printed_before(desk.office, one.round, one.form)
            for one in self.papers
        )
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems([_(one) for one in WHY_AGAIN])
        self.reason.setCurrentIndex(-1)
        self.reason_cell = Cell(_("重印原因"), self.reason, required=True)
        self.reason_cell.setVisible(self.again)
        column.addWidget(self.reason_cell)
        self.total = text.dim("")
        column.addWidget(self.total)
        foot = QHBoxLayout()
        foot.addWidget(button(_("存到文件夹…"), self.save, icon="save", key="Ctrl+S"))
        foot.addStretch()
        foot.addWidget(button(_("关闭"), self.reject, key="Esc"))
        self.go = button(_("全部打印"), self.print_all, icon="print", primary=True, key="Ctrl+P")
        self.go.setDefault(True)
        foot.addWidget(self.go)
        column.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_all)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        if not self.printers.count():
            where.say(_("这台电脑上没有找到打印机。可以先存到文件夹，接好打印机后再打印。"))
            self.go.setEnabled(False)
        self._count()
        fit(self, QSize(560, 520))

    def chosen(self) -> list[RoundPaper]:
        """The papers wanted, with their copies."""
        return [
            replace(paper, copies=box.value())
            for paper, box in zip(self.papers, self.copies, strict=True)
            if box.value()
        ]

    def _count(self) -> None:
        wanted = self.chosen()
        sheets = sum(one.pages * one.copies for one in wanted)
        self.total.setText(_("共 {n} 种材料，{pages} 张纸").format(n=len(wanted), pages=sheets))

    def _why(self) -> str | None:
        """The reason for printing again; raises nothing, the cell says what is missing."""
        words = self.reason.currentText().strip()
        if self.again and not words and any(one.form in FROZEN_FORMS for one in self.chosen()):
            self.reason_cell.say(_("签收表或收据已经印过，请写明重印原因。"))
            self.reason.setFocus()
            return None
        self.reason_cell.clear()
        return words

    def _preview(self, paper: RoundPaper) -> None:
        with errors.showing(self):
            reason = self._why() if paper.form in FROZEN_FORMS else ""
            if reason is not None:
                show_paper(self.desk, self, paper, name=self.name, reason=reason or None)

    def print_all(self) -> None:
        """All go to the printer one after another; the log holds them once it has them."""
        reason, name, wanted = self._why(), self.printers.currentText(), self.chosen()
        if reason is None or not wanted or not name:
            return
        office = self.desk.office

        def work(progress: Progress) -> list[RoundPaper]:
            done = []
            for place, one in enumerate(wanted):
                progress(place * 100 // len(wanted), one.title)
                made = _made(office, one, name)
                printing.send(made.pdf, name, copies=made.copies, two_sided=False, title=made.title, progress=progress)
                done.append(made)
            return done

        def done(made: list[RoundPaper]) -> None:
            aid.money_papers.record_print(office, made, reason=reason or None)
            self.out.emit(_("发放包已送到打印机“{printer}”").format(printer=name))
            self.accept()

        self.go.setEnabled(False)
        self.desk.run(_("打印发放包"), work, done=done, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        errors.show(error, self)

    def save(self) -> None:
        """A person chooses a folder, and all papers lie in it as PDF."""
        if self._why() is None:
            return
        folder = files.ask_folder(self, _("发放包存到哪个文件夹"))
        if folder is not None:
            self.save_to(folder)

    def save_to(self, folder: Path) -> None:
        """The papers lie in a folder of the round's name below this one."""
        reason, wanted = self._why(), self.chosen()
        if reason is None or not wanted:
            return
        with errors.showing(self):
            place = folder / self.name if len(wanted) > 1 else folder / f"{wanted[0].title}.pdf"
            aid.money_papers.save(self.desk.office, wanted, place, reason=reason or None)
            self.out.emit(_("发放包已存到 {path}").format(path=place))
            self.accept()


def show_kit(
    desk: Desk, parent: QWidget, no: int, *, name: str, shown: Callable[[KitDialog], object] | None = None
) -> None:
    """The whole kit is made beside the window, then it can be printed with one click."""

    def done(papers: tuple[RoundPaper, ...]) -> None:
        dialog = KitDialog(desk, papers, name=name, parent=parent)
        dialog.out.connect(desk.say)
        dialog.open()
        if shown is not None:
            shown(dialog)

    desk.run(_("正在排版"), lambda _progress: aid.money_papers.kit(desk.office, no), done=done)
