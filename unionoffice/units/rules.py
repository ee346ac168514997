"""Rules of units: what a parent may be, and what the parts of a worker count may be. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from unionoffice.findings import Finding, Level
from unionoffice.units.model import Unit, WorkerCount
from unionoffice.wording import _


def parent_fault(unit: int, parent: int | None, below: Sequence[int]) -> Finding | None:
    """A unit is never its own upper union, nor one of those below it is."""
    if parent is None or unit == 0 or parent not in below:
        return None
    return Finding(Level.HELD, "cycle", _("上级工会不能是本单位自己或其下级。请另选上级工会。"), "parent")


def count_faults(count: WorkerCount) -> list[Finding]:
    """Each part is at most the whole."""
    faults = []
    for name in ("women", "migrant", "dispatched", "new_form"):
        part = getattr(count, name)
        if part is not None and part > count.workers:
            sentence = _("分项人数 {part} 大于职工总数 {whole}。请核对。")
            faults.append(Finding(Level.HELD, "part_over_whole", sentence.format(part=part, whole=count.workers), name))
    return faults


def term_faults(unit: Unit) -> list[Finding]:
    """A term ends after it starts."""
    if unit.term_start and unit.term_end and unit.term_end <= unit.term_start:
        return [Finding(Level.HELD, "term_order", _("本届止应晚于本届起。请核对日期。"), "term_end")]
    return []
