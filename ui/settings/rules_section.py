"""The numbers the office goes by, each with its source; and the office's own, where a local paper says otherwise."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from ui.desk import Desk
from ui.kit import text
from ui.kit.ask_dialog import AskDialog
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.date_box import DateBox
from ui.kit.fixed_list import FixedList
from ui.settings.section import Section
from ui.theme import Tone
from unionoffice import rules_in_force
from unionoffice.errors import Refused
from unionoffice.rules_in_force import OWN, Rule
from unionoffice.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence


class RulesSection(Section):
    """Every rule as it is in force today."""

    areas = frozenset({"settings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("规则"),
            _("期限、年龄等数字因省、市和年份而异。本县有规定的，登记在这里；从生效日起按本地的数字办，以前的日子不变。"),
        )  # fmt: skip
        self.list = FixedList(
            (
                Column(title=_("规则"), text=lambda rule: _(rule.label), width=200, stretch=True),
                Column(title=_("现行值"), text=value_words, width=140),
                Column(title=_("自"), text=lambda rule: rule.valid_from, width=104),
                Column(
                    title=_("来自"),
                    text=_from,
                    width=110,
                    tone=lambda rule: Tone.INFO if rule.version == OWN else Tone.PLAIN,
                ),
            ),
            _("规则"),
        )
        self.column.addWidget(self.list, 1)
        self._source = text.dim("", wrap=True)
        self.column.addWidget(self._source)
        row = QHBoxLayout()
        row.addWidget(button(_("登记本地规定…"), self.enter, icon="edit"))
        row.addStretch()
        self.column.addLayout(row)
        self.list.on_current(self._look)
        self.list.opened.connect(lambda _place: self.enter())

    def refresh(self) -> None:
        """The rules in force today."""
        office = self.desk.office
        names = dict.fromkeys(rule.name for rule in rules_in_force.packs())
        found = []
        for name in names:
            try:
                found.append(rules_in_force.in_force(office, name))
            except KeyError:
                continue
        self.list.show_rows(found, keep=True)

    def _look(self, rule: Rule | None) -> None:
        words = ""
        if rule is not None:
            words = _("依据：{source}").format(source=rule.source)
            later = [
                one
                for one in rules_in_force.changed(self.desk.office, rule.name)
                if one.valid_from > self.desk.office.today
            ]
            for one in later:
                words += _("；{day} 起改为 {value}").format(day=one.valid_from, value=value_words(one))
        self._source.setText(words)

    def enter(self) -> AskDialog | None:
        """The office's own number for the chosen rule."""
        rule = self.list.current()
        if rule is None:
            return None
        office = self.desk.office
        line, day, source = QLineEdit(number_words(rule.value)), DateBox(office.today), QLineEdit()
        day.setText(office.today)
        source.setPlaceholderText(_("例如 西总工发〔2026〕12 号"))

        def save() -> None:
            value = read_value(line.text(), rule.value)
            rules_in_force.enter_rule(office, rule.name, value, _day(day.text(), office.today), source.text())
            self.desk.say(_("已登记：{label} {value}").format(label=_(rule.label), value=line.text().strip()))

        dialog = AskDialog(
            _("登记本地规定"), save, subtitle=_("{label}，现行 {value}（{source}）").format(
                label=_(rule.label), value=value_words(rule), source=rule.source
            ),
            button_text=_("登记"), parent=self,
        )  # fmt: skip
        dialog.ask("value", _("新的值（{unit}）").format(unit=_(rule.unit)), line, required=True)
        dialog.ask("valid_from", _("生效日期"), day, required=True)
        dialog.ask("source", _("依据的文件"), source, required=True)
        dialog.open()
        line.setFocus()
        line.selectAll()
        return dialog


def number_words(value: Any) -> str:
    """One number, or several with 、 between them."""
    return "、".join(str(one) for one in value) if isinstance(value, list) else str(value)


def value_words(rule: Rule) -> str:
    """The rule's value with its unit."""
    return f"{number_words(rule.value)} {_(rule.unit)}"


def read_value(typed: str, like: Any) -> Any:
    """The typed number, text, or list of them, of the kind the rule has now; the core says whether a text will do.

    Raises Refused(field value).
    """
    if isinstance(like, str):
        return _plain(typed)
    parts = [part for part in re.split(r"[\s,，、;；]+", typed.strip()) if part]
    if isinstance(like, list) and like and isinstance(like[0], str):
        return parts
    if not parts or not all(part.isascii() and part.isdigit() for part in parts):
        raise Refused("bad_value", _("请填写数字；有几个的用顿号隔开，例如 180、90、30。"), "value")
    numbers: Sequence[int] = [int(part) for part in parts]
    if isinstance(like, list):
        return list(numbers)
    if len(numbers) != 1:
        raise Refused("bad_value", _("这条规则只有一个数字。"), "value")
    return numbers[0]


def _plain(typed: str) -> str:
    """A text as rules have it: narrow signs, one space after a sign of comparison, none within a fraction."""
    found = unicodedata.normalize("NFKC", typed).strip().replace("≥", ">=")
    found = re.sub(r"\s*/\s*", "/", found)
    return re.sub(r"^(>=|>)\s*", r"\1 ", found)


def _from(rule: Rule) -> str:
    return _("本地规定") if rule.version == OWN else _("规则包")


def _day(typed: str, today: str) -> str:
    from unionoffice import cleaning

    reading = cleaning.read_date(typed, today=today)
    if reading.value is None:
        raise Refused("bad_date", _("请填写日期，例如 2026-01-01。"), "valid_from")
    return str(reading.value)
