"""Labels for envelopes and parcels, 3 x 8 to a sheet of A4 (70 x 37 mm each): where to, to whom, from whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.errors import Refused
from unionoffice.printing import A4, Area, Offset, Pen, Printed
from unionoffice.printing.heading import line
from unionoffice.wording import _

TITLE = "慰问信封标签"
ACROSS, DOWN = 3, 8
WIDE, HIGH = A4.width / ACROSS, A4.height / DOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeLabel:
    """One label: postcode, address or unit, the name; no number, card, illness or amount."""

    name: str = ""
    address: str = ""
    unit: str = ""
    postcode: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsFacts:
    """What stands on the labels: those of a round, and who sends."""

    office: str = ""
    round_title: str = ""
    labels: Sequence[EnvelopeLabel] = ()


def envelope_labels(facts: LabelsFacts, *, start: int = 1, offset: Offset | None = None) -> Printed:
    """The labels row by row from the `start`-th place of the first sheet (1 to 24) on.

    Raises Refused for another place.
    """
    if not 1 <= start <= ACROSS * DOWN:
        said = _("标签的起始位置应为 1 到 {places}，没有生成标签。请重新填写。").format(places=ACROSS * DOWN)
        raise Refused("bad_start", said, "start")
    pen = Pen(title=TITLE, author=facts.office, paper=A4, offset=offset)
    for place, one in enumerate(facts.labels, start - 1):
        at = place % (ACROSS * DOWN)
        if not at and place > start - 1:
            pen.new_page()
        _label(pen, facts, one, Area(at % ACROSS * WIDE, at // ACROSS * HIGH, WIDE, HIGH))
    return pen.finish()


def _label(pen: Pen, facts: LabelsFacts, one: EnvelopeLabel, area: Area) -> None:
    x, w = area.x + 6.0, area.w - 12.0
    line(pen, Area(x, area.y + 4.2, w - 12, 4.4, "邮编"), one.postcode, "hei", 9.5, "left")
    line(pen, Area(x + w - 12, area.y + 4.2, 12, 4.4, "序号"), one.place, "hei", 8.0, "right")
    line(pen, Area(x, area.y + 8.8, w, 7.6, "地址"), one.address, "song", 9.5, "left")
    line(pen, Area(x, area.y + 16.4, w, 4.6, "单位"), one.unit, "song", 9.0, "left")
    line(pen, Area(x, area.y + 21.0, w - 14, 8.0, "姓名"), one.name, "kai", 16.0)
    line(pen, Area(x + w - 14, area.y + 21.8, 14, 6.6, "收"), "同志收", "song", 10.5, "right")
    sender = "　".join(part for part in (facts.office, facts.round_title) if part)
    line(pen, Area(x, area.y + 29.6, w, 4.2, "寄件人"), sender, "song", 8.0, "right")
