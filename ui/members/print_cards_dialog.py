"""Printing member cards: for whom, how they lie on the paper, and where they go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import errors
from ui.kit import dialogs, files, printing, text
from ui.kit.ask_dialog import AskDialog
from ui.kit.buttons import button
from ui.kit.cell import Cell
from ui.members import card_jobs
from ui.members.asking import choices
from ui.members.card_jobs import PREVIEWED, CardJob
from ui.members.card_places import CardPlaces
from ui.members.paper_preview import PaperPreview, show_paper
from ui.theme import Tone
from unionoffice.errors import Refused
from unionoffice.members import papers
from unionoffice.members.papers import Layout, Paper
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.members.whom import Whom
    from ui.work import Progress

AT_ONCE = 2000
"""Up to so many members the print log is asked at once; beyond, beside the window."""
SKIP, AGAIN = "skip", "again"


class PrintCardsDialog(AskDialog):
    """Up to 300 cards go to the preview; more are made straight into files or to a printer, in volumes."""

    def __init__(
        self,
        desk: Desk,
        groups: Sequence[Whom],
        parent: QWidget | None = None,
        *,
        shown: Callable[[PaperPreview], object] | None = None,
    ) -> None:
        super().__init__(_("打印会员证"), button_text=_("预览"), icon="print", parent=parent)
        self._desk, self._groups, self._shown = desk, [one for one in groups if one.numbers], shown
        self._owner = parent
        self._before: set[int] = set()
        self._asked = 0
        row = QHBoxLayout()
        row.setSpacing(24)
        left = QVBoxLayout()
        left.setSpacing(12)
        row.addLayout(left, 1)
        self.whom = choices([(one.key, one.shown) for one in self._groups], change=self._whom_changed)
        self.layout_ = choices(
            [(Layout.A4, _("A4 每页 10 张，带裁切线")), (Layout.SINGLE, _("单张，证卡打印机"))], change=self._look
        )
        self.back = QCheckBox(_("同时打印背面（双面，长边翻转）"))
        self.back.toggled.connect(self._look)
        self.printed = choices([(SKIP, ""), (AGAIN, _("全部打印，算作补印"))], change=self._look)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("例如 遗失、损坏、姓名更正"))
        self.reason.setMaxLength(100)
        self.printer = QComboBox()
        for name, label, control, required in (
            ("whom", _("打印哪些人"), self.whom, True),
            ("printed", _("已经印过的"), self.printed, True),
            ("reason", _("补印原因"), self.reason, True),
            ("layout", _("排法"), self.layout_, True),
        ):
            self.cells[name] = Cell(label, control, required=required)
            left.addWidget(self.cells[name])
        left.addWidget(self.back)
        self.cells["printer"] = Cell(_("打印机"), self.printer)
        left.addWidget(self.cells["printer"])
        left.addStretch()
        right = QVBoxLayout()
        right.setSpacing(6)
        self._start_label = text.label(_("从哪个位置开始"))
        right.addWidget(self._start_label)
        self.places = CardPlaces()
        self.places.changed.connect(self._look)
        right.addWidget(self.places)
        right.addStretch()
        row.addLayout(right)
        self.column.addLayout(row)
        self._words = text.dim("", wrap=True)
        self.column.addWidget(self._words)
        self.to_file = button(_("存成 PDF 文件…"), self._choose_file, icon="save")
        self.foot.insertWidget(self.foot.count() - 1, self.to_file)
        self.setMinimumWidth(620)
        self._whom_changed()

    # -- what is asked

    def _group(self) -> Whom | None:
        place = self.whom.currentIndex()
        return self._groups[place] if 0 <= place < len(self._groups) else None

    def _whom_changed(self) -> None:
        group = self._group()
        self._before = set()
        self._asked += 1
        if group is None:
            self._look()
            return
        office, numbers, asked = self._desk.office, tuple(group.numbers), self._asked
        if len(numbers) <= AT_ONCE:
            self._known_before(papers.cards_printed_before(office, numbers))
            return

        def done(found: list[int]) -> None:
            if asked == self._asked:
                self._known_before(found)

        self.go.setEnabled(False)
        self._words.setText(_("正在查打印记录…"))
        self._desk.worker.start(
            _("正在查打印记录"), lambda _progress: papers.cards_printed_before(office, numbers), done=done, quiet=True
        )

    def _known_before(self, found: list[int]) -> None:
        group = self._group()
        self._before = set(found)
        everyone = group is not None and len(self._before) == len(group.numbers)
        self.printed.setCurrentIndex(int(everyone))
        self._look()

    def _look(self, *_changed: object) -> None:
        self.cells["reason"].clear()
        before = len(self._before)
        self.cells["printed"].setVisible(before > 0)
        self.printed.setItemText(0, _("跳过已印过的 {n:,} 人").format(n=before))
        again = before > 0 and self.printed.currentData() == AGAIN
        self.cells["reason"].setVisible(again)
        sheet = self.layout_.currentData() == Layout.A4
        self.places.setVisible(sheet)
        self._start_label.setVisible(sheet)
        count = len(self.numbers())
        self.places.show_count(count)
        many = count > PREVIEWED
        self.cells["printer"].setVisible(many)
        self.to_file.setVisible(many)
        if many and not self.printer.count():
            self.printer.addItems(printing.printers())
        self.go.setText(_("直接打印") if many else _("预览"))
        self.go.setEnabled(count > 0 and (not many or self.printer.count() > 0))
        self.to_file.setEnabled(count > 0)
        self._words.setText(self._summary(count, many=many, sheet=sheet))

    def _summary(self, count: int, *, many: bool, sheet: bool) -> str:
        if not count:
            return _("没有要打印的会员证。")
        places = Layout.A4.places if sheet else 1
        pages = -(-(count + (self.places.start - 1 if sheet else 0)) // places)
        pages *= 2 if self.back.isChecked() else 1
        words = _("{n:,} 张会员证，{pages:,} 页。").format(n=count, pages=pages)
        if many:
            words += _("数量大，不经预览，分册直接输出；先查缺字再打印，随时可以停止。")
        return words

    def numbers(self) -> tuple[int, ...]:
        """Whose cards are to be printed, in their order."""
        group = self._group()
        if group is None:
            return ()
        if self._before and self.printed.currentData() == SKIP:
            return tuple(no for no in group.numbers if no not in self._before)
        return tuple(group.numbers)

    def job(self) -> CardJob:
        """What is to be made. Raises Refused where a reason is missing."""
        again = bool(self._before) and self.printed.currentData() == AGAIN
        reason = self.reason.text().strip() if again else ""
        if again and not reason:
            sentence = _("其中 {n} 人的会员证已经印过。请写明补印原因。")
            raise Refused("reason_missing", sentence.format(n=len(self._before)), "reason")
        layout = self.layout_.currentData()
        start = self.places.start if layout == Layout.A4 else 1
        return CardJob(
            numbers=self.numbers(), layout=Layout(layout), start=start, back=self.back.isChecked(), reason=reason
        )

    # -- where it goes

    def save(self) -> Any:
        """The preview opens, or everything goes to the printer; both after the dialog closed. Raises Refused."""
        job = self.job()
        if len(job.numbers) > PREVIEWED:
            self._to_printer(job, self.printer.currentText())
        else:
            self._to_preview(job)
        return len(job.numbers)

    def _to_preview(self, job: CardJob) -> None:
        office, asked = self._desk.office, len(job.numbers)
        desk, owner, shown = self._desk, self._owner or self, self._shown

        def ready(numbers: tuple[int, ...]) -> None:
            real = CardJob(numbers=numbers, layout=job.layout, start=job.start, back=job.back, reason=job.reason)

            def make(printer: str, tell: Callable[[int, str], object]) -> Paper:
                return card_jobs.make(office, real, printer, tell)

            show_paper(
                desk, owner, make, title=_("会员证 {n} 张").format(n=len(numbers)), file_name=_("会员证"),
                two_sided=job.back, reason=job.reason, sentences=card_jobs.left_out(asked, len(numbers)), shown=shown,
            )  # fmt: skip

        desk.run(_("正在排版"), lambda progress: card_jobs.with_card(office, job.numbers, progress), done=ready)

    def _to_printer(self, job: CardJob, printer: str) -> None:
        office, desk, owner = self._desk.office, self._desk, self._owner

        def look(progress: Progress) -> tuple[CardJob, list[str]]:
            numbers = card_jobs.with_card(office, job.numbers, progress)
            real = CardJob(numbers=numbers, layout=job.layout, start=job.start, back=job.back, reason=job.reason)
            return real, card_jobs.left_out(len(job.numbers), len(numbers)) + card_jobs.check(office, real, progress)

        def go_on(looked: tuple[CardJob, list[str]]) -> None:
            real, said = looked
            if said and not _agreed(said, owner):
                return

            def work(progress: Progress) -> int:
                return card_jobs.send(office, real, printer, two_sided=real.back, tell=progress)

            desk.run(
                _("正在打印会员证"), work,
                done=lambda n: desk.say(_("{n:,} 张会员证已送到打印机“{printer}”").format(n=n, printer=printer)),
            )  # fmt: skip

        desk.run(_("打印前检查"), look, done=go_on)

    def _choose_file(self) -> None:
        try:
            job = self.job()
        except Refused as error:
            self.say(error)
            return
        path = files.ask_save(self, _("存成 PDF 文件"), _("会员证") + ".pdf", "PDF (*.pdf)", ".pdf")
        if path is not None:
            with errors.showing(self):
                self.save_to(job, path)

    def save_to(self, job: CardJob, path: Path) -> None:
        """The dialog closes; the volumes are made beside the window."""
        office, desk, owner = self._desk.office, self._desk, self._owner

        def work(progress: Progress) -> tuple[list[Path], list[str]]:
            numbers = card_jobs.with_card(office, job.numbers, progress)
            real = CardJob(numbers=numbers, layout=job.layout, start=job.start, back=job.back, reason=job.reason)
            paths, said = card_jobs.save(office, real, path, progress)
            return paths, card_jobs.left_out(len(job.numbers), len(numbers)) + said

        def done(made: tuple[list[Path], list[str]]) -> None:
            paths, said = made
            desk.say(_("已存成 {n} 个文件：{path}").format(n=len(paths), path=paths[0].parent))
            if said:
                words = _("会员证已存好，有 {n} 处要留意。打印前请先看一遍。").format(n=len(said))
                dialogs.Sentence(words, parent=owner, tone=Tone.WARN, details="\n".join(said)).open()

        desk.run(_("正在制作会员证"), work, done=done)
        self.done(int(self.DialogCode.Accepted))


def _agreed(said: list[str], owner: QWidget | None) -> bool:
    shown = "\n".join(said[:8])
    if len(said) > 8:
        shown += "\n" + _("……共 {n} 处").format(n=len(said))
    question = _("打印前请留意：") + "\n" + shown
    return dialogs.ask(owner, question, yes=_("仍然打印"), no=_("不打印"), title=_("打印前检查"))
