"""What the member area's dialogs ask with: a typed day, one of several, the purpose of looking at what is covered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit

from unionoffice import cleaning
from unionoffice.errors import Refused
from unionoffice.wording import _


def day_of(raw: str, *, today: str, name: str) -> str | None:
    """The typed day as ISO text, None where nothing was typed. Raises Refused (field `name`) for what is no day."""
    reading = cleaning.read_date(raw, today=today)
    if reading.held or (reading.value is None and raw.strip()):
        said = reading.findings[0] if reading.findings else None
        raise Refused(
            said.reason if said else "bad_date", said.sentence if said else _("请填写日期，例如 2026-11-22。"), name
        )
    return None if reading.value is None else str(reading.value)


def choices(
    entries: list[tuple[str, str]], *, name: str = "", change: Callable[[], object] | None = None, open_: bool = False
) -> QComboBox:
    """A box to choose one of these (value, words); the first is chosen, with `open_` none is until a person does."""
    box = QComboBox()
    for value, words in entries:
        box.addItem(words, value)
    if name:
        box.setAccessibleName(name)
    if open_:
        box.setCurrentIndex(-1)
        box.setPlaceholderText(_("请选择"))
    if change is not None:
        act = change
        box.currentIndexChanged.connect(lambda *_args: act())
    return box


def purposes() -> QComboBox:
    """A line for the purpose of looking at what is covered, with the usual ones to drop down."""
    box = QComboBox()
    box.setEditable(True)
    box.addItems([_("核对证件"), _("办理入会或转接手续"), _("联系本人"), _("发放会员证"), _("填报上级要求的表格")])
    box.setCurrentIndex(-1)
    line = QLineEdit()
    box.setLineEdit(line)
    line.setPlaceholderText(_("写明用途，会记入日志"))
    line.setAccessibleName(_("用途"))
    return box
