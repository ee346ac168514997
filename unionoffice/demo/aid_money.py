"""A year of aid money in an invented town, after the newspaper's figures of 西宁: 3,508 person-times, 3.596 million yuan.

The last full statistical year (1 October to 30 September) is paid and filed; since then rounds stand in every state.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from unionoffice import aid, calendar, members
from unionoffice.aid import PastItem, PastRound
from unionoffice.demo.aid_rounds import (
    Home,
    balanced,
    by_level,
    card_of,
    cut,
    dealt,
    homes_of,
    item_for,
    not_after,
)
from unionoffice.demo.days import iso, ordinal
from unionoffice.demo.lists import Chance
from unionoffice.office import Office

MEMBERS, TIMES, AMOUNT = 20_973, 3_508, 359_600_000
"""Seed case 4 for a town of this size: person-times and fen; other sizes in proportion."""
SECOND = "沈丽华"
"""Who hands out cash and goods beside 李娟."""
DAY_OF = {
    "warmth": (1, 20), "living1": (11, 24), "living2": (3, 16), "living3": (6, 29), "medical1": (12, 10), "medical2": (5, 18),
    "study": (8, 24), "temporary": (4, 20), "cool": (7, 21), "training": (9, 10), "legal": (2, 25),
}  # fmt: skip
POSTED = ("living", "medical", "study", "temporary", "warmth")
"""Kinds whose lists are put up before they are paid (rules aid_money.*_posted)."""
GOODS = "绿豆、毛巾、风油精、凉茶一份"


@dataclass(frozen=True, slots=True, kw_only=True)
class AidYear:
    """The statistical year that was made, and the rounds of it and since."""

    year: int
    rounds: int


def pay_a_year(office: Office, chance: Chance, today: int, *, maker: int, approver: int, approver_name: str) -> AidYear:
    """The town's funds, rounds and results are in the office, exactly so many person-times and fen as the year had.

    The same chance, people and day give the same rounds. A town without households has none.
    """
    homes, roll = homes_of(office), members.roll(office.reading(), members.ON_THE_ROLL).numbers
    making = _Making(office, chance, today, maker, approver, approver_name, homes, roll)
    past = making.year()
    with office.act("登记演示发放批次", "aid") as act:
        funds = making.funds(past)
        numbers = aid.past_rounds.take_in_rounds(office, act.db, [_with_fund(one, funds) for one in past])
        act.detail["rounds"] = len(numbers)
    making.now(funds)
    return AidYear(year=making.union_year, rounds=len(numbers))


def _with_fund(past: PastRound, funds: Sequence[int]) -> PastRound:
    """Funds stand as places until they have numbers."""
    items = [replace(item, fund=None if item.fund is None else funds[item.fund]) for item in past.items]
    return replace(past, fund=funds[past.fund], items=items)


FUNDS = (
    ("中央财政专项帮扶资金", "central", "national"),
    ("县级财政帮扶资金", "county", ""),
    ("上级工会送温暖资金", "upper_union", ""),
    ("本级工会经费", "own_union", ""),
    ("职工一日捐", "donation", ""),
)
CENTRAL, COUNTY, UPPER, OWN, GIFTS = range(5)


class _Making:
    """What is carried along while a year is made up."""

    def __init__(
        self, office: Office, chance: Chance, today: int, maker: int, approver: int, approver_name: str,
        homes: list[Home], roll: Sequence[int],
    ) -> None:  # fmt: skip
        self.office, self.chance, self.today = office, chance, today
        self.maker, self.approver, self.approver_name = maker, approver, approver_name
        self.homes, self.roll = homes, roll
        self.calendar = calendar.calendar_of(office)
        self.union_year = int(iso(today)[:4]) - (iso(today)[5:] < "10-01")
        self.times = round(TIMES * len(roll) / MEMBERS)
        self.fen = AMOUNT if len(roll) == MEMBERS else self.times * 1_025 * 100

    def day(self, name: str) -> str:
        """The day a round of the year was paid."""
        month, day = DAY_OF[name]
        year = self.union_year - (month >= 10)
        return f"{year:04d}-{month:02d}-{day:02d}"

    def standing(self, day: str) -> list[Home]:
        """Households on file on a day."""
        return [one for one in self.homes if one.filed <= day and (not one.ended or one.ended > day)]

    # -- the year that is over

    def year(self) -> list[PastRound]:
        """Its rounds in the order they were paid; person-times and fen come out exactly."""
        made = cut([round_ for round_ in self._paid_rounds() if round_.items], self.times)
        cool = self._cool(self.times - sum(len(one.items) for one in made))
        return sorted(balanced([*made, cool] if cool.items else made, self.fen), key=lambda one: one.paid_on)

    def _paid_rounds(self) -> Iterable[PastRound]:
        amounts = {"deep": 120_000, "relative": 90_000, "accident": 100_000}
        for name, title in (("living1", "第四季度"), ("living2", "第一季度"), ("living3", "第二季度")):
            day = self.day(name)
            chosen = self._some(self.standing(day), 300)
            items = [item_for(one, amounts.get(one.category, 90_000)) for one in chosen]
            yield self._round("living", f"{title}生活救助", day, COUNTY, by_level(items, chosen, central=CENTRAL))
        day = self.day("warmth")
        chosen = self._some(self.standing(day), 380)
        yield self._round(
            "warmth", "元旦春节送温暖", day, UPPER, [item_for(one, 150_000) for one in chosen], method="cash"
        )
        for name, title in (("medical1", "下半年"), ("medical2", "上半年")):
            day = self.day(name)
            chosen = self._some(self.standing(day), 75)
            items = [item_for(one, self.chance.between(20, 70) * 10_000) for one in chosen]
            yield self._round("medical", f"{title}医疗救助", day, COUNTY, by_level(items, chosen, central=CENTRAL))
        day = self.day("study")
        items = [
            item_for(one, 500_000 if stage == "university" else 300_000, student=student, stage=stage, school=school)
            for one in self._some(self.standing(day), 150) for student, stage, school in one.students[:1]
        ]  # fmt: skip
        yield self._round("study", "金秋助学", day, GIFTS, items)
        for name, kind, title, count, fen in (
            ("temporary", "temporary", "临时救助", 40, 200_000), ("training", "training", "职业技能培训补助", 60, 80_000),
            ("legal", "legal", "法律援助补助", 12, 100_000),
        ):  # fmt: skip
            people = self._members(count)
            cards = [PastItem(person=no, amount=fen, bank="中国农业银行", bank_card=card_of(no)) for no in people]
            yield self._round(kind, title, self.day(name), OWN, cards)

    def _cool(self, count: int) -> PastRound:
        items = [PastItem(person=no, amount=10_000) for no in self._members(count)]
        return replace(self._round("cool", "夏送清凉", self.day("cool"), OWN, items, method="goods"), goods=GOODS)

    def _some(self, homes: list[Home], count: int) -> list[Home]:
        wanted = round(count * len(self.roll) / MEMBERS) or 1
        places = sorted(self.chance.sample(range(len(homes)), min(len(homes), wanted)))
        return [homes[place] for place in places]

    def _members(self, count: int) -> list[int]:
        wanted = count if count > 60 or len(self.roll) < 600 else round(count * len(self.roll) / MEMBERS)
        return [
            self.roll[place] for place in sorted(self.chance.sample(range(len(self.roll)), min(len(self.roll), wanted)))
        ]

    def _round(
        self, kind: str, title: str, day: str, fund: int, items: list[PastItem], *, method: str = "transfer",
        state: str = "filed",
    ) -> PastRound:  # fmt: skip
        paid = ordinal(day)
        posted = iso(min(paid - 26, self.today)) if kind in POSTED else None
        return PastRound(
            title=f"{day[:4]}年{title}", kind=kind, method=method, period=f"{day[:4]}年{int(day[5:7])}月", fund=fund, items=items,
            state=state, made_on=iso(paid - 30), maker=self.maker, approver=self.approver, approver_name=self.approver_name,
            posted_on=posted, posted_until=self.calendar.add_working_days(posted, 5) if posted else "", place="镇政务公开栏、村（社区）公告栏", approved_on=iso(paid - 6),
            printed_on=iso(paid - 4), paid_on=day, filed_on=iso(min(paid + 20, self.today)), box=f"{day[:4]}-帮扶-{int(day[5:7]):02d}",
            handler="李娟", second_handler=SECOND, chair=self.approver_name, meeting="镇总工会主席办公会",
        )  # fmt: skip

    # -- funds

    def funds(self, past: Sequence[PastRound]) -> list[int]:
        """The funds with what came into them before the year: what it took and a third more; their numbers."""
        taken = [0] * len(FUNDS)
        for one in past:
            for item in one.items:
                taken[item.fund if item.fund is not None else one.fund] += item.amount
        numbers: list[int] = []
        for (name, source, levels), fen in zip(FUNDS, taken, strict=True):
            fund = aid.funds.add_fund(self.office, {"name": name, "source": source, "levels": levels})
            first = f"{self.union_year - 1}-10-08"
            amount = (fen * 4 // 3 // 1_000_000 + 20) * 1_000_000
            aid.funds.book(
                self.office, fund.no, kind="received", amount=amount, day=min(first, self.office.today),
                document=f"西财社〔{self.union_year - 1}〕{40 + len(numbers)}号",
            )  # fmt: skip
            numbers.append(fund.no)
        year = int(self.office.today[:4])
        for kind, households, fen in (
            ("living", 450, 120_000_000),
            ("medical", 200, 100_000_000),
            ("study", 160, 80_000_000),
        ):
            aid.quotas.add_quota(
                self.office,
                {
                    "year": year,
                    "kind": kind,
                    "households": households,
                    "amount": fen // 100,
                    "document": f"西工帮〔{year}〕3号",
                },
            )
        return numbers

    # -- since then

    def now(self, funds: Sequence[int]) -> None:
        """Rounds in every state, a few days old; one household stands in the draft twice, and one row is being corrected."""
        homes = [one for one in self.standing(iso(self.today)) if not one.ended]
        recent = self._recent(homes)
        with self.office.act("登记演示发放批次", "aid") as act:
            made = aid.past_rounds.take_in_rounds(
                self.office, act.db, [_with_fund(one, funds) for one in recent if one.items]
            )
            act.detail["rounds"] = len(made)
        if made and recent[0].items:
            first = aid.round_view.round_of(self.office, made[0]).lines[0]
            aid.reversing.reverse(self.office, [first.no], reason="应为下一季度标准，多发 100 元")

    def _recent(self, homes: list[Home]) -> list[PastRound]:
        parts = iter(dealt(self.chance, homes, 7))

        def made(
            kind: str, title: str, fund: int, fen: int, ago: int, state: str, *, method: str = "transfer"
        ) -> PastRound:
            chosen = next(parts)[:40]
            items = [item_for(one, fen) for one in chosen]
            day = iso(max(self.today - ago, ordinal(f"{self.union_year}-10-01")))
            return self._round(
                kind,
                title,
                day,
                fund,
                by_level(items, chosen, central=CENTRAL) if fund == COUNTY else items,
                method=method,
                state=state,
            )

        paid = made("living", "秋季生活救助", COUNTY, 60_000, 40, "paid")
        paying = made("medical", "四季度医疗救助", COUNTY, 260_000, 4, "paying")
        results = ("returned", "refused", "pending", "pending")
        notes = {"returned": "账号有误，银行退票", "refused": "本人表示已好转，不再领取"}
        mixed = [
            replace(item, result=results[place], note=notes.get(results[place])) if place < len(results) else item
            for place, item in enumerate(paying.items)
        ]
        printed = made("temporary", "临时救助", OWN, 150_000, 8, "printed", method="cash")
        approved = made("warmth", "重病职工慰问", UPPER, 100_000, -2, "approved", method="cash")
        posted = made("living", "四季度生活救助", COUNTY, 80_000, -22, "posted")
        draft = made("warmth", "元旦春节送温暖（初稿）", UPPER, 150_000, -17, "draft", method="cash")
        draft = replace(draft, items=[*draft.items, *draft.items[:1]])
        return [
            paid, replace(paying, items=mixed), replace(printed, printed_on=iso(self.today - 12), out_to="余东村联合工会", returned=False),
            not_after(approved, self.today), not_after(posted, self.today), not_after(draft, self.today),
        ]  # fmt: skip
