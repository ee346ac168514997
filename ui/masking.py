"""Numbers that point at a person never stand in a log or in the details of an error."""

from __future__ import annotations

import re

_CARD = re.compile(r"(?<![0-9A-Za-z])(\d{6})\d{4,11}([0-9Xx]{4})(?![0-9A-Za-z])")
_PHONE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)")


def masked(text: str) -> str:
    """The text with identity numbers, bank cards (14 to 21 digits) and mobile phones covered."""
    return _PHONE.sub(r"\1****\2", _CARD.sub(r"\1********\2", text))
