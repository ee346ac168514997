"""Who talks for each side, the meetings with their minutes, the draft, and disputes in the talks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from unionoffice.contracts import rules, store
from unionoffice.contracts.conditions import AREA, existing, happened, open_contract, raise_held
from unionoffice.contracts.model import Contract
from unionoffice.contracts.numbers import numbers
from unionoffice.contracts.standing import standing
from unionoffice.contracts.steps import (
    DISPUTE_FIELDS,
    MEETING_FIELDS,
    REPRESENTATIVE_FIELDS,
    Dispute,
    Meeting,
    Representative,
)
from unionoffice.database import Connection
from unionoffice.entering import accept
from unionoffice.errors import Refused
from unionoffice.findings import Finding
from unionoffice.office import Office
from unionoffice.wording import _

PEOPLE, MEETINGS, DISPUTES = "contract_representatives", "contract_meetings", "contract_disputes"


# -- representatives


def add_representative(
    office: Office, no: int, raw: Mapping[str, object], *, since: str | None = None
) -> Representative:
    """Somebody talks for a side from a day on (today). Raises Refused where the name stands on the other side already.

    Their term is that of the contract (Collective Contract Rule 2004); a new chief takes the old one's place.
    """
    values = accept(REPRESENTATIVE_FIELDS, raw, today=office.today, whole=True).values
    with office.act("登记协商代表", AREA) as act:
        contract = existing(act.db, no)
        made = Representative(contract=no, since=happened(office, since, "since"), **values)
        known = representatives(office, no)
        if any(one.name == made.name and one.side == made.side for one in known):
            raise Refused(
                "exists",
                _("{name} 已经是{side}代表。").format(name=made.name, side=rules.side_words(made.side)),
                "name",
            )
        raise_held(one for one in rules.representative_faults([*known, made], _nothing, office.today))
        number = store.insert(act.db, PEOPLE, {key: one for key, one in asdict(made).items() if key != "no"})
        if made.chief:
            _become_chief(act.db, contract, replace(made, no=number), known)
        act.detail.update(contract=contract.number, name=made.name)
    return replace(made, no=number)


def _nothing(_name: str, _day: str) -> None:
    return None


def _become_chief(db: Connection, contract: Contract, chief: Representative, known: list[Representative]) -> None:
    for one in known:
        if one.side == chief.side and one.chief:
            store.update(db, PEOPLE, one.no, {"chief": 0})
    side = "worker" if chief.side == rules.WORKERS else "employer"
    values = {f"{side}_chief": chief.name, f"{side}_chief_post": chief.post}
    raise_held(rules.chief_faults(replace(contract, **values)))  # type: ignore[arg-type]
    store.update(db, "contracts", contract.no, values)


def end_representative(office: Office, representative_no: int, day: str | None = None) -> Representative:
    """From this day (today) somebody no longer talks for the side; the record stays."""
    with office.act("协商代表退出", AREA) as act:
        found = store.step(act.db, Representative, PEOPLE, representative_no)
        if found is None or found.until is not None:
            raise Refused("unknown_representative", _("没有这位在任的协商代表；没有改动。请刷新后再试。"), "id")
        until = happened(office, day, "until", least=found.since)
        store.update(act.db, PEOPLE, found.no, {"until": until})
        act.detail.update(contract=existing(act.db, found.contract).number, name=found.name)
    return replace(found, until=until)


def representatives(office: Office, no: int, *, former: bool = False) -> list[Representative]:
    """Who talks, workers' side and chiefs first; with `former` also those who left."""
    found = store.steps(office.reading(), Representative, PEOPLE, no)
    found = [one for one in found if former or one.until is None]
    return sorted(found, key=lambda one: (one.side != rules.WORKERS, not one.chief, one.no))


def faults(office: Office, no: int) -> list[Finding]:
    """What is wrong with the list of representatives and with who kept the minutes, by the rules of today."""
    contract = existing(office.reading(), no)
    lookup, people = numbers(office).of(contract.kind), representatives(office, no)
    found = rules.representative_faults(people, lookup, office.today, large=bool(contract.large))
    for meeting in meetings(office, no):
        found += rules.recorder_faults(meeting, people, lookup, meeting.held_on)
    found += rules.wage_faults(contract, lookup, contract.signed_on or office.today)
    return [*found, *rules.wage_floor_faults(contract, _regional_above(office, contract))]


