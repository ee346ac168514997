"""Files in lists: filtered, found as one types, sorted, and the standing lists every office is asked for (domain.md 3.5)."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from unionoffice import search_keys, units
from unionoffice.aid import store
from unionoffice.aid.checklist import checklists
from unionoffice.aid.model import FILED_STAGES
from unionoffice.aid.parameters import number
from unionoffice.calendar import calendar_of
from unionoffice.database import Connection, OperationalError, column, placeholders
from unionoffice.members import COUNTED
from unionoffice.office import Office
from unionoffice.wording import N_

_FILED = ", ".join(f"'{stage}'" for stage in FILED_STAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFilter:
    """Which files a list holds; an empty tuple, "" or None asks for nothing in particular.

    `units` are unit numbers (with everything below them where the caller wants it); `reasons` look at the main cause;
    `standing` is a key of LISTS.
    """

    stages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    units: tuple[int, ...] = ()
    migrant: bool | None = None
    single_parent: bool | None = None
    filed_from: str | None = None
    filed_until: str | None = None
    standing: str = ""


ALL = FileFilter()
ON_FILE = FileFilter(stages=FILED_STAGES)

SORTS = {
    "": "f.no", "file_no": "f.file_no", "name": "p.name, f.no", "unit": "f.unit, f.no", "filed_on": "f.filed_on, f.no",
    "changed_on": "f.changed_on, f.no", "category": "f.category, f.no", "stage": "f.stage, f.since, f.no",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One file as a list shows it; `people` live together, `per_head` is fen of the reckoning decided last."""

    no: int
    id: str
    file_no: str
    kind: str
    person: int
    name: str
    id_number: str | None
    phone: str | None
    unit: int
    unit_name: str
    category: str | None
    level: str | None
    stage: str
    since: str
    filed_on: str | None
    changed_on: str
    reason_main: str | None
    migrant: int | None
    people: int
    per_head: int | None


def with_below(office: Office, wanted: FileFilter) -> FileFilter:
    """The same filter, each unit with everything below it in the tree."""
    below = [no for unit in wanted.units for no in units.descendants(office, unit)]
    return replace(wanted, units=tuple(dict.fromkeys(below)))


def files(
    office: Office, wanted: FileFilter = ALL, *, text: str = "", sort: str = "", descending: bool = False
) -> array[int]:
    """Numbers of the files the filter lets through, sorted; `text` finds by name, pinyin, number, phone or file number.

    Raises KeyError for an unknown sort or standing list.
    """
    db = office.reading()
    where, parameters = _where(wanted)
    order = ", ".join(f"{part.strip()} DESC" if descending else part for part in SORTS[sort].split(","))
    numbers = column(
        db, f"SELECT f.no FROM aid_files f JOIN people p ON p.no = f.person WHERE {where} ORDER BY {order}", parameters
    )
    for keep in (_standing(office, wanted.standing), _matching(db, text)):
        if keep is not None:
            numbers = [no for no in numbers if no in keep]
    return array("q", numbers)


def _where(wanted: FileFilter) -> tuple[str, list[object]]:
    parts: list[str] = ["1"]
    parameters: list[object] = []
    many: tuple[tuple[str, Sequence[object]], ...] = (
        ("f.stage", wanted.stages), ("f.kind", wanted.kinds), ("f.category", wanted.categories), ("f.level", wanted.levels),
        ("f.reason_main", wanted.reasons), ("f.unit", wanted.units),
    )  # fmt: skip
    for name, values in many:
        if values:
            parts.append(f"{name} IN ({placeholders(len(values))})")
            parameters += list(values)
    one: tuple[tuple[str, object], ...] = (
        ("coalesce(f.migrant, 0) = ?", None if wanted.migrant is None else int(wanted.migrant)),
        ("coalesce(f.single_parent, 0) = ?", None if wanted.single_parent is None else int(wanted.single_parent)),
        ("f.filed_on >= ?", wanted.filed_from), ("f.filed_on <= ?", wanted.filed_until),
    )  # fmt: skip
    for sql, value in one:
        if value is not None:
            parts.append(sql)
            parameters.append(value)
    return " AND ".join(parts), parameters


