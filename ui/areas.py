"""The areas the window shows, in the order of the navigation. What is not built yet is not here.

Their pages are loaded when they are made: nothing of an area is in memory before it is visited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.navigation import Area
from unionoffice.wording import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk
    from ui.kit.page import Page


def _units(desk: Desk) -> Page:
    from ui.units.page import UnitsPage

    return UnitsPage(desk)


AREAS: tuple[Area, ...] = (
    Area(key="units", title=N_("组织"), icon="tree", make_page=_units),
)
