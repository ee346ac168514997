"""Working out a household's income: lines of income and cost typed in, the sum live beside them, a person decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.aid.decision import DecisionBox
from ui.aid.sources import of_household, of_office
from ui.aid.sum_view import SumView, of_sum
from ui.kit import text
from ui.kit.form import Form
from ui.kit.lines import Lines
from ui.kit.room import Roomy
from unionoffice import aid, codes, fields
from unionoffice.aid import COST_FIELDS, INCOME_FIELDS, RECKONING_FIELDS, CostLine, IncomeLine
from unionoffice.aid.reckoning import summed
from unionoffice.errors import Refused
from unionoffice.fields import Field, Fields, Kind
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid import Household, Reckoning, Sum, Worked
    from unionoffice.office import Office

WHO = Field(name="person", kind=Kind.UNIT, label="家庭成员", english="Person", width=110)
"""Whose income it is, or for whom it was paid: one of the household."""
INCOME = Fields((WHO, *INCOME_FIELDS.only("kind", "monthly", "amount", "proof").values()))
COSTS = Fields((WHO, *COST_FIELDS.only("kind", "amount", "proof").values()))
SIDE, SIDE_NARROW, NARROW = 308, 248, 980
"""Pixels of the sum beside the lines, and below which width of the whole it is the narrow one."""
HEAD = ("period_from", "period_until", "stated_income", "stated_reason", "accident", "accident_loss")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as it stands in the table; an income told by the month has no amount of its own there."""

    person: int | None
    kind: str
    monthly: int | None
    amount: int | None
    proof: str | None

    @classmethod
    def of(cls, line: IncomeLine | CostLine) -> Line:
        """The line of the file as the table shows it."""
        monthly = line.monthly if isinstance(line, IncomeLine) else None
        amount = line.amount if monthly is None else None
        return cls(person=line.person, kind=line.kind, monthly=monthly, amount=amount, proof=line.proof)


