"""How a unit stands on the office's day, in a word and a colour; and which units each filter of the page means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.theme import Tone
from unionoffice import codes, deadlines, units
from unionoffice.units import Unit
from unionoffice.wording import N_, _

if TYPE_CHECKING:
    from unionoffice.office import Office

UNCONFIRMED, WITHOUT, OVERDUE, SOON, CERTIFICATE, NEW = (
    "unconfirmed", "without_union", "overdue", "soon", "certificate", "founded_this_quarter",
)  # fmt: skip

FILTERS: tuple[tuple[str, str], ...] = (
    (WITHOUT, N_("未建会")),
    (UNCONFIRMED, N_("待确认")),
    (OVERDUE, N_("已届满")),
    (SOON, N_("将届满")),
    (CERTIFICATE, N_("证书到期")),
    (NEW, N_("本季建会")),
    ("unions", N_("基层工会")),
)
"""What the page can be narrowed to, by the word another page asks with."""


def chosen(office: Office, wanted: str) -> list[int]:
    """The numbers of the units a filter means. Raises KeyError for an unknown one."""
    found: dict[str, Callable[[], list[int]]] = {
        WITHOUT: lambda: units.without_union(office),
        UNCONFIRMED: lambda: units.unconfirmed(office),
        OVERDUE: lambda: [one.unit or 0 for one in deadlines.terms(office) if one.overdue],
        SOON: lambda: [one.unit or 0 for one in deadlines.terms(office) if not one.overdue],
        CERTIFICATE: lambda: [one.unit or 0 for one in deadlines.certificates(office)],
        NEW: lambda: units.founded_since(office, quarter(office.today)),
        "unions": lambda: units.unions(office),
    }
    return found[wanted]()


def quarter(today: str) -> str:
    """The first day of the quarter."""
    return f"{today[:4]}-{(int(today[5:7]) - 1) // 3 * 3 + 1:02d}-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """What is needed to say how units stand: days left of terms, who is covered; read once a refresh."""

    terms: dict[int, int]
    covered: frozenset[int]

    def of(self, unit: Unit) -> tuple[str, Tone]:
        """The word and its colour; "" where there is nothing to say."""
        if unit.status in ("dissolved", "suspended", "preparing"):
            return codes.code_list("unit_status").shown(unit.status), Tone.PLAIN
        if not unit.confirmed:
            return _("待确认"), Tone.WARN
        if unit.kind == "nonunion":
            return (_("已被涵盖"), Tone.INFO) if unit.no in self.covered else (_("未建会"), Tone.WARN)
        days = self.terms.get(unit.no)
        if days is None:
            return "", Tone.PLAIN
        if days < 0:
            return _("已届满 {n} 天").format(n=-days), Tone.BAD
        return (
            _("今天届满") if days == 0 else _("还有 {n} 天届满").format(n=days)
        ), Tone.WARN if days <= 90 else Tone.INFO


def standings(office: Office) -> Standings:
    """How the office's units stand today."""
    return Standings(
        terms={one.unit or 0: one.days or 0 for one in deadlines.terms(office)},
        covered=frozenset(units.covered(office)),
    )
