"""A paper of contracts in the preview, made beside the window; the print log holds it once it left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ui.kit.preview import Preview, PreviewPaper
from unionoffice.contracts import papers
from unionoffice.members import papers as offsets
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk
    from unionoffice.contracts.papers import Paper
    from unionoffice.office import Office
    from unionoffice.printing import Offset

Make = Callable[["Offset | None"], "Paper"]
"""Makes the paper for a printer's offset."""


class Leaving:
    """One paper on its way out: made again for a printer, logged when printed or saved."""

    def __init__(self, office: Office, make: Make | None, paper: Paper) -> None:
        self.office, self.make, self.paper = office, make, paper

    def remake(self, printer: str) -> bytes:
        """The paper for this printer; that one is what the log will hold."""
        if self.make is not None:
            self.paper = self.make(offsets.offset_of(self.office, printer) if printer else None)
        return self.paper.pdf

    def printed(self, _printer: str, copies: int) -> None:
        """The log holds the print; a blank form is nobody's."""
        if self.paper.subjects:
            papers.record_print(self.office, self.paper, copies=copies)

    def saved(self, _path: Path) -> None:
        """The log holds that the paper was saved."""
        self.printed("", 1)


def preview(desk: Desk, paper: Paper, parent: QWidget, make: Make | None = None) -> Preview:
    """The made paper is in front of the clerk."""
    leaving = Leaving(desk.office, make, paper)
    shown = Preview(
        PreviewPaper(
            title=_(paper.title), pdf=paper.pdf, file_name=f"{paper.title}.pdf",
            sentences=tuple(paper.printed.report.sentences()), remake=leaving.remake, printed=leaving.printed,
            saved=leaving.saved,
        ),
        parent,
    )  # fmt: skip
    shown.open()
    return shown


def show_paper(desk: Desk, parent: QWidget, make: Make) -> None:
    """The paper is made beside the window; then its preview opens."""
    desk.run(_("正在排版"), lambda _progress: make(None), done=lambda paper: preview(desk, paper, parent, make))


def show_form(desk: Desk, parent: QWidget, form: str, no: int | None) -> None:
    """One of papers.FORMS for a contract, or blank."""
    show_paper(desk, parent, lambda offset: papers.contract_form(desk.office, form, no, offset=offset))
