"""What is reported of units: the tree and its dated worker counts."""

from __future__ import annotations

from unionoffice.exchange.reported import Reported
from unionoffice.units.model import COUNT_FIELDS, UNIT_FIELDS
from unionoffice.wording import N_

GROUND = "工会法第十二条（报上一级工会批准）、统计法第二十四条（原始记录和统计台账）"

REPORTED = (
    Reported(
        part="units", label=N_("单位"), record="units", no="u.no", fields=UNIT_FIELDS, ground=GROUND, source="units u LEFT JOIN units above ON above.no = u.parent", id="u.id",
        columns={
            **{name: f"u.{name}" for name, field in UNIT_FIELDS.items() if not field.derived and name not in ("no", "id", "parent")},
            "parent": "above.id", "confirmed": "u.confirmed",
        },
    ),
    Reported(
        part="unit_counts", label=N_("职工人数"), record="units", no="u.no", fields=COUNT_FIELDS, ground=GROUND, source="unit_counts c JOIN units u ON u.no = c.unit",
        id="u.id || ':' || c.day",
        columns={"unit": "u.id", "day": "c.day", **{name: f"c.{name}" for name in COUNT_FIELDS if name not in ("unit", "day")}},
    ),
    Reported(
        part="unit_covers", label=N_("联合工会涵盖单位"), record="units", no="j.no", fields=UNIT_FIELDS, ground=GROUND,
        source="unit_covers c JOIN units j ON j.no = c.joint JOIN units u ON u.no = c.unit",
        id="j.id || ':' || u.id || ':' || c.since",
        columns={"joint": "j.id", "unit": "u.id", "since": "c.since", "until": "c.until"},
    ),
)  # fmt: skip
