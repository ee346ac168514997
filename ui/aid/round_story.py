"""What was done with a round: each step with its day, who took it, and what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.kit import text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.kit.room import fit
from unionoffice.aid.rounds import STEP_WORDS
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid.round_view import RoundView


class StoryDialog(QDialog):
    """The round's account, oldest step first."""

    def __init__(self, view: RoundView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("批次经过"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(_("批次经过")))
        column.addWidget(text.dim(f"{view.round.round_no}　{view.round.title}"))
        self.list = FixedList(
            (
                Column(title=_("日期"), text=lambda one: one.day, width=110),
                Column(title=_("步骤"), text=lambda one: _(STEP_WORDS[one.step]), width=130),
                Column(title=_("经手人"), text=lambda one: one.officer, width=100),
                Column(title=_("说明"), text=lambda one: one.note or "", width=240, least=160, stretch=True),
            ),
            _("批次经过"),
        )
        self.list.show_rows(view.steps)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("关闭"), self.accept, primary=True, key="Esc"))
        column.addLayout(foot)
        fit(self, QSize(760, 460))
