"""What one filling has come to so far; the steps of the wizard share it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.kit.chosen import Chosen
    from ui.work import Progress
    from unionoffice.reports.filling import Checked, Filled, Filling


@dataclass(slots=True, kw_only=True)
class Task:
    """The blank's path, what it is filled with, the read blank, the numbers of the records, the check, the result."""

    path: Path | None = None
    source: str = "members"
    unit: int | None = None
    group: Chosen | None = None
    filling: Filling | None = None
    numbers: Sequence[int] = ()
    first: Mapping[str, Any] = field(default_factory=dict)
    checked: Checked | None = None
    done: Filled | None = None


class Runner(Protocol):
    """What a step asks of the wizard: its desk, its task, and long work with progress."""

    desk: Desk
    task: Task

    def work(self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], object]) -> None:
        """The work runs beside the window; `done` gets its result unless the wizard is left meanwhile."""


def count_words(source: str, count: int) -> str:
    """So many records of this kind, in words."""
    from unionoffice.wording import _

    if source == "members":
        return _("{n:,} 名会员").format(n=count)
    return _("{n:,} 份").format(n=count)
