"""The areas the window shows, in the order of the navigation. What is not built yet is not here.

Their pages are loaded when they are made: nothing of an area is in memory before it is visited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.navigation import Area
from unionoffice.wording import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from ui.desk import Desk
    from ui.kit.page import Page


def _dashboard(desk: Desk) -> Page:
    from ui.dashboard.page import DashboardPage

    return DashboardPage(desk)


def _members(desk: Desk) -> Page:
    from ui.members.members_page import MembersPage

    return MembersPage(desk, lambda desk, _page: desk.go("import"))


def _units(desk: Desk) -> Page:
    from ui.units.page import UnitsPage

    return UnitsPage(desk)


def _settings(desk: Desk) -> Page:
    from ui.settings.page import SettingsPage

    return SettingsPage(desk)


def _import(desk: Desk, window: QWidget, wanted: Any = None) -> QDialog:
    from ui.importing.start import start

    return start(desk, window, wanted)


AREAS: tuple[Area, ...] = (
    Area(key="dashboard", title=N_("工作台"), icon="home", make_page=_dashboard),
    Area(key="members", title=N_("会员"), icon="people", make_page=_members),
    Area(key="units", title=N_("组织"), icon="tree", make_page=_units),
    Area(key="settings", title=N_("设置"), icon="settings", make_page=_settings, at_foot=True),
    Area(key="import", title=N_("导入名册"), icon="import", start=_import),
)
