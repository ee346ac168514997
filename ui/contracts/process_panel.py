"""The panel beside an opened contract: what comes next, what else can be done, what waits by which rule, its life."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.contracts.timeline_view import TimelineView
from ui.kit import text
from ui.kit.buttons import button, link
from ui.kit.due import due_words, tone_of
from ui.kit.pill import Pill
from ui.kit.room import Roomy
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.contracts.deeds import Deed
    from unionoffice.contracts import Event
    from unionoffice.deadlines import Deadline

WIDTH = 300
Run = Callable[["Deed"], object]


class ProcessPanel(QFrame):
    """Shows what can be done; buttons call `run` with their deed."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(WIDTH)
        self._run = run
        self.buttons: dict[str, QWidget] = {}
        self.timeline = TimelineView()
        self.waiting: Sequence[Deadline] = ()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 4)
        self._sheet = Roomy(QWidget())
        whole.addWidget(self._sheet)

    def show_life(
        self, next_deed: Deed | None, others: Sequence[Deed], waiting: Sequence[Deadline], events: Sequence[Event]
    ) -> None:
        """The panel speaks of this contract from now on."""
        self.buttons, self.waiting = {}, waiting
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 8, 10)
        column.setSpacing(8)
        if next_deed is not None or others:
            column.addWidget(text.heading(_("下一步") if next_deed is not None else _("可以办理")))
        if next_deed is not None:
            made = button(_(next_deed.title), lambda: self._run(next_deed), primary=True, key="Ctrl+Return")
            self.buttons[next_deed.key] = made
            column.addWidget(made)
        if others:
            if next_deed is not None:
                column.addWidget(text.dim(_("也可以办理")))
            quiet = QVBoxLayout()
            quiet.setSpacing(0)
            for one in others:
                self._offer(quiet, one)
            column.addLayout(quiet)
        if waiting:
            column.addWidget(text.line())
            column.addWidget(text.heading(_("待办与期限")))
        for due in waiting:
            column.addWidget(_waiting(due))
        column.addWidget(text.line())
        column.addWidget(text.heading(_("经过")))
        self.timeline = TimelineView()
        self.timeline.show_events(events)
        column.addWidget(self.timeline)
        column.addStretch()
        at = self._sheet.verticalScrollBar().value()
        self._sheet.hold(inside)
        self._sheet.verticalScrollBar().setValue(at)

    def _offer(self, column: QVBoxLayout, one: Deed) -> None:
        made = link(_(one.title), lambda: self._run(one))
        made.setToolTip(_(one.hint) if one.hint else "")
        self.buttons[one.key] = made
        column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


def _waiting(one: Deadline) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(3)
    column.addWidget(text.label(one.next_step, wrap=True))
    if one.due is not None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Pill(due_words(one), tone_of(one)))
        row.addWidget(text.dim(one.due, small=True))
        row.addStretch()
        column.addLayout(row)
    if one.why:
        column.addWidget(text.label(one.why, kind="dim", wrap=True, size=theme.SMALL_SIZE))
    made.setAccessibleName(f"{one.what} {due_words(one)}")
    made.setToolTip(one.what)
    return made
