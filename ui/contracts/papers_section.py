"""The filing packet as a checklist: which papers are wanted in how many copies, which lie here as scans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from ui import errors
from ui.contracts.words import label
from ui.kit import dialogs
from ui.kit.ask_dialog import AskDialog
from ui.kit.columns import Column
from ui.kit.files import start
from ui.kit.list_in_page import ListInPage
from ui.kit.paper_grid import Section
from ui.kit.preview import Preview, PreviewPaper
from ui.theme import Tone
from unionoffice import scans
from unionoffice.contracts import papers
from unionoffice.contracts.papers import PacketLine
from unionoffice.errors import Refused
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress
    from unionoffice.office import Office
    from unionoffice.scans import Attachment

KINDS = "*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.pdf *.webp"
BESIDE = ("receipt", "other")
"""Papers that are kept and not handed in."""


class PapersSection(QWidget):
    """The checklist as a list; `changed` after anything was added or withdrawn."""

    changed = Signal()

    def __init__(self, desk: Desk, no: int) -> None:
        super().__init__()
        self.desk, self.office, self.no = desk, desk.office, no
        self.section = Section(_("报审材料"))
        self.section.offer(_("添加扫描件…"), self.add, key="Insert")
        self.section.offer(_("查看"), self.look, key="Enter")
        self.section.offer(_("撤下…"), self.withdraw, key="Delete")
        self.list = ListInPage(
            (
                Column(title=_("材料"), text=lambda row: label("contract_paper", row.kind), width=260, stretch=True),
                Column(title=_("形式"), text=_form, width=84),
                Column(title=_("份数"), text=lambda row: str(row.copies or ""), width=60, right=True),
                Column(title=_("扫描件"), text=lambda row: _("{n} 份").format(n=row.have) if row.have else "—", width=84, tone=_tone),
            ),
            _("报审材料"), add=self.add, away=lambda _row: self.withdraw(),
        )  # fmt: skip
        self.list.opened.connect(lambda _place: self.look())
        self.section.column.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)

    def refresh(self) -> None:
        """The packet as the rule of the contract's day has it, then what is only kept."""
        rows = papers.packet(self.office, self.no)
        kept = scans.attachments_of(self.office, "contracts", self.no)
        for kind in BESIDE:
            have = sum(one.kind == kind for one in kept)
            rows.append(PacketLine(kind=kind, label=kind, original=False, copies=0, have=have))
        self.list.show_rows(rows, keep=True)
        wanted = [row for row in rows if row.copies]
        said = _("要交 {n} 种，已存扫描件 {m} 种").format(n=len(wanted), m=sum(bool(row.have) for row in wanted))
        self.section.note.setText("　" + said)

    def _paper(self) -> PacketLine:
        current = self.list.current()
        if not isinstance(current, PacketLine):
            raise Refused("no_paper", _("请先选中目录里的一种材料。"))
        return current

    def _scans(self, kind: str) -> list[Attachment]:
        found = [one for one in scans.attachments_of(self.office, "contracts", self.no) if one.kind == kind]
        if not found:
            sentence = _("“{paper}”还没有扫描件。按 Insert 添加。")
            raise Refused("no_scan", sentence.format(paper=label("contract_paper", kind)))
        return found

    # -- adding

    def add(self) -> None:
        """Files are chosen and kept with the current paper."""
        with errors.showing(self):
            self.office.officer.must(Right.ENTER)
            paper = self._paper()
            kinds = _("扫描件和照片") + f" ({KINDS})"
            names, _kind = QFileDialog.getOpenFileNames(self, label("contract_paper", paper.kind), str(start()), kinds)
            if names:
                self.take(paper.kind, [Path(name) for name in names])

    def take(self, kind: str, files: list[Path]) -> None:
        """These files are kept with this paper, read beside the window; what cannot be taken is told of each."""
        office, no, words = self.office, self.no, label("contract_paper", kind)

        def work(progress: Progress) -> tuple[int, list[str]]:
            done, problems = 0, []
            for place, path in enumerate(files):
                progress(place * 100 // len(files), _("第 {n} 页").format(n=place + 1))
                title = f"{words} {path.stem}"[:100] if len(files) > 1 else words
                try:
                    content = scans.content_from(path)
                    scans.attach(
                        office, table="contracts", pk=no, kind=kind, title=title, content=content, area="contracts"
                    )  # fmt: skip
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

    # -- looking and withdrawing

    def look(self) -> QDialog | None:
        """The scan of the current paper in the preview; of several one is chosen."""
        with errors.showing(self):
            found = self._scans(self._paper().kind)
            if len(found) == 1:
                return self.show_scan(found[0])
            dialog = ScanDialog(_("查看"), found, parent=self)
            dialog.saved.connect(self.show_scan)
            dialog.open()
            return dialog
        return None

    def show_scan(self, scan: Attachment) -> QDialog | None:
        """The scan in the preview; the journal holds that it was looked at."""
        with errors.showing(self):
            pdf = scans.pages_of(self.office, scan.no)
            preview = Preview(PreviewPaper(title=scan.title, pdf=pdf, file_name=f"{scan.title}.pdf"), self)
            preview.open()
            return preview
        return None

    def withdraw(self) -> QDialog | None:
        """A scan of the current paper counts no more, with its reason."""
        with errors.showing(self):
            dialog = ScanDialog(_("撤下扫描件"), self._scans(self._paper().kind), office=self.office, parent=self)
            dialog.saved.connect(lambda _done: self.changed.emit())
            dialog.open()
            return dialog
        return None


def _form(row: PacketLine) -> str:
    if not row.copies:
        return _("只留存")
    return _("原件") if row.original else _("复印件")


def _tone(row: PacketLine) -> Tone:
    return Tone.GOOD if row.have else Tone.PLAIN


class ScanDialog(AskDialog):
    """One of several scans, looked at; or, given the office, withdrawn with a reason. `saved` carries it."""

    def __init__(
        self, title: str, found: list[Attachment], *, office: Office | None = None, parent: QWidget | None = None
    ) -> None:
        subtitle = _("撤下的扫描件不再算在目录里，但不会删除，理由记在日志里。") if office is not None else ""
        super().__init__(title, subtitle=subtitle, button_text=_("撤下") if office is not None else "", parent=parent)
        self._office, self._found = office, {one.no: one for one in found}
        self.which = self.ask("scan", _("扫描件"), QComboBox(), required=True)
        for one in found:
            self.which.addItem(f"{one.title}　{one.day}", one.no)
        self.reason = QLineEdit()
        if office is not None:
            self.reason.setPlaceholderText(_("例如 传错了人、图片不清"))
            self.ask("reason", _("理由"), self.reason, required=True)

    def save(self) -> Attachment:
        """The chosen one; withdrawn where that was asked. Raises Refused without a reason."""
        one = self._found[int(self.which.currentData())]
        return one if self._office is None else scans.withdraw(self._office, one.no, self.reason.text())
