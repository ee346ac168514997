"""What is reported of collective contracts: the contract with its days, and the enterprises it covers. No one's name."""

from __future__ import annotations

from unionoffice.contracts.model import CONTRACT_FIELDS
from unionoffice.contracts.steps import COVERED_FIELDS
from unionoffice.exchange.reported import Reported
from unionoffice.wording import N_

GROUND = "劳动合同法第五十四条、工会法第二十一条；集体合同报上一级工会（全国总工会关于集体合同备案统计的要求）"

_CONTRACT = (
    "year", "number", "kind", "level", "nature", "employer_name", "employer_code", "union_name", "subjects", "term_start",
    "term_end", "signed_on", "effect_override", "published_on", "copied_on", "raise_percent", "contract_minimum",
    "ended_on", "ended_how", "end_reason",
)  # fmt: skip
_LAST = "(SELECT g.{name} FROM contract_filings g WHERE g.contract = c.no ORDER BY g.no DESC LIMIT 1)"

REPORTED = (
    Reported(
        part="contracts", label=N_("集体合同"), record="contracts", no="c.no", fields=CONTRACT_FIELDS, ground=GROUND,
        source="contracts c LEFT JOIN contracts b ON b.no = c.predecessor LEFT JOIN units e ON e.no = c.employer"
        " LEFT JOIN units u ON u.no = c.union_unit",
        id="c.id",
        columns={
            **{name: f"c.{name}" for name in _CONTRACT}, "predecessor": "b.id", "employer": "e.id", "union_unit": "u.id",
            **{name: _LAST.format(name=name) for name in ("filed_on", "received_on", "opinion", "opinion_on")},
        },
    ),
    Reported(
        part="contract_covers", label=N_("集体合同覆盖单位"), record="contracts", no="c.no", fields=COVERED_FIELDS, ground=GROUND,
        source="contract_covers v JOIN contracts c ON c.no = v.contract JOIN units u ON u.no = v.unit",
        id="c.id || ':' || u.id || ':' || v.no",
        columns={
            "contract": "c.id", "unit": "u.id", "workers": "v.workers", "women": "v.women", "since": "v.since",
            "until": "v.until",
        },
    ),
)  # fmt: skip
