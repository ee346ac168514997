"""Steps tests take together: representatives, a vote, a contract brought as far as a test needs it."""

from __future__ import annotations

from typing import Any

from tests.build import CHEMICALS, VILLAGE
from unionoffice import contracts
from unionoffice.contracts import Contract
from unionoffice.office import Office

WORKERS, EMPLOYERS = ("王秀英", "陈超", "欧阳吉祥"), ("沈建国", "周丽", "吴斌")


def delegates(office: Office, no: int) -> None:
    """Three a side, the first of each its chief."""
    for side, names in (("workers", WORKERS), ("employer", EMPLOYERS)):
        for place, name in enumerate(names):
            contracts.add_representative(
                office, no,
                {"side": side, "name": name, "post": "代表", "chief": "是" if place == 0 else "否", "front_line": "是",
                 "chosen": "elected" if side == "workers" else "named"},
                since="2026-01-05",
            )  # fmt: skip


def new(office: Office, **values: Any) -> Contract:
    """A contract of 天禄化工, or a regional one of the village."""
    given = {"kind": "general", **values}
    if given.get("level", "enterprise") == "enterprise":
        given.setdefault("employer", CHEMICALS)
    else:
        given.setdefault("union_unit", VILLAGE)
        given.setdefault("employer_name", "余东村企业联合会")
    return contracts.add_contract(office, given)


def talked(office: Office, no: int, *, offered: str = "2026-02-02", replied: str = "2026-02-09") -> None:
    contracts.offer(office, no, {"offered_on": offered})
    contracts.reply(office, no, {"replied_on": replied})
    delegates(office, no)
    contracts.hold_meeting(office, no, {"held_on": "2026-02-26", "recorder": "文书小赵", "signed": "是"})
    contracts.draft(office, no, "2026-03-02")


def signed(
    office: Office, no: int, day: str = "2026-03-20", *, start: str = "2026-04-01", end: str = "2027-03-31"
) -> None:
    """Voted through two days before (on the day itself for an early one) and signed."""
    contracts.vote(
        office,
        no,
        {
            "held_on": "2026-03-16" if day > "2026-03-16" else day,
            "due": 30,
            "present": 28,
            "yes": 26,
            "against": 1,
            "abstain": 1,
        },
    )
    contracts.sign(office, no, day, term_start=start, term_end=end)


def in_effect(office: Office, **values: Any) -> Contract:
    """Signed on 20 March, filed the 25th, received the 26th: in effect from 11 April, its term to 31 March 2027."""
    made = new(office, **values)
    contracts.draft(office, made.no, "2026-03-02")
    signed(office, made.no)
    contracts.file(office, made.no, {"filed_on": "2026-03-25", "received_on": "2026-03-26", "receipt_no": "受 26-118"})
    found = contracts.contract(office, made.no)
    assert found is not None
    return found
