"""The program's own line drawings on a grid of 20, drawn sharp at 100, 150 and 200 %."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap

from ui import theme

LINES = {
    "home": "M3 9.2 10 3.2l7 6M5 8v8.5h10V8M8.2 16.5v-5h3.6v5",
    "people": "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2 16.5c0-3 2.4-4.8 5.5-4.8s5.5 1.8 5.5 4.8"
    "M13 3.8a2.8 2.8 0 0 1 0 5.4M15 12.2c1.9.6 3 2.1 3 4.3",
    "person": "M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M3.8 17c0-3.2 2.7-5.2 6.2-5.2s6.2 2 6.2 5.2",
    "heart": "M10 16.5S3 12.6 3 7.8A3.7 3.7 0 0 1 10 6a3.7 3.7 0 0 1 7 1.8c0 4.8-7 8.7-7 8.7"
    "M6 9.6h2l1.2-2 1.6 3.6 1-1.6h2.2",
    "contract": "M5 2.8h6.5L15.5 7v10.2H5zM11.2 2.8V7.3h4.3M7.8 10.5h5M7.8 13.5h5",
    "tree": "M7.8 2.8h4.4v3.6H7.8zM2.2 13h4v3.8h-4zM8 13h4v3.8H8zM13.8 13h4v3.8h-4zM10 6.4V13M4.2 13V9.8h11.6V13",
    "coins": "M2.5 5h15v10h-15zM10 12.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8M5 7.4v.1M15 12.5v.1",
    "star": "m10 2.8 2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5-3.6-3.5 5-.7z",
    "scales": "M10 3v13.5M6.5 16.5h7M4 5.5h12M4 5.5 1.8 11a2.3 2.3 0 0 0 4.4 0zM16 5.5 13.8 11a2.3 2.3 0 0 0 4.4 0z",
    "upload": "M10 12.5V3M6.5 6.2 10 2.8l3.5 3.4M3 12v4.8h14V12",
    "settings": "M10 12.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6M10 2.2v2.2M10 15.6v2.2"
    "M2.2 10h2.2M15.6 10h2.2M4.5 4.5 6 6M14 14l1.5 1.5M4.5 15.5 6 14M14 6l1.5-1.5",
    "search": "M8.7 14.4a5.7 5.7 0 1 0 0-11.4 5.7 5.7 0 0 0 0 11.4M13 13l4.2 4.2",
    "print": "M6 7V2.8h8V7M6 14H3V7h14v7h-3M6 11.6h8v5.6H6zM14.4 9.2h.1",
    "plus": "M10 3.5v13M3.5 10h13",
    "card": "M2.5 4.5h15v11h-15zM5 8h4v4.5H5zM11.5 8.2H15M11.5 11.8H15",
    "import": "M10 3v9.5M6.5 9.2 10 12.6l3.5-3.4M3 12v4.8h14V12",
    "export": "M12 3h5v5M17 3l-7.5 7.5M15 11.5v5H3.5V5H9",
    "undo": "M4 8.5h8.2a4.2 4.2 0 1 1 0 8.4H7M7.4 4.8 3.6 8.5l3.8 3.8",
    "merge": "M4 3v3.6c0 2 1.2 3.4 3 4.2l3 1.4 3-1.4c1.8-.8 3-2.2 3-4.2V3M10 12.2v5M7.6 15l2.4 2.4 2.4-2.4",
    "transfer": "M3 6.5h12.5M12 3l3.6 3.5L12 10M17 13.5H4.5M8 10l-3.6 3.5L8 17",
    "photo": "M2.5 6h3.2l1.2-2h6.2l1.2 2h3.2v10h-15zM10 13.6a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8",
    "warning": "M10 3 18 16.8H2zM10 8v4.4M10 14.6v.1",
    "check": "m3.8 10.6 4 4L16.4 5.8",
    "good": "M10 17.4a7.4 7.4 0 1 0 0-14.8 7.4 7.4 0 0 0 0 14.8M6.6 10.2l2.4 2.4 4.4-4.8",
    "info": "M10 17.4a7.4 7.4 0 1 0 0-14.8 7.4 7.4 0 0 0 0 14.8M10 9.2v4.6M10 6.3v.1",
    "stop": "M10 17.4a7.4 7.4 0 1 0 0-14.8 7.4 7.4 0 0 0 0 14.8M10 6v5M10 13.8v.1",
    "close": "M4.8 4.8 15.2 15.2M15.2 4.8 4.8 15.2",
    "chevron-down": "m5 7.6 5 5 5-5",
    "chevron-right": "m7.6 5 5 5-5 5",
    "chevron-left": "m12.4 5-5 5 5 5",
    "more": "M4.5 10h.1M10 10h.1M15.5 10h.1",
    "lock": "M4.5 9h11v8h-11zM6.8 9V6.2a3.2 3.2 0 0 1 6.4 0V9M10 12v2.2",
    "eye": "M1.8 10S4.8 4.6 10 4.6 18.2 10 18.2 10s-3 5.4-8.2 5.4S1.8 10 1.8 10"
    "M10 12.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8",
    "calendar": "M3 4.5h14V17H3zM3 8.2h14M6.5 2.6v3.6M13.5 2.6v3.6",
    "edit": "M12.8 3.6 16.4 7.2 7.2 16.4 3 17l.6-4.2zM10.8 5.6l3.6 3.6",
    "trash": "M3.5 5.5h13M8 5.2V3h4v2.2M5 5.5l.8 11.7h8.4L15 5.5M8.4 8.5v5.6M11.6 8.5v5.6",
    "folder": "M2.5 4.5h5.2l1.8 2.2h8v9.5h-15z",
    "save": "M3 3h11l3 3v11H3zM6 3v4.4h7V3M6 17v-5.5h8V17",
    "filter": "M2.8 4h14.4L12 10.4v6l-4-2v-4z",
    "clock": "M10 17.4a7.4 7.4 0 1 0 0-14.8 7.4 7.4 0 0 0 0 14.8M10 5.8V10l3 2",
    "help": "M10 17.4a7.4 7.4 0 1 0 0-14.8 7.4 7.4 0 0 0 0 14.8"
    "M7.8 7.8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M10 14v.1",
}  # fmt: skip
"""Paths in SVG's own letters, without colour; every one is stroked 1.5 wide with round ends."""

