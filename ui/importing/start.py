"""Where other pages come in: the wizard, the wizard at a file, or the list of imports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from ui.desk import Desk

HISTORY = "history"


def start(desk: Desk, window: QWidget, wanted: Any = None) -> QDialog:
    """The import is in front: at a file where `wanted` is a path, the list of imports for "history"."""
    dialog: QDialog
    if wanted == HISTORY:
        from ui.importing.history_dialog import HistoryDialog

        dialog = HistoryDialog(desk, window)
    else:
        from ui.importing.wizard import ImportWizard

        dialog = ImportWizard(desk, wanted if isinstance(wanted, Path) else None, parent=window)
    dialog.open()
    return dialog
