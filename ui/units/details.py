"""What the panel beside the tree says of a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.kit.detail import Detail, DetailPanel, lines_of
from ui.theme import Tone
from unionoffice import units
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.units.standing import Standings
    from ui.units.tree_model import Node
    from unionoffice.office import Office

JOINT = frozenset({"joint", "village", "industry", "grid", "park", "federation", "township"})
"""Kinds of unions that cover units without a union of their own."""


class UnitPanel(DetailPanel):
    """The panel; what cannot be done with the unit has no button."""

    def show_detail(self, detail: Detail, row: Any) -> None:
        """The panel shows this unit."""
        super().show_detail(detail, row)
        for _action, made in self._buttons:
            made.setVisible(made.isEnabled())


def detail(office: Office, node: Node, standings: Standings) -> Detail:
    """Name, standing, members, the last worker count, what is known of unit and union."""
    unit = node.unit
    word, tone = standings.of(unit)
    lines = lines_of(units.UNIT_FIELDS, unit, "kind")
    lines.append((_("会员"), _members(node)))
    counts = units.counts(office, unit.no)
    if counts:
        lines.append((_("职工"), _("{n:,} 人（{day}）").format(n=counts[0].workers, day=counts[0].day)))
        if unit.kind == "single" and node.members and counts[0].workers:
            lines.append((_("入会率"), f"{100 * node.members / counts[0].workers:.1f} %"))
    if unit.kind in JOINT and (covers := units.covers(office, unit.no)):
        lines.append((_("涵盖单位"), _("{n} 家").format(n=len(covers))))
    for name, words in _short().items():
        lines += [(words or label, value) for label, value in lines_of(units.UNIT_FIELDS, unit, name)]
    note = _("导入时新建的单位：请核对名称和上级，再点“确认无误”。") if not unit.confirmed else ""
    return Detail(
        title=unit.short_name or unit.name, state=word, tone=tone if word else Tone.PLAIN, lines=lines, note=note
    )


def _short() -> dict[str, str]:
    """The fields the panel shows, in their order; with a shorter label where the form's is too long for it."""
    return {
        "employer": _("所在单位"), "chair": "", "contact": "", "phone": "", "founded": "", "term_start": "", "term_end": "",
        "certificate_until": _("证书有效至"), "unit_type": "", "industry": _("行业"), "union_code": _("工会代码"),
        "credit_code": _("单位代码"), "division": _("区划代码"), "address": _("地址"), "note": "",
    }  # fmt: skip


def _members(node: Node) -> str:
    if node.whole == node.members:
        return _("{n:,} 人").format(n=node.members)
    return _("{n:,} 人，含下级 {m:,} 人").format(n=node.members, m=node.whole)
