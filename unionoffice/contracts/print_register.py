"""F16 集体合同台账: the ledger of contracts, A4 or A3 landscape, with what each still waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unionoffice.printing import A4, Column, Offset, Paper, Pen, Printed, Sums, Table, head, signatures
from unionoffice.printing.heading import page_of

TITLE = "集体合同台账"
COLUMNS = (
    Column(title="序号", width=10, face="hei", size=9),
    Column(title="企业", width=47, size=10, align="left"),
    Column(title="种类", width=26, size=10),
    Column(title="编号", width=26, face="hei", size=9),
    Column(title="签订", width=19, face="hei", size=9),
    Column(title="报送", width=19, face="hei", size=9),
    Column(title="受理", width=19, face="hei", size=9),
    Column(title="生效", width=19, face="hei", size=9),
    Column(title="起止", width=22, face="hei", size=9),
    Column(title="覆盖\n人数", width=16, face="hei", size=9),
    Column(title="到期提醒", width=44, size=9.5, align="left"),
)
"""The boxes in the order of domain.md F16; 267 mm together."""
MARGIN = 15.0
TOP = 31.0
FOOT = 9.0
ROW = 8.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One contract, as it is to be read; the four days and the term are never one another's stand-in."""

    party: str = ""
    kind: str = ""
    number: str = ""
    signed: str = ""
    filed: str = ""
    received: str = ""
    effective: str = ""
    starts: str = ""
    ends: str = ""
    covered: str = ""
    reminder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFacts:
    """What stands in the ledger; without entries it is blank.

    `summary` goes into the last row ("覆盖企业 1,105 家，职工 20,973 人（同一企业、同一职工只计一次）"): heads under
    overlapping contracts must not be added up from the rows, so the ledger adds none.
    """

    union: str = ""
    day: str = ""
    compiler: str = ""
    span: str = ""
    entries: Sequence[Entry] = ()
    summary: str = ""


def register(facts: RegisterFacts, *, paper: Paper = A4, offset: Offset | None = None) -> Printed:
    """The ledger on as many pages as it needs, the count of contracts per page and in all."""
    sheet = paper.sideways
    pen = Pen(title=TITLE, author=facts.union, paper=sheet, offset=offset)
    width = sheet.width - 2 * MARGIN
    scale = width / sum(column.width for column in COLUMNS)
    columns = [replace(column, width=column.width * scale) for column in COLUMNS]
    table = Table(columns, x=MARGIN, top=TOP, bottom=sheet.height - FOOT, row=ROW, header=10.0)
    blank = not facts.entries
    rows = [_row(place, entry) for place, entry in enumerate(facts.entries, 1)] or [[""] * len(columns)] * table.fits

    def heading(pen: Pen, page: int, pages: int) -> None:
        head(
            pen, TITLE, x=MARGIN, width=width, y=19.0, size=18, left=f"填报单位：{facts.union}",
            middle=facts.span, right=f"截止日期：{facts.day or '　　　年　　月　　日'}　　{page_of(page, pages)}",
        )  # fmt: skip

    def subtotal(places: range) -> Sums:
        return Sums("本页小计", {3: "　　　　份" if blank else f"{len(places)} 份"})

    total = Sums("合　计", {3: f"{len(rows)} 份", 4: facts.summary})
    ending = signatures([f"填报人：{facts.compiler}", "审核人：", "工会主席（签字）："], seal="")
    table.draw(
        pen, rows, heading=heading, subtotal=subtotal, total=None if blank else total,
        ending=None if blank else ending,
    )  # fmt: skip
    return pen.finish()


def _row(place: int, entry: Entry) -> list[str]:
    span = f"{entry.starts}\n{entry.ends}" if entry.starts or entry.ends else ""
    return [
        str(place), entry.party, entry.kind, entry.number, entry.signed, entry.filed, entry.received, entry.effective,
        span, entry.covered, entry.reminder,
    ]  # fmt: skip