def _matching(db: Connection, text: str) -> set[int] | None:
    """Files whose number, worker or family the typed words fit; None where nothing was typed."""
    words = text.strip()
    if not words:
        return None
    found = set(
        column(db, "SELECT no FROM aid_files WHERE instr(upper(file_no), upper(?)) OR national_no = ?", (words, words))
    )
    expression = search_keys.query(words, lambda term: units.tokens_for(db, term))
    if expression is not None:
        sql = (
            "SELECT f.no FROM people_keys k JOIN people p ON p.no = k.rowid JOIN aid_files f ON f.person = k.rowid"
            " WHERE people_keys MATCH ?"
        )
        # A character the tokenizer classes otherwise than Unicode does: nothing can be found by it.
        with suppress(OperationalError):
            found |= set(column(db, sql, (expression,)))
    return found | set(
        column(
            db,
            "SELECT m.file FROM aid_family m JOIN people p ON p.no = m.person WHERE m.until IS NULL"
            " AND (instr(p.name, ?) OR (length(?) >= 4 AND instr(p.id_number, upper(?))))",
            (words, words, words),
        )
    )


_ROW = (
    "SELECT f.no, f.id, f.file_no, f.kind, p.no AS person, p.name, p.id_number, p.phone, f.unit, u.name AS unit_name, f.category,"
    " f.level, f.stage, f.since, f.filed_on, f.changed_on, f.reason_main, f.migrant,"
    " 1 + (SELECT count(*) FROM aid_family m WHERE m.file = f.no AND m.until IS NULL AND m.lives_together = 1) AS people,"
    " (SELECT r.per_head FROM aid_reckonings r WHERE r.file = f.no AND r.decided IS NOT NULL ORDER BY r.decided_on DESC,"
    " r.no DESC LIMIT 1) AS per_head FROM aid_files f JOIN people x ON x.no = f.person"
    " JOIN people p ON p.no = coalesce(x.merged_into, x.no) JOIN units u ON u.no = f.unit"
)


def rows(db: Connection, numbers: Sequence[int]) -> list[FileRow | None]:
    """These files as a list shows them, in the order asked for; None where one is gone."""
    found: dict[int, FileRow] = {}
    for start in range(0, len(numbers), 500):
        part = tuple(numbers[start : start + 500])
        for row in db.execute(f"{_ROW} WHERE f.no IN ({placeholders(len(part))})", part):
            found[row["no"]] = FileRow(**row)
    return [found.get(no) for no in numbers]


# -- standing lists


def _standing(office: Office, name: str) -> set[int] | None:
    return set(LISTS[name][1](office)) if name else None


def _before(office: Office, rule: str) -> str:
    return (date.fromisoformat(office.today) - timedelta(days=number(office, rule))).isoformat()


def stale(office: Office) -> list[int]:
    """Files on file that nobody changed for the days of the rule (a year)."""
    return column(
        office.reading(),
        f"SELECT no FROM aid_files WHERE stage IN ({_FILED}) AND changed_on < ? ORDER BY changed_on, no",
        (_before(office, "stale_days"),),
    )


def never_helped(office: Office) -> list[int]:
    """Files on file to whose household nothing was ever paid."""
    return column(
        office.reading(),
        f"SELECT no FROM aid_files f WHERE stage IN ({_FILED}) AND NOT EXISTS (SELECT 1 FROM aid_items i WHERE i.file = f.no"
        " AND i.result = 'paid') ORDER BY filed_on, no",
    )


_LAST_CHECK = (
    "(SELECT max(s.day) FROM aid_steps s WHERE s.file = f.no AND s.step IN"
    " ('county', 'township', 'taken_over', 'checked', 'adjusted', 'promoted'))"
)


def checks(office: Office) -> list[tuple[int, str]]:
    """Regular files on file with the day their yearly check is due, the earliest first."""
    days = number(office, "yearly_check_days")
    found = office.reading().execute(
        f"SELECT f.no, {_LAST_CHECK} AS seen FROM aid_files f WHERE f.stage = 'on_file' AND f.kind = 'regular' ORDER BY seen, f.no"
    )
    return [
        (row[0], (date.fromisoformat(row[1]) + timedelta(days=days)).isoformat()) for row in found if row[1] is not None
    ]


