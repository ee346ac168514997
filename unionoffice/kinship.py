"""Whose money an officer may not decide on: their own identity number and those of their declared kin.

Numbers are kept and compared in the form of 18 characters, so that a paper of before 1999 hides nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unionoffice import identity, identity_kinds
from unionoffice.cleaning import read_name
from unionoffice.database import Connection, value
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _

ONESELF = "本人"
"""The relation under which an officer's own number stands."""
LONGEST_RELATION = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """One declaration: `officer` is this person's `relation` (their spouse, child …); ended ones have a day."""

    no: int
    officer: int
    relation: str
    name: str
    id_number: str
    said_on: str
    ended_on: str | None


def same_form(number: str) -> str:
    """The number as it is compared: without blanks, upper case, 15 digits as the 18 they became."""
    plain = "".join(number.split()).upper()
    return identity.modern_form(plain) if identity_kinds.LEGACY_SHAPE.fullmatch(plain) else plain


def declare(office: Office, officer_no: int, *, name: str, id_number: str, relation: str) -> Kin:
    """From now on this officer decides on no payment to this person; relation 本人 for the officer's own number.

    An officer declares for themselves, administration for anybody. Raises Refused for a wrong number, an empty name or
    relation, an unknown officer, and where the same person is declared already.
    """
    right = Right.READ if officer_no == office.officer.no else Right.ADMINISTER
    with office.act("登记操作员亲属", "officers", right=right, detail={"officer": officer_no}) as act:
        _in_post(act.db, officer_no)
        known = read_name(name)
        if known.held or not known.value:
            raise Refused("missing", _("请填写亲属的姓名。"), "name")
        relation = relation.strip()
        if not relation or len(relation) > LONGEST_RELATION:
            raise Refused("missing", _("请填写与本人的关系，例如“配偶”“子女”；本人写“本人”。"), "relation")
        reading = identity.read_number(id_number, today=office.today)
        if reading.held or reading.value is None:
            told = reading.findings[0].sentence if reading.findings else _("请填写证件号码。")
            raise Refused("bad_number", told, "id_number")
        number = same_form(str(reading.value))
        if number in kin_numbers(act.db, officer_no):
            raise Refused("exists", _("这个人已经登记过，没有重复登记。"), "id_number")
        row = (officer_no, relation, str(known.value), number, office.today)
        no = act.db.execute(
            "INSERT INTO officer_kin (officer, relation, name, id_number, said_on) VALUES (?, ?, ?, ?, ?)", row
        ).lastrowid
    return Kin(
        no=int(no or 0), officer=officer_no, relation=relation, name=str(known.value), id_number=number,
        said_on=office.today, ended_on=None,
    )  # fmt: skip


def end(office: Office, no: int) -> None:
    """The declaration holds no more from today; it stays in the file. Administration ends it, not the officer alone.

    Raises Refused("unknown_kin") where there is none in force with this number.
    """
    with office.act("注销操作员亲属", "officers", right=Right.ADMINISTER, detail={"kin": no}) as act:
        done = act.db.execute(
            "UPDATE officer_kin SET ended_on = ? WHERE no = ? AND ended_on IS NULL", (office.today, no)
        )
        if not done.rowcount:
            raise Refused("unknown_kin", _("没有这条有效的亲属登记，没有改动。请先列出再选。"), "kin")


def kin(office: Office, officer_no: int | None = None, *, ended: bool = False) -> list[Kin]:
    """The declarations in force (of one officer), by officer; with `ended` also those that hold no more."""
    rows = office.reading().execute(
        "SELECT no, officer, relation, name, id_number, said_on, ended_on FROM officer_kin"
        " WHERE (? IS NULL OR officer = ?) AND (? OR ended_on IS NULL) ORDER BY officer, no",
        (officer_no, officer_no, int(ended)),
    )
    return [
        Kin(no=row[0], officer=row[1], relation=row[2], name=row[3], id_number=row[4], said_on=row[5], ended_on=row[6])
        for row in rows
    ]


def kin_numbers(db: Connection, officer_no: int) -> frozenset[str]:
    """The numbers, in their common form, on whose holders this officer may not decide."""
    rows = db.execute("SELECT id_number FROM officer_kin WHERE officer = ? AND ended_on IS NULL", (officer_no,))
    return frozenset(str(row[0]) for row in rows)


def kin_of_any(db: Connection) -> dict[str, tuple[int, str]]:
    """Each declared number with the officer it belongs to (the first, where two declared it) and the relation."""
    rows = db.execute(
        "SELECT id_number, officer, relation FROM officer_kin WHERE ended_on IS NULL ORDER BY officer DESC, no DESC"
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def among_kin(db: Connection, officer_no: int, numbers: Iterable[str]) -> list[str]:
    """Those of these numbers that are the officer's own or their kin's, as they were given."""
    declared = kin_numbers(db, officer_no)
    return [number for number in numbers if number and same_form(number) in declared]


def _in_post(db: Connection, officer_no: int) -> None:
    if not value(db, "SELECT count(*) FROM officers WHERE no = ? AND dismissed_on IS NULL", (officer_no,)):
        raise Refused("unknown_officer", _("没有这位在任的操作员。请先列出再选。"), "officer")
