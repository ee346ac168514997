"""How the window looks: the only file with colours. Fusion, one palette, one short style sheet, one font."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QPalette

from ui import fonts
from unionoffice import resources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TEXT = "#1D2733"
DIM = "#55606E"
WHITE = "#FFFFFF"
PAGE = "#F5F6F8"
SIDE = "#E9EDF2"
SIDE_HOVER = "#DDE3EA"
HEADER = "#F7F9FB"
LINE = "#E3E8EE"
BORDER = "#D5DBE3"
FIELD_BORDER = "#8A95A3"
HANDLE = "#B4BECA"
PRIMARY = "#1D5FA6"
PRIMARY_HOVER = "#184F8B"
PRIMARY_PRESSED = "#134072"
TINT = "#E4EEF9"
TINT_HOVER = "#F1F6FC"
BAR = "#9DBBE0"
RED = "#B3261E"
RED_TINT = "#FDECEA"
FAULT_GROUND = "#FFF8F7"
GREEN = "#1B6E45"
GREEN_TINT = "#E5F4EC"
AMBER = "#7A4F00"
AMBER_TINT = "#FFF3DA"
BLUE_INK = "#174E8C"
DISABLED = "#8A95A3"
DISABLED_GROUND = "#EEF1F4"

READ_TOGETHER: tuple[tuple[str, str], ...] = (
    (TEXT, WHITE), (TEXT, PAGE), (TEXT, SIDE), (TEXT, TINT), (TEXT, TINT_HOVER), (TEXT, HEADER), (TEXT, SIDE_HOVER),
    (DIM, WHITE), (DIM, PAGE), (DIM, SIDE), (DIM, HEADER), (DIM, TINT),
    (WHITE, PRIMARY), (WHITE, PRIMARY_HOVER), (WHITE, PRIMARY_PRESSED), (PRIMARY, WHITE), (PRIMARY, PAGE), (WHITE, RED),
    (RED, WHITE), (RED, PAGE), (RED, RED_TINT), (RED, FAULT_GROUND), (GREEN, GREEN_TINT), (GREEN, WHITE), (GREEN, TINT),
    (AMBER, AMBER_TINT), (AMBER, WHITE), (AMBER, TINT), (RED, TINT), (BLUE_INK, TINT), (BLUE_INK, WHITE),
)  # fmt: skip
"""Every pair of ink and ground that carries words; a test holds each at 4.5:1 or better."""

TEXT_SIZE, TITLE_SIZE, HEADING_SIZE, FIGURE_SIZE, SMALL_SIZE = 10.5, 16.0, 11.5, 22.0, 9.5
"""Points."""
ROW_HEIGHT, CONTROL_HEIGHT, NAVIGATION_HEIGHT = 38, 34, 40
"""Pixels at 100 %."""


PARTS = ("#1D5FA6", "#9DBBE0", "#1B6E45", "#C98A1B", "#7A5AA6", "#B3261E", "#55606E", "#4FA3A5")
"""The parts of a stacked bar, told apart by people who see red and green alike."""


class Tone(StrEnum):
    """What a word's colour says; the word always says it too."""

    PLAIN = "plain"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


INKS = {Tone.PLAIN: TEXT, Tone.INFO: BLUE_INK, Tone.GOOD: GREEN, Tone.WARN: AMBER, Tone.BAD: RED}
GROUNDS = {Tone.PLAIN: SIDE, Tone.INFO: TINT, Tone.GOOD: GREEN_TINT, Tone.WARN: AMBER_TINT, Tone.BAD: RED_TINT}


def apply(app: QApplication) -> None:
    """From now on every window of this program has the one look."""
    app.setStyle("Fusion")
    app.setPalette(palette())
    app.setFont(font())
    app.setStyleSheet(style_sheet())


