"""The workers' congress votes on the draft; the outcome is kept with the rules it went by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace

from unionoffice.contracts import rules, store
from unionoffice.contracts.conditions import AREA, happened, open_contract, raise_held
from unionoffice.contracts.numbers import numbers
from unionoffice.contracts.rules import Outcome
from unionoffice.contracts.steps import VOTE_FIELDS, Vote
from unionoffice.entering import accept
from unionoffice.office import Office

TABLE = "contract_votes"


def vote(office: Office, no: int, raw: Mapping[str, object]) -> Vote:
    """A vote was held; whether it passed follows from quorum and majority of its day. Raises Rejected for numbers
    that contradict each other.
    """
    given = {"congress": "congress", "held_on": office.today, "against": 0, "abstain": 0, **raw}
    values = accept(VOTE_FIELDS, given, today=office.today, whole=True).values
    made = Vote(contract=no, **{name: one for name, one in values.items() if one is not None})
    raise_held(rules.vote_faults(made))
    with office.act("登记职代会表决", AREA) as act:
        contract = open_contract(act.db, no)
        happened(office, made.held_on, "held_on", least=contract.drafted_on)
        found = outcome_of(office, contract.kind, made)
        made = replace(made, passed=int(found.passed), by_rule=found.source)
        number = store.insert(act.db, TABLE, {key: one for key, one in asdict(made).items() if key != "no"})
        if contract.drafted_on is None:
            store.update(act.db, "contracts", no, {"drafted_on": made.held_on})
        act.detail.update(contract=contract.number, passed=found.passed)
    return replace(made, no=number)


def outcome_of(office: Office, kind: str, held: Vote) -> Outcome:
    """What a vote comes to by the rules of its day, before it is recorded."""
    return rules.outcome(held, numbers(office).of(kind))


def votes(office: Office, no: int) -> list[Vote]:
    """The contract's votes, oldest first."""
    return store.steps(office.reading(), Vote, TABLE, no, by="held_on")
