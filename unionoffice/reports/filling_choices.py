"""What a person chooses for the columns of a filling: what each gets, how it is written, which word becomes which."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from unionoffice.errors import Refused
from unionoffice.exchange.value_styles import REAL_DATE, style_for, styles_of
from unionoffice.reports.filling_model import CONSTANT, LEFT_EMPTY, SERIAL, Checked, FillColumn, Filling, listed
from unionoffice.reports.filling_sources import Source
from unionoffice.wording import _


def choose(
    filling: Filling,
    *,
    fills: Mapping[str, str | None] | None = None,
    styles: Mapping[str, str] | None = None,
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> Filling:
    """The filling with what a person chose, each by column letters: what the column gets, how it is written, and which
    of our words becomes which of theirs ("" leaves the cell empty).

    Raises Refused (`unknown_column`, `unknown_field`, `unknown_style`, `not_a_date_column`, `not_in_list`).
    """
    known = {one.letter for one in filling.columns}
    for letter in (*(fills or {}), *(styles or {}), *(words or {})):
        if letter not in known:
            raise Refused("unknown_column", _("表里没有“{letter}”列。请对照表头再写。").format(letter=letter), letter)
    columns = []
    for one in filling.columns:
        if fills is not None and one.letter in fills and fills[one.letter] != one.fill:
            one = _chosen(one, fills[one.letter], filling.source)
        if styles is not None and one.letter in styles:
            one = _styled(one, styles[one.letter], filling.source)
        if words is not None and one.letter in words:
            one = _worded(one, words[one.letter])
        columns.append(one)
    return dataclasses.replace(filling, columns=tuple(columns))


def _chosen(one: FillColumn, fill: str | None, source: Source) -> FillColumn:
    if fill is None:
        return dataclasses.replace(one, fill=None, style="", origin="")
    if fill not in (LEFT_EMPTY, SERIAL) and not fill.startswith(CONSTANT) and fill not in source.fields:
        sentence = _("没有“{name}”这个字段。请写字段的名称，例如“姓名”。")
        raise Refused("unknown_field", sentence.format(name=fill), one.heading.shown)
    return given(one, fill, source, origin="chosen")


def _styled(one: FillColumn, style: str, source: Source) -> FillColumn:
    field = source.fields.get(one.fill or "")
    known = {known.key for known in styles_of(field)} if field is not None else set()
    if style == one.style:
        return one
    if style not in known:
        sentence = _("“{heading}”列没有“{style}”这种写法。可以写：{known}。")
        told = sentence.format(heading=one.heading.shown, style=style, known=listed(sorted(known)) or "—")
        raise Refused("unknown_style", told, one.heading.shown)
    if style == REAL_DATE and not one.shows_days:
        sentence = _("“{heading}”列的单元格不是日期格式，写成表格软件的日期会显示为数字。请选一种文本写法。")
        raise Refused("not_a_date_column", sentence.format(heading=one.heading.shown), one.heading.shown)
    return dataclasses.replace(one, style=style)


def _worded(one: FillColumn, words: Mapping[str, str]) -> FillColumn:
    for theirs in words.values():
        if theirs and one.allowed is not None and theirs not in one.allowed:
            sentence = _("“{heading}”的下拉选项里没有“{word}”，不能换成它。")
            raise Refused("not_in_list", sentence.format(heading=one.heading.shown, word=theirs), one.heading.shown)
    return dataclasses.replace(one, words={**one.words, **words})


def given(one: FillColumn, fill: str, source: Source, *, origin: str, style: str = "") -> FillColumn:
    """The column with what it gets, and a way of writing it that its kind of value and its cells allow."""
    field = source.fields.get(fill)
    if field is None:
        return dataclasses.replace(one, fill=fill, style="", origin=origin)
    fits = style in {known.key for known in styles_of(field)} and (style != REAL_DATE or one.shows_days)
    default = style_for(field, one.heading.shown, shows_days=one.shows_days)
    return dataclasses.replace(one, fill=fill, style=style if fits else default, origin=origin)


def take_certain_words(filling: Filling, checked: Checked) -> Filling:
    """The filling with every best proposal accepted, as far as there is one; for a person who has looked at them."""
    words: dict[str, dict[str, str]] = {}
    for one in checked.unknown:
        if one.proposals:
            words.setdefault(one.letter, {})[one.word] = one.proposals[0]
    return choose(filling, words=words)
