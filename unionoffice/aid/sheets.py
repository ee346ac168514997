"""The sign-off sheet of a round: its facts frozen for ever, its number, its code, where it is, whether it is still true."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from unionoffice import codes
from unionoffice.aid import approving_rounds, guard, money_rules, money_store, rounds, store
from unionoffice.aid.basis import Basis, bases
from unionoffice.aid.money_model import ROUND_FIELDS, Round, Sheet
from unionoffice.aid.money_store import ItemLine, Override
from unionoffice.database import Connection
from unionoffice.errors import Refused, Trouble
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.wording import _

AREA, TABLE = "aid", "aid_sheets"
COMPARED = (
    "kind", "amount", "goods", "quantity", "school_stage", "school", "payee_name", "bank", "bank_branch", "bank_card",
    "remark", "name", "id_number", "unit_name", "category", "phone", "sheet_row", "person", "beneficiary", "file", "fund",
    "reverses", "frozen",
)  # fmt: skip
"""Columns of a row that its sheet holds word for word; none of them may differ from it later."""


def existing_sheet(db: Connection, round_no: int) -> Sheet:
    """The sheet printed for a round. Raises Refused where there is none."""
    found = money_store.sheet_of(db, round_no)
    if found is None:
        raise Refused("not_printed", _("这个批次还没有打印签收表。"), "round")
    return found


def sheet_round(office: Office, text: object) -> int:
    """The number of the round whose sheet has this number. Raises Refused."""
    row = office.reading().execute("SELECT round FROM aid_sheets WHERE sheet_no = ?", (str(text).strip(),)).fetchone()
    if row is None:
        sentence = _("没有编号为“{no}”的签收表。请核对编号。")
        raise Refused("unknown_sheet", sentence.format(no=str(text)[:40]), "sheet")
    return int(row[0])


def make_sheet(office: Office, round_no: int) -> Sheet:
    """The approved round is frozen: every row with the words it is printed by, the sheet with number and code.

    From now on nothing of it changes. Raises Refused: no standing approval, open findings, handlers missing.
    """
    with office.act("制作签收表", AREA) as act:
        round_ = rounds.existing_round(act.db, round_no)
        if money_store.sheet_of(act.db, round_no) is not None:
            raise Refused("printed", _("这个批次已经制表；需要再印时请用重印，并写明原因。"), "round")
        approval = approving_rounds.must_stand(act.db, round_no)
        guard.refuse_where_open(guard.check(office, round_no))
        for name in money_rules.missing_for_payment(round_.method, round_.handler, round_.second_handler):
            sentence = _("请先填写“{field}”；现金和实物须由两人经办。")
            raise Refused("missing", sentence.format(field=ROUND_FIELDS[name].shown), name)
        prefix = f"QS{office.today[:4]}-"
        last = money_store.last_in_series(act.db, TABLE, "sheet_no", prefix)
        number = money_rules.next_number(prefix, last, 4)
        lines = money_store.lines_of(act.db, round_no)
        said = money_store.overrides(act.db, round_no)
        rows = frozen_rows(office, lines, said)
        facts = sheet_facts(
            office, round_, number, approval.officer_name, rows, maker=office.officer.name, day=office.today
        )
        frozen = money_rules.canonical(facts)
        sheet = store.insert(
            act.db, TABLE,
            {"id": new_id(), "round": round_no, "sheet_no": number, "printed_on": office.today, "rows": len(rows),
             "amount": sum(row["amount"] for row in rows), "code": money_rules.short_code(frozen), "frozen": frozen,
             "officer": office.officer.no},
        )  # fmt: skip
        freeze(act.db, sheet, rows, lines)
        rounds.take_step(office, act, round_no, "printed", note=number)
        act.detail.update(sheet=number, rows=len(rows))
        return existing_sheet(act.db, round_no)


def freeze(db: Connection, sheet: int, rows: list[dict[str, Any]], lines: list[ItemLine]) -> None:
    """The rows hold the words they are printed by and belong to the sheet."""
    values = [
        (sheet, row["sheet_row"], row["name"], row["id_number"], line.unit, row["unit_name"], row["category"], row["phone"],
         row["frozen"], line.no)
        for row, line in zip(rows, lines, strict=True)
    ]  # fmt: skip
    db.executemany(
        "UPDATE aid_items SET sheet = ?, sheet_row = ?, name = ?, id_number = ?, unit = ?, unit_name = ?, category = ?,"
        " phone = ?, frozen = ? WHERE no = ?",
        values,
    )


def frozen_rows(
    office: Office, lines: Iterable[ItemLine], said: Iterable[Override], *, day: str | None = None
) -> list[dict[str, Any]]:
    """Every row as its own columns will be, and the words of the sheet besides; on what the payment is based on a day."""
    rows = list(lines)
    known = bases(office, (line.item.file for line in rows if line.item.file), day=day)
    reasons: dict[int, list[str]] = {}
    for one in said:
        reasons.setdefault(one.item, []).append(one.reason)
    kinds, categories = codes.code_list("aid_kind"), codes.code_list("aid_category")
    made = []
    for place, line in enumerate(rows, 1):
        item = line.item
        made.append(
            {
                "item": item.id, **{name: getattr(item, name) for name in COMPARED}, "sheet_row": place,
                "name": line.name, "id_number": line.id_number, "unit_name": line.unit_name, "category": line.category,
                "phone": line.phone, "holder": item.payee_name or line.name,
                "frozen": money_rules.canonical(_basis(known.get(item.file or 0), line)),
                "kind_word": kinds.label(item.kind), "category_word": categories.label(line.category or ""),
                "student_name": line.student_name if line.student != line.payee else "",
                "override": "；".join(dict.fromkeys(reasons.get(item.no, []))),
            }
        )  # fmt: skip
    return made


def _basis(basis: Basis | None, line: ItemLine) -> dict[str, Any]:
    """What the payment was based on, as the row keeps it for ever."""
    facts = basis.frozen() if basis is not None else {}
    return {**facts, "fund": line.fund_name, "student": line.student_name if line.student != line.payee else None}


def sheet_facts(
    office: Office, round_: Round, number: str, reviewer: str, rows: list[dict[str, Any]], *, maker: str, day: str
) -> dict[str, Any]:
    """All that stands on the sheet, for ever."""
    funds = dict.fromkeys(json.loads(row["frozen"])["fund"] for row in rows)
    return {
        "office": office.name, "phone": office.setting("phone"), "sheet_no": number, "round_no": round_.round_no,
        "title": round_.title, "kind": round_.kind, "method": round_.method, "period": round_.period,
        "corrects": round_.corrects, "meeting": round_.meeting, "meeting_on": round_.meeting_on,
        "approval_no": round_.approval_no, "funds": list(funds), "goods": round_.goods, "maker": maker, "reviewer": reviewer, "payers": [name for name in (round_.handler, round_.second_handler) if name],
        "chair": round_.chair or "", "day": day, "rows": rows,
    }  # fmt: skip


def facts_of(db: Connection, round_no: int) -> tuple[Sheet, dict[str, Any]]:
    """The sheet and its facts as frozen. Raises Trouble("altered") where a row no longer is what was printed."""
    sheet = existing_sheet(db, round_no)
    faults = faults_of(db, sheet)
    if faults:
        sentence = _("签收表 {no} 的记录与打印时不一致（{what}），可能被人改动；没有打印。请立即核对备份和操作日志。")
        raise Trouble("altered", sentence.format(no=sheet.sheet_no, what="、".join(faults[:3])))
    return sheet, json.loads(sheet.frozen)


def faults_of(db: Connection, sheet: Sheet) -> list[str]:
    """What of a printed sheet is no longer as it was: its own facts, its sums, any column of any row."""
    if money_rules.short_code(sheet.frozen) != sheet.code:
        return [_("表头或校验码")]
    facts = json.loads(sheet.frozen)
    found = []
    if (len(facts["rows"]), sum(row["amount"] for row in facts["rows"])) != (sheet.rows, sheet.amount):
        found.append(_("合计"))
    now = {
        row[0]: row[1:]
        for row in db.execute(f"SELECT id, {', '.join(COMPARED)} FROM aid_items WHERE sheet = ?", (sheet.no,))
    }
    if len(now) != len(facts["rows"]):
        found.append(_("行数"))
    found += [
        _("第 {n} 行").format(n=row["sheet_row"])
        for row in facts["rows"]
        if now.get(row["item"]) != tuple(row[name] for name in COMPARED)
    ]
    return found


def altered_sheets(office: Office) -> list[tuple[Sheet, list[str]]]:
    """Every sheet whose record is no longer what was printed; none in a sound file."""
    db = office.reading()
    checked = [(sheet, faults_of(db, sheet)) for sheet in money_store.sheets(db)]
    return [(sheet, faults) for sheet, faults in checked if faults]


def matches(office: Office, sheet_no: str, typed: str) -> bool:
    """Whether the code on a page is that of the sheet as it stands in the file; False for a page of anything else."""
    db = office.reading()
    sheet = existing_sheet(db, sheet_round(office, sheet_no))
    return not faults_of(db, sheet) and money_rules.read_code(typed) == sheet.code


# -- where the paper is


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOut:
    """A sheet that should be back or is back without all signatures; `days` since it was sent out or printed."""

    sheet: Sheet
    round: Round
    days_from: str


def sheet_out(office: Office, round_no: int, *, to: str, day: str | None = None) -> Sheet:
    """The paper was handed to somebody to have it signed. Raises Refused."""
    if not to.strip():
        raise Refused("missing", _("请填写签收表交给了谁。"), "to")
    return _moved(
        office, round_no, "送出签收表", {"out_to": to.strip(), "out_on": _day(office, day), "returned_on": None}
    )


def sheet_back(office: Office, round_no: int, *, unsigned: int = 0, day: str | None = None) -> Sheet:
    """The paper came back with so many rows not signed. Raises Refused."""
    sheet = existing_sheet(office.reading(), round_no)
    if not 0 <= unsigned <= sheet.rows:
        raise Refused("bad_number", _("未签字的行数应在 0 到 {n} 之间。").format(n=sheet.rows), "unsigned")
    return _moved(office, round_no, "收回签收表", {"returned_on": _day(office, day), "unsigned": unsigned})


def _moved(office: Office, round_no: int, what: str, values: dict[str, Any]) -> Sheet:
    with office.act(what, AREA) as act:
        sheet = existing_sheet(act.db, round_no)
        store.update(act.db, TABLE, sheet.no, values)
        act.detail["sheet"] = sheet.sheet_no
        return existing_sheet(act.db, round_no)


def _day(office: Office, day: str | None) -> str:
    if day is not None and day > office.today:
        raise Refused("future_day", _("日期在今天之后。请填写已经发生的日期。"), "day")
    return day or office.today


def sheets_missing(office: Office) -> list[SheetOut]:
    """Sheets not brought back, or back without all signatures, of rounds not filed; the oldest first."""
    db = office.reading()
    found = []
    for sheet in reversed(money_store.sheets(db)):
        if sheet.returned_on is not None and not sheet.unsigned:
            continue
        round_ = rounds.existing_round(db, sheet.round)
        if round_.state != "filed":
            found.append(SheetOut(sheet=sheet, round=round_, days_from=sheet.out_on or sheet.printed_on))
    return found