def check_due(office: Office) -> list[int]:
    """Files whose yearly check is due today or overdue."""
    return [no for no, due in checks(office) if due <= office.today]


def syncs(office: Office) -> list[tuple[int, str]]:
    """Files changed since they were last told to be in step, with the last day for it by the calendar."""
    found = office.reading().execute(
        f"SELECT f.no, f.changed_on FROM aid_files f WHERE f.stage IN ({_FILED}) AND f.changed_on > coalesce((SELECT max(s.day)"
        " FROM aid_steps s WHERE s.file = f.no AND s.step = 'synced'), '') ORDER BY f.changed_on, f.no"
    )
    calendar, days = calendar_of(office), number(office, "sync_working_days")
    known: dict[str, str] = {}
    result = []
    for row in found:
        if row[1] not in known:
            known[row[1]] = calendar.last_day(row[1], days, working=True, roll=True)
        result.append((row[0], known[row[1]]))
    return result


def sync_overdue(office: Office) -> list[int]:
    """Files whose electronic copy was not brought in step in time."""
    return [no for no, due in syncs(office) if due < office.today]


def incomplete(office: Office) -> list[int]:
    """Files on file that lack a paper of the checklist."""
    db = office.reading()
    numbers = column(db, f"SELECT no FROM aid_files WHERE stage IN ({_FILED}) ORDER BY no")
    households = [one for one in store.households(db, numbers) if one is not None]
    lists = checklists(db, households)
    return [no for no in numbers if any(line.missing for line in lists[no])]


_HEAD = (
    "SELECT f.no FROM aid_files f JOIN people x ON x.no = f.person LEFT JOIN memberships m"
    f" ON m.person = coalesce(x.merged_into, x.no) WHERE f.stage IN ({store.OPEN}) AND "
)


def worker_left(office: Office) -> list[int]:
    """Open files whose worker is no longer on the roll nor retained (and not dead)."""
    sql = f"{_HEAD}(m.state IS NULL OR m.state NOT IN ({COUNTED}, 'retained', 'deceased')) ORDER BY f.no"
    return column(office.reading(), sql)


def worker_deceased(office: Office) -> list[int]:
    """Open files whose worker is dead by the roll."""
    return column(office.reading(), f"{_HEAD}m.state = 'deceased' ORDER BY f.no")


def temporary_due(office: Office) -> list[int]:
    """Temporary files that should have been promoted or cancelled by now."""
    return column(
        office.reading(),
        f"SELECT no FROM aid_files WHERE kind = 'temporary' AND stage IN ({_FILED}) AND filed_on <= ? ORDER BY filed_on, no",
        (_before(office, "temporary_days"),),
    )


def retention_over(office: Office) -> list[int]:
    """Ended files kept for the years of the rule: due for appraisal, never deleted by the program."""
    year = int(office.today[:4]) - number(office, "retention_years")
    return column(
        office.reading(),
        "SELECT no FROM aid_files WHERE ended_on IS NOT NULL AND ended_on <= ? ORDER BY ended_on, no",
        (f"{year:04d}{office.today[4:]}",),
    )


LISTS: dict[str, tuple[str, Callable[[Office], list[int]]]] = {
    "stale": (N_("一年未更新"), stale),
    "never_helped": (N_("从未帮扶"), never_helped),
    "check_due": (N_("应年度核查"), check_due),
    "sync_overdue": (N_("电子档案同步逾期"), sync_overdue),
    "incomplete": (N_("材料不齐"), incomplete),
    "worker_left": (N_("职工已不在册"), worker_left),
    "worker_deceased": (N_("职工已去世"), worker_deceased),
    "temporary_due": (N_("临时档案到期"), temporary_due),
    "retention_over": (N_("保存期满待鉴定"), retention_over),
}
"""The standing lists: their words and who is on them."""
