"""What the dialogs of aid ask with: a typed day, a paragraph, one entry of a code list, the purpose of looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from ui.kit.choice_box import ChoiceBox, among
from ui.kit.date_box import DateBox
from ui.kit.editors import code_choices
from unionoffice import cleaning
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence


def day_of(raw: str, *, today: str, name: str = "day") -> str | None:
    """The typed day as ISO text, None where nothing was typed. Raises Refused (field `name`) for what is no day."""
    reading = cleaning.read_date(raw, today=today)
    if reading.held or (reading.value is None and raw.strip()):
        said = reading.findings[0] if reading.findings else None
        raise Refused(
            said.reason if said else "bad_date", said.sentence if said else _("请填写日期，例如 2026-11-22。"), name
        )
    return None if reading.value is None else str(reading.value)


def day_box(today: str) -> DateBox:
    """A line for a day that begins with today."""
    made = DateBox(today)
    made.setText(today)
    return made


def line(hint: str = "", *, words: str = "", limit: int = 200) -> QLineEdit:
    """One line of words."""
    made = QLineEdit(words)
    made.setPlaceholderText(hint)
    made.setMaxLength(limit)
    return made


def paragraph(hint: str = "") -> QPlainTextEdit:
    """Several lines of words; Tab goes on to the next question."""
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(82)
    made.setPlaceholderText(hint)
    return made


def code_box(name: str, *, only: Sequence[str] = (), chosen: str | None = None) -> ChoiceBox:
    """A chooser of one entry of a code list, of these codes where some are named."""
    entries = [one for one in code_choices(name) if not only or one.value in only]
    made = ChoiceBox(among(entries))
    made.put(chosen)
    return made


def purposes() -> QComboBox:
    """A line for the purpose of looking at what is covered, with the usual ones to drop down."""
    box = QComboBox()
    box.setEditable(True)
    box.addItems([_("入户核查"), _("核对证件"), _("录入或更正档案"), _("发放救助金"), _("填报上级要求的表格")])
    box.setCurrentIndex(-1)
    written = QLineEdit()
    box.setLineEdit(written)
    written.setPlaceholderText(_("写明用途，会记入日志"))
    written.setAccessibleName(_("用途"))
    return box
