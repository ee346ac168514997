"""One member's facts as they stand on the card: every text fitted, nothing cut without a line in the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from unionoffice.fields import Sensitive, cover
from unionoffice.members import card_face as face
from unionoffice.members import card_number
from unionoffice.members.card_face import BASE, QR, QR_SIDE, QUIET, RIGHT, VALUE
from unionoffice.members.card_sheet import Layout, draw_marks
from unionoffice.members.card_text import Fitted, Place, at, x, y
from unionoffice.printing import fonts, qr
from unionoffice.printing.inking import Inks
from unionoffice.printing.paper import POINT, Offset, Report
from unionoffice.printing.streaming import NotAPhoto, StreamedCanvas


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """What one card says; empty texts leave their place empty. The number of the identity paper is covered here."""

    name: str = ""
    sex: str = ""
    id_number: str = ""
    unit: str = ""
    """The union the member belongs to."""
    card_no: str = ""
    joined: str = ""
    issued: str = ""
    issuer: str = ""
    """The union that issues the card; on the front and on the back."""
    contact: str = ""
    """Where a found card goes: address and telephone of the issuer; on the back."""
    payload: str = ""
    """What the QR code holds, from `card_number.qr_payload`; none leaves its place empty."""
    photo: str | None = None
    """The key by which the photo is fetched; None leaves the frame to glue one in."""


Sheet = list[tuple[int, CardFacts]]
"""The cards of one page with their places, 0 the first."""
BLANK = CardFacts()
"""A card to fill in by hand."""


_NAME = Place(
    label="姓名", left=VALUE, base=BASE["姓名"], right=RIGHT, height=6.2,
    role="title", size=13.0, smallest_alone=9.0, rising=0.7,
)  # fmt: skip
_SEX = Place(label="性别", left=VALUE, base=BASE["性别"], right=RIGHT)
_ID = Place(label="证件号码", left=VALUE, base=BASE["证件号码"], right=RIGHT)
_UNIT = Place(label="工会组织", left=VALUE, base=BASE["工会组织"], right=RIGHT, height=6.0, rising=0.3)
_BESIDE_CODE = QR[0] - QUIET
_JOINED = Place(label="入会时间", left=VALUE, base=BASE["入会时间"], right=_BESIDE_CODE)
_ISSUED = Place(label="发证日期", left=VALUE, base=BASE["发证日期"], right=_BESIDE_CODE)
_ISSUER = Place(label="发证工会", left=face.ISSUER_LEFT, base=6.2, right=RIGHT, height=6.2, at_right=True, rising=0.5)

_NUMBER = Place(label=face.NUMBER, left=face.NUMBER_VALUE, base=face.NUMBER_LINE, right=_BESIDE_CODE, size=9.0)
_AT_NUMBER = at(_NUMBER.left, _NUMBER.base)
_GAP = 0.3
"""Em between the groups of the card's number."""
_QR = f"q {x(QR_SIDE):.3f} 0 0 {x(QR_SIDE):.3f} {x(QR[0]):.3f} {y(QR[1] + QR_SIDE):.3f} cm"


class Press:
    """One document of cards in the making: its drawings, its inks, and the texts already fitted."""

    def __init__(self, sink: IO[bytes], layout: Layout, photo_of: Callable[[str], bytes] | None) -> None:
        self.report = Report()
        self._layout = layout
        self._photo_of = photo_of
        base = fonts.face("hei").font(0).fontName
        self._canvas = canvas = StreamedCanvas(sink, paper=layout.paper, title=face.TITLE, font=base)
        self._inks = inks = Inks(canvas, self.report)
        self._name, self._sex, self._id, self._unit, self._joined, self._issued, self._issuer, self._number = (
            Fitted(place, inks, canvas.getPageNumber)
            for place in (_NAME, _SEX, _ID, _UNIT, _JOINED, _ISSUED, _ISSUER, _NUMBER)
        )
        self._digits = inks(_NUMBER.role, _NUMBER.size)
        self._backs: dict[tuple[str, str], tuple[str, str]] = {}
        self._outlined = layout is Layout.A4
        self._front = face.draw_front(canvas, inks, outlined=self._outlined)
        self._frame = face.draw_photo_frame(canvas, inks)
        self._lines = face.draw_writing_lines(canvas)
        self._marks = draw_marks(canvas)

    def fronts(self, offset: Offset, sheet: Sheet) -> None:
        """Writes the page with these cards' fronts."""
        self._canvas.uses("front", "frame", "lines")
        self._page(offset, [(place, self._face(facts)) for place, facts in sheet])

    def backs(self, offset: Offset, sheet: Sheet) -> None:
        """Writes the page with these cards' backs, each behind its front once the sheet is turned."""
        self._page(offset, [(self._layout.turned(place), self._back(facts)) for place, facts in sheet])

    def finish(self) -> int:
        """Completes the file; returns its pages."""
        return self._canvas.finish()

    def _page(self, offset: Offset, cards: list[tuple[int, str]]) -> None:
        placed = " ".join(f"q {self._layout.placed(place)} cm {operators} Q" for place, operators in cards)
        marks = ""
        if self._outlined:
            marks = self._marks
            self._canvas.uses("marks")
        self._canvas.write(f"{self._layout.matrix(offset)} cm {placed} {marks}")
        self._canvas.showPage()

    def _face(self, facts: CardFacts) -> str:
        """The operators of one card's front."""
        number = facts.card_no
        if card_number.is_number(number):
            shown = f"{_AT_NUMBER} {self._digits.show_grouped(card_number.groups(number), _GAP)}"
        else:
            shown = self._number.once(number)
        return (
            f"{self._front} {self._photo(facts)} BT 1 g {self._issuer[facts.issuer]} 0 g {self._name.once(facts.name)}"
            f" {self._sex[facts.sex]} {self._id.once(cover(Sensitive.IDENTITY, facts.id_number))}"
            f" {self._unit[facts.unit]} {self._joined[facts.joined]} {self._issued[facts.issued]} {shown} ET"
            f" {f'{_QR} {qr.inline_image(facts.payload)} Q' if facts.payload else ''}"
        )

    def _back(self, facts: CardFacts) -> str:
        """The operators of one card's back."""
        key = facts.issuer, facts.contact
        if key not in self._backs:
            name = f"back{len(self._backs)}"
            self._backs[key] = name, face.draw_back(self._canvas, self._inks, name, *key, outlined=self._outlined)
        name, operators = self._backs[key]
        self._canvas.uses(name)
        return operators

    def _photo(self, facts: CardFacts) -> str:
        """The photo fills its frame, what is over is left off on both sides alike; else the empty frame."""
        if facts.photo is None or self._photo_of is None:
            return self._frame if facts.name or facts.card_no else f"{self._frame} {self._lines}"
        key, load = facts.photo, self._photo_of
        try:
            name, wide, high = self._canvas.photo(key, lambda: load(key))
        except NotAPhoto:
            self.report.photos.append(facts.name)
            return self._frame
        left, top, width, height = face.PHOTO
        scale = max(width / wide, height / high) * POINT
        sideways, upwards = (wide * scale - width * POINT) / 2, (high * scale - height * POINT) / 2
        return (
            f"q {face.PHOTO_CLIP} {wide * scale:.3f} 0 0 {high * scale:.3f}"
            f" {x(left) - sideways:.3f} {y(top + height) - upwards:.3f} cm {name} Do Q"
        )
