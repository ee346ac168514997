"""Posting 公示: until when by the calendar, objections with their answers, taking down. For files and for rounds."""

from __future__ import annotations

import json

from unionoffice import rules_in_force
from unionoffice.aid import step_store, store
from unionoffice.aid.parameters import PACK, frozen
from unionoffice.aid.step_model import Posting
from unionoffice.calendar import calendar_of
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Act, Office
from unionoffice.wording import _

WORKING_DAYS = "工作日"
"""The unit of a rule that counts working days; any other counts days as they come."""


def last_day_of(office: Office, day: str, *, rule: str = f"{PACK}.notice_days") -> tuple[str, str]:
    """The last day of a posting that goes up on `day`, and the rule it follows as JSON.

    The day it goes up is not counted; a last day that is off moves to the next working day. `certain` in the rule says
    whether the days off of that year are published.
    """
    found = rules_in_force.in_force(office, rule, day=day)
    calendar = calendar_of(office)
    until = calendar.last_day(day, int(found.value), working=found.unit == WORKING_DAYS, roll=True)
    return until, json.dumps({**frozen(found), "certain": calendar.certain(until)}, ensure_ascii=False)


def put_up(
    office: Office, act: Act, *, table: str, pk: int, place: str, day: str, rule: str = f"{PACK}.notice_days"
) -> Posting:
    """The record is posted from the day on, inside the caller's act. Raises Refused where it is posted already."""
    if not place.strip():
        raise Refused("missing", _("请写明在哪里公示，例如“单位公告栏”。"), "place")
    if any(one.open for one in step_store.postings(act.db, table, pk)):
        raise Refused("posted", _("已经在公示。没有改动任何内容。"), "place")
    until, kept = last_day_of(office, day, rule=rule)
    no = store.insert(
        act.db, "aid_postings",
        {"id": new_id(), "tbl": table, "pk": pk, "place": place.strip(), "posted_on": day, "until": until, "rule": kept,
         "officer": office.officer.no},
    )  # fmt: skip
    return existing(act.db, no)


def existing(db: Connection, no: int) -> Posting:
    """The posting. Raises Refused where there is none."""
    found = step_store.posting(db, no)
    if found is None:
        raise Refused("unknown_posting", _("没有这次公示；没有改动任何内容。请刷新后再试。"), "posting")
    return found


def current(db: Connection, table: str, pk: int) -> Posting | None:
    """The posting of the record that is up now."""
    return next((one for one in step_store.postings(db, table, pk) if one.open), None)


def object_to(office: Office, act: Act, posting: Posting, objection: str) -> None:
    """The posting holds what was objected, inside the caller's act; it cannot be closed until it is answered."""
    if not objection.strip():
        raise Refused("missing", _("请写明异议的内容。"), "objection")
    if not posting.open:
        raise Refused("not_posted", _("公示已经结束。没有改动任何内容。"), "objection")
    told = "\n".join(part for part in (posting.objection, f"{office.today} {objection.strip()}") if part)
    store.update(act.db, "aid_postings", posting.no, {"objection": told, "answer": None})


def answer(office: Office, act: Act, posting: Posting, text: str) -> None:
    """The objection is answered, inside the caller's act."""
    if not text.strip():
        raise Refused("missing", _("请写明异议核查的结果。"), "answer")
    if not posting.objection:
        raise Refused("no_objection", _("这次公示没有异议，不用答复。"), "answer")
    store.update(act.db, "aid_postings", posting.no, {"answer": f"{office.today} {text.strip()}"})


def take_down(office: Office, act: Act, posting: Posting, *, day: str) -> None:
    """The posting is over, inside the caller's act. Raises Refused before its last day is over, or with an open objection."""
    if not posting.open:
        raise Refused("not_posted", _("公示已经结束。没有改动任何内容。"), "posting")
    if day <= posting.until:
        sentence = _("公示到 {until} 为止，期满后才能办理下一步。")
        raise Refused("still_posted", sentence.format(until=posting.until), "day")
    if posting.objection and not posting.answer:
        raise Refused("objection", _("公示期间有异议，还没有写明核查结果。请先核查并答复。"), "posting")
    store.update(act.db, "aid_postings", posting.no, {"closed_on": day})


def withdraw(act: Act, table: str, pk: int, *, day: str) -> None:
    """A posting that is up comes down without its effect, inside the caller's act: the record went back or was refused."""
    found = current(act.db, table, pk)
    if found is not None:
        store.update(act.db, "aid_postings", found.no, {"closed_on": day})
