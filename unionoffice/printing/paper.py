"""Sheets of paper in mm, a printer's own error, what a job could not print as given, and the finished print."""

from __future__ import annotations

from dataclasses import dataclass, field

from unionoffice.wording import _

POINT = 72 / 25.4
"""PDF points in one millimetre."""

SEAL = 45.0
"""mm: the square kept clear for a round seal (the largest, of 42 mm, and room to place it)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet as it lies in front of the reader: width and height in mm."""

    width: float
    height: float

    @property
    def sideways(self) -> Paper:
        """The same sheet turned by a quarter."""
        return Paper(self.height, self.width)


A3 = Paper(297, 420)
A4 = Paper(210, 297)
A5 = Paper(148, 210)
B5 = Paper(176, 250)
"""ISO B5; the Japanese one is 182 x 257 mm."""
CARD = Paper(85.6, 54)
"""A plastic card of bank-card size, CR80."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """What one printer is wrong by: everything moves right and down by mm and grows by per mille."""

    dx: float = 0.0
    dy: float = 0.0
    scale_x: float = 0.0
    scale_y: float = 0.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the page in mm from its top left corner; `name` says in a report which box it was."""

    x: float
    y: float
    w: float
    h: float
    name: str = ""

    def inset(self, left: float, top: float, right: float | None = None, bottom: float | None = None) -> Area:
        """The area less these margins in mm; right and bottom as left and top unless given."""
        right = left if right is None else right
        bottom = top if bottom is None else bottom
        return Area(self.x + left, self.y + top, self.w - left - right, self.h - top - bottom, self.name)


@dataclass(frozen=True, slots=True)
class Overflow:
    """A text that was cut with … because its box is full even in the smallest letters."""

    box: str
    text: str
    page: int


KEPT = 20
"""Values remembered for each missing character."""


@dataclass(slots=True)
class Report:
    """What a job could not print as it was given; shown to a person before the paper comes out."""

    missing: dict[str, list[str]] = field(default_factory=dict)
    """Character no font has (〓 stands on the paper) → the values it stood in, at most 20."""
    overflow: list[Overflow] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    """Boxes whose photo could not be read and stayed empty."""
    _cut: set[tuple[str, str]] = field(default_factory=set, repr=False)

    @property
    def fine(self) -> bool:
        """Whether everything stands on the paper as it was given."""
        return not (self.missing or self.overflow or self.photos)

    def add_missing(self, characters: list[str], value: str) -> None:
        """Remembers that these characters of the value are in no font."""
        shown = value if len(value) <= 40 else value[:40] + "…"
        for character in characters:
            values = self.missing.setdefault(character, [])
            if shown not in values and len(values) < KEPT:
                values.append(shown)

    def add_overflow(self, box: str, text: str, page: int) -> None:
        """Remembers that a text was cut; the same one on every page (a heading) once."""
        if (box, text) not in self._cut:
            self._cut.add((box, text))
            self.overflow.append(Overflow(box, text if len(text) <= 60 else text[:60] + "…", page))

    def sentences(self) -> list[str]:
        """What a person should know before printing, in the language in use."""
        said = [
            _("字库中没有“{character}”（{code}），打印处留 〓 请手写：{values}").format(
                character=character, code=f"U+{ord(character):04X}", values="、".join(values)
            )
            for character, values in self.missing.items()
        ]
        said += [
            _("第 {page} 页“{box}”写不下，已截断并以…结尾：{text}").format(page=cut.page, box=cut.box, text=cut.text)
            for cut in self.overflow
        ]
        return said + [_("“{box}”的照片无法读取，打印处留空。").format(box=box) for box in self.photos]


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished print: the PDF file, how many pages it has, what could not be printed as given."""

    pdf: bytes
    pages: int
    report: Report
