"""What the household was given or is to be given: each row with its round, kind, amount and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.aid.words import label, yuan
from ui.kit import text
from ui.kit.paper_grid import PaperColumn, PaperTable, Section
from unionoffice.aid import FILED_STAGES
from unionoffice.aid.money_figures import helped_by_file
from unionoffice.aid.room import room_of
from unionoffice.aid.round_view import round_rows
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid import Household
    from unionoffice.office import Office

PAID = "paid"


HOUSEHOLD_KINDS, STUDY = ("living", "medical"), "study"


def paid_section(office: Office, household: Household) -> Section:
    """The section; reversals stand with their minus and are taken off the sum."""
    section = Section(_("历次帮扶"))
    lines = helped_by_file(office, household.file.no)
    titles = {row.round.no: row.round.title for row in round_rows(office)} if lines else {}
    columns = (
        PaperColumn(title=_("日期"), part=3, day=True), PaperColumn(title=_("批次"), part=6),
        PaperColumn(title=_("救助类别"), part=3), PaperColumn(title=_("金额（元）"), part=3, right=True),
        PaperColumn(title=_("结果"), part=3), PaperColumn(title=_("备注"), part=5),
    )  # fmt: skip
    rows = [
        (
            one.item.result_on or "", titles.get(one.item.round, ""), label("aid_kind", one.item.kind), yuan(one.item.amount),
            label("aid_result", one.item.result), one.item.remark or "",
        )
        for one in lines
    ]  # fmt: skip
    paid = sum(one.item.amount for one in lines if one.item.result == PAID)
    total = (_("已发放合计"), "", "", yuan(paid), "", "") if rows else ()
    section.column.addWidget(PaperTable(columns, rows, total=total, none=_("还没有发放过。")))
    left = _left(office, household)
    if left:
        words = _("今年还可以发放：{rooms}").format(rooms=_("；").join(left))
        section.column.addWidget(text.dim(words, wrap=True))
    return section


def _left(office: Office, household: Household) -> list[str]:
    """What is left of each ceiling this year, for the household and for each who goes to school."""
    file = household.file
    if file.stage not in FILED_STAGES:
        return []
    asked = [(label("aid_kind", kind), room_of(office, kind=kind, file=file.no)) for kind in HOUSEHOLD_KINDS]
    asked += [
        (f"{label('aid_kind', STUDY)} {row.person.name}", room_of(office, kind=STUDY, file=file.no, beneficiary=row.person.no))
        for row in household.family
        if row.member.schooling
    ]  # fmt: skip
    return [
        _("{kind} {yuan} 元").format(kind=words, yuan=yuan(room.left)) for words, room in asked if room.left is not None
    ]
