"""A card a file is dropped on, or chosen from by its button; afterwards it shows which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui import theme
from ui.kit import icons, text
from ui.kit.buttons import button
from unionoffice.wording import _


class DropCard(QFrame):
    """Takes one file with one of these endings; `chosen` hears which, `ask` looks for one by a dialog."""

    def __init__(
        self,
        words: str,
        below: str,
        endings: Sequence[str],
        *,
        icon: str,
        chosen: Callable[[Path], object],
        ask: Callable[[], object],
    ) -> None:
        super().__init__()
        self._chosen, self._endings = chosen, tuple(endings)
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self.setMinimumHeight(150)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addStretch()
        mark = text.label()
        mark.setPixmap(icons.pixmap(icon, theme.PRIMARY, 32, 2.0))
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = text.label(words, size=theme.HEADING_SIZE, bold=True)
        self._below = text.dim(below, small=True)
        for label in (self._words, self._below):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.pick = button(_("选择文件…"), ask, icon="folder", key="Ctrl+O")
        column.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def show_file(self, path: Path) -> None:
        """The card names the file."""
        self._words.setText(path.name)
        size = path.stat().st_size / 1024 if path.exists() else 0
        self._below.setText(_("{folder}，{size:,.0f} KB").format(folder=path.parent, size=max(size, 1)))
        self.pick.setText(_("换一个文件…"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file that fits is welcome."""
        if self._file_of(event) is not None:
            event.acceptProposedAction()
            self.setStyleSheet(
                f"QFrame#card {{ border: 2px dashed {theme.PRIMARY}; background: {theme.TINT_HOVER}; border-radius: 8px; }}"
            )

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The card looks as before."""
        self.setStyleSheet("")

    def dropEvent(self, event: QDropEvent) -> None:
        """The file is the chosen one."""
        self.setStyleSheet("")
        path = self._file_of(event)
        if path is not None:
            event.acceptProposedAction()
            self._chosen(path)

    def _file_of(self, event: QDropEvent) -> Path | None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return next((path for path in paths if path.suffix.lower() in self._endings), None)
