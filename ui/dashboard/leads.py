"""Where a figure of the dashboard leads: the area, and the list it is handed. Of a deadline `ui.kit.due` knows it."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from ui.kit.chosen import Chosen
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk


def month(desk: Desk, name: str) -> tuple[str, Any]:
    """Who came onto the roll in a month (YYYY-MM)."""
    from unionoffice import members

    people = [no for no, _state in members.came(desk.office, f"{name}-01", f"{name}-31")]
    words = _("{year} 年 {month} 月新增的会员").format(year=name[:4], month=int(name[5:]))
    return "members", Chosen(words=words, numbers=array("q", people))
