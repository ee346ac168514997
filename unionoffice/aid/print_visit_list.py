"""走访慰问名单: whom to visit, where, with what; who goes and when. For the visitors only, never posted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.paper_list import ListHeading, draw_list
from unionoffice.aid.paper_pages import NO_MARK, Mark, amount, total
from unionoffice.money import capitals, yuan
from unionoffice.printing import A4, Column, Offset, Pen, Printed, Sums, signatures

TITLE = "走访慰问名单"
COLUMNS = (
    Column(title="序号", width=10, face="hei", size=9),
    Column(title="姓名", width=24.5, size=10),
    Column(title="性别", width=10, size=10),
    Column(title="工作单位", width=38, size=9),
    Column(title="家庭住址", width=52, size=9),
    Column(title="联系电话", width=22, face="hei", size=9),
    Column(title="困难类别", width=16, size=9),
    Column(title="主要困难", width=34, size=9),
    Column(title="慰问金额\n（元）", width=20, align="right", face="hei", size=10),
    Column(title="走访人", width=20, size=9),
    Column(title="走访时间", width=18, face="hei", size=9),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitListRow:
    """One household to visit; the amount is fen; `goods` stands below it."""

    name: str = ""
    sex: str = ""
    unit: str = ""
    address: str = ""
    phone: str = ""
    category: str = ""
    hardship: str = ""
    amount_fen: int | None = None
    goods: str = ""
    visitors: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitListFacts:
    """What stands on the list, as it is to be read. Without rows it is a blank page to fill in by hand."""

    office: str = ""
    round_title: str = ""
    period: str = ""
    rows: Sequence[VisitListRow] = ()
    maker: str = ""
    day: str = ""
    mark: Mark = NO_MARK


def visit_list(facts: VisitListFacts, *, offset: Offset | None = None) -> Printed:
    """The list with households and money per page and in all."""
    pen = Pen(title=TITLE, author=facts.office, paper=A4.sideways, offset=offset)
    rows = [
        [
            str(place), row.name, row.sex, row.unit, row.address, row.phone, row.category, row.hardship,
            "\n".join(part for part in (amount(row.amount_fen), row.goods) if part), row.visitors, row.day,
        ]
        for place, row in enumerate(facts.rows, 1)
    ]  # fmt: skip

    def sums(said: str, places: range) -> Sums:
        if not facts.rows:
            return Sums(said, {2: "　　　户", 8: "", 9: ""})
        chosen = facts.rows[places.start : places.stop]
        fen = total(row.amount_fen for row in chosen)
        words = f"{len(chosen)} 户"
        if said != "本页小计":
            words += f"　　（大写）{capitals(fen)}"
        return Sums(said, {2: words, 8: yuan(fen), 9: ""})

    draw_list(
        pen, COLUMNS, rows, mark=facts.mark, sums=sums,
        heading=ListHeading(
            title=TITLE, left=f"单位（盖章）：{facts.office}", middle=facts.round_title,
            about=f"走访时间：{facts.period or '　　　　　　　　　'}　本名单仅供走访人员使用，不得张贴，用毕收回。",
        ),
        ending=signatures([f"制表：{facts.maker}", "审核：", f"日期：{facts.day or '　　　　年　　月　　日'}"]),
    )  # fmt: skip
    return pen.finish()
