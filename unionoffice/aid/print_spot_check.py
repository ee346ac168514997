"""档案抽查名单: the files drawn, from how many, with which seed, so that anybody can draw them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.paper_list import ListHeading, draw_list
from unionoffice.aid.paper_pages import NO_MARK, Mark
from unionoffice.printing import A4, Column, Offset, Pen, Printed, Sums, signatures

TITLE = "困难职工档案抽查名单"
COLUMNS = (
    Column(title="序号", width=11, face="hei", size=9),
    Column(title="抽中号", width=16, face="hei", size=9.5),
    Column(title="档案编号", width=38, face="hei", size=9),
    Column(title="姓名", width=28, size=10),
    Column(title="工作单位", width=56, size=9),
    Column(title="困难类别", width=22, size=10),
    Column(title="建档日期", width=24, face="hei", size=9),
    Column(title="抽查结果", width=34, size=9),
    Column(title="抽查人", width=20, size=9),
    Column(title="日期", width=16, face="hei", size=9),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotCheckRow:
    """One file drawn; `drawn` is its place in the pool; the result may be filled in by hand."""

    drawn: str = ""
    file_no: str = ""
    name: str = ""
    unit: str = ""
    category: str = ""
    filed_on: str = ""
    result: str = ""
    checker: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotCheckFacts:
    """What stands on the list, as it is to be read: pool, share, seed and method beside the rows."""

    office: str = ""
    year: str = ""
    pool: str = ""
    share: str = ""
    seed: str = ""
    method: str = ""
    drawn_on: str = ""
    rows: Sequence[SpotCheckRow] = ()
    maker: str = ""
    mark: Mark = NO_MARK


def spot_check(facts: SpotCheckFacts, *, offset: Offset | None = None) -> Printed:
    """The list with its count per page and in all; without rows a blank page to fill in by hand."""
    pen = Pen(title=TITLE, author=facts.office, paper=A4.sideways, offset=offset)
    rows = [
        [
            str(place), row.drawn, row.file_no, row.name, row.unit, row.category, row.filed_on, row.result, row.checker, row.day,
        ]
        for place, row in enumerate(facts.rows, 1)
    ]  # fmt: skip

    def sums(said: str, places: range) -> Sums:
        return Sums(said, {2: f"{len(places)} 份" if facts.rows else "　　　份"})

    blank = "　　　　　"
    parts = [
        f"在档档案：{facts.pool or blank} 份", f"抽查比例：{facts.share or blank}", f"随机种子：{facts.seed or blank * 2}",
        f"抽取方法：{facts.method or blank * 2}",
    ]  # fmt: skip
    draw_list(
        pen, COLUMNS, rows, mark=facts.mark, sums=sums, row=8.4,
        heading=ListHeading(
            title=f"{facts.year}{TITLE}", left=f"单位（盖章）：{facts.office}", middle=f"抽取日期：{facts.drawn_on or blank}",
            about="　".join(parts),
        ),
        ending=signatures([f"抽取人：{facts.maker}", "监督人：", "负责人："]),
    )  # fmt: skip
    return pen.finish()
