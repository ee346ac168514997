"""A new file, step by step: the worker, what is asked of them, the family, income and costs, consent and the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui import errors
from ui.aid.choose_step import ChooseStep
from ui.aid.facts_dialog import FactsForm
from ui.aid.family_section import FamilySection
from ui.aid.fields_in_boxes import ACCOUNT, HOUSE, REASONS, WORKER
from ui.aid.reckoning_sheet import ReckoningSheet, begun
from ui.aid.sum_view import SumView, of_open
from ui.kit import text
from ui.kit.room import Roomy, fit
from ui.kit.wizard import Step, Wizard
from unionoffice import aid
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.findings import Level
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.aid import AidFile, Case

ASKED = (*WORKER.asked, *HOUSE.asked, *REASONS.asked, *ACCOUNT.asked)
CONSENT = ("consent_ground", "consent_on", "reviewer")


class NewFileWizard(Wizard):
    """From the first step on the draft is in the office; leaving keeps it. `opened` tells the file's number at the end."""

    opened = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.desk = desk
        self.file: AidFile | None = None
        self.choose = ChooseStep(self)
        self.facts, self.family = FactsStep(self), FamilyStep(self)
        self.means, self.result_step = MeansStep(self), ResultStep(self)
        super().__init__(
            _("新建困难职工档案"), (self.choose, self.facts, self.family, self.means, self.result_step), parent=parent
        )
        fit(self, QSize(1180, 690))
        self.finished.connect(self._over)

    def began(self, file: AidFile) -> None:
        """The draft is there."""
        self.file = file
        self.setWindowTitle(_("新建困难职工档案") + f"　{file.file_no}")

    def show_other(self, no: int) -> None:
        """The file that stands in the way is opened in place of a new one."""
        self.reject()
        self.opened.emit(no)

    @property
    def no(self) -> int:
        """The draft's number."""
        assert self.file is not None
        return self.file.no

    def case(self) -> Case:
        """The draft as the office has it now."""
        return aid.case(self.desk.office, self.no)

    def _over(self, _result: int) -> None:
        if self.file is not None:
            self.desk.say(_("档案 {file} 已保存").format(file=self.file.file_no))
            self.opened.emit(self.file.no)


class FactsStep(Step):
    """What the file says of the worker, the home, the causes, the account. What is not known yet may stay empty."""

    def __init__(self, wizard: NewFileWizard) -> None:
        super().__init__(_("职工情况"))
        self._all = wizard
        self.form: FactsForm | None = None
        self.column.addWidget(
            text.dim(_("知道多少先填多少，以后在档案里可以接着填；带 * 的在提交申请前要填齐。"), wrap=True)
        )

    def enter(self) -> None:
        """The form begins with what the member's record says."""
        case = self._all.case()
        file = case.household.file
        if self.form is None:
            self.form = FactsForm(self._all.desk.office, ASKED, person=file.person, no=file.no)
            self.column.addWidget(self.form, 1)
            self.form.fill_from(file)
        self.form.begin()

    def leave(self, go_on: Callable[[], None]) -> None:
        """The draft holds the answers."""
        assert self.form is not None
        raw = self.form.values()
        if raw is None:
            return
        try:
            aid.change_file(self._all.desk.office, self._all.no, raw)
        except Refused as error:
            if not self.form.refused(error):
                raise
            return
        go_on()

    def may_go_back(self) -> bool:
        """The draft is made; another worker is another file."""
        return False


class FamilyStep(Step):
    """Who lives in the household."""

    def __init__(self, wizard: NewFileWizard) -> None:
        super().__init__(_("家庭成员"))
        self._all = wizard
        self.family: FamilySection | None = None
        words = _("一户只建一份档案。证件号码已经登记过的人会自动认出；已在别的档案里的不能再添。")
        self.column.addWidget(text.dim(words, wrap=True))

    def enter(self) -> None:
        """The grid shows the household."""
        if self.family is None:
            self.family = FamilySection(self._all.desk.office, self._all.no)
            self.column.addWidget(self.family)
            self.column.addStretch(1)
        self.family.show_household(self._all.case().household, revealed=False)
        self.family.list.setFocus()


