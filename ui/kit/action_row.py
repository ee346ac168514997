"""The buttons of a page: as many as there is room for, the others with the rare ones in the menu 更多."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from ui.kit import icons, text
from ui.kit.action import Action
from ui.kit.buttons import button
from unionoffice.wording import _

GAP = 8


def show_key(entry: QAction, key: str) -> None:
    """The menu names the key that does the same; the page's own shortcut does the work."""
    if key:
        entry.setShortcut(QKeySequence(key))
        entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        entry.setShortcutVisibleInContextMenu(True)


class ActionRow(QWidget):
    """Buttons at the right, the primary one last; what has no room goes into 更多, the primary one never."""

    def __init__(
        self, actions: Sequence[Action], guarded: Callable[[Callable[[], object]], Callable[[], None]]
    ) -> None:
        super().__init__()
        self._guarded = guarded
        ordered = sorted((one for one in actions if not one.more), key=lambda one: one.primary)
        self._rare = [one for one in actions if one.more]
        self.menu = QMenu(self)
        self.more = button(_("更多"))
        self.more.setMenu(self.menu)
        # A menu's keys count where its button has the focus: they would stand against the page's own.
        self.more.removeAction(self.menu.menuAction())
        text.set_kind(self.more, "more")
        self._buttons: list[tuple[Action, QPushButton]] = [
            (one, button(one.title, guarded(one.run), icon=one.icon, key=one.key, primary=one.primary))
            for one in ordered
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addStretch()
        row.addWidget(self.more)
        for _one, made in self._buttons:
            row.addWidget(made)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._folded: list[Action] | None = None
        self._fold([])

    def _width(self, shown: Sequence[tuple[Action, QPushButton]], *, more: bool) -> int:
        widths = [made.sizeHint().width() for _one, made in shown]
        if more:
            widths.append(self.more.sizeHint().width())
        return sum(widths) + GAP * max(0, len(widths) - 1)

    def sizeHint(self) -> QSize:
        """All buttons beside each other."""
        return QSize(self._width(self._buttons, more=bool(self._rare)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The primary button and 更多."""
        kept = [pair for pair in self._buttons if pair[0].primary]
        folds = len(kept) < len(self._buttons)
        return QSize(self._width(kept, more=folds or bool(self._rare)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fits is a button, the rest is in the menu."""
        super().resizeEvent(event)
        shown = list(self._buttons)
        while shown and self._width(shown, more=bool(self._rare) or len(shown) < len(self._buttons)) > self.width():
            given_up = next((pair for pair in shown if not pair[0].primary), None)
            if given_up is None:
                break
            shown.remove(given_up)
        self._fold([one for one, made in self._buttons if all(made is not kept for _one, kept in shown)])

    def _fold(self, folded: list[Action]) -> None:
        if folded == self._folded:
            return
        self._folded = folded
        self.menu.clear()
        for one in (*folded, *self._rare):
            entry = self.menu.addAction(one.title)
            if one.icon:
                entry.setIcon(icons.icon(one.icon))
            show_key(entry, one.key)
            entry.triggered.connect(self._guarded(one.run))
        for one, made in self._buttons:
            made.setVisible(one not in folded)
        self.more.setVisible(bool(folded or self._rare))
