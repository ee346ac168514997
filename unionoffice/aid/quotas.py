"""Quotas: how many households or how much money a year allows, and how much of it is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from unionoffice import members
from unionoffice.aid import money_store, store
from unionoffice.aid.funds import fund_number
from unionoffice.aid.money_model import QUOTA_FIELDS, Quota
from unionoffice.database import Connection
from unionoffice.entering import accept
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.wording import _

AREA = "aid"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaUse:
    """A quota with what rows of its year take of it: paid and still to be paid, households and fen."""

    quota: Quota
    households: int
    amount: int
    unit_name: str = ""
    fund_name: str = ""

    @property
    def over(self) -> bool:
        """Whether more is planned or paid than the quota allows."""
        too_many = self.quota.households is not None and self.households > self.quota.households
        return too_many or (self.quota.amount is not None and self.amount > self.quota.amount)


def add_quota(office: Office, raw: Mapping[str, object]) -> Quota:
    """A quota of a year (`unit` and `fund` by name, both may be left out). Raises Rejected, Refused."""
    raw = dict(raw)
    unit = members.unit_number(office, raw.pop("unit", None))
    fund_text = raw.pop("fund", None)
    fund = fund_number(office, fund_text) if fund_text else None
    values = accept(QUOTA_FIELDS, raw, today=office.today, whole=True).values
    if values.get("households") is None and values.get("amount") is None:
        raise Refused("missing", _("请填写户数或金额，至少一项。"), "amount")
    if not 2000 <= values["year"] <= 2100:
        raise Refused("bad_year", _("年度应写成 2026 的样子。"), "year")
    values = {name: values.get(name) for name in QUOTA_FIELDS} | {"hard": values.get("hard") or 0}
    with office.act("登记帮扶指标", AREA) as act:
        no = store.insert(
            act.db, "aid_quotas", {**values, "id": new_id(), "unit": unit, "fund": fund, "since": office.today}
        )
        act.detail["year"] = values["year"]
        return next(one for one in money_store.quotas(act.db) if one.no == no)


def end_quota(office: Office, no: int) -> Quota:
    """The quota holds no more from today; it stays in the file. Raises Refused."""
    with office.act("停用帮扶指标", AREA) as act:
        found = next((one for one in money_store.quotas(act.db) if one.no == no), None)
        if found is None:
            raise Refused("unknown_quota", _("没有这条有效的指标，没有改动。"), "quota")
        store.update(act.db, "aid_quotas", no, {"until": office.today})
        return replace(found, until=office.today)


def quota_uses(office: Office, year: int | None = None) -> list[QuotaUse]:
    """Every quota in force (of a year) with what is used of it."""
    db = office.reading()
    units = dict(tuple(row) for row in db.execute("SELECT no, name FROM units"))
    funds = {one.no: one.name for one in money_store.funds(db)}
    return [
        replace(
            use_of(db, quota), unit_name=units.get(quota.unit or 0, ""), fund_name=funds.get(quota.fund or 0, "")
        )
        for quota in money_store.quotas(db, year)
    ]  # fmt: skip


def use_of(db: Connection, quota: Quota) -> QuotaUse:
    """What rows of the quota's year take of it, those not yet paid too; rows of void rounds do not count."""
    row = db.execute(
        "SELECT count(DISTINCT CASE WHEN i.amount > 0 THEN coalesce('f' || i.file, 'p' || i.person) END),"
        " coalesce(sum(i.amount), 0) FROM aid_items i JOIN aid_rounds r ON r.no = i.round"
        " LEFT JOIN aid_files f ON f.no = i.file LEFT JOIN memberships m ON m.person = i.person"
        " WHERE r.year = ?1 AND r.state <> 'void' AND i.dropped_on IS NULL AND i.result IN ('pending', 'paid')"
        " AND (?2 IS NULL OR i.kind = ?2) AND (?3 IS NULL OR coalesce(i.unit, f.unit, m.unit) = ?3)"
        " AND (?4 IS NULL OR i.fund = ?4)",
        (quota.year, quota.kind, quota.unit, quota.fund),
    ).fetchone()
    return QuotaUse(quota=quota, households=row[0], amount=row[1])
