"""Typed or imported values become a record's values: every declared field read by its kind, all problems at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from unionoffice.errors import Refused
from unionoffice.fields import Fields, missing, read
from unionoffice.findings import Finding, Level
from unionoffice.wording import _


class Rejected(Refused):
    """Several fields cannot be taken; `findings` names each with its sentence. Nothing was changed."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        first = self.findings[0]
        super().__init__(first.reason, first.sentence, first.field)


@dataclass(frozen=True, slots=True)
class Entered:
    """Values by field name (None for an emptied field), and what was found while reading them."""

    values: dict[str, Any]
    findings: tuple[Finding, ...]

    @property
    def held(self) -> tuple[Finding, ...]:
        """What keeps the record from being saved."""
        return tuple(finding for finding in self.findings if finding.level is Level.HELD)


def enter(fields: Fields, raw: Mapping[str, object], *, today: str, whole: bool) -> Entered:
    """Reads each given field; with `whole` a required field that is not given counts as empty."""
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    for name, field in fields.items():
        if name not in raw:
            if whole and field.required and not field.derived:
                findings.extend(missing(field).findings)
            continue
        reading = read(field, raw[name], today=today)
        findings.extend(reading.findings)
        if reading.value is None and field.required and not reading.held and not field.derived:
            findings.extend(missing(field).findings)
        values[name] = reading.value
    return Entered(values, tuple(findings))


def unknown_names(fields: Fields, raw: Mapping[str, object]) -> None:
    """Raises Refused where a name is no declared field (a slip in a script, never a clerk's)."""
    for name in raw:
        if name not in fields:
            raise Refused("unknown_field", _("没有名为“{name}”的字段。").format(name=name), name)


def accept(fields: Fields, raw: Mapping[str, object], *, today: str, whole: bool) -> Entered:
    """As `enter`. Raises Rejected where anything is held."""
    unknown_names(fields, raw)
    entered = enter(fields, raw, today=today, whole=whole)
    if entered.held:
        raise Rejected(entered.held)
    return entered
