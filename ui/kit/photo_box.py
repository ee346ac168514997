"""A portrait: shown, chosen from a file or dropped onto the box, or taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import errors
from ui.kit import files, icons, text
from ui.kit.buttons import button
from unionoffice.errors import Trouble
from unionoffice.wording import _

LARGEST = 30_000_000
"""Bytes of a file anybody would call a portrait; the office re-encodes it much smaller."""


class PhotoBox(QWidget):
    """`value()` is the stored picture's hash, the bytes of a new one, or None."""

    changed = Signal()

    def __init__(self, load: Callable[[str], bytes | None]) -> None:
        super().__init__()
        self._load = load
        self._value: str | bytes | None = None
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._picture = QLabel()
        self._picture.setFixedSize(112, 146)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFrameShape(QFrame.Shape.NoFrame)
        self._picture.setObjectName("photo")
        frame, inside = text.card()
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(self._picture)
        frame.setFixedSize(118, 152)
        column.addWidget(frame)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._choose = button(_("选照片…"), self.choose, tip=_("选择照片文件，或把文件拖到框里"))
        self._drop = button("", self._take_away, icon="trash", tip=_("去掉照片"))
        self._drop.setAccessibleName(_("去掉照片"))
        for made in (self._choose, self._drop):
            made.setStyleSheet("padding: 0 8px;")
            row.addWidget(made)
        column.addLayout(row)
        column.addStretch()
        self.setFixedWidth(124)
        self.put(None)

    def value(self) -> str | bytes | None:
        """The stored picture's hash, the bytes of a new one, or None."""
        return self._value

    def put(self, value: str | bytes | None) -> None:
        """The box shows this picture, or an empty frame."""
        self._value = value
        self._drop.setEnabled(value is not None)
        self._picture.setToolTip("")
        pixels = QPixmap()
        content = self._load(value) if isinstance(value, str) else value
        if content:
            pixels.loadFromData(content)
        if pixels.isNull():
            self._picture.setPixmap(icons.pixmap("person", size=48, scale=2.0))
            return
        scale = self.devicePixelRatioF()
        fitted = pixels.scaled(
            self._picture.size() * scale, Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        fitted.setDevicePixelRatio(scale)
        self._picture.setPixmap(fitted)

    def choose(self) -> None:
        """A person picks a file."""
        kinds = _("照片") + " (*.jpg *.jpeg *.png *.bmp)"
        path = files.ask_open(self, _("选择照片"), kinds)
        if path is not None:
            with errors.showing(self):
                self.take(path)

    def take(self, file: Path) -> None:
        """The picture in this file is the new one. Raises Trouble where it cannot be read."""
        sentence = _("“{name}”不是可以读取的照片；原来的照片没有改动。请另选一张 JPG 或 PNG 照片。").format(
            name=file.name
        )
        try:
            small = file.stat().st_size <= LARGEST
            content = file.read_bytes() if small else b""
        except OSError as error:
            raise Trouble("unreadable_photo", sentence) from error
        if not content or not QPixmap().loadFromData(content):
            raise Trouble("unreadable_photo", sentence)
        self.put(content)
        self.changed.emit()

    def _take_away(self) -> None:
        self.put(None)
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if len(event.mimeData().urls()) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The dropped file's picture is taken."""
        with errors.showing(self):
            self.take(Path(event.mimeData().urls()[0].toLocalFile()))
