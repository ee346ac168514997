"""Opening a file for a worker, changing it, and taking over one that stood on paper. One household, one file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from unionoffice import codes, identity, members, people, rules_in_force, units
from unionoffice.aid import store
from unionoffice.aid.household import Household
from unionoffice.aid.household_rules import file_findings
from unionoffice.aid.model import ENDED_STAGES, FILE_FIELDS, AidFile
from unionoffice.database import Connection
from unionoffice.entering import Entered, Rejected, enter, unknown_names
from unionoffice.errors import Refused
from unionoffice.findings import Finding, Level
from unionoffice.ids import new_id
from unionoffice.members import Member
from unionoffice.office import Office
from unionoffice.wording import _

AREA = "aid"

WORKER_STATES = (*members.STATES_ON_THE_ROLL, "retained")
"""Who may have a file: members on the roll, and retained ones (retirees)."""

_MARITAL = {"10": "single", "20": "married", "21": "married", "22": "married", "23": "married", "30": "widowed", "40": "divorced"}  # fmt: skip
"""GB/T 2261.2 as the aid sheet has it."""


def existing(db: Connection, no: int) -> Household:
    """The file with its household. Raises Refused where there is none."""
    found = store.household(db, no)
    if found is None:
        raise Refused("unknown_file", _("没有这份档案；没有改动任何内容。请刷新列表后再试。"), "file")
    return found


def open_household(db: Connection, no: int) -> Household:
    """As `existing`. Raises Refused("closed_file") where the file was ended: what was closed stays as it was."""
    found = existing(db, no)
    if found.file.stage in ENDED_STAGES:
        sentence = _("{file} 已经是“{stage}”，不能再改；没有改动任何内容。情况有变时请另建一份档案。")
        words = codes.code_list("aid_stage").shown(found.file.stage)
        raise Refused("closed_file", sentence.format(file=found.file.file_no, stage=words), "file")
    return found


def suggested(office: Office, person: int) -> dict[str, object]:
    """What the member's record says already, as raw values of a new file."""
    member = _worker(office, person)
    unit = units.unit(office, member.membership.unit)
    employer = member.membership.employer or (unit.employer if unit is not None else None) or member.unit_name
    return {
        "unit": member.membership.unit,
        "workplace": employer,
        "home": member.person.address or "",
        "migrant": member.person.migrant if member.person.migrant is None else bool(member.person.migrant),
        "marital": _MARITAL.get(member.person.marital or "", ""),
    }


def _worker(office: Office, person: int) -> Member:
    found = members.member(office, person)
    if found is None:
        sentence = _("困难职工应是名册上的会员；没有建立档案。请先登记会员。")
        raise Refused("not_a_member", sentence, "person")
    if found.state not in WORKER_STATES:
        sentence = _("{name} 的会籍状态是“{state}”，不能建档；没有改动任何内容。请先核对会籍。")
        raise Refused("not_on_the_roll", sentence.format(name=found.name, state=found.shown("state")), "person")
    return found


def examine(office: Office, raw: Mapping[str, object], *, person: int, no: int = 0) -> Entered:
    """What would be stored and everything there is to say about it; nothing is written. `no` is the file edited."""
    unknown_names(FILE_FIELDS, raw)
    entered = enter(
        FILE_FIELDS, {name: v for name, v in raw.items() if name != "bank_card"}, today=office.today, whole=False
    )
    values = {name: v for name, v in entered.values.items() if not FILE_FIELDS[name].derived}
    findings = [found for found in entered.findings if found.reason != "missing"]
    if "bank_card" in raw:
        reading = identity.read_bank_card(raw["bank_card"])
        values["bank_card"] = reading.value
        findings += [found.at("bank_card") for found in reading.findings]
    known = dict(values)
    maker = office.officer.name
    if no:
        before = existing(office.reading(), no).file
        known = {**{name: getattr(before, name) for name in FILE_FIELDS}, **values}
        maker = _officer_name(office.reading(), before.officer)
    worker = people.person(office.reading(), person)
    age = rules_in_force.in_force(office, "membership.joining_age").value
    findings += file_findings(
        known, birth=worker.birth if worker else None, maker=maker, today=office.today, working_age=age
    )
    return Entered(values, tuple(findings))


def _officer_name(db: Connection, no: int) -> str:
    return str(db.execute("SELECT name FROM officers WHERE no = ?", (no,)).fetchone()[0])


def open_file(
    office: Office, person: int, raw: Mapping[str, object] | None = None, *, kind: str = "regular"
) -> AidFile:
    """A new file of this worker, a draft. What the member's record says is taken where `raw` says nothing.

    Raises Rejected, or Refused: not a member on the roll, in another open file, unknown union.
    """
    return _open(office, person, raw or {}, {"kind": _kind(kind), "stage": "draft"}, step="opened")


