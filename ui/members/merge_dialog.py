"""Two records of one person side by side: which stays, and for every field that differs which value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from ui.kit import text
from ui.kit.ask_dialog import AskDialog
from unionoffice import members
from unionoffice.errors import Refused
from unionoffice.members import MEMBER_FIELDS, Member, Merge
from unionoffice.members.merging import NEVER_TAKEN
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

LEFT, RIGHT = 0, 1


class MergeDialog(AskDialog):
    """The kept record takes the values chosen; the other leaves the roll. `saved` carries the Merge, for its undo."""

    def __init__(self, office: Office, one: int, other: int, *, why: str = "", parent: QWidget | None = None) -> None:
        self.pair = (_existing(office, one), _existing(office, other))
        super().__init__(
            _("合并为一人"), subtitle=why or _("请对照原件，选定保留哪一条记录、每一项用哪边的内容。合并后可以撤销。"),
            button_text=_("合并"), icon="merge", parent=parent,
        )  # fmt: skip
        self._office = office
        self.keeps = QButtonGroup(self)
        self.choice: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(2, 2, 12, 2)
        inside.addLayout(self._grid)
        inside.addStretch()
        self.column.addWidget(sheet)
        self.column.addStretch(1)
        self._fill()
        self.note = text.dim("", wrap=True)
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertWidget(whole.count() - 1, self.note)
        self.keeps.idToggled.connect(lambda _place, on: self._suggest() if on else None)
        self._suggest()
        self.resize(820, 620)

    def _fill(self) -> None:
        grid = self._grid
        grid.addWidget(text.label(_("保留哪一条"), bold=True), 0, 0)
        for place, member in enumerate(self.pair):
            radio = QRadioButton(_("保留这一条") + f"　{member.name}")
            radio.setFont(text.label(bold=True).font())
            self.keeps.addButton(radio, place)
            grid.addWidget(radio, 0, place + 1)
        self.keeps.button(self._fuller()).setChecked(True)
        differing = members.differences(self._office, self.pair[0].no, self.pair[1].no)
        fixed = [one for one in differing if one[0] in NEVER_TAKEN]
        row = 1
        for name, left, right in fixed:
            grid.addWidget(text.dim(MEMBER_FIELDS[name].shown), row, 0)
            for place, words in enumerate(self._words(name, left, right)):
                grid.addWidget(text.label(words, wrap=True), row, place + 1)
            row += 1
        grid.addWidget(text.line(), row, 0, 1, 3)
        row += 1
        for name, left, right in differing:
            if name in NEVER_TAKEN:
                continue
            label = MEMBER_FIELDS[name].shown
            grid.addWidget(text.dim(label), row, 0)
            group = QButtonGroup(self)
            for place, words in enumerate(self._words(name, left, right)):
                radio = QRadioButton(words or _("（空）"))
                radio.setAccessibleName(f"{label} {words}")
                group.addButton(radio, place)
                grid.addWidget(radio, row, place + 1)
            self.choice[name] = group
            row += 1
        if not self.choice:
            grid.addWidget(text.dim(_("两条记录的其他内容完全相同。")), row, 0, 1, 3)

    def _words(self, name: str, left: str, right: str) -> tuple[str, str]:
        if name != "photo":
            return left, right
        return (_("有照片") if left else "", _("有照片") if right else "")

    def _fuller(self) -> int:
        """Which record says more; the one entered first where they say as much."""
        said = [sum(member.get(name) not in (None, "") for name in MEMBER_FIELDS) for member in self.pair]
        on_the_roll = [member.state in members.STATES_ON_THE_ROLL for member in self.pair]
        return max((LEFT, RIGHT), key=lambda place: (on_the_roll[place], said[place], -self.pair[place].no))

    def keep(self) -> int:
        """Which side stays."""
        return self.keeps.checkedId()

    def _suggest(self) -> None:
        keep = self.keep()
        kept, dropped = self.pair[keep], self.pair[1 - keep]
        for name, group in self.choice.items():
            empty = kept.get(name) in (None, "")
            group.button(1 - keep if empty else keep).setChecked(True)
        self.note.setText(
            _("“{kept}”（{unit}）留在名册上；另一条退出名册，它的会员编号 {card} 记为原会员证号。").format(
                kept=kept.name, unit=kept.unit_name, card=dropped.membership.card_no or _("（无）")
            )
        )

    def take(self) -> list[str]:
        """The fields whose value comes from the record that goes."""
        return [name for name, group in self.choice.items() if group.checkedId() != self.keep()]

    def save(self) -> Merge:
        """One record stays. Raises Refused."""
        keep = self.keep()
        return members.merge(self._office, self.pair[keep].no, self.pair[1 - keep].no, take=self.take())


def _existing(office: Office, no: int) -> Member:
    found = members.member(office, no)
    if found is None:
        raise Refused("unknown_member", _("没有这位会员；没有改动任何内容。请刷新列表后再试。"))
    return found
