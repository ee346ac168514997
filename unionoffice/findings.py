"""What was found while reading one value: the value itself, and what a person should know about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Level(StrEnum):
    """How much a finding weighs."""

    HELD = "held"
    """The value cannot be taken; the row stays out, the form is not saved."""
    WARNING = "warning"
    """Taken, but a person should look."""
    NOTE = "note"
    """Put into its usual form without loss; listed, not asked."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `reason` for programs, `sentence` for people, `field` the declared field's name."""

    level: Level
    reason: str
    sentence: str
    field: str = ""

    def at(self, field: str) -> Finding:
        """The same finding, said of this field."""
        return replace(self, field=field)


@dataclass(frozen=True, slots=True)
class Reading:
    """One raw value as read: `value` is None when empty or held."""

    value: str | int | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def held(self) -> bool:
        """Whether the value cannot be taken."""
        return any(finding.level is Level.HELD for finding in self.findings)


EMPTY = Reading()


def held(reason: str, sentence: str) -> Reading:
    """A value that cannot be taken."""
    return Reading(None, (Finding(Level.HELD, reason, sentence),))


def warned(value: str | int | None, reason: str, sentence: str) -> Reading:
    """A value taken with a warning."""
    return Reading(value, (Finding(Level.WARNING, reason, sentence),))


def noted(value: str | int | None, reason: str, sentence: str) -> Reading:
    """A value put into its usual form."""
    return Reading(value, (Finding(Level.NOTE, reason, sentence),))
