"""A contract in effect is published to all, and a copy goes to the upper union."""

from __future__ import annotations

from unionoffice import codes
from unionoffice.contracts import store
from unionoffice.contracts.conditions import AREA, existing, happened, signed_contract
from unionoffice.contracts.filing import effective_on
from unionoffice.contracts.model import Contract
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.wording import _


def publish(office: Office, no: int, day: str | None = None, *, how: str = "board") -> Contract:
    """The contract is published on this day (today). Raises Refused where it is not in effect by then."""
    if codes.code_list("contract_publication").get(how) is None:
        raise Refused("unknown_word", _("没有“{how}”这种公布方式。").format(how=how), "published_how")
    with office.act("公布集体合同", AREA) as act:
        contract = signed_contract(act.db, no)
        effect = _effect(office, contract)
        when = happened(office, day, "published_on", least=effect)
        store.update(act.db, "contracts", no, {"published_on": when, "published_how": how})
        act.detail["contract"] = contract.number
        after = existing(act.db, no)
    return after


def copy_up(office: Office, no: int, day: str | None = None) -> Contract:
    """A copy went to the upper union on this day (today)."""
    with office.act("抄报上级工会", AREA) as act:
        contract = signed_contract(act.db, no)
        when = happened(office, day, "copied_on", least=contract.signed_on)
        store.update(act.db, "contracts", no, {"copied_on": when})
        act.detail["contract"] = contract.number
        after = existing(act.db, no)
    return after


def _effect(office: Office, contract: Contract) -> str:
    found = effective_on(office, contract.no)
    if found is None or found > office.today:
        sentence = _("合同 {number} 还没有生效，不能公布；没有保存。请先登记受理，等审查期满。")
        raise Refused("not_effective", sentence.format(number=contract.number), "published_on")
    return found
