"""F28, the member card: ten to a sheet of A4 with marks for cutting, or one to a page of its own size; also the backs.

Facts in, PDF out, page by page: a whole town's cards with photos need no more memory than one sheet and the fonts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO

from unionoffice.errors import Refused
from unionoffice.members.card_press import BLANK, CardFacts, Press, Sheet
from unionoffice.members.card_sheet import Layout
from unionoffice.printing.paper import Offset, Report
from unionoffice.wording import _

__all__ = ["BLANK", "CardFacts", "Layout", "PrintedCards", "print_cards", "print_volumes"]

SHEETS_A_VOLUME = 200
"""Sheets of one file when a roll is cut into volumes: a jam in the printer then costs one volume."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCards:
    """How much was printed, and what not as it was given; to be shown before the paper comes out."""

    cards: int
    pages: int
    report: Report


def print_cards(
    cards: Iterable[CardFacts],
    sink: IO[bytes],
    *,
    layout: Layout = Layout.A4,
    start: int = 1,
    offset: Offset | None = None,
    back: bool = False,
    back_offset: Offset | None = None,
    photo_of: Callable[[str], bytes] | None = None,
    progress: Callable[[int], None] | None = None,
) -> PrintedCards:
    """Writes the cards' PDF into `sink`; facts and photos are asked for as their page is made.

    `start` is the place of the first card on its sheet (1 to 10, row by row). With `back` every page is followed by
    its back with columns exchanged, for turning over the long edge; `back_offset` where that side is off differently.
    A photo that cannot be read leaves the frame empty and stands in the report. `progress` hears after every sheet
    how many cards are done; what it raises ends the job. Raises Refused where there is no card or no such place.
    """
    waiting = _asked_for(cards, layout, start)
    press = Press(sink, layout, photo_of)
    done = 0
    for sheet in _sheets(waiting, layout.places, start - 1):
        press.fronts(offset or Offset(), sheet)
        if back:
            press.backs(back_offset or offset or Offset(), sheet)
        done += len(sheet)
        if progress is not None:
            progress(done)
    return PrintedCards(cards=done, pages=press.finish(), report=press.report)


def print_volumes(
    cards: Iterable[CardFacts],
    volume: Callable[[int], AbstractContextManager[IO[bytes]]],
    *,
    sheets: int = SHEETS_A_VOLUME,
    layout: Layout = Layout.A4,
    start: int = 1,
    offset: Offset | None = None,
    back: bool = False,
    back_offset: Offset | None = None,
    photo_of: Callable[[str], bytes] | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[PrintedCards]:
    """As `print_cards`, in files of so many sheets (backs not counted); `volume(n)` opens the n-th, from 1 on."""
    waiting = _asked_for(cards, layout, start)
    printed: list[PrintedCards] = []
    done = 0
    for first in waiting:
        room = sheets * layout.places - (start - 1)
        with volume(len(printed) + 1) as sink:
            one = print_cards(
                chain([first], islice(waiting, room - 1)), sink, layout=layout, start=start, offset=offset, back=back,
                back_offset=back_offset, photo_of=photo_of, progress=_after(done, progress),
            )  # fmt: skip
        printed.append(one)
        done += one.cards
        start = 1
    return printed


def _asked_for(cards: Iterable[CardFacts], layout: Layout, start: int) -> Iterator[CardFacts]:
    """The cards, of which there is one at least. Raises Refused."""
    if not 1 <= start <= layout.places:
        said = _("起始位置应为 1 到 {places}，没有打印。请重新填写。").format(places=layout.places)
        raise Refused("bad_start", said, "start")
    waiting = iter(cards)
    for first in waiting:
        return chain([first], waiting)
    raise Refused("no_cards", _("没有可打印的会员证，没有生成文件。请先选择会员。"))


def _sheets(cards: Iterator[CardFacts], places: int, first: int) -> Iterator[Sheet]:
    """The cards of each sheet with their places, 0 the first."""
    while sheet := list(enumerate(islice(cards, places - first), first)):
        yield sheet
        first = 0


def _after(done: int, progress: Callable[[int], None] | None) -> Callable[[int], None] | None:
    return None if progress is None else lambda cards: progress(done + cards)
