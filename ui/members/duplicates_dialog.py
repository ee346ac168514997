"""Pairs of records that may be one person, over the whole roll: merge them, or say that they are two people."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import errors
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.paged_model import PagedModel
from ui.kit.room import fit
from ui.kit.table import ListTable
from ui.members.merge_dialog import MergeDialog
from unionoffice import members
from unionoffice.members import Member, Merge, Pair
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office

Row = tuple[Pair, Member, Member]


class DuplicatesDialog(QDialog):
    """The pairs given, one a row. `merged` carries each Merge done here."""

    merged = Signal(object)

    def __init__(self, office: Office, pairs: Sequence[Pair], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("查重"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office, self.pairs = office, list(pairs)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(text.title(_("可能重复的会员")))
        self._count = text.dim("", wrap=True)
        head.addWidget(self._count)
        column.addLayout(head)
        self.model = PagedModel(_columns(), self._fetch, self)
        self.table = ListTable(self.model, _("可能重复的会员"), many=False)
        self.table.opened.connect(lambda _place: self.merge())
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self._two = button(_("不是同一人"), self.not_the_same, key="Ctrl+D", tip=_("记住这是两个人，以后查重不再列出"))
        foot.addWidget(self._two)
        foot.addStretch()
        foot.addWidget(button(_("关闭"), self.reject, key="Esc"))
        self._merge = button(_("对照合并…"), self.merge, icon="merge", primary=True, key="Enter")
        foot.addWidget(self._merge)
        column.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+D"), self, self.not_the_same)
        fit(self, QSize(1120, 600))
        self._show()
        self.table.setFocus()

    def _fetch(self, places: Sequence[int]) -> list[Row | None]:
        chosen = [self.pairs[place] for place in places]
        people = members.members_of(self._office, [no for pair in chosen for no in (pair.one, pair.other)])
        rows: list[Row | None] = []
        for place, pair in enumerate(chosen):
            one, other = people[2 * place], people[2 * place + 1]
            rows.append((pair, one, other) if one is not None and other is not None else None)
        return rows

    def _show(self, at: int = 0) -> None:
        self.table.show_ids(array("q", range(len(self.pairs))))
        if self.pairs:
            self.table.go_to(min(at, len(self.pairs) - 1))
        some = _("共 {n:,} 对。请对照原件：同一人就合并（可以撤销），不是同一人就点“不是同一人”。")
        none = _("没有可能重复的会员。姓名、证件号码、出生日期和手机号码都查过了。")
        self._count.setText(some.format(n=len(self.pairs)) if self.pairs else none)
        self._two.setEnabled(bool(self.pairs))
        self._merge.setEnabled(bool(self.pairs))

    def _current(self) -> int | None:
        return self.table.current_id()

    def not_the_same(self) -> None:
        """The current pair is two people and never shown again."""
        place = self._current()
        if place is not None:
            with errors.showing(self):
                pair = self.pairs[place]
                members.not_the_same(self._office, pair.one, pair.other)
                del self.pairs[place]
                self._show(place)

    def merge(self) -> MergeDialog | None:
        """The current pair side by side."""
        place = self._current()
        if place is None:
            return None
        pair = self.pairs[place]
        with errors.showing(self):
            dialog = MergeDialog(self._office, pair.one, pair.other, why=pair.sentence, parent=self)
            dialog.saved.connect(lambda done: self._merged(done, place))
            dialog.open()
            return dialog
        return None

    def _merged(self, done: Merge, place: int) -> None:
        gone = done.dropped
        self.pairs = [pair for pair in self.pairs if gone not in (pair.one, pair.other)]
        self._show(place)
        self.merged.emit(done)


def _columns() -> tuple[Column, ...]:
    def of(side: int, value: Callable[[Member], str]) -> Callable[[Row], str]:
        return lambda row: value(row[side])  # type: ignore[arg-type]

    def number(member: Member) -> str:
        return member.shown("id_number")

    def unit(member: Member) -> str:
        return member.unit_name

    return (
        Column(title=_("姓名"), text=of(1, lambda member: member.name), width=90),
        Column(title=_("证件号码"), text=of(1, number), width=170),
        Column(title=_("所属工会"), text=of(1, unit), width=140),
        Column(title=_("另一条"), text=of(2, number), width=170),
        Column(title=_("另一条的工会"), text=of(2, unit), width=140),
        Column(title=_("为什么"), text=lambda row: str(row[0].sentence), width=330, stretch=True),
    )


class MergesDialog(QDialog):
    """The merges done, newest first; one that was not taken back can be."""

    undone = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("合并记录"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office = office
        self.merges = members.merges(office)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(text.title(_("合并记录")))
        self._words = text.dim("")
        column.addWidget(self._words)
        columns = (
            Column(title=_("日期"), text=lambda one: str(one.day), width=110),
            Column(title=_("保留的会员"), text=self._kept, width=260, stretch=True),
            Column(title=_("撤销日期"), text=lambda one: one.undone_on or "", width=120),
        )
        self.model = PagedModel(columns, lambda places: [self.merges[place] for place in places], self)
        self.table = ListTable(self.model, _("合并记录"), many=False)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch()
        foot.addWidget(button(_("关闭"), self.reject, key="Esc"))
        self._undo = button(_("撤销这次合并"), self.undo, icon="undo", primary=True)
        foot.addWidget(self._undo)
        column.addLayout(foot)
        self.table.chosen.connect(self._look)
        fit(self, QSize(640, 440))
        self._show()
        self.table.setFocus()

    def _kept(self, one: Merge) -> str:
        kept = members.member(self._office, one.kept)
        return f"{kept.name}　{kept.unit_name}" if kept is not None else _("（已不在名册上）")

    def _show(self) -> None:
        self.table.show_ids(array("q", range(len(self.merges))))
        self._words.setText(_("共 {n} 次").format(n=len(self.merges)) if self.merges else _("还没有合并过会员。"))
        self._look()

    def _look(self) -> None:
        place = self.table.current_id()
        self._undo.setEnabled(place is not None and self.merges[place].undone_on is None)

    def undo(self) -> None:
        """Both records of the chosen merge are as they were."""
        place = self.table.current_id()
        if place is not None:
            with errors.showing(self):
                done = self.merges[place]
                members.undo_merge(self._office, done.id)
                self.merges = members.merges(self._office)
                self._show()
                self.undone.emit(done)
