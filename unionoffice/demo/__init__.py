"""An invented town of any size, for trying the program, for tests and for measuring. The front door of the area."""

from __future__ import annotations

from unionoffice.demo.plan import unions_for
from unionoffice.demo.town import APPROVING, DEMO_PASSWORD, ENTERING, MOST_MEMBERS, DemoTown, make_town

__all__ = ["APPROVING", "DEMO_PASSWORD", "ENTERING", "MOST_MEMBERS", "DemoTown", "make_town", "unions_for"]
