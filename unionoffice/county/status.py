"""Who has handed in and who has not: every registered office with its newest package and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice import reports, rules_in_force
from unionoffice.county.store import Store, store_of
from unionoffice.deadlines import day_after
from unionoffice.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One lower office: its newest package (None where there is none), its members and files, faults found in its rows."""

    office: str
    partner: int
    name: str
    division: str
    registered_on: str
    epoch: int | None
    sequence: int | None
    made_on: str | None
    received_on: str | None
    answered_on: str | None
    members: int
    aid_files: int
    contracts: int
    faults: int
    packages: int

    @property
    def state(self) -> str:
        """One of never (nothing handed in yet), received (no receipt for the newest yet), answered."""
        return "never" if self.sequence is None else "received" if self.answered_on is None else "answered"


def status(office: Office, store: Store | None = None) -> list[Standing]:
    """Every registered lower office, by division code; those that handed nothing in have no day."""
    store = store or store_of(office, office.reading())
    merged = {
        row[0]: row[1:] for row in store.execute("SELECT office, epoch, sequence, made_on, sha256 FROM merged_offices")
    }
    rows = {(row[0], row[1]): row[2] for row in store.execute("SELECT office, part, rows FROM merged_parts")}
    faults = {
        row[0]: row[1]
        for row in store.execute("SELECT office, count(*) FROM merged_faults GROUP BY office")
    }  # fmt: skip
    came = {
        row[0]: (row[1], row[2])
        for row in office.reading().execute(
            "SELECT r.sha256, r.received_on, max(a.day) FROM received r LEFT JOIN answers a ON a.received = r.no GROUP BY r.no"
        )
    }
    often = dict(
        map(tuple, office.reading().execute("SELECT office, count(*) FROM received GROUP BY office").fetchall())
    )
    found = []
    for one in reports.partners(office, role="lower"):
        epoch, sequence, made_on, sha256 = merged.get(one.office, (None, None, None, None))
        received_on, answered_on = came.get(sha256, (None, None))
        found.append(
            Standing(
                office=one.office, partner=one.no, name=one.name, division=one.division, registered_on=one.registered_on,
                epoch=epoch, sequence=sequence, made_on=made_on,
                received_on=received_on, answered_on=answered_on, members=rows.get((one.office, "members"), 0),
                aid_files=rows.get((one.office, "aid_files"), 0), contracts=rows.get((one.office, "contracts"), 0),
                faults=faults.get(one.office, 0), packages=often.get(one.office, 0),
            )
        )  # fmt: skip
    return found


def silent(office: Office, found: Sequence[Standing]) -> list[Standing]:
    """Those that have handed in nothing for longer than the rule allows, or never since they were registered."""
    rule = rules_in_force.in_force(office, "reporting.silence_days")
    since = day_after(office.today, -rule.value)
    return [one for one in found if (one.made_on or one.registered_on) < since]


def unanswered(found: Sequence[Standing]) -> list[Standing]:
    """Those whose newest package has no receipt yet."""
    return [one for one in found if one.state == "received"]


def latest_received(office: Office) -> dict[str, int]:
    """By office, the number of the newest package received of it."""
    rows = office.reading().execute(
        "SELECT office, max(no) FROM received WHERE merged = 1 GROUP BY office ORDER BY office"
    )
    return {row[0]: row[1] for row in rows}
