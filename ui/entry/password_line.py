"""A line for a password: it can be shown, says when Caps Lock is on, and how strong a new one is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui import theme
from ui.kit import icons
from unionoffice.findings import Level
from unionoffice.wording import _


class PasswordLine(QLineEdit):
    """`caps` tells whether Caps Lock seems on, judged by the letters that arrive."""

    caps = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction(icons.icon("eye", theme.DIM, theme.PRIMARY), _("显示密码"), self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def _show(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if shown else modes.Password)
        self._eye.setText(_("隐藏密码") if shown else _("显示密码"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, means Caps Lock."""
        from PySide6.QtCore import Qt

        letter = event.text()
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(letter.isupper() != shift)
        super().keyPressEvent(event)


def strength(password: str) -> tuple[str, Level]:
    """What to say of a new password: length is what counts, a few kinds of signs help."""
    if not password:
        return _("至少 8 位；用一句话的拼音最好记，例如 wozaisandunzhen2026"), Level.NOTE
    kinds = sum(
        (
            any(sign.islower() for sign in password),
            any(sign.isupper() for sign in password),
            any(sign.isdigit() for sign in password),
            any(not sign.isalnum() for sign in password),
        )
    )
    varied = len(set(password))
    if len(password) < 8 or varied < 4:
        return _("强度：弱。建议至少 8 位，不要用重复的数字"), Level.WARNING
    if len(password) >= 14 or (len(password) >= 10 and kinds >= 3):
        return _("强度：好"), Level.NOTE
    return _("强度：一般。再长一些更好"), Level.NOTE
