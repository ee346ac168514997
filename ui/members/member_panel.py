"""What the panel beside the list says of one member, and uncovering a number for a stated purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.kit.ask_dialog import AskDialog
from ui.kit.detail import Detail, lines_of
from ui.members.asking import purposes
from ui.members.roll_columns import tone_of
from ui.members.sources import photo_of
from unionoffice import codes, members
from unionoffice.errors import Refused
from unionoffice.members import MEMBER_FIELDS, Member
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

PERSONAL = ("sex", "id_number", "phone")
SERVICE = ("employer", "team", "post", "employment_form", "new_form_group", "joined", "card_no", "card_issued")


def detail_of(office: Office, member: Member, *, reveal: bool) -> Detail:
    """Name, state, portrait, the lines a clerk asks for first, and the states gone through."""
    lines = lines_of(MEMBER_FIELDS, member.person, *PERSONAL, reveal=reveal)
    lines.append((MEMBER_FIELDS["unit"].shown, member.unit_name))
    lines += lines_of(MEMBER_FIELDS, member.membership, *SERVICE)
    lines.append((_("会籍经历"), "\n".join(spans_in_words(office, member.no))))
    return Detail(
        title=member.name,
        state=member.shown("state"),
        tone=tone_of(member.state),
        lines=lines,
        picture=photo_of(office)(member.person.photo) if member.person.photo else None,
        note=_("号码已完整显示，用途已记入日志。") if reveal else "",
    )


def spans_in_words(office: Office, no: int) -> list[str]:
    """The member's states, newest first: 2015-06-01 在册; with the union where it changed."""
    label = codes.code_list("member_state").shown
    said: list[str] = []
    unit: object = None
    for span in members.spans(office, no):
        words = f"{span['since']} {label(str(span['state']))}"
        if unit is not None and span["unit"] != unit:
            words += f"（{span['unit_name']}）"
        unit = span["unit"]
        said.append(words)
    return said[::-1]


class RevealDialog(AskDialog):
    """Asks what a member's full numbers are wanted for; `saved` carries the member's number."""

    def __init__(self, office: Office, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(
            _("显示完整号码"), icon="eye", button_text=_("显示"), parent=parent,
            subtitle=_("{name} 的证件号码和手机号码将完整显示。谁在什么时候、为什么查看，会记入日志。").format(
                name=member.name
            ),
        )  # fmt: skip
        self._office, self._no = office, member.no
        self.purpose = self.ask("purpose", _("用途"), purposes(), required=True)

    def save(self) -> int:
        """The journal holds who looks and what for. Raises Refused without a purpose."""
        purpose = self.purpose.currentText().strip()
        if not purpose:
            raise Refused("missing", _("请写明用途，例如“核对证件”。"), "purpose")
        members.reveal(self._office, self._no, purpose)
        return self._no
