"""The second sheet of a member's form: working life and family, as the registration form (F2) lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit import text
from ui.kit.editors import Sources
from ui.kit.lines import Lines
from ui.kit.room import Roomy
from unionoffice import people
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.people import Background
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.members import Member
    from unionoffice.office import Office


class BackgroundSheet(Roomy):
    """Two small tables; only what was changed is written."""

    def __init__(self, office: Office, member: Member | None) -> None:
        self._office = office
        sources = Sources(today=office.today)
        self.works = Lines(_("个人工作简历"), people.WORK_FIELDS, sources)
        self.relatives = Lines(_("家庭主要成员"), people.RELATIVE_FIELDS, sources)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 4, 12, 8)
        column.setSpacing(10)
        words = _("印在会员登记表上，可以不填。起止时间写到月就行，例如 2008-07；截止空着表示至今。")
        column.addWidget(text.dim(words, wrap=True))
        column.addWidget(self.works)
        column.addSpacing(8)
        column.addWidget(self.relatives)
        column.addStretch()
        super().__init__(inside)
        self.setAccessibleName(_("简历和家庭"))
        self._known = Background() if member is None else people.background(office, member.no)
        self.works.fill(self._known.works)
        self.relatives.fill(self._known.relatives)

    @property
    def changed(self) -> bool:
        """Whether a line was written, altered or taken away."""
        return self.works.edited or self.relatives.edited

    def write(self, no: int) -> None:
        """The member has these lines, inside the caller's act. Raises Rejected."""
        if self.changed:
            people.write_background(
                self._office, no,
                works=self.works.raw() if self.works.edited else None,
                relatives=self.relatives.raw() if self.relatives.edited else None,
            )  # fmt: skip

    def refused(self, error: Refused) -> bool:
        """The refusal stands below the table it speaks of; False where it speaks of none."""
        findings = error.findings if isinstance(error, Rejected) else ()
        found = False
        for name, lines in (("works", self.works), ("relatives", self.relatives)):
            said = [one.sentence for one in findings if one.field == name]
            lines.say("\n".join(said))
            found = found or bool(said)
        return found

    def begin(self) -> None:
        """Work begins in the first empty line."""
        self.works.begin()
