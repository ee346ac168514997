"""What waits for the office in hardship aid: of the files, and of the money."""

from __future__ import annotations

from unionoffice.aid import file_deadlines, money_deadlines
from unionoffice.deadlines import Deadline
from unionoffice.office import Office

TOGETHER = {**file_deadlines.TOGETHER, **money_deadlines.TOGETHER}


def deadlines(office: Office) -> list[Deadline]:
    """Everything that can be told in a few statements."""
    return [*file_deadlines.deadlines(office), *money_deadlines.deadlines(office)]


def coming(office: Office, until: str) -> list[Deadline]:
    """As `deadlines`, with everything that falls due until a day."""
    return [*file_deadlines.deadlines(office, until=until), *money_deadlines.deadlines(office, until=until)]