def font(size: float = TEXT_SIZE, *, bold: bool = False) -> QFont:
    """The window's font at this size in points."""
    made = QFont(list(fonts.families()))
    made.setPointSizeF(size)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def palette() -> QPalette:
    """The palette behind the style sheet, for what Fusion draws itself."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: PAGE, roles.WindowText: TEXT, roles.Base: WHITE, roles.AlternateBase: HEADER, roles.Text: TEXT,
        roles.Button: WHITE, roles.ButtonText: TEXT, roles.Highlight: TINT, roles.HighlightedText: TEXT,
        roles.ToolTipBase: TEXT, roles.ToolTipText: WHITE, roles.PlaceholderText: DIM, roles.Link: PRIMARY,
        roles.Light: WHITE, roles.Mid: BORDER, roles.Dark: FIELD_BORDER, roles.Accent: PRIMARY,
    }.items():  # fmt: skip
        made.setColor(role, QColor(colour))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(DISABLED))
    return made


def style_sheet() -> str:
    """The style sheet; pictures in it are files, because Qt reads only those."""
    check = resources.path("icons", "check.svg").as_posix()
    chevron = resources.path("icons", "chevron-down.svg").as_posix()
    return f"""
QToolTip {{ background: {TEXT}; color: {WHITE}; border: 0; padding: 6px 8px; }}
QDialog {{ background: {WHITE}; }}
QLabel[kind="dim"] {{ color: {DIM}; }}
QLabel[kind="fault"] {{ color: {RED}; }}
QLabel[kind="warn"] {{ color: {AMBER}; }}
QLabel[kind="good"] {{ color: {GREEN}; }}
QFrame#card {{ background: {WHITE}; border: 1px solid {BORDER}; border-radius: 8px; }}
QFrame#line {{ background: {LINE}; border: 0; max-height: 1px; min-height: 1px; }}
QWidget#bar {{ background: {WHITE}; border-bottom: 1px solid {BORDER}; }}
QWidget#foot {{ background: {WHITE}; border-top: 1px solid {BORDER}; }}
QWidget#side {{ background: {SIDE}; border-right: 1px solid {BORDER}; }}
QPushButton {{
    background: {WHITE}; color: {TEXT}; border: 1px solid {FIELD_BORDER}; border-radius: 6px; padding: 0 15px;
    min-height: 32px;
}}
QPushButton:hover {{ background: {TINT_HOVER}; border-color: {PRIMARY}; }}
QPushButton:pressed {{ background: {TINT}; }}
QPushButton:focus {{ border: 2px solid {PRIMARY}; padding: 0 14px; min-height: 30px; }}
QPushButton:disabled {{ color: {DISABLED}; background: {DISABLED_GROUND}; border-color: {BORDER}; }}
QPushButton::menu-indicator {{
    image: url("{chevron}"); width: 12px; height: 12px; subcontrol-origin: padding;
    subcontrol-position: center right; right: 12px;
}}
QPushButton[kind="more"] {{ padding-right: 30px; }}
QPushButton[kind="primary"] {{
    background: {PRIMARY}; color: {WHITE}; border: 1px solid {PRIMARY}; font-weight: 600;
}}
QPushButton[kind="primary"]:hover {{ background: {PRIMARY_HOVER}; }}
QPushButton[kind="primary"]:pressed {{ background: {PRIMARY_PRESSED}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {TEXT}; }}
QPushButton[kind="primary"]:disabled {{ background: {DISABLED_GROUND}; color: {DISABLED}; border-color: {BORDER}; }}
QPushButton[kind="link"] {{
    background: transparent; border: 2px solid transparent; color: {PRIMARY}; padding: 0 4px;
    min-height: 24px;
}}
QPushButton[kind="link"]:hover {{ color: {PRIMARY_HOVER}; text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {PRIMARY}; }}
QPushButton[kind="nav"] {{
    background: transparent; border: 2px solid transparent; text-align: left; padding: 0 13px;
    min-height: 36px;
}}
QPushButton[kind="nav"]:hover {{ background: {SIDE_HOVER}; }}
QPushButton[kind="nav"]:checked {{ background: {WHITE}; color: {PRIMARY}; font-weight: 600; }}
QPushButton[kind="nav"]:focus {{ border: 2px solid {PRIMARY}; }}
QLineEdit,
QComboBox,
QSpinBox {{
    background: {WHITE}; border: 1px solid {FIELD_BORDER}; border-radius: 6px; padding: 0 9px;
    min-height: 32px; selection-background-color: {PRIMARY}; selection-color: {WHITE};
}}
QPlainTextEdit {{
    background: {WHITE}; border: 1px solid {FIELD_BORDER}; border-radius: 6px; padding: 5px 7px;
    selection-background-color: {PRIMARY}; selection-color: {WHITE};
}}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus {{ border: 2px solid {PRIMARY}; padding: 0 8px; min-height: 30px; }}
QPlainTextEdit:focus {{ border: 2px solid {PRIMARY}; padding: 4px 6px; }}
QLineEdit:disabled,
QComboBox:disabled,
QPlainTextEdit:disabled,
QLineEdit:read-only {{
    background: {DISABLED_GROUND}; color: {DIM}; border-color: {BORDER};
}}
QLineEdit[fault="true"],
QComboBox[fault="true"],
QPlainTextEdit[fault="true"] {{
    border: 2px solid {RED}; background: {FAULT_GROUND};
}}
QLineEdit[fault="true"]:focus,
QComboBox[fault="true"]:focus,
QPlainTextEdit[fault="true"]:focus {{
    border: 3px solid {RED}; background: {FAULT_GROUND};
}}
QLineEdit[fault="true"]:focus, QComboBox[fault="true"]:focus {{ padding: 0 7px; min-height: 28px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: 0; padding: 0; background: transparent; min-height: 0; }}
QComboBox::drop-down {{ border: 0; width: 28px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView, QListView {{ background: {WHITE}; border: 1px solid {BORDER}; outline: 0; }}
QComboBox QAbstractItemView::item, QListView::item {{ min-height: 30px; padding: 0 8px; }}
QTableView {{ background: {WHITE}; border: 1px solid {BORDER}; border-radius: 8px; outline: 0; }}
QTableView:focus {{ border: 2px solid {PRIMARY}; }}
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{
    background: {HEADER}; color: {DIM}; border: 0; border-bottom: 1px solid {BORDER}; padding: 0 12px;
    min-height: 40px; font-weight: 600;
}}
QHeaderView::section:first {{ border-top-left-radius: 8px; }}
QHeaderView::section:last {{ border-top-right-radius: 8px; }}
QPushButton, QCheckBox, QRadioButton {{ outline: 0; }}
QCheckBox, QRadioButton {{ spacing: 8px; }}
QCheckBox::indicator, QRadioButton::indicator {{
    width: 14px; height: 14px; border: 1px solid {FIELD_BORDER}; border-radius: 3px; background: {WHITE};
}}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked {{ background: {PRIMARY}; border-color: {PRIMARY}; image: url("{check}"); }}
QRadioButton::indicator:checked {{ background: {PRIMARY}; border: 4px solid {TINT}; width: 8px; height: 8px; }}
QCheckBox:focus, QRadioButton:focus {{ color: {PRIMARY}; text-decoration: underline; }}
QScrollArea {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {HANDLE}; border-radius: 4px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {FIELD_BORDER}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QProgressBar {{ background: {SIDE}; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {PRIMARY}; border-radius: 4px; }}
QMenu {{ background: {WHITE}; border: 1px solid {BORDER}; padding: 4px; }}
QMenu::item {{ padding: 7px 28px 7px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {TINT}; color: {TEXT}; }}
QMenu::item:disabled {{ color: {DISABLED}; }}
"""


def contrast(ink: str, ground: str) -> float:
    """How far two colours stand apart, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
