"""A member's state changes: kept, left, expelled, died, rejoined; each with its day, reason and paper."""

from __future__ import annotations

from unionoffice import codes
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.members import cards, rules, store
from unionoffice.members.member import Member
from unionoffice.members.model import STATES_ON_THE_ROLL
from unionoffice.members.registering import AREA, existing
from unionoffice.office import Office
from unionoffice.wording import _


def change_state(
    office: Office, no: int, state: str, *, reason: str, day: str | None = None, document: str | None = None
) -> Member:
    """The member is in this state from the day on (today). Raises Refused where it cannot follow the present one."""
    day = day or office.today
    if codes.code_list("member_state").get(state) is None:
        raise Refused("unknown_state", _("没有“{state}”这种会籍状态。").format(state=state), "state")
    if not reason.strip():
        raise Refused("missing", _("请写明原因，例如“本人申请”“退休”。"), "reason")
    with office.act("变更会籍状态", AREA) as act:
        before = existing(act.db, no)
        check(before, state, day, office.today)
        move(office, act.db, before, before.membership.unit, state, day, reason=reason, document=document)
        act.detail.update(member=before.name, state=state)
        store.index(act.db, [no])
        after = existing(act.db, no)
    return after


def check(before: Member, state: str, day: str, today: str) -> None:
    """Raises Refused where the member may not come to this state on this day."""
    label = codes.code_list("member_state").shown
    if state == before.state and state != "transferred_in":
        raise Refused("same_state", _("{name} 已经是“{state}”。").format(name=before.name, state=label(state)), "state")
    if not rules.may_follow(before.state, state):
        sentence = _("{name} 现在是“{old}”，不能直接改为“{new}”；没有改动任何内容。请先核对会籍经历。")
        words = {"name": before.name, "old": label(before.state), "new": label(state)}
        raise Refused("bad_transition", sentence.format(**words), "state")
    if day > today:
        raise Refused("future_day", _("日期“{day}”在今天之后。请填写已经发生的日期。").format(day=day), "day")
    if day < before.membership.since:
        sentence = _("日期“{day}”早于现在这个状态的起始日“{since}”。请核对。")
        raise Refused("too_early", sentence.format(day=day, since=before.membership.since), "day")


def move(
    office: Office,
    db: Connection,
    before: Member,
    unit: int,
    state: str,
    day: str,
    *,
    reason: str,
    document: str | None = None,
) -> None:
    """The membership stands so from this day, with its span, inside the caller's act."""
    values: dict[str, object] = {"unit": unit, "state": state, "since": day}
    if state in STATES_ON_THE_ROLL and before.membership.card_no is None:
        values["card_no"] = cards.reserve(office, db, unit, 1)[0]
    store.update(db, before.no, values)
    store.open_span(db, before.no, unit, state, day, reason=reason, document=document)
