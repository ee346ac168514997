"""The calibration page: what a printer is wrong by is measured on it with a ruler, then kept as its `Offset`."""

from __future__ import annotations

from unionoffice.printing import fonts
from unionoffice.printing.heading import line
from unionoffice.printing.paper import A4, POINT, Area, Offset, Paper, Printed
from unionoffice.printing.pen import Pen
from unionoffice.printing.wrap import fit

TITLE = "打印机校准页"
CORNER, ARM = 10.0, 5.0
"""mm: how far the crosses stand from the edges, and how long their arms are."""
RULER = 100.0
STEPS = (
    "1. 用直尺量四个十字的中心到纸边的距离，都应为 10.0 毫米。",
    "2. 左边多出多少，“右移”就填负多少；少了多少就填正多少。上边同理，填“下移”。",
    "3. 量横尺、竖尺从 0 到 100 的长度。每长 0.1 毫米，缩放填 -1（千分之一）；每短 0.1 毫米填 1。",
    "4. 填好后再打印一次本页核对；同一台打印机换纸盒或纸张后应重新校准。",
)


def calibration(*, paper: Paper = A4, printer: str = "", offset: Offset | None = None) -> Printed:
    """Crosses 10 mm from each corner and rulers of 100 mm both ways, with the printer's present correction applied."""
    pen = Pen(title=TITLE, paper=paper, offset=offset)
    for x in (CORNER, paper.width - CORNER):
        for y in (CORNER, paper.height - CORNER):
            pen.lines([(x - ARM, y, x + ARM, y), (x, y - ARM, x, y + ARM)], 0.3)
    middle_x, middle_y = paper.width / 2, paper.height / 2
    _level_ruler(pen, middle_x - RULER / 2, middle_y)
    _upright_ruler(pen, middle_x - RULER / 2 - 12, middle_y - RULER / 2)
    width = min(paper.width - 4 * CORNER, 150.0)
    left = middle_x - width / 2
    line(pen, Area(left, 2.5 * CORNER, width, 10, "标题"), TITLE, "title", 18)
    set_to = offset or Offset()
    known = (
        f"打印机：{printer or '　　　　　　　　'}　　现用校准：右移 {set_to.dx:g} 毫米，下移 {set_to.dy:g} 毫米，"
        f"横向 {set_to.scale_x:g}‰，纵向 {set_to.scale_y:g}‰"
    )
    line(pen, Area(left, 2.5 * CORNER + 11, width, 7, "打印机"), known, "song", 9)
    steps = "\n".join(STEPS)
    room = Area(middle_x - 50, middle_y + 12, 110, 48, "步骤")
    fitted = fit(fonts.face("song"), steps, room.w * POINT, room.h * POINT, 10, leading=1.5, one_line=False)
    pen.block(room, fitted, "song", "left", "top", steps)
    return pen.finish()


def _level_ruler(pen: Pen, x: float, y: float) -> None:
    pen.lines([(x, y, x + RULER, y)], 0.3)
    for mark in range(int(RULER) + 1):
        pen.lines([(x + mark, y, x + mark, y - _tick(mark))], 0.3)
        if mark % 10 == 0:
            pen.text(x + mark, y - 5.6, str(mark), "hei", 7, "center")


def _upright_ruler(pen: Pen, x: float, y: float) -> None:
    pen.lines([(x, y, x, y + RULER)], 0.3)
    for mark in range(int(RULER) + 1):
        pen.lines([(x, y + mark, x + _tick(mark), y + mark)], 0.3)
        if mark % 10 == 0:
            pen.text(x - 1.2, y + mark + 0.9, str(mark), "hei", 7, "right")


def _tick(mark: int) -> float:
    """How long a mark of the ruler is in mm."""
    return 4.5 if mark % 10 == 0 else 3.0 if mark % 5 == 0 else 1.8
