"""Where other pages come in: the wizard, with the groups of members a page has in front."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from ui.desk import Desk


def start(desk: Desk, window: QWidget, wanted: Any = None) -> QDialog:
    """The wizard is in front: at a file where `wanted` is a path, for these people where it is a list of groups."""
    from ui.filling.wizard import FillingWizard

    groups = wanted if isinstance(wanted, list) else []
    wizard = FillingWizard(desk, wanted if isinstance(wanted, Path) else None, groups=groups, parent=window)
    wizard.open()
    return wizard