class MeansStep(Step):
    """Income and rigid costs with the sum live beside them."""

    def __init__(self, wizard: NewFileWizard) -> None:
        super().__init__(_("收入和支出"))
        self._all = wizard
        self.sheet: ReckoningSheet | None = None

    def enter(self) -> None:
        """The sheet is made anew: the family may have changed."""
        office, no = self._all.desk.office, self._all.no
        reckoning = begun(office, no, occasion="first")
        case = self._all.case()
        worked = next(one for one in case.reckonings if one.reckoning.no == reckoning.no)
        if self.sheet is not None:
            self.column.removeWidget(self.sheet)
            self.sheet.hide()
            self.sheet.deleteLater()
        self.sheet = ReckoningSheet(office, case.household, worked)
        self.sheet.decision.hide()
        self.column.addWidget(self.sheet, 1)
        self.sheet.income.begin()

    def leave(self, go_on: Callable[[], None]) -> None:
        """What was typed is in the office."""
        assert self.sheet is not None
        self.sheet.write()
        go_on()


class ResultStep(Step):
    """Consent, the sum, what is still missing; the application where everything is there."""

    def __init__(self, wizard: NewFileWizard) -> None:
        super().__init__(_("同意书和结果"))
        self._all = wizard
        self.form: FactsForm | None = None
        inside = QWidget()
        self._sheet = QVBoxLayout(inside)
        self._sheet.setContentsMargins(2, 2, 10, 2)
        self._sheet.setSpacing(12)
        self.sum = SumView()
        self.apply = QCheckBox(_("档案已填齐，本人已在申请书上签字，今天提交申请"))
        self.lacks = text.label("", wrap=True)
        self._sheet.addWidget(self.sum)
        self._sheet.addWidget(self.lacks)
        self._sheet.addWidget(self.apply)
        self._sheet.addStretch()
        self.column.addWidget(Roomy(inside), 1)

    def enter(self) -> None:
        """The sum and what is missing are told."""
        case = self._all.case()
        file = case.household.file
        if self.form is None:
            self.form = FactsForm(self._all.desk.office, CONSENT, person=file.person, no=file.no)
            self.form.fill_from(file)
            self.form.setFixedHeight(self.form.widget().sizeHint().height() + 24)
            self.form.edited.connect(lambda _name: self._tell())
            self._sheet.insertWidget(0, self.form)
        self.sum.show_sum(of_open(case))
        self._tell()
        self.form.begin()

    def _tell(self) -> None:
        assert self.form is not None
        told = self.form.raw()
        given = {name for name in CONSENT if told.get(name)}
        held = [one for one in self._all.case().findings if one.level is Level.HELD and one.field not in given]
        ground = told.get("consent_ground")
        if ground in ("statutory", "emergency"):
            held = [one for one in held if one.reason != "no_consent"]
        text.set_kind(self.lacks, "warn" if held else "good")
        if held:
            head = _("提交申请以前还缺 {n} 项（现在可以先保存草稿）：").format(n=len(held))
            self.lacks.setText("\n".join([head, *(f"· {one.sentence}" for one in held)]))
        else:
            self.lacks.setText(_("档案已填齐，可以提交申请。"))
        self.apply.setEnabled(not held)
        if held:
            self.apply.setChecked(False)

    def button_text(self) -> str:
        """What is done at the end."""
        return _("完成，打开档案")

    def leave(self, go_on: Callable[[], None]) -> None:
        """Consent is kept; the application is put forward where it was asked for."""
        assert self.form is not None
        raw = self.form.values()
        if raw is None:
            return
        office, no = self._all.desk.office, self._all.no
        try:
            with office.act("修改困难档案", "aid"):
                aid.change_file(office, no, raw)
                if self.apply.isChecked():
                    aid.apply(office, no)
        except Rejected as error:
            errors.show(Refused(error.reason, "\n".join(one.sentence for one in error.findings)), self)
            return
        go_on()
