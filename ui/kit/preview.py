"""A paper before it is printed: its pages as they will be, zoom, save as PDF, print."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from ui import errors, theme
from ui.kit import files, text
from ui.kit.buttons import button
from ui.kit.room import Elided, fit
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.printing.paper import Paper

FIT_PAGE, FIT_WIDTH = "page", "width"
SCREEN_DPI = 96
KEEP = 6
"""Rendered pages kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPaper:
    """A made paper: title, the PDF (bytes or file), the name offered for saving, how many copies are usual.

    `sentences` are what could not be printed as given. `remake` makes it again for one printer (its offset). `printed`
    is called with printer and copies after it went to a printer, `saved` with the path after it was saved.
    """

    title: str
    pdf: bytes | Path
    file_name: str
    two_sided: bool = False
    copies: int = 1
    sentences: Sequence[str] = ()
    remake: Callable[[str], bytes | Path] | None = None
    printed: Callable[[str, int], object] | None = None
    saved: Callable[[Path], object] | None = None


class _Sheet(QWidget):
    """One page on its grey ground; draws pixels made for its own scale."""

    def __init__(self, render: Callable[[int, float], QImage]) -> None:
        super().__init__()
        self._render = render
        self._page, self._dpi = 0, float(SCREEN_DPI)
        self.setAccessibleName(_("纸面"))

    def show_page(self, page: int, dpi: float) -> None:
        """Shows this page at this many dots per inch of the screen."""
        self._page, self._dpi = page, dpi
        image = self._image()
        self.setFixedSize((image.deviceIndependentSize()).toSize() + QSize(2, 2))
        self.update()

    def _image(self) -> QImage:
        scale = self.devicePixelRatioF()
        image = self._render(self._page, self._dpi * scale)
        image.setDevicePixelRatio(scale)
        return image

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page with a thin edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawImage(1, 1, self._image())
        painter.setPen(QPen(theme.BORDER))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Preview(QDialog):
    """Shows a PreviewPaper. PgUp and PgDn turn pages, Ctrl with plus or minus zooms, Ctrl+S saves, Ctrl+P prints."""

    ZOOMS = (50, 75, 100, 125, 150, 200, 300)

    def __init__(self, paper: PreviewPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from unionoffice.printing import preview

        self.paper = paper
        self.pages = preview.page_count(paper.pdf)
        self._size = preview.page_size(paper.pdf, 0)
        self.page = 0
        self._rendered: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self.setWindowTitle(paper.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._sheet = _Sheet(self._render)
        self._scroll = QScrollArea()
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setWidget(self._sheet)
        self._scroll.setAccessibleName(_("预览"))
        self._scroll.setStyleSheet(f"QScrollArea {{ background: {theme.PAGE}; }}")
        self._scroll.installEventFilter(self)
        self._foot = text.dim("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        if paper.sentences:
            column.addWidget(self._warnings())
        column.addWidget(self._scroll, 1)
        foot = QWidget()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self._foot, 1)
        column.addWidget(foot)
        for key, act in (
            ("Ctrl+P", self.print_out), ("Ctrl+S", self.save), ("Ctrl++", lambda: self._step_zoom(1)),
            ("Ctrl+=", lambda: self._step_zoom(1)), ("Ctrl+-", lambda: self._step_zoom(-1)),
            ("Ctrl+0", lambda: self._zoom.setCurrentIndex(0)),
        ):  # fmt: skip
            QShortcut(QKeySequence(key), self, act)
        fit(self, QSize(860, 680))
        self._scroll.setFocus()

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(Elided(self.paper.title, size=theme.HEADING_SIZE), 1)
        self._back = button("", lambda: self.turn(self.page - 1), icon="chevron-left", tip=_("上一页"), key="PgUp")
        self._on = button("", lambda: self.turn(self.page + 1), icon="chevron-right", tip=_("下一页"), key="PgDown")
        self._back.setAccessibleName(_("上一页"))
        self._on.setAccessibleName(_("下一页"))
        self._number = QSpinBox()
        self._number.setRange(1, max(1, self.pages))
        self._number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._number.setSuffix(f" / {self.pages}")
        self._number.setKeyboardTracking(False)
        self._number.setAccessibleName(_("页码"))
        self._number.valueChanged.connect(lambda number: self.turn(number - 1))
        turning = (self._back, self._number, self._on)
        for widget in turning:
            widget.setVisible(self.pages > 1)
            row.addWidget(widget)
        self._zoom = QComboBox()
        self._zoom.setAccessibleName(_("缩放"))
        self._zoom.addItem(_("适合整页"), FIT_PAGE)
        self._zoom.addItem(_("适合宽度"), FIT_WIDTH)
        for percent in self.ZOOMS:
            self._zoom.addItem(f"{percent} %", percent)
        self._zoom.currentIndexChanged.connect(lambda *_: self._show())
        row.addWidget(self._zoom)
        row.addWidget(button(_("另存为 PDF…"), self.save, key="Ctrl+S"))
        row.addWidget(button(_("打印"), self.print_out, icon="print", primary=True, key="Ctrl+P"))
        return bar

    def _warnings(self) -> QWidget:
        words = text.label("\n".join(self.paper.sentences[:5]), wrap=True, kind="warn")
        if len(self.paper.sentences) > 5:
            words.setText(words.text() + "\n" + _("……共 {n} 处").format(n=len(self.paper.sentences)))
        words.setStyleSheet(f"background: {theme.AMBER_TINT}; padding: 8px 16px;")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return words

    def _render(self, page: int, dpi: float) -> QImage:
        key = (page, round(dpi))
        found = self._rendered.get(key)
        if found is None:
            from unionoffice.printing import preview

            width, height, stride, dots = preview.page_pixels(self.paper.pdf, page, round(dpi))
            found = QImage(dots, width, height, stride, QImage.Format.Format_RGB888).copy()
            self._rendered[key] = found
            if len(self._rendered) > KEEP:
                self._rendered.popitem(last=False)
        return found

    def turn(self, page: int) -> None:
        """The page is shown, counted from 0; beyond the ends nothing happens."""
        if 0 <= page < self.pages and page != self.page:
            self.page = page
            self._scroll.verticalScrollBar().setValue(0)
            self._show()

    def _step_zoom(self, step: int) -> None:
        place = self._zoom.currentIndex()
        if place < 2:
            place = 2 + min(range(len(self.ZOOMS)), key=lambda n: abs(self.ZOOMS[n] - self._percent()))
        self._zoom.setCurrentIndex(max(2, min(self._zoom.count() - 1, place + step)))

    def _percent(self) -> float:
        wanted = self._zoom.currentData()
        if isinstance(wanted, int):
            return float(wanted)
        size = self._render(self.page, SCREEN_DPI)
        room = self._scroll.viewport().size() - QSize(34, 34)
        wide = room.width() / max(1, size.width())
        return max(10.0, 100 * (wide if wanted == FIT_WIDTH else min(wide, room.height() / max(1, size.height()))))

    def _show(self) -> None:
        with errors.showing(self):
            self._sheet.show_page(self.page, SCREEN_DPI * self._percent() / 100)
        self._number.blockSignals(True)
        self._number.setValue(self.page + 1)
        self._number.blockSignals(False)
        self._back.setEnabled(self.page > 0)
        self._on.setEnabled(self.page < self.pages - 1)
        place = _("第 {n:,} 页，共 {m:,} 页").format(n=self.page + 1, m=self.pages)
        self._foot.setText(f"{place} · {size_words(self._size)}")
        self._scroll.setAccessibleDescription(self._foot.text())

    def resizeEvent(self, event: Any) -> None:
        """A fitted page fits the new size."""
        super().resizeEvent(event)
        if not isinstance(self._zoom.currentData(), int):
            self._show()

    def showEvent(self, event: Any) -> None:
        """The first page is there when the window is."""
        super().showEvent(event)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Page keys and a wheel beyond the edge turn pages."""
        if watched is self._scroll and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            turns = {
                int(Qt.Key.Key_PageUp): self.page - 1, int(Qt.Key.Key_PageDown): self.page + 1,
                int(Qt.Key.Key_Home): 0, int(Qt.Key.Key_End): self.pages - 1,
            }  # fmt: skip
            if int(event.key()) in turns:
                self.turn(turns[int(event.key())])
                return True
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What the page did not need itself: Ctrl zooms, else the next page comes."""
        step = 1 if event.angleDelta().y() > 0 else -1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step_zoom(step)
        else:
            self.turn(self.page - step)

    def save(self) -> None:
        """A person chooses a name and the PDF is written there whole, or a sentence says why not."""
        path = files.ask_save(self, _("另存为 PDF"), self.paper.file_name, "PDF (*.pdf)", ".pdf")
        if path is not None:
            with errors.showing(self):
                self.save_to(path)

    def save_to(self, path: Path) -> None:
        """The PDF is at this path. Raises Trouble where the disk refuses."""
        from unionoffice.safe_write import safe_write

        pdf = self.paper.pdf
        safe_write(path, pdf if isinstance(pdf, bytes) else pdf.read_bytes())
        if self.paper.saved is not None:
            self.paper.saved(path)
        self._foot.setText(_("已保存：{path}").format(path=path))

    def print_out(self) -> None:
        """A person chooses printer and copies, and the paper goes there."""
        from ui.kit.print_dialog import PrintDialog

        with errors.showing(self):
            asked = PrintDialog(self.paper, self.pages, parent=self)
            asked.printed.connect(self._printed)
            asked.exec()

    def _printed(self, printer: str, copies: int) -> None:
        self._foot.setText(_("已送到打印机“{printer}”，{n} 份").format(printer=printer, n=copies))
        if self.paper.printed is not None:
            self.paper.printed(printer, copies)


def size_words(paper: Paper) -> str:
    """The sheet's name and which way it lies, or its size in mm."""
    short, long = sorted((paper.width, paper.height))
    known = {(297, 420): "A3", (210, 297): "A4", (148, 210): "A5", (176, 250): "B5"}
    name = known.get((round(short), round(long)))
    if name is None:
        return _("{width:g}×{height:g} 毫米").format(width=paper.width, height=paper.height)
    return name + " " + (_("纵向") if paper.height >= paper.width else _("横向"))
