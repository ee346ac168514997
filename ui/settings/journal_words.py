"""A line of the journal in the words of the forms: what an act said of itself, and which fields it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unionoffice import codes, fields
from unionoffice.fields import Kind
from unionoffice.members import MEMBERSHIP_FIELDS
from unionoffice.people import PERSON_FIELDS
from unionoffice.units import COUNT_FIELDS, UNIT_FIELDS
from unionoffice.wording import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from unionoffice.fields import Fields
    from unionoffice.journal import Entry, RowChange

TABLES: dict[str, tuple[str, Fields | None]] = {
    "people": (N_("人员"), PERSON_FIELDS),
    "memberships": (N_("会籍"), MEMBERSHIP_FIELDS),
    "membership_spans": (N_("会籍经历"), None),
    "units": (N_("单位"), UNIT_FIELDS),
    "unit_counts": (N_("职工人数"), COUNT_FIELDS),
    "unit_covers": (N_("涵盖单位"), None),
    "transfers": (N_("接转介绍信"), None),
    "imports": (N_("导入记录"), None),
    "merges": (N_("合并"), None),
    "settings": (N_("设置"), None),
    "officers": (N_("操作员"), None),
    "changed_rules": (N_("规则"), None),
    "not_same": (N_("认定不是同一人"), None),
}
AREAS = {
    "members": N_("会员"), "units": N_("组织"), "people": N_("人员"), "settings": N_("设置"), "officers": N_("操作员"),
    "office": N_("办公室"), "print": N_("打印"),
}  # fmt: skip


def detail_words(entry: Entry) -> str:
    """What the act said of itself, in one line."""
    words = {
        "member": _("会员"), "members": _("人数"), "unit": _("单位"), "file": _("文件"), "added": _("新增"), "changed": _("变更"),
        "form": _("表格"), "pages": _("页数"), "copies": _("份数"), "subjects": _("人数"), "reason": _("原因"), "rule": _("规则"),
        "purpose": _("用途"), "name": _("名称"), "to": _("转往"), "state": _("状态"), "officer": _("操作员"), "kept": _("保留"),
        "undone": _("撤销"), "reprint_reason": _("补印原因"), "dropped": _("并入"), "masked": _("遮盖"),
        "field": _("字段"), "photos": _("照片"),
    }  # fmt: skip
    told = [
        f"{words.get(key, key)} {_told(key, value)}"
        for key, value in entry.detail.items()
        if value not in (None, "", [], {})
    ]
    return "，".join(told)


def _told(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return _(fields.YES) if value else _(fields.NO)
    if key == "state":
        return codes.code_list("member_state").shown(str(value))
    if key == "form":
        from unionoffice.members.papers import FORMS

        return _({**FORMS, "card": N_("会员证"), "roll": N_("会员名册")}.get(str(value), str(value)))
    return str(value)


def change_words(change: RowChange, unit_name: Callable[[int], str]) -> list[str]:
    """One row's change, field by field; sensitive values stay covered, units have their names."""
    title, declared = TABLES.get(change.table, (change.table, None))
    head = f"{_(title)}"
    if change.op == "D":
        return [_("{record}：移除").format(record=head)]
    lines = []
    for name, new in (change.new or {}).items():
        if declared is None or name not in declared:
            continue
        old = (change.old or {}).get(name)
        label, after = declared[name].shown, _shown(declared, name, new, unit_name)
        if change.op == "I":
            lines.append(_("{record} {field}：{new}").format(record=head, field=label, new=after))
        else:
            before = _shown(declared, name, old, unit_name) or _("（空）")
            lines.append(
                _("{record} {field}：{old} → {new}").format(
                    record=head, field=label, old=before, new=after or _("（空）")
                )
            )
    if not lines:
        lines.append(
            _("{record}：新增").format(record=head) if change.op == "I" else _("{record}：修改").format(record=head)
        )
    return lines


def _shown(declared: Fields, name: str, value: Any, unit_name: Callable[[int], str]) -> str:
    if declared[name].kind is Kind.UNIT and isinstance(value, int):
        return unit_name(value)
    return fields.show(declared[name], value, reveal=False)
