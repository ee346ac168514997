"""The contract's own words as boxes of a paper form: who, what, and its days, which are never one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.contracts import words
from ui.kit import text
from ui.kit.paper_grid import LABEL_WIDE, LABEL_WIDE_ENGLISH, Box, PaperGrid, Section
from unionoffice import contracts, wording
from unionoffice.contracts import CONTRACT_FIELDS
from unionoffice.fields import Kind, show
from unionoffice.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from unionoffice.contracts import Contract
    from unionoffice.office import Office

LEFT_OUT = frozenset({
    "employer", "union_unit", "number", "note", "employer_chief_post", "employer_proxy", "worker_chief_post",
    "worker_proxy",
})  # fmt: skip
"""The units stand there by their names; the number is the page's title, the note comes last; a chief has one box."""
WHERE_SET = frozenset({"large", "effect_override", "effect_paper"})
"""Fields that have a box only where something stands in them."""


def facts_section(
    office: Office, contract: Contract, *, change: Callable[[], object] | None, correct: Callable[[], object] | None
) -> Section:
    """The section with its boxes by group; groups in which nothing stands are left out, but for the parties."""
    section = Section(_("合同信息"))
    if change is not None:
        section.offer(_("修改…"), change, key="F2")
    if correct is not None:
        section.offer(_("更正日期…"), correct)
    wide = LABEL_WIDE_ENGLISH if wording.english() else LABEL_WIDE
    for group, boxes in groups(office, contract):
        section.column.addWidget(text.dim(_(group)))
        section.column.addWidget(PaperGrid(boxes, label_wide=wide))
    return section


def groups(office: Office, contract: Contract) -> list[tuple[str, list[Box]]]:
    """Group by group the boxes; the days of filing and effect stand among those of the contract."""
    found: dict[str, list[Box]] = {}
    for name, field in CONTRACT_FIELDS.items():
        value = show(field, getattr(contract, name))
        if name in ("employer_chief", "worker_chief"):
            value = _chief(contract, name.removesuffix("_chief"))
        if name not in LEFT_OUT and (value or name not in WHERE_SET):
            whole = field.kind is Kind.LONG_TEXT or name in ("employer_name", "end_reason")
            found.setdefault(field.group, []).append(Box(label=field.shown, value=value, whole=whole))
    handed, effect = contracts.filings(office, contract.no), contracts.effective_on(office, contract.no)
    days = [
        Box(label=_("报送日期"), value=handed[-1].filed_on if handed else ""),
        Box(label=_("受理日期"), value=(handed[-1].received_on or "") if handed else ""),
        Box(label=_("生效日期"), value=effect or ""),
    ]
    found["生效"] = days + [one for one in found["生效"] if one.value]
    if contract.note:
        found["结束"].append(Box(label=CONTRACT_FIELDS["note"].shown, value=contract.note, whole=True))
    always = ("合同", "双方", "签订", "生效")
    return [(group, boxes) for group, boxes in found.items() if group in always or any(box.value for box in boxes)]


def _chief(contract: Contract, side: str) -> str:
    """Name and post of a side's chief, and whether by proxy."""
    name, post = getattr(contract, f"{side}_chief") or "", getattr(contract, f"{side}_chief_post") or ""
    proxy = _("（受委托）") if getattr(contract, f"{side}_proxy") else ""
    return f"{name}　{post}{proxy}".strip()


def subtitle(contract: Contract) -> str:
    """The line under the number: the party, kind and level."""
    kind, level = words.label("contract_kind", contract.kind), words.label("contract_level", contract.level)
    return f"{contract.employer_name}　{kind} · {level}　{words.span(contract)}".strip()
