"""What can be done on a page: its words, its key, its drawing, and what happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something a person can do on a page. `more`: kept in the menu 更多, for what is done once a month."""

    title: str
    run: Callable[[], object]
    icon: str = ""
    key: str = ""
    primary: bool = False
    more: bool = False
