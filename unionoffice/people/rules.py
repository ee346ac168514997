"""What must agree about one person: number, sex and birth. The number wins (issue A, point 8). Pure."""

from __future__ import annotations

from typing import Any

from unionoffice import identity
from unionoffice.findings import Finding, Level
from unionoffice.wording import _

SEX_WORDS = {"male": "男", "female": "女"}


def reconcile(values: dict[str, Any]) -> list[Finding]:
    """`values` has the number's own kind, sex and birth afterwards; differences are warnings.

    Values that were not given are filled in from the number; a number that says nothing (a passport) changes nothing.
    """
    number = values.get("id_number")
    if not number:
        return []
    kind = identity.kind_of(number)
    facts = identity.facts(number)
    if facts is None:
        if values.get("id_kind") == "resident" and identity.assumed(number):
            sentence = _("“{number}”有 8 位，不是 18 位身份证号码。若是台湾居民来往大陆通行证，请改选证件类型。")
            return [Finding(Level.HELD, "bad_length", sentence.format(number=number), "id_number")]
        if not values.get("id_kind") or values["id_kind"] == "resident":
            values["id_kind"] = kind
        return []
    values["id_kind"] = kind
    found: list[Finding] = []
    sex, birth = values.get("sex"), values.get("birth")
    if sex in SEX_WORDS and facts.sex is not None and sex != facts.sex:
        sentence = _("性别“{given}”与证件号码不一致，已按号码改为“{real}”。请核对原件。")
        words = {"given": SEX_WORDS[sex], "real": SEX_WORDS[facts.sex]}
        found.append(Finding(Level.WARNING, "sex_differs", sentence.format(**words), "sex"))
    if birth and facts.birth is not None and birth != facts.birth and not _only_month(birth, facts.birth):
        sentence = _("出生日期“{given}”与证件号码不一致，已按号码改为“{real}”。请核对原件。")
        found.append(Finding(Level.WARNING, "birth_differs", sentence.format(given=birth, real=facts.birth), "birth"))
    if facts.sex is not None:
        values["sex"] = facts.sex
    if facts.birth is not None:
        values["birth"] = facts.birth
    return found


def _only_month(given: str, real: str) -> bool:
    return given[:7] == real[:7] and given.endswith("-01")
