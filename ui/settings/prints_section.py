"""The print log: what left the office on paper, for whom, and why again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desk import Desk
from ui.kit import text
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.settings.backups_section import when
from ui.settings.section import Section
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.print_log import PrintEntry

LATEST = 1000


class PrintsSection(Section):
    """The latest prints, newest first."""

    areas = frozenset({"*"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("打印记录"), _("每次打印或另存为 PDF 都记一笔，不能删除；补印要写明原因。"))
        self.none = text.dim(_("还没有打印过。"))
        self.list = FixedList(
            (
                Column(title=_("时间"), text=lambda one: when(one.at), width=140),
                Column(title=_("打印人"), text=lambda one: one.officer, width=84),
                Column(title=_("内容"), text=lambda one: one.title, width=200, stretch=True),
                Column(
                    title=_("人数"), text=lambda one: f"{one.subjects:,}" if one.subjects else "", width=76, right=True
                ),
                Column(title=_("页数"), text=lambda one: f"{one.pages:,}", width=76, right=True),
                Column(title=_("份数"), text=lambda one: f"{one.copies}", width=64, right=True),
                Column(title=_("补印原因"), text=_why, width=150),
            ),
            _("打印记录"),
        )
        self.column.addWidget(self.none)
        self.column.addWidget(self.list, 1)
        self._foot = text.dim("")
        self.column.addWidget(self._foot)
        self.column.addStretch()

    def refresh(self) -> None:
        """The log as it is now."""
        from unionoffice import print_log

        found = print_log.entries(self.desk.office, limit=LATEST)
        self.list.show_rows(found)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        more = _("最近 {n:,} 次").format(n=LATEST) if len(found) == LATEST else _("共 {n:,} 次").format(n=len(found))
        self._foot.setText(more if found else "")


def _why(one: PrintEntry) -> str:
    return one.reprint_reason or ""
