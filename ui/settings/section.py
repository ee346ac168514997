"""One section of the settings: a heading, what it is about, its content; read again when the office changes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk
from ui.kit import text
from ui.kit.room import Leaf


class Section(Leaf):
    """Build it on `self.column`; override `refresh`. `areas` are the news that make it stale."""

    areas: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, title: str, about: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addWidget(text.label(title, size=13, bold=True))
        if about:
            self.column.addWidget(text.dim(about, wrap=True))

    def refresh(self) -> None:
        """The section shows the office as it is now."""

    def begin(self) -> None:
        """The focus goes where work in this section begins: its first control."""
        for widget in self.findChildren(QWidget):
            if widget.focusPolicy() & widget.focusPolicy().TabFocus and widget.isVisibleTo(self) and widget.isEnabled():
                widget.setFocus()
                return
