"""The journal: who did what and when, what it changed, and whether anything was altered behind the program's back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from ui.desk import Desk
from ui.kit import dialogs, text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.settings.backups_section import when
from ui.settings.journal_words import AREAS, change_words, detail_words
from ui.settings.section import Section
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.work import Progress
    from unionoffice.journal import Entry

PART = 200
"""Acts read at once; the next ones on demand."""
LINES = 60
"""Lines of one act's changes that are shown."""


class JournalSection(Section):
    """The latest acts, newest first; the chosen one in full below."""

    areas = frozenset({"*"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("操作日志"), _("每一步操作都自动记在这里，一环扣一环；谁也不能修改或删除，改了就能查出来。")
        )
        self.list = FixedList(
            (
                Column(title=_("序号"), text=lambda one: f"{one.n:,}", width=72, right=True),
                Column(title=_("时间"), text=lambda one: when(one.at), width=140),
                Column(title=_("操作员"), text=lambda one: one.officer, width=84),
                Column(title=_("操作"), text=lambda one: one.what, width=130),
                Column(title=_("内容"), text=detail_words, width=200, stretch=True),
                Column(title=_("记录数"), text=lambda one: f"{one.rows:,}", width=80, right=True),
            ),
            _("操作日志"),
        )
        self.column.addWidget(self.list, 3)
        self.changes = QPlainTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)
        self.changes.setAccessibleName(_("这一步改动了什么"))
        self.changes.setPlaceholderText(_("选中一条，看它改动了什么"))
        self.changes.setFixedHeight(112)
        self.column.addWidget(self.changes)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(button(_("核对日志"), self.verify, icon="check"))
        self.more_button = button(_("更早的"), self.more)
        row.addWidget(self.more_button)
        self._foot = text.dim("")
        row.addWidget(self._foot, 1)
        self.column.addLayout(row)
        self._entries: list[Entry] = []
        self.list.on_current(self._look)

    def refresh(self) -> None:
        """The latest acts."""
        self._entries = self._read(None)
        self._show()

    def _read(self, before: int | None) -> list[Entry]:
        from unionoffice import journal

        return journal.entries(self.desk.office.reading(), limit=PART, before=before)

    def _show(self) -> None:
        self.list.show_rows(self._entries, keep=True)
        self.more_button.setEnabled(bool(self._entries) and self._entries[-1].n > 1)
        total = self._entries[0].n if self._entries else 0
        self._foot.setText(_("共 {n:,} 条，显示 {m:,} 条").format(n=total, m=len(self._entries)))

    def more(self) -> None:
        """Older acts follow at the end."""
        if self._entries:
            self._entries += self._read(self._entries[-1].n)
            self._show()

    def _look(self, entry: Entry | None) -> None:
        if entry is None:
            self.changes.setPlainText("")
            return
        from unionoffice import journal

        lines = [
            " · ".join(
                part for part in (_(entry.what), _(AREAS.get(entry.area, entry.area)), detail_words(entry)) if part
            )
        ]  # fmt: skip
        if entry.rows <= 2000:
            for change in journal.changes(self.desk.office.reading(), entry.n):
                lines += change_words(change, self._unit_name)
                if len(lines) > LINES:
                    lines = [*lines[:LINES], "……"]
                    break
        else:
            lines.append(_("共改动 {n:,} 条记录").format(n=entry.rows))
        self.changes.setPlainText("\n".join(lines))

    def _unit_name(self, no: int) -> str:
        from unionoffice import units

        unit = units.unit(self.desk.office, no)
        return f"{no}" if unit is None else unit.name

    def verify(self) -> None:
        """The whole chain is computed again beside the window."""
        office = self.desk.office

        def work(_progress: Progress) -> list[str]:
            from unionoffice import journal

            return journal.verify(office.reading())

        self.desk.run(_("正在核对日志"), work, done=self._verified)

    def _verified(self, breaks: list[str]) -> None:
        if not breaks:
            self.desk.say(_("日志完整，没有被改动过"))
            self._foot.setText(_("日志完整，没有被改动过"))
            return
        sentence = _("日志有 {n} 处对不上，可能有人绕过程序改动过数据。请保留现在的文件和备份，联系上级工会。")
        dialogs.trouble(self, sentence.format(n=len(breaks)), details="\n".join(breaks))
