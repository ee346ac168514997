"""Going back to a backup: what is in it beside what is there now, and the last click."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.kit import text
from ui.kit.ask_dialog import AskDialog
from ui.settings.backups_section import when
from unionoffice import backup
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.backup import Backup, Contents


class RestoreDialog(AskDialog):
    """Shows the backup beside the present; 恢复 closes the office, puts the backup in its place and asks the password."""

    def __init__(self, desk: Desk, one: Backup, found: Contents, parent: QWidget | None = None) -> None:
        super().__init__(
            _("恢复到 {time} 的备份").format(time=when(one.made_at)), icon="undo", button_text=_("恢复"), parent=parent,
            subtitle=_("这份备份已经打开核对过，是完好的。恢复后，之后登记和修改的内容就不在名册里了。"),
        )  # fmt: skip
        self._desk, self._one = desk, one
        now = backup.contents(desk.office.reading())
        self.lines = [
            ("", _("这份备份"), _("现在")),
            (_("最后一次操作"), _last(found), _last(now)),
            (_("会员"), f"{found.members:,}", f"{now.members:,}"),
            (_("人员"), f"{found.people:,}", f"{now.people:,}"),
            (_("单位"), f"{found.units:,}", f"{now.units:,}"),
            (_("操作次数"), f"{found.acts:,}", f"{now.acts:,}"),
        ]
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        for row, line in enumerate(self.lines):
            for column, words in enumerate(line):
                bold = row == 0
                grid.addWidget(text.label(words, wrap=True, bold=bold, kind="" if column else "dim"), row, column)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        self.column.addWidget(table)
        lost = now.acts - found.acts
        words = _("现在的数据会先做一份备份并核对，再另存在旁边，不会丢失；随时可以再恢复回来。然后请重新输入密码。")
        self.column.addWidget(text.label(words, wrap=True))
        if lost > 0:
            later = _("备份之后的 {n:,} 次操作会退回去。").format(n=lost)
            self.column.addWidget(text.label(later, wrap=True, kind="warn"))
        self.column.addStretch()
        self._officers = found.officers
        self.setMinimumWidth(560)

    def save(self) -> None:
        """The window is left; the rest happens on the way in. Raises Refused for an officer the backup does not know."""
        office, one = self._desk.office, self._one
        if office.officer.name not in self._officers:
            sentence = _("这份备份里没有操作员“{name}”，恢复后您就打不开了；没有恢复。请由 {others} 登录后恢复。")
            raise Refused(
                "unknown_officer", sentence.format(name=office.officer.name, others="、".join(self._officers))
            )
        path, key, frame = office.path, office.key, self._desk.frame

        def work() -> str:
            return restored(path, key, one)

        QTimer.singleShot(0, lambda: frame.hand_over(_("正在恢复备份"), work))


def restored(path: Path, key: bytes, one: Backup) -> str:
    """The office file is this backup again; the one sentence about it. Raises as `backup.go_back`."""
    done = backup.go_back(path, key, one.name)
    if done.before is None:
        sentence = _("已恢复到 {time} 的备份（{n:,} 人）。恢复前的数据另存为“{file}”，没有丢失。请输入密码。")
        return sentence.format(time=when(one.made_at), n=one.people, file=done.aside.name)
    sentence = _("已恢复到 {time} 的备份（{n:,} 人）。恢复前的数据在“恢复之前”的备份里，没有丢失。请输入密码。")
    return sentence.format(time=when(one.made_at), n=one.people)


def _last(found: Contents) -> str:
    return "　".join(part for part in (found.last_day, found.last_officer, _(found.last_act)) if part)
