"""Working out a household's income: lines in, the sum, the decision; what is decided is frozen and never changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from unionoffice import codes, rules_in_force
from unionoffice.aid import reckoning_store, store
from unionoffice.aid.filing import AREA, existing, open_household, touch
from unionoffice.aid.household import Household
from unionoffice.aid.model import FILED_STAGES
from unionoffice.aid.parameters import InForce, parameters_of
from unionoffice.aid.reckoning_model import (
    COST_FIELDS,
    INCOME_FIELDS,
    RECKONING_FIELDS,
    CostLine,
    IncomeLine,
    Reckoning,
)
from unionoffice.aid.rules import Advice, Means, advise
from unionoffice.database import Connection
from unionoffice.entering import accept
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.rules_in_force import Book
from unionoffice.wording import _

NONE = "none"
"""What is advised and decided where there is to be no file; not a category of the national system."""

CATEGORIES = tuple(entry.code for entry in codes.code_list("aid_category").entries if entry.extra.get("current"))
"""Categories that may be newly chosen; older ones stay where they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A reckoning worked out: its lines, Y, R, n and P in fen, what is advised and by which numbers."""

    reckoning: Reckoning
    household: Household
    income_lines: tuple[IncomeLine, ...]
    cost_lines: tuple[CostLine, ...]
    income: int
    people: int
    advice: Advice
    in_force: InForce


def twelve_months(day: str) -> tuple[str, str]:
    """First and last day of the twelve full months before this day."""
    last = date.fromisoformat(day).replace(day=1) - timedelta(days=1)
    return date(last.year - (last.month < 12), last.month % 12 + 1, 1).isoformat(), last.isoformat()


def start_reckoning(office: Office, file: int, occasion: str = "first", *, copy_lines: bool = False) -> Reckoning:
    """A new reckoning of the file over the last twelve full months; with `copy_lines` it begins with the last one's.

    Raises Refused where one is open already, the occasion is unknown, or the file was ended.
    """
    if codes.code_list("aid_occasion").get(occasion) is None:
        raise Refused("unknown_word", _("没有“{word}”这种测算事由。").format(word=occasion), "occasion")
    with office.act("开始收入测算", AREA) as act:
        found = open_household(act.db, file)
        if reckoning_store.undecided(act.db, file) is not None:
            sentence = _("{file} 还有一份没有认定的收入测算。请先认定或撤下那一份。")
            raise Refused("open_reckoning", sentence.format(file=found.file.file_no), "file")
        first, last = twelve_months(office.today)
        values = {"id": new_id(), "file": file, "occasion": occasion, "day": office.today,
                  "period_from": first, "period_until": last}  # fmt: skip
        no = store.insert(act.db, "aid_reckonings", values)
        before = reckoning_store.latest_decided(act.db, [file]).get(file)
        if copy_lines and before is not None:
            _copy(act.db, before.no, no, {found.worker.no, *(row.person.no for row in found.family)})
        touch(office, act.db, file)
        act.detail["file"] = found.file.file_no
        made = _existing(act.db, no)
    return made


def _copy(db: Connection, before: int, no: int, living: set[int]) -> None:
    """Lines of people who are still in the household; what has left is not carried on."""
    lines: list[IncomeLine | CostLine] = [
        *reckoning_store.income_lines(db, before),
        *reckoning_store.cost_lines(db, before),
    ]
    for line in lines:
        if line.person is None or line.person in living:
            values = {name: value for name, value in asdict(line).items() if name not in ("no", "reckoning")}
            store.insert(db, _table(line), {**values, "reckoning": no})


def _table(line: IncomeLine | CostLine) -> str:
    return "aid_income" if isinstance(line, IncomeLine) else "aid_costs"


def _existing(db: Connection, no: int) -> Reckoning:
    found = reckoning_store.reckoning(db, no)
    if found is None:
        raise Refused("unknown_reckoning", _("没有这份收入测算；没有改动任何内容。请刷新后再试。"), "reckoning")
    return found


def _open(db: Connection, no: int) -> Reckoning:
    found = _existing(db, no)
    if found.decided is not None:
        raise Refused("decided", _("这份收入测算已经认定，不能再改。情况有变时请另做一份测算。"), "reckoning")
    return found


def change_reckoning(office: Office, no: int, raw: Mapping[str, object]) -> Reckoning:
    """The reckoning says so of its period, what was stated, the accident and exclusions. Raises Rejected, Refused."""
    entered = accept(RECKONING_FIELDS, raw, today=office.today, whole=False)
    values = {name: v for name, v in entered.values.items() if not RECKONING_FIELDS[name].derived}
    known = codes.code_list("aid_exclusion")
    if values.get("excluded"):
        words = [known.find(word) for word in str(values["excluded"]).split()]
        if None in words:
            raise Refused("unknown_word", _("不予建档情形不在代码表里。请从表中选择。"), "excluded")
        values["excluded"] = " ".join(word for word in words if word)
    with office.act("修改收入测算", AREA) as act:
        before = _open(act.db, no)
        after = replace(before, **values)
        if after.period_until < after.period_from:
            raise Refused("bad_period", _("收入期间的截止日早于起始日。请核对。"), "period_until")
        store.update(
            act.db, "aid_reckonings", no, {name: v for name, v in values.items() if getattr(before, name) != v}
        )
        touch(office, act.db, before.file)
    return after


def add_income(office: Office, no: int, raw: Mapping[str, object], *, person: int | None = None) -> IncomeLine:
    """One more income, told by the month or by the year; `person` is the worker or one of the family."""
    values = accept(INCOME_FIELDS, raw, today=office.today, whole=True).values
    if (values.get("monthly") is None) == (values.get("amount") is None):
        raise Refused("missing", _("收入请填月平均或全年，二者之一。"), "amount")
    if values.get("monthly") is not None:
        values["amount"] = values["monthly"] * 12
    line = _add(office, no, "aid_income", values, person)
    return next(one for one in reckoning_store.income_lines(office.reading(), no) if one.no == line)


def add_cost(office: Office, no: int, raw: Mapping[str, object], *, person: int | None = None) -> CostLine:
    """One more rigid cost of the period, fen a year; `person` is for whom it was paid."""
    values = accept(COST_FIELDS, raw, today=office.today, whole=True).values
    line = _add(office, no, "aid_costs", values, person)
    return next(one for one in reckoning_store.cost_lines(office.reading(), no) if one.no == line)


def _add(office: Office, no: int, table: str, values: Mapping[str, Any], person: int | None) -> int:
    if not values.get("kind"):
        raise Refused("unknown_word", _("请选择种类。"), "kind")
    with office.act("修改收入测算", AREA) as act:
        before = _open(act.db, no)
        household = existing(act.db, before.file)
        if person is not None and person not in (household.worker.no, *(row.person.no for row in household.family)):
            raise Refused("not_in_family", _("这个人不在这份档案的家庭里。请先添加家庭成员。"), "person")
        kept = {name: v for name, v in values.items() if v is not None}
        line = store.insert(act.db, table, {**kept, "reckoning": no, "person": person})
        touch(office, act.db, before.file)
    return line


def drop_income(office: Office, no: int, line: int) -> None:
    """The line of income is taken out of the open reckoning."""
    _drop(office, no, "aid_income", line)


def drop_cost(office: Office, no: int, line: int) -> None:
    """The line of cost is taken out of the open reckoning."""
    _drop(office, no, "aid_costs", line)


def _drop(office: Office, no: int, table: str, line: int) -> None:
    with office.act("修改收入测算", AREA) as act:
        before = _open(act.db, no)
        if not act.db.execute(f"DELETE FROM {table} WHERE no = ? AND reckoning = ?", (line, no)).rowcount:
            raise Refused("unknown_line", _("这份测算里没有这一行；没有改动任何内容。"), "line")
        touch(office, act.db, before.file)


def drop_reckoning(office: Office, no: int) -> None:
    """An open reckoning that was begun by mistake is gone; the journal keeps it. Decided ones stay for ever."""
    with office.act("撤下收入测算", AREA) as act:
        before = _open(act.db, no)
        for table, key in (("aid_income", "reckoning"), ("aid_costs", "reckoning"), ("aid_reckonings", "no")):
            act.db.execute(f"DELETE FROM {table} WHERE {key} = ?", (no,))
        touch(office, act.db, before.file)


def work_out(office: Office, no: int, *, day: str | None = None, book: Book | None = None) -> Sum:
    """The sum as it stands, by the numbers in force on the day of the reckoning (or another); nothing is written."""
    db = office.reading()
    found = _existing(db, no)
    income, costs = reckoning_store.lines_of_many(db, [no])[no]
    return summed(office, found, existing(db, found.file), income, costs, day=day, book=book)


def summed(
    office: Office, found: Reckoning, household: Household, income: list[IncomeLine], costs: list[CostLine],
    *, day: str | None = None, book: Book | None = None,
) -> Sum:  # fmt: skip
    """As `work_out`, of rows already read."""
    force = parameters_of(office, household, day=day or found.day, book=book)
    means = Means(
        income=sum(line.amount for line in income),
        costs=[(line.kind, line.amount) for line in costs],
        people=household.size,
        loss=found.accident_loss if found.accident else None,
        excluded=(found.excluded or "").split(),
    )
    return Sum(
        reckoning=found, household=household, income_lines=tuple(income), cost_lines=tuple(costs), income=means.income,
        people=means.people, advice=advise(means, force.parameters), in_force=force,
    )  # fmt: skip


def decide_reckoning(office: Office, no: int, category: str, override_reason: str = "") -> Reckoning:
    """A person decided on the category ("none" for no file): inputs, numbers in force and result are frozen.

    Raises Refused: an old or unknown category, another one than advised without a reason, an income stated that differs
    from the lines without a reason, no income told at all.
    """
    if category not in (*CATEGORIES, NONE):
        sentence = _("现在只能认定为深度困难、相对困难、意外致困，或不予建档；旧的类别只在老档案里保留。")
        raise Refused("old_category", sentence, "category")
    with office.act("认定困难类别", AREA) as act:
        _open(act.db, no)
        result = work_out(office, no, book=rules_in_force.book(office))
        check(result, category, override_reason)
        store.update(act.db, "aid_reckonings", no, decision(office, result, category, override_reason))
        file = result.household.file
        settle_category(office, act.db, file.no, file.stage, category)
        act.detail.update(file=file.file_no, category=category)
        done = _existing(act.db, no)
    return done


def check(result: Sum, category: str, override_reason: str) -> None:
    """Raises Refused where this may not be decided."""
    if category != result.advice.category and not override_reason.strip():
        sentence = _("测算建议是“{advised}”。认定为别的类别要写明理由。")
        raise Refused(
            "reason_missing", sentence.format(advised=category_words(result.advice.category)), "override_reason"
        )
    stated = result.reckoning.stated_income
    if not result.income_lines and stated is None:
        sentence = _("还没有填写收入。确实没有任何收入的，请把申报的家庭年度总收入填为 0。")
        raise Refused("no_income", sentence, "stated_income")
    if stated is not None and stated != result.income and not (result.reckoning.stated_reason or "").strip():
        sentence = _("申报的家庭年度总收入与各行合计不同。请核对，或写明原因。")
        raise Refused("income_differs", sentence, "stated_reason")


def decision(office: Office, result: Sum, category: str, override_reason: str) -> dict[str, Any]:
    """The columns of a decided reckoning: result, decision and the whole of what it rests on as JSON."""
    overridden = override_reason.strip() if category != result.advice.category else None
    values: dict[str, Any] = {
        "people": result.people, "income": result.income, "costs": result.advice.costs, "per_head": result.advice.per_head,
        "line": result.in_force.parameters.line, "rules": json.dumps(result.in_force.frozen, ensure_ascii=False),
        "advised": result.advice.category, "decided": category, "override_reason": overridden,
        "decided_on": office.today, "decided_by": office.officer.no,
    }  # fmt: skip
    values["frozen"] = json.dumps(
        {**_frozen(result), "decided": category, "override_reason": overridden}, ensure_ascii=False
    )
    return values


def _frozen(result: Sum) -> dict[str, Any]:
    people = [
        (result.household.worker, "01"),
        *((row.person, row.member.relation) for row in result.household.living_together),
    ]
    kept = result.reckoning
    return {
        "household": [
            {"person": one.no, "name": one.name, "id_number": one.id_number, "birth": one.birth, "relation": relation}
            for one, relation in people
        ],
        "income_lines": [asdict(line) for line in result.income_lines],
        "cost_lines": [asdict(line) for line in result.cost_lines],
        "period": [kept.period_from, kept.period_until], "stated_income": kept.stated_income,
        "stated_reason": kept.stated_reason, "accident": kept.accident, "accident_loss": kept.accident_loss,
        "excluded": kept.excluded, "income": result.income, "costs": result.advice.costs, "people": result.people,
        "per_head": result.advice.per_head, "line": result.in_force.parameters.line, "advised": result.advice.category,
        "advice_reason": result.advice.reason, "rules": result.in_force.frozen,
    }  # fmt: skip


def settle_category(office: Office, db: Connection, file: int, stage: str, category: str) -> None:
    """A file not yet on file has the category decided; one on file keeps its own until a step changes it."""
    if stage in FILED_STAGES:
        touch(office, db, file)
        return
    chosen = category if category != NONE else None
    version = codes.code_list("aid_category").version if chosen else None
    touch(office, db, file, {"category": chosen, "category_version": version})


def category_words(category: str) -> str:
    """The category as people read it on screen; "none" too."""
    return _("不予建档") if category == NONE else codes.code_list("aid_category").shown(category)
