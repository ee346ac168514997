"""Where a line or a figure of the dashboard leads: the area, and the list it is handed."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from ui.kit.chosen import Chosen
from ui.kit.list_page import Query
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.deadlines import Deadline


def of_deadline(one: Deadline) -> tuple[str, Any]:
    """Area and what its page is to show."""
    match one.reason:
        case "term" | "certificate" if one.unit is not None:
            return "units", one.unit
        case "term":
            return "units", Query(filters={"show": "overdue" if one.overdue else "soon"})
        case "certificate":
            return "units", Query(filters={"show": "certificate"})
        case "unit":
            return "units", Query(filters={"show": "unconfirmed"})
        case "card":
            return "members", Query(filters={"kind": "unprinted"})
        case "pair":
            return "members", "duplicates"
        case "receipt":
            return "members", Chosen(words=_("未见转出回执的人"), numbers=array("q", one.people))
        case _:
            return "members", Chosen(words=_("到龄、要核对会籍的人"), numbers=array("q", one.people))


def month(desk: Desk, name: str) -> tuple[str, Any]:
    """Who came onto the roll in a month (YYYY-MM)."""
    from unionoffice import members

    people = [no for no, _state in members.came(desk.office, f"{name}-01", f"{name}-31")]
    words = _("{year} 年 {month} 月新增的会员").format(year=name[:4], month=int(name[5:]))
    return "members", Chosen(words=words, numbers=array("q", people))
