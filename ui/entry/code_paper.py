"""The new office's recovery code in the preview, ready to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.kit.preview import Preview, PreviewPaper
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office


def show_paper(office: Office, code: str, parent: QWidget | None) -> Preview:
    """The preview of the code's paper is in front."""
    from unionoffice.print_recovery_code import recovery_code_sheet

    made = recovery_code_sheet(
        office=office.name, officer=office.officer.name, file_name=office.path.name, day=office.today, code=code
    )
    paper = PreviewPaper(
        title=_("恢复码"), pdf=made.pdf, file_name=_("恢复码") + ".pdf", sentences=made.report.sentences()
    )
    window = Preview(paper, parent)
    window.open()
    return window
