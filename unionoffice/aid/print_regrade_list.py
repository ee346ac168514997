"""调标后重新认定名单: a new L, and for every file the income a head, the category before and the one after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.paper_list import ListHeading, draw_list
from unionoffice.aid.paper_pages import NO_MARK, Mark, amount
from unionoffice.printing import A4, Column, Offset, Pen, Printed, Sums, signatures

TITLE = "低保标准调整后困难类别重新认定名单"
COLUMNS = (
    Column(title="序号", width=11, face="hei", size=9),
    Column(title="档案编号", width=34, face="hei", size=9),
    Column(title="姓名", width=26, size=10),
    Column(title="工作单位", width=54, size=9),
    Column(title="家庭\n人口", width=12, face="hei", size=9.5),
    Column(title="月人均收入\n（元）", width=23, align="right", face="hei", size=10),
    Column(title="原类别", width=24, size=10),
    Column(title="建议类别", width=24, size=10),
    Column(title="变化", width=24, size=10),
    Column(title="认定意见", width=33, size=9),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegradeRow:
    """One file: per head in fen, the category under the old L and the one under the new; `change` in words."""

    file_no: str = ""
    name: str = ""
    unit: str = ""
    people: str = ""
    per_head_fen: int | None = None
    before: str = ""
    after: str = ""
    change: str = ""
    decided: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegradeFacts:
    """What stands on the list, as it is to be read; L in fen. Without rows it is a blank page to fill in by hand."""

    office: str = ""
    division: str = ""
    old_line_fen: int | None = None
    old_since: str = ""
    new_line_fen: int | None = None
    new_since: str = ""
    parameters: str = ""
    rows: Sequence[RegradeRow] = ()
    maker: str = ""
    day: str = ""
    mark: Mark = NO_MARK


def regrade_list(facts: RegradeFacts, *, offset: Offset | None = None) -> Printed:
    """The list, with how many files of each change per page and in all."""
    pen = Pen(title=TITLE, author=facts.office, paper=A4.sideways, offset=offset)
    rows = [
        [
            str(place), row.file_no, row.name, row.unit, row.people, amount(row.per_head_fen), row.before, row.after,
            row.change, row.decided,
        ]
        for place, row in enumerate(facts.rows, 1)
    ]  # fmt: skip

    def sums(said: str, places: range) -> Sums:
        if not facts.rows:
            return Sums(said, {2: "　　　户"})
        chosen = facts.rows[places.start : places.stop]
        changes = Counter(row.change for row in chosen if row.change)
        counted = "，".join(f"{change} {count} 户" for change, count in sorted(changes.items()))
        return Sums(said, {2: f"{len(chosen)} 户　　{counted}".rstrip()})

    blank = "　　　　　"
    about = (
        f"低保标准 L：{amount(facts.old_line_fen) or blank} 元／月（{facts.old_since or blank}起）→ "
        f"{amount(facts.new_line_fen) or blank} 元／月（{facts.new_since or blank}起）　适用地区：{facts.division or blank}　"
        f"参数版本：{facts.parameters or blank}"
    )
    draw_list(
        pen, COLUMNS, rows, mark=facts.mark, sums=sums, row=8.0,
        heading=ListHeading(title=TITLE, left=f"单位（盖章）：{facts.office}", middle=f"制表日期：{facts.day or blank}", about=about),
        ending=signatures([f"制表：{facts.maker}", "审核：", "负责人："]),
    )  # fmt: skip
    return pen.finish()
