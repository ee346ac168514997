"""The register of fields: what the office keeps about units and people, why, and how it is guarded; made from the
declarations, published in the manual.
"""

from __future__ import annotations

from unionoffice import codes
from unionoffice.aid import (
    COST_FIELDS,
    EXIT_FIELDS,
    FAMILY_FIELDS,
    FILE_FIELDS,
    INCOME_FIELDS,
    RECKONING_FIELDS,
    VISIT_FIELDS,
)
from unionoffice.aid.money_model import FUND_FIELDS, ITEM_FIELDS, QUOTA_FIELDS, ROUND_FIELDS
from unionoffice.contracts import (
    CHANGE_FIELDS,
    CONTRACT_FIELDS,
    COVERED_FIELDS,
    DISPUTE_FIELDS,
    FILING_FIELDS,
    MEETING_FIELDS,
    OFFER_FIELDS,
    REPORT_FIELDS,
    REPRESENTATIVE_FIELDS,
    VOTE_FIELDS,
)
from unionoffice.fields import Fields, Sensitive
from unionoffice.members import MEMBERSHIP_FIELDS
from unionoffice.people import PERSON_FIELDS, RELATIVE_FIELDS, WORK_FIELDS
from unionoffice.units import COUNT_FIELDS, UNIT_FIELDS
from unionoffice.wording import N_, _

RECORDS: tuple[tuple[str, Fields], ...] = (
    (N_("单位"), UNIT_FIELDS),
    (N_("职工人数"), COUNT_FIELDS),
    (N_("人员"), PERSON_FIELDS),
    (N_("工作简历"), WORK_FIELDS),
    (N_("家庭主要成员"), RELATIVE_FIELDS),
    (N_("会籍"), MEMBERSHIP_FIELDS),
    (N_("困难职工档案"), FILE_FIELDS),
    (N_("困难家庭成员"), FAMILY_FIELDS),
    (N_("收入测算"), RECKONING_FIELDS),
    (N_("家庭收入"), INCOME_FIELDS),
    (N_("刚性支出"), COST_FIELDS),
    (N_("入户调查"), VISIT_FIELDS),
    (N_("脱困月收入"), EXIT_FIELDS),
    (N_("帮扶资金"), FUND_FIELDS),
    (N_("救助指标"), QUOTA_FIELDS),
    (N_("发放批次"), ROUND_FIELDS),
    (N_("发放明细"), ITEM_FIELDS),
    (N_("集体合同"), CONTRACT_FIELDS),
    (N_("协商代表"), REPRESENTATIVE_FIELDS),
    (N_("要约"), OFFER_FIELDS),
    (N_("协商会议"), MEETING_FIELDS),
    (N_("职代会表决"), VOTE_FIELDS),
    (N_("报送审查"), FILING_FIELDS),
    (N_("履约报告"), REPORT_FIELDS),
    (N_("合同变动"), CHANGE_FIELDS),
    (N_("协商争议"), DISPUTE_FIELDS),
    (N_("覆盖企业"), COVERED_FIELDS),
)

GUARDS = {
    Sensitive.NO: N_("一般"),
    Sensitive.IDENTITY: N_("证件号码：默认遮盖，查看留痕"),
    Sensitive.PHONE: N_("电话：默认遮盖，查看留痕"),
    Sensitive.ACCOUNT: N_("账号：默认遮盖，查看留痕"),
    Sensitive.HEALTH: N_("健康：敏感个人信息，默认不显示"),
    Sensitive.ADDRESS: N_("住址：默认遮盖，查看留痕"),
}


def lines() -> list[dict[str, str]]:
    """One line a field: record, name, label, English, kind, code list, required, guard, purpose."""
    return [
        {
            "record": _(record), "name": field.name, "label": field.label, "english": field.english, "kind": str(field.kind),
            "codes": f"{field.codes} ({codes.code_list(field.codes).version})" if field.codes else "",
            "required": _("必填") if field.required else "", "guard": _(GUARDS[field.sensitive]), "purpose": field.purpose,
        }
        for record, fields in RECORDS
        for field in fields.values()
    ]  # fmt: skip


def as_markdown() -> str:
    """The register as a Markdown table."""
    heads = [_("记录"), _("字段"), _("标签"), "English", _("类型"), _("代码表"), _("必填"), _("保护"), _("用途")]
    rows = [" | ".join(line.values()) for line in lines()]
    return "\n".join([" | ".join(heads), " | ".join("---" for _head in heads), *rows])
