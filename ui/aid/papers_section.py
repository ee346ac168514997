"""The checklist 目录 of a file: which papers are there as scans or in the folder; adding, looking, ticking, withdrawing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QSpinBox, QVBoxLayout, QWidget

from ui import errors
from ui.aid.asking import line
from ui.aid.words import label
from ui.kit import dialogs
from ui.kit.ask_dialog import AskDialog
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.files import start
from ui.kit.list_in_page import ListInPage
from ui.kit.paper_grid import Section
from ui.kit.preview import Preview, PreviewPaper
from ui.theme import Tone
from unionoffice import aid, scans
from unionoffice.aid import ListedPaper
from unionoffice.errors import Refused
from unionoffice.officers import Right
from unionoffice.wording import N_, _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress
    from unionoffice.aid import Case
    from unionoffice.scans import Attachment

PARTS = {"original": N_("原始档案"), "finance": N_("财务"), "daily": N_("日常")}
KINDS = "*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.pdf *.webp"


class PapersSection(QWidget):
    """The checklist as a list; `changed` after anything was added, ticked or withdrawn."""

    changed = Signal()

    def __init__(self, desk: Desk, no: int) -> None:
        super().__init__()
        self.desk, self.office, self.no = desk, desk.office, no
        self.case: Case | None = None
        self.section = Section(_("档案目录和附件"))
        for words, run, key in (
            (_("添加扫描件…"), self.add, "Insert"),
            (_("查看"), self.look, "Enter"),
            (_("勾选原件…"), self.tick, "Space"),
            (_("撤下…"), self.withdraw, "Delete"),
        ):
            self.section.offer(words, run, key=key)
        self.list = ListInPage(
            _columns(), _("档案目录"), add=self.add, away=lambda _row: self.withdraw(), tick=lambda _row: self.tick()
        )
        self.list.opened.connect(lambda _place: self.look())
        self.section.column.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)

    def show_case(self, case: Case) -> None:
        """The list holds what is needed or there, missing papers first in their colour; the others at the end."""
        self.case = case
        lines = sorted(case.checklist, key=lambda one: not (one.needed or one.there))
        self.list.show_rows(lines, keep=True)
        missing = sum(one.missing for one in case.checklist)
        said = _("缺 {n} 种").format(n=missing) if missing else _("齐全")
        self.section.note.setText("　" + said + "　" + _("扫描件 {n} 份").format(n=len(case.attachments)))

    def _paper(self) -> ListedPaper:
        current = self.list.current()
        if current is None:
            raise Refused("no_paper", _("请先选中目录里的一种材料。"))
        assert isinstance(current, ListedPaper)
        return current

    def _scans(self, paper: str) -> list[Attachment]:
        assert self.case is not None
        return [one for one in self.case.attachments if one.kind == paper]

    # -- adding

    def add(self) -> None:
        """Files are chosen and kept with the current paper."""
        with errors.showing(self):
            self.office.officer.must(Right.ENTER)
            paper = self._paper()
            kinds = _("扫描件和照片") + f" ({KINDS})"
            names, _kind = QFileDialog.getOpenFileNames(self, label("aid_paper", paper.code), str(start()), kinds)
            if names:
                self.take(paper.code, [Path(name) for name in names])

    def take(self, paper: str, files: list[Path]) -> None:
        """These files are kept with this paper, read beside the window; what cannot be taken is told of each."""
        office, no = self.office, self.no

        def work(progress: Progress) -> tuple[int, list[str]]:
            done, problems = 0, []
            for place, path in enumerate(files):
                progress(place * 100 // len(files), _("第 {n} 页").format(n=place + 1))
                try:
                    aid.attach(office, no, paper, _title(paper, path, len(files)), scans.content_from(path))
                    done += 1
                except Refused as error:
                    problems.append(f"{path.name}　{error.sentence}")
            return done, problems

        self.desk.run(_("正在保存附件"), work, done=self._taken)

    def _taken(self, result: tuple[int, list[str]]) -> None:
        done, problems = result
        self.changed.emit()
        if done:
            self.desk.say(_("已保存 {n} 份附件").format(n=done))
        if problems:
            dialogs.tell(self, "\n".join(problems), title=_("没有保存的文件"), tone=Tone.WARN)

    # -- looking

    def look(self) -> None:
        """The scan of the current paper in the preview; of several one is chosen."""
        with errors.showing(self):
            paper = self._paper()
            found = self._scans(paper.code)
            if not found:
                sentence = _("“{paper}”还没有扫描件。按 Insert 添加。")
                raise Refused("no_scan", sentence.format(paper=label("aid_paper", paper.code)))
            if len(found) == 1:
                self.show_scan(found[0])
                return
            dialog = ChooseScan(found, _("查看"), self)
            dialog.saved.connect(self.show_scan)
            dialog.open()

    def show_scan(self, scan: Attachment) -> None:
        """The scan in the preview; the journal holds that it was looked at."""
        office = self.office
        with errors.showing(self):
            pdf = scans.pages_of(office, scan.no)
            Preview(PreviewPaper(title=scan.title, pdf=pdf, file_name=f"{scan.title}.pdf"), self).open()

    # -- ticking and withdrawing

    def tick(self) -> QDialog | None:
        """The paper itself lies in the folder, on a page; or it does not."""
        with errors.showing(self):
            dialog = TickDialog(self.desk, self.no, self._paper(), self)
            dialog.saved.connect(lambda _done: self.changed.emit())
            dialog.open()
            return dialog
        return None

    def withdraw(self) -> QDialog | None:
        """A scan of the current paper counts no more, with its reason."""
        with errors.showing(self):
            paper = self._paper()
            found = self._scans(paper.code)
            if not found:
                raise Refused(
                    "no_scan", _("“{paper}”没有扫描件可以撤下。").format(paper=label("aid_paper", paper.code))
                )
            dialog = WithdrawDialog(self.desk, found, self)
            dialog.saved.connect(lambda _done: self.changed.emit())
            dialog.open()
            return dialog
        return None


def _title(paper: str, path: Path, many: int) -> str:
    words = label("aid_paper", paper)
    return f"{words} {path.stem}"[:100] if many > 1 else words


def _columns() -> tuple[Column, ...]:
    def state(row: ListedPaper) -> str:
        if row.there:
            parts = [_("扫描件 {n} 份").format(n=row.scans)] if row.scans else []
            return _("、").join([*parts, *([_("有原件")] if row.ticked else [])])
        return _("缺") if row.needed else _("不需要")

    def tone(row: ListedPaper) -> Tone:
        return Tone.BAD if row.missing else Tone.GOOD if row.there else Tone.PLAIN

    return (
        Column(title=_("材料"), text=lambda row: label("aid_paper", row.code), width=240, least=180, stretch=True),
        Column(title=_("部分"), text=lambda row: _(PARTS[row.part]), width=90),
        Column(title=_("情况"), text=state, width=170, tone=tone),
        Column(title=_("页码"), text=lambda row: str(row.page_no or ""), width=64, right=True),
        Column(title=_("备注"), text=lambda row: row.note or "", width=130),
    )


class ChooseScan(AskDialog):
    """One of several scans of a paper; `saved` carries it."""

    def __init__(self, found: list[Attachment], does: str, parent: QWidget | None = None) -> None:
        super().__init__(_("选择扫描件"), button_text=does, icon="eye", parent=parent)
        self.list = ListInPage(
            (
                Column(title=_("名称"), text=lambda one: one.title, width=220, stretch=True),
                Column(title=_("页数"), text=lambda one: str(one.pages), width=60, right=True),
                Column(title=_("保存日期"), text=lambda one: one.day, width=104),
                Column(title=_("保存人"), text=lambda one: one.officer, width=90),
            ),
            _("扫描件"),
        )
        self.column.addWidget(self.list)
        self.list.show_rows(found)
        self.list.opened.connect(lambda _place: self.accept())
        self.setMinimumWidth(580)
        self.list.setFocus()

    def save(self) -> Attachment:
        """The current one."""
        current: Attachment = self.list.current()  # type: ignore[assignment]
        return current


class TickDialog(AskDialog):
    """Whether the paper itself lies in the folder, and on which page. `saved` carries whether it does."""

    def __init__(self, desk: Desk, no: int, paper: ListedPaper, parent: QWidget | None = None) -> None:
        super().__init__(
            label("aid_paper", paper.code), subtitle=_("纸质原件已放进档案袋的，登记在第几页。"), parent=parent,
            button_text=_("有原件"),
        )  # fmt: skip
        self._office, self._no, self._paper = desk.office, no, paper
        self.page = self.ask("page_no", _("页码"), QSpinBox(), optional=True)
        self.page.setRange(0, 999)
        self.page.setSpecialValueText(_("不写"))
        self.page.setValue(paper.page_no or 0)
        self.note = self.ask("note", _("备注"), line(words=paper.note or "", limit=100), optional=True)
        self._away = False
        if paper.ticked:
            self.foot.insertWidget(0, button(_("取消勾选"), self.take_away))

    def take_away(self) -> None:
        """The paper is not there after all."""
        self._away = True
        self.accept()

    def save(self) -> bool:
        """The checklist says so. Raises Refused."""
        if self._away:
            aid.untick(self._office, self._no, self._paper.code)
            return False
        aid.tick(
            self._office, self._no, self._paper.code, page_no=self.page.value() or None, note=self.note.text()
        )  # fmt: skip
        return True


class WithdrawDialog(AskDialog):
    """A scan counts no more; it stays in the file with the reason. `saved` carries the scan."""

    def __init__(self, desk: Desk, found: list[Attachment], parent: QWidget | None = None) -> None:
        super().__init__(
            _("撤下扫描件"), subtitle=_("撤下的扫描件不再算在目录里，但不会删除，理由记在日志里。"), parent=parent,
            button_text=_("撤下"), icon="trash",
        )  # fmt: skip

        self._office, self._found = desk.office, found
        self.which = self.ask("scan", _("扫描件"), QComboBox(), required=True)
        for one in found:
            self.which.addItem(f"{one.title}　{one.day}", one.no)
        self.reason = self.ask("reason", _("理由"), line(_("例如 传错了人、图片不清")), required=True)

    def save(self) -> Attachment:
        """The scan is withdrawn. Raises Refused without a reason."""
        return scans.withdraw(self._office, int(self.which.currentData()), self.reason.text())
