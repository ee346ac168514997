"""F13 集体协商会议记录: who met, what each side said, what came of it; a long text flows on, all sign at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from unionoffice.contracts.flowing import Filled, Measure, Piece, flow, gap, gridded, kept, paged, prose
from unionoffice.contracts.letters import signature_line
from unionoffice.printing import A4, Area, Offset, Pen, Printed, Row, head, label, number, value
from unionoffice.printing.grid import FRAME, RULE
from unionoffice.printing.heading import line, page_of

TITLE = "集体协商会议记录"
LEFT, WIDTH = 24.0, 166.0
TOP, NEXT_TOP, BOTTOM = 34.0, 24.0, 284.0
MEASURES = tuple(
    Measure(x=LEFT + 4, width=WIDTH - 8, size=size, step=step) for size, step in ((11.5, 7.2), (11.0, 6.4), (10.5, 5.8))
)
"""The first that keeps the minutes on one page, else the first on several."""
BASIC = 9.0
PADDING = 1.5
"""mm between the frame and the text."""
SIGN = 12.0
"""mm a line needs that two people sign on."""
LINES = {"协商议题": 4, "职工方意见": 7, "用人单位方意见": 7, "协商结果": 24}
"""Lines to write on where a part of the record is empty: two full pages of a blank form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesFacts:
    """What stands in the minutes, as it is to be read; empty facts give the blank form.

    `employer_side` and `worker_side` are the names of the representatives in order, the chief first; `signers` gives
    the lines to sign on a blank form to each side. The four texts may be of any length.
    """

    number: str = ""
    subject: str = ""
    day: str = ""
    place: str = ""
    chair: str = ""
    recorder: str = ""
    employer: str = ""
    union: str = ""
    employer_side: Sequence[str] = ()
    worker_side: Sequence[str] = ()
    others: str = ""
    items: str = ""
    worker_view: str = ""
    employer_view: str = ""
    result: str = ""
    signers: int = 5


def minutes(facts: MinutesFacts, *, offset: Offset | None = None) -> Printed:
    """The minutes; the text flows to as many pages as it needs, the signatures stay whole where a page can hold them."""
    pen = Pen(title=TITLE, author=facts.union, paper=A4, offset=offset)

    def heading(pen: Pen, page: int, pages: int) -> None:
        right = page_of(page, pages)
        if page == 1:
            head(pen, TITLE, x=LEFT, width=WIDTH, y=23.0, left=f"编号：{facts.number}", right=right)
        else:
            words = f"{TITLE}（续）　{facts.number}".rstrip()
            line(pen, Area(LEFT, 16.5, WIDTH - 36, 6.0, "标题"), words, "song", 10.5, "left")
            line(pen, Area(LEFT + WIDTH - 34, 16.5, 34, 6.0, "页码"), right, "song", 10.5, "right")

    def closing(pen: Pen, top: float, bottom: float, last: bool) -> None:
        above = top if top == TOP else top - PADDING
        pen.frame(Area(LEFT, above, WIDTH, (bottom if last else BOTTOM) - above), FRAME)

    pieces = _pieces(pen, facts, MEASURES[0])
    for measure in MEASURES[1:]:
        if len(paged(pieces, BOTTOM - TOP, BOTTOM - NEXT_TOP)) == 1:
            break
        smaller = _pieces(pen, facts, measure)
        if len(paged(smaller, BOTTOM - TOP, BOTTOM - NEXT_TOP)) == 1:
            pieces = smaller
    flow(pen, pieces, tops=(TOP, NEXT_TOP), bottom=BOTTOM, heading=heading, closing=closing)
    return pen.finish()


def _pieces(pen: Pen, facts: MinutesFacts, measure: Measure) -> list[Piece]:
    parts = (
        ("一、", "协商议题", facts.items), ("二、", "职工方意见", facts.worker_view),
        ("三、", "用人单位方意见", facts.employer_view), ("四、", "协商结果", facts.result),
    )  # fmt: skip
    pieces = [gridded(_meeting(facts), x=LEFT, width=WIDTH)]
    for place, (count, name, text) in enumerate(parts, 1):
        pieces += _part(pen, count, name, text, measure, last=place == len(parts))
    return [*pieces, *_signatures(facts)]


