"""Card numbers: 12-digit division, 4-digit union serial, 6-digit serial; reserved once, never given twice."""

from __future__ import annotations

from collections.abc import Sequence

from unionoffice import units
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.members.card_number import card_number
from unionoffice.office import Office
from unionoffice.wording import _


def reserve(office: Office, db: Connection, unit: int, count: int) -> Sequence[str]:
    """The next `count` card numbers of this union; whatever becomes of the act's records, they never come again."""
    if not count:
        return ()
    db.execute("INSERT INTO card_counters (unit, last) VALUES (?, 0) ON CONFLICT (unit) DO NOTHING", (unit,))
    row = db.execute(
        "UPDATE card_counters SET last = last + ? WHERE unit = ? RETURNING serial, last", (count, unit)
    ).fetchone()
    serial, last = row[0], row[1]
    if serial > 9999 or last > 999_999:
        raise Refused("no_card_numbers", _("这个工会的会员编号已用完；没有发放新编号。请联系县总工会。"))
    found = units.unit(office, unit)
    division = (found.division if found is not None and found.division else office.division).ljust(12, "0")
    return [card_number(division, serial, number) for number in range(last - count + 1, last + 1)]


def card_key(office: Office) -> bytes:
    """The key that tells this office's true cards from false ones, 32 bytes."""
    import base64

    return base64.b64decode(office.setting("card_key"))
