"""Members: the roll, its states, transfer, duplicates, import, figures and papers. The front door of the area."""

from __future__ import annotations

from collections.abc import Sequence

from unionoffice import people
from unionoffice.database import Connection
from unionoffice.members import store
from unionoffice.members.admitting import Span, admit_many, settle_search
from unionoffice.members.deadlines import doubles
from unionoffice.members.duplicates import Pair, not_the_same, pairs
from unionoffice.members.figures import (
    Balance,
    RollFigures,
    balance,
    by_unit,
    came,
    came_by_month,
    figures,
    on_the_roll,
    went,
)
from unionoffice.members.import_draft import Draft, DraftRow, Pile
from unionoffice.members.import_enter import (
    Import,
    Undone,
    enter,
    import_conflicts,
    imported_before,
    imports,
    undo_import,
)
from unionoffice.members.member import Member
from unionoffice.members.merging import Merge, differences, merge, merges, undo_merge
from unionoffice.members.model import COUNTED, MEMBER_FIELDS, MEMBERSHIP_FIELDS, STATES_ON_THE_ROLL, Membership
from unionoffice.members.number_blocks import MOST_SERIAL, Block, blocks, take_blocks
from unionoffice.members.photographs import FolderResult, import_folder, set_photo
from unionoffice.members.registering import (
    CHANGEABLE_TOGETHER,
    MassLine,
    change,
    examine,
    mass_change,
    register,
    review_mass_change,
    unit_number,
)
from unionoffice.members.rules import may_follow
from unionoffice.members.search import EVERYBODY, ON_THE_ROLL, SORTS, Filter, Found, find, roll, with_below
from unionoffice.members.states import change_state
from unionoffice.members.store import index_all
from unionoffice.members.taking_back import take_back
from unionoffice.members.transferring import (
    Transfer,
    awaited_receipts,
    receipt_came,
    transfer,
    transfer_in,
    transfer_out,
    transfers_of,
)
from unionoffice.office import Office

__all__ = [
    "CHANGEABLE_TOGETHER", "COUNTED", "EVERYBODY", "MEMBERSHIP_FIELDS", "MEMBER_FIELDS", "MOST_SERIAL", "ON_THE_ROLL", "SORTS",
    "STATES_ON_THE_ROLL", "Balance", "Block", "Draft", "DraftRow", "Filter", "FolderResult", "Found", "Import", "MassLine",
    "Member", "Membership", "Merge", "Pair", "Pile", "RollFigures", "Span", "Transfer", "Undone", "admit_many",
    "awaited_receipts", "balance", "blocks", "by_unit", "came", "came_by_month", "change", "change_state", "differences",
    "doubles", "enter", "examine", "figures", "find", "history", "import_conflicts", "import_folder", "imported_before",
    "imports", "index_all", "mass_change", "may_follow", "member", "member_by_id", "members_of", "merge", "merges", "not_the_same",
    "number_of", "on_the_roll", "pairs", "receipt_came", "register", "reveal", "review_mass_change", "roll", "rows",
    "set_photo", "settle_search", "spans", "take_back", "take_blocks", "transfer", "transfer_in", "transfer_out", "transfers_of", "undo_import",
    "undo_merge", "unit_number", "went", "with_below",
]  # fmt: skip


def member(office: Office, no: int) -> Member | None:
    """The member of this number."""
    return store.member(office.reading(), no)


def number_of(office: Office, uid: str) -> int | None:
    """The number of the person with this lasting id."""
    return people.number_of(office.reading(), uid)


def member_by_id(office: Office, uid: str) -> Member | None:
    """The member with this lasting id."""
    no = number_of(office, uid)
    return None if no is None else member(office, no)


def members_of(office: Office, numbers: Sequence[int]) -> list[Member | None]:
    """These members, in the order asked for; None where one is gone."""
    return store.members_of(office.reading(), numbers)


def rows(db: Connection, numbers: Sequence[int]) -> list[Member | None]:
    """As `members_of`, on a connection a list or a job already has."""
    return store.members_of(db, numbers)


def spans(office: Office, no: int) -> list[dict[str, object]]:
    """The member's states with their days, units and reasons, in order."""
    return store.spans(office.reading(), no)


def history(office: Office, no: int) -> list[tuple[str, str, str, str, str]]:
    """What changed about this member, newest first: day, officer, field's label, old and new value in words."""
    from unionoffice import fields, journal

    lines = []
    for table in ("people", "memberships"):
        for entry, change_ in journal.history(office.reading(), table, no):
            for name, new in (change_.new or {}).items():
                if name in MEMBER_FIELDS and (change_.op == "U" or new is not None):
                    declared = MEMBER_FIELDS[name]
                    old = (change_.old or {}).get(name)
                    words = [fields.show(declared, value, reveal=False) for value in (old, new)]
                    lines.append((entry.at, entry.officer, declared.shown, *words))
    lines.sort(reverse=True)
    return lines  # type: ignore[return-value]


def reveal(office: Office, no: int, purpose: str) -> Member:
    """The member with everything uncovered; the journal holds who looked and what for. Raises Refused."""
    from unionoffice.members.registering import existing

    found = existing(office.reading(), no)
    office.note("查看完整号码", "members", {"member": found.id, "purpose": purpose})
    return found
