"""Many files at once, with their past: households, decided reckonings, steps, visits and postings in a few statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from unionoffice import codes, people, rules_in_force
from unionoffice.aid.family_model import PERSON_OF_FAMILY, FamilyMember
from unionoffice.aid.household import FamilyRow, Household
from unionoffice.aid.model import AidFile
from unionoffice.aid.reckoning import NONE, Sum, decision, summed
from unionoffice.aid.reckoning_model import CostLine, IncomeLine, Reckoning
from unionoffice.database import Connection, value
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.rules_in_force import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReckoning:
    """A reckoning as it was decided on `day`, with what the rules of that day advise; lines name whose by place.

    An income is (place, kind, fen a month), a cost (place, kind, fen a year); place 0 is the worker, 1 the first of the
    family.
    """

    occasion: str
    day: str
    period: tuple[str, str]
    income: Sequence[tuple[int, str, int]]
    costs: Sequence[tuple[int, str, int]] = ()
    accident: str | None = None
    accident_loss: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStep:
    """A step as it was taken; `reckoning` is the place of the reckoning it rests on, whose category it brings."""

    step: str
    stage: str
    day: str
    officer: int
    signer: str | None = None
    opinion: str | None = None
    document: str | None = None
    level: str | None = None
    reckoning: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFile:
    """One file with its past: `values` are columns of the file that were read and checked, its stage the last step's.

    A family row is the person's values and the row's; `visits` and `postings` are columns of their tables,
    `papers` codes of list aid_paper that lie in the folder in this order.
    """

    person: int
    values: Mapping[str, Any]
    family: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]] = ()
    reckonings: Sequence[PastReckoning] = ()
    steps: Sequence[PastStep] = ()
    visits: Sequence[Mapping[str, Any]] = ()
    postings: Sequence[Mapping[str, Any]] = ()
    papers: Sequence[str] = ()


def take_in_many(office: Office, db: Connection, files: Sequence[PastFile]) -> list[int]:
    """All these files are in the office inside the caller's act; gives their numbers in the files' order.

    Nothing is asked of them that was asked when they were made: the caller knows the households are one file each.
    """
    workers = {one.no: one for one in _persons(db, [file.person for file in files])}
    book = rules_in_force.book(office)
    numbers = _Numbers(db)
    rows = _Rows()
    made = []
    for file in files:
        no = next(numbers.files)
        made.append(no)
        household = _household(office, no, file, workers[file.person], numbers, rows)
        decided = [_reckoned(office, no, one, household, numbers, rows, book) for one in file.reckonings]
        if decided and "category" not in file.values:
            rows.settle(decided[-1][1].advice.category)
        _steps(no, file, [one.no for one, _sum in decided], [_sum.advice.category for _one, _sum in decided], rows)
        for visit in file.visits:
            rows.add("aid_visits", {"id": new_id(), "file": no, "officer": household.file.officer, **visit})
        for up in file.postings:
            rows.add(
                "aid_postings", {"id": new_id(), "tbl": "aid_files", "pk": no, "officer": household.file.officer, **up}
            )
        for page, paper in enumerate(file.papers, 1):
            ticked = {"file": no, "paper": paper, "page_no": page, "ticked_on": household.file.since}
            rows.add("aid_checklist", {**ticked, "officer": household.file.officer})
    rows.write(db)
    return made


class _Numbers:
    """The numbers the next rows of each table have."""

    def __init__(self, db: Connection) -> None:
        self.files = self._from(db, "aid_files")
        self.people = self._from(db, "people")
        self.family = count((value(db, "SELECT max(no) FROM aid_family") or 0) + 1)
        self.reckonings = count((value(db, "SELECT max(no) FROM aid_reckonings") or 0) + 1)

    @staticmethod
    def _from(db: Connection, table: str) -> Iterator[int]:
        last = value(db, "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return count((last or 0) + 1)


class _Rows:
    """Rows gathered by table; reckonings are decided once their lines are in."""

    ORDER = ("people", "aid_files", "aid_family", "aid_reckonings", "aid_income", "aid_costs", "aid_steps", "aid_visits",
             "aid_postings", "aid_checklist")  # fmt: skip

    def __init__(self) -> None:
        self._by_table: dict[str, list[dict[str, Any]]] = {table: [] for table in self.ORDER}
        self.decisions: list[Mapping[str, Any]] = []

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        self._by_table[table].append(dict(row))

    def settle(self, category: str) -> None:
        """The file added last has this category (none for no file)."""
        self._by_table["aid_files"][-1] |= {
            "category": category if category != NONE else None,
            "category_version": codes.code_list("aid_category").version if category != NONE else None,
        }

    def write(self, db: Connection) -> None:
        for table in self.ORDER:
            rows = self._by_table[table]
            names = list(dict.fromkeys(name for row in rows for name in row))
            if rows:
                marks = ", ".join("?" * len(names))
                db.executemany(
                    f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})",
                    [tuple(row.get(name) for name in names) for row in rows],
                )
        if self.decisions:
            names = [name for name in self.decisions[0] if name != "no"]
            db.executemany(
                f"UPDATE aid_reckonings SET {', '.join(f'{name} = ?' for name in names)} WHERE no = ?",
                [(*(row[name] for name in names), row["no"]) for row in self.decisions],
            )


def _persons(db: Connection, numbers: Sequence[int]) -> list[people.Person]:
    found = (people.person(db, no) for no in numbers)
    return [one for one in found if one is not None]


def _household(
    office: Office, no: int, file: PastFile, worker: people.Person, numbers: _Numbers, rows: _Rows
) -> Household:
    values = {
        "id": new_id(),
        "officer": office.officer.no,
        "changed_on": office.today,
        **file.values,
        "person": file.person,
    }
    rows.add("aid_files", {"no": no, **values})
    family = []
    for person_values, member_values in file.family:
        person = people.Person(no=next(numbers.people), id=new_id(), **{"id_kind": "resident", **person_values})
        kept = {name: getattr(person, name) for name in PERSON_OF_FAMILY}
        rows.add("people", {"no": person.no, "id": person.id, **kept})
        member = FamilyMember(
            no=next(numbers.family),
            id=new_id(),
            file=no,
            person=person.no,
            **{"since": values["since"], **member_values},
        )
        rows.add("aid_family", {name: getattr(member, name) for name in FamilyMember.__slots__})
        family.append(FamilyRow(person=person, member=member))
    return Household(file=AidFile(no=no, **values), worker=worker, unit_name="", family=tuple(family))


def _reckoned(
    office: Office, no: int, past: PastReckoning, household: Household, numbers: _Numbers, rows: _Rows, book: Book
) -> tuple[Reckoning, Sum]:
    started = Reckoning(
        no=next(numbers.reckonings), id=new_id(), file=no, occasion=past.occasion, day=past.day, period_from=past.period[0],
        period_until=past.period[1], accident=past.accident, accident_loss=past.accident_loss,
    )  # fmt: skip
    persons = [household.worker.no, *(row.person.no for row in household.family)]
    income = [
        IncomeLine(reckoning=started.no, person=persons[place], kind=kind, monthly=fen, amount=fen * 12)
        for place, kind, fen in past.income
    ]
    costs = [
        CostLine(reckoning=started.no, person=persons[place], kind=kind, amount=fen) for place, kind, fen in past.costs
    ]
    rows.add("aid_reckonings", {name: getattr(started, name) for name in
             ("no", "id", "file", "occasion", "day", "period_from", "period_until", "accident", "accident_loss")})  # fmt: skip
    for line in income:
        rows.add(
            "aid_income", {name: getattr(line, name) for name in ("reckoning", "person", "kind", "monthly", "amount")}
        )
    for cost in costs:
        rows.add("aid_costs", {name: getattr(cost, name) for name in ("reckoning", "person", "kind", "amount")})
    result = summed(office, started, household, income, costs, book=book)
    columns = decision(office, result, result.advice.category, "")
    rows.decisions.append({**columns, "decided_on": past.day, "no": started.no})
    return replace(started, decided=result.advice.category), result


def _steps(no: int, file: PastFile, reckonings: list[int], advised: list[str], rows: _Rows) -> None:
    category = file.values.get("category") if not advised else None
    level = None
    for step in file.steps:
        if step.reckoning is not None:
            category = advised[step.reckoning]
        level = step.level or level
        rows.add(
            "aid_steps",
            {"id": new_id(), "file": no, "step": step.step, "stage": step.stage, "category": category, "level": level,
             "day": step.day, "officer": step.officer, "signer": step.signer, "opinion": step.opinion,
             "document": step.document,
             "reckoning": reckonings[step.reckoning] if step.reckoning is not None else None},
        )  # fmt: skip
