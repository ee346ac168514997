"""The office's news as a Qt signal, whatever thread the act ran on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from unionoffice.office import Change, Office


class OfficeNews(QObject):
    """Tells every act of one office. Receivers on the window's thread are reached there, queued where need be."""

    changed = Signal(object)
    """A Change: what was done and which areas it touched."""

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        office.listeners.append(self._hear)

    def _hear(self, change: Change) -> None:
        self.changed.emit(change)

    def stop(self) -> None:
        """No more news is told."""
        if self._hear in self._office.listeners:
            self._office.listeners.remove(self._hear)
