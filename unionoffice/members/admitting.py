"""Many new members at once: rows, spans, card numbers and search keys in a few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from unionoffice import people
from unionoffice.database import Connection, value
from unionoffice.ids import new_id
from unionoffice.members import cards, store
from unionoffice.members.model import MEMBERSHIP_FIELDS, STATES_ON_THE_ROLL
from unionoffice.office import Office
from unionoffice.people import PERSON_FIELDS
from unionoffice.wording import _

BATCH = 2000

_PERSON_COLUMNS = tuple(PERSON_FIELDS)
_MEMBERSHIP_COLUMNS = tuple(MEMBERSHIP_FIELDS)
_NOTHING: dict[str, Any] = dict.fromkeys((*_PERSON_COLUMNS, *_MEMBERSHIP_COLUMNS))
_person_values, _membership_values = itemgetter(*_PERSON_COLUMNS), itemgetter(*_MEMBERSHIP_COLUMNS)


class Span(NamedTuple):
    """One state of a membership, from a day until another (None: to this day); days are ISO text."""

    unit: int
    state: str
    since: str
    until: str | None = None
    reason: str | None = None
    document: str | None = None


def admit_many(
    office: Office,
    db: Connection,
    rows: Sequence[dict[str, Any]],
    *,
    progress: Callable[[int, str], None] | None = None,
) -> range:
    """All rows are on the roll inside the caller's act; gives their numbers, in the rows' order.

    A row holds values of member fields that were read and checked; `unit` is a must. `state` ("active") and `since`
    (today) may be given; `spans` are the whole history in order, its last one open and as `state` and `since` say. A
    `card_no` given is kept as the earlier number; the office's own is reserved here for whoever ever was on the roll.
    """
    today = office.today
    cards_of = _card_numbers(office, db, rows)
    first = value(db, "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'people'), 0)") + 1
    for start in range(0, len(rows), BATCH):
        persons, memberships, spans, keys = [], [], [], []
        for no, row in enumerate(rows[start : start + BATCH], first + start):
            state = row.get("state") or "active"
            given, card_no = row.get("card_no"), next(cards_of[row["unit"]]) if _was_on_the_roll(row) else None
            former = row.get("former_card_no") or (given if given != card_no else None)
            values = {
                **_NOTHING, **row, "id_kind": row.get("id_kind") or "resident", "state": state,
                "since": row.get("since") or today, "card_no": card_no, "former_card_no": former,
            }  # fmt: skip
            get = values.get
            persons.append((no, new_id(), *_person_values(values)))
            memberships.append((no, *_membership_values(values)))
            lived = row.get("spans") or (Span(row["unit"], state, values["since"]),)
            spans += [(no, *span) for span in lived]
            text = store.keys_of(row["name"], get("id_number"), get("phone"), card_no, former, row["unit"], state)
            keys.append((no, text))
        _insert(db, "people", ("no", "id", *_PERSON_COLUMNS), persons)
        _insert(db, "memberships", ("person", *_MEMBERSHIP_COLUMNS), memberships)
        _insert(db, "membership_spans", ("person", *Span._fields), spans)
        people.add_keys(db, keys)
        if progress is not None:
            progress(80 + (start + BATCH) * 15 // (len(rows) + BATCH), _("正在写入"))
    return range(first, first + len(rows))


def _insert(db: Connection, table: str, columns: Sequence[str], rows: Sequence[Any]) -> None:
    marks = ", ".join("?" * len(columns))
    db.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def _card_numbers(office: Office, db: Connection, rows: Sequence[dict[str, Any]]) -> dict[int, Iterator[str]]:
    wanted: dict[int, int] = defaultdict(int)
    for row in rows:
        if _was_on_the_roll(row):
            wanted[row["unit"]] += 1
    return {unit: iter(cards.reserve(office, db, unit, count)) for unit, count in wanted.items()}


def _was_on_the_roll(row: dict[str, Any]) -> bool:
    states = [span.state for span in row.get("spans") or ()] or [row.get("state") or "active"]
    return any(state in STATES_ON_THE_ROLL for state in states)


def settle_search(office: Office) -> None:
    """The search index is merged into one piece after many people came in: searching is as fast as after a rebuild."""
    with office.act("整理检索", "members") as act:
        people.merge_keys(act.db)