def _regional_above(office: Office, contract: Contract) -> Contract | None:
    """The regional or industry contract of the same kind with the highest minimum that covers the enterprise now."""
    if contract.level != "enterprise" or contract.employer is None:
        return None
    numbers_above = [no for no in store.of_unit(office.reading(), contract.employer) if no != contract.no]
    binding = set(standing(office, only=numbers_above).in_force())
    above = [
        one
        for one in store.contracts_of(office.reading(), sorted(binding))
        if one.level != "enterprise" and one.kind == contract.kind and one.contract_minimum is not None
    ]
    return max(above, key=lambda one: one.contract_minimum or 0, default=None)


# -- meetings and draft


def hold_meeting(office: Office, no: int, raw: Mapping[str, object]) -> Meeting:
    """A meeting was held; without a day today. Raises Refused for a day ahead or a contract already signed."""
    values = accept(MEETING_FIELDS, {"held_on": office.today, **raw}, today=office.today, whole=True).values
    with office.act("登记协商会议", AREA) as act:
        contract = open_contract(act.db, no)
        happened(office, values["held_on"], "held_on")
        made = Meeting(contract=no, **values)
        number = store.insert(act.db, MEETINGS, {key: one for key, one in asdict(made).items() if key != "no"})
        act.detail["contract"] = contract.number
    return replace(made, no=number)


def change_meeting(office: Office, meeting_no: int, raw: Mapping[str, object]) -> Meeting:
    """The minutes say this, or are signed; fields not given stay."""
    values = accept(MEETING_FIELDS, raw, today=office.today, whole=False).values
    with office.act("修改协商记录", AREA) as act:
        found = store.step(act.db, Meeting, MEETINGS, meeting_no)
        if found is None:
            raise Refused("unknown_meeting", _("没有这次协商会议的记录；没有改动。请刷新后再试。"), "id")
        if values.get("held_on"):
            happened(office, values["held_on"], "held_on")
        store.update(act.db, MEETINGS, meeting_no, values)
        act.detail["contract"] = existing(act.db, found.contract).number
    return replace(found, **values)


def meetings(office: Office, no: int) -> list[Meeting]:
    """The contract's meetings, oldest first."""
    return store.steps(office.reading(), Meeting, MEETINGS, no, by="held_on")


def draft(office: Office, no: int, day: str | None = None) -> str:
    """Both sides agreed on a draft on this day (today); it goes to the congress. Gives the day."""
    with office.act("形成草案", AREA) as act:
        contract = open_contract(act.db, no)
        when = happened(office, day, "drafted_on")
        store.update(act.db, "contracts", no, {"drafted_on": when})
        act.detail["contract"] = contract.number
    return when


# -- disputes


def dispute(office: Office, no: int, raw: Mapping[str, object]) -> Dispute:
    """A dispute in the talks is before the authority since a day (today)."""
    fields = DISPUTE_FIELDS.only("accepted_on", "subject")
    values = accept(fields, {"accepted_on": office.today, **raw}, today=office.today, whole=True).values
    with office.act("登记协商争议", AREA) as act:
        contract = open_contract(act.db, no)
        happened(office, values["accepted_on"], "accepted_on")
        made = Dispute(contract=no, **values)
        number = store.insert(act.db, DISPUTES, {key: one for key, one in asdict(made).items() if key != "no"})
        act.detail["contract"] = contract.number
    return replace(made, no=number)


def change_dispute(office: Office, dispute_no: int, raw: Mapping[str, object]) -> Dispute:
    """The dispute is extended or settled. Raises Refused for an unknown one or a day before it was accepted."""
    values = accept(DISPUTE_FIELDS.only("extended", "ended_on", "outcome"), raw, today=office.today, whole=False).values
    with office.act("处理协商争议", AREA) as act:
        found = store.step(act.db, Dispute, DISPUTES, dispute_no)
        if found is None:
            raise Refused("unknown_dispute", _("没有这件协商争议；没有改动。请刷新后再试。"), "id")
        if values.get("ended_on"):
            happened(office, values["ended_on"], "ended_on", least=found.accepted_on)
        store.update(act.db, DISPUTES, dispute_no, values)
        act.detail["contract"] = existing(act.db, found.contract).number
    return replace(found, **values)


def disputes(office: Office, no: int) -> list[Dispute]:
    """The contract's disputes, oldest first."""
    return store.steps(office.reading(), Dispute, DISPUTES, no, by="accepted_on")
