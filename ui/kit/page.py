"""A page of the window: a title, its actions, and the manners of being refreshed only when it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import errors
from ui.desk import Desk
from ui.kit import text
from ui.kit.action import Action
from ui.kit.action_row import ActionRow
from ui.kit.room import Elided, Leaf

if TYPE_CHECKING:
    from unionoffice.office import Change


__all__ = ["Action", "Page"]


class Page(Leaf):
    """A page; give it a title, add widgets to `self.column`, override `refresh`.

    `areas` are the words of the news that make it stale; a stale page refreshes when it is, or comes, in sight.
    """

    areas: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, title: str, actions: Sequence[Action] = (), *, subtitle: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 14)
        self.column.setSpacing(16)
        self._stale = True
        head = QHBoxLayout()
        head.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = text.title(title)
        self._subtitle = Elided(subtitle, kind="dim")
        self._subtitle.setVisible(bool(subtitle))
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        head.addLayout(words)
        head.addStretch()
        self.action_row = ActionRow(actions, self._guarded)
        head.addWidget(self.action_row)
        for one in actions:
            if one.key:
                self.on_key(one.key, one.run)
        self._actions = list(actions)
        self.column.addLayout(head)
        desk.news.changed.connect(self._hear)

    def _guarded(self, run: Callable[[], object]) -> Callable[[], None]:
        def act() -> None:
            with errors.showing(self):
                run()

        return act

    def on_key(self, key: str | QKeySequence.StandardKey, run: Callable[[], object]) -> None:
        """The key does this while the page is in sight; what goes wrong is shown."""
        QShortcut(QKeySequence(key), self, self._guarded(run))

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this page's acts, with the acts' words."""
        return [(one.key, one.title) for one in self._actions if one.key]

    def say_subtitle(self, words: str) -> None:
        """The line under the title."""
        self._subtitle.setText(words)
        self._subtitle.setVisible(bool(words))

    def refresh(self) -> None:
        """Reads the office again; called when the page comes in sight for the first time or stale."""

    def begin(self) -> None:
        """The focus goes where work on this page begins."""

    def take(self, wanted: Any) -> None:
        """What another page sent along when it led here."""

    @Slot(object)
    def _hear(self, change: Change) -> None:
        if change.areas & self.areas:
            self._stale = True
            if self.isVisible():
                self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        """A stale page is refreshed before it is seen."""
        super().showEvent(event)
        self._freshen()

    def _freshen(self) -> None:
        if self._stale:
            self._stale = False
            with errors.showing(self):
                self.refresh()
