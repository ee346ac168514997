"""A file that stood on paper before this program: whose, since when, of which category; the rest is filled in afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.aid.asking import code_box, day_box, day_of, line
from ui.kit.ask_dialog import AskDialog
from ui.kit.choice_box import Choice, ChoiceBox, Find
from unionoffice import aid, members
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.aid import AidFile
    from unionoffice.office import Office

MOST = 40


class TakeOverDialog(AskDialog):
    """Takes it over; the old category stays until an income is worked out anew. `saved` carries the file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            _("接入原有档案"), button_text=_("接入"), icon="folder", parent=parent,
            subtitle=_("原来纸上已有的档案照原来的日期和类别接入，即为在档；新的类别要等重新测算认定。"),
        )  # fmt: skip
        self._office = desk.office
        self.person = self.ask(
            "person", _("职工"),
            ChoiceBox(
                _find(desk.office), name_of=lambda no: _name(desk.office, int(no)),
                placeholder=_("输入姓名或拼音首字母查找"),
            ), required=True,
        )  # fmt: skip
        self.category = self.ask("category", _("困难类别"), code_box("aid_category"), required=True)
        self.level = self.ask("level", _("建档标准"), code_box("aid_level"), required=True)
        self.filed_on = self.ask("filed_on", _("建档日期"), day_box(""), required=True)
        self.file_no = self.ask("file_no", _("原来的编号"), line(_("不填就由程序编号"), limit=40), optional=True)
        self.document = self.ask("document", _("审批文号"), line(), optional=True)

    def save(self) -> AidFile:
        """The file is on file since its own day. Raises Refused."""
        for box in (self.person, self.category, self.level):
            box.settle()
        person = self.person.value()
        if person is None:
            raise Refused("missing", _("请从名册里选出职工。"), "person")
        day = day_of(self.filed_on.text(), today=self._office.today, name="filed_on")
        if day is None:
            raise Refused("missing", _("请填写原来的建档日期。"), "filed_on")
        level = {"level": self.level.value()} if self.level.value() is not None else {}
        return aid.take_over(
            self._office, int(person), level, category=str(self.category.value() or ""), filed_on=day,
            file_no=self.file_no.text().strip() or None, document=self.document.text().strip() or None,
        )  # fmt: skip


def _find(office: Office) -> Find:
    def found(typed: str) -> Sequence[Choice]:
        numbers = members.find(office.reading(), typed, limit=MOST).numbers[:MOST]
        rows = members.rows(office.reading(), numbers)
        return [Choice(one.no, f"{one.name}　{one.unit_name}") for one in rows if one is not None]

    return found


def _name(office: Office, no: int) -> str:
    found = members.member(office, no)
    return f"{found.name}　{found.unit_name}" if found is not None else ""
