"""Memberships of invented people: when they joined, how they came to where they are, and how some left the roll.

A life is put into the row as its last state (`state`, `since`) and, where there was more than one, as `spans`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from unionoffice.demo import days
from unionoffice.demo.days import iso
from unionoffice.demo.lists import Chance, read
from unionoffice.demo.persons import Row
from unionoffice.demo.plan import Union
from unionoffice.members import Span

LAST_YEAR = 0.043
"""Share of members who joined in the last twelve months."""
LEAVERS = 0.062
"""People no longer on the roll, to each one who is."""
APPLICANTS = 0.0008
"""Of a union's members, so many people have applied lately and wait for the committee."""
ADULT = 18 * 365 + 6
"""Days from birth to the eighteenth birthday, some more."""
CARDS_BEGAN = days.ordinal("2019-03-01")
NOTICE_BEGAN = days.ordinal("2021-11-01")
"""The Personal Information Protection Law is in force; members are told, and agree."""

_WAYS_OUT = tuple(
    way
    for way, share in (
        ("retired", 31), ("jobless", 8), ("transferred_out", 27), ("left", 17), ("lapsed", 6), ("deceased", 6),
        ("deceased_retired", 4), ("expelled", 1),
    )
    for _copy in range(share)
)  # fmt: skip
_REASONS = {
    "jobless": ("失业", "失业", "单位关闭"),
    "left": ("本人申请退会", "本人申请退会", "离职后本人书面申请"),
    "lapsed": ("连续六个月不缴会费、不参加活动，教育无效",),
    "expelled": ("受刑事处罚，会员大会表决开除会籍",),
    "deceased": ("因病去世", "因病去世", "意外去世"),
    "transferred_out": ("调动", "合同到期后另行就业", "返乡就业"),
}
Step = tuple[str, int, str | None]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day it is, and the unions in the order they were founded (people moved between them)."""

    today: int
    oldest_first: tuple[Union, ...]


def stay(chance: Chance, calendar: Calendar, union: Union, row: Row) -> None:
    """The person is on the roll of this union: mostly since joining, some by transfer, secondment or coming back."""
    joined = _joining_day(chance, calendar, union, row["born_day"])
    drawn = chance.random()
    row.update(unit=union.no, joined=iso(joined), state="active", since=iso(joined))
    long_ago = calendar.today - joined > 900
    if calendar.today - union.founded < 120 and drawn < 0.6:
        # Who works where there is no union joins the village's, and moves over once there is one.
        _from_another_union(chance, calendar, union, row, joined - chance.between(200, 2000))
    elif drawn < 0.011:
        _from_elsewhere(chance, row, joined)
    elif long_ago and drawn < 0.022:
        _from_another_union(chance, calendar, union, row, joined)
    elif long_ago and drawn < 0.025:
        since = calendar.today - chance.between(10, 700)
        _put(row, union.no, [("active", joined, None), ("seconded", since, "借调至镇综合治理中心")])
    elif long_ago and drawn < 0.029:
        gone = joined + chance.between(100, 600)
        back = gone + chance.between(60, 250)
        why = chance.of(("失业", "服兵役"))
        _put(row, union.no, [("active", joined, None), ("retained", gone, why), ("active", back, "重新就业，恢复会籍")])
    _papers(chance, row, days.ordinal(row["joined"]), calendar.today)


def leave(chance: Chance, calendar: Calendar, union: Union, invent: Callable[[int | None], Row]) -> Row:
    """Somebody who was on this union's roll and is no longer; a third of them left within the last year."""
    way = chance.of(_WAYS_OUT)
    old = way in ("retired", "deceased_retired")
    row = invent(chance.between(60, 71) if old else chance.between(46, 59) if way == "deceased" else None)
    gone = calendar.today - (chance.between(1, 364) if chance.yes(0.34) else chance.between(365, 2600))
    gone = min(max(days.working_day(gone), union.founded + 40, row["born_day"] + ADULT + 40), calendar.today)
    joined = min(_joining_day(chance, calendar, union, row["born_day"], before=gone - 30), gone - 2)
    row.update(unit=union.no, joined=iso(joined))
    steps: list[Step] = [("active", joined, None)]
    if way == "transferred_out":
        back = min(gone + chance.between(6, 28), calendar.today)
        if back > gone:
            steps.append(("transfer_pending", gone, chance.of(_REASONS[way])))
        steps.append((way, back, "回执已收"))
    elif old:
        retired = gone if way == "retired" else max(gone - 400, joined + 1)
        steps.append(("retained", retired, "退休"))
        if way == "deceased_retired":
            steps.append(("deceased", max(gone, retired + 1), "因病去世"))
    else:
        steps.append(("retained" if way == "jobless" else way, gone, chance.of(_REASONS[way])))
    _put(row, union.no, steps)
    _papers(chance, row, joined, steps[1][1])
    return row


