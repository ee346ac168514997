"""A record and the field of it where something was found wrong: what a page is handed to open it there."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.errors import Refused


@dataclass(frozen=True, slots=True)
class AtField:
    """The record of this number is opened, and what was found stands at the field it names."""

    number: int
    found: Refused
