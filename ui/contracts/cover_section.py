"""The enterprises a contract covers: added one by one or from a list, sealed, left; never typed in as a number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import errors
from ui.kit import dialogs, text, unit_choice
from ui.kit.ask_dialog import AskDialog
from ui.kit.columns import Column
from ui.kit.date_box import DateBox
from ui.kit.files import ask_open
from ui.kit.form import Form
from ui.kit.list_in_page import ListInPage
from ui.kit.paper_grid import Section
from ui.kit.record_dialog import RecordDialog
from ui.theme import Tone
from unionoffice import contracts, units
from unionoffice.contracts import COVERED_FIELDS, Covered
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk


class CoverSection(QWidget):
    """The list of covered enterprises; `changed` after it was."""

    changed = Signal()

    def __init__(self, desk: Desk, no: int, level: str) -> None:
        super().__init__()
        self.desk, self.office, self.no, self.level = desk, desk.office, no, level
        self._names: dict[int, str] = {}
        own = level == "enterprise"
        section = Section(_("覆盖企业"))
        if not own:
            section.offer(_("增加企业…"), self.add, key="Insert")
            section.offer(_("登记盖章…"), self.seal)
            section.offer(_("从名单导入…"), self.bring_in)
        section.offer(_("修改人数…") if own else _("修改…"), self.change, key="Enter")
        if not own:
            section.offer(_("退出…"), self.leave, key="Delete")
        self.list = ListInPage(
            self._own_columns() if own else self._columns(), _("覆盖企业"), add=None if own else self.add,
            away=None if own else lambda _row: self.leave(),
        )  # fmt: skip
        self.list.opened.connect(lambda _place: self.change())
        section.column.addWidget(self.list)
        self._sum = text.dim("")
        section.column.addWidget(self._sum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(section)

    def _own_columns(self) -> tuple[Column, ...]:
        return (
            Column(
                title=_("企业"), text=lambda row: self._names.get(row.unit or 0, ""), width=170, least=120, stretch=True
            ),
            Column(title=_("职工"), text=lambda row: f"{row.workers:,}", width=64, usual=("0,000",), right=True),
            Column(title=_("女职工"), text=lambda row: _count(row.women), width=70, usual=("0,000",), right=True),
        )

    def _columns(self) -> tuple[Column, ...]:
        return (
            *self._own_columns(),
            Column(
                title=_("企业盖章"),
                text=lambda row: row.employer_sealed or _("未盖"),
                width=104,
                usual=("2026-00-00",),
                tone=_employer,
            ),
            Column(
                title=_("工会盖章"),
                text=lambda row: row.union_sealed or _("未盖"),
                width=104,
                usual=("2026-00-00",),
                tone=_union,
            ),
            Column(title=_("起"), text=lambda row: row.since or "", width=104, usual=("2026-00-00",)),
            Column(title=_("退出"), text=lambda row: row.until or "", width=104, usual=("2026-00-00",)),
        )

    def refresh(self) -> None:
        """The rows as they are; ended ones at the end."""
        rows = sorted(contracts.covered_by(self.office, self.no), key=lambda row: (row.until is not None, row.no))
        self._names = {
            unit.no: unit.employer or unit.name
            for unit in units.units_of(self.office, {row.unit for row in rows if row.unit})
        }
        self.list.show_rows(rows, keep=True)
        (line,) = contracts.lines(self.office, [self.no])
        self._sum.setText(
            _("今天计入 {n:,} 家企业、{workers:,} 名职工，其中女职工 {women:,} 名").format(
                n=line.enterprises, workers=line.workers, women=line.women
            )
        )

    def add(self) -> RecordDialog:
        """One more enterprise."""
        form = Form(
            COVERED_FIELDS,
            unit_choice.sources(self.office),
            names=("unit", "workers", "women", "employer_sealed", "union_sealed", "since"),
        )

        def save(_values: dict[str, Any]) -> Covered:
            raw = dict(form.raw())
            return contracts.cover(self.office, self.no, raw.pop("unit"), raw)

        def fill_in(name: str) -> None:
            no = form.answer("unit") if name == "unit" else None
            last = units.counts(self.office, no)[:1] if no else []
            for one in last:
                form.put("workers", one.workers)
                form.put("women", one.women)

        form.edited.connect(fill_in)
        dialog = RecordDialog(_("增加覆盖企业"), form, save, parent=self)
        dialog.saved.connect(lambda _row: self.changed.emit())
        dialog.open()
        return dialog

    def change(self) -> RecordDialog | None:
        """What is known of the chosen enterprise; on an enterprise's own contract its numbers only."""
        row = self._current()
        if row is None:
            return None
        names: tuple[str, ...] = ("workers", "women")
        if self.level != "enterprise":
            names += ("employer_sealed", "union_sealed", "since")
        form = Form(COVERED_FIELDS, unit_choice.sources(self.office), names=names)
        form.fill({name: getattr(row, name) for name in names})
        dialog = RecordDialog(
            _("修改覆盖企业"), form, lambda values: contracts.change_cover(self.office, row.no, values),
            subtitle=self._names.get(row.unit or 0, ""), parent=self,
        )  # fmt: skip
        dialog.saved.connect(lambda _row: self.changed.emit())
        dialog.open()
        return dialog

    def _current(self) -> Covered | None:
        row = self.list.current()
        return row if isinstance(row, Covered) else None

    def seal(self) -> AskDialog | None:
        """The days the chosen enterprise and its union sealed the confirmation sheet."""
        row = self._current()
        if row is None:
            return None
        employer, union = DateBox(self.office.today), DateBox(self.office.today)
        employer.setText(row.employer_sealed or self.office.today)
        union.setText(row.union_sealed or self.office.today)
        dialog = AskDialog(
            _("登记盖章"), lambda: contracts.seal(self.office, row.no, employer=employer.text() or None, union=union.text() or None),
            subtitle=self._names.get(row.unit or 0, ""), parent=self,
        )  # fmt: skip
        dialog.ask("employer_sealed", _("企业盖章日期"), employer, optional=True)
        dialog.ask("union_sealed", _("工会盖章日期"), union, optional=True)
        dialog.saved.connect(lambda _row: self.changed.emit())
        dialog.open()
        return dialog

    def leave(self) -> None:
        """The chosen enterprise is covered no longer, from today."""
        with errors.showing(self):
            row = self._current()
            if row is None or row.until is not None:
                return
            name = self._names.get(row.unit or 0, "")
            if dialogs.ask(self, _("“{name}”从今天起退出覆盖。记录保留，不会删除。").format(name=name), yes=_("退出")):
                contracts.leave(self.office, row.no)
                self.changed.emit()

    def bring_in(self) -> None:
        """Enterprises of a sheet; the good rows come in, the others are told with their reasons."""
        path = ask_open(self, _("企业名单"), _("表格") + " (*.xlsx *.xls *.et *.ods *.csv)")
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """As `bring_in`, from this file; it is read beside the window."""
        from unionoffice.contracts import cover_sheet

        self.desk.run(_("正在读取名单"), lambda _progress: cover_sheet.rows_of(path), done=self._taken)

    def _taken(self, rows: list[dict[str, object]]) -> None:
        with errors.showing(self):
            told = contracts.import_covers(self.office, self.no, rows)
            self.changed.emit()
            words = _("新增 {added} 家，更新 {changed} 家").format(added=told.added, changed=told.changed)
            lines = [
                f"{_('第 {n} 行').format(n=row)}　{finding.sentence}" for row, finding in (*told.held, *told.warnings)
            ]
            if lines:
                dialogs.tell(self, words + "\n\n" + "\n".join(lines[:40]), title=_("覆盖企业"), tone=Tone.WARN)
            else:
                self.desk.say(words)


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _employer(row: Covered) -> Tone:
    return Tone.PLAIN if row.employer_sealed else Tone.WARN


def _union(row: Covered) -> Tone:
    return Tone.PLAIN if row.union_sealed else Tone.WARN
