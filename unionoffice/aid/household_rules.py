"""What must agree in a file and its family, and what a file must hold before it is put forward (domain.md 3.3). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from unionoffice import codes
from unionoffice.aid.family_model import FAMILY_ENTRY, FamilyMember
from unionoffice.aid.household import FamilyRow, Household
from unionoffice.aid.model import FILE_FIELDS, REASONS, AidFile
from unionoffice.fields import Fields
from unionoffice.findings import Finding, Level
from unionoffice.people import Person
from unionoffice.wording import _

GOOD, DISABLED = "good", "disabled"


def file_findings(
    values: Mapping[str, Any], *, birth: str | None, maker: str, today: str, working_age: int
) -> list[Finding]:
    """What does not agree in these values of a file, whoever typed them."""
    return [
        *_reasons(values),
        *_health(values),
        *_work(values, birth=birth, working_age=working_age),
        *_days(values, today=today),
        *_reviewer(values, maker),
    ]


def _held(reason: str, sentence: str, field: str) -> Finding:
    return Finding(Level.HELD, reason, sentence, field)


def _warned(reason: str, sentence: str, field: str) -> Finding:
    return Finding(Level.WARNING, reason, sentence, field)


def _reasons(values: Mapping[str, Any]) -> Iterable[Finding]:
    seen: set[Any] = set()
    for name in REASONS:
        reason = values.get(name)
        if reason and reason in seen:
            yield _held("same_reason", _("致困原因重复。主要原因填一个，次要原因最多三个，各不相同。"), name)
        seen.add(reason)


def _health(values: Mapping[str, Any]) -> Iterable[Finding]:
    if values.get("health") == GOOD and (values.get("illness") or values.get("disability")):
        yield _warned("health_differs", _("健康状况填的是“良好”，却写了疾病或残疾。请核对。"), "health")


def _work(values: Mapping[str, Any], *, birth: str | None, working_age: int) -> Iterable[Finding]:
    started = values.get("started_work")
    if started and birth and started < f"{int(birth[:4]) + working_age:04d}{birth[4:]}":
        sentence = _("参加工作时本人未满 {age} 周岁。请核对。")
        yield _warned("started_work", sentence.format(age=working_age), "started_work")


def _days(values: Mapping[str, Any], *, today: str) -> Iterable[Finding]:
    for name in ("started_work", "contract_signed", "consent_on"):
        day = values.get(name)
        if day and day > today:
            sentence = _("{label}“{day}”在今天之后。请填写已经发生的日期。")
            yield _held("future_day", sentence.format(label=FILE_FIELDS[name].shown, day=day), name)


def _reviewer(values: Mapping[str, Any], maker: str) -> Iterable[Finding]:
    if values.get("reviewer") and values["reviewer"] == maker:
        yield _warned("own_review", _("审核人与建档人是同一人。应由另一人审核。"), "reviewer")


def family_findings(values: Mapping[str, Any], *, today: str, adult_age: int) -> list[Finding]:
    """What does not agree in one row of the family: the number asked of adults, sex and relation, health."""
    return [*_number(values, today=today, adult_age=adult_age), *_relation(values), *_health(values)]


def age_on(birth: str, day: str) -> int:
    """Full years from birth to the day."""
    return int(day[:4]) - int(birth[:4]) - (day[5:] < birth[5:])


def _number(values: Mapping[str, Any], *, today: str, adult_age: int) -> Iterable[Finding]:
    if values.get("id_number"):
        return
    birth = values.get("birth")
    if not birth or age_on(birth, today) >= adult_age:
        sentence = _("请填写身份证号。只有未满 {age} 周岁、还没有号码的家庭成员可以不填，并写明原因。")
        yield _held("no_number", sentence.format(age=adult_age), "id_number")
    elif not values.get("no_number_reason"):
        sentence = _("未成年人没有号码时，请写明原因，例如“尚未申领”。")
        yield _held("missing", sentence, "no_number_reason")
    else:
        sentence = _("没有身份证号，不能查出是否在别的档案里。领到号码后请补上。")
        yield _warned("no_number", sentence, "id_number")


def _relation(values: Mapping[str, Any]) -> Iterable[Finding]:
    relation, sex = values.get("relation"), values.get("sex")
    entry = codes.code_list("relation").get(relation) if relation else None
    if entry is None:
        return
    if relation == "01":
        yield _held("self", _("职工本人不用再填进家庭成员，已按第一个人计算。"), "relation")
    meant = entry.extra.get("sex")
    if meant and sex and meant != sex:
        sentence = _("关系是“{relation}”，性别却是“{sex}”。请核对关系或身份证号。")
        words = codes.code_list("sex").shown(sex)
        label = codes.code_list("relation").shown(entry.code)
        yield _held("sex_differs", sentence.format(relation=label, sex=words), "relation")


def wanting(household: Household) -> list[Finding]:
    """Everything a file lacks before it may be put forward; empty for a complete one."""
    file, worker = household.file, household.worker
    found = [*_empty(FILE_FIELDS, file), *_contact(file, worker), *_ailment(file), *_contract(file), *_consent(file)]
    for place, row in enumerate(household.family, 1):
        lacks = [
            *_empty(FAMILY_ENTRY.only("name", "sex", "birth", "relation", "standing", "health", "insurance"), row),
            *_ailment(row.member),
        ]
        for one in lacks:
            sentence = _("家庭成员 {n} {name}：{said}").format(n=place, name=row.person.name, said=one.sentence)
            found.append(_held(one.reason, sentence, "family"))
    return found


def _empty(declared: Fields, record: AidFile | FamilyRow) -> Iterable[Finding]:
    for name, field in declared.items():
        # The level is the county's word, given with its approval.
        if field.required and not field.derived and name != "level":
            value = record.get(name) if isinstance(record, FamilyRow) else getattr(record, name)
            if value in (None, ""):
                yield _held("missing", _("请填写{label}").format(label=field.shown), name)


def _contact(file: AidFile, worker: Person) -> Iterable[Finding]:
    if not worker.phone and not file.other_contact:
        yield _held("missing", _("请至少填写一个电话：会员的手机号码，或其他联系方式。"), "other_contact")


def _ailment(record: AidFile | FamilyMember) -> Iterable[Finding]:
    if record.health == DISABLED and not record.disability:
        yield _held("missing", _("健康状况是“残疾”，请填写残疾类别。"), "disability")
    elif record.health not in (None, GOOD, DISABLED) and not (record.illness or record.disability):
        yield _held("missing", _("健康状况不是“良好”，请填写疾病名称或残疾类别。"), "illness")


def _contract(file: AidFile) -> Iterable[Finding]:
    if file.migrant and not file.contract_signed:
        yield _held("missing", _("农民工请填写劳动合同签订时间。"), "contract_signed")
    if file.migrant and not file.contract_term:
        yield _held("missing", _("农民工请填写合同期限。"), "contract_term")


def _consent(file: AidFile) -> Iterable[Finding]:
    if file.consent_ground in ("statutory", "emergency") or file.consent_on:
        return
    sentence = _(
        "还没有本人和家庭成员的单独同意，也没有登记法定依据（个人信息保护法第十三条、第二十九条）。"
        "请先让申请人在同意书上签字，填写同意书日期。"
    )
    yield _held("no_consent", sentence, "consent_on")
