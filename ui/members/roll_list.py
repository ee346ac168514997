"""Which members the list shows: the whole roll as a snapshot kept until news, a search at every key."""

from __future__ import annotations

from array import array
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.members.roll_filters import meaning
from unionoffice import members
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.kit.chosen import Chosen
    from ui.kit.list_page import Query
    from ui.work import Job, Progress
    from unionoffice.members import Filter

LARGE = 150_000_000
"""Bytes of an office file that holds more than some 200,000 people: its roll is read beside the window."""
KEPT = 4
"""Snapshots kept; the oldest goes first."""

_SORTED_BY = {
    "name": "person.name", "unit": "membership.unit", "joined": "membership.joined",
    "card_no": "membership.card_no", "birth": "person.birth", "state": "membership.state",
}  # fmt: skip
_Key = tuple["Filter", str, bool]


class RollList(QObject):
    """Answers queries with numbers of members; `ready` when a large roll has been read and can be shown."""

    ready = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._snapshots: dict[_Key, array[int]] = {}
        self._filters: dict[tuple[tuple[str, str], ...], Filter] = {}
        self._job: Job | None = None
        self._news = 0
        self.only: Chosen | None = None
        """Certain people another page asked for; a typed word or a filter lets all pass again."""
        self.more = False
        """Whether the last search stopped before its end."""
        self.loading = False
        """Whether the last answer is still being read."""

    def forget(self) -> None:
        """The office changed: everything is asked anew."""
        self._news += 1
        self._snapshots.clear()
        self._filters.clear()

    def find(self, query: Query) -> array[int]:
        """The numbers of the members the query means, in its order."""
        if self.only is not None and not query.text and not query.filters:
            self.more = self.loading = False
            return self._sorted(self.only.numbers, query) if query.sort else self.only.numbers
        self.only = None
        wanted = self._filter(query)
        self.more = self.loading = False
        if not query.text:
            return self._snapshot((wanted, query.sort, query.descending))
        found = members.find(self._desk.office.reading(), query.text, wanted)
        self.more = found.more
        return self._sorted(found.numbers, query) if query.sort else found.numbers

    def everyone(self, query: Query) -> array[int]:
        """As `find`, without the search's limit: for printing and export."""
        if not query.text:
            return self.find(query)
        office = self._desk.office
        found = members.find(office.reading(), query.text, self._filter(query), limit=2_000_000)
        return self._sorted(found.numbers, query) if query.sort else found.numbers

    def _filter(self, query: Query) -> Filter:
        key = tuple(sorted(query.filters.items()))
        found = self._filters.get(key)
        if found is None:
            found = self._filters[key] = meaning(self._desk.office, query.filters)
        return found

    def _sorted(self, numbers: array[int], query: Query) -> array[int]:
        value = attrgetter(_SORTED_BY[query.sort])
        rows: list[Any] = [row for row in members.rows(self._desk.office.reading(), numbers) if row is not None]
        rows.sort(key=lambda row: (value(row) or "", row.no), reverse=query.descending)
        return array("q", [row.no for row in rows])

    def _snapshot(self, key: _Key) -> array[int]:
        found = self._snapshots.get(key)
        if found is None and self._is_large():
            self.loading = True
            self._read_beside(key)
            return array("q")
        if found is None:
            found = self._keep(key, self._read(key))
        return found

    def _is_large(self) -> bool:
        return self._desk.office.path.stat().st_size >= LARGE

    def _read(self, key: _Key) -> array[int]:
        wanted, sort, descending = key
        return members.roll(self._desk.office.reading(), wanted, sort=sort, descending=descending).numbers

    def _keep(self, key: _Key, numbers: array[int]) -> array[int]:
        while len(self._snapshots) >= KEPT:
            del self._snapshots[next(iter(self._snapshots))]
        self._snapshots[key] = numbers
        return numbers

    def _read_beside(self, key: _Key) -> None:
        if self._job is not None and not self._job.over:
            self._job.cancel()

        asked = self._news

        def work(_progress: Progress) -> array[int]:
            return self._read(key)

        def done(numbers: array[int]) -> None:
            if asked == self._news:
                self._keep(key, numbers)
            self.ready.emit()

        self._job = self._desk.worker.start(_("正在读取名册"), work, done=done, quiet=True)
