"""Renewal and change: a new contract that begins where the old one stands; changes that end nothing; the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from unionoffice import codes
from unionoffice.contracts import store
from unionoffice.contracts.conditions import AREA, existing, happened, signed_contract
from unionoffice.contracts.model import Contract
from unionoffice.contracts.registering import add_contract
from unionoffice.contracts.steps import CHANGE_FIELDS, Change, Covered, Representative
from unionoffice.entering import accept
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.wording import N_, _

CARRIED = (
    "kind", "level", "employer", "union_unit", "employer_name", "employer_code", "legal_person", "union_name", "chair",
    "employer_chief", "employer_chief_post", "worker_chief", "worker_chief_post", "large", "subjects",
)  # fmt: skip
"""What the next contract is prefilled with; numbers about wages are asked anew."""

TABLE = "contract_changes"


def renew(office: Office, no: int, raw: Mapping[str, object] | None = None) -> Contract:
    """The contract's renewal is in the register, prefilled with parties, representatives and coverage.

    The old one runs on until its last day. Raises Refused where it was never signed, has ended, or is being renewed.
    """
    return _follow(office, no, raw or {}, "renewal", N_("续订集体合同"))


def change(office: Office, no: int, raw: Mapping[str, object] | None = None) -> Contract:
    """A changed contract is in the register, prefilled like a renewal; the old one is replaced when it takes effect."""
    return _follow(office, no, raw or {}, "change", N_("变更集体合同"))


def _follow(office: Office, no: int, raw: Mapping[str, object], nature: str, what: str) -> Contract:
    with office.act(what, AREA) as act:
        old = signed_contract(act.db, no)
        going = [one for one in store.contracts_of(act.db, store.followers(act.db, no)) if one.ended_on is None]
        if any(one.nature == nature and (nature == "renewal" or one.signed_on is None) for one in going):
            sentence = _("合同 {number} 已经有后续合同 {next}；没有重复登记。")
            raise Refused("followed", sentence.format(number=old.number, next=going[-1].number), "id")
        filled = {name: getattr(old, name) for name in CARRIED if getattr(old, name) is not None}
        made = add_contract(office, {**filled, **raw}, predecessor=no, nature=nature)
        _carry_people(office, old.no, made.no)
        _carry_covers(office, old.no, made)
        act.detail.update(contract=made.number, predecessor=old.number)
    return made


def _carry_people(office: Office, old: int, new: int) -> None:
    with office.act("登记协商代表", AREA) as act:
        for one in store.steps(act.db, Representative, "contract_representatives", old):
            if one.until is None:
                values = {**asdict(replace(one, contract=new, since=office.today))}
                del values["no"]
                store.insert(act.db, "contract_representatives", values)


def _carry_covers(office: Office, old: int, made: Contract) -> None:
    """Regional and industry contracts begin with the old list; everybody seals anew."""
    if made.level == "enterprise":
        return
    with office.act("登记覆盖企业", AREA) as act:
        for one in store.steps(act.db, Covered, "contract_covers", old):
            if one.until is None:
                values = asdict(replace(one, contract=made.no, employer_sealed=None, union_sealed=None, since=None))
                del values["no"]
                store.insert(act.db, "contract_covers", values)


def record_change(office: Office, no: int, raw: Mapping[str, object]) -> Change:
    """The employer's name, its owner or a chief representative changed; the contract goes on under the new words."""
    given = {"changed_on": office.today, **raw}
    values = accept(CHANGE_FIELDS, given, today=office.today, whole=True).values
    with office.act("登记变动事项", AREA) as act:
        contract = signed_contract(act.db, no)
        happened(office, values["changed_on"], "changed_on", least=contract.signed_on)
        field = {"name": "employer_name", "owner": "legal_person"}.get(values["what"])
        if field is not None:
            values["before"] = values.get("before") or getattr(contract, field)
            if values.get("after"):
                store.update(act.db, "contracts", no, {field: values["after"]})
        made = Change(contract=no, **values)
        number = store.insert(act.db, TABLE, {key: one for key, one in asdict(made).items() if key != "no"})
        act.detail["contract"] = contract.number
    return replace(made, no=number)


def changes(office: Office, no: int) -> list[Change]:
    """The contract's changes, oldest first."""
    return store.steps(office.reading(), Change, TABLE, no, by="changed_on")


def end(office: Office, no: int, day: str | None = None, *, how: str = "rescinded", reason: str) -> Contract:
    """The contract ended on this day (today): "rescinded" or "terminated"; talks that came to nothing end so too."""
    if codes.code_list("contract_end").get(how) is None:
        raise Refused("unknown_word", _("没有“{how}”这种结束方式。").format(how=how), "ended_how")
    if not reason.strip():
        raise Refused("missing", _("请写明结束的原因。"), "end_reason")
    with office.act("结束集体合同", AREA) as act:
        contract = existing(act.db, no)
        if contract.ended_on is not None:
            sentence = _("合同 {number} 已在 {day} 结束；没有保存。")
            raise Refused("ended", sentence.format(number=contract.number, day=contract.ended_on), "id")
        when = happened(office, day, "ended_on", least=contract.signed_on)
        store.update(act.db, "contracts", no, {"ended_on": when, "ended_how": how, "end_reason": reason.strip()})
        act.detail["contract"] = contract.number
        after = existing(act.db, no)
    return after


def file_end(office: Office, no: int, day: str | None = None) -> Contract:
    """The end was put on file with the authority on this day (today). Raises Refused where nothing ended."""
    with office.act("结束备案", AREA) as act:
        contract = existing(act.db, no)
        if contract.ended_on is None:
            sentence = _("合同 {number} 没有结束，不用备案。请先登记终止或解除。")
            raise Refused("not_ended", sentence.format(number=contract.number), "ended_on")
        when = happened(office, day, "end_filed_on", least=contract.ended_on)
        store.update(act.db, "contracts", no, {"end_filed_on": when})
        act.detail["contract"] = contract.number
        after = existing(act.db, no)
    return after


def chain(office: Office, no: int) -> list[Contract]:
    """The contract with all before and behind it, oldest first."""
    db, first = office.reading(), existing(office.reading(), no)
    while first.predecessor is not None:
        first = existing(db, first.predecessor)
    found, waiting = [], [first.no]
    while waiting:
        number = waiting.pop(0)
        found.append(existing(db, number))
        waiting += store.followers(db, number)
    return found
