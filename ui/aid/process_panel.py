"""The panel beside an opened file: how far it is, what is next, what else can be done, what is still missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui import theme
from ui.aid.deeds import Deed, Deeds
from ui.kit import icons, text
from ui.kit.buttons import button, link
from ui.kit.room import Roomy
from unionoffice.findings import Level
from unionoffice.wording import N_, _

if TYPE_CHECKING:
    from unionoffice.aid import Case
    from unionoffice.findings import Finding

WIDTH, WIDEST = 276, 16_777_215
TRACK = (
    ("applied", N_("申请")),
    ("visited", N_("入户调查")),
    ("reviewed", N_("单位初审")),
    ("posted", N_("公示")),
    ("township", N_("乡镇审核")),
    ("county", N_("县级审批，在档")),
)
TEMPORARY_TRACK = (("applied", N_("申请")), ("visited", N_("入户调查")), ("township", N_("乡镇审核，在档")))
PAST = {
    "applied": ("visited", "reviewed", "posted", "township", "on_file", "leaving"),
    "visited": ("reviewed", "posted", "township", "on_file", "leaving"),
    "reviewed": ("posted", "township", "on_file", "leaving"),
    "posted": ("township", "on_file", "leaving"),
    "township": ("on_file", "leaving"),
    "county": ("on_file", "leaving"),
}  # fmt: skip
UNFINISHED = frozenset({"draft", "returned"})
"""Stages in which what is missing matters most."""
SHOWN = 8
"""Missing things shown; of more the number is told."""

Run = Callable[[Deed], object]


class ProcessPanel(QFrame):
    """Shows a case; buttons call `run` with their deed, a missing thing calls `mend` with its finding."""

    def __init__(self, run: Run, mend: Callable[[Finding], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(WIDTH)
        self._run, self._mend = run, mend
        self.buttons: dict[str, QWidget] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 4)
        self._sheet = Roomy(QWidget())
        whole.addWidget(self._sheet)

    def be_alone(self, alone: bool) -> None:
        """It stands in place of the sheet and takes its room, or beside it."""
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(WIDEST if alone else WIDTH)

    def show_case(self, case: Case, deeds: Deeds) -> None:
        """The panel speaks of this file from now on."""
        self.buttons = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 10, 8, 10)
        column.setSpacing(10)
        column.addWidget(text.heading(_("办理进度")))
        column.addWidget(_track(case))
        column.addWidget(text.line())
        column.addWidget(text.heading(_("下一步")))
        column.addWidget(text.label(deeds.words, wrap=True))
        if deeds.next is not None:
            self._offer(column, deeds.next, primary=True)
        unfinished = case.household.file.stage in UNFINISHED
        if unfinished:
            self._show_lacks(column, case)
        onward = [one for one in deeds.others if not one.turns_back and not one.why]
        back = [one for one in deeds.others if one.turns_back and not one.why]
        if onward or back:
            column.addWidget(text.dim(_("也可以办理")))
        quiet = QVBoxLayout()
        quiet.setSpacing(0)
        for one in (*onward, *back):
            self._offer_quietly(quiet, one)
        column.addLayout(quiet)
        waiting = [one for one in deeds.others if one.why]
        if waiting:
            column.addWidget(text.dim(_("现在不能办理")))
        for one in waiting:
            said = _("{deed}：{why}").format(deed=one.title.rstrip("…"), why=one.why)
            column.addWidget(text.dim(said, wrap=True, small=True))
        if not unfinished:
            self._show_lacks(column, case)
        column.addStretch()
        self._sheet.hold(inside)

    def _offer(self, column: QVBoxLayout, one: Deed, *, primary: bool = False) -> None:
        made = button(one.title, lambda: self._run(one), primary=primary)
        made.setEnabled(not one.why)
        self.buttons[one.key] = made
        column.addWidget(made)
        self._say_why(column, one)

    def _offer_quietly(self, column: QVBoxLayout, one: Deed) -> None:
        made = link(one.title, lambda: self._run(one))
        self.buttons[one.key] = made
        column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _say_why(self, column: QVBoxLayout, one: Deed) -> None:
        if one.why:
            made = self.buttons[one.key]
            made.setToolTip(one.why)
            made.setAccessibleDescription(one.why)
            column.addWidget(text.dim(one.why, wrap=True, small=True))

    def _show_lacks(self, column: QVBoxLayout, case: Case) -> None:
        held = [one for one in case.findings if one.level is Level.HELD]
        warned = [one for one in case.findings if one.level is Level.WARNING]
        if not held and not warned:
            return
        title = _("还缺 {n} 项").format(n=len(held)) if held else _("请核对")
        column.addWidget(text.dim(title))
        for one in (*held, *warned)[:SHOWN]:
            made = button(one.sentence, lambda one=one: self._mend(one))  # type: ignore[misc]
            made.setText("")
            made.setAccessibleName(one.sentence)
            column.addWidget(_Line(one.sentence, made, fault=one.level is Level.HELD))
        if len(held) + len(warned) > SHOWN:
            column.addWidget(text.dim(_("……共 {n} 处").format(n=len(held) + len(warned)), small=True))


class _Line(QWidget):
    """A missing thing: its sentence, and a small button that leads to where it is filled in."""

    def __init__(self, sentence: str, go: QWidget, *, fault: bool) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setColumnStretch(0, 1)
        said = text.label(sentence, kind="fault" if fault else "warn", wrap=True, size=theme.SMALL_SIZE)
        grid.addWidget(said, 0, 0)
        go.setFixedSize(30, 26)
        go.setStyleSheet("QPushButton { padding: 0; min-height: 22px; }")
        go.setProperty("mend", True)
        go.setIcon(icons.icon("edit"))  # type: ignore[attr-defined]
        grid.addWidget(go, 0, 1, Qt.AlignmentFlag.AlignTop)


def _track(case: Case) -> QWidget:
    file = case.household.file
    track = TEMPORARY_TRACK if file.kind == "temporary" else TRACK
    days = {step.step: step.day for step in case.steps}
    stage = file.stage if file.stage != "returned" else (file.came_from or "applied")
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    taken_over = any(step.step == "taken_over" for step in case.steps)
    for row, (step, words) in enumerate(track):
        done = stage == step or stage in PAST[step] or taken_over or (file.ended_on is not None and step in days)
        mark = text.label()
        drawing, ink = ("good", theme.GREEN) if done else ("clock", theme.HANDLE)
        mark.setPixmap(icons.pixmap(drawing, ink, 18, max(1.0, mark.devicePixelRatioF())))
        grid.addWidget(mark, row, 0)
        grid.addWidget(text.label(_(words), wrap=True) if done else text.dim(_(words), wrap=True), row, 1)
        grid.addWidget(text.dim(days.get(step, "") if done else "", small=True), row, 2)
    return made
