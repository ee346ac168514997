"""F1 中华全国总工会入会申请书: the declaration a worker signs to join."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.printing import A4, Area, Offset, Pen, Printed, head
from unionoffice.printing.fonts import face
from unionoffice.printing.heading import line
from unionoffice.printing.letter import Blank, sentence
from unionoffice.printing.paper import POINT
from unionoffice.printing.wrap import fit

TITLE = "中华全国总工会入会申请书"
DECLARATION = (
    "我自愿加入中华全国总工会，遵守《中国工会章程》，执行工会决议，积极参加工会活动，"
    "按月交纳会费，为全面建设社会主义现代化国家、全面推进中华民族伟大复兴努力奋斗。"
)
"""After the application sheets in use; a county with its own wording passes it in the facts."""

LEFT, WIDTH = 28.0, 158.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFacts:
    """What stands on the application. Empty facts give the blank form; the signature stays open."""

    name: str = ""
    unit: str = ""
    day: str = ""
    declaration: str = DECLARATION


def application(facts: ApplicationFacts, *, offset: Offset | None = None) -> Printed:
    """The application on a page of its own."""
    pen = Pen(title=TITLE, author=facts.unit, paper=A4, offset=offset)
    draw(pen, facts)
    return pen.finish()


def draw(pen: Pen, facts: ApplicationFacts) -> None:
    """The application on the pen's page."""
    head(pen, TITLE, x=LEFT, width=WIDTH, y=48.0, size=24)
    sentence(
        pen,
        [
            "姓名：",
            Blank(name="姓名", text=facts.name, share=0.5),
            "　工作单位：",
            Blank(name="工作单位", text=facts.unit),
        ],
        x=LEFT,
        y=70.0,
        width=WIDTH,
    )
    y = declare(pen, facts, x=LEFT, y=82.0, width=WIDTH, size=16, leading=1.9)
    y = max(y + 26.0, 170.0)
    pen.text(LEFT + WIDTH - 84, y, "申请人（签名）：", "song", 14)
    pen.lines([(LEFT + WIDTH - 47, y + 1.8, LEFT + WIDTH, y + 1.8)])
    day = facts.day or "　　　　年　　　月　　　日"
    line(pen, Area(LEFT + WIDTH - 84, y + 12.5, 84, 7.0, "日期"), day, "song", 14, "right")


def declare(
    pen: Pen,
    facts: ApplicationFacts,
    *,
    x: float,
    y: float,
    width: float,
    size: float,
    leading: float,
    room: float = 80,
) -> float:
    """The declaration from `y` on in at most `room` mm; returns its lower edge."""
    words = facts.declaration or DECLARATION
    song = face("song")
    fitted = fit(song, words, width * POINT, room * POINT, size, leading=leading, indent=2.0, one_line=False)
    height = len(fitted.lines) * fitted.leading / POINT
    pen.block(Area(x, y, width, height, "入会声明"), fitted, "song", "justify", "top", words)
    return y + height
