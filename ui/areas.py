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


def _aid(desk: Desk) -> Page:
    from ui.aid.page import AidPage

    return AidPage(desk)


def _contracts(desk: Desk) -> Page:
    from ui.contracts.page import ContractsPage

    return ContractsPage(desk)


def _units(desk: Desk) -> Page:
    from ui.units.page import UnitsPage

    return UnitsPage(desk)


def _deadlines(desk: Desk) -> Page:
    from ui.deadlines.page import DeadlinesPage

    return DeadlinesPage(desk)


def _reports(desk: Desk) -> Page:
    from ui.reports.page import page_of

    return page_of(desk)


def _settings(desk: Desk) -> Page:
    from ui.settings.page import SettingsPage

    return SettingsPage(desk)


def _import(desk: Desk, window: QWidget, wanted: Any = None) -> QDialog:
    from ui.importing.start import start

    return start(desk, window, wanted)


def _filling(desk: Desk, window: QWidget, wanted: Any = None) -> QDialog:
    from ui.filling.start import start

    return start(desk, window, wanted)


AREAS: tuple[Area, ...] = (
    Area(key="dashboard", title=N_("工作台"), icon="home", make_page=_dashboard),
    Area(key="members", title=N_("会员"), icon="people", make_page=_members),
    Area(key="aid", title=N_("困难帮扶"), icon="heart", make_page=_aid),
    Area(key="contracts", title=N_("集体合同"), icon="contract", make_page=_contracts),
    Area(key="units", title=N_("组织"), icon="tree", make_page=_units),
    Area(key="deadlines", title=N_("期限"), icon="calendar", make_page=_deadlines),
    Area(key="reports", title=N_("上报"), icon="upload", make_page=_reports),
    Area(key="settings", title=N_("设置"), icon="settings", make_page=_settings, at_foot=True),
    Area(key="import", title=N_("导入名册"), icon="import", start=_import),
    Area(key="filling", title=N_("填上级表"), icon="upload", start=_filling),
)
