"""An invented town of any size and an invented county, for trying the program, for tests and for measuring. The front door of the area."""

from __future__ import annotations

from unionoffice.demo.county import DemoCounty, make_county
from unionoffice.demo.plan import unions_for
from unionoffice.demo.town import APPROVING, DEMO_PASSWORD, ENTERING, MOST_MEMBERS, DemoTown, make_town
from unionoffice.demo.upper import DemoUpper, make_upper

__all__ = [
    "APPROVING",
    "DEMO_PASSWORD",
    "ENTERING",
    "MOST_MEMBERS",
    "DemoCounty",
    "DemoTown",
    "DemoUpper",
    "make_county",
    "make_town",
    "make_upper",
    "unions_for",
]