def _meeting(facts: MinutesFacts) -> list[Row]:
    """Who met when and where; the rows of names are as high as the names need."""
    rows = [
        Row(BASIC, [label("会议名称", 24), value(facts.subject, WIDTH - 24)]),
        Row(BASIC, [label("时间", 24), number(facts.day, 66), label("地点", 20), value(facts.place, 56)]),
        Row(BASIC, [label("主持人", 24), value(facts.chair, 66), label("记录人", 20), value(facts.recorder, 56)]),
        Row(BASIC, [label("用人单位", 24), value(facts.employer, WIDTH - 24)]),
        Row(BASIC, [label("工会", 24), value(facts.union, WIDTH - 24)]),
    ]
    for words, names in (("用人单位方\n协商代表", facts.employer_side), ("职工方\n协商代表", facts.worker_side)):
        text = "、".join(names)
        high = max(BASIC + 2, 6.0 * (1 + len(text) // 34) + 3)
        rows.append(Row(min(high, 60.0), [label(words, 24), value(text, WIDTH - 24, align="left")]))
    return [*rows, Row(BASIC, [label("列席人员", 24), value(facts.others, WIDTH - 24, align="left")])]


def _part(pen: Pen, count: str, name: str, text: str, measure: Measure, *, last: bool) -> list[Piece]:
    """One part of the record under its heading, with lines to write on where it is empty."""
    title = prose(pen, [count + name], measure, indent=0.0, face="hei", keep=True)
    if text:
        body = prose(pen, [Filled(name=name, text=text, ruled=False)], measure)
    else:
        body = [Piece(8.0, _rule) for _ in range(LINES[name])]
    return [gap(PADDING, keep=True), *title, *(kept(body) if last else body), gap(PADDING, keep=last)]


def _rule(pen: Pen, y: float) -> None:
    pen.lines([(LEFT + 4, y + 6.8, LEFT + WIDTH - 4, y + 6.8)], RULE)


def _signatures(facts: MinutesFacts) -> list[Piece]:
    """A line for each representative of both sides and for the recorder; all of it stays together."""
    half = WIDTH / 2

    def titles(pen: Pen, y: float) -> None:
        pen.lines([(LEFT, y, LEFT + WIDTH, y), (LEFT, y + 8, LEFT + WIDTH, y + 8), _middle(y, 8)], RULE)
        line(pen, Area(LEFT, y, half, 8, "签字"), "用人单位方协商代表（签字）")
        line(pen, Area(LEFT + half, y, half, 8, "签字"), "职工方协商代表（签字）")

    def recorder(pen: Pen, y: float) -> None:
        pen.lines([(LEFT, y, LEFT + WIDTH, y)], RULE)
        signature_line(pen, "记录人（签字）：", "", x=LEFT + 4, y=y + 8, width=half - 12, size=10.5)
        line(pen, Area(LEFT + half, y + 3, half - 4, 6, "日期"), "　　　　年　　月　　日", "song", 10.5, "right")

    blank = not (facts.employer_side or facts.worker_side)
    sides = [["", *[""] * (facts.signers - 1)]] * 2 if blank else [list(facts.employer_side), list(facts.worker_side)]
    lines = [[side[:1], *batched(side[1:], 2)] for side in sides]
    pieces = [Piece(8.0, titles, keep=True)]
    for place, pair in enumerate(zip_longest(*lines, fillvalue=[])):
        pieces.append(Piece(SIGN, _line_of(pair, chief=place == 0), keep=True))
    return [*pieces, Piece(SIGN, recorder)]


def _line_of(pair: Sequence[Sequence[str]], *, chief: bool) -> Callable[[Pen, float], None]:
    """The two sides' names of one line and what is signed on: a chief has half the sheet, the others a quarter."""
    width = WIDTH / 2 if chief else WIDTH / 4

    def draw(pen: Pen, y: float) -> None:
        pen.lines([_middle(y, SIGN)], RULE)
        for names, left in zip(pair, (LEFT, LEFT + WIDTH / 2), strict=True):
            for place, name in enumerate(names):
                x, room = left + place * width, 44.0 if chief and name else 20.0 if chief else 16.5 if name else 0.0
                words = f"首席代表：{name}" if chief else name
                line(pen, Area(x + 3, y + 3.5, room, 7.5, "签字"), words, "song", 10.5, "left")
                pen.lines([(x + room + 4, y + SIGN - 2, x + width - 3, y + SIGN - 2)], RULE)

    return draw


def batched(names: Sequence[str], size: int) -> list[Sequence[str]]:
    """The names in lines of so many."""
    return [names[start : start + size] for start in range(0, len(names), size)]


def _middle(y: float, height: float) -> tuple[float, float, float, float]:
    return (LEFT + WIDTH / 2, y, LEFT + WIDTH / 2, y + height)