def stay_until(chance: Chance, calendar: Calendar, union: Union, row: Row, day: int) -> None:
    """The person was on the roll before this day and is still, in the state they joined in."""
    joined = _joining_day(chance, calendar, union, row["born_day"], before=day)
    row.update(unit=union.no, joined=iso(joined), state="active", since=iso(joined))
    _papers(chance, row, joined, day)


def apply(chance: Chance, calendar: Calendar, union: Union, row: Row) -> None:
    """The person applied within the last weeks; the committee has not decided."""
    since = iso(max(calendar.today - chance.between(0, 25), union.founded))
    row.update(unit=union.no, state="applied", since=since, consent_on=since)


def serve(chance: Chance, calendar: Calendar, union: Union, row: Row) -> None:
    """An officer of the union: a member from its first weeks, or since they were of age."""
    joined = min(max(union.founded + chance.between(0, 30), row["born_day"] + ADULT), calendar.today)
    row.update(unit=union.no, joined=iso(joined), state="active", since=iso(joined))
    _papers(chance, row, joined, calendar.today)


def _joining_day(chance: Chance, calendar: Calendar, union: Union, born: int, *, before: int | None = None) -> int:
    """A working day since the union was founded and the person was 18; before `before` where it is given."""
    first = max(union.founded, born + ADULT)
    year_ago = calendar.today - 365
    if before is None and (first > year_ago or chance.yes(LAST_YEAR)):
        drawn = chance.of(days.weighted_by_month(calendar.today))
        return drawn if drawn >= first else chance.between(min(first, calendar.today), calendar.today)
    last = year_ago if before is None else before
    if first >= last:
        return last
    # Later years brought more: firms grew, and those who came early have gone.
    return max(days.working_day(last - int((last - first) * chance.random() ** 1.7)), first)


def _from_elsewhere(chance: Chance, row: Row, came: int) -> None:
    """Joined a union outside before, and came by letter."""
    adult = row["born_day"] + ADULT
    if came - adult < 200:
        return
    row.update(state="transferred_in", joined=iso(days.working_day(chance.between(adult + 60, came - 60))))
    where = chance.of(read("employers")["elsewhere"].split())
    row["spans"] = [Span(row["unit"], "transferred_in", iso(came), None, f"由{where}转入", None)]


def _from_another_union(chance: Chance, calendar: Calendar, union: Union, row: Row, joined: int) -> None:
    """Joined another union of the town, and moved here later."""
    before = chance.of(calendar.oldest_first[: len(calendar.oldest_first) // 2 + 1])
    first, last = max(joined + 100, union.founded), calendar.today
    if before is union or max(before.founded, row["born_day"] + ADULT) > joined or first > last:
        return
    moved = chance.between(first, last)
    row.update(state="transferred_in", joined=iso(joined), since=iso(moved))
    row["spans"] = [
        Span(before.no, "active", iso(joined), iso(moved), None, None),
        Span(union.no, "transferred_in", iso(moved), None, "调动", None),
    ]


def _put(row: Row, unit: int, steps: list[Step]) -> None:
    ends = [*(iso(step[1]) for step in steps[1:]), None]
    row["spans"] = [
        Span(unit, state, iso(day), end, why, None) for (state, day, why), end in zip(steps, ends, strict=True)
    ]
    row.update(state=steps[-1][0], since=iso(steps[-1][1]))


def _papers(chance: Chance, row: Row, joined: int, until: int) -> None:
    """When the card was issued (not yet for who joined lately), the earlier card's number, and consent."""
    age = until - joined
    if age > 75 and chance.yes(0.5 if age <= 120 else 0.988):
        issued = max(joined, CARDS_BEGAN) + chance.between(12, 70 if age <= 120 else 400)
        row["card_issued"] = iso(min(days.working_day(issued), until)) if until > CARDS_BEGAN else None
    if joined < CARDS_BEGAN and chance.yes(0.22):
        row["former_card_no"] = f"三工会证{chance.between(1, 99_999):05d}"
    if until > NOTICE_BEGAN and chance.yes(0.94):
        told = max(joined, NOTICE_BEGAN + chance.between(0, 800))
        row["consent_on"] = iso(min(told, until))
