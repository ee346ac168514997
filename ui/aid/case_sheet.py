"""The sheet of an opened file: its sections below each other, in the order of the paper 困难职工档案表."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.aid import fields_in_boxes, story_sections
from ui.aid.family_section import FamilySection
from ui.aid.means_section import means_section
from ui.aid.paid_section import paid_section
from ui.aid.papers_section import PapersSection
from ui.kit import text
from ui.kit.paper_grid import LABEL_WIDE, LABEL_WIDE_ENGLISH, PaperGrid, Section
from ui.kit.room import Roomy
from unionoffice import aid, wording
from unionoffice.aid import FILED_STAGES
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.aid.fields_in_boxes import Part
    from ui.desk import Desk
    from unionoffice.aid import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What the words at the sections' right do."""

    change: Callable[[Part], object]
    reckon: Callable[[], object]
    visit: Callable[[], object]
    month: Callable[[], object]


class CaseSheet(Roomy):
    """Shows a case. Family and checklist stay as they are over a refresh, so that the focus does; the rest is made anew."""

    def __init__(self, desk: Desk, no: int, doing: Doing) -> None:
        self.office, self._doing = desk.office, doing
        self.family = FamilySection(desk.office, no)
        self.papers = PapersSection(desk, no)
        self.family.setAccessibleName(_("家庭成员"))
        self.papers.setAccessibleName(_("档案目录和附件"))
        paper = QFrame()
        paper.setObjectName("card")
        self._sections = QVBoxLayout(paper)
        self._sections.setContentsMargins(18, 16, 18, 18)
        self._sections.setSpacing(20)
        super().__init__(paper)
        self.titles: list[str] = []

    def show_case(self, case: Case, *, revealed: bool, may_enter: bool) -> None:
        """The sheet shows this file; the place on it stays."""
        at, held = self.verticalScrollBar().value(), self.window().focusWidget()
        while (item := self._sections.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in (self.family, self.papers):
                widget.hide()
                widget.deleteLater()
        self.titles = []
        self._sections.addWidget(_masthead(case))
        for section in self._all(case, revealed=revealed, may_enter=may_enter):
            if section is not None:
                self.titles.append(section.accessibleName())
                self._sections.addWidget(section)
        self._sections.addStretch()
        if held is not None and self.isAncestorOf(held) and not held.isVisible():
            self.family.list.setFocus()
        self._sections.activate()
        self.verticalScrollBar().setValue(at)

    def _all(self, case: Case, *, revealed: bool, may_enter: bool) -> list[QWidget | None]:
        office, does = self.office, self._doing
        self.family.show_household(case.household, revealed=revealed)
        self.papers.show_case(case)

        def boxes(part: Part) -> Section:
            return self._boxes(case, part, revealed=revealed, may_enter=may_enter)

        return [
            boxes(fields_in_boxes.WORKER), self.family,
            means_section(case, revealed=revealed, reckon=does.reckon if may_enter else None),
            boxes(fields_in_boxes.HOUSE), boxes(fields_in_boxes.REASONS), boxes(fields_in_boxes.ACCOUNT),
            story_sections.visits_section(case, revealed=revealed, record=does.visit if may_enter else None),
            story_sections.postings_section(office, case), story_sections.opinions_section(case),
            boxes(fields_in_boxes.CONSENT), self.papers, self._months(case, may_enter=may_enter),
            paid_section(office, case.household), story_sections.story_section(office, case.household.file.no),
        ]  # fmt: skip

    def _months(self, case: Case, *, may_enter: bool) -> Section | None:
        filed = case.household.file.stage in FILED_STAGES
        if not (filed or case.months):
            return None
        line = aid.line_of(self.office, case.household)
        return story_sections.months_section(case, line=line, record=self._doing.month if may_enter and filed else None)

    def _boxes(self, case: Case, part: Part, *, revealed: bool, may_enter: bool) -> Section:
        section = Section(_(part.title))
        if may_enter:
            section.offer(_("修改"), lambda: self._doing.change(part))
        wide = LABEL_WIDE_ENGLISH if wording.english() else LABEL_WIDE
        section.column.addWidget(
            PaperGrid(fields_in_boxes.boxes(part, case.household, reveal=revealed), label_wide=wide)
        )
        return section

    def jump(self, step: int) -> None:
        """The next section (1), or the one before (-1), stands at the top."""
        bar = self.verticalScrollBar()
        here, tops = bar.value(), []
        for number in range(self._sections.count()):
            section = self._sections.itemAt(number).widget()
            if section is not None:
                tops.append(section.geometry().top())
        after = [top for top in tops if top > here + 4] if step > 0 else [top for top in tops if top < here - 4][::-1]
        if after:
            bar.setValue(after[0])

    def go_to_family(self) -> None:
        """The family's grid has the focus and is in sight."""
        self.ensureWidgetVisible(self.family)
        self.family.list.setFocus()


def _masthead(case: Case) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    file = case.household.file
    title = text.label(_("困难职工档案表"), size=15, bold=True)
    title.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column.addWidget(title)
    row = QHBoxLayout()
    row.addWidget(text.dim(_("职工编号 {no}").format(no=file.file_no)))
    row.addStretch()
    row.addWidget(text.dim(_("最近更新 {day}").format(day=file.changed_on)))
    column.addLayout(row)
    return made