class ReckoningSheet(QWidget):
    """One reckoning not decided yet. `write` puts what was typed into the office; `changed` tells of every key."""

    changed = Signal()

    def __init__(self, office: Office, household: Household, worked: Worked) -> None:
        super().__init__()
        self.office, self.household, self.reckoning = office, household, worked.reckoning
        self._known: dict[str, list[Line]] = {}
        self._numbers: dict[str, list[int]] = {}
        sources = of_household(office, household)
        self.income = Lines(_("收入"), INCOME, sources, key="Alt+I")
        self.costs = Lines(_("刚性支出"), COSTS, sources, key="Alt+O")
        self.head = Form(RECKONING_FIELDS, of_office(office), columns=3, names=HEAD)
        self.head.setMinimumHeight(self.head.widget().sizeHint().height())
        self.sum = SumView()
        self.decision = DecisionBox()
        self.barred = _Barred(worked.reckoning.excluded or "")
        self._lay()
        self.show_worked(worked)
        for lines in (self.income, self.costs):
            lines.changed.connect(self._again)
        for name in HEAD:
            control = self.head.control(name)
            if hasattr(control, "textEdited"):
                control.textEdited.connect(self._again)
        self.head.edited.connect(self._again)
        self.barred.changed.connect(self._again)
        self._again()

    def _lay(self) -> None:
        inside = QWidget()
        left = QVBoxLayout(inside)
        left.setContentsMargins(2, 2, 12, 8)
        left.setSpacing(14)
        left.addWidget(self.income)
        left.addWidget(self.costs)
        left.addWidget(self.head)
        left.addWidget(self.barred)
        left.addStretch()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.sum)
        column.addWidget(self.decision)
        column.addStretch()
        side = self._side = Roomy(right)
        side.setFixedWidth(SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(Roomy(inside), 1)
        row.addWidget(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the lines have more of the room."""
        super().resizeEvent(event)
        self._side.setFixedWidth(SIDE if event.size().width() >= NARROW else SIDE_NARROW)

    def show_worked(self, worked: Worked) -> None:
        """The sheet shows the reckoning as the office has it."""
        self.reckoning = worked.reckoning
        self._known = {
            "income": [Line.of(one) for one in worked.income],
            "costs": [Line.of(one) for one in worked.costs],
        }
        self._numbers = {"income": [one.no for one in worked.income], "costs": [one.no for one in worked.costs]}
        self.income.fill(self._known["income"])
        self.costs.fill(self._known["costs"])
        self.head.fill({name: getattr(worked.reckoning, name) for name in HEAD})

    # -- live

    def _again(self, *_args: object) -> None:
        self.worked_out()
        self.changed.emit()

    def worked_out(self) -> Sum | None:
        """The sum of what is typed now, shown; what cannot be read yet counts for nothing."""
        income = [self._income_of(raw) for raw in self.income.raw()]
        costs = [self._cost_of(raw) for raw in self.costs.raw()]
        head = {name: value for name in HEAD if (value := self.head.answer(name)) is not None}
        for name in ("accident", "accident_loss", "stated_income"):
            head.setdefault(name, None)
        reckoning = replace(self.reckoning, **head, excluded=self.barred.value() or None)
        found = summed(
            self.office, reckoning, self.household, [one for one in income if one is not None],
            [one for one in costs if one is not None],
        )  # fmt: skip
        told = bool(found.income_lines) or reckoning.stated_income is not None
        self.sum.show_sum(of_sum(found) if told else None)
        self.decision.advise(found.advice.category)
        return found

    def _read(self, field: Field, raw: object) -> Any:
        return fields.read(field, raw, today=self.office.today).value if raw else None

    def _income_of(self, raw: Mapping[str, object]) -> IncomeLine | None:
        monthly = self._read(INCOME_FIELDS["monthly"], raw["monthly"])
        amount = self._read(INCOME_FIELDS["amount"], raw["amount"])
        if monthly is None and amount is None:
            return None
        return IncomeLine(kind=str(raw["kind"] or "other"), amount=monthly * 12 if monthly is not None else amount)

    def _cost_of(self, raw: Mapping[str, object]) -> CostLine | None:
        amount = self._read(COST_FIELDS["amount"], raw["amount"])
        return None if amount is None else CostLine(kind=str(raw["kind"] or "other"), amount=amount)

    # -- writing

    @property
    def edited(self) -> bool:
        """Whether anything differs from what the office has."""
        barred = self.barred.value() != (self.reckoning.excluded or "")
        return self.income.edited or self.costs.edited or self.head.changed or barred

    def write(self) -> None:
        """What was typed is in the office: lines untouched stay, the others are written anew. Raises Refused."""
        if not self.edited:
            return
        for lines in (self.income, self.costs):
            lines.say("")
        if self.head.values() is None:
            raise Refused("head", _("申报收入或意外情形里有一处填得不对，请看红色的提示。"))
        no = self.reckoning.no
        head = self.head.raw()
        with self.office.act("修改收入测算", "aid"):
            self._write_lines("income", self.income)
            self._write_lines("costs", self.costs)
            aid.change_reckoning(self.office, no, {**head, "excluded": self.barred.value()})

    def _write_lines(self, name: str, lines: Lines) -> None:
        no = self.reckoning.no
        drop, add = (
            (aid.drop_income, aid.add_income) if name == "income" else (aid.drop_cost, aid.add_cost)
        )  # fmt: skip
        known = {self._key(one): number for one, number in zip(self._known[name], self._numbers[name], strict=True)}
        wanted: list[tuple[int, dict[str, object]]] = []
        for place, raw in enumerate(lines.raw(), 1):
            if any(raw.values()) and known.pop(self._key_of_raw(raw), None) is None:
                wanted.append((place, raw))
        for number in known.values():
            drop(self.office, no, number)
        for place, raw in wanted:
            try:
                person = self._person_of(raw)
                rest = {key: value for key, value in raw.items() if key != "person" and value not in (None, "")}
                add(self.office, no, rest, person=person)
            except Refused as error:
                lines.say(_("第 {n} 行：{said}").format(n=place, said=error.sentence))
                raise

    def _person_of(self, raw: Mapping[str, object]) -> int | None:
        who = raw["person"]
        if not who:
            return None
        if isinstance(who, int):
            return who
        raise Refused("unknown_word", _("请从列表里选择家庭成员；不是某一个人的可以空着。"), "person")

    def _key(self, one: Line) -> tuple[object, ...]:
        return (one.person, one.kind, one.monthly, one.amount, one.proof)

    def _key_of_raw(self, raw: Mapping[str, object]) -> tuple[object, ...]:
        monthly = self._read(INCOME_FIELDS["monthly"], raw.get("monthly"))
        amount = self._read(COST_FIELDS["amount"], raw["amount"])
        return (raw["person"] or None, raw["kind"] or "", monthly, amount, raw["proof"] or None)


class _Barred(QWidget):
    """Grounds for no file at all, ticked."""

    changed = Signal()

    def __init__(self, ticked: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(text.heading(_("不予建档情形")))
        self._boxes: dict[str, QCheckBox] = {}
        known = codes.code_list("aid_exclusion")
        for one in known.entries:
            box = QCheckBox(known.shown(one.code))
            box.setChecked(one.code in ticked.split())
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[one.code] = box
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> str:
        """The codes ticked, parted by blanks."""
        return " ".join(code for code, box in self._boxes.items() if box.isChecked())

    def tick(self, code: str) -> None:
        """This ground holds."""
        self._boxes[code].setChecked(True)


def begun(office: Office, file: int, *, occasion: str) -> Reckoning:
    """The file's open reckoning, begun now with the last one's lines where there is none."""
    found = next((one.reckoning for one in aid.case(office, file).reckonings if one.reckoning.decided is None), None)
    return found or aid.start_reckoning(office, file, occasion, copy_lines=True)
