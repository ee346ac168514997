"""Whom a print, an export or a change is for: the selected, those the list shows, or a named group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """One group offered in a dialog: its words without the number, and the members' numbers in their order."""

    key: str
    words: str
    numbers: Sequence[int]

    @property
    def shown(self) -> str:
        """The group as a dialog offers it."""
        return f"{self.words}　{len(self.numbers):,}"
