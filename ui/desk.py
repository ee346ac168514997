"""What every page is given: the office, its news, the one worker, and what the window does for its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from ui.signals import OfficeNews
from ui.work import Job, Progress, Worker

if TYPE_CHECKING:
    from unionoffice.office import Office


class Frame(Protocol):
    """What a page may ask of the window around it."""

    def say(self, sentence: str) -> None:
        """The status line shows this for a few seconds."""

    def go(self, area: str, wanted: Any = None) -> None:
        """The area's page is in front; it is handed `wanted` (a filter, a row's number)."""

    def rebuild(self, area: str, wanted: Any = None) -> None:
        """The window is made anew on the same opened office, in the language it speaks now, with this page in front."""

    def hand_over(self, title: str, work: Callable[[], str]) -> None:
        """The office is closed, `work` is done on its file, its sentence stands above the password asked for again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A page's place of work."""

    office: Office
    news: OfficeNews
    worker: Worker
    frame: Frame

    def say(self, sentence: str) -> None:
        """The status line shows this for a few seconds."""
        self.frame.say(sentence)

    def go(self, area: str, wanted: Any = None) -> None:
        """The area's page is in front; it is handed `wanted` (a filter, a row's number)."""
        self.frame.go(area, wanted)

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None,
        finished: Callable[[], object] | None = None,
    ) -> Job:
        """Long work runs beside the window with progress and cancel; see `Worker.start`."""
        return self.worker.start(title, work, done=done, failed=failed, finished=finished)
