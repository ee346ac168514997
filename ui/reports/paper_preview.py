"""A paper of handing over in the preview, made beside the window; the print log holds it once it left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ui.kit.preview import Preview, PreviewPaper
from unionoffice import papers_out
from unionoffice.members import papers as offsets
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk
    from unionoffice.office import Office
    from unionoffice.papers_out import Paper
    from unionoffice.printing import Offset

Make = Callable[["Offset | None"], "Paper"]
"""Makes the paper for a printer's offset."""


class Leaving:
    """One paper on its way out: made again for a printer, logged when printed or saved."""

    def __init__(self, office: Office, make: Make, paper: Paper) -> None:
        self.office, self.make, self.paper = office, make, paper

    def remake(self, printer: str) -> bytes:
        """The paper for this printer; that one is what the log will hold."""
        self.paper = self.make(offsets.offset_of(self.office, printer) if printer else None)
        return self.paper.pdf

    def printed(self, _printer: str, copies: int) -> None:
        """The log holds the print."""
        papers_out.record_print(self.office, self.paper, copies=copies)

    def saved(self, _path: Path) -> None:
        """The log holds that the paper was saved."""
        self.printed("", 1)


def preview(desk: Desk, parent: QWidget, make: Make, paper: Paper) -> Preview:
    """The made paper is in front of the clerk."""
    leaving = Leaving(desk.office, make, paper)
    shown = Preview(
        PreviewPaper(
            title=_(paper.title), pdf=paper.pdf, file_name=f"{paper.title}.pdf",
            sentences=tuple(paper.report.sentences()), remake=leaving.remake, printed=leaving.printed,
            saved=leaving.saved,
        ),
        parent,
    )  # fmt: skip
    shown.open()
    return shown


def show_paper(desk: Desk, parent: QWidget, make: Make) -> None:
    """The paper is made beside the window; then its preview opens."""
    desk.run(_("正在排版"), lambda _progress: make(None), done=lambda paper: preview(desk, parent, make, paper))
