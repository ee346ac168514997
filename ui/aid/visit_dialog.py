"""A visit to a household: who went, who was there, what was seen. That of an application moves the file along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ui.aid.sources import of_office
from ui.kit.form import Form
from ui.kit.record_dialog import RecordDialog
from unionoffice import aid
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid import Visit
    from unionoffice.office import Office


class _VisitForm(Form):
    """Gives its answers unread: the office reads them."""

    def values(self) -> dict[str, Any] | None:
        """The answers as typed; None where one cannot be taken."""
        return None if super().values() is None else self.raw()


class VisitDialog(RecordDialog):
    """Records a visit; `saved` carries it."""

    def __init__(self, office: Office, no: int, parent: QWidget | None = None, *, purpose: str = "") -> None:
        household = aid.household(office, no)
        if household is None:
            raise Refused("unknown_file", _("没有这份档案；没有改动任何内容。请刷新列表后再试。"), "file")
        self._office, self._no = office, no
        form = _VisitForm(aid.VISIT_FIELDS, of_office(office), columns=2)
        form.fill(
            {
                "day": office.today, "purpose": purpose or _purpose(household.file.stage),
                "people": _("{n} 人").format(n=household.size),
            }
        )  # fmt: skip
        super().__init__(
            _("入户调查"), form, self._record, button_text=_("登记"),
            subtitle=f"{household.worker.name}　{household.file.file_no}　{household.unit_name}", parent=parent,
        )  # fmt: skip

    def _record(self, raw: dict[str, Any]) -> Visit:
        return aid.record_visit(self._office, self._no, {name: value for name, value in raw.items() if value})


def _purpose(stage: str) -> str:
    """Why the household of a file in this stage is usually visited."""
    if stage in ("draft", "applied", "visited", "reviewed", "posted", "township", "returned"):
        return "application"
    return "exit" if stage == "leaving" else "yearly"
