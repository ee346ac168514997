"""What is reported of hardship aid: files, families, rounds and the rows paid.

Health and illness stay in the office, and so do drafts, refused files, and rows not yet on a printed sheet.
"""

from __future__ import annotations

from unionoffice.aid.family_model import FAMILY_FIELDS
from unionoffice.aid.model import FILE_FIELDS
from unionoffice.aid.money_model import ITEM_FIELDS, ROUND_FIELDS
from unionoffice.exchange.reported import Reported
from unionoffice.wording import N_

GROUND = (
    "困难职工帮扶工作办法和中央财政专项帮扶资金使用管理办法（逐级审核、实名发放）；个人信息保护法第十三条第一款第三项、"
    "第二十九条（本人单独同意，同意书存档）"
)
MONEY_GROUND = "工会财务会计管理、中央财政专项帮扶资金使用管理办法（资金使用情况逐级上报）"

_FILE = (
    "file_no", "national_no", "kind", "category", "level", "key_group", "stage", "since", "filed_on", "ended_on",
    "work_state", "industry", "household_type", "registration_division", "migrant", "reason_main", "reason_second",
    "reason_third", "reason_fourth", "bank", "bank_branch", "bank_card", "consent_on", "consent_ground",
)  # fmt: skip

REPORTED = (
    Reported(
        part="aid_files", label=N_("困难档案"), record="aid_files", no="f.no", fields=FILE_FIELDS, ground=GROUND,
        source="aid_files f JOIN people p ON p.no = f.person AND f.stage NOT IN ('draft', 'refused') JOIN units u ON u.no = f.unit", id="f.id",
        columns={
            "name": "p.name", "id_kind": "p.id_kind", "id_number": "p.id_number", "sex": "p.sex", "birth": "p.birth",
            "phone": "p.phone", "unit": "u.id", **{name: f"f.{name}" for name in _FILE},
        },
    ),
    Reported(
        part="aid_family", label=N_("困难职工家庭成员"), record="aid_files", no="f.no", fields=FAMILY_FIELDS, ground=GROUND,
        source="aid_family m JOIN aid_files f ON f.no = m.file AND f.stage NOT IN ('draft', 'refused') JOIN people p ON p.no = m.person", id="m.id",
        columns={
            "file": "f.id", "name": "p.name", "id_kind": "p.id_kind", "id_number": "p.id_number", "relation": "m.relation",
            "lives_together": "m.lives_together", "standing": "m.standing", "schooling": "m.schooling", "since": "m.since",
            "ended_on": "coalesce(m.until, f.ended_on)",
        },
    ),
    Reported(
        part="aid_rounds", label=N_("救助批次"), record="aid_rounds", no="r.no", fields=ROUND_FIELDS, ground=MONEY_GROUND,
        source="aid_rounds r LEFT JOIN aid_funds b ON b.no = r.fund LEFT JOIN aid_sheets s ON s.round = r.no", id="r.id",
        columns={
            "round_no": "r.round_no", "title": "r.title", "kind": "r.kind", "method": "r.method", "period": "r.period",
            "year": "r.year", "state": "r.state", "since": "r.since", "fund": "b.name", "fund_source": "b.source",
            "meeting_on": "r.meeting_on", "approval_no": "r.approval_no", "sheet_no": "s.sheet_no", "sheet_rows": "s.rows",
            "sheet_amount": "s.amount", "sheet_code": "s.code",
        },
    ),
    Reported(
        part="aid_items", label=N_("救助发放明细"), record="aid_rounds", no="r.no", fields=ITEM_FIELDS, ground=MONEY_GROUND,
        source="aid_items i JOIN aid_rounds r ON r.no = i.round AND i.sheet IS NOT NULL JOIN people p ON p.no = i.person"
        " JOIN people b ON b.no = i.beneficiary JOIN aid_funds d ON d.no = i.fund LEFT JOIN aid_files f ON f.no = i.file"
        " LEFT JOIN aid_items x ON x.no = i.reverses",
        id="i.id",
        columns={
            "round": "r.id", "period": "r.period", "file": "f.id", "kind": "i.kind", "fund_source": "d.source",
            "amount": "i.amount", "times": "iif(i.reverses IS NULL, 1, -1)", "name": "p.name", "id_number": "p.id_number", "beneficiary_name": "b.name",
            "beneficiary_number": "b.id_number", "category": "i.category", "bank_card": "i.bank_card", "result": "i.result",
            "result_on": "i.result_on", "reverses": "x.id",
        },
        amount="amount",
    ),
)  # fmt: skip
