"""A change of membership state for one member or several: which state, from which day, why, by which paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.ask_dialog import AskDialog
from ui.kit.date_box import DateBox
from ui.members.asking import choices, day_of
from unionoffice import codes, members
from unionoffice.errors import Refused
from unionoffice.members import Member, may_follow
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

BY_TRANSFER = frozenset({"transferred_in", "transfer_pending", "transferred_out"})
"""States that come with a letter; the transfer dialog gives them."""


def states_after(chosen: Sequence[Member]) -> list[tuple[str, str]]:
    """The states all of these may come to without a letter, in the code list's order."""
    known = codes.code_list("member_state")
    return [
        (one.code, known.shown(one.code))
        for one in known.entries
        if one.code not in BY_TRANSFER and all(may_follow(member.state, one.code) for member in chosen)
    ]


class StateDialog(AskDialog):
    """All chosen members come to the state in one act, or none. `saved` carries how many."""

    def __init__(self, office: Office, chosen: Sequence[Member], parent: QWidget | None = None) -> None:
        label = codes.code_list("member_state").shown
        first = chosen[0]
        who = (
            _("{name}，现在是“{state}”（{since} 起）").format(
                name=first.name, state=label(first.state), since=first.membership.since
            )
            if len(chosen) == 1
            else _("已选的 {n} 人一起变更；有一人不能变更，就都不变更。").format(n=len(chosen))
        )
        super().__init__(_("变更会籍状态"), subtitle=who, button_text=_("变更"), parent=parent)
        self._office, self._chosen = office, chosen
        self.act = 0
        """The number of the act that changed them, to take it back by."""
        self.state = self.ask("state", _("新的状态"), choices(states_after(chosen), open_=True), required=True)
        self.day = self.ask("day", _("变更日期"), DateBox(office.today), required=True)
        self.day.setText(office.today)
        self.reason = self.ask("reason", _("原因"), QLineEdit(), required=True)
        self.reason.setPlaceholderText(_("例如 本人申请、退休、调离"))
        self.reason.setMaxLength(100)
        self.document = self.ask("document", _("依据文件"), QLineEdit(), optional=True)
        self.document.setPlaceholderText(_("例如 批复文号"))
        self.document.setMaxLength(100)
        self.go.setEnabled(self.state.count() > 0)
        if not self.state.count():
            self.cells["state"].say(_("现在的状态不能直接改为别的状态；调入调出请用“转移”办理。"))

    def save(self) -> int:
        """Everybody is in the new state. Raises Refused."""
        state = self.state.currentData()
        if state is None:
            raise Refused("missing", _("请选择新的状态。"), "state")
        day = day_of(self.day.text(), today=self._office.today, name="day")
        document = self.document.text().strip() or None
        with self._office.act("变更会籍状态", "members") as act:
            self.act = act.number
            for member in self._chosen:
                try:
                    members.change_state(
                        self._office, member.no, state, reason=self.reason.text(), day=day, document=document
                    )
                except Refused as error:
                    raise self._of(member, error) from error
        return len(self._chosen)

    def _of(self, member: Member, error: Refused) -> Refused:
        if len(self._chosen) == 1 or member.name in error.sentence or error.reason == "missing":
            return error
        return Refused(error.reason, _("{name}：{said}").format(name=member.name, said=error.sentence), error.field)
