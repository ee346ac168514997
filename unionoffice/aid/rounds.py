"""Rounds of payment 发放批次: made, changed, posted, called back, made void, filed. What is in them: items.py."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from unionoffice import calendar, codes, rules_in_force
from unionoffice.aid import money_rules, money_store, store
from unionoffice.aid.funds import fund_number
from unionoffice.aid.money_model import ROUND_FIELDS, Round
from unionoffice.aid.money_store import ItemLine
from unionoffice.cleaning import read_date
from unionoffice.database import Connection
from unionoffice.entering import accept
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Act, Office
from unionoffice.wording import N_, _

AREA, TABLE = "aid", "aid_rounds"
TYPED = tuple(name for name, field in ROUND_FIELDS.items() if not field.derived)

STEP_WORDS = {
    "made": N_("建立批次"),
    "posted": N_("公示"),
    "posting_closed": N_("公示期满"),
    "objection": N_("公示期间有异议"),
    "answered": N_("答复异议"),
    "recalled": N_("撤回修改"),
    "approved": N_("批准"),
    "returned": N_("退回修改"),
    "refused": N_("不予批准"),
    "void": N_("作废"),
    "printed": N_("打印签收表"),
    "paying": N_("开始发放"),
    "paid": N_("发放完毕"),
    "filed": N_("归档"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPosting:
    """A list put up: where, from when until when (the last day it hangs), what was objected and answered."""

    no: int
    place: str
    posted_on: str
    until: str
    rule: str
    objection: str | None
    answer: str | None
    closed_on: str | None


def number(office: Office, name: str, *, day: str | None = None) -> int:
    """One whole number of the pack aid_money on a day."""
    return int(rules_in_force.in_force(office, f"{money_rules.MONEY_RULES}.{name}", day=day).value)


def existing_round(db: Connection, no: int) -> Round:
    """The round of this number. Raises Refused where there is none."""
    found = money_store.round_(db, no)
    if found is None:
        raise Refused("unknown_round", _("没有这个发放批次；没有改动任何内容。请刷新列表后再试。"), "round")
    return found


def round_number(office: Office, text: object) -> int:
    """The number of the round a round number, an id or a number stands for. Raises Refused."""
    db = office.reading()
    found = text if isinstance(text, int) else money_store.round_number(db, str(text).strip())
    if found is None:
        sentence = _("没有批次号为“{no}”的批次。请先列出再选。")
        raise Refused("unknown_round", sentence.format(no=str(text)[:40]), "round")
    return existing_round(db, found).no


def new_round(office: Office, raw: Mapping[str, object], *, corrects: int | None = None) -> Round:
    """A new round, a draft without rows (`fund` by name). Raises Rejected, Refused."""
    raw = {"method": "transfer", **raw}
    fund = fund_number(office, text) if (text := raw.pop("fund", None)) else None
    values = accept(ROUND_FIELDS.only(*TYPED), raw, today=office.today, whole=True).values
    with office.act("建立发放批次", AREA) as act:
        if corrects is not None and existing_round(act.db, corrects).state not in money_rules.OUT:
            raise Refused("not_printed", _("还没有制表的批次可以直接修改，不用更正批次。"), "corrects")
        prefix = f"{office.today[:4]}-"
        last = money_store.last_in_series(act.db, TABLE, "round_no", prefix)
        values = {name: values.get(name) for name in TYPED} | {
            "id": new_id(), "round_no": money_rules.next_number(prefix, last, 3), "fund": fund, "state": "draft",
            "since": office.today, "officer": office.officer.no, "corrects": corrects,
            "year": values.get("year") or int(office.today[:4]), "period": values.get("period") or office.today[:4] + "年",
        }  # fmt: skip
        no = store.insert(act.db, TABLE, values)
        add_step(office, act, no, "made")
        act.detail["round"] = values["round_no"]
        return existing_round(act.db, no)


def change_round(office: Office, no: int, raw: Mapping[str, object]) -> Round:
    """The round has these values; not once its sheet is printed. What the approver saw must be approved anew."""
    raw = dict(raw)
    fund = {"fund": fund_number(office, text)} if (text := raw.pop("fund", None)) else {}
    values = accept(ROUND_FIELDS.only(*TYPED), raw, today=office.today, whole=False).values
    with office.act("修改发放批次", AREA) as act:
        before = editable(act.db, no)
        changed = {name: v for name, v in {**values, **fund}.items() if getattr(before, name) != v}
        store.update(act.db, TABLE, no, changed)
        if set(changed) - {"note", "meeting", "meeting_on", "approval_no", "handler", "second_handler", "chair"}:
            void_approval(office, act, no)
        act.detail["round"] = before.round_no
        return existing_round(act.db, no)


def editable(db: Connection, no: int) -> Round:
    """The round. Raises Refused once its sheet is printed, or where it was made void."""
    found = existing_round(db, no)
    if found.state not in money_rules.EDITABLE:
        sentence = _("批次 {no} 的状态是“{state}”，不能再改；没有改动任何内容。已制表的请做更正批次。")
        words = codes.code_list("aid_round_state").shown(found.state)
        raise Refused("printed", sentence.format(no=found.round_no, state=words), "round")
    return found


def void_approval(office: Office, act: Act, no: int) -> None:
    """After a change inside this act an approved round is a draft again, and its steps say so."""
    if existing_round(act.db, no).state == "approved":
        take_step(office, act, no, "recalled", note="批准后有改动，批准作废")


def add_step(
    office: Office, act: Act, no: int, step: str, *, note: str | None = None, facts: Any = None, day: str | None = None
) -> None:
    """The round's account has this step."""
    store.insert(
        act.db, "aid_round_steps",
        {"round": no, "step": step, "day": day or office.today, "officer": office.officer.no, "note": note,
         "frozen": None if facts is None else money_rules.canonical(facts)},
    )  # fmt: skip


