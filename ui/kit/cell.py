"""One question of a form: the label above, the control, and below it what is wrong with the answer, in words."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.kit import text
from unionoffice.findings import Level
from unionoffice.wording import _

KINDS = {Level.HELD: "fault", Level.WARNING: "warn", Level.NOTE: "dim"}


class Cell(QWidget):
    """Label, control and message; the screen reader hears label and message with the control."""

    def __init__(self, label: str, control: QWidget, *, required: bool = False, optional: bool = False) -> None:
        super().__init__()
        self.control = control
        self.name = label
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.RichText)
        shown = escape(label)
        if required:
            shown += f' <span style="color:{theme.RED}">*</span>'
        elif optional:
            words_of_choice = escape(_("（选填）"))
            shown += f'<span style="color:{theme.DIM}">{words_of_choice}</span>'
        words.setText(shown)
        words.setBuddy(control)
        column.addWidget(words)
        column.addWidget(control)
        self._message = text.label(kind="fault", wrap=True, size=theme.SMALL_SIZE)
        self._message.hide()
        column.addWidget(self._message)
        column.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        control.setAccessibleName(label + ("，" + _("必填") if required else ""))
        self.level: Level | None = None

    def say(self, sentence: str, level: Level = Level.HELD) -> None:
        """The sentence stands below the control; a held one also rings the control red."""
        self.level = level
        self._message.setText(sentence)
        self._message.show()
        text.set_kind(self._message, KINDS[level])
        self._ring(fault=level is Level.HELD)
        self.control.setAccessibleDescription(sentence)

    def clear(self) -> None:
        """Nothing is said of this answer."""
        if self.level is None:
            return
        self.level = None
        self._message.hide()
        self._message.setText("")
        self._ring(fault=False)
        self.control.setAccessibleDescription("")

    def said(self) -> str:
        """What stands below the control."""
        return self._message.text()

    def _ring(self, *, fault: bool) -> None:
        if bool(self.control.property("fault")) != fault:
            self.control.setProperty("fault", fault)
            text.restyle(self.control)
