"""Backups: make one now, see that each was tried whole, know how to get back to one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from ui import errors
from ui.desk import Desk
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.settings.section import Section
from ui.theme import Tone
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.settings.restore_dialog import RestoreDialog
    from ui.work import Progress
    from unionoffice.backup import Backup, Contents


class BackupsSection(Section):
    """The backups beside the office file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("备份"),
            _("每份备份做好后立即打开核对，一页不缺才算数。最近十份一直保留，更早的每天留一份。请再拷一份到 U 盘，锁在柜里。"),
        )  # fmt: skip
        self.list = FixedList(
            (
                Column(title=_("时间"), text=lambda one: when(one.made_at), width=150),
                Column(title=_("原因"), text=_reason, width=140, stretch=True),
                Column(title=_("人员"), text=lambda one: f"{one.people:,}", width=90, right=True),
                Column(title=_("大小"), text=lambda one: f"{one.size / 1e6:,.1f} MB", width=100, right=True),
                Column(
                    title=_("核对"), text=lambda one: _("已核对") if one.whole else _("不可用"), width=96,
                    tone=lambda one: Tone.GOOD if one.whole else Tone.BAD,
                ),
            ),
            _("备份"),
        )  # fmt: skip
        self.none = text.dim(_("还没有备份。现在就做一份，只要几秒钟。"))
        self.column.addWidget(self.none)
        self.column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.make_button = button(_("立即备份"), self.make, icon="save", primary=True)
        row.addWidget(self.make_button)
        self.try_button = button(_("再核对一次"), self.try_again, icon="check")
        row.addWidget(self.try_button)
        self.back_button = button(_("恢复…"), self.go_back, icon="undo")
        row.addWidget(self.back_button)
        row.addWidget(button(_("打开文件夹"), self.open_folder, icon="folder"))
        row.addStretch()
        self.column.addLayout(row)
        words = _("恢复前会先给现在的数据做一份备份，不会丢失；操作员和密码保持不变。备份在：{folder}")
        self.column.addWidget(text.dim(words.format(folder=self.folder()), wrap=True, small=True))
        self.column.addStretch()
        self.list.on_current(self._look)
        self.list.opened.connect(lambda _place: self.go_back())

    def folder(self) -> Path:
        """Where the backups lie."""
        from unionoffice import backup

        return backup.folder_of(self.desk.office.path)

    def refresh(self) -> None:
        """The backups there are."""
        from unionoffice import backup

        found = backup.backups(self.desk.office.path)
        self.list.show_rows(found, keep=True)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        self._look(self.list.current())

    def _look(self, one: Backup | None) -> None:
        self.try_button.setEnabled(one is not None)
        self.back_button.setEnabled(one is not None)

    def go_back(self) -> None:
        """What is in the chosen backup is looked at beside the window; then a person confirms."""
        one, office = self.list.current(), self.desk.office
        if one is None:
            return

        def work(_progress: Progress) -> Contents:
            from unionoffice import backup

            return backup.look_into(office.path, office.key, one.name)

        with errors.showing(self):
            office.officer.must(Right.ADMINISTER)
            self.desk.run(_("正在核对备份"), work, done=lambda found: self._confirm(one, found))

    def _confirm(self, one: Backup, found: Contents) -> RestoreDialog:
        from ui.settings.restore_dialog import RestoreDialog

        dialog = RestoreDialog(self.desk, one, found, self)
        dialog.open()
        return dialog

    def make(self) -> None:
        """A backup is made and tried beside the window."""
        office = self.desk.office

        def work(_progress: Progress) -> Backup:
            from unionoffice import backup

            return backup.make(office.path, office.key)

        self.make_button.setEnabled(False)
        self.desk.run(_("正在备份并核对"), work, done=self._made, finished=lambda: self.make_button.setEnabled(True))

    def _made(self, made: Backup) -> None:
        self.refresh()
        self.desk.say(
            _("备份已做好并核对：{people:,} 人，{size:,.1f} MB").format(people=made.people, size=made.size / 1e6)
        )

    def try_again(self) -> None:
        """The chosen backup is opened and looked through beside the window."""
        one, office = self.list.current(), self.desk.office
        if one is None:
            return

        def work(_progress: Progress) -> bool:
            from unionoffice import backup

            return backup.try_backup(office.path, one.name, office.key)

        self.desk.run(_("正在核对备份"), work, done=lambda good: self._tried(one, good=good))

    def _tried(self, one: Backup, *, good: bool) -> None:
        from ui.kit import dialogs

        if good:
            self.desk.say(_("{time} 的备份完好").format(time=when(one.made_at)))
        else:
            dialogs.trouble(
                self,
                _("{time} 的备份打不开或不完整；现在的数据没有改动。请立即再做一份备份。").format(
                    time=when(one.made_at)
                ),
            )

    def open_folder(self) -> None:
        """The folder of backups in the system's file window."""
        folder = self.folder()
        folder.mkdir(exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def when(stamp: str) -> str:
    """A moment of ISO text as the wall clock here shows it, to the minute; "" where there is none."""
    if not stamp:
        return ""
    return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")


def _reason(one: Backup) -> str:
    known = {
        "by-hand": _("手工备份"),
        "before-migration": _("程序升级前"),
        "daily": _("每日备份"),
        "closing": _("关闭时"),
        "before-restore": _("恢复之前"),
    }
    return known.get(one.reason, one.reason)
