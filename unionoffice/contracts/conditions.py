"""What must hold before a step of a contract is recorded: it is there, at the right stage, and its day has come."""

from __future__ import annotations

from collections.abc import Iterable

from unionoffice import units
from unionoffice.contracts import store
from unionoffice.contracts.model import Contract
from unionoffice.database import Connection
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.findings import Finding, Level
from unionoffice.office import Office
from unionoffice.wording import _

AREA = "contracts"


def existing(db: Connection, no: int) -> Contract:
    """The contract. Raises Refused where there is none."""
    found = store.contract(db, no)
    if found is None:
        raise Refused("unknown_contract", _("没有这份集体合同；没有改动任何内容。请刷新列表后再试。"), "id")
    return found


def open_contract(db: Connection, no: int) -> Contract:
    """The contract, not signed and not ended. Raises Refused otherwise."""
    found = existing(db, no)
    if found.signed_on is not None or found.ended_on is not None:
        sentence = _("合同 {number} 已经签字或结束，不能再登记这一步；没有保存。续订请从原合同发起。")
        raise Refused("signed", sentence.format(number=found.number), "id")
    return found


def signed_contract(db: Connection, no: int) -> Contract:
    """The contract, signed and not ended. Raises Refused otherwise."""
    found = existing(db, no)
    if found.signed_on is None:
        sentence = _("合同 {number} 还没有签字，不能登记这一步；没有保存。请先登记签字日期。")
        raise Refused("not_signed", sentence.format(number=found.number), "signed_on")
    if found.ended_on is not None:
        sentence = _("合同 {number} 已在 {day} 结束；没有保存。")
        raise Refused("ended", sentence.format(number=found.number, day=found.ended_on), "id")
    return found


def happened(office: Office, day: str | None, field: str, *, least: str | None = None) -> str:
    """The day (today where None) of something that has happened, not before `least`. Raises Refused."""
    day = day or office.today
    if day > office.today:
        raise Refused("future_day", _("日期“{day}”在今天之后。请填写已经发生的日期。").format(day=day), field)
    if least is not None and day < least:
        sentence = _("日期“{day}”早于前一步的日期“{least}”。请核对。")
        raise Refused("too_early", sentence.format(day=day, least=least), field)
    return day


def raise_held(faults: Iterable[Finding]) -> None:
    """Raises Rejected where one of the findings keeps the record from being saved."""
    held = [one for one in faults if one.level is Level.HELD]
    if held:
        raise Rejected(held)


def unit_number(office: Office, given: object, field: str) -> int | None:
    """The number of a unit given by number, id or name; None where nothing is given. Raises Refused for an unknown one."""
    if given is None or given == "":
        return None
    if isinstance(given, int):
        unit = units.unit(office, given)
    else:
        named = units.named(office, str(given))
        unit = units.unit_by_id(office, str(given)) or (units.unit(office, named[0]) if named else None)
    if unit is None:
        raise Refused("unknown_unit", _("没有名为“{name}”的单位。请核对名称。").format(name=given), field)
    return unit.no
