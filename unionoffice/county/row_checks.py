"""What the upper office finds wrong in a single row: said with its field, a sentence, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from unionoffice import codes, credit_codes, identity
from unionoffice.aid import FILED_STAGES
from unionoffice.wording import _

Found = tuple[str, str, str, str]
"""Field, short reason, sentence, remedy."""


def faults_of(part: str, row: Mapping[str, Any], *, day: str) -> Iterator[Found]:
    """Every fault of one row of this part; nothing for parts nobody checks."""
    check = CHECKS.get(part)
    if check is not None:
        yield from check(row, day)


def _member(row: Mapping[str, Any], day: str) -> Iterator[Found]:
    if not row.get("name"):
        yield "name", "no_name", _("没有姓名"), _("请补填姓名后重新上报。")
    yield from _number(row, "id_number", str(row.get("id_kind") or "resident"), day)
    if codes.code_list("member_state").get(str(row.get("state"))) is None:
        yield (
            "state",
            "unknown_word",
            _("会籍状态“{word}”不在代码表内").format(word=row.get("state")),
            _("请改用代码表里的状态。"),
        )
    joined, birth = row.get("joined"), row.get("birth")
    if joined and joined > day:
        yield "joined", "join_date", _("入会日期“{day}”在今天之后").format(day=joined), _("请核对入会日期。")
    elif joined and birth and joined < birth:
        yield (
            "joined",
            "join_date",
            _("入会日期“{day}”早于出生日期").format(day=joined),
            _("请核对入会日期和证件号码。"),
        )


def _number(row: Mapping[str, Any], field: str, kind: str, day: str) -> Iterator[Found]:
    number = row.get(field)
    if not number:
        yield field, "no_number", _("没有证件号码"), _("请补填证件号码后重新上报。")
        return
    reading = identity.read_number_of_kind(number, kind, today=day)
    if reading.held:
        found = reading.findings[-1]
        yield field, found.reason, found.sentence, _("请对照证件原件改正后重新上报。")
    elif (facts := identity.facts(str(number))) is not None:
        if row.get("birth") and facts.birth and row["birth"] != facts.birth:
            yield "birth", "birth_differs", _("出生日期与证件号码不一致"), _("请对照证件原件改正。")
        if row.get("sex") and facts.sex and row["sex"] != facts.sex:
            yield "sex", "sex_differs", _("性别与证件号码不一致"), _("请对照证件原件改正。")


def _unit(row: Mapping[str, Any], _day: str) -> Iterator[Found]:
    if not row.get("name"):
        yield "name", "no_name", _("没有单位名称"), _("请补填单位名称后重新上报。")
    for field in ("union_code", "credit_code"):
        code = row.get(field)
        if code and credit_codes.read_credit_code(code).held:
            yield (
                field,
                "check_digit",
                _("统一社会信用代码“{code}”校验不符").format(code=code),
                _("请对照登记证书改正。"),
            )


def _aid_file(row: Mapping[str, Any], day: str) -> Iterator[Found]:
    yield from _number(row, "id_number", str(row.get("id_kind") or "resident"), day)
    if row.get("stage") in FILED_STAGES and not row.get("category"):
        yield "category", "missing", _("没有困难类别"), _("请完成测算和认定后重新上报。")


def _aid_item(row: Mapping[str, Any], _day: str) -> Iterator[Found]:
    amount = row.get("amount")
    if not isinstance(amount, int) or not amount or (amount < 0) != bool(row.get("reverses")):
        yield "amount", "bad_amount", _("金额应大于零"), _("请核对发放表；更正要用冲销行。")


def _contract(row: Mapping[str, Any], _day: str) -> Iterator[Found]:
    first, last = row.get("term_start"), row.get("term_end")
    if first and last and first > last:
        yield "term_end", "impossible_term", _("合同期限止早于期限起"), _("请对照合同文本改正期限。")
    if row.get("signed_on") and row.get("received_on") and row["received_on"] < row["signed_on"]:
        yield "signed_on", "impossible_term", _("审查机关受理早于签字"), _("请核对签字日期和受理日期。")


def _covered(row: Mapping[str, Any], _day: str) -> Iterator[Found]:
    workers, women = row.get("workers"), row.get("women")
    if not isinstance(workers, int) or workers < 0 or (isinstance(women, int) and women > workers):
        yield "workers", "bad_count", _("覆盖人数不是有效的数"), _("请核对覆盖职工数和女职工数。")


CHECKS: Mapping[str, Callable[[Mapping[str, Any], str], Iterator[Found]]] = {
    "members": _member,
    "units": _unit,
    "aid_files": _aid_file,
    "aid_items": _aid_item,
    "contracts": _contract,
    "contract_covers": _covered,
}
