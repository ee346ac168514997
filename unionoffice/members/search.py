"""Finding members as one types, filtered, in a snapshot of numbers the list can page through."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from unionoffice import search_keys, units
from unionoffice.database import Connection, OperationalError, column
from unionoffice.members.model import STATES_ON_THE_ROLL
from unionoffice.members.store import state_token
from unionoffice.office import Office

FOUND_LIMIT = 1001
"""A search stops here and the list says "1000+": nobody reads further, and a frame has 16 ms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which members a list holds; an empty tuple or None asks for nothing in particular.

    `units` are unit numbers (with everything below them where the caller wants it), `states` codes of member_state;
    `facts` are pairs of a declared field's name and the value asked for; `without` names fields that must be empty.
    """

    units: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    facts: tuple[tuple[str, object], ...] = ()
    without: tuple[str, ...] = ()
    joined_from: str | None = None
    joined_until: str | None = None

    @property
    def is_plain(self) -> bool:
        """Whether states and units are all it asks for: those the search index answers by itself."""
        return not (self.facts or self.without or self.joined_from or self.joined_until)


ON_THE_ROLL = Filter(states=STATES_ON_THE_ROLL)
EVERYBODY = Filter()

_PERSON_FACTS = frozenset(
    {
        "sex",
        "ethnicity",
        "political_status",
        "education",
        "household_type",
        "migrant",
        "marital",
        "skill_grade",
        "model_worker",
        "photo",
        "phone",
        "consent_on",
        "id_kind",
    }
)
_MEMBERSHIP_FACTS = frozenset(
    {
        "team",
        "post",
        "union_post",
        "employment_form",
        "new_form_group",
        "employer",
        "card_issued",
        "card_no",
        "joined",
        "dues_base",
    }
)
SORTS = {"": "m.person", "name": "p.name, m.person", "unit": "m.unit, m.person", "joined": "m.joined, m.person",
         "card_no": "m.card_no, m.person", "birth": "p.birth, m.person", "state": "m.state, m.person"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """Numbers of members in order; `more` when the search stopped at its limit."""

    numbers: array[int] = field(default_factory=lambda: array("q"))
    more: bool = False

    def __len__(self) -> int:
        return len(self.numbers)


def with_below(office: Office, wanted: Filter) -> Filter:
    """The same filter, each unit with everything below it in the tree."""
    below = [no for unit in wanted.units for no in units.descendants(office, unit)]
    return replace(wanted, units=tuple(dict.fromkeys(below)))


def roll(db: Connection, wanted: Filter = EVERYBODY, *, sort: str = "", descending: bool = False) -> Found:
    """Every member the filter lets through, sorted. Raises KeyError for an unknown sort."""
    where, parameters = _where(wanted)
    join = "JOIN people p ON p.no = m.person " if "p." in where + SORTS[sort] else ""
    order = ", ".join(f"{part.strip()} DESC" if descending else part for part in SORTS[sort].split(","))
    cursor = db.execute(f"SELECT m.person FROM memberships m {join}WHERE {where} ORDER BY {order}", parameters)
    cursor.row_factory = None
    numbers: array[int] = array("q")
    while rows := cursor.fetchmany(20_000):
        numbers.extend([row[0] for row in rows])
    return Found(numbers)


def find(db: Connection, text: str, wanted: Filter = EVERYBODY, *, limit: int = FOUND_LIMIT) -> Found:
    """Members every typed word fits: by name, pinyin, number, phone, card or union.

    Whole names come first, then whom the words fit, then those whose union the words mean.
    Without a word to search by, the whole roll.
    """
    if wanted.is_plain and (many := _shared_beginning(db, text, wanted, limit)):
        return Found(array("q", many[: limit - 1]), True)
    own = search_keys.query(text, None)
    if own is None:
        return roll(db, wanted)
    numbers = _matching(db, own, wanted, limit)
    with_unions = search_keys.query(text, lambda term: _unions_meant(db, term, wanted))
    if with_unions is not None and with_unions != own and len(numbers) < limit:
        # Whom the words themselves fit come first; behind them those whose union they mean.
        known = set(numbers)
        numbers += [no for no in _matching(db, with_unions, wanted, limit) if no not in known]
    more = len(numbers) >= limit
    return Found(_whole_names_first(db, text, numbers[: limit - 1] if more else numbers), more)


def _matching(db: Connection, expression: str, wanted: Filter, limit: int) -> list[int]:
    """At most `limit` members the expression and the filter let through."""
    expression = _narrowed(expression, wanted)
    where, parameters = _where(wanted)
    try:
        if wanted.is_plain:
            cursor = db.execute("SELECT rowid FROM people_keys WHERE people_keys MATCH ? LIMIT ?", (expression, limit))
        else:
            cursor = db.execute(
                "SELECT m.person FROM people_keys k JOIN memberships m ON m.person = k.rowid"
                f" JOIN people p ON p.no = m.person WHERE people_keys MATCH ? AND {where} LIMIT ?",
                (expression, *parameters, limit),
            )
        cursor.row_factory = None
        return [row[0] for row in cursor.fetchall()]
    except OperationalError:
        # A character the tokenizer classes otherwise than Unicode does: nothing can be found by it.
        return []


MOST_UNIONS = 400
"""Unions one word may mean in one search, each with members; a township has some 300."""


def _unions_meant(db: Connection, term: str, wanted: Filter) -> list[str]:
    """The tokens of the unions one typed word may mean, of those that have a member the filter asks for.

    A town has ten enterprises without a union for each that has one: they would fill the search and find nobody.
    """
    expression = search_keys.query(term, None)
    if expression is None:
        return []
    state = f" AND m.state IN ({_marks(wanted.states)})" if wanted.states else ""
    among = f" AND unit_keys.rowid IN ({_marks(wanted.units)})" if wanted.units else ""
    try:
        found = column(
            db,
            f"SELECT rowid FROM unit_keys WHERE unit_keys MATCH ?{among}"
            f" AND EXISTS (SELECT 1 FROM memberships m WHERE m.unit = unit_keys.rowid{state}) LIMIT ?",
            (expression, *wanted.units, *wanted.states, MOST_UNIONS),
        )
    except OperationalError:
        # A character the tokenizer classes otherwise than Unicode does: nothing can be found by it.
        return []
    return [units.token(no) for no in found]


_READ_AT_ONCE = 6
"""Signs of a beginning the full-text index has an index for (tables.py of people)."""
_TO_THE_DECADE = 9
"""County and decade of birth: a longer beginning is shared by so few that the full-text index reads them fast enough."""
_SAMPLE, _MANY = 128, 8
"""Of 128 people spread over the file at least eight, one in sixteen: so that the rows looked at are few for each found."""


def _shared_beginning(db: Connection, text: str, wanted: Filter, limit: int) -> list[int]:
    """Where what was typed begins `limit` card or identity numbers and more: so many of their holders, else nobody.

    Everybody's number begins with the same county, everybody's card with the same town: beyond six digits the full-text
    index would read all those keys before it gave the first one (20 ms at 100,000 people). So the first six digits are
    asked of it, and the rows it then gives one by one are looked at.
    """
    typed = text.strip()
    if len(typed) <= _READ_AT_ONCE or not (typed.isascii() and typed.isdigit()):
        return []
    ends = (typed, typed + ":")
    cursor = db.execute(
        "SELECT person, unit, state FROM memberships WHERE card_no >= ? AND card_no < ? LIMIT ?", (*ends, 2 * limit)
    )
    found = [
        row[0]
        for row in cursor.fetchall()
        if (not wanted.states or row[2] in wanted.states) and (not wanted.units or row[1] in wanted.units)
    ]
    if len(found) < limit and len(typed) <= _TO_THE_DECADE and _common(db, ends):
        expression = _narrowed(f'"{typed[:_READ_AT_ONCE]}"*', wanted)
        cursor = db.execute(
            "SELECT p.no FROM people_keys k JOIN people p ON p.no = k.rowid"
            " WHERE people_keys MATCH ? AND p.id_number >= ? AND p.id_number < ? LIMIT ?",
            (expression, *ends, limit),
        )
        found = [row[0] for row in cursor.fetchall()]
    return sorted(found) if len(found) >= limit else []


def _common(db: Connection, ends: tuple[str, str]) -> bool:
    """Whether about one person in sixteen has a number between these, judged by a few spread over the file."""
    last = db.execute("SELECT max(no) FROM people").fetchone()[0] or 0
    some = sorted({1 + place * last // _SAMPLE for place in range(_SAMPLE)})
    count = db.execute(
        f"SELECT count(*) FROM people WHERE no IN ({_marks(some)}) AND id_number >= ? AND id_number < ?", (*some, *ends)
    ).fetchone()
    return bool(count[0] >= _MANY)


def _whole_names_first(db: Connection, text: str, numbers: list[int]) -> array[int]:
    first = {row[0] for row in db.execute("SELECT no FROM people WHERE name = ? LIMIT 1000", (text.strip(),))}
    if not first:
        return array("q", numbers)
    return array("q", [*(no for no in numbers if no in first), *(no for no in numbers if no not in first)])


def _narrowed(expression: str, wanted: Filter) -> str:
    parts = [f"({expression})"]
    if wanted.states:
        parts.append("(" + " OR ".join(f'"{state_token(state)}"' for state in wanted.states) + ")")
    if wanted.units:
        parts.append("(" + " OR ".join(f'"{units.token(no)}"' for no in wanted.units) + ")")
    return " AND ".join(parts)


def _where(wanted: Filter) -> tuple[str, list[object]]:
    parts: list[str] = ["1"]
    parameters: list[object] = []

    def asks(sql: str, *values: object) -> None:
        parts.append(sql)
        parameters.extend(values)

    if wanted.states:
        asks(f"m.state IN ({_marks(wanted.states)})", *wanted.states)
    if wanted.units:
        asks(f"m.unit IN ({_marks(wanted.units)})", *wanted.units)
    for name, value in wanted.facts:
        asks(f"{_side(name)} = ?", value)
    for name in wanted.without:
        asks(f"{_side(name)} IS NULL")
    if wanted.joined_from:
        asks("m.joined >= ?", wanted.joined_from)
    if wanted.joined_until:
        asks("m.joined <= ?", wanted.joined_until)
    return " AND ".join(parts), parameters


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _side(name: str) -> str:
    if name in _PERSON_FACTS:
        return f"p.{name}"
    if name in _MEMBERSHIP_FACTS:
        return f"m.{name}"
    raise KeyError(name)