def take_step(office: Office, act: Act, no: int, step: str, *, note: str | None = None, facts: Any = None) -> None:
    """The round has the state behind this step. Raises Refused where it may not be taken now."""
    found = existing_round(act.db, no)
    state = money_rules.after(found.state, step)
    if state is None:
        sentence = _("批次 {no} 的状态是“{state}”，现在不能“{step}”；没有改动任何内容。")
        words = codes.code_list("aid_round_state").shown(found.state)
        raise Refused("wrong_state", sentence.format(no=found.round_no, state=words, step=_(STEP_WORDS[step])), "round")
    store.update(act.db, TABLE, no, {"state": state, "since": office.today})
    add_step(office, act, no, step, note=note, facts=facts)
    act.detail["round"] = found.round_no


# -- posting


def posting_of(db: Connection, no: int) -> RoundPosting | None:
    """The latest posting of the round's list."""
    row = db.execute(
        "SELECT no, place, posted_on, until, rule, objection, answer, closed_on FROM aid_postings WHERE tbl = ? AND pk = ?"
        " ORDER BY no DESC LIMIT 1",
        (TABLE, no),
    ).fetchone()
    return None if row is None else RoundPosting(**dict(row))


def posted_rows(db: Connection, no: int) -> dict[str, dict[str, Any]]:
    """What stood on the latest list put up, by the row's id."""
    frozen = [one.frozen for one in money_store.steps(db, no) if one.step == "posted" and one.frozen]
    return {row["item"]: row for row in json.loads(frozen[-1])} if frozen else {}


def posted_facts(lines: Iterable[ItemLine]) -> list[dict[str, Any]]:
    """What of these rows is put up, as the step keeps it."""
    return [
        {"item": one.item.id, "name": one.name, "unit": one.unit_name, "category": one.category or "", "kind": one.item.kind,
         "amount": one.item.amount}
        for one in lines
    ]  # fmt: skip


