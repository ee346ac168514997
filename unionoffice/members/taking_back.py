"""Taking one change of members back as a whole: a state given to some, a value set for many."""

from __future__ import annotations

from unionoffice import journal, undo
from unionoffice.errors import Refused
from unionoffice.members import store
from unionoffice.members.registering import AREA
from unionoffice.office import Office
from unionoffice.wording import _

OWNERS = {"people": "", "memberships": "", "membership_spans": "person"}
"""Tables such an act touches, with the column that says whose row it is ("" for the key)."""


def take_back(office: Office, act: int) -> int:
    """The members are as they were before this act; gives how many. Raises Refused("changed_since"), nothing changed."""
    with office.act("撤销修改会员", AREA) as now:
        changes = journal.changes(now.db, act)
        if not changes or any(change.table not in OWNERS for change in changes):
            raise Refused("not_to_be_undone", _("这一步不能整体撤销。请逐人修改。"), "id")
        if undo.find_conflicts(now.db, act):
            raise Refused("changed_since", _("之后又有人改过其中的会员，没有撤销。请逐人修改。"), "id")
        touched = {
            change.pk if not OWNERS[change.table] else int((change.new or change.old or {})[OWNERS[change.table]])
            for change in changes
            if not OWNERS[change.table] or OWNERS[change.table] in (change.new or change.old or {})
        }
        undo.reverse(now.db, act)
        store.index(now.db, touched)
        now.detail["members"] = len(touched)
    return len(touched)
