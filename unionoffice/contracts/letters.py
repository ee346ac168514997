"""A letter from one side to the other: title, number, whom it goes to, text, who signs and seals; slips torn off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from unionoffice.contracts.flowing import Filled, Measure, Part, Piece, flow, gap, kept, paged, prose
from unionoffice.printing import A4, SEAL, Area, Offset, Pen, Printed
from unionoffice.printing.boxes import BLANK_DATE, seal_square
from unionoffice.printing.heading import Ending, line, page_of
from unionoffice.printing.wrap import ROUGH

LEFT, WIDTH = 26.0, 160.0
TOP, BOTTOM = 40.0, 284.0
"""mm: the first line of text under the title, and the edge letters keep to."""
NEXT_TOP = 26.0
MEASURES = ((12.0, 8.6), (12.0, 7.8), (12.0, 7.2), (11.5, 6.6), (11.0, 6.0), (10.5, 5.6))
"""Letters in points and mm from line to line: the first that keeps the letter on one page, else the third on several."""
SEVERAL = 2
HOPELESS = 3
"""More pages than this no smaller letters bring down to one."""

Build = Callable[[Pen, Measure], list[Piece]]


def sheet(
    title: str, author: str, build: Build, *, number: str = "", ending: Ending | None = None, bottom: float = BOTTOM,
    offset: Offset | None = None,
) -> Printed:  # fmt: skip
    """A letter as a document; `build` makes its pieces for a measure, the ending stands at the foot of the last page."""
    pen = Pen(title=title, author=author, paper=A4, offset=offset)

    def heading(pen: Pen, page: int, pages: int) -> None:
        if page == 1:
            line(pen, Area(LEFT, 17.0, WIDTH, 12.0, "标题"), title, "title", 22.0)
        else:
            line(pen, Area(LEFT, 15.0, WIDTH - 34, 6.0, "标题"), f"{title}（续）", "song", 10.5, "left")
        words = [number] if page == 1 and number else []
        if pages > 1:
            words.append(page_of(page, pages))
        high = 31.0 if page == 1 else 15.0
        line(pen, Area(LEFT + 30, high, WIDTH - 30, 6.0, "编号"), "　　".join(words), "song", 10.5, "right")

    pieces = _fitting(pen, build, bottom, ending.height if ending is not None else 0.0)
    flow(
        pen, pieces, tops=(TOP, NEXT_TOP), bottom=bottom, heading=heading, ending=ending, x=LEFT, width=WIDTH
    )  # fmt: skip
    return pen.finish()


def _fitting(pen: Pen, build: Build, bottom: float, high: float) -> list[Piece]:
    """The pieces in the largest measure that keeps them, and `high` mm at the end, on one page; else in a usual one."""
    several: list[Piece] = []
    for place, (points, step) in enumerate(MEASURES):
        pieces = build(pen, Measure(x=LEFT, width=WIDTH, size=points, step=step))
        if place <= SEVERAL:
            several = pieces
        count = len(paged([*pieces, gap(high)], bottom - TOP, bottom - NEXT_TOP))
        if count == 1:
            return pieces
        if count > HOPELESS and place >= SEVERAL:
            break
    return several


def addressee(pen: Pen, to: str, measure: Measure) -> list[Piece]:
    """Whom the letter goes to, on a line of its own, with the colon."""
    return [*prose(pen, [Filled(name="收件方", text=to, room=20), "："], measure, indent=0.0, keep=True)]


def item(pen: Pen, heading: str, parts: Sequence[Part], measure: Measure) -> list[Piece]:
    """A numbered heading in 黑 and its words behind it, in one paragraph."""
    return prose(pen, [Filled(name=heading, text=heading, face="hei", ruled=False), *parts], measure)


def listed(
    pen: Pen, heading: str, lead: str, name: str, entries: Sequence[str], measure: Measure, *, lines: int = 3
) -> list[Piece]:
    """A numbered heading, and below it the entries with their numbers; without any, `lines` lines to write on."""
    head = item(pen, heading, [lead], measure)
    if not entries:
        room = (measure.width * 72 / 25.4) / measure.size - 2.05
        ruled = [Filled(name=name, room=int(room)) for _ in range(lines)]
        return [*kept(head, 1), *(piece for one in ruled for piece in prose(pen, [one], measure))]
    pieces = kept(head, 1)
    for place, entry in enumerate(entries, 1):
        pieces += prose(pen, [f"{place}. ", Filled(name=name, text=entry, ruled=False)], measure)
    return pieces


def signed(
    pen: Pen, labels: Sequence[tuple[str, str]], measure: Measure, *, day: str = "", seal: str = "（盖章）"
) -> list[Piece]:
    """Who signs at the left, from top to bottom, and a clear square of 45 mm with the day at the right; one piece."""

    def draw(pen: Pen, y: float) -> None:
        words = measure.width - SEAL - 4
        step = min((SEAL - 6) / max(len(labels), 1), 10.0)
        top = y + (SEAL - step * len(labels)) / 2 + 2
        for place, (label, text) in enumerate(labels):
            baseline = top + place * step + step / 2 + 1.3
            signature_line(pen, label, text, x=measure.x, y=baseline, width=words)
        seal_square(pen, Area(measure.x + measure.width - SEAL, y, SEAL, SEAL, "日期"), day or BLANK_DATE, seal)

    return [gap(3.0, keep=True), Piece(SEAL, draw, keep=True)]


def signature_line(pen: Pen, label: str, text: str, *, x: float, y: float, width: float, size: float = 11.5) -> None:
    """A label and behind it a line to sign or write on, or the text that stands there."""
    start = x + pen.width(label, "song", size) + 0.5
    pen.text(x, y, label, "song", size)
    pen.lines([(start, y + 1.3, x + width, y + 1.3)], 0.5)
    room = x + width - start - 1.6
    # a long name stands on two lines above the rule, still readable, instead of on one in the smallest letters
    above = 4.8 if pen.width(text, "kai", size - ROUGH) <= room else 6.4
    line(pen, Area(start + 0.8, y - above, room, above + 1.2, label.rstrip("：")), text, "kai", size, "left")


def tear(pen: Pen, y: float, words: str) -> None:
    """A line to tear along over the whole sheet, with a few words in its middle."""
    width = min(pen.width(words, "song", 9.0) + 4, 120.0)
    middle = pen.paper.width / 2
    pen.dashes(6.0, y, middle - width / 2, y)
    pen.dashes(middle + width / 2, y, pen.paper.width - 6.0, y)
    line(pen, Area(middle - width / 2 + 1, y - 3, width - 2, 6, "骑缝"), words, "song", 9.0)
