"""What is reported of members: who they are and where they stand; photos only when asked for."""

from __future__ import annotations

from unionoffice.exchange.reported import Reported
from unionoffice.fields import Kind
from unionoffice.members.model import MEMBER_FIELDS, MEMBERSHIP_FIELDS
from unionoffice.people import PERSON_FIELDS
from unionoffice.wording import N_

GROUND = "工会法第三条、第十二条；总工办发〔2017〕14号（会员实名制）；个人信息保护法第十三条第一款第三项（法定职责）"

REPORTED = (
    Reported(
        part="members", label=N_("会员"), record="people", no="p.no", fields=MEMBER_FIELDS, ground=GROUND,
        source="memberships m JOIN people p ON p.no = m.person AND p.merged_into IS NULL JOIN units u ON u.no = m.unit", id="p.id",
        columns={
            **{name: f"p.{name}" for name, field in PERSON_FIELDS.items() if field.exported and field.kind is not Kind.PHOTO},
            **{name: f"m.{name}" for name, field in MEMBERSHIP_FIELDS.items() if field.exported and not field.derived and name != "unit"},
            "unit": "u.id", "state": "m.state", "since": "m.since", "card_no": "m.card_no",
        },
    ),
    Reported(
        part="member_spans", label=N_("会籍经历"), record="people", no="p.no", fields=MEMBERSHIP_FIELDS, ground=GROUND,
        source="membership_spans s JOIN people p ON p.no = s.person AND p.merged_into IS NULL JOIN units u ON u.no = s.unit",
        id="p.id || ':' || s.since || ':' || s.no",
        columns={"person": "p.id", "unit": "u.id", "state": "s.state", "since": "s.since", "until": "s.until", "reason": "s.reason"},
    ),
)  # fmt: skip
