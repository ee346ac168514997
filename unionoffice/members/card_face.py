"""What is the same on every member card: front, back, the frame for a photo, lines of a blank card, marks for cutting.

A plain card of the office itself, 85.60 x 53.98 mm (ISO/IEC 7810 ID-1); it does not imitate the red booklet issued
under the federation's unified design, nor its emblem page (domain.md 2.4). Every part is drawn once in a document.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from unionoffice.members.card_text import HEIGHT, WIDTH, Fitted, Place, at, x, y
from unionoffice.printing import qr
from unionoffice.printing.inking import Inks
from unionoffice.printing.paper import POINT
from unionoffice.printing.streaming import StreamedCanvas
from unionoffice.printing.wrap import wrap

MARGIN = 4.0
RIGHT = WIDTH - MARGIN
BAND = 9.8
PHOTO = (MARGIN, 12.1, 25.0, 35.0)
"""Left, top, width, height: a one-inch photo."""
QR_SIDE = 15.5
QR = (RIGHT - QR_SIDE, 51.0 - QR_SIDE)
"""Left and top of the code."""
QUIET = QR_SIDE / qr.SIDE * qr.QUIET
"""The white around it."""
LABEL, VALUE = 32.4, 43.6
"""Where labels and values begin, right of the photo."""
NUMBER_LINE, NUMBER_VALUE = 51.0, MARGIN + 11.2
"""The card's number stands under the photo."""
BASE = {"姓名": 16.5, "性别": 21.3, "证件号码": 25.5, "工会组织": 29.7, "入会时间": 38.6, "发证日期": 42.8}
"""The line each label stands on."""
LABEL_SIZE = 6.8
ISSUER_LEFT = 37.0
"""The issuing union stands in the band, right of the title."""

RED = "0.725 0.082 0.102"
GOLD = "0.843 0.667 0.325"
PALE = "0.975 0.935 0.912"
GREY = "0.36"
THIN_GREY = "0.72"

TITLE = "工会会员证"
NUMBER = "会员编号"
PHOTO_WORD = "照片"
BACK_TITLE = "持证须知"
NOTES = (
    "本证是工会会员的身份凭证，限本人使用，不得转借、涂改。",
    "会员有选举权、被选举权和表决权，有权监督工会工作、提出意见和建议；合法权益受到侵犯时，有权要求工会给予保护。",
    "会员应遵守《中国工会章程》，执行工会决议，按时交纳会费。工作单位变动时，请及时办理会员组织关系接转手续。",
    "二维码只含会员编号和防伪校验码，不含其他个人信息。",
    "如有遗失，请及时向发证工会挂失补办；拾到本证，请按下列地址交还，谨致谢意。",
)
ISSUER = "发证工会"


def rectangle(left: float, top: float, width: float, height: float) -> str:
    """The operator that adds a rectangle to the path."""
    return f"{x(left):.2f} {y(top + height):.2f} {x(width):.2f} {x(height):.2f} re"


_BACK_ISSUER = Place(
    label=ISSUER, left=14.8, base=45.4, right=RIGHT, height=5.0, role="bold", smallest_alone=6.0, rising=0.4
)
_BACK_CONTACT = Place(
    label="交还地址", left=MARGIN, base=49.6, right=RIGHT, height=4.6, size=6.6, smallest_alone=6.0, rising=0.3
)
_OUTLINE = f"0.8 G 0.3 w {rectangle(0, 0, WIDTH, HEIGHT)} S"
"""Where scissors go; half of it lies on the neighbour."""
PHOTO_CLIP = f"{rectangle(*PHOTO)} W n"
"""The operators that keep a photo within its frame."""


def draw_front(canvas: StreamedCanvas, inks: Inks, *, outlined: bool) -> str:
    """The drawing of all that is on the front but the member's own facts."""
    with canvas.drawn_once("front", x(WIDTH), y(0)) as drawn:
        canvas.write(_waves())
        canvas.write(f"1 g {rectangle(QR[0] - QUIET, QR[1] - QUIET, QR_SIDE + 2 * QUIET, QR_SIDE + 2 * QUIET)} f")
        canvas.write(f"{RED} rg {rectangle(0, 0, WIDTH, BAND)} f {GOLD} rg {rectangle(0, BAND, WIDTH, 0.5)} f")
        title = inks("title", 15.5)
        canvas.write(f"BT 1 1 1 rg 2.2 Tc {at(MARGIN, 6.85)} {title.show(TITLE)} 0 Tc {GREY} g")
        for word, base in BASE.items():
            canvas.write(_spread(inks, word, LABEL, base))
        canvas.write(f"{_spread(inks, NUMBER, MARGIN, NUMBER_LINE)} ET")
        if outlined:
            canvas.write(_OUTLINE)
    return drawn


