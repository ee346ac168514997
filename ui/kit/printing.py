"""Paper out of a printer: through CUPS as it is, elsewhere (Windows) page by page in bands of dots on white."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from unionoffice.errors import Trouble
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from unionoffice.printing.paper import Paper

FORM_DPI, CARD_DPI = 600, 300
SMALL = 120.0
"""mm: a page narrower than this is a card, and 300 dpi is what card printers have."""


def printers() -> list[str]:
    """The machine's printers, the usual one first; none where there is none."""
    from unionoffice.printing import printer

    if printer.available():
        return [one.name for one in printer.printers()]
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    names = list(QPrinterInfo.availablePrinterNames())
    return sorted(names, key=lambda name: name != usual)


def send(
    pdf: bytes | Path,
    name: str,
    *,
    copies: int,
    two_sided: bool,
    title: str,
    progress: Callable[[int, str], None],
) -> None:
    """The PDF is with the printer. Raises Trouble where it was not taken, Cancelled where a person stopped it."""
    from unionoffice.printing import preview, printer

    paper = preview.page_size(pdf, 0)
    if printer.available():
        progress(0, _("正在送往打印机"))
        sides: printer.Sides = "two-sided-long-edge" if two_sided else "one-sided"
        printer.send(pdf, name, paper=paper, copies=copies, sides=sides, title=title)
        return
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    device = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    device.setCopyCount(copies)
    modes = QPrinter.DuplexMode
    device.setDuplex(modes.DuplexLongSide if two_sided else modes.DuplexNone)
    device.setDocName(title)
    draw(pdf, device, paper, progress)


def draw(pdf: bytes | Path, device: QPrinter, paper: Paper, progress: Callable[[int, str], None]) -> None:
    """Every page is drawn on the device unscaled, in bands, so that memory stays small at 600 dpi."""
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage, QPainter

    from unionoffice.printing import preview

    dpi = CARD_DPI if paper.width < SMALL else FORM_DPI
    dpi = min(dpi, max(device.supportedResolutions() or [dpi]))
    device.setResolution(dpi)
    device.setFullPage(True)
    _lay(device, paper)
    pages = preview.page_count(pdf)
    painter = QPainter()
    if not painter.begin(device):
        raise Trouble("printer", _("打印机没有接受打印；您的数据没有改变。请检查打印机后再试，或另存为 PDF。"))
    try:
        for page in range(pages):
            progress(page * 100 // pages, _("第 {n} 页").format(n=page + 1))
            if page:
                _lay(device, preview.page_size(pdf, page))
                device.newPage()
            for band in preview.page_bands(pdf, page, dpi):
                image = QImage(band.rgb, band.width, band.height, band.stride, QImage.Format.Format_RGB888)
                painter.drawImage(QRect(0, band.top, band.width, band.height), image)
    except BaseException:
        device.abort()
        raise
    finally:
        painter.end()


def _lay(device: QPrinter, paper: Paper) -> None:
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize

    upright = paper if paper.width <= paper.height else replace(paper, width=paper.height, height=paper.width)
    size = QPageSize(QSizeF(upright.width, upright.height), QPageSize.Unit.Millimeter)
    ways = QPageLayout.Orientation
    way = ways.Portrait if paper.width <= paper.height else ways.Landscape
    device.setPageLayout(QPageLayout(size, way, QMarginsF(0, 0, 0, 0)))
