"""Making member cards beside the window: for the preview, into files, or straight to a printer, in volumes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from unionoffice import members
from unionoffice.errors import Refused
from unionoffice.members import papers
from unionoffice.members.papers import Layout, Paper
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

PREVIEWED = 300
"""Cards shown before they are printed; more go into files or to the printer without a preview."""
IN_A_FILE = {Layout.A4: 2000, Layout.SINGLE: 500}
"""Cards of one file: 200 sheets of A4; a jam in the printer then costs one volume."""
AT_ONCE = {Layout.A4: 500, Layout.SINGLE: 100}
"""Cards handed to a printer together."""

Tell = Callable[[int, str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardJob:
    """What is to be made; `reason` says why cards printed before are printed again."""

    numbers: tuple[int, ...]
    layout: Layout = Layout.A4
    start: int = 1
    back: bool = False
    reason: str = ""


def with_card(office: Office, numbers: Sequence[int], tell: Tell) -> tuple[int, ...]:
    """Those of the members who have a card number, in their order. Raises Refused where nobody has one."""
    found: list[int] = []
    for start in range(0, len(numbers), 1000):
        tell(0, _("正在核对会员编号"))
        some = members.members_of(office, numbers[start : start + 1000])
        found += [member.no for member in some if member is not None and member.membership.card_no]
    if not found:
        raise Refused("no_cards", _("所选的人都没有会员编号（不在册），没有可打印的会员证。请另选会员。"))
    return tuple(found)


def left_out(asked: int, printed: int) -> list[str]:
    """The sentence on members who have no card number, if there are any."""
    if asked == printed:
        return []
    return [_("其中 {n} 人没有会员编号（不在册），没有排版。").format(n=asked - printed)]


def make(office: Office, job: CardJob, printer: str, tell: Tell) -> Paper:
    """The cards in one PDF, moved by what this printer is off ("" = no printer)."""
    return papers.cards_bytes(office, job.numbers, **_options(office, job, printer), progress=tell)


def _options(office: Office, job: CardJob, printer: str) -> dict[str, object]:
    offset = papers.offset_of(office, printer) if printer else None
    return {"layout": job.layout, "start": job.start, "back": job.back, "offset": offset}


def volumes(job: CardJob, size: int) -> list[CardJob]:
    """The job in parts of so many cards that fill whole sheets; only the first begins elsewhere than at place 1."""
    first = size - (job.start - 1)
    cuts = [0, *range(first, len(job.numbers), size), len(job.numbers)]
    return [
        replace(job, numbers=job.numbers[begin:end], start=job.start if begin == 0 else 1)
        for begin, end in pairwise(cuts)
        if begin < end
    ]


def files_of(job: CardJob, path: Path) -> list[Path]:
    """Where the volumes will be: the path itself, or NAME-01.pdf, NAME-02.pdf …"""
    count = len(volumes(job, IN_A_FILE[job.layout]))
    if count == 1:
        return [path]
    return [path.with_name(f"{path.stem}-{number:02d}{path.suffix}") for number in range(1, count + 1)]


def save(office: Office, job: CardJob, path: Path, tell: Tell) -> tuple[list[Path], list[str]]:
    """Every volume is whole at its path and logged; gives the paths and what could not be printed as given.

    Cancelled, the volumes made so far stay: each is whole and in the log.
    """
    said: dict[str, None] = {}
    parts = volumes(job, IN_A_FILE[job.layout])
    paths = files_of(job, path)
    for place, (part, file) in enumerate(zip(parts, paths, strict=True)):
        paper = papers.save_cards(
            office, part.numbers, file, reprint_reason=job.reason or None, **_options(office, part, ""),
            progress=_within(tell, place, len(parts)),
        )  # fmt: skip
        said.update(dict.fromkeys(paper.report.sentences()))
    return paths, list(said)


class _Nowhere:
    """A sink that keeps nothing."""

    def write(self, data: bytes) -> int:
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""


def check(office: Office, job: CardJob, tell: Tell) -> list[str]:
    """What could not be printed as given, found by making everything once without keeping it."""
    nowhere = _Nowhere()
    made = papers.cards_into(office, job.numbers, nowhere, **_options(office, job, ""), progress=tell)  # type: ignore[arg-type]
    return made.report.sentences()


def send(office: Office, job: CardJob, printer: str, *, two_sided: bool, tell: Tell) -> int:
    """Every card is with the printer and in the log; gives how many. Cancelled, what is sent stays sent and logged."""
    from ui.kit import printing

    parts = volumes(job, AT_ONCE[job.layout])
    for place, part in enumerate(parts):
        within = _within(tell, place, len(parts))
        paper = make(office, part, printer, lambda percent, words, within=within: within(percent // 2, words))  # type: ignore[misc]
        printing.send(
            paper.pdf, printer, copies=1, two_sided=two_sided, title=paper.title,
            progress=lambda percent, words, within=within: within(50 + percent // 2, words),  # type: ignore[misc]
        )  # fmt: skip
        papers.record_print(office, paper, reprint_reason=job.reason or None)
    return len(job.numbers)


def _within(tell: Tell, place: int, count: int) -> Callable[[int, str], None]:
    def part(percent: int, words: str) -> None:
        volume = _("第 {n} 册，共 {m} 册").format(n=place + 1, m=count) if count > 1 else words
        tell((place * 100 + percent) // count, volume)

    return part
