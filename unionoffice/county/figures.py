"""Figures of all lower offices together, by office and in sum; every figure is a list with a length or a sum.

They are read from the merged rows as they lie: what an office has not handed in is not in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from unionoffice.aid import FILED_STAGES
from unionoffice.county.store import Store, merged_offices, store_of
from unionoffice.errors import Refused
from unionoffice.members import STATES_ON_THE_ROLL
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import N_, _

AREA = "county"
Period = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: what it is called, the part it counts, and which rows: value by value, or days in the period.

    `adds` names the value summed instead of counting; `money` says that it is fen.
    """

    key: str
    label: str
    part: str
    equal: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    within: str = ""
    adds: str = ""
    money: bool = False


_ROLL = {"state": tuple(STATES_ON_THE_ROLL)}
_PAID = {"result": ("paid",)}

FIGURES = (
    Figure(key="members", label=N_("会员"), part="members", equal=_ROLL),
    Figure(key="women", label=N_("女会员"), part="members", equal={**_ROLL, "sex": ("female",)}),
    Figure(key="migrant", label=N_("农民工会员"), part="members", equal={**_ROLL, "migrant": ("1",)}),
    Figure(key="retained", label=N_("保留会籍"), part="members", equal={"state": ("retained",)}),
    Figure(key="units", label=N_("单位"), part="units"),
    Figure(key="aid_files", label=N_("困难档案"), part="aid_files", equal={"stage": tuple(FILED_STAGES)}),
    Figure(key="aid_times", label=N_("救助人次"), part="aid_items", equal=_PAID, within="result_on", adds="times"),
    Figure(
        key="aid_money", label=N_("救助金额（元）"), part="aid_items", equal=_PAID, within="result_on", adds="amount", money=True
    ),
    Figure(
        key="contracts", label=N_("期限内的集体合同"), part="contracts", without=("ended_on",), reached=("signed_on", "term_start"),
        ahead=("term_end",),
    ),
    Figure(key="covered", label=N_("合同覆盖职工"), part="contract_covers", without=("until",), adds="workers"),
)  # fmt: skip

BY_KEY = {one.key: one for one in FIGURES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One office's figures by key; `office` is "" for the sum of all."""

    office: str
    name: str
    division: str
    made_on: str
    values: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row of a figure's list: whose, its id, and what was handed in."""

    office: str
    id: str
    row: dict[str, Any]

    @property
    def name(self) -> str:
        """What a person calls the row: a name, a title, a number; "" where it has none."""
        return str(next((self.row[key] for key in ("name", "title", "employer_name", "unit") if self.row.get(key)), ""))


def figures(office: Office, period: Period, *, store: Store | None = None) -> list[Line]:
    """Every office that handed in, by division, and last the sum. `period`: first and last day of what happens in time."""
    store = store or store_of(office, office.reading())
    values: dict[str, dict[str, int]] = {}
    for part in dict.fromkeys(one.part for one in FIGURES):
        asked = [one for one in FIGURES if one.part == part]
        sums, parameters = [], []
        for one in asked:
            condition, given = _condition(store, one, period, office.today)
            counted = f"CAST({store.value(one.adds)} AS BIGINT)" if one.adds else "1"
            sums.append(f"coalesce(sum(CASE WHEN {condition} THEN {counted} ELSE 0 END), 0)")
            parameters += given
        rows = store.execute(
            f"SELECT r.office, {', '.join(sums)} FROM merged_rows r WHERE r.part = ?"
            " AND r.office IN (SELECT office FROM merged_offices) GROUP BY r.office",
            (*parameters, part),
        )
        for whose, *found in rows:
            values.setdefault(whose, {}).update(zip((one.key for one in asked), map(int, found), strict=True))
    lines = [
        Line(
            office=one.office, name=one.name, division=one.division, made_on=one.made_on,
            values={each.key: values.get(one.office, {}).get(each.key, 0) for each in FIGURES},
        )
        for one in merged_offices(store)
    ]  # fmt: skip
    return [*lines, _sum(lines)]


def _sum(lines: Iterable[Line]) -> Line:
    found = list(lines)
    totals = {each.key: sum(one.values[each.key] for one in found) for each in FIGURES}
    return Line(office="", name=_("合计"), division="", made_on="", values=totals)


def _condition(store: Store, figure: Figure, period: Period, today: str) -> tuple[str, list[str]]:
    parts: list[str] = ["1 = 1"]
    given: list[str] = []
    for name, wanted in figure.equal.items():
        parts.append(f"{store.value(name)} IN ({','.join('?' * len(wanted))})")
        given += wanted
    parts += [f"{store.value(name)} IS NULL" for name in figure.without]
    for name in figure.reached:
        parts.append(f"{store.value(name)} <= ?")
        given.append(today)
    for name in figure.ahead:
        parts.append(f"{store.value(name)} >= ?")
        given.append(today)
    if figure.within:
        parts.append(f"{store.value(figure.within)} BETWEEN ? AND ?")
        given += period
    return " AND ".join(parts), given


def listed(
    office: Office, key: str, period: Period, *, of: str = "", limit: int = 500, store: Store | None = None
) -> list[Listed]:
    """The rows a figure counts, of one office or of all; that they were looked at stands in the journal. Raises Refused."""
    office.officer.must(Right.ENTER)
    figure = BY_KEY.get(key)
    if figure is None:
        raise Refused("unknown_figure", _("没有名为“{name}”的数字。").format(name=key), "figure")
    store = store or store_of(office, office.reading())
    condition, given = _condition(store, figure, period, office.today)
    offices = [of] if of else [one.office for one in merged_offices(store)]
    found: list[Listed] = []
    for whose in offices:
        rows = store.execute(
            f"SELECT r.office, r.id, r.content FROM merged_rows r WHERE r.office = ? AND r.part = ? AND {condition}"
            " ORDER BY r.id LIMIT ?",
            (whose, figure.part, *given, limit - len(found)),
        )
        found += [Listed(office=row[0], id=row[1], row=json.loads(row[2])) for row in rows]
        if len(found) >= limit:
            break
    office.note("查看下级单位的名单", AREA, {"figure": key, "office": of, "rows": len(found)}, right=Right.ENTER)
    return found
