"""What a member went through: states with their days, transfer letters, prints, and every change of a field."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit import text
from ui.members.sources import name_of_unit
from unionoffice import codes, members, people, print_log
from unionoffice.members import Member
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

MOST = 200
"""Changes shown; the journal holds them all."""

TOGETHER = 4
"""So many fields given at once, none of which had a value, were a registration."""

Lines = list[tuple[str, ...]]


class History(QScrollArea):
    """Four parts, each as lines of words; read when `read` is called for the first time."""

    def __init__(self, office: Office, member: Member) -> None:
        super().__init__()
        self._office, self._member = office, member
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("经历和改动"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts: dict[str, Lines] = {}

    def read(self) -> None:
        """What the office knows is on the sheet."""
        if self.parts:
            return
        self.parts = {
            _("会籍经历"): _spans(self._office, self._member.no),
            _("接转介绍信"): _letters(self._office, self._member.no),
            _("打印记录"): _prints(self._office, self._member.no),
            _("修改记录"): _changes(self._office, self._member.no),
        }
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(2, 4, 12, 8)
        column.setSpacing(8)
        for name, lines in self.parts.items():
            column.addWidget(text.heading(name))
            column.addLayout(_grid(lines))
            column.addSpacing(8)
        column.addStretch()
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


def _grid(lines: Lines) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    if not lines:
        grid.addWidget(text.dim(_("无")), 0, 0)
    for row, line in enumerate(lines):
        for column, words in enumerate(line):
            made = text.label(words, wrap=column == len(line) - 1, kind="dim" if column == 0 else "")
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(made, row, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(len(line) - 1, 1)
    return grid


def _spans(office: Office, no: int) -> Lines:
    label, now = codes.code_list("member_state").shown, _("至今")
    return [
        (
            f"{span['since']} — {span['until'] or now}",
            label(str(span["state"])),
            str(span["unit_name"]),
            "　".join(str(part) for part in (span["reason"], span["document"]) if part),
        )
        for span in reversed(members.spans(office, no))
    ]


def _letters(office: Office, no: int) -> Lines:
    return [
        (
            one.day,
            _("第 {no} 号").format(no=one.letter_no),
            f"{one.from_name} → {one.to_name}",
            _("回执 {day}").format(day=one.received_on) if one.received_on else _("回执未到"),
        )
        for one in members.transfers_of(office, no)
    ]


def _prints(office: Office, no: int) -> Lines:
    return [
        (one.day, one.title, one.officer, one.reprint_reason or "")
        for one in print_log.entries(office, subject=no, limit=50)
    ]


def _changes(office: Office, no: int) -> Lines:
    """One line for each field changed; what was given all at once, at the registration, is one line together."""
    lines: Lines = []
    known = members.history(office, no)[:MOST]
    for (at, officer), together in groupby(known, key=lambda line: line[:2]):
        changed = [(label, *_in_words(office, label, old, new)) for _at, _who, label, old, new in together]
        when = _local(at)
        if len(changed) >= TOGETHER and not any(old for _label, old, _new in changed):
            words = _("；").join(f"{label} {new}" for label, _old, new in changed if new)
            lines.append((when, officer, _("登记"), words))
            continue
        nothing = _("（空）")
        lines += [(when, officer, label, f"{old or nothing} → {new or nothing}") for label, old, new in changed]
    lines += _background_changes(office, no)
    return sorted(lines, key=lambda line: line[0], reverse=True)


def _background_changes(office: Office, no: int) -> Lines:
    """Lines of working life and family that came, changed or went."""
    labels, nothing = {"works": _("个人工作简历"), "relatives": _("家庭主要成员")}, _("（空）")
    return [
        (_local(at), officer, labels[part], f"{old or nothing} → {new or nothing}")
        for at, officer, part, old, new in people.background_history(office, no)[:MOST]
    ]


def _in_words(office: Office, label: str, old: str, new: str) -> tuple[str, str]:
    if label != members.MEMBER_FIELDS["unit"].shown:
        return old, new
    name = name_of_unit(office)
    return tuple(name(one) if one.isdigit() else one for one in (old, new))  # type: ignore[return-value]


def _local(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
