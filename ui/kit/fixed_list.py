"""A short list whose rows are in memory already: the rows of a draft, backups, prints. Drawn as every other list."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from ui.kit.columns import Column
from ui.kit.paged_model import PagedModel
from ui.kit.table import ListTable


class FixedList(ListTable):
    """Shows these rows by the columns' functions; `opened` gives the row's place in `rows`."""

    def __init__(self, columns: Sequence[Column], name: str, *, many: bool = False) -> None:
        self.rows: list[Any] = []
        super().__init__(PagedModel(columns, self._fetch), name, many=many)

    def _fetch(self, places: Sequence[int]) -> list[Any]:
        return [self.rows[place] for place in places]

    def show_rows(self, rows: Sequence[Any], *, keep: bool = False) -> None:
        """The list shows these rows from now on; with `keep` the same place stays current."""
        self.rows = list(rows)
        self.show_ids(array("q", range(len(self.rows))), keep=keep)

    def current(self) -> Any | None:
        """The current row, None where the list is empty."""
        place = self.current_id()
        return None if place is None else self.rows[place]

    def chosen_rows(self) -> list[Any]:
        """The selected rows in their order."""
        return [self.rows[place] for place in self.chosen_ids()]

    def on_current(self, act: Callable[[Any | None], object]) -> None:
        """`act` is called with the current row whenever it is another one."""
        self.chosen.connect(lambda: act(self.current()))
