from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics, QRawFont
from PySide6.QtWidgets import QLineEdit

from ui import fonts, theme
from ui.kit import icons
from ui.kit.cell import Cell
from unionoffice import resources

UI = Path(theme.__file__).parent


@pytest.mark.parametrize(("ink", "ground"), theme.READ_TOGETHER)
def test_words_stand_out_from_their_ground(ink: str, ground: str) -> None:
    assert theme.contrast(ink, ground) >= 4.5


def test_every_tone_reads_on_its_own_ground() -> None:
    assert all(theme.contrast(theme.INKS[tone], theme.GROUNDS[tone]) >= 4.5 for tone in theme.Tone)


def test_field_borders_are_seen() -> None:
    assert theme.contrast(theme.FIELD_BORDER, theme.WHITE) >= 3.0


def test_only_the_theme_knows_colours() -> None:
    with_colours = [
        str(file.relative_to(UI))
        for file in UI.rglob("*.py")
        if file.name != "theme.py" and re.search(r"#[0-9A-Fa-f]{6}\b", file.read_text("utf-8"))
    ]
    assert with_colours == []


def test_the_arrow_in_the_style_sheet_has_the_colour_of_dim_words() -> None:
    assert theme.DIM in resources.path("icons", "chevron-down.svg").read_text()


def test_no_word_is_smaller_than_nine_and_a_half_points() -> None:
    sizes = [theme.TEXT_SIZE, theme.TITLE_SIZE, theme.HEADING_SIZE, theme.FIGURE_SIZE, theme.SMALL_SIZE]
    assert min(sizes) >= 9.5


def test_common_and_rare_characters_have_a_face() -> None:
    rare = "㛃𬱖㑇"
    raw = [QRawFont.fromFont(theme.font())] + [QRawFont.fromFont(_of(name)) for name in fonts.families()]
    assert all(any(face.supportsCharacter(ord(sign)) for face in raw) for sign in "工会员" + rare)
    assert QFontMetrics(theme.font()).horizontalAdvance("工会工作台") > 50


def _of(family: str):
    from PySide6.QtGui import QFont

    return QFont(family)


@pytest.mark.parametrize("name", sorted(icons.LINES))
def test_each_drawing_leaves_ink_inside_its_square(name: str) -> None:
    image = icons.pixmap(name, theme.TEXT, 20, 2.0).toImage()
    inked = [(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() > 60]
    assert inked
    assert not [spot for spot in inked if spot[0] in (0, 39) or spot[1] in (0, 39)]


def test_the_window_imports_no_heavy_library_at_its_start() -> None:
    import subprocess
    import sys

    told = subprocess.run(
        [sys.executable, "-c", "import sys, ui.app, ui.main_window, ui.entry.window; print(' '.join(sys.modules))"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    heavy = {"reportlab", "pypdfium2", "sqlite_utils", "pypinyin", "PIL", "sqlcipher3", "PySide6.QtNetwork"}
    assert heavy.isdisjoint(told)


def test_the_window_knows_no_sql_and_no_paper() -> None:
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not [name for name in names if name.split(".")[0] in {"sqlite3", "sqlcipher3", "reportlab"}], file


def test_a_wrong_answer_stays_red_while_it_has_the_focus(qtbot) -> None:
    line = QLineEdit()
    cell = Cell("姓名", line)
    qtbot.addWidget(cell)
    cell.resize(300, 90)
    cell.show()
    qtbot.waitExposed(cell)
    cell.say("请填写姓名")
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    edge = line.grab().toImage().pixelColor(line.width() // 2, 1)
    assert edge.name().upper() == theme.RED
