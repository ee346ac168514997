"""Registering another office: its card file from the stick, and 20 characters typed from its stamped paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui import theme
from ui.kit import files
from ui.kit.ask_dialog import AskDialog
from ui.kit.buttons import button
from unionoffice import reports
from unionoffice.errors import Refused, Trouble
from unionoffice.exchange.office_keys import MOST_BYTES, read_card_file
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office
    from unionoffice.reports import Partner


class RegisterDialog(AskDialog):
    """`saved` carries the partner. The characters are never shown, filled in or compared before they were typed."""

    def __init__(self, office: Office, role: str, parent: QWidget | None = None) -> None:
        title = _("登记上级工会的公钥卡") if role == "upper" else _("登记下级单位")
        subtitle = (
            _("先选 U 盘上的公钥卡文件，再对照盖章的公钥卡，把 20 个字符逐字输入。字符不在文件里，只在纸上。")
            if role == "upper"
            else _("先选 U 盘上的公钥卡文件，再对照盖章的登记单，把 20 个字符逐字输入。")
        )
        super().__init__(title, subtitle=subtitle, button_text=_("核对并登记"), parent=parent)
        self._office, self._role = office, role
        self._content = b""
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        self.file = QLineEdit()
        self.file.setReadOnly(True)
        self.file.setAccessibleName(_("公钥卡文件"))
        self.file.setPlaceholderText(_("还没有选文件"))
        self.pick = button(_("选文件…"), self._choose, icon="folder")
        inside.addWidget(self.file, 1)
        inside.addWidget(self.pick)
        row.setFocusProxy(self.pick)
        self.ask("file", _("公钥卡文件（.uok）"), row, required=True)
        self.words = QLineEdit()
        self.words.setMaxLength(40)
        self.words.setFont(theme.font(16))
        self.words.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX")
        self.ask("words", _("纸质件上的 20 个字符"), self.words, required=True)
        self.setMinimumWidth(520)

    def _choose(self) -> None:
        path = files.ask_open(self, _("选公钥卡文件"), _("公钥卡文件 (*.uok);;所有文件 (*)"))
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """This file is the card; its office's name is shown, not its characters."""
        self.cells["file"].clear()
        try:
            content = card_bytes(path)
            card = read_card_file(content)
        except Refused as error:
            self.say(error)
            return
        self._content = content
        self.file.setText(f"{card.name}　{card.division}　{path.name}")
        self.words.setFocus()

    def save(self) -> Partner:
        """The office is registered. Raises Refused."""
        if not self._content:
            raise Refused("missing", _("请先选公钥卡文件。"), "file")
        if not self.words.text().strip():
            raise Refused("missing", _("请对照盖章的纸质件，输入 20 个字符。"), "words")
        return reports.register_partner(self._office, self._content, self.words.text(), self._role)


def card_bytes(path: Path) -> bytes:
    """The bytes of a card file. Raises Trouble where it cannot be read."""
    try:
        with path.open("rb") as source:
            return source.read(MOST_BYTES + 1)
    except OSError as error:
        sentence = _("读不了“{name}”；没有登记。请检查 U 盘是否插好后再试。")
        raise Trouble("no_file", sentence.format(name=path.name)) from error
