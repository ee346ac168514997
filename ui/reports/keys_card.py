"""The card that says to whom this office reports and by which keys the two know each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.kit import text
from ui.kit.buttons import button
from ui.kit.pill import Pill
from ui.theme import Tone
from unionoffice import reports
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk


class KeysCard(QFrame):
    """Upper office and own characters; `register` and `print_sheet` are what its buttons do."""

    def __init__(self, desk: Desk, register: Callable[[], object], print_sheet: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(text.heading(_("上级工会与密钥")))
        self.pill = Pill()
        head.addWidget(self.pill)
        head.addStretch()
        column.addLayout(head)
        self.upper, self.own = text.label(wrap=True), text.dim("", wrap=True)
        self.own.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.upper)
        column.addWidget(self.own)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(8)
        self.register = button(_("登记上级公钥卡…"), register, icon="lock")
        self.sheet = button(_("打印登记单"), print_sheet, icon="print")
        row.addWidget(self.register)
        row.addWidget(self.sheet)
        row.addStretch()
        column.addLayout(row)

    def refresh(self) -> None:
        """What the office has now."""
        found = reports.upper(self.desk.office)
        own = reports.own_words(self.desk.office)
        if found is None:
            self.pill.show_word(_("未登记上级"), Tone.WARN)
            self.upper.setText(_("还没有登记上级工会。请向县总工会领取盖章的公钥卡和公钥卡文件。"))
        else:
            self.pill.show_word(_("已登记"), Tone.GOOD)
            told = _("报送：{name}（{words}，{day} 登记）")
            self.upper.setText(told.format(name=found.name, words=found.words, day=found.registered_on))
        told = _("本单位的 20 个字符：{words}").format(words=own) if own else _("本单位还没有密钥，打印登记单时生成。")
        self.own.setText(told)
