"""What the panel beside the list says of one member, and uncovering a number for a stated purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.kit.ask_dialog import AskDialog
from ui.kit.detail import Detail, lines_of
from ui.kit.reported import reported_lines
from ui.members.asking import purposes
from ui.members.roll_columns import tone_of
from ui.members.sources import photo_of
from unionoffice import codes, fields, members, people
from unionoffice.errors import Refused
from unionoffice.members import MEMBER_FIELDS, Member
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

PERSONAL = ("sex", "id_number", "phone")
SERVICE = ("employer", "team", "post", "employment_form", "new_form_group", "joined", "card_no", "card_issued")
SPAN = "—"


def detail_of(office: Office, member: Member, *, reveal: bool) -> Detail:
    """Name, state, portrait, the lines a clerk asks for first, and the states gone through."""
    lines = lines_of(MEMBER_FIELDS, member.person, *PERSONAL, reveal=reveal)
    lines.append((MEMBER_FIELDS["unit"].shown, member.unit_name))
    lines += lines_of(MEMBER_FIELDS, member.membership, *SERVICE)
    lines += lines_of(MEMBER_FIELDS, member.person, "skills")
    lines += background_lines(office, member.no, reveal=reveal)
    lines.append((_("会籍经历"), "\n".join(spans_in_words(office, member.no))))
    lines += reported_lines(office, "members", member.person.id)
    return Detail(
        title=member.name,
        state=member.shown("state"),
        tone=tone_of(member.state),
        lines=lines,
        picture=photo_of(office)(member.person.photo) if member.person.photo else None,
        note=_("号码已完整显示，用途已记入日志。") if reveal else "",
    )


def background_lines(office: Office, no: int, *, reveal: bool) -> list[tuple[str, str]]:
    """Working life and family, a line each; nothing where nothing is known."""
    known = people.background(office, no)
    works = [
        " ".join(part for part in (_span(one.since, one.until), one.place, one.post or "") if part)
        for one in known.works
    ]
    family = [
        " ".join(
            part
            for field in people.RELATIVE_FIELDS.values()
            if (part := fields.show(field, getattr(one, field.name), reveal=reveal))
        )
        for one in known.relatives
    ]
    lines = ((_("个人工作简历"), "\n".join(works)), (_("家庭主要成员"), "\n".join(family)))
    return [(label, words) for label, words in lines if words]


def _span(since: str | None, until: str | None) -> str:
    return f"{(since or '')[:7]}{SPAN}{until[:7] if until else _('至今')}" if since or until else ""


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
