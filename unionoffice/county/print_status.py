"""报送情况表, A4 landscape: every registered lower office, whether and when it handed in, what came, what was sent back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.printing import A4, Column, Offset, Pen, Printed, Sums, Table, head, signatures
from unionoffice.printing.heading import page_of

TITLE = "下级工会报送情况表"
COLUMNS = (
    Column(title="序号", width=12, face="hei", size=9.5),
    Column(title="报送单位", width=56, align="left"),
    Column(title="区划代码", width=30, face="hei", size=9.5),
    Column(title="报送\n情况", width=22),
    Column(title="最近报送", width=25, face="hei", size=9.5),
    Column(title="收到日期", width=25, face="hei", size=9.5),
    Column(title="编号", width=18, face="hei", size=9.5),
    Column(title="会员", width=21, face="hei", size=9.5, align="right"),
    Column(title="困难\n档案", width=17, face="hei", size=9.5, align="right"),
    Column(title="集体\n合同", width=17, face="hei", size=9.5, align="right"),
    Column(title="待改\n问题", width=17, face="hei", size=9.5, align="right"),
)
MARGIN = 18.5
TOP = 31.0
SIGNED = 2
"""Rows of a blank table left out for the signatures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """One office as it is to be read; `late` ones are counted in the last line."""

    name: str = ""
    division: str = ""
    state: str = ""
    made_on: str = ""
    received_on: str = ""
    number: str = ""
    members: int = 0
    aid_files: int = 0
    contracts: int = 0
    faults: int = 0
    handed_in: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFacts:
    """What stands on the table; without rows it is blank."""

    office: str = ""
    day: str = ""
    clerk: str = ""
    rule: str = ""
    rows: Sequence[StatusRow] = ()


def status_table(facts: StatusFacts, *, offset: Offset | None = None) -> Printed:
    """The table on as many pages as it needs, with sums per page and in all."""
    sheet = A4.sideways
    pen = Pen(title=TITLE, author=facts.office, paper=sheet, offset=offset)
    table = Table(COLUMNS, x=MARGIN, top=TOP, bottom=sheet.height - 10.0, row=7.4, header=10.5)
    rows = [_row(place, one) for place, one in enumerate(facts.rows, 1)] or [[""] * len(COLUMNS)] * (
        table.fits - SIGNED
    )

    def heading(pen: Pen, page: int, pages: int) -> None:
        head(
            pen, TITLE, x=MARGIN, width=sheet.width - 2 * MARGIN, y=19.0, size=18, left=f"汇总单位：{facts.office}",
            middle=facts.rule, right=f"截止日期：{facts.day or '　　　年　　月　　日'}　　{page_of(page, pages)}",
        )  # fmt: skip

    def subtotal(places: range) -> Sums:
        return _sums("本页小计", [facts.rows[place] for place in places] if facts.rows else [])

    table.draw(
        pen, rows, heading=heading, subtotal=subtotal, total=_sums("合　计", facts.rows) if facts.rows else None,
        ending=signatures([f"填表人：{facts.clerk}", "审核人：", "负责人："], seal=""),
    )  # fmt: skip
    return pen.finish()


def _row(place: int, one: StatusRow) -> list[str]:
    counted = [f"{n:,}" if one.handed_in else "" for n in (one.members, one.aid_files, one.contracts, one.faults)]
    return [str(place), one.name, one.division, one.state, one.made_on, one.received_on, one.number, *counted]


def _sums(label: str, rows: Sequence[StatusRow]) -> Sums:
    if not rows:
        return Sums(label, {2: ""})
    came, late = sum(one.handed_in for one in rows), sum(one.late for one in rows)
    words = f"已报 {came} 个，未报 {len(rows) - came} 个，逾期 {late} 个"
    counted = [sum(getattr(one, name) for one in rows) for name in ("members", "aid_files", "contracts", "faults")]
    return Sums(label, {2: words, **{7 + place: f"{n:,}" for place, n in enumerate(counted)}})
