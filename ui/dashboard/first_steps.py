"""What an empty office is told to do first, in its order, each with its button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.kit import icons, text
from ui.kit.buttons import button
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk


class FirstSteps(QWidget):
    """Four steps below each other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(text.heading(_("先做这几件事")))
        steps: tuple[tuple[str, str, str, str, Callable[[], object]], ...] = (
            (
                "import", _("导入会员名册"), _("企业报来的 Excel、WPS 表格原样拿来即可；先检查、再写入，单位会一并建立。"),
                _("导入名册…"), lambda: desk.go("import"),
            ),
            (
                "tree", _("登记工会和单位"), _("村（社区）工会、企业工会、还没有建会的单位，放到一棵树上。"),
                _("登记单位…"), lambda: desk.go("units", "new"),
            ),
            (
                "person", _("登记第一位会员"), _("没有名册，也可以一个一个登记，边填边查身份证号和重复。"),
                _("登记会员…"), lambda: desk.go("members", "register"),
            ),
            (
                "settings", _("填好办公室的电话和地址"), _("印在会员证和介绍信上；顺便给打印机打一张校准页。"),
                _("打开设置"), lambda: desk.go("settings", "office"),
            ),
        )  # fmt: skip
        self.buttons = []
        for place, (icon, what, why, words, run) in enumerate(steps):
            card = QFrame()
            card.setObjectName("card")
            row = QHBoxLayout(card)
            row.setContentsMargins(18, 14, 18, 14)
            row.setSpacing(16)
            mark = text.label()
            mark.setPixmap(icons.pixmap(icon, theme.PRIMARY, 28, 2.0))
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
            words_column = QVBoxLayout()
            words_column.setSpacing(3)
            words_column.addWidget(text.label(f"{place + 1}　{what}", bold=True))
            words_column.addWidget(text.dim(why, wrap=True))
            row.addLayout(words_column, 1)
            made = button(words, run)
            made.setMinimumWidth(118)
            self.buttons.append(made)
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
            column.addWidget(card)
        column.addStretch()
