"""Whether the panel beside a list is open: by itself where there is room, as a person says where they said so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.kit.buttons import link
from unionoffice.wording import _

PANEL_FROM = 1100
"""Below this window width (px) the panel is closed until it is asked for."""
PANEL_KEY = "F9"


class PanelSwitch(QWidget):
    """The words at the foot of a list that open and close its panel (F9). `again` looks at the room anew."""

    def __init__(self, again: Callable[[], object]) -> None:
        super().__init__()
        self._again = again
        self._said: bool | None = None
        self._open = False
        self.go: QPushButton = link("", self.turn)
        self.go.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def turn(self) -> None:
        """The other way round, and so it stays."""
        self._said = not self._open
        self._again()

    def fit(self, panel: QWidget, width: int, *, there: bool) -> None:
        """The panel is open or closed; without rows (`there`) neither it nor the words are shown."""
        self._open = self._said if self._said is not None else width >= PANEL_FROM
        panel.setVisible(there and self._open)
        words = _("收起详情") if self._open else _("显示详情")
        self.go.setText(words)
        self.go.setToolTip(f"{words}　{PANEL_KEY}")
        self.go.resize(self.go.sizeHint())
        self.setFixedSize(self.go.sizeHint())
        self.setVisible(there)
