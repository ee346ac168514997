"""The record of a unit: a new one, or one to look at and change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.kit import unit_choice
from ui.kit.form import Form
from ui.kit.record_dialog import RecordDialog
from unionoffice import units
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk


class UnitDialog(RecordDialog):
    """Enters a new unit (`no` None) below `parent_no`, or changes the unit of this number."""

    def __init__(
        self, desk: Desk, no: int | None = None, *, parent_no: int | None = None, parent: QWidget | None = None
    ) -> None:
        office = desk.office
        unit = units.unit(office, no) if no is not None else None
        below = units.descendants(office, unit.no) if unit is not None else ()
        form = Form(units.UNIT_FIELDS, unit_choice.sources(office, without=below))
        own = units.own_union(office).no
        if unit is None:
            form.fill({"kind": "single", "status": "normal", "parent": parent_no or own, "division": office.division})
        else:
            form.fill({name: getattr(unit, name) for name in units.UNIT_FIELDS})
        self._desk = desk
        super().__init__(
            _("登记单位") if unit is None else unit.name,
            form,
            lambda _values: self._write(no),
            subtitle=_("工会名称与公章文字一致；没有建会的单位，组织类型选“未建会单位”。") if unit is None else "",
            parent=parent,
        )

    def _write(self, no: int | None) -> Any:
        office, raw = self._desk.office, self.form.raw()
        if no is None:
            unit = units.add_unit(office, raw)
            self._desk.say(_("已登记“{name}”").format(name=unit.name))
        else:
            own, before = units.own_union(office).no, units.unit(office, no)
            if not raw["parent"] and no != own and before is not None and before.parent is not None:
                raw["parent"] = own
            unit = units.change_unit(office, no, raw)
            self._desk.say(_("已保存“{name}”").format(name=unit.name))
        return unit.no
