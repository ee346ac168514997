"""The sum written out: income less rigid costs, by months and heads, beside the line, and what that advises."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from ui import theme
from ui.aid.words import category_tone, yuan
from ui.kit import text
from ui.kit.pill import Pill
from ui.theme import Tone
from unionoffice import aid
from unionoffice.aid import NONE, REASONS
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.aid import Case, Reckoning, Sum

MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sum as it is shown: fen, people, the line with its bounds in per cent, what is advised and why."""

    income: int
    costs: int
    people: int
    per_head: int
    line: int
    line_from: str
    line_source: str
    deep_percent: int
    relative_percent: int
    advised: str
    reason: str
    not_counted: int = 0

    @property
    def formula(self) -> str:
        """P with its numbers in."""
        sum_ = f"({yuan(self.income)} − {yuan(self.costs)}) ÷ {MONTHS} ÷ {self.people}"
        return f"P = {sum_}\n　= {yuan(self.per_head)}"


def of_sum(one: Sum) -> Told:
    """The sum worked out just now."""
    numbers = one.in_force.parameters
    return Told(
        income=one.income, costs=one.advice.costs, people=one.people, per_head=one.advice.per_head, line=numbers.line,
        line_from=one.in_force.line.valid_from, line_source=one.in_force.line.source, deep_percent=numbers.deep_percent,
        relative_percent=numbers.relative_percent, advised=one.advice.category, reason=one.advice.reason,
        not_counted=sum(line.amount for line in one.cost_lines) - one.advice.costs,
    )  # fmt: skip


def of_open(case: Case) -> Told | None:
    """The sum of the reckoning not decided yet; None where there is none, or no income was told."""
    one = case.open_sum
    if one is None or not (one.income_lines or one.reckoning.stated_income is not None):
        return None
    return of_sum(one)


def of_decided(one: Reckoning) -> Told | None:
    """The sum as it was frozen with the decision; None where it is not decided."""
    if one.frozen is None:
        return None
    kept = json.loads(one.frozen)
    rules = {str(rule["name"]).partition(".")[2]: rule for rule in kept["rules"]}
    line: dict[str, object] = next((rule for name, rule in rules.items() if name.startswith("line_")), {})
    return Told(
        income=kept["income"], costs=kept["costs"], people=kept["people"], per_head=kept["per_head"], line=kept["line"],
        line_from=str(line.get("valid_from", "")), line_source=str(line.get("source", "")),
        deep_percent=int(rules["deep_percent"]["value"]), relative_percent=int(rules["relative_percent"]["value"]),
        advised=kept["advised"], reason=str(kept.get("advice_reason", "")),
        not_counted=sum(int(row["amount"]) for row in kept["cost_lines"]) - int(kept["costs"]),
    )  # fmt: skip


class SumView(QFrame):
    """Shows a sum; empty until it is given one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sum")
        self.setStyleSheet(
            f"QFrame#sum {{ background: {theme.TINT_HOVER}; border: 1px solid {theme.BORDER}; border-radius: 8px; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._values = []
        for row, words in enumerate((_("全年收入 Y"), _("刚性支出 R"), _("共同生活人口 n"), _("低保标准 L"))):
            value = text.label("", wrap=True)
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(text.dim(words), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            self._values.append(value)
        column.addLayout(grid)
        self.formula = text.label("", bold=True, wrap=True)
        self.formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.formula)
        advice = QHBoxLayout()
        advice.setSpacing(8)
        self._advised = text.dim(_("测算建议"))
        advice.addWidget(self._advised)
        self.pill = Pill()
        advice.addWidget(self.pill)
        advice.addStretch()
        column.addLayout(advice)
        self.why = text.dim("", wrap=True, small=True)
        column.addWidget(self.why)
        self.told: Told | None = None

    def show_sum(self, told: Told | None) -> None:
        """This sum from now on."""
        self.told = told
        if told is None:
            for value in self._values:
                value.setText("")
            self.formula.setText("P = (Y − R) ÷ 12 ÷ n")
            self.pill.show_word("")
            self.why.setText(_("填写收入和支出后，这里随时算出结果。"))
            return
        values = (yuan(told.income), yuan(told.costs), _("{n} 人").format(n=told.people), yuan(told.line))
        for label, words in zip(self._values, values, strict=True):
            label.setText(words)
        self.formula.setText(told.formula)
        self.pill.show_word(aid.category_words(told.advised), advice_tone(told.advised))
        self.why.setText("\n".join(_reasons(told)))
        self.setAccessibleName(f"{told.formula}，{_('测算建议')} {aid.category_words(told.advised)}")


def advice_tone(category: str) -> Tone:
    """How advice is coloured; no file is good news for nobody, so it is plain."""
    return Tone.PLAIN if category == NONE else category_tone(category)


def _reasons(told: Told) -> list[str]:
    deep, relative = told.line * told.deep_percent // 100, told.line * told.relative_percent // 100
    lines = [_(REASONS[told.reason]) + _("。") if told.reason in REASONS else ""]
    lines.append(
        _("界线：深度困难 {deep} 元，相对困难 {relative} 元。").format(deep=yuan(deep), relative=yuan(relative))
    )
    lines.append(_("低保标准自 {day} 起，依据：{source}").format(day=told.line_from, source=told.line_source))
    if told.not_counted > 0:
        lines.append(_("另有 {yuan} 元按规定不计入或超过封顶。").format(yuan=yuan(told.not_counted)))
    return [line for line in lines if line]
