"""A member paper in the preview, made beside the window and logged each time it leaves the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.ask_dialog import AskDialog
from ui.kit.preview import Preview, PreviewPaper
from unionoffice.errors import Refused
from unionoffice.members import papers
from unionoffice.members.papers import Paper
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.office import Office

Make = Callable[[str, Callable[[int, str], object]], Paper]
"""Makes the paper for a printer ("" = none), telling how far it is."""


class ReasonDialog(AskDialog):
    """Asks why cards that are out already go out again. `saved` carries the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("补印原因"), subtitle=_("这些会员证已经印过或存过一次。再次输出要写明原因，记入打印记录。"), parent=parent
        )
        self.reason = self.ask("reason", _("原因"), QLineEdit(), required=True)
        self.reason.setPlaceholderText(_("例如 卡纸、遗失、照片更换"))
        self.reason.setMaxLength(100)

    def save(self) -> str:
        """Raises Refused without a reason."""
        if not self.reason.text().strip():
            raise Refused("reason_missing", _("请写明补印原因。"), "reason")
        return self.reason.text().strip()


class Leaving:
    """One paper on its way out: remade for a printer, logged when printed or saved."""

    def __init__(self, office: Office, make: Make, paper: Paper, reason: str) -> None:
        self.office, self.make, self.paper, self.reason = office, make, paper, reason
        self.out = False

    def remake(self, printer: str) -> bytes:
        """The paper for this printer; that one is what the log will hold."""
        self.paper = self.make(printer, lambda _percent, _words: None)
        return self.paper.pdf

    def printed(self, _printer: str, copies: int) -> None:
        """The log holds the print."""
        papers.record_print(self.office, self.paper, copies=copies, reprint_reason=self.reason or None)
        self.out = True

    def saved(self, _path: Path) -> None:
        """The log holds that the paper was saved."""
        self.printed("", 1)


class PaperPreview(Preview):
    """The kit's preview; cards that went out once go out again only with a reason."""

    def __init__(self, leaving: Leaving, shown: PreviewPaper, parent: QWidget | None = None) -> None:
        super().__init__(shown, parent)
        self.leaving = leaving

    def print_out(self) -> None:
        """Asks for the reason where one is needed, then for the printer."""
        self._with_reason(super().print_out)

    def save(self) -> None:
        """Asks for the reason where one is needed, then for the file."""
        self._with_reason(super().save)

    def _with_reason(self, go_on: Callable[[], None]) -> None:
        if self.leaving.paper.form != "card" or not self.leaving.out:
            go_on()
            return
        dialog = ReasonDialog(self)

        def given(reason: str) -> None:
            self.leaving.reason = reason
            go_on()

        dialog.saved.connect(given)
        dialog.open()


def show_paper(
    desk: Desk,
    parent: QWidget,
    make: Make,
    *,
    title: str = "",
    file_name: str = "",
    two_sided: bool = False,
    reason: str = "",
    sentences: Sequence[str] = (),
    shown: Callable[[PaperPreview], object] | None = None,
) -> None:
    """The paper is made beside the window; then its preview opens. `shown` is given the preview."""

    def done(paper: Paper) -> None:
        leaving = Leaving(desk.office, make, paper, reason)
        preview = PaperPreview(
            leaving,
            PreviewPaper(
                title=title or paper.title, pdf=paper.pdf, file_name=(file_name or title or paper.title) + ".pdf",
                two_sided=two_sided, sentences=(*sentences, *paper.report.sentences()), remake=leaving.remake,
                printed=leaving.printed, saved=leaving.saved,
            ),
            parent,
        )  # fmt: skip
        preview.open()
        if shown is not None:
            shown(preview)

    desk.run(_("正在排版"), lambda progress: make("", progress), done=done)


def show_form(desk: Desk, parent: QWidget, form: str, no: int | None, *, name: str = "") -> None:
    """One of the forms for a member, or blank; then its preview."""
    title = _(papers.FORMS[form])
    if no is None:
        title += _("（空白）")
    elif name:
        title += f" · {name}"

    def make(printer: str, _tell: Callable[[int, str], object]) -> Paper:
        offset = papers.offset_of(desk.office, printer) if printer else None
        return papers.member_form(desk.office, form, no, offset=offset)

    show_paper(desk, parent, make, title=title, two_sided=form == "joining")


def show_blank_cards(desk: Desk, parent: QWidget) -> None:
    """A sheet of ten cards to fill in by hand."""
    import hashlib

    def make(printer: str, _tell: Callable[[int, str], object]) -> Paper:
        offset = papers.offset_of(desk.office, printer) if printer else None
        made = papers.blank_cards(offset=offset)
        return Paper(
            form="blank_card", title=_("空白会员证"), pages=made.pages, report=made.report, subjects=(),
            fingerprint=hashlib.sha256(made.pdf).hexdigest(), pdf=made.pdf,
        )  # fmt: skip

    show_paper(desk, parent, make, title=_("空白会员证"))


def show_roll(desk: Desk, parent: QWidget, numbers: Sequence[int], unit_name: str) -> None:
    """The roll of these members; then its preview."""
    wanted = tuple(numbers)

    def make(printer: str, _tell: Callable[[int, str], object]) -> Paper:
        offset = papers.offset_of(desk.office, printer) if printer else None
        return papers.roll_paper(desk.office, wanted, unit_name=unit_name, offset=offset)

    title = _("会员名册") + (f" · {unit_name}" if unit_name else "")
    show_paper(desk, parent, make, title=title, two_sided=False)
