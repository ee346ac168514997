"""Which window a deed of an opened file has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.aid.deeds import Deed, lacking
from ui.aid.step_dialog import StepDialog
from unionoffice.errors import Refused
from unionoffice.findings import Level
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.aid.case_page import CasePage


def do(page: CasePage, deed: Deed) -> QDialog | None:
    """The window of the deed is in front. Raises Refused where it cannot be done now."""
    if deed.why:
        raise Refused("not_now", deed.why)
    match deed.key:
        case "visit":
            return page.visit()
        case "reckon":
            return page.reckon()
        case "month":
            return page.month()
        case "fill":
            first = next((one for one in page.case.findings if one.level is Level.HELD), None)
            return page.mend(first) if first is not None else None
    if deed.key == "applied" and lacking(page.case):
        raise Refused("incomplete", _("档案还没有填齐。") + "\n" + "\n".join(lacking(page.case)))
    dialog = StepDialog(page.desk.office, page.case, deed.key, page)
    dialog.saved.connect(lambda _step: page.desk.say(_("已办理：{deed}").format(deed=deed.title.rstrip("…"))))
    return page.opened(dialog)
