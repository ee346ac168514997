"""The papers of files in the kit's preview, made beside the window and logged each time one leaves the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from ui import errors
from ui.kit.ask_dialog import AskDialog
from ui.kit.choice_box import Choice, ChoiceBox, among
from ui.kit.preview import Preview, PreviewPaper
from unionoffice.aid.file_papers import FILE_FORMS, FilePaper, file_paper, record_file_print
from unionoffice.errors import Refused
from unionoffice.members import papers as offsets
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.aid.case_page import CasePage
    from ui.desk import Desk
    from unionoffice.aid import FamilyRow
    from unionoffice.office import Office
    from unionoffice.printing import Offset

Make = Callable[["Offset | None"], FilePaper]
"""Makes the paper for a printer's offset."""

USUAL = ("application", "table", "visit_and_sum", "sum", "notice", "exit", "checklist")
"""Papers of a file in the order they are needed; study aid stands behind them, for each student."""
AFTER_EXIT = frozenset({"leaving", "exited", "cancelled", "moved_out"})


class Leaving:
    """One paper on its way out: made again for a printer, logged when printed or saved."""

    def __init__(self, office: Office, make: Make, paper: FilePaper) -> None:
        self.office, self.make, self.paper = office, make, paper

    def remake(self, printer: str) -> bytes:
        """The paper for this printer; that one is what the log will hold."""
        self.paper = self.make(offsets.offset_of(self.office, printer) if printer else None)
        return self.paper.pdf

    def printed(self, _printer: str, copies: int) -> None:
        """The log holds the print."""
        if self.paper.files:
            record_file_print(self.office, self.paper, copies=copies)

    def saved(self, _path: Path) -> None:
        """The log holds that the paper was saved."""
        self.printed("", 1)


def show_paper(desk: Desk, parent: QWidget, make: Make, *, title: str, two_sided: bool = False) -> None:
    """The paper is made beside the window; then its preview opens."""

    def done(paper: FilePaper) -> None:
        leaving = Leaving(desk.office, make, paper)
        shown = PreviewPaper(
            title=title, pdf=paper.pdf, file_name=f"{title}.pdf", two_sided=two_sided,
            sentences=tuple(paper.report.sentences()), remake=leaving.remake, printed=leaving.printed,
            saved=leaving.saved,
        )  # fmt: skip
        Preview(shown, parent).open()

    desk.run(_("正在排版"), lambda _progress: make(None), done=done)


def show_form(
    desk: Desk, parent: QWidget, form: str, no: int | None, *, name: str = "", student: int | None = None
) -> None:
    """One of FILE_FORMS for a file, or blank; then its preview."""
    office = desk.office
    title = _(FILE_FORMS[form]) + (f" · {name}" if name else _("（空白）"))

    def make(offset: Offset | None) -> FilePaper:
        return file_paper(office, form, no, student=student, offset=offset)

    show_paper(desk, parent, make, title=title, two_sided=form in ("application", "table"))


def fill(menu: QMenu, page: CasePage) -> None:
    """The menu offers what can be printed of this file now, then the blank forms."""
    case = page.case
    file, name = case.household.file, case.household.worker.name
    for form in USUAL:
        entry = menu.addAction(_(FILE_FORMS[form]) + "…")
        entry.triggered.connect(_shows(page.desk, page, form, file.no, name))
        if form == "exit":
            entry.setEnabled(file.stage in AFTER_EXIT or bool(case.months))
        elif form in ("sum", "visit_and_sum"):
            entry.setEnabled(bool(case.reckonings))
    study = menu.addAction(_(FILE_FORMS["study"]) + "…")
    study.setEnabled(bool(students(page)))
    study.triggered.connect(lambda: _study(page))
    menu.addSeparator()
    fill_blank(menu.addMenu(_("空白表")), page.desk, page)


def fill_blank(menu: QMenu, desk: Desk, parent: QWidget) -> None:
    """The menu offers every form to be filled in by hand."""
    for form, words in FILE_FORMS.items():
        menu.addAction(_(words)).triggered.connect(_shows(desk, parent, form, None, ""))


def _shows(desk: Desk, parent: QWidget, form: str, no: int | None, name: str) -> Callable[[], None]:
    def show() -> None:
        with errors.showing(parent):
            show_form(desk, parent, form, no, name=name)

    return show


def students(page: CasePage) -> list[FamilyRow]:
    """Who of the family goes to school."""
    return [row for row in page.case.household.family if row.member.schooling]


def _study(page: CasePage) -> None:
    found = students(page)
    with errors.showing(page):
        if len(found) == 1:
            _show_study(page, found[0])
            return
        dialog = StudentDialog(found, page)
        dialog.saved.connect(lambda row: _show_study(page, row))
        dialog.open()


def _show_study(page: CasePage, row: FamilyRow) -> None:
    show_form(page.desk, page, "study", page.no, name=row.person.name, student=row.member.no)


class StudentDialog(AskDialog):
    """Which student the application is for; `saved` carries the row of the family."""

    def __init__(self, found: list[FamilyRow], parent: QWidget | None = None) -> None:
        super().__init__(_("金秋助学申请表"), button_text=_("预览"), icon="print", parent=parent)
        self._found = found
        choices = [Choice(row.member.no, row.person.name) for row in found]
        self.student = self.ask("student", _("学生"), ChoiceBox(among(choices)), required=True)
        self.student.put(found[0].member.no)

    def save(self) -> FamilyRow:
        """The row chosen. Raises Refused where none is."""
        self.student.settle()
        row = next((one for one in self._found if one.member.no == self.student.value()), None)
        if row is None:
            raise Refused("missing", _("请选择学生。"), "student")
        return row
