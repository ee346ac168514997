"""Rows of a roster that are no people: totals, signatures, notes, page numbers, titles, repeated headings, examples."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from unionoffice.exchange.headings import normal
from unionoffice.wording import N_


class Why(StrEnum):
    """Why a row was passed over."""

    EMPTY = "empty"
    SERIAL = "serial_only"
    TOTAL = "total"
    SIGNATURE = "signature"
    NOTE = "note"
    PAGE = "page"
    TITLE = "title"
    HEADING = "heading_again"
    EXAMPLE = "example"
    PREFILLED = "prefilled"
    CONTINUED = "continued"


WORDS: Mapping[Why, str] = {
    Why.EMPTY: N_("空行"),
    Why.SERIAL: N_("只有序号"),
    Why.TOTAL: N_("合计行"),
    Why.SIGNATURE: N_("制表、审核或联系方式"),
    Why.NOTE: N_("备注或填表说明"),
    Why.PAGE: N_("页码"),
    Why.TITLE: N_("标题行"),
    Why.HEADING: N_("重复的表头"),
    Why.EXAMPLE: N_("填写示例"),
    Why.PREFILLED: N_("没有姓名和号码，只有预填的内容"),
    Why.CONTINUED: N_("与上一行合并的续行"),
}
"""How each is told to people."""

_TOTAL = re.compile(
    r"^(?:本页|全部|总|人数|会员)?(?:合计|小计|总计|共计|累计|总人数|人数)(?:\d+人?|[::].*|人)?$|^(?:合计|共计|共)[::]?\d+人"
)
_WHO = (
    r"(?:制表|填表|填报|制单|审核|审批|复核|核对|经办|负责|主管|统计|录入|报送|报表|上报|打印|编制|校对|批准|联系|单位负责|部门负责|"
    r"工会主席|主席|单位|企业|公司|工会|盖章|公章|签章|签字|日期|时间|电话|手机|地址|邮箱|传真|填报单位|呈报单位|申报单位)"
)
_SIGNED = re.compile(rf"^[(]?(?:{_WHO}){{1,3}}(?:人|者|员|单位|日期|时间|电话|名称)?(?:[(].{{0,8}}[)])?[::]")
_SIGNED_ALONE = re.compile(
    r"^(?:制表|填表|填报|制单|审核|审批|复核|经办|负责|主管|统计|录入|报送|单位负责|部门负责)(?:人|员|日期|时间|单位)(?:签字|签名|签章)?$"
    r"|^(?:单位|工会)?[(]?(?:盖章|公章|签章|签字)[)]?(?:处)?$|^(?:联系)?(?:电话|方式)(?=$|\d)|^联系人$"
)
_NOTE = re.compile(
    r"^(?:备注|说明|注|附注|注意|注意事项|填表说明|填写说明|填报说明|填报要求|填写要求|附|附件)\d*[::、.]|^以下(?:空白|无正文|无)"
)
_NOTE_ALONE = re.compile(r"^(?:填表|填写|填报)(?:说明|要求|须知)$|^注意事项$")
_PAGE = re.compile(
    r"^第?\d{1,4}页[,,/]?(?:[(]?共\d{1,4}页[)]?)?$|^[-—]\d{1,4}[-—]$|^(?:第)?\d{1,3}/\d{1,3}(?:页)?$|^共\d{1,4}页"
)
_DAY = re.compile(r"^\d{4}年\d{1,2}月(?:\d{1,2}日)?$")
_EXAMPLE = re.compile(r"^[(]?(?:例|示例|样例|范例|举例|例如|填写示例|填表示例|填写样例|样表)")
_GROUP = re.compile(
    r"(?:车间|班组|公司|分厂|小组|部门|工会|支部|项目部|门店|分公司|委员会|办公室)(?:[(].*[)])?[::]?$|^第?[一二三四五六七八九十\d]+[组班部队科线厂室]$"
)
_BLANKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_FULL_WIDTH = str.maketrans("（）：，．０１２３４５６７８９", "():,.0123456789")


def plain(cell: Any) -> str:
    """The cell as text without blanks, with narrow brackets, colons and digits."""
    return "" if cell is None else _BLANKS.sub("", str(cell)).translate(_FULL_WIDTH)


def looks_like_number(cell: Any) -> bool:
    """Whether the cell could be the number of an identity document, damaged or not."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return abs(cell) >= 1e13
    text = plain(cell)
    return len(text) >= 7 and sum(sign.isdigit() for sign in text) >= 6 and sum(sign > "\u2fff" for sign in text) <= 2


def why_passed(
    row: Sequence[Any],
    *,
    headings: Mapping[int, str],
    serial: frozenset[int],
    keys: frozenset[int],
    numbers: frozenset[int],
    own: frozenset[int],
    wide: frozenset[int] = frozenset(),
) -> Why | None:
    """Why this row is nobody, or None where it must be read.

    `headings` are the normalised headings by column, `serial` the counting columns, `keys` name and number columns,
    `numbers` those of numbers alone, `own` the columns of values only a person has, `wide` the columns where a range merged over several columns begins.
    A row with a number is passed over only where it says of itself that it is an example.
    """
    texts = {column: text for column, cell in enumerate(row) if (text := plain(cell))}
    if not texts:
        return Why.EMPTY
    if all(column in serial for column in texts) and all(text.rstrip(".、").isdigit() for text in texts.values()):
        return Why.SERIAL
    first = next(iter(texts.values()))
    if _EXAMPLE.match(first):
        return Why.EXAMPLE
    again = sum(1 for column, text in texts.items() if headings.get(column) == normal(text))
    if again >= 2 and again * 2 >= len(texts):
        return Why.HEADING
    named = {column: text for column, text in texts.items() if column in keys}
    if any(column in numbers and looks_like_number(row[column]) for column in named):
        return None
    return _why_by_words(texts, first, named) or _why_by_shape(texts, serial, keys, own, wide)


def _why_by_words(texts: Mapping[int, str], first: str, named: Mapping[int, str]) -> Why | None:
    tellers = (first, *named.values())
    if any(_TOTAL.match(text) for text in tellers):
        return Why.TOTAL
    if all(_PAGE.match(text) for text in texts.values()):
        return Why.PAGE
    signed = {column for column, text in texts.items() if _SIGNED.match(text)}
    if _SIGNED.match(first) or (signed and signed.issuperset(named)):
        return Why.SIGNATURE
    if any(_SIGNED_ALONE.match(text) for text in tellers):
        return Why.SIGNATURE
    if any(_NOTE.match(text) or _NOTE_ALONE.match(text) for text in tellers):
        return Why.NOTE
    return None


def _why_by_shape(
    texts: Mapping[int, str], serial: frozenset[int], keys: frozenset[int], own: frozenset[int], wide: frozenset[int]
) -> Why | None:
    content = {column: text for column, text in texts.items() if column not in serial or not text.isdigit()}
    if len(content) == 1:
        ((column, text),) = content.items()
        if _DAY.match(text):
            return Why.SIGNATURE
        if len(text) > 30:
            return Why.NOTE
        return Why.TITLE if column not in keys or column in wide or _GROUP.search(text) else None
    if not any(column in keys or column in own for column in content):
        return Why.PREFILLED
    return None
