"""Rules of membership: who may join when, which state may follow which. Pure; numbers of the law come as arguments."""

from __future__ import annotations

from typing import Any

from unionoffice.findings import Finding, Level
from unionoffice.wording import _

NEXT: dict[str, frozenset[str]] = {
    "applied": frozenset({"active", "left"}),
    "active": frozenset(
        {
            "seconded",
            "retained",
            "transfer_pending",
            "transferred_in",
            "transferred_out",
            "left",
            "lapsed",
            "expelled",
            "deceased",
        }
    ),
    "transferred_in": frozenset(
        {
            "active",
            "seconded",
            "retained",
            "transfer_pending",
            "transferred_in",
            "transferred_out",
            "left",
            "lapsed",
            "expelled",
            "deceased",
        }
    ),
    "seconded": frozenset(
        {"active", "retained", "transferred_out", "transfer_pending", "left", "lapsed", "expelled", "deceased"}
    ),
    "retained": frozenset(
        {"active", "transferred_in", "transferred_out", "transfer_pending", "left", "expelled", "deceased"}
    ),
    "transfer_pending": frozenset({"active", "transferred_in", "transferred_out", "deceased"}),
    "transferred_out": frozenset({"transferred_in", "active", "deceased"}),
    "left": frozenset({"active", "applied", "deceased"}),
    "lapsed": frozenset({"active", "applied", "deceased"}),
    "expelled": frozenset({"applied", "active", "deceased"}),
    "deceased": frozenset(),
}
"""Which state may follow which (domain.md 2.2). Re-joining after leaving is a new admission of the same person."""


def may_follow(before: str, after: str) -> bool:
    """Whether a member in state `before` may come to state `after`."""
    return after in NEXT.get(before, frozenset())


def joining_findings(values: dict[str, Any], *, today: str, age: int) -> list[Finding]:
    """Joining before the `age`th birthday or after today is a warning (issue A, point 8)."""
    joined, birth = values.get("joined"), values.get("birth")
    if not joined:
        return []
    if joined > today:
        return [
            Finding(Level.WARNING, "join_date", _("入会日期“{day}”在今天之后。请核对。").format(day=joined), "joined")
        ]
    if birth and joined < f"{int(birth[:4]) + age:04d}{birth[4:]}":
        sentence = _("入会日期“{day}”时本人未满 {age} 周岁。请核对。")
        return [Finding(Level.WARNING, "join_date", sentence.format(day=joined, age=age), "joined")]
    return []
