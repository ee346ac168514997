"""The white sheet in the middle on which every step of coming in stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.kit import icons, text
from ui.kit.buttons import button
from ui.kit.room import Roomy
from unionoffice.wording import _


class Sheet(QWidget):
    """A title, a body, a row of buttons with one primary; `busy` while the machine works."""

    WIDTH = 440

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        whole.addWidget(Roomy(inside, sideways=True))
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 8, 0, 8)
        outer.setSpacing(12)
        outer.addStretch(2)
        outer.addLayout(_brand(max(1.0, self.devicePixelRatioF())))
        self.frame, self.column = text.card(spacing=14)
        self.column.setContentsMargins(28, 24, 28, 22)
        self.frame.setFixedWidth(self.WIDTH)
        self.column.addWidget(text.title(title))
        if subtitle:
            self.column.addWidget(text.dim(subtitle, wrap=True))
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self.frame)
        middle.addStretch()
        outer.addLayout(middle)
        outer.addStretch(3)
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        text.set_kind(self.fault, "fault")
        self.fault.hide()

    def tell(self, sentence: str) -> None:
        """What went well, above the buttons."""
        self.say(sentence)
        text.set_kind(self.fault, "good")

    def say(self, sentence: str) -> None:
        """What went wrong, above the buttons; "" for nothing."""
        text.set_kind(self.fault, "fault")
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def foot(self, go: str, act: Callable[[], object], *, back: Callable[[], object] | None = None) -> QPushButton:
        """The last row: back at the left, the primary button at the right; returns the primary."""
        self.column.addWidget(self.fault)
        row = QHBoxLayout()
        if back is not None:
            row.addWidget(button(_("返回"), back, icon="chevron-left"))
        row.addStretch()
        made = button(go, act, primary=True)
        made.setMinimumWidth(120)
        row.addWidget(made)
        self.column.addLayout(row)
        return made

    def begin(self) -> None:
        """The focus goes where the step begins."""


def _brand(scale: float) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addStretch()
    mark = text.label()
    mark.setPixmap(icons.brand(40, scale))
    row.addWidget(mark)
    row.addWidget(text.title(_("工会工作台")))
    row.addStretch()
    return row
