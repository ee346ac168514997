"""Opinions on a paper of aid: what each level said, who said it, on which day, and the boxes they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.printing import SEAL, Row, opinion, vertical


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one level says, who said it and on which day, as it is to be read; empty to be written by hand."""

    text: str = ""
    signer: str = ""
    day: str = ""


OPEN = Opinion()
"""Nothing said yet: room to write."""


def opinion_rows(
    said: Sequence[tuple[str, str, Opinion]], width: float, height: float, *, seal: float = SEAL
) -> list[Row]:
    """A row for each (title, who signs, opinion), the title at the left; `seal` mm are kept clear for one (0: none)."""
    return [
        Row(height, [
            vertical(title, 10), opinion(one.text, f"{signer}{one.signer}", width - 10, seal=seal, date=one.day),
        ])
        for title, signer, one in said
    ]  # fmt: skip
