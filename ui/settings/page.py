"""The page 设置: the sections at the left, the chosen one beside them; each is made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem

from ui import errors, theme
from ui.desk import Desk
from ui.kit import icons, text
from ui.kit.page import Page
from ui.kit.room import Roomy, Stack
from ui.settings.section import Section
from unionoffice.office import Change
from unionoffice.wording import N_, _


def _office(desk: Desk) -> Section:
    from ui.settings.office_section import OfficeSection

    return OfficeSection(desk)


def _officers(desk: Desk) -> Section:
    from ui.settings.officers_section import OfficersSection

    return OfficersSection(desk)


def _rules(desk: Desk) -> Section:
    from ui.settings.rules_section import RulesSection

    return RulesSection(desk)


def _calendar(desk: Desk) -> Section:
    from ui.settings.calendar_section import CalendarSection

    return CalendarSection(desk)


def _printers(desk: Desk) -> Section:
    from ui.settings.printers_section import PrintersSection

    return PrintersSection(desk)


def _backups(desk: Desk) -> Section:
    from ui.settings.backups_section import BackupsSection

    return BackupsSection(desk)


def _prints(desk: Desk) -> Section:
    from ui.settings.prints_section import PrintsSection

    return PrintsSection(desk)


def _journal(desk: Desk) -> Section:
    from ui.settings.journal_section import JournalSection

    return JournalSection(desk)


def _file(desk: Desk) -> Section:
    from ui.settings.file_section import FileSection

    return FileSection(desk)


def _register(desk: Desk) -> Section:
    from ui.settings.register_section import RegisterSection

    return RegisterSection(desk)


def _about(desk: Desk) -> Section:
    from ui.settings.about_section import AboutSection

    return AboutSection(desk)


SECTIONS: tuple[tuple[str, str, str, Callable[[Desk], Section]], ...] = (
    ("office", N_("办公室"), "home", _office),
    ("officers", N_("操作员"), "people", _officers),
    ("rules", N_("规则"), "scales", _rules),
    ("calendar", N_("节假日"), "calendar", _calendar),
    ("printers", N_("打印机"), "print", _printers),
    ("backups", N_("备份"), "save", _backups),
    ("prints", N_("打印记录"), "card", _prints),
    ("journal", N_("操作日志"), "clock", _journal),
    ("file", N_("数据检查"), "good", _file),
    ("register", N_("字段登记表"), "contract", _register),
    ("about", N_("关于本程序"), "info", _about),
)
"""Key, name, drawing and maker of each section."""


class SettingsPage(Page):
    """`take` a section's key to have it in front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("设置"))
        self.sections: dict[str, Section] = {}
        self._old: set[str] = set()
        self.list = QListWidget()
        self.list.setAccessibleName(_("设置的各部分"))
        self.list.setFixedWidth(168)
        self.list.setIconSize(QSize(20, 20))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet(
            f"QListWidget {{ background: {theme.WHITE}; border: 1px solid {theme.BORDER}; border-radius: 8px; padding: 5px; }}"
            f"QListWidget:focus {{ border: 2px solid {theme.PRIMARY}; padding: 4px; }}"
            f"QListWidget::item {{ height: 36px; border-radius: 6px; padding-left: 6px; color: {theme.TEXT}; }}"
            f"QListWidget::item:hover {{ background: {theme.TINT_HOVER}; }}"
            f"QListWidget::item:selected {{ background: {theme.TINT}; color: {theme.BLUE_INK}; }}"
        )
        for key, name, icon, _make in SECTIONS:
            item = QListWidgetItem(icons.icon(icon), _(name))
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
        self.stack = Stack()
        card, inside = text.card()
        inside.setContentsMargins(22, 18, 22, 18)
        inside.addWidget(Roomy(self.stack, sideways=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addWidget(card, 1)
        self.column.addLayout(row, 1)
        self.list.currentRowChanged.connect(self._turn)
        self.list.itemActivated.connect(lambda _item: self._into())
        self.list.setCurrentRow(0)

    @Slot(object)
    def _hear(self, change: Change) -> None:
        for key, section in self.sections.items():
            if change.areas & section.areas or "*" in section.areas:
                self._old.add(key)
        if self.isVisible():
            self._freshen_section()

    def refresh(self) -> None:
        """The section in front shows the office as it is now."""
        self._freshen_section()

    def _freshen_section(self) -> None:
        key = self.chosen()
        if key in self._old and key in self.sections:
            self._old.discard(key)
            with errors.showing(self):
                self.sections[key].refresh()

    def chosen(self) -> str:
        """The key of the section in front."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def _turn(self, place: int) -> None:
        key, _name, _icon, make = SECTIONS[place]
        if key not in self.sections:
            with errors.showing(self):
                section = make(self.desk)
                self.sections[key] = section
                self.stack.addWidget(section)
                self._old.add(key)
        if key in self.sections:
            self.stack.setCurrentWidget(self.sections[key])
            self._freshen_section()

    def _into(self) -> None:
        section = self.sections.get(self.chosen())
        if section is not None:
            section.begin()

    def choose(self, key: str) -> None:
        """This section is in front."""
        self.list.setCurrentRow(next(place for place, one in enumerate(SECTIONS) if one[0] == key))

    def take(self, wanted: Any) -> None:
        """A section's key."""
        if isinstance(wanted, str) and any(one[0] == wanted for one in SECTIONS):
            self.choose(wanted)

    def begin(self) -> None:
        """Work begins in the list of sections."""
        self.list.setFocus()
