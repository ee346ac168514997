"""The unit a sheet speaks of, where it says so above the heading or in its name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from unionoffice.exchange.not_people import plain

_LABELLED = re.compile(
    r"(?:填报单位|报送单位|上报单位|申报单位|单位名称|企业名称|工会名称|工会组织名称|所属工会|所属单位|单位|企业|公司名称)"
    r"(?:[(][^)]{0,8}[)])?:(.+)$"
)
_TAIL = re.compile(
    r"(?:新(?:发展|增|入会))?(?:全体|在册|在职|实名制?)?(?:会员|职工|员工|人员)*(?:实名制?)?(?:基本)?(?:信息|情况|入会)?"
    r"(?:采集|登记|统计|汇总|明细|花|申请|发展)*(?:名册|名单|表|台账|一览表|清单|信息|册)(?:\(.*\))?$"
)
_PERIOD = re.compile(r"^\d{4}年?(?:度|\d{1,2}月(?:\d{1,2}日)?份?)?|\d{4}年(?:度|\d{1,2}月份?)?$|^关于")
_CLOSING = re.compile(r"[(](?:盖章|公章|章|签章)[)]|[_＿]+")
_ORGANISATION = re.compile(
    r"(?:公司|集团|厂|合作社|学校|小学|中学|幼儿园|医院|卫生院|工会|委员会|联合会|事务所|银行|酒店|饭店|商场|超市|工作室|经营部|"
    r"服务中心|服务站|研究院|研究所|中心|商行|门市部|分公司|工程队|运输队|车队|个体户)$"
)
_AFTER_LABEL = re.compile(r"\s{2,}|(?:填表|填报|制表|联系)(?:人|日期|时间|电话)|日期|年月日")


def unit_hint(titles: Iterable[str], sheet_name: str) -> str:
    """The unit's name as the title rows or the sheet's name give it; empty where neither does.

    "单位名称：…" counts before a title like "××有限公司工会会员花名册", and that before the sheet's name.
    """
    titles = [title for title in titles if title and title.strip()]
    for title in titles:
        if (found := _labelled(title)) is not None:
            return found
    for title in (*titles, sheet_name):
        if (name := _from_title(title)) is not None:
            return name
    return ""


def _labelled(title: str) -> str | None:
    head = _AFTER_LABEL.split(title.replace("：", ":").strip())
    for piece in (head[0], title):
        found = _LABELLED.search(_CLOSING.sub("", plain(piece)))
        if found is not None and 2 <= len(found[1]) <= 60:
            return _AFTER_LABEL.split(found[1])[0]
    return None


def _from_title(title: str) -> str | None:
    name = _PERIOD.sub("", _CLOSING.sub("", plain(title)))
    without_tail = _TAIL.sub("", name)
    for candidate in (without_tail.removesuffix("工会"), without_tail, name):
        if 4 <= len(candidate) <= 60 and _ORGANISATION.search(candidate):
            return candidate
    return None
