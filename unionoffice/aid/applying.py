"""From the application to the end of the posting: applied, visited by two, reviewed by the unit, posted."""

from __future__ import annotations

import re
from collections.abc import Mapping

from unionoffice.aid import posting, step_store, store
from unionoffice.aid.filing import AREA, open_household
from unionoffice.aid.household_rules import wanting
from unionoffice.aid.parameters import number
from unionoffice.aid.reckoning import NONE
from unionoffice.aid.step_model import VISIT_FIELDS, Posting, Visit
from unionoffice.aid.stepping import TABLE, at_step, decided, take
from unionoffice.entering import Rejected, accept
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.wording import _

_NAMES = re.compile(r"[、，,;；/\s]+")


def apply(office: Office, no: int, *, day: str | None = None, document: str = "") -> None:
    """The worker applied in writing: the file is complete and consent or a ground of the law is on record.

    Raises Rejected with everything that is missing.
    """
    with office.act("提出困难帮扶申请", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "applied", day)
        lacks = wanting(found)
        if lacks:
            raise Rejected(lacks)
        take(office, act, found, "applied", stage, when, signer=found.worker.name, document=document)


def record_visit(office: Office, no: int, raw: Mapping[str, object]) -> Visit:
    """The household was visited by as many as the rule asks; the visit of an application moves the file along."""
    entered = accept(
        VISIT_FIELDS, {"day": office.today, "purpose": "application", **raw}, today=office.today, whole=True
    )
    values = {name: v for name, v in entered.values.items() if v is not None}
    if not values.get("purpose"):
        raise Refused("unknown_word", _("请选择入户事由。"), "purpose")
    names = list(dict.fromkeys(part for part in _NAMES.split(str(values["visitors"])) if part))
    least = number(office, "visitors", day=values["day"])
    if len(names) < least:
        sentence = _("入户调查要有 {n} 人以上。请写出每个人的姓名，用顿号隔开。")
        raise Refused("too_few_visitors", sentence.format(n=least), "visitors")
    values["visitors"] = "、".join(names)
    with office.act("登记入户调查", AREA) as act:
        first = values["purpose"] == "application" and open_household(act.db, no).file.stage == "applied"
        if first:
            found, stage, when = at_step(office, act.db, no, "visited", values["day"])
        else:
            found, stage = open_household(act.db, no), ""
            when = values["day"]
            if when > office.today:
                raise Refused("future_day", _("日期“{day}”在今天之后。请填写已经发生的日期。").format(day=when), "day")
        visit = store.insert(
            act.db, "aid_visits", {**values, "day": when, "id": new_id(), "file": no, "officer": office.officer.no}
        )
        if first:
            take(
                office,
                act,
                found,
                "visited",
                stage,
                when,
                signer=values["visitors"],
                opinion=values.get("conclusion", ""),
            )
        act.detail.update(file=found.file.file_no, member=found.worker.name)
        made = next(one for one in step_store.visits(act.db, no) if one.no == visit)
    return made


def review(
    office: Office, no: int, *, signer: str, opinion: str = "", day: str | None = None, document: str = ""
) -> None:
    """The unit's or village's union passed the file; its income is worked out and a category decided."""
    with office.act("单位工会初审", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "reviewed", day)
        sums = decided(act.db, no)
        if sums.decided == NONE:
            sentence = _("收入测算认定为“不予建档”，不能通过初审。请办理不予建档，或另做测算。")
            raise Refused("not_eligible", sentence, "reckoning")
        if not signer.strip():
            raise Refused("missing", _("请填写单位（村、社区）工会的签字人。"), "signer")
        values = {"category": sums.decided} if found.file.category != sums.decided else {}
        take(
            office, act, found, "reviewed", stage, when, signer=signer, opinion=opinion, document=document,
            reckoning=sums.no, values=values,
        )  # fmt: skip


def post(office: Office, no: int, *, place: str, day: str | None = None) -> Posting:
    """The file is posted from the day on, for the days of the rule in force; gives the posting with its last day."""
    with office.act("公示困难档案", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "posted", day)
        made = posting.put_up(office, act, table=TABLE, pk=no, place=place, day=when)
        take(office, act, found, "posted", stage, when, opinion=place)
    return made


def _up(office: Office, no: int) -> Posting:
    found = posting.current(office.reading(), TABLE, no)
    if found is None:
        raise Refused("not_posted", _("这份档案现在没有公示。没有改动任何内容。"), "posting")
    return found


def objection(office: Office, no: int, text: str, *, day: str | None = None) -> None:
    """Somebody objected while the file was posted; nothing goes on until it is answered."""
    with office.act("登记公示异议", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "objection", day)
        posting.object_to(office, act, _up(office, no), text)
        take(office, act, found, "objection", stage, when, opinion=text)


def answer_objection(office: Office, no: int, text: str) -> None:
    """The objection was looked into; the answer stands beside it."""
    with office.act("答复公示异议", AREA) as act:
        found = open_household(act.db, no)
        posting.answer(office, act, _up(office, no), text)
        act.detail.update(file=found.file.file_no)


def close_posting(office: Office, no: int, *, day: str | None = None, result: str = "") -> None:
    """The posting is over with its result. Raises Refused before its last day is over, or with an open objection."""
    with office.act("公示期满", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "posting_closed", day)
        up = _up(office, no)
        posting.take_down(office, act, up, day=when)
        told = result or (_("公示期满，异议已核查") if up.objection else _("公示期满，无异议"))
        take(office, act, found, "posting_closed", stage, when, opinion=told)


def posted_to_the_end(office: Office, no: int) -> Posting:
    """The file's latest posting, closed. Raises Refused where it is still up or never was."""
    found = step_store.postings(office.reading(), TABLE, no)
    if not found:
        raise Refused("not_posted", _("这份档案还没有公示。请先公示。"), "posting")
    if found[-1].open:
        sentence = _("公示到 {until} 为止，还没有登记公示结果。期满后请先登记“公示期满”。")
        raise Refused("still_posted", sentence.format(until=found[-1].until), "posting")
    return found[-1]


__all__ = [
    "answer_objection", "apply", "close_posting", "objection", "post", "posted_to_the_end",
    "record_visit", "review",
]  # fmt: skip
