"""What one import has come to so far; the steps of the wizard share it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress
    from unionoffice.members import Draft, Import
    from unionoffice.members.sheet import ReadSheet


@dataclass(slots=True, kw_only=True)
class Task:
    """The file, the unit its people go to (`unit` a number, `new_unit` a name, neither: as the sheet says), the read
    sheet, the columns as chosen, the draft and the finished import.
    """

    path: Path | None = None
    unit: int | None = None
    new_unit: str | None = None
    sheet: ReadSheet | None = None
    choices: list[dict[str, str]] = field(default_factory=list)
    draft: Draft | None = None
    done: Import | None = None


class Runner(Protocol):
    """What a step asks of the wizard: its desk, its task, long work with progress, and a sentence to be shown."""

    desk: Desk
    task: Task

    def work(self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], object]) -> None:
        """The work runs beside the window; `done` gets its result unless the wizard is left meanwhile."""

    def said(self, sentence: str) -> None:
        """The sentence is shown for a while."""
