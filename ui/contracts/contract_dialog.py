"""A contract's own record: a new one, or its words put right before and after it is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from ui.kit import unit_choice
from ui.kit.ask_dialog import AskDialog
from ui.kit.form import Form
from ui.kit.record_dialog import RecordDialog
from unionoffice import contracts, units
from unionoffice.contracts import BY_VERBS, CONTRACT_FIELDS, Contract
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk

ASKED = tuple(name for name in CONTRACT_FIELDS if name not in BY_VERBS)


class ContractDialog(RecordDialog):
    """Enters a new contract (`contract` None), or changes what is known of this one; `saved` carries the contract."""

    def __init__(self, desk: Desk, contract: Contract | None = None, *, parent: QWidget | None = None) -> None:
        office = desk.office
        form = Form(CONTRACT_FIELDS, unit_choice.sources(office), names=ASKED)
        if contract is None:
            form.fill({"kind": "general", "level": "enterprise"})
        else:
            form.fill({name: getattr(contract, name) for name in ASKED})
            if contract.signed_on is not None:
                form.lock("kind", "level", "employer", "union_unit")
        self._desk, self._contract = desk, contract
        super().__init__(
            _("登记合同") if contract is None else contract.number,
            form,
            lambda _values: self._write(),
            subtitle=_("企业合同选用人单位，名称、工会和人数自动带出；区域、行业合同填代表组织的名称。")
            if contract is None
            else "",
            parent=parent,
        )
        form.edited.connect(self._fill_in)

    def _fill_in(self, name: str) -> None:
        """A chosen unit brings its name, code and chair along where nothing was typed."""
        if name not in ("employer", "union_unit") or self._contract is not None:
            return
        no = self.form.answer(name)
        unit = units.unit(self._desk.office, no) if no else None
        if unit is None:
            return
        union = unit.kind != "nonunion"
        brought: list[tuple[str, object]] = [("union_name", unit.name if union else None), ("chair", unit.chair)]
        if name == "employer":
            brought += [
                ("employer_name", unit.employer or unit.name), ("employer_code", unit.credit_code),
                ("union_unit", unit.no if union else None),
            ]  # fmt: skip
        raw = self.form.raw()
        for field, value in brought:
            if value and not raw[field]:
                self.form.put(field, value)

    def _write(self) -> Any:
        raw = {name: value for name, value in self.form.raw().items() if value not in ("", None) or self._contract}
        if self._contract is None:
            made = contracts.add_contract(self._desk.office, raw)
            self._desk.say(_("已登记合同 {number}").format(number=made.number))
        else:
            made = contracts.change_contract(self._desk.office, self._contract.no, raw)
            self._desk.say(_("已保存合同 {number}").format(number=made.number))
        return made


class CorrectDialog(AskDialog):
    """A day or a word that was typed wrong is put right, with the reason; `saved` carries the contract."""

    FIELDS = ("signed_on", "term_start", "term_end", "published_on", "copied_on", "drafted_on")

    def __init__(self, desk: Desk, contract: Contract, parent: QWidget | None = None) -> None:
        self._desk, self._contract = desk, contract
        given = {name: getattr(contract, name) for name in self.FIELDS if getattr(contract, name)}
        super().__init__(
            _("更正日期"),
            subtitle=_("只改录错的日期；原来的值和更正原因留在日志里。"),
            button_text=_("更正"),
            parent=parent,
        )
        self._lines = {
            name: self.ask(name, CONTRACT_FIELDS[name].shown, QLineEdit(str(value))) for name, value in given.items()
        }
        self._reason = self.ask("reason", _("更正原因"), QLineEdit(), required=True)

    def save(self) -> Contract:
        """Raises Rejected or Refused."""
        raw = {
            name: line.text()
            for name, line in self._lines.items()
            if line.text().strip() != getattr(self._contract, name)
        }
        return contracts.correct_contract(self._desk.office, self._contract.no, raw, reason=self._reason.text())
