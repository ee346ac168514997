"""The plan of an invented town: its unions and employers, how they hang together, and how many members each has.

What the figures mean (seed case 6): an enterprise is an employer whose credit code begins with 91; it has a union where
it has one of its own or a joint, village, grid or industry union covers it; 96.2 % of the enterprises have one. The
same share comes out over all employers, sole traders (92) and public bodies included.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from unionoffice.demo import places, trades
from unionoffice.demo.lists import Chance, read, spread
from unionoffice.demo.trades import Marks, Trade

MEMBERS, UNIONS = 20_973, 268
"""三墩镇 as the newspaper page has it."""
MOST_UNIONS = 8000
"""A card number has four digits for the union: larger towns get larger unions, not more of them."""
FOUNDING_RATE = 0.962

_SHARES = {"village": 18, "grid": 10, "industry": 6, "joint": 14, "public": 20, "company": 200}
_WEIGHTS = {"village": 0.044, "grid": 0.015, "industry": 0.065, "joint": 0.032, "single": 0.019}
"""Sizes beside those of enterprises, whose largest has 0.33."""
_COVERED_COMPANIES, _COVERED_TRADERS = 281, 80
CHEMICALS = ("三墩镇天禄化工有限公司", "天禄化工")
"""The enterprise whose new members the sample sheet brings."""
BUILDING = ("永兴建材厂", "永兴建材")
"""The enterprise everybody knows has no union yet."""


@dataclass(slots=True, kw_only=True)
class Employer:
    """An employer a union covers, or one without a union."""

    name: str
    short: str
    trade: Trade
    company: bool
    workers: int = 0
    members: int = 0


@dataclass(slots=True, kw_only=True)
class Union:
    """One grassroots union: `kind` as in list unit_kind; `parent` None for the township's own union."""

    name: str
    short: str
    kind: str
    trade: Trade
    employer: str | None = None
    village: str = ""
    division: str = places.TOWN
    parent: Union | None = None
    members: int = 0
    covered: list[Employer] = field(default_factory=list)
    teams: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    young: bool = False
    founded: int = 0
    no: int = 0

    @property
    def direct(self) -> int:
        """Members who belong to no covered employer."""
        return self.members - sum(employer.members for employer in self.covered)


@dataclass(slots=True, kw_only=True)
class Plan:
    """All unions in the order they are entered, parents first, and the employers without a union."""

    unions: list[Union]
    without: list[tuple[Employer, Union]]


