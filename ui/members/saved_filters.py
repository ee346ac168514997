"""Filters a clerk keeps under a name: what was typed and chosen, called up again from one menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from ui import errors
from ui.kit import icons, text
from ui.kit.ask_dialog import AskDialog
from ui.kit.list_page import Query
from unionoffice.errors import Refused
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

SETTING = "saved_filters"


def saved(office: Office) -> dict[str, Query]:
    """The kept filters by name, in the order they were kept."""
    kept: dict[str, dict[str, Any]] = office.setting(SETTING)
    return {
        name: Query(
            text=one.get("text", ""), filters=dict(one.get("filters", {})), sort=one.get("sort", ""),
            descending=bool(one.get("descending")),
        )
        for name, one in kept.items()
    }  # fmt: skip


def keep(office: Office, name: str, query: Query) -> None:
    """The filter is kept under this name, in place of one of the same name. Raises Refused without a name."""
    if not name.strip():
        raise Refused("missing", _("请给这组筛选起个名字，例如“未印会员证的农民工”。"), "name")
    one = {
        "text": query.text, "filters": dict(query.filters), "sort": query.sort, "descending": query.descending
    }  # fmt: skip
    office.set_setting(SETTING, {**office.setting(SETTING), name.strip(): one}, right=Right.ENTER)


def drop(office: Office, name: str) -> None:
    """The filter of this name is kept no more."""
    kept = {known: one for known, one in office.setting(SETTING).items() if known != name}
    office.set_setting(SETTING, kept, right=Right.ENTER)


class NameDialog(AskDialog):
    """Asks under which name the present filter is to be kept."""

    def __init__(self, office: Office, query: Query, parent: QWidget | None = None) -> None:
        super().__init__(
            _("保存常用筛选"), subtitle=_("以后从“常用筛选”里一点就能调出现在的搜索、筛选和排序。"), icon="save",
            button_text=_("保存"), parent=parent,
        )  # fmt: skip
        self._office, self._query = office, query
        self.name = self.ask("name", _("名称"), QLineEdit(), required=True)
        self.name.setMaxLength(40)

    def save(self) -> str:
        """The filter is kept."""
        keep(self._office, self.name.text(), self._query)
        return self.name.text().strip()


class SavedFilters(QPushButton):
    """The menu of kept filters: choose one, keep the present one, drop one."""

    def __init__(self, office: Office, query: Callable[[], Query], show: Callable[[Query], object]) -> None:
        super().__init__(_("常用筛选"))
        self._office, self._query, self._show = office, query, show
        self.setAutoDefault(False)
        self.setAccessibleName(_("常用筛选"))
        self.setToolTip(_("调出或保存一组搜索和筛选"))
        text.set_kind(self, "more")
        self.entries = QMenu(self)
        self.entries.aboutToShow.connect(self.fill)
        self.setMenu(self.entries)

    def be_narrow(self, narrow: bool) -> None:
        """The button is a drawing only, or drawing and words."""
        self.setText("" if narrow else _("常用筛选"))
        self.setIcon(icons.icon("filter") if narrow else QIcon())

    def fill(self) -> None:
        """The menu shows what is kept now."""
        self.entries.clear()
        kept = saved(self._office)
        for name, query in kept.items():
            self.entries.addAction(name).triggered.connect(lambda *_args, query=query: self._show(query))
        if kept:
            self.entries.addSeparator()
        keeping = self.entries.addAction(icons.icon("save"), _("保存现在的筛选…"))
        keeping.triggered.connect(self.ask_name)
        if kept:
            dropping = self.entries.addMenu(icons.icon("trash"), _("删除常用筛选"))
            for name in kept:
                dropping.addAction(name).triggered.connect(lambda *_args, name=name: self._drop(name))

    def ask_name(self) -> NameDialog:
        """A person names the present filter."""
        dialog = NameDialog(self._office, self._query(), self)
        dialog.open()
        return dialog

    def _drop(self, name: str) -> None:
        with errors.showing(self):
            drop(self._office, name)
