"""Registering a member, new or come from a union outside, and changing what is known of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.kit import text
from ui.kit.cell import Cell
from ui.kit.pill import Pill
from ui.kit.record_dialog import RecordDialog
from ui.kit.room import Stack, fit
from ui.kit.tab_row import TabRow
from ui.members.asking import choices
from ui.members.background_sheet import BackgroundSheet
from ui.members.history import History
from ui.members.member_form import MemberForm
from ui.members.roll_columns import tone_of
from unionoffice import members
from unionoffice.errors import Refused
from unionoffice.members import Member
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

NEW, FROM_OUTSIDE, APPLIED = "new", "from_outside", "applied"
FILE, BACKGROUND, HISTORY = "file", "background", "history"
WIDTH, HEIGHT = 1000, 664


class MemberDialog(RecordDialog):
    """One member's form with the history behind a second tab. `saved` carries the member as it is now."""

    def __init__(self, office: Office, member: Member | None = None, parent: QWidget | None = None) -> None:
        self.office, self.member = office, member
        form = MemberForm(office, member)
        super().__init__(
            _("登记会员") if member is None else member.name,
            form,
            self._register if member is None else self._change,
            button_text=_("登记") if member is None else _("保存"),
            parent=parent,
        )
        form.elsewhere = self._elsewhere
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        self.way: QComboBox | None = None
        column.insertLayout(1, self._ways() if member is None else self._head(member))
        self.pages = Stack()
        column.replaceWidget(form, self.pages)
        self.background = BackgroundSheet(office, member)
        form.more_changed = lambda: self.background.changed
        self._sheets: dict[str, QWidget] = {FILE: form, BACKGROUND: self.background}
        self.tabs = TabRow(_("档案或经历"))
        self.tabs.add(FILE, _("档案"))
        self.tabs.add(BACKGROUND, _("简历和家庭"))
        if member is not None:
            self.history = History(office, member)
            self._sheets[HISTORY] = self.history
            self.tabs.add(HISTORY, _("经历和改动"))
        for sheet in self._sheets.values():
            self.pages.addWidget(sheet)
        self.tabs.turned.connect(self._turn)
        column.insertWidget(2, self.tabs)
        fit(self, QSize(WIDTH, HEIGHT))
        form.begin()

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.way = choices(
            [(NEW, _("新入会")), (FROM_OUTSIDE, _("从外单位工会转入")), (APPLIED, _("申请入会，待批准"))],
            change=self._way_changed,
        )
        self.from_name = QLineEdit()
        self.from_name.setPlaceholderText(_("介绍信上的转出工会全称"))
        self._from = Cell(_("转出工会"), self.from_name, required=True)
        room = self._from.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._from.setSizePolicy(room)
        row.addWidget(Cell(_("入会方式"), self.way), 1)
        row.addWidget(self._from, 2)
        row.setContentsMargins(2, 0, 12, 0)
        self._way_changed()
        return row

    def _way_changed(self) -> None:
        assert self.way is not None
        outside = self.way.currentData() == FROM_OUTSIDE
        self._from.clear()
        self.from_name.setEnabled(outside)
        self._from.setVisible(outside)

    def _head(self, member: Member) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Pill(member.shown("state"), tone_of(member.state)))
        parts = [
            (_("会员编号"), member.membership.card_no), (_("状态起始"), member.membership.since),
            (_("发证日期"), member.membership.card_issued),
        ]  # fmt: skip
        words = text.dim("　".join(f"{label} {value}" for label, value in parts if value))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        return row

    def _turn(self, part: str) -> None:
        self.pages.setCurrentWidget(self._sheets[part])
        if part == HISTORY:
            self.history.read()
        elif part == BACKGROUND:
            self.background.begin()

    def _elsewhere(self, error: Refused) -> bool:
        if self.background.refused(error):
            self.tabs.choose(BACKGROUND)
            return True
        if error.field != "from_name" or self.member is not None:
            return False
        self._from.say(error.sentence)
        self.from_name.setFocus()
        return True

    def _register(self, raw: dict[str, Any]) -> Member:
        photo = raw.pop("photo", None)
        assert self.way is not None
        way = self.way.currentData()
        with self.office.act("登记会员", "members"):
            if way == FROM_OUTSIDE:
                member = members.transfer_in(self.office, raw, self.from_name.text())
            else:
                member = members.register(self.office, raw, state="applied" if way == APPLIED else "active")
            if isinstance(photo, bytes):
                members.set_photo(self.office, member.no, photo)
            self.background.write(member.no)
        return members.member(self.office, member.no) or member

    def _change(self, raw: dict[str, Any]) -> Member:
        assert self.member is not None
        photo = raw.pop("photo", None)
        raw.pop("unit", None)
        if photo is None and self.member.person.photo:
            raw["photo"] = ""
        with self.office.act("修改会员", "members"):
            changed = members.change(self.office, self.member.no, raw)
            if isinstance(photo, bytes):
                members.set_photo(self.office, changed.no, photo)
            self.background.write(changed.no)
        return members.member(self.office, changed.no) or changed
