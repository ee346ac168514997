"""Questions, refusals and troubles: one sentence of three parts, the next step as a button, details only on demand."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.kit import icons, text
from ui.kit.buttons import button
from ui.kit.room import Roomy, settle
from ui.theme import Tone
from unionoffice.wording import _

DRAWINGS = {Tone.INFO: "info", Tone.GOOD: "good", Tone.WARN: "warning", Tone.BAD: "stop", Tone.PLAIN: "info"}


class Sentence(QDialog):
    """What happened in bold, then what is safe and what to do next; buttons below, the safe one has the focus."""

    def __init__(
        self,
        sentence: str,
        *,
        parent: QWidget | None = None,
        title: str = "",
        tone: Tone = Tone.INFO,
        yes: str = "",
        no: str = "",
        danger: bool = False,
        details: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title or _("工会工作台"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        happened, rest = _parted(sentence)
        self.sentence, self.details = sentence, details
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(18)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        mark = text.label()
        mark.setPixmap(icons.pixmap(DRAWINGS[tone], theme.INKS[tone], 28, max(1.0, self.devicePixelRatioF())))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        first = text.label(happened, size=theme.HEADING_SIZE, bold=True, wrap=True)
        words.addWidget(first)
        if rest:
            words.addWidget(text.label(rest, wrap=True))
        row.addLayout(words, 1)
        self._sheet = Roomy(inside)
        column.addWidget(self._sheet, 1)
        self._box = QPlainTextEdit(details)
        self._box.setReadOnly(True)
        self._box.setAccessibleName(_("详细信息"))
        self._box.setMinimumHeight(180)
        self._box.hide()
        column.addWidget(self._box)
        column.addLayout(self._buttons(yes, no, danger=danger))
        self.setMinimumWidth(440)
        self.setMaximumWidth(640)
        self.setAccessibleDescription(sentence)
        QShortcut(QKeySequence.StandardKey.Copy, self, self._copy)

    def _buttons(self, yes: str, no: str, *, danger: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        if self.details:
            self._more = button(_("详细信息"), self._show_details)
            row.addWidget(self._more)
            row.addWidget(button(_("复制"), self._copy, key="Ctrl+C", tip=_("复制这段文字，便于交给技术人员")))
        row.addStretch()
        refuse = button(no, self.reject) if no else None
        agree = button(yes or _("知道了"), self.accept, primary=not danger)
        if refuse is not None:
            row.addWidget(refuse)
        row.addWidget(agree)
        safe = refuse if danger and refuse is not None else agree
        safe.setDefault(True)
        safe.setFocus()
        return row

    def showEvent(self, event: QShowEvent) -> None:
        """The whole lies on the screen."""
        super().showEvent(event)
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            settle(self, self._sheet)

    def _show_details(self) -> None:
        self._box.setVisible(not self._box.isVisible())
        settle(self, self._sheet)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(part for part in (self.sentence, self.details) if part))


def _parted(sentence: str) -> tuple[str, str]:
    found = re.match(r"(.+?(?:[。；;!！?？]|：\n))\s*(\S.*)", sentence, re.DOTALL)
    return (found[1].rstrip("；;"), found[2]) if found else (sentence, "")


def ask(
    parent: QWidget | None, question: str, *, yes: str, no: str = "", title: str = "", danger: bool = False
) -> bool:
    """Whether the person agreed. `danger`: it cannot be taken back, so the focus is on the other button."""
    tone = Tone.WARN if danger else Tone.INFO
    asked = Sentence(question, parent=parent, title=title, tone=tone, yes=yes, no=no or _("取消"), danger=danger)
    return asked.exec() == QDialog.DialogCode.Accepted


def tell(parent: QWidget | None, sentence: str, *, title: str = "", tone: Tone = Tone.INFO) -> None:
    """The person has read the sentence."""
    Sentence(sentence, parent=parent, title=title, tone=tone).exec()


def trouble(parent: QWidget | None, sentence: str, *, details: str = "", title: str = "") -> None:
    """The person knows what failed; `details` can be looked at and copied."""
    Sentence(sentence, parent=parent, title=title, tone=Tone.BAD, details=details).exec()
