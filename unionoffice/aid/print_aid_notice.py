"""F21 公示: names with one letter hidden, unit, category or amount, how long, whom to call; nothing else of anybody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.paper_pages import LEFT, NO_MARK, WIDTH, Mark, amount, close_page, dated, total
from unionoffice.errors import Refused
from unionoffice.money import yuan
from unionoffice.printing import A4, SEAL, Area, Column, Offset, Pen, Printed, Sums, Table, fonts, head
from unionoffice.printing.boxes import seal_square
from unionoffice.printing.heading import Ending, line
from unionoffice.printing.paper import POINT
from unionoffice.printing.wrap import fit
from unionoffice.wording import _

TITLE = "公　　示"
HIDDEN = "＊"
TOP, BOTTOM, ROW = 84.0, 280.0, 9.0
_NUMBER = re.compile(r"\d(?:[\s*＊xX.-]*\d){6,}")
"""Seven digits or more, however they are set apart: a number of somebody, which no notice carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
    """One of those posted: the full name (one letter is hidden on the paper), the unit, the category, the amount in fen.

    There is no room for a number, an illness, an address, a card or a child: what is not here cannot be posted.
    """

    name: str = ""
    unit: str = ""
    category: str = ""
    amount_fen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """What stands on the notice, as it is to be read. Without rows it is a blank one to fill in by hand.

    `matter` says what is intended (“拟列为困难职工建立档案”), `basis` on what grounds; `hide` False prints whole names.
    """

    office: str = ""
    number: str = ""
    title: str = ""
    subject: str = ""
    matter: str = "拟给予困难帮扶"
    basis: str = "经本人申请、入户调查和审核"
    rows: Sequence[NoticeRow] = ()
    from_day: str = ""
    until_day: str = ""
    working_days: str = ""
    contact: str = ""
    phone: str = ""
    place: str = ""
    day: str = ""
    hide: bool = True
    mark: Mark = NO_MARK


def aid_notice(facts: NoticeFacts, *, offset: Offset | None = None) -> Printed:
    """The notice; each page repeats the words and whom to call, so that it stands alone on a board.

    Raises Refused where a name, unit or category holds a number somebody could be known by.
    """
    for place, row in enumerate(facts.rows, 1):
        _refuse_numbers(place, row)
    pen = Pen(title=facts.title or TITLE, author=facts.office, paper=A4, offset=offset)
    with_amount = any(row.amount_fen is not None for row in facts.rows) or not facts.rows
    columns = _columns(with_amount=with_amount)
    table = Table(columns, x=LEFT, top=TOP, bottom=BOTTOM, row=ROW, header=9.0)
    ending = _ending(facts)
    if facts.rows:
        cells = [
            [
                str(place), masked_name(row.name) if facts.hide else row.name, row.unit, row.category,
                *([amount(row.amount_fen)] if with_amount else []),
            ]
            for place, row in enumerate(facts.rows, 1)
        ]  # fmt: skip
    else:
        cells = [[""] * len(columns)] * int(table.fits - (ending.height + 2) // ROW - 1)

    def heading(pen: Pen, page: int, pages: int) -> None:
        _heading(pen, facts, page, pages)

    table.draw(pen, cells, heading=heading, total=_total(facts, with_amount=with_amount), ending=ending)
    return pen.finish()


def masked_name(name: str) -> str:
    """The name with one letter hidden: the second, or of a compound surname the third; a hidden one stays as it is."""
    if len(name) < 2 or HIDDEN in name or "*" in name:
        return name
    place = 2 if len(name) > 3 and name[:2] in _COMPOUND else 1
    return name[:place] + HIDDEN + name[place + 1 :]


_COMPOUND = frozenset((
    "欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "长孙", "宇文", "端木", "轩辕",
))  # fmt: skip


def _refuse_numbers(place: int, row: NoticeRow) -> None:
    for text in (row.name, row.unit, row.category):
        if _NUMBER.search(text):
            said = _(
                "公示名单第 {row} 行里有一串号码，公示上不得出现个人号码，没有生成公示。请先改正该行的姓名、单位或类别。"
            )
            raise Refused("number_in_notice", said.format(row=place))


def _columns(*, with_amount: bool) -> list[Column]:
    amounts = [Column(title="金额（元）", width=30, align="right", face="hei", size=11)] if with_amount else []
    return [
        Column(title="序号", width=14, face="hei", size=10.5), Column(title="姓名", width=42, size=12),
        Column(title="工作单位", width=WIDTH - 86 - 30 * len(amounts), size=11), Column(title="困难类别", width=30, size=11), *amounts,
    ]  # fmt: skip


def _heading(pen: Pen, facts: NoticeFacts, page: int, pages: int) -> None:
    head(pen, facts.title or TITLE, x=LEFT, width=WIDTH, y=26.0, size=26, right=facts.number)
    if facts.subject:
        line(pen, Area(LEFT, 36.5, WIDTH, 7.0, "事项"), facts.subject, "title", 14.0)
    text = _words(facts)
    room = Area(LEFT, 45.0, WIDTH, TOP - 48.0, "公示内容")
    fitted = fit(
        fonts.face("song"), text, room.w * POINT, room.h * POINT, 13.0, leading=1.6, indent=2.0, one_line=False
    )
    pen.block(room, fitted, "song", "justify", "top", text)
    close_page(pen, facts.mark, page, pages)


def _words(facts: NoticeFacts) -> str:
    count = f"{len(facts.rows)}名" if facts.rows else "　　名"
    days = f"，共{facts.working_days}个工作日" if facts.working_days or not facts.rows else ""
    days = days if facts.working_days else days.replace("共", "共　　")
    span = f"{facts.from_day or '　　　　年　　月　　日'}至{facts.until_day or '　　　　年　　月　　日'}"
    who = "，".join(part for part in (facts.contact, facts.place) if part)
    call = f"联系电话：{facts.phone or '　　　　　　　　　'}" + (f"（{who}）" if who else "")
    return (
        f"{facts.basis}，{facts.matter}下列职工{count}，现予公示。公示期自{span}{days}。公示期内如有异议，请向本会反映，"
        f"反映人请署真实姓名，本会为反映人保密。{call}。"
    )


def _total(facts: NoticeFacts, *, with_amount: bool) -> Sums | None:
    if not facts.rows:
        return None
    people = f"{len(facts.rows)} 人"
    if not with_amount:
        return Sums("合计", {1: people})
    return Sums("合计", {1: people, 4: yuan(total(row.amount_fen for row in facts.rows))})


def _ending(facts: NoticeFacts) -> Ending:
    def draw(pen: Pen, area: Area) -> None:
        square = Area(area.x + area.w - SEAL, area.y + area.h - SEAL, SEAL, SEAL, "印章")
        room = Area(area.x, square.y + 8.0, area.w - SEAL - 4, 8.0, "公示单位")
        line(pen, room, f"公示单位：{facts.office or '　　　　　　　　　　'}", "song", 13.0, "right")
        seal_square(pen, square, dated(facts.day))

    return Ending(SEAL + 1.0, draw)
