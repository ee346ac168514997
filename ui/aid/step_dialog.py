"""One step of a file as a small window; everything that is missing is said at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.aid.asking import code_box, day_box, day_of, line, paragraph
from ui.aid.step_asks import ASKS, DAY, LEVEL, TEXT, Question
from ui.kit import text
from ui.kit.ask_dialog import AskDialog
from ui.kit.choice_box import ChoiceBox
from unionoffice.aid.posting import last_day_of
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid import Case
    from unionoffice.office import Office

POSTINGS = frozenset({"posted", "leaving"})


class StepDialog(AskDialog):
    """Takes one step of one file; `saved` carries the step's code."""

    def __init__(self, office: Office, case: Case, step: str, parent: QWidget | None = None) -> None:
        self.ask_of = ASKS[step]
        household = case.household
        super().__init__(
            _(self.ask_of.title), subtitle=f"{household.worker.name}　{household.file.file_no}\n{_(self.ask_of.says)}",
            button_text=_(self.ask_of.does), parent=parent,
        )  # fmt: skip
        self._office, self._no, self._step = office, household.file.no, step
        self.questions: dict[str, QWidget] = {}
        for one in self.ask_of.questions:
            control = self._control(one, case)
            self.questions[one.name] = self.ask(
                one.name, _(one.words), control, required=one.required, optional=not one.required
            )
        self._until = text.dim("", wrap=True)
        self._until.setVisible(step in POSTINGS)
        self.column.addWidget(self._until)
        self.lacks = text.label(kind="fault", wrap=True)
        self.lacks.hide()
        self.column.addWidget(self.lacks)
        if step in POSTINGS:
            day = self.questions["day"]
            assert isinstance(day, QLineEdit)
            day.textChanged.connect(lambda _words: self._tell_until())
            self._tell_until()

    def _control(self, one: Question, case: Case) -> QWidget:
        hint = _(one.hint) if one.hint else ""
        if one.kind == DAY:
            return day_box(self._office.today)
        if one.kind == LEVEL:
            return code_box("aid_level", chosen=case.household.file.level)
        if one.kind == TEXT:
            return paragraph(hint)
        made = line(hint)
        if one.name == "national_no" and case.household.file.national_no:
            made.setText(case.household.file.national_no)
        return made

    def _tell_until(self) -> None:
        day = self.questions["day"]
        assert isinstance(day, QLineEdit)
        try:
            typed = day_of(day.text(), today=self._office.today)
        except Refused:
            typed = None
        if typed is None:
            self._until.setText("")
            return
        until, _rule = last_day_of(self._office, typed)
        self._until.setText(_("按现行规定公示到 {until}（当天不算，遇休息日顺延）。").format(until=until))

    def put(self, name: str, words: str) -> None:
        """The answer to this question is this, as if typed."""
        control = self.questions[name]
        if isinstance(control, QPlainTextEdit):
            control.setPlainText(words)
        elif isinstance(control, ChoiceBox):
            control.put(words)
        else:
            assert isinstance(control, QLineEdit)
            control.setText(words)

    def _answer(self, one: Question) -> str | None:
        control = self.questions[one.name]
        if isinstance(control, QPlainTextEdit):
            return control.toPlainText()
        if isinstance(control, ChoiceBox):
            control.settle()
            return str(control.value() or "")
        assert isinstance(control, QLineEdit)
        return day_of(control.text(), today=self._office.today) if one.kind == DAY else control.text()

    def save(self) -> str:
        """The step is taken. Raises Refused."""
        self.lacks.hide()
        answers = {one.name: self._answer(one) for one in self.ask_of.questions}
        self.ask_of.take(self._office, self._no, answers)
        return self._step

    def say(self, error: Refused) -> None:
        """Several faults stand together below the questions; one stands at its question."""
        if isinstance(error, Rejected):
            self.lacks.setText("\n".join(f"· {one.sentence}" for one in error.findings))
            self.lacks.show()
            return
        super().say(error)
