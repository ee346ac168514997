"""The list of what waits: each line says what, why and until when, and leads to where it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.due import due_words, tone_of
from ui.kit.fixed_list import FixedList
from ui.kit.pill import Pill
from ui.kit.room import fit
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.deadlines import Deadline

Act = Callable[["Deadline"], object]

LOOK = (
    f"QFrame#todo {{ border: 0; border-bottom: 1px solid {theme.LINE}; border-radius: 0; }}"
    f"QFrame#todo:hover {{ background: {theme.TINT_HOVER}; }}"
    f"QFrame#todo:focus {{ border: 2px solid {theme.PRIMARY}; border-radius: 6px; }}"
)


class TodoLine(QFrame):
    """One line; Enter, space or a click does what it leads to."""

    def __init__(self, one: Deadline, act: Act) -> None:
        super().__init__()
        self.setObjectName("todo")
        self.setStyleSheet(LOOK)
        self.setFixedHeight(60)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._one, self._act = one, act
        row = QHBoxLayout(self)
        self._row = row
        row.setContentsMargins(6, 6, 4, 6)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._what, self._why = text.label(), text.dim("", small=True)
        for label in (self._what, self._why):
            label.setMinimumWidth(60)
            words.addWidget(label)
        row.addLayout(words, 1)
        row.addWidget(Pill(due_words(one), tone_of(one)))
        self.setToolTip(one.why)
        self.setAccessibleName(f"{one.what}，{due_words(one)}")
        self.setAccessibleDescription(one.why)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is too long ends in an ellipsis; the tooltip has it whole."""
        super().resizeEvent(event)
        self._row.activate()
        for label, words in ((self._what, self._one.what), (self._why, self._one.why)):
            room = label.width()
            label.setText(label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click leads there."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._act(self._one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space lead there, arrows go to the next line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._act(self._one)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class TodoList(QScrollArea):
    """Lines below each other, scrolled where they are many; one sentence where there is none."""

    def __init__(self, act: Act) -> None:
        super().__init__()
        self._act = act
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(124)
        self.lines: list[TodoLine] = []
        self.show_lines((), known=False)

    def show_lines(self, lines: Sequence[Deadline], *, known: bool = True) -> None:
        """The list holds these; `known` False while nobody has looked yet."""
        inside = QWidget()
        inside.setStyleSheet("background: transparent;")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        held = next((place for place, line in enumerate(self.lines) if line is self.window().focusWidget()), None)
        self.lines = [TodoLine(one, self._act) for one in lines]
        for line in self.lines:
            column.addWidget(line)
        if not lines and known:
            column.addWidget(text.dim(_("没有到期和待办的事项。"), wrap=True))
        column.addStretch()
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        if held is not None and held < len(self.lines):
            self.lines[held].setFocus()


class AllTodo(QDialog):
    """Every line for itself, none put together."""

    def __init__(self, lines: Sequence[Deadline], act: Act, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("待办与期限"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._act = act
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(_("待办与期限")))
        column.addWidget(
            text.dim(_("共 {n:,} 项，越急的越靠前；双击或按 Enter 就到办理的地方。").format(n=len(lines)), wrap=True)
        )
        self.list = FixedList(
            (
                Column(title=_("事项"), text=lambda one: one.what, width=280, stretch=True),
                Column(title=_("期限"), text=due_words, width=130, tone=tone_of),
                Column(title=_("依据"), text=lambda one: one.why, width=300),
            ),
            _("待办与期限"),
        )
        self.list.show_rows(lines)
        self.list.opened.connect(lambda place: self._go(self.list.rows[place]))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch()
        close = button(_("关闭"), self.reject, primary=True, key="Esc")
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)
        fit(self, QSize(820, 560))
        self.list.setFocus()

    def _go(self, one: Deadline) -> None:
        self.accept()
        self._act(one)
