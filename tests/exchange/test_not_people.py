"""Totals, signatures, notes and titles are nobody; a row with a name or a number is somebody."""

from __future__ import annotations

import pytest

from tests.exchange.test_layout import CHEN, HEADING, LI, WANG, people, table
from unionoffice.exchange.not_people import WORDS, Why

NOBODY = [
    (["合计", None, None, None, None, None, "3人"], Why.TOTAL),
    (["合  计", 3], Why.TOTAL),
    (["小计：", "2人"], Why.TOTAL),
    ([None, "总计", None, 21], Why.TOTAL),
    (["共 20 人"], Why.TOTAL),
    (["本页小计", 20], Why.TOTAL),
    (["制表人：李四", None, None, "审核人：王五", None, "日期：2024年3月1日"], Why.SIGNATURE),
    (["制表人", "李四", None, "审核人", "王五"], Why.SIGNATURE),
    ([None, None, None, "填表人：赵六"], Why.SIGNATURE),
    (["负责人（签字）：", None, None, "经办人："], Why.SIGNATURE),
    (["审核：", None, "填报："], Why.SIGNATURE),
    (["联系电话：0571-88888888"], Why.SIGNATURE),
    (["联系电话", "0571-88888888"], Why.SIGNATURE),
    (["单位（盖章）："], Why.SIGNATURE),
    (["（盖章）"], Why.SIGNATURE),
    ([None, None, None, None, None, "2024年3月1日"], Why.SIGNATURE),
    (["备注：本表一式两份"], Why.NOTE),
    (["说明：1.身份证号码必须是18位；2.手机号码必填"], Why.NOTE),
    (["注：带*号的必填"], Why.NOTE),
    (["填表说明"], Why.NOTE),
    (["以下空白"], Why.NOTE),
    (["一、请各单位认真核对会员信息并于本月底前将电子表格报镇总工会办公室，逾期不予受理，特此说明"], Why.NOTE),
    (["第 1 页 共 3 页"], Why.PAGE),
    (["第1页", None, "共3页"], Why.PAGE),
    (["- 2 -"], Why.PAGE),
    (["一车间"], Why.TITLE),
    ([None, "第二车间"], Why.TITLE),
    ([None, "三组"], Why.TITLE),
    (HEADING, Why.HEADING),
    (["序号", "姓 名", "性别", "身份证号码"], Why.HEADING),
    ([4], Why.SERIAL),
    (["4."], Why.SERIAL),
    (["例", "张三", "男", WANG, "某某公司"], Why.EXAMPLE),
    (["示例：", "张三", "男", WANG], Why.EXAMPLE),
    ([4, None, "男", None, None, None, None], Why.TITLE),
    ([4, None, "男", None, "甲公司"], Why.PREFILLED),
    ([4, None, "", "  "], Why.SERIAL),
]


@pytest.mark.parametrize(("row", "why"), NOBODY, ids=lambda value: str(value)[:40])
def test_rows_that_are_nobody_are_passed_over_and_listed(row, why):
    found = table(HEADING, [1, "王小明", "男", WANG, "甲公司"], row, [3, "陈䶮", "女", CHEN])
    assert people(found) == [(2, "王小明"), (4, "陈䶮")]
    assert found.skipped == ((3, why),)
    assert WORDS[why]


SOMEBODY = [
    [2, "李娟", "女", LI, "甲公司", "13800000002", "合计在内"],
    [2, "李娟", None, None],
    [None, "李娟"],
    [2, None, None, LI],
    [2, "李娟", "女", 3.3010619900101e17],
    [2, "李娟", "女", "3.30106E+17"],
    [2, "李娟", "女", "12345"],
    [2, "李娟", "女", None, "甲公司", None, "联系人：王五"],
    [2, "合计", "女", LI],
    [2, "李娟", "女", "G12345678"],
    [2, None, "女", None, "甲公司", "13800000002", "2019-03-05"],
    ["A2", "李娟", "女", LI],
    [2, "注朝阳", "男", None],
    [2, "总建国", "男", None],
    [2, "页小明", "男", None],
    [2, "共青", "女", LI],
]


@pytest.mark.parametrize("row", SOMEBODY, ids=str)
def test_rows_that_are_somebody_are_read_also_when_something_is_missing(row):
    found = table(HEADING, [1, "王小明", "男", WANG, "甲公司"], row, [3, "陈䶮", "女", CHEN])
    assert [number for number, _name in people(found)] == [2, 3, 4]
    assert found.skipped == ()


def test_empty_rows_are_neither_read_nor_listed():
    found = table(HEADING, [], [1, "王小明", "男", WANG], [None, "  "], [3, "陈䶮", "女", CHEN], [], [])
    assert people(found) == [(3, "王小明"), (5, "陈䶮")]
    assert found.skipped == ()
