"""Rows of a round: who is paid for whom, how much, out of which fund, to which account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from unionoffice import identity, people
from unionoffice.aid import money_store, rounds, store
from unionoffice.aid.funds import existing_fund, fund_number
from unionoffice.aid.household import Household
from unionoffice.aid.model import FILED_STAGES
from unionoffice.aid.money_model import ITEM_FIELDS, TYPED_ITEM, Item, Round
from unionoffice.aid.money_store import ItemLine
from unionoffice.database import Connection, value
from unionoffice.entering import Entered, Rejected, enter
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.wording import _

AREA = "aid"
CHOSEN = ("file", "person", "beneficiary", "fund", "bank_card")
"""What is chosen of a row besides its typed fields; `bank_card` has a reader of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of many rows: those added, and the place (from 1) of those refused with the sentence."""

    lines: tuple[ItemLine, ...]
    refused: tuple[tuple[int, str], ...]


def add_item(office: Office, round_: int, raw: Mapping[str, object]) -> ItemLine:
    """A further row. `file` (number or file number) or `person` (number, id or identity number), `beneficiary` for study
    aid, `amount` in yuan as typed; kind, fund, account and school are taken from round and file where not given.

    Raises Rejected, Refused.
    """
    with office.act("添加发放人员", AREA) as act:
        round_now = rounds.editable(act.db, round_)
        no = _insert(office, act.db, round_now, raw, money_store.last_place(act.db, round_) + 1)
        rounds.void_approval(office, act, round_)
        act.detail["round"] = round_now.round_no
        return _line(act.db, no)


def add_items(office: Office, round_: int, raws: Iterable[Mapping[str, object]]) -> Added:
    """Many rows in one act; rows that are refused stay out and are named. Raises Refused for the round itself."""
    added: list[int] = []
    refused: list[tuple[int, str]] = []
    with office.act("添加发放人员", AREA) as act:
        round_now = rounds.editable(act.db, round_)
        place = money_store.last_place(act.db, round_)
        for number, raw in enumerate(raws, 1):
            try:
                added.append(_insert(office, act.db, round_now, raw, place + len(added) + 1))
            except Refused as refusal:
                refused.append((number, refusal.sentence))
        if added:
            rounds.void_approval(office, act, round_)
        act.detail.update(round=round_now.round_no, rows=len(added))
        lines = money_store.lines(act.db, added)
    return Added(lines=tuple(lines), refused=tuple(refused))


def change_item(office: Office, no: int, raw: Mapping[str, object]) -> ItemLine:
    """The row has these values; an approval the round had is void. Raises Rejected, Refused once it is printed."""
    with office.act("修改发放人员", AREA) as act:
        before = _existing(act.db, no)
        round_now = rounds.editable(act.db, before.round)
        if before.reverses is not None:
            raise Refused("reversal", _("冲销行的金额和人员随原记录，不能改。请删去后重做。"), "item")
        if before.dropped_on is not None:
            raise Refused("dropped", _("这一行已经删去，没有改动。需要时请重新添加。"), "item")
        values = _read(office, raw, whole=False).values
        who = {name: raw[name] for name in ("file", "person", "beneficiary") if raw.get(name)}
        if who:
            known = {} if "file" in who or "person" in who else {"file": before.file, "person": before.person}
            file, person, beneficiary, _household = _who(act.db, {**known, **who})
            values |= {"file": file, "person": person, "beneficiary": beneficiary}
        _sensible(replace(before, **values))
        if raw.get("fund"):
            values["fund"] = _usable_fund(office, act.db, raw["fund"])
        changed = {name: v for name, v in values.items() if getattr(before, name) != v}
        if changed:
            store.update(act.db, "aid_items", no, changed)
            rounds.void_approval(office, act, before.round)
        act.detail["round"] = round_now.round_no
        return _line(act.db, no)


def drop_item(office: Office, no: int) -> None:
    """The row takes no part any more; it stays in the file. Raises Refused once it is printed."""
    with office.act("删去发放人员", AREA) as act:
        before = _existing(act.db, no)
        round_now = rounds.editable(act.db, before.round)
        if before.dropped_on is None:
            store.update(act.db, "aid_items", no, {"dropped_on": office.today})
            rounds.void_approval(office, act, before.round)
        act.detail["round"] = round_now.round_no


def item_number(office: Office, text: object) -> int:
    """The number of the row with this number or lasting id. Raises Refused."""
    found = text if isinstance(text, int) else money_store.item_number(office.reading(), str(text))
    if found is None and isinstance(text, str) and text.isdigit():
        found = int(text)
    return _existing(office.reading(), found or 0).no


def files_for(office: Office, *, categories: Iterable[str] = (), levels: Iterable[str] = ()) -> list[int]:
    """Files that count today, of these categories and levels (all where none is said): whom a round may be filled with."""
    wanted, allowed = set(categories), set(levels)
    rows = office.reading().execute(
        f"SELECT no, category, level FROM aid_files WHERE stage IN ({', '.join('?' * len(FILED_STAGES))}) ORDER BY file_no",
        FILED_STAGES,
    )
    return [
        row[0] for row in rows if (not wanted or row[1] in wanted) and (not allowed or row[2] in allowed)
    ]  # fmt: skip


def students_of(household: Household) -> list[int]:
    """The people of the family who are at school: whom study aid may be for."""
    return [row.person.no for row in household.family if row.member.schooling or row.member.standing == "student"]


def _existing(db: Connection, no: int) -> Item:
    found = money_store.item(db, no)
    if found is None:
        raise Refused("unknown_item", _("批次里没有这一行；没有改动任何内容。请刷新后再试。"), "item")
    return found


def _line(db: Connection, no: int) -> ItemLine:
    return money_store.lines(db, [no])[0]


def _insert(office: Office, db: Connection, round_: Round, raw: Mapping[str, object], place: int) -> int:
    file, person, beneficiary, household = _who(db, raw)
    kind = raw.get("kind") or round_.kind
    given = {"kind": kind, "goods": round_.goods or "", **_from_file(household, person, beneficiary), **raw}
    if round_.method == "goods":
        given.setdefault("quantity", 1)
    entered = _read(office, given, whole=True)
    if entered.held:
        raise Rejected(entered.held)
    values = dict(entered.values)
    _sensible(Item(kind=values["kind"], amount=values["amount"], person=person, beneficiary=beneficiary))
    fund = raw.get("fund") or round_.fund
    if not fund:
        raise Refused("missing", _("请选择资金来源。"), "fund")
    values |= {
        "id": new_id(), "round": round_.no, "place": place, "file": file, "person": person, "beneficiary": beneficiary,
        "fund": _usable_fund(office, db, fund), "officer": office.officer.no, "result": "pending",
    }  # fmt: skip
    return store.insert(db, "aid_items", {name: v for name, v in values.items() if v is not None})


def _sensible(item: Item) -> None:
    """Raises Refused for an amount of nothing, and for study aid that names no student."""
    if not item.amount:
        raise Refused("bad_amount", _("金额应大于零。请重新填写。"), "amount")
    if item.kind == "study" and item.beneficiary == item.person:
        raise Refused("missing", _("助学要写明是哪一个学生。请在家庭成员中选择。"), "beneficiary")


def _usable_fund(office: Office, db: Connection, text: object) -> int:
    fund = existing_fund(db, fund_number(office, text))
    if fund.closed_on is not None:
        raise Refused("closed", _("“{name}”已经停用。").format(name=fund.name), "fund")
    return fund.no


def _read(office: Office, raw: Mapping[str, object], *, whole: bool) -> Entered:
    unknown = set(raw) - set(TYPED_ITEM) - set(CHOSEN)
    if unknown:
        raise Refused("unknown_field", _("没有名为“{name}”的字段。").format(name=min(unknown)), min(unknown))
    entered = enter(
        ITEM_FIELDS.only(*TYPED_ITEM),
        {n: v for n, v in raw.items() if n in TYPED_ITEM},
        today=office.today,
        whole=whole,
    )
    values, findings = dict(entered.values), list(entered.findings)
    if "bank_card" in raw:
        reading = identity.read_bank_card(raw["bank_card"])
        values["bank_card"] = reading.value
        findings += [one.at("bank_card") for one in reading.findings]
    made = Entered(values, tuple(findings))
    if made.held:
        raise Rejected(made.held)
    return made


def _from_file(household: Household | None, person: int, beneficiary: int) -> dict[str, object]:
    """Account and school as the file has them; an account only where the worker is who is paid."""
    if household is None:
        return {}
    found: dict[str, object] = {}
    if household.worker.no == person:
        file = household.file
        found = {"bank": file.bank, "bank_branch": file.bank_branch, "bank_card": file.bank_card}
    if beneficiary != person:
        for row in household.family:
            if row.person.no == beneficiary:
                found |= {"school_stage": row.member.schooling, "school": row.member.place}
    return {name: v for name, v in found.items() if v}


def _who(db: Connection, raw: Mapping[str, object]) -> tuple[int | None, int, int, Household | None]:
    """File, who is paid, whom it is for, and the household."""
    file = _file_no(db, raw.get("file"))
    person = _person_no(db, raw.get("person"), "person")
    if person is not None and file is None:
        open_ones = store.places_in_open_files(db, [person])
        file = open_ones[0][1] if open_ones else None
    household = None if file is None else store.household(db, file)
    if person is None and household is not None:
        person = household.worker.no
    if person is None:
        raise Refused("missing", _("请选择档案或人员。"), "person")
    beneficiary = _person_no(db, raw.get("beneficiary"), "beneficiary") or person
    return file, person, beneficiary, household


def _file_no(db: Connection, text: object) -> int | None:
    if text is None or text == "":
        return None
    found = text if isinstance(text, int) else store.number_of(db, str(text).strip())
    if found is None or value(db, "SELECT stage FROM aid_files WHERE no = ?", (found,)) is None:
        sentence = _("没有编号为“{no}”的档案。请核对编号。")
        raise Refused("unknown_file", sentence.format(no=str(text)[:40]), "file")
    return found


def _person_no(db: Connection, text: object, field: str) -> int | None:
    if text is None or text == "":
        return None
    if isinstance(text, int):
        found: int | None = text if people.person(db, text) is not None else None
    else:
        found = people.number_of(db, str(text).strip()) or people.with_number(db, str(text).strip().upper())
    if found is None:
        sentence = _("没有找到“{text}”这个人。请核对证件号码。")
        raise Refused("unknown_person", sentence.format(text=str(text)[:40]), field)
    return found
