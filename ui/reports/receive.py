"""Taking packages in: many files at once beside the window, then what was refused, one by one where a person may decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import errors
from ui.kit import dialogs, text
from ui.kit.buttons import button
from ui.kit.fixed_list import FixedList
from ui.kit.room import fit
from ui.reports import words
from unionoffice import county
from unionoffice.errors import Refused, Trouble
from unionoffice.wording import N_, _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress
    from unionoffice.county import Received

Bad = tuple[Path, Refused | Trouble]

QUESTIONS = {
    "new_epoch": N_("已与该单位核对：确实恢复过备份，合计数一致，从此以新的账册为准？"),
    "leap": N_("已与该单位核对：编号确实跳到了这里？"),
    "fork": N_("已与该单位核对：以这一份为准，放弃先前收下的那一份？先前的文件仍然留存。"),
    "rewritten": N_("已查明操作日志不相接的原因，仍然收下？这会记入操作日志。"),
}
"""What a person confirms before such a package is taken nevertheless."""


def receive(desk: Desk, paths: Sequence[Path], done: Callable[[list[Received], list[Bad]], object]) -> None:
    """The packages are taken in beside the window; `done` hears what was taken and what was not."""
    office = desk.office

    def work(progress: Progress) -> tuple[list[Received], list[Bad]]:
        progress(0, _("共 {n} 个文件").format(n=len(paths)))
        return county.receive_all(office, paths, progress=progress)

    desk.run(_("正在收包"), work, done=lambda both: done(*both))


class RefusedDialog(QDialog):
    """Files that were not taken, each with its sentence; where a person may decide, the button asks and takes it."""

    taken = Signal(object)

    def __init__(self, desk: Desk, good: Sequence[Received], bad: Sequence[Bad], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("没有收下的文件"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.confirmed: dict[Path, set[str]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(_("没有收下的文件")))
        self.told = text.dim("", wrap=True)
        column.addWidget(self.told)
        self.list = FixedList(words.refused_columns(), _("没有收下的文件"))
        column.addWidget(self.list, 1)
        self.sentence = text.label(wrap=True)
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        row.addWidget(button(_("关闭"), self.reject, key="Esc"))
        self.go = button(_("核对后收下…"), self.decide, icon="check", primary=True)
        row.addWidget(self.go)
        column.addLayout(row)
        self._good = len(good)
        self.list.on_current(self._look)
        self.list.opened.connect(lambda _place: self.decide())
        fit(self, QSize(860, 460))
        self._show(list(bad))

    def _show(self, bad: list[Bad]) -> None:
        self.list.show_rows(bad)
        self.told.setText(
            _("收下 {n} 个，没有收下 {m} 个。没有收下的文件没有改动任何数据。").format(n=self._good, m=len(bad))
        )
        self._look(self.list.current())

    def _look(self, one: Bad | None) -> None:
        self.sentence.setText(one[1].sentence if one is not None else "")
        self.go.setEnabled(one is not None and one[1].reason in QUESTIONS)

    def decide(self) -> None:
        """The chosen one is taken after a person said so; a second reason is asked about in its turn."""
        one: Bad | None = self.list.current()
        if one is None or one[1].reason not in QUESTIONS:
            return
        path, error = one
        question = f"{error.sentence}\n{_(QUESTIONS[error.reason])}"
        if not dialogs.ask(self, question, yes=_("仍然收下"), danger=True):
            return
        confirmed = self.confirmed.setdefault(path, set())
        confirmed.add(error.reason)
        rest = [pair for pair in self.list.rows if pair[0] != path]
        with errors.showing(self):
            try:
                got = county.receive(self.desk.office, path, confirmed=confirmed)
            except Refused as again:
                self._show([(path, again), *rest])
                return
            self._good += 1
            self.taken.emit(got)
            self.desk.say(_("已收下 {name} 第 {n} 号").format(name=got.name, n=got.sequence))
            self._show(rest)
            if not rest:
                self.accept()
