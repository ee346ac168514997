"""集体合同报审材料清单: the papers of a filing packet, how many of each, what is there and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.contracts.flowing import Filled, Measure, Piece, flow, gap, gridded, kept, prose
from unionoffice.contracts.letters import signed
from unionoffice.contracts.row_pieces import table
from unionoffice.printing import A4, Area, Column, Offset, Pen, Printed, Row, label, number, value
from unionoffice.printing.heading import line, page_of

TITLE = "集体合同报审材料清单"
LEFT, WIDTH = 22.0, 168.0
TOP, NEXT_TOP, BOTTOM = 34.0, 25.0, 284.0
ROW = 8.6
LINES = 13
"""Lines of a blank list."""
READY, MISSING = "√", "缺"
MEASURE = Measure(x=LEFT, width=WIDTH, size=11.0, step=7.2)
COLUMNS = (
    Column(title="序号", width=12, face="hei", size=9.5),
    Column(title="材料名称", width=67, size=10.5, align="left"),
    Column(title="原件/复印件", width=22, size=9.5),
    Column(title="应交份数", width=17, face="hei", size=10),
    Column(title="已备份数", width=17, face="hei", size=10),
    Column(title="备齐", width=12, face="hei", size=10.5),
    Column(title="备注", width=21, face="kai", size=9.5),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketItem:
    """One paper of the packet: how many copies are asked for and how many lie there."""

    name: str = ""
    form: str = ""
    copies: int = 1
    have: int = 0
    note: str = ""

    @property
    def lacking(self) -> int:
        """Copies still to be made."""
        return max(self.copies - self.have, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketFacts:
    """What stands on the list; without items it is blank. `rule` says which rule asks for these papers and copies."""

    contract: str = ""
    number: str = ""
    employer: str = ""
    union: str = ""
    authority: str = ""
    signed_on: str = ""
    file_by: str = ""
    rule: str = ""
    items: Sequence[PacketItem] = ()
    compiler: str = ""
    phone: str = ""
    day: str = ""


def packet_list(facts: PacketFacts, *, offset: Offset | None = None) -> Printed:
    """The list with what is missing named below it, and the receiving office's signature and seal."""
    pen = Pen(title=TITLE, author=facts.union, paper=A4, offset=offset)

    def heading(pen: Pen, page: int, pages: int) -> None:
        right = page_of(page, pages) if pages > 1 else ""
        if page == 1:
            line(pen, Area(LEFT, 16.0, WIDTH, 11.0, "标题"), TITLE, "title", 20.0)
        else:
            line(pen, Area(LEFT, 15.0, WIDTH - 36, 6.0, "标题"), f"{TITLE}（续）", "song", 10.5, "left")
        line(pen, Area(LEFT + WIDTH - 34, 27.0 if page == 1 else 15.0, 34, 6.0, "页码"), right, "song", 10.5, "right")

    flow(pen, _pieces(pen, facts), tops=(TOP, NEXT_TOP), bottom=BOTTOM, heading=heading)
    return pen.finish()


def _pieces(pen: Pen, facts: PacketFacts) -> list[Piece]:
    rows = [_row(place, item) for place, item in enumerate(facts.items, 1)] or [[""] * len(COLUMNS)] * LINES
    return [
        gridded(_contract(facts), x=LEFT, width=WIDTH),
        gap(3.0),
        *kept(table(pen, COLUMNS, rows, x=LEFT, row=ROW), 1),
        _total(facts),
        gap(2.0),
        *_missing(pen, facts),
        *signed(pen, [
            ("送 审 人（签字）：", ""), ("联系电话：", facts.phone), ("接 收 人（签字）：", ""), ("受理单号：", ""),
        ], MEASURE, seal="（接收单位盖章）"),
    ]  # fmt: skip


def _contract(facts: PacketFacts) -> list[Row]:
    return [
        Row(ROW, [label("合同名称", 24), value(facts.contract, 82), label("编号", 18), number(facts.number, 44)]),
        Row(ROW, [label("用人单位", 24), value(facts.employer, WIDTH - 24)]),
        Row(ROW, [label("工会", 24), value(facts.union, WIDTH - 24)]),
        Row(ROW, [label("审查机关", 24), value(facts.authority, WIDTH - 24)]),
        Row(ROW, [
            label("签字日期", 24), number(facts.signed_on, 60), label("报送期限", 24), number(facts.file_by, 60),
        ]),
    ]  # fmt: skip


def _row(place: int, item: PacketItem) -> list[str]:
    mark = MISSING if item.lacking else READY
    return [str(place), item.name, item.form, str(item.copies), str(item.have), mark, item.note]


def _total(facts: PacketFacts) -> Piece:
    """The sums below the table, added up from its rows."""
    asked = have = ready = ""
    if facts.items:
        lacking = sum(item.lacking > 0 for item in facts.items)
        asked, have = str(sum(item.copies for item in facts.items)), str(sum(item.have for item in facts.items))
        ready = f"缺 {lacking} 项" if lacking else "齐全"
    widths = [column.width for column in COLUMNS]
    boxes = [
        label("合　　计", sum(widths[:3])), number(asked, widths[3]), number(have, widths[4]),
        number(ready, sum(widths[5:])),
    ]  # fmt: skip
    return gridded([Row(ROW, boxes)], x=LEFT, width=WIDTH)


def _missing(pen: Pen, facts: PacketFacts) -> list[Piece]:
    lacking = [f"{item.name}（缺 {item.lacking} 份）" for item in facts.items if item.lacking]
    words = "；".join(lacking) if lacking else "无，材料已备齐" if facts.items else ""
    pieces = prose(
        pen, ["尚缺材料：", Filled(name="尚缺材料", text=words, room=34, ruled=not words), "。"], MEASURE, indent=0.0
    )
    if facts.rule:
        pieces += prose(pen, [f"依据：{facts.rule}"], MEASURE, indent=0.0)
    if facts.compiler or facts.day:
        pieces += prose(pen, [f"编制：{facts.compiler}　{facts.day}"], MEASURE, indent=0.0)
    return kept(pieces)