def unions_for(members: int) -> int:
    """How many grassroots unions a town of so many members has: 268 for 20,973."""
    scaled = round(members * UNIONS / MEMBERS)
    return min(max(scaled, min(12, max(1, members // 8))), MOST_UNIONS)


def make_plan(chance: Chance, members: int) -> Plan:
    """A town with exactly so many members and `unions_for` of them."""
    count = unions_for(members)
    kinds = dict(zip(_SHARES, spread(count, list(_SHARES.values())), strict=True))
    if count >= 10:
        for kind in ("village", "grid", "industry", "joint"):
            if not kinds[kind]:
                kinds[kind], kinds["company"] = 1, kinds["company"] - 1
    marks = Marks()
    villages = _villages(chance, kinds["village"])
    industry = list(_industries(kinds["industry"]))
    above: list[Union | None] = [*villages] or [None]
    grids = list(_grids(chance, kinds["grid"], above))
    joints = list(_joints(chance, kinds["joint"], above))
    singles = [*_public(kinds["public"]), *_companies(chance, kinds["company"], marks, above)]
    unions = [*villages, *industry, *grids, *joints, *singles]
    _size(chance, unions, members)
    own = kinds["company"]
    companies, traders = (round(number * count / UNIONS) for number in (_COVERED_COMPANIES, _COVERED_TRADERS))
    _cover(chance, [*villages, *industry, *grids, *joints], companies, traders, marks)
    _found(chance, singles)
    have = own + sum(employer.company for union in unions for employer in union.covered)
    lacking = max(round(have / FOUNDING_RATE) - have, 1)
    shops = round(4 * count / UNIONS)
    return Plan(unions=unions, without=list(_without(chance, lacking, shops, marks, villages or unions[:1])))


def _villages(chance: Chance, count: int) -> list[Union]:
    made, numbers = [], {"社区": 0, "村": 199}
    for name in places.settlements(chance, count):
        kind = "社区" if name.endswith("社区") else "村"
        numbers[kind] += 1
        union = Union(
            name=f"三墩镇{name}工会联合会",
            short=f"{name}工会",
            kind="village",
            trade=trades.village_staff(),
            village=name,
        )
        union.division = f"{places.TOWN}{numbers[kind]:03d}"
        made.append(union)
    return made


def _industries(count: int) -> Iterator[Union]:
    known = trades.industries()
    for place in range(count):
        word, trade = known[place % len(known)]
        round_ = place // len(known)
        name = f"三墩镇{word}行业工会联合会" + (f"第{round_ + 1}工会" if round_ else "")
        yield Union(
            name=name, short=name.removeprefix("三墩镇").replace("工会联合会", "工会"), kind="industry", trade=trade
        )


def _grids(chance: Chance, count: int, above: list[Union | None]) -> Iterator[Union]:
    for place in range(count):
        parent, number = above[place % len(above)], place // len(above) + 1
        village = parent.village if parent is not None else ""
        name = f"三墩镇{village}第{number}网格工会"
        yield Union(
            name=name, short=f"{village}第{number}网格", kind="grid", trade=trades.village_staff(), village=village,
            parent=parent, division=parent.division if parent is not None else places.TOWN,
        )  # fmt: skip


def _joints(chance: Chance, count: int, above: list[Union | None]) -> Iterator[Union]:
    known = read("employers")["joint_places"].split()
    kinds, head, tail = (
        read("employers")["joint_kinds"].split(),
        read("employers")["marks"],
        read("employers")["marks_end"],
    )
    taken: set[str] = set()
    for place in range(count):
        name = known[place] if place < len(known) else ""
        while not name or name in taken:
            name = f"三墩{chance.of(head)}{chance.of(tail)}{chance.of(kinds)}"
        taken.add(name)
        parent = chance.of(above) if chance.yes(0.6) else None
        yield Union(
            name=f"{name}联合工会", short=name, kind="joint", trade=trades.village_staff(), parent=parent,
            village=parent.village if parent is not None else "",
        )  # fmt: skip


def _public(count: int) -> Iterator[Union]:
    known = trades.public_bodies()
    for place in range(count):
        trade = known[place % len(known)]
        part = place // len(known)
        name = trade.words + (f"第{part + 1}分部" if part else "")
        yield Union(name=f"{name}工会", short=name, kind="single", trade=trade, employer=name)


def _companies(chance: Chance, count: int, marks: Marks, above: list[Union | None]) -> Iterator[Union]:
    for place in range(count):
        trade = trades.named("化工") if place == 0 else chance.of(trades.companies())
        if place == 0:
            employer, short = CHEMICALS
            marks.reserve(employer)
        else:
            employer, short = marks.company(chance, trade)
        parent = chance.of(above) if chance.yes(0.8) else None
        yield Union(
            name=f"{employer}工会", short=short, kind="single", trade=trade, employer=employer, parent=parent,
            village=parent.village if parent is not None else "", division=_within(parent),
        )  # fmt: skip


def _within(parent: Union | None) -> str:
    return parent.division if parent is not None else places.TOWN


def _size(chance: Chance, unions: list[Union], members: int) -> None:
    """Few large unions and many small ones, as sizes of firms fall (Zipf's law), summing to the town's members."""
    companies = [union for union in unions if union.kind == "single" and not union.trade.is_public]
    ranks = list(range(len(companies)))
    chance.shuffle(ranks)
    if len(companies) > 40:
        # The enterprise of the sample sheet is one of the larger, never the largest.
        place = ranks.index(18)
        ranks[0], ranks[place] = ranks[place], ranks[0]
    scale = max(len(companies) / _SHARES["company"], 0.05)
    rank_of = {id(union): rank for union, rank in zip(companies, ranks, strict=True)}
    weights = [
        1 / (rank_of[id(union)] / scale + 3)
        if id(union) in rank_of
        else _WEIGHTS[union.kind] * chance.uniform(0.5, 1.5)
        for union in unions
    ]
    least = 8 if members >= 12 * len(unions) else 1
    for union, size in zip(unions, spread(members, weights, min(least, members // len(unions))), strict=True):
        union.members = size
        if union.kind == "single":
            known = read("employers")[_teams(union.trade)].split()
            union.teams = tuple(known[: min(len(known), max(1, size // 24))])
            if size >= 260 and not union.trade.is_public:
                union.branches = union.teams[: min(6, 2 + size // 260)]


def _teams(trade: Trade) -> str:
    if trade.is_public:
        return "public_teams"
    return "teams" if trade.section in ("C", "E") else "office_teams"


def _cover(chance: Chance, unions: list[Union], companies: int, traders: int, marks: Marks) -> None:
    """Small employers under joint, village, grid and industry unions; their members are part of the union's."""
    if not unions:
        return
    kinds = [True] * companies + [False] * traders
    chance.shuffle(kinds)
    weights = [union.members * chance.uniform(0.6, 1.4) for union in unions]
    counts = spread(len(kinds), weights)
    order = [union for union, count in zip(unions, counts, strict=True) for _employer in range(count)]
    for union, company in zip(order, kinds, strict=True):
        trade = union.trade if union.kind == "industry" else chance.of(trades.small())
        if company:
            trade = trades.as_company(trade)
        name, short = marks.shop(chance, trade, company=company)
        union.covered.append(Employer(name=name, short=short, trade=trade, company=company))
    for union in unions:
        share = 0.9 if union.kind in ("industry", "joint") else 0.66
        sizes = spread(int(union.members * share), [chance.uniform(0.5, 2) for _employer in union.covered])
        for employer, size in zip(union.covered, sizes, strict=True):
            employer.members = min(size, 24)


def _found(chance: Chance, singles: list[Union]) -> None:
    """A few small unions were founded this quarter."""
    small = sorted((union for union in singles if not union.trade.is_public), key=lambda union: union.members)
    young = small[: len(small) // 8]
    for union in chance.sample(young, min(len(young), max(1, round(len(singles) / 32)))) if young else ():
        union.young = True


def _without(
    chance: Chance, companies: int, traders: int, marks: Marks, villages: list[Union]
) -> Iterator[tuple[Employer, Union]]:
    for place in range(companies + traders):
        company = place < companies
        trade = chance.of(trades.small())
        if place == 0:
            name, short = BUILDING
            trade = trades.named("建材")
        else:
            trade = trades.as_company(trade) if company else trade
            name, short = marks.shop(chance, trade, company=company)
        workers = chance.between(6, 18) if company else chance.between(2, 6)
        yield Employer(name=name, short=short, trade=trade, company=company, workers=workers), chance.of(villages)
