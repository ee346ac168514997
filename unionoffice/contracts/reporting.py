"""Once a year it is checked whether the contract is kept, and reported to the congress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from unionoffice.contracts import store
from unionoffice.contracts.conditions import AREA, happened, signed_contract
from unionoffice.contracts.steps import REPORT_FIELDS, Report
from unionoffice.entering import accept
from unionoffice.office import Office

TABLE = "contract_reports"


def report(office: Office, no: int, raw: Mapping[str, object]) -> Report:
    """A yearly report was made; without a day today. Raises Refused for a contract not signed or a day ahead."""
    given = {"reported_on": office.today, "result": "kept", **raw}
    values = accept(REPORT_FIELDS, given, today=office.today, whole=True).values
    made = Report(contract=no, **{name: one for name, one in values.items() if one is not None})
    with office.act("登记履约报告", AREA) as act:
        contract = signed_contract(act.db, no)
        happened(office, made.reported_on, "reported_on", least=contract.signed_on)
        number = store.insert(act.db, TABLE, {key: one for key, one in asdict(made).items() if key != "no"})
        act.detail["contract"] = contract.number
    return replace(made, no=number)


def reports(office: Office, no: int) -> list[Report]:
    """The contract's reports, oldest first."""
    return store.steps(office.reading(), Report, TABLE, no, by="reported_on")
