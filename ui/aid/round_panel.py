"""Beside the rows of a round: its sums, what the guard says of the current row, and what became of the sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.aid.round_words import RESULT_KEYS, label, money
from ui.kit import text
from ui.kit.buttons import button, link
from ui.kit.detail_lines import DetailLines
from ui.kit.room import Flow, Roomy
from unionoffice import fields
from unionoffice.aid.guard_rules import WARNINGS
from unionoffice.aid.money_model import ITEM_FIELDS
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid.guard import Checked, GuardReport
    from unionoffice.aid.money_store import ItemLine
    from unionoffice.aid.round_view import RoundView


class RoundPanel(QFrame):
    """`explain` sets a finding aside with a reason, `forward` goes to the next open one, `tell` gives a result."""

    def __init__(
        self,
        explain: Callable[[Checked], object],
        forward: Callable[[], object],
        tell: Callable[[str], object],
        proxy: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(292)
        self._explain, self._forward = explain, forward
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 0, 12)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 2, 14, 2)
        column.setSpacing(10)
        column.addWidget(text.heading(_("合计")))
        self.sums = DetailLines()
        column.addWidget(self.sums)
        column.addWidget(text.line())
        head = QHBoxLayout()
        self.count = text.heading("")
        head.addWidget(self.count)
        head.addStretch()
        self.next = link(_("下一条 F8"), forward)
        head.addWidget(self.next)
        column.addLayout(head)
        self._row = text.label("", bold=True, wrap=True)
        column.addWidget(self._row)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(8)
        column.addLayout(self._findings)
        self.facts = DetailLines()
        column.addWidget(self.facts)
        self.results = QWidget()
        keys = Flow(self.results, spacing=6)
        for key, result, word in RESULT_KEYS:
            keys.addWidget(button(f"{key} {_(word)}", lambda result=result: tell(result)))  # type: ignore[misc]
        keys.addWidget(button(_("P 代领…"), proxy))
        column.addWidget(self.results)
        column.addStretch()
        whole.addWidget(Roomy(inside))
        self.explaining: list[Checked] = []

    def show_view(self, view: RoundView, *, paying: bool) -> None:
        """The sums and the sheet of this round."""
        totals = view.totals
        lines = [
            (_("人次"), f"{totals.rows:,}"), (_("户数"), f"{totals.households:,}"), (_("金额"), money(totals.amount)),
        ]  # fmt: skip
        if view.round.planned is not None:
            lines.append((_("计划余额"), money(view.round.planned - totals.amount)))
        if len(totals.by_fund) > 1 or view.editable:
            lines += [(name, money(amount)) for name, amount in totals.by_fund.items()]
        if not view.editable:
            lines += [
                (_("成功"), f"{totals.paid_rows:,}　{money(totals.paid)}"),
                (_("未发成"), f"{totals.failed_rows:,}　{money(totals.failed)}"),
                (_("待发"), f"{totals.waiting_rows:,}　{money(totals.waiting)}"),
            ]
        self.sums.show_lines([*lines, *_sheet_lines(view)])
        self.show_report(view.report)
        self.results.setVisible(paying)

    def show_sums(self, rows: int, households: int, amount: int, by_fund: dict[str, int], planned: int | None) -> None:
        """The sums while amounts are being typed."""
        lines = [(_("人次"), f"{rows:,}"), (_("户数"), f"{households:,}"), (_("金额"), money(amount))]
        if planned is not None:
            lines.append((_("计划余额"), money(planned - amount)))
        self.sums.show_lines([*lines, *((name, money(fen)) for name, fen in by_fund.items())])

    def show_report(self, report: GuardReport | None) -> None:
        """How much is still open."""
        left = len(report.open) if report is not None else 0
        all_ = len(report.checked) if report is not None else 0
        if report is None:
            self.count.setText(_("当前行"))
        elif left:
            self.count.setText(_("{n} 条提示未处理").format(n=left))
        else:
            self.count.setText(_("{n} 条提示已说明").format(n=all_) if all_ else _("没有提示"))
        text.set_kind(self.count, "fault" if left else "good" if report is not None else "")
        self.next.setVisible(left > 0)

    def show_row(self, line: ItemLine | None, report: GuardReport | None, *, editable: bool, revealed: bool) -> None:
        """The current row and what is said of it."""
        while (item := self._findings.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.explaining = []
        self._row.setText("" if line is None else line.name)
        self._row.setVisible(line is not None)
        if line is None:
            self.facts.show_lines(())
            return
        room = report.rooms.get(line.no) if report is not None else None
        found = [
            (_("困难类别"), label("aid_category", line.category)),
            (_("档案"), "　".join(one for one in (line.file_no or "", label("aid_level", line.level)) if one)),
            (_("上限"), room.ceiling.words if room is not None else ""),
            *((fields_of.shown, value) for fields_of, value in _account(line, revealed=revealed)),
        ]
        self.facts.show_lines([(name, value) for name, value in found if value])
        for one in report.of(line.no) if report is not None else ():
            self._findings.addWidget(self._finding(one, editable=editable))

    def _finding(self, one: Checked, *, editable: bool) -> QWidget:
        made = QFrame()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        kind = "fault" if one.open else "warn"
        column.addWidget(text.label(_(WARNINGS[one.finding.warning]), kind=kind, bold=True))
        column.addWidget(text.label(one.finding.sentence, wrap=True))
        if one.override is not None:
            said = _("{name}说明：{reason}").format(name=one.override.officer, reason=one.override.reason)
            column.addWidget(text.dim(said, wrap=True))
        elif one.finding.hard:
            column.addWidget(text.dim(_("须改正，不能只作说明。"), wrap=True))
        elif editable:
            self.explaining.append(one)
            foot = QHBoxLayout()
            does = link(_("说明理由，仍予发放… F9"), lambda: self._explain(one))
            does.setAccessibleName(f"{_(WARNINGS[one.finding.warning])}　{does.text()}")
            foot.addWidget(does)
            foot.addStretch()
            column.addLayout(foot)
        return made


def _account(line: ItemLine, *, revealed: bool) -> list[tuple[fields.Field, str]]:
    item = line.item
    shown = [
        (ITEM_FIELDS[name], fields.show(ITEM_FIELDS[name], getattr(item, name), reveal=revealed))
        for name in ("payee_name", "bank", "bank_card", "school_stage", "goods", "quantity")
    ]
    shown.insert(0, (ITEM_FIELDS["id_number"], fields.show(ITEM_FIELDS["id_number"], line.id_number, reveal=revealed)))
    shown.append((ITEM_FIELDS["phone"], fields.show(ITEM_FIELDS["phone"], line.phone, reveal=revealed)))
    return shown


def _sheet_lines(view: RoundView) -> list[tuple[str, str]]:
    sheet = view.sheet
    if sheet is None:
        return []
    lines = [(_("签收表"), sheet.sheet_no), (_("校验码"), sheet.code), (_("打印"), sheet.printed_on)]
    if sheet.out_to:
        lines.append((_("送出"), f"{sheet.out_on}　{sheet.out_to}"))
    if sheet.returned_on:
        lines.append((_("收回"), sheet.returned_on))
        lines.append((_("未签字"), _("{n} 行").format(n=sheet.unsigned or 0)))
    elif not sheet.out_to:
        lines.append((_("收回"), _("尚未收回")))
    return lines
