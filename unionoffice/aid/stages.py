"""Which step a file may take from which stage, and where it leads (domain.md 3.5). Pure."""

from __future__ import annotations

from collections.abc import Mapping

SAME = ""
"""The step leaves the stage as it is."""

STEPS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "applied": (("draft",), "applied"),
    "visited": (("applied",), "visited"),
    "reviewed": (("visited",), "reviewed"),
    "posted": (("reviewed",), "posted"),
    "objection": (("posted", "leaving"), SAME),
    "posting_closed": (("posted", "leaving"), SAME),
    "township": (("posted",), "township"),
    "county": (("township",), "on_file"),
    "returned": (("applied", "visited", "reviewed", "posted", "township"), "returned"),
    "completed": (("returned",), SAME),
    "refused": (("applied", "visited", "reviewed", "posted", "township", "returned"), "refused"),
    "checked": (("on_file",), SAME),
    "adjusted": (("on_file",), SAME),
    "level": (("on_file",), SAME),
    "synced": (("on_file", "leaving"), SAME),
    "promoted": (("on_file",), "reviewed"),
    "leaving": (("on_file",), "leaving"),
    "stayed": (("leaving",), "on_file"),
    "exited": (("leaving",), "exited"),
    "cancelled": (("draft", "returned", "on_file", "leaving"), "cancelled"),
    "moved_out": (("on_file",), "moved_out"),
}
"""Step: the stages it may be taken from, and the stage it leads to."""

TEMPORARY: Mapping[str, tuple[tuple[str, ...], str]] = {"township": (("visited",), "on_file")}
"""Where a temporary file goes another way: after the visit the township alone puts it on file."""

ONLY_REGULAR = ("reviewed", "posted", "county", "checked", "adjusted", "leaving", "exited")
ONLY_TEMPORARY = ("promoted",)


def leads_to(step: str, stage: str, kind: str) -> str | None:
    """The stage this step leads to from here; None where it may not be taken."""
    temporary = kind == "temporary"
    if step in (ONLY_REGULAR if temporary else ONLY_TEMPORARY):
        return None
    stages, target = TEMPORARY[step] if temporary and step in TEMPORARY else STEPS[step]
    if stage not in stages:
        return None
    return target or stage


def steps_from(stage: str, kind: str) -> tuple[str, ...]:
    """The steps a file in this stage may take, in the order of the table."""
    return tuple(step for step in STEPS if leads_to(step, stage, kind) is not None)


def back_to(came_from: str | None) -> str:
    """Where a completed file goes on: where it was, but what was posted before is posted again."""
    return came_from if came_from in ("applied", "visited") else "reviewed"