BRAND = (
    '<rect width="32" height="32" rx="7" fill="{red}"/>'
    '<path d="M8 9h16M16 9v14M6.5 23h19" stroke="{white}" stroke-width="4" stroke-linecap="round" fill="none"/>'
)


BESIDE_WORDS = QSize(24, 18)
"""The icon size of a button with words: 18 px drawn, the rest keeps the words away."""


@cache
def icon(name: str, colour: str = theme.DIM, lit: str = "", *, beside_words: bool = False) -> QIcon:
    """The drawing as an icon; `lit` is its colour while its button is checked. Raises KeyError."""
    size, room = (18, 6) if beside_words else (20, 0)
    made = QIcon()
    for state, ink in ((QIcon.State.Off, colour), (QIcon.State.On, lit or colour)):
        for scale in (1.0, 1.5, 2.0):
            made.addPixmap(pixmap(name, ink, size, scale, room), QIcon.Mode.Normal, state)
    for scale in (1.0, 2.0):
        made.addPixmap(pixmap(name, theme.DISABLED, size, scale, room), QIcon.Mode.Disabled)
    return made


@cache
def pixmap(name: str, colour: str = theme.DIM, size: int = 20, scale: float = 1.0, room: int = 0) -> QPixmap:
    """The drawing in one colour, `size` px wide at 100 %, with `room` px at its right. Raises KeyError."""
    lines = (
        f'<path d="{LINES[name]}" fill="none" stroke="{colour}" stroke-width="1.5"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return _draw(lines, 20, size, scale, room)


@cache
def brand(size: int = 32, scale: float = 1.0) -> QPixmap:
    """The program's mark: 工 in white on red."""
    return _draw(BRAND.format(red=theme.RED, white=theme.WHITE), 32, size, scale)


def window_icon() -> QIcon:
    """The mark as the windows' icon, 16 to 256 px."""
    made = QIcon()
    for size in (16, 32, 48, 256):
        made.addPixmap(brand(size))
    return made


def _draw(lines: str, grid: int, size: int, scale: float, room: int = 0) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {grid} {grid}">{lines}</svg>'
    pixels = round(size * scale)
    image = QImage(pixels + round(room * scale), pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(scale)
    return QPixmap.fromImage(image)
