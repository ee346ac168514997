"""Buttons: one primary on a page, the key that does the same in the tooltip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton

from ui import theme
from ui.kit import icons
from ui.kit.text import set_kind


class _Button(QPushButton):
    """Enter on it presses it; Qt would press the dialog's default button, and 取消 with the focus would go ahead."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str,
    run: Callable[[], object] | None = None,
    *,
    icon: str = "",
    primary: bool = False,
    key: str = "",
    tip: str = "",
) -> QPushButton:
    """A button; `key` is only named in the tooltip, the page's shortcut does the work."""
    made = _Button(text)
    made.setAutoDefault(False)
    if primary:
        made.setProperty("kind", "primary")
    if icon:
        made.setIcon(icons.icon(icon, theme.WHITE if primary else theme.TEXT, beside_words=bool(text)))
        if text:
            made.setIconSize(icons.BESIDE_WORDS)
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    if tip or key:
        made.setToolTip("　".join(part for part in (tip or text, shown) if part))
    if run is not None:
        act = run
        made.clicked.connect(lambda: act())
    return made


def link(text: str, run: Callable[[], object]) -> QPushButton:
    """A button that looks like a word in the running text."""
    made = button(text, run)
    set_kind(made, "link")
    return made