def take_over(
    office: Office,
    person: int,
    raw: Mapping[str, object],
    *,
    category: str,
    filed_on: str,
    file_no: str | None = None,
    document: str | None = None,
) -> AidFile:
    """A file that stood before this program: on file since its own day, with its category of any generation.

    The old category stays until a reckoning is decided anew. Raises as `open_file`, and for an unknown category.
    """
    entry = codes.code_list("aid_category").get(codes.code_list("aid_category").find(category) or "")
    if entry is None:
        raise Refused("unknown_word", _("没有“{word}”这种困难类别。").format(word=category), "category")
    if filed_on > office.today:
        raise Refused("future_day", _("建档日期在今天之后。请填写已经发生的日期。"), "filed_on")
    more = {
        "kind": "regular", "stage": "on_file", "since": filed_on, "filed_on": filed_on, "category": entry.code,
        "category_version": str(entry.extra.get("era", "")),
    }  # fmt: skip
    if file_no:
        if store.number_of(office.reading(), file_no) is not None:
            raise Refused("exists", _("编号“{no}”已经有一份档案。").format(no=file_no), "file_no")
        more["file_no"] = file_no
    return _open(office, person, raw, more, step="taken_over", document=document)


def _kind(kind: str) -> str:
    if codes.code_list("aid_file_kind").get(kind) is None:
        raise Refused("unknown_word", _("档案种类只能是困难职工档案或临时救助档案。"), "kind")
    return kind


def _open(
    office: Office,
    person: int,
    raw: Mapping[str, object],
    more: dict[str, Any],
    *,
    step: str,
    document: str | None = None,
) -> AidFile:
    worker = _worker(office, person)
    raw = {**suggested(office, person), **raw}
    unit = members.unit_number(office, raw.pop("unit", None))
    entered = examine(office, raw, person=person)
    if entered.held:
        raise Rejected(entered.held)
    with office.act("建立困难档案", AREA) as act:
        refuse_where_elsewhere(office, act.db, [person])
        values = {name: v for name, v in entered.values.items() if v is not None}
        values |= {
            "file_no": store.next_file_no(act.db, office.today[:4]), "unit": unit or worker.membership.unit,
            "since": office.today, "changed_on": office.today, **more,
        }  # fmt: skip
        no = store.insert(
            act.db, "aid_files", {**values, "id": new_id(), "person": person, "officer": office.officer.no}
        )
        store.insert(
            act.db, "aid_steps",
            {"id": new_id(), "file": no, "step": step, "stage": values["stage"], "category": values.get("category"),
             "level": values.get("level"), "day": values["since"], "officer": office.officer.no, "document": document},
        )  # fmt: skip
        act.detail.update(file=values["file_no"], member=worker.name)
        found = existing(act.db, no).file
    return found


def refuse_where_elsewhere(office: Office, db: Connection, persons: list[int], *, but: int = 0) -> None:
    """Raises Refused("in_other_file") where one of these people stands in another open file, as head or in the family."""
    places = store.places_in_open_files(db, persons, but=but)
    if not places:
        return
    no, _file, file_no, head, relation = places[0]
    who = people.person(db, no)
    assert who is not None
    if relation:
        sentence = _(
            "{name} 已在 {head} 的档案 {file} 里（关系：{relation}）。一户只建一份档案，没有改动任何内容。请打开那份档案。"
        )
    else:
        sentence = _("{name} 已有档案 {file}。一户只建一份档案，没有改动任何内容。请打开那份档案。")
    words = codes.code_list("relation").shown(relation) if relation else ""
    raise Refused("in_other_file", sentence.format(name=who.name, head=head, file=file_no, relation=words), "person")


def change_file(office: Office, no: int, raw: Mapping[str, object]) -> AidFile:
    """The file has these values; fields not given stay. Stage and category change by their own acts. Raises Rejected."""
    before = open_household(office.reading(), no).file
    raw = dict(raw)
    unit = members.unit_number(office, raw.pop("unit", None)) if "unit" in raw else None
    entered = examine(office, raw, person=before.person, no=no)
    if entered.held:
        raise Rejected(entered.held)
    values = dict(entered.values)
    if unit is not None:
        values["unit"] = unit
    with office.act("修改困难档案", AREA) as act:
        before = open_household(act.db, no).file
        changed = {name: v for name, v in values.items() if getattr(before, name) != v}
        if before.stage in ("on_file", "leaving") and "level" in changed:
            raise Refused("own_act", _("在档后改变建档标准要凭文件办理。请用“调整建档标准”。"), "level")
        if changed:
            touch(office, act.db, no, changed)
        act.detail["file"] = before.file_no
        found = existing(act.db, no).file
    return found


def touch(office: Office, db: Connection, no: int, values: Mapping[str, Any] | None = None) -> None:
    """The file has these values and counts as changed today, inside the caller's act."""
    store.update(db, "aid_files", no, {**(values or {}), "changed_on": office.today})


def findings_of(office: Office, no: int) -> list[Finding]:
    """What there is to say about the file as it stands: contradictions, then what it lacks."""
    from unionoffice.aid.household_rules import wanting

    found = existing(office.reading(), no)
    raw = examine(office, {}, person=found.file.person, no=no)
    return [*(one for one in raw.findings if one.level is not Level.NOTE), *wanting(found)]
