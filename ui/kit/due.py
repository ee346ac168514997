"""How urgent a deadline is, in words and colour, and where it leads; the same on every page."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from ui.kit.chosen import Chosen
from ui.kit.list_page import Query
from ui.theme import Tone
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.deadlines import Deadline


def tone_of(one: Deadline) -> Tone:
    """Red when overdue, amber in the last month, blue for the rest."""
    if one.days is None:
        return Tone.INFO
    return Tone.BAD if one.days < 0 else Tone.WARN if one.days <= 30 else Tone.INFO


def due_words(one: Deadline) -> str:
    """How urgent a line is: days where it has a day, else how many it speaks of."""
    if one.days is None:
        words = {"unit": _("{n:,} 个"), "card": _("{n:,} 张"), "age": _("{n:,} 人"), "pair": _("{n:,} 对")}
        return words.get(one.reason, _("{n:,} 项")).format(n=one.count)
    if one.days < 0:
        return (_("最久逾期 {n:,} 天") if one.count > 1 else _("已逾期 {n:,} 天")).format(n=-one.days)
    if one.days == 0:
        return _("今天到期")
    return (_("最早还有 {n:,} 天") if one.count > 1 else _("还有 {n:,} 天")).format(n=one.days)


def leads_to(one: Deadline) -> tuple[str, Any]:
    """The area where it is dealt with, and what its page is to show: a list, people, or one record.

    Many of one kind in an area with records of its own are shown by their reason.
    """
    if one.record is not None and one.area not in ("units", "members"):
        return one.area, one.record
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
        case "receipt" if one.people:
            return "members", Chosen(words=_("未见转出回执的人"), numbers=array("q", one.people))
        case "age":
            return "members", Chosen(words=_("到龄、要核对会籍的人"), numbers=array("q", one.people))
        case _ if one.area not in ("units", "members"):
            return one.area, one.reason
        case _:
            return one.area, None
