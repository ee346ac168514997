"""Card numbers: 12-digit division, 4-digit union serial, 6-digit serial; reserved once, never given twice."""

from __future__ import annotations

from collections.abc import Sequence

from unionoffice import units
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.members.card_number import card_number
from unionoffice.members.number_blocks import blocks_of, serials
from unionoffice.office import Office
from unionoffice.wording import _


def reserve(office: Office, db: Connection, unit: int, count: int) -> Sequence[str]:
    """The next `count` card numbers of this union; whatever becomes of the act's records, they never come again.

    Raises Refused where the numbers, or the blocks the upper office has given, are used up.
    """
    if not count:
        return ()
    found = units.unit(office, unit)
    division = (found.division if found is not None and found.division else office.division).ljust(12, "0")
    db.execute("INSERT INTO card_counters (unit, last) VALUES (?, 0) ON CONFLICT (unit) DO NOTHING", (unit,))
    row = db.execute("SELECT serial, last FROM card_counters WHERE unit = ?", (unit,)).fetchone()
    serial, wanted = row[0], serials(row[1], count, blocks_of(db, division))
    if serial > 9999 or len(wanted) < count:
        raise Refused("no_card_numbers", _("这个工会的会员编号已用完；没有发放新编号。请联系县总工会。"))
    db.execute("UPDATE card_counters SET last = ? WHERE unit = ?", (wanted[-1], unit))
    return [card_number(division, serial, number) for number in wanted]


def card_key(office: Office) -> bytes:
    """The key that tells this office's true cards from false ones, 32 bytes."""
    import base64

    return base64.b64decode(office.setting("card_key"))