def draw_photo_frame(canvas: StreamedCanvas, inks: Inks) -> str:
    """The drawing of the frame for a photo to be glued in."""
    left, top, width, height = PHOTO
    with canvas.drawn_once("frame", x(WIDTH), y(0)) as drawn:
        canvas.write(
            f"1 g {THIN_GREY} G 0.5 w [2.2 1.6] 0 d {rectangle(left + 0.1, top + 0.1, width - 0.2, height - 0.2)} B"
        )
        ink = inks("hei", 9)
        start = left + (width - (ink.width(PHOTO_WORD) + 3) / POINT) / 2
        canvas.write(f"BT 0.6 g 3 Tc {at(start, top + height / 2 + 1.2)} {ink.show(PHOTO_WORD)} ET")
    return drawn


def draw_writing_lines(canvas: StreamedCanvas) -> str:
    """The drawing of the lines of a blank card to write on."""
    with canvas.drawn_once("lines", x(WIDTH), y(0)) as drawn:
        ends = [(base, RIGHT if base < QR[1] - 3 else QR[0] - 3) for base in (*BASE.values(), BASE["工会组织"] + 3.9)]
        lines = [(VALUE, base + 0.9, end, base + 0.9) for base, end in ends]
        lines.append((NUMBER_VALUE, NUMBER_LINE + 0.7, QR[0] - 3, NUMBER_LINE + 0.7))
        canvas.write(f"{THIN_GREY} G 0.35 w {_segments(lines)} S")
    return drawn


def draw_back(canvas: StreamedCanvas, inks: Inks, name: str, issuer: str, contact: str, *, outlined: bool) -> str:
    """The drawing of the back of the cards of one issuing union: notes, lost and found."""
    small = inks("hei", 6.6)
    with canvas.drawn_once(name, x(WIDTH), y(0)) as drawn:
        canvas.write(f"{RED} rg {rectangle(0, 0, WIDTH, 1.6)} f {GOLD} rg {rectangle(0, 1.6, WIDTH, 0.35)} f")
        canvas.write(f"BT {RED} rg 1.6 Tc {at(MARGIN, 7.8)} {inks('title', 10.5).show(BACK_TITLE)} 0 Tc 0 g")
        base, left = 12.8, MARGIN + 2.6
        for number, note in enumerate(NOTES, 1):
            canvas.write(f"{at(MARGIN, base)} {small.show(f'{number}.')}")
            for line in wrap(small.face, note, x(RIGHT - left) / small.size * 1000).lines:
                canvas.write(f"{at(left, base)} {small.show(line.text)}")
                base += 3.3
        canvas.write(f"{GREY} g {at(MARGIN, _BACK_ISSUER.base)} {inks('hei', LABEL_SIZE).show(ISSUER)} 0 g")
        for place, text in (_BACK_ISSUER, issuer), (_BACK_CONTACT, contact):
            canvas.write(Fitted(place, inks, canvas.getPageNumber).once(text))
        canvas.write("ET")
        canvas.write(f"0.5 w {GOLD} RG {_segments([(MARGIN, 41.4, RIGHT, 41.4)])} S {THIN_GREY} G 0.35 w")
        empty = [place for place, text in ((_BACK_ISSUER, issuer), (_BACK_CONTACT, contact)) if not text]
        for place in empty:
            canvas.write(f"{_segments([(place.left, place.base + 0.8, place.right, place.base + 0.8)])} S")
        if outlined:
            canvas.write(_OUTLINE)
    return drawn


def _segments(lines: Iterable[tuple[float, float, float, float]]) -> str:
    return " ".join(f"{x(a):.2f} {y(b):.2f} m {x(c):.2f} {y(d):.2f} l" for a, b, c, d in lines)


def _spread(inks: Inks, word: str, left: float, base: float) -> str:
    """A label spread over exactly four em, as forms have it."""
    ink = inks("hei", LABEL_SIZE)
    extra = (4 - len(word)) / max(1, len(word) - 1) * ink.size
    return f"{extra:.2f} Tc {at(left, base)} {ink.show(word)} 0 Tc"


def _waves() -> str:
    """Fine waves over the paper."""
    lines = []
    for line in range(19):
        points = [
            (place * WIDTH / 48, 13.4 + line * 2.2 + 1.6 * math.sin(place / 48 * 3.4 * math.pi + line * 0.3))
            for place in range(49)
        ]
        (left, top), *others = [(f"{x(left):.1f}", f"{y(top):.1f}") for left, top in points]
        lines.append(f"{left} {top} m " + " ".join(f"{a} {b} l" for a, b in others))
    return f"{PALE} RG 0.3 w {' '.join(lines)} S"