def post(office: Office, no: int, *, place: str, day: str | None = None) -> RoundPosting:
    """The list as it stands now is posted at a place for the working days of the rule. Raises Refused.

    `day` is when it was put up, today where none is said. A list changed afterwards is posted again.
    """
    posted_on = day or office.today
    if read_date(posted_on, today=office.today).value != posted_on or posted_on > office.today:
        raise Refused("bad_date", _("日期应是今天或以前的一天，写成 2026-01-01 的样子。"), "day")
    if not place.strip():
        raise Refused("missing", _("请填写公示地点。"), "place")
    with office.act("公示发放名单", AREA) as act:
        rows = money_store.lines_of(act.db, no)
        if not rows:
            raise Refused("empty", _("批次里还没有人，不能公示。请先添加。"), "round")
        if posted_on < (listed := _listed_on(act.db, no)):
            sentence = _("名单在 {day} 还改动过，不能从更早的日期起算公示；没有登记。请填写名单定下以后张贴的日期。")
            raise Refused("before_list", sentence.format(day=listed), "day")
        days = rules_in_force.in_force(office, f"{money_rules.MONEY_RULES}.posting_days")
        until = calendar.calendar_of(office).add_working_days(posted_on, int(days.value))
        facts = posted_facts(rows)
        take_step(office, act, no, "posted", facts=facts)
        close_posting(office, act, no)
        store.insert(
            act.db, "aid_postings",
            {"id": new_id(), "tbl": TABLE, "pk": no, "place": place.strip(), "posted_on": posted_on, "until": until,
             "rule": f"{days.name}={days.value} {days.source}", "officer": office.officer.no},
        )  # fmt: skip
        found = posting_of(act.db, no)
    assert found is not None
    return found


def _listed_on(db: Connection, no: int) -> str:
    """The day the round's rows were last changed, by the journal: nobody posts a list before it stands."""
    day = db.execute(
        "SELECT max(a.day) FROM journal_rows r JOIN journal_acts a ON a.n = r.act"
        " WHERE r.tbl = 'aid_items' AND r.pk IN (SELECT no FROM aid_items WHERE round = ?)",
        (no,),
    ).fetchone()[0]
    return str(day or "")


def close_posting(office: Office, act: Act, no: int) -> None:
    """What hung of the round hangs no more."""
    act.db.execute(
        "UPDATE aid_postings SET closed_on = ? WHERE tbl = ? AND pk = ? AND closed_on IS NULL", (office.today, TABLE, no)
    )  # fmt: skip


def object_to(office: Office, no: int, *, objection: str) -> RoundPosting:
    """Somebody objected while the list was up; it must be answered before the round is approved. Raises Refused."""
    return _say(office, no, "objection", objection, what="登记公示异议")


def answer(office: Office, no: int, *, words: str) -> RoundPosting:
    """The objection was looked into and answered. Raises Refused."""
    return _say(office, no, "answer", words, what="答复公示异议")


def _say(office: Office, no: int, field: str, words: str, *, what: str) -> RoundPosting:
    if not words.strip():
        raise Refused("missing", _("请填写内容。"), field)
    with office.act(what, AREA) as act:
        editable(act.db, no)
        posting = posting_of(act.db, no)
        if posting is None:
            raise Refused("not_posted", _("这个批次没有公示过。"), "round")
        if field == "answer" and posting.objection is None:
            raise Refused("no_objection", _("没有登记过异议。"), "answer")
        store.update(act.db, "aid_postings", posting.no, {field: words.strip()})
        add_step(office, act, no, "objection" if field == "objection" else "answered", note=words.strip())
        found = posting_of(act.db, no)
    assert found is not None
    return found


# -- back, void, filed


def recall(office: Office, no: int, *, reason: str) -> Round:
    """The round is a draft again; an approval it had is void. Raises Refused."""
    return _end(office, no, "recalled", reason, what="撤回发放批次")


def make_void(office: Office, no: int, *, reason: str) -> Round:
    """The round is given up before its sheet was printed; it stays in the file. Raises Refused."""
    return _end(office, no, "void", reason, what="作废发放批次")


def file_round(office: Office, no: int, *, box: str) -> Round:
    """The papers of a paid round lie in this box; its sheet came back. Raises Refused."""
    sheet = money_store.sheet_of(office.reading(), no)
    if sheet is not None and sheet.returned_on is None:
        sentence = _("签收表 {sheet} 还没有收回，不能归档。请先登记收回。")
        raise Refused("sheet_out", sentence.format(sheet=sheet.sheet_no), "round")
    return _end(office, no, "filed", box, what="归档发放批次")


def _end(office: Office, no: int, step: str, words: str, *, what: str) -> Round:
    if not words.strip():
        raise Refused("missing", _("请填写内容。"), "reason")
    with office.act(what, AREA) as act:
        take_step(office, act, no, step, note=words.strip())
        close_posting(office, act, no)
        return existing_round(act.db, no)
