"""A mark beside the office file that says it was put back from a backup: `NAME.restored`.

Whoever restores has no key and cannot write into the file; the mark is noticed when the office is opened next. It
holds a token, new with every restore, and the highest epoch the office's book ever had here.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from unionoffice.safe_write import safe_write


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The last restore's token and the highest epoch known here; "" and 0 where nothing was ever restored."""

    token: str = ""
    epoch: int = 0


def mark_path(office: Path) -> Path:
    """Where the mark of this office lies."""
    return office.with_suffix(".restored")


def mark_of(office: Path) -> Mark:
    """The office's mark; a file that is none counts as a restore nobody has noticed yet."""
    try:
        found = json.loads(mark_path(office).read_bytes())
        return Mark(token=str(found["token"]), epoch=int(found["epoch"]))
    except FileNotFoundError:
        return Mark()
    except (ValueError, TypeError, KeyError):
        return Mark(token="unreadable")


def note(office: Path) -> None:
    """The office file is being put back from a backup: the next opening learns of it. Raises Trouble."""
    keep(office, Mark(token=secrets.token_hex(8), epoch=mark_of(office).epoch))


def keep(office: Path, mark: Mark) -> None:
    """The mark beside the office is this one. Raises Trouble."""
    safe_write(mark_path(office), json.dumps(asdict(mark)).encode())
