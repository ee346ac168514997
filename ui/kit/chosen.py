"""Certain rows another page wants to see in a list: who they are in words, their numbers, and what is to be done."""

from __future__ import annotations

from array import array
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """`words` say who they are (到龄会员); `deed` what the list should begin at once ("" or "print_cards")."""

    words: str
    numbers: array[int]
    deed: str = ""
