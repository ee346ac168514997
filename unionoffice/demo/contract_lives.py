"""The ordinary life of an invented collective contract: offer, talks, vote, signature, filing, effect, publication."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from unionoffice import contracts
from unionoffice.calendar import WorkCalendar, calendar_of
from unionoffice.contracts import Contract
from unionoffice.demo.days import iso, later
from unionoffice.demo.lists import Chance
from unionoffice.demo.names import han_name
from unionoffice.demo.plan import Union
from unionoffice.office import Office

AUTHORITY = "西湖区人力资源和社会保障局"
_SUBJECTS = "工资水平和增幅；工资支付办法；奖金、津贴、补贴；加班工资计发基数"
_POSTS = ("总经理", "人力资源部经理", "财务部经理"), ("工会主席", "车间班组长", "一线职工")


@dataclass(slots=True)
class Table:
    """What contracts are made at: the office, chance, and the day as an ordinal."""

    office: Office
    chance: Chance
    today: int
    calendar: WorkCalendar
    given: Counter[str]

    def day(self, ordinal: int) -> str:
        """The day as text, never after today."""
        return iso(min(ordinal, self.today))

    def worked(self, ordinal: int) -> int:
        """The day itself, or the last one before it on which offices work."""
        while not self.calendar.is_working(iso(ordinal)):
            ordinal -= 1
        return ordinal

    def number(self, signed: int) -> str:
        """The next number of the year a contract is to be signed in."""
        year = iso(signed)[:4]
        self.given[year] += 1
        return f"{year}-{self.given[year]:03d}"


def table_of(office: Office, chance: Chance, today: int) -> Table:
    """A table at which no contract was made yet."""
    return Table(office, chance, today, calendar_of(office), Counter())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Who talks for each side, the chief first."""

    employer: tuple[str, ...]
    workers: tuple[str, ...]


def wage_terms(table: Table) -> dict[str, object]:
    """Last year's average, the raise and the minimum of a wage contract."""
    chance = table.chance
    return {
        "last_average": str(chance.between(5200, 9800)), "raise_percent": str(chance.between(30, 80) / 10),
        "contract_minimum": str(chance.between(250, 320) * 10), "subjects": _SUBJECTS,
    }  # fmt: skip


def register(table: Table, union: Union, kind: str, signed: int) -> Contract:
    """A new contract of an enterprise with a union of its own."""
    raw: dict[str, object] = {
        "kind": kind, "employer": union.no, "legal_person": name_of(table), "number": table.number(signed)
    }  # fmt: skip
    if kind == "wage":
        raw |= wage_terms(table)
    if union.members >= 300:
        raw["large"] = "是"
    return contracts.add_contract(table.office, raw)


def name_of(table: Table) -> str:
    """Somebody of working age."""
    chance = table.chance
    return han_name(chance, chance.between(1965, 1992), chance.yes(0.6), local=chance.yes(0.5))


def sides(table: Table, count: int) -> Sides:
    """So many names a side, nobody twice."""
    names: list[str] = []
    while len(names) < 2 * count:
        name = name_of(table)
        if name not in names:
            names.append(name)
    return Sides(employer=tuple(names[:count]), workers=tuple(names[count:]))


def delegate(table: Table, made: Contract, since: int) -> None:
    """Three a side (five where the enterprise is large) talk from this day on."""
    found = sides(table, 5 if made.large else 3)
    for side, names, posts in (("employer", found.employer, _POSTS[0]), ("workers", found.workers, _POSTS[1])):
        for place, name in enumerate(names):
            raw: dict[str, object] = {
                "side": side, "name": name, "sex": table.chance.of(("男", "女")), "post": posts[min(place, 2)],
                "chosen": ("elected" if place else "union") if side == "workers" else "named",
                "front_line": "是" if side == "workers" and place else "否", "external": "否",
                "chief": "否" if place else "是",
            }  # fmt: skip
            contracts.add_representative(table.office, made.no, raw, since=table.day(since))


def talk(table: Table, made: Contract, start: int) -> None:
    """Offer, reply, representatives and a meeting, from this day on for a fortnight."""
    office = table.office
    contracts.offer(office, made.no, {"offered_on": table.day(table.worked(start)), "place": "厂会议室"})
    contracts.reply(office, made.no, {"replied_on": table.day(table.worked(start + 5))})
    delegate(table, made, start + 6)
    contracts.hold_meeting(
        office, made.no,
        {"held_on": table.day(table.worked(start + 16)), "place": "厂会议室", "recorder": name_of(table), "items": _SUBJECTS,
         "workers_view": "希望工资增幅不低于当地居民消费价格涨幅，并明确加班工资计发基数。",
         "employer_view": "订单平稳，原料价格上涨，愿意在上年基础上适当增长。",
         "result": "双方就工资增幅、支付办法和最低工资达成一致，形成草案提交职代会。", "signed": "是"},
    )  # fmt: skip


def adopt(table: Table, made: Contract, drafted: int, *, passed: bool = True) -> None:
    """The draft, and the congress's vote a week later."""
    chance, office = table.chance, table.office
    contracts.draft(office, made.no, table.day(table.worked(drafted)))
    due = chance.between(20, 60)
    present = due - chance.between(0, due // 8)
    yes = present - chance.between(0, 3) if passed else due // 3
    contracts.vote(
        office, made.no,
        {"congress": "congress" if made.level == "enterprise" else "regional", "held_on": table.day(table.worked(drafted + 7)),
         "due": due, "present": present, "yes": yes, "against": (present - yes) // 2, "chairman": name_of(table)},
    )  # fmt: skip


def run(table: Table, made: Contract, signed: int, *, years: int, people: bool = True, within: int = 8) -> None:
    """A whole ordinary life up to its publication; signed on the working day before or on this day, filed
    within so many days.
    """
    office, signed = table.office, table.worked(signed)
    if people:
        talk(table, made, signed - 45)
    adopt(table, made, signed - 14)
    contracts.sign(office, made.no, table.day(signed), **term(signed, years))
    filed = signed + table.chance.between(1, within)
    hand_in(table, made, filed)
    effect = contracts.effective_on(office, made.no)
    if effect is not None and effect <= office.today:
        when = date.fromisoformat(effect).toordinal() + table.chance.between(0, 4)
        contracts.publish(
            office, made.no, table.day(when), how=table.chance.of(("board", "board", "meeting", "copies"))
        )
        for year in range(1, years):
            report = later(date.fromisoformat(effect).toordinal(), year) - table.chance.between(3, 40)
            if report <= table.today:
                contracts.report(office, made.no, {"reported_on": table.day(report)})


def term(signed: int, years: int) -> dict[str, str]:
    """From the first of the next month for so many years."""
    day = date.fromordinal(signed)
    first = date(day.year + day.month // 12, day.month % 12 + 1, 1).toordinal()
    return {"term_start": iso(first), "term_end": iso(later(first, years) - 1)}


def hand_in(table: Table, made: Contract, filed: int) -> None:
    """Filed, and received the day after."""
    handed = table.worked(filed)
    received = table.worked(handed + 2)
    raw: dict[str, object] = {"filed_on": table.day(handed), "authority": AUTHORITY}
    if received <= table.today:
        raw |= {"received_on": iso(received), "receipt_no": f"受〔{iso(received)[:4]}〕{made.no:03d}号"}
    contracts.file(table.office, made.no, raw)
