"""What stands on the visit's sheet and the calculation sheet (F20); of a decided reckoning, exactly what was decided on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from unionoffice import codes, rules_in_force
from unionoffice.aid.case import Case
from unionoffice.aid.file_facts import chinese_day
from unionoffice.aid.print_sum import Bound, CostLine, IncomeLine, SumFacts
from unionoffice.aid.print_visit_and_sum import CONCLUSIONS, OCCASIONS, VisitFacts
from unionoffice.aid.reckoning import NONE, decision, work_out
from unionoffice.aid.reckoning_model import Reckoning
from unionoffice.aid.rules import REASONS
from unionoffice.aid.step_model import Visit
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.wording import _


def sum_facts(office: Office, case: Case, reckoning: int | None = None) -> SumFacts:
    """The calculation sheet of a reckoning (the latest). Raises Refused where the file has none."""
    if not case.reckonings:
        raise Refused("no_reckoning", _("还没有收入测算。请先测算家庭收入并认定困难类别。"), "reckoning")
    wanted = next(
        (one.reckoning for one in case.reckonings if one.reckoning.no == reckoning), case.reckonings[-1].reckoning
    )
    if wanted.frozen is not None:
        return _facts(office, case, wanted, json.loads(wanted.frozen))
    result = work_out(office, wanted.no, book=rules_in_force.book(office))
    told = json.loads(decision(office, result, result.advice.category, "")["frozen"])
    return _facts(office, case, wanted, {**told, "decided": None})


def _facts(office: Office, case: Case, one: Reckoning, told: Mapping[str, Any]) -> SumFacts:
    file = case.household.file
    whose = {person["person"]: (person["name"], _relation(person["relation"])) for person in told["household"]}
    line = next(rule for rule in told["rules"] if rule["name"].startswith("aid.line_"))
    return SumFacts(
        office=office.name, file_no=file.file_no, name=told["household"][0]["name"],
        period=f"{chinese_day(told['period'][0])}至{chinese_day(told['period'][1])}",
        income=[
            IncomeLine(**_whose(whose, row), kind=codes.code_list("aid_income").label(row["kind"]), month_fen=row["monthly"],
                       year_fen=row["amount"], proof=row["proof"] or "")
            for row in told["income_lines"]
        ],
        costs=_costs(told, whose),
        stated_income_fen=told["stated_income"], stated_reason=told["stated_reason"] or "", people=told["people"],
        per_head_fen=told["per_head"], line_fen=told["line"],
        line_source=f"{line['label']}，{chinese_day(line['valid_from'])}起，{line['source']}",
        bounds=_bounds(told["rules"], told["line"]), accident=_accident(told), excluded=_excluded(told["excluded"]),
        parameters=_parameters(told["rules"]), advised=_category(told["advised"]), advice_reason=REASONS[told["advice_reason"]],
        decided=_category(told["decided"]), override_reason=told["override_reason"] or "",
        decided_by=_officer(office, one.decided_by), reckoned_by=_officer(office, file.officer), day=chinese_day(one.decided_on or one.day),
    )  # fmt: skip


def _costs(told: Mapping[str, Any], whose: Mapping[int, tuple[str, str]]) -> list[CostLine]:
    """The costs as they count, so that the sheet's sum is R: what does not count, or not wholly, says so."""
    value = {rule["name"]: rule["value"] for rule in told["rules"]}
    left = {kind: value.get(f"aid.cap_{kind}") or None for kind in value["aid.rigid_kinds"]}
    found = []
    for row in told["cost_lines"]:
        kind, fen, proof = row["kind"], row["amount"], row["proof"] or ""
        room = left.get(kind)
        counted = 0 if kind not in left else fen if room is None else min(fen, room)
        if room is not None:
            left[kind] = room - counted
        if counted != fen:
            why = "不计入" if not counted and kind not in left else "超过封顶部分不计"
            proof = "；".join(part for part in (proof, f"实际{fen / 100:,.2f}元，{why}") if part)
        label = codes.code_list("rigid_cost").label(kind)
        found.append(CostLine(**_whose(whose, row), kind=label, year_fen=counted, proof=proof))
    return found


def _relation(code: str) -> str:
    return codes.code_list("relation").label(code)


def _whose(people: Mapping[int, tuple[str, str]], row: Mapping[str, Any]) -> dict[str, str]:
    name, relation = people.get(row["person"], ("家庭", ""))
    return {"name": name, "relation": relation}


def _category(code: str | None) -> str:
    if not code:
        return ""
    return "不予建档" if code == NONE else codes.code_list("aid_category").label(code)


def _bounds(rules: Sequence[Mapping[str, Any]], line: int) -> list[Bound]:
    value = {rule["name"]: rule["value"] for rule in rules}
    found = []
    for name, words in (("deep", "深度困难"), ("relative", "相对困难")):
        percent = value[f"aid.{name}_percent"]
        reach = "不超过" if value[f"aid.{name}_inclusive"] else "低于"
        found.append(Bound(name=f"{words}：{reach} {percent}% × L", fen=line * percent // 100))
    return found


def _parameters(rules: Sequence[Mapping[str, Any]]) -> str:
    """The versions of the rules, each once, and when the office's own numbers began."""
    own = sorted({f"本会登记（{rule['valid_from']}起）" for rule in rules if rule["version"] == rules_in_force.OWN})
    return "；".join([*sorted({rule["version"] for rule in rules if rule["version"] != rules_in_force.OWN}), *own])


def _accident(told: Mapping[str, Any]) -> str:
    if not told["accident"]:
        return ""
    loss = (
        f"，扣除保险、赔偿、救助后当年支出（损失）{told['accident_loss'] / 100:,.2f}元" if told["accident_loss"] else ""
    )
    return codes.code_list("aid_accident").label(told["accident"]) + loss


def _excluded(text: str | None) -> str:
    return "；".join(codes.code_list("aid_exclusion").label(code) for code in (text or "").split())


def _officer(office: Office, no: int | None) -> str:
    if no is None:
        return ""
    return str(office.reading().execute("SELECT name FROM officers WHERE no = ?", (no,)).fetchone()[0])


def visit_facts(office: Office, case: Case, visit: int | None = None) -> VisitFacts:
    """The visit's sheet of a visit (the latest); before any visit, the household with room to write."""
    household, file, worker = case.household, case.household.file, case.household.worker
    found: Visit | None = next(
        (one for one in case.visits if one.no == visit), case.visits[-1] if case.visits else None
    )
    bare = VisitFacts(
        office=office.name, file_no=file.file_no, name=worker.name, id_number=worker.id_number or "",
        phone=worker.phone or file.other_contact or "", unit=file.workplace or "", address=file.home or "",
        housing=household.printed("housing"), people=f"{household.size}人",
        housing_area=f"{file.housing_square_metres}㎡" if file.housing_square_metres is not None else "",
    )  # fmt: skip
    if found is None:
        return bare
    occasion, told = codes.code_list("aid_visit").label(found.purpose), found.conclusion or ""
    return replace(
        bare, people=found.people or bare.people, occasion=occasion if occasion in OCCASIONS else "",
        visited_on=chinese_day(found.day), present=found.present or "", housing_state=found.home or "",
        vehicles=found.vehicles or "", other_property=found.property or "", livelihood=found.livelihood or "",
        findings=found.findings or "", conclusion=told if told in CONCLUSIONS else "", advice="" if told in CONCLUSIONS else told, visitor_names=found.visitors.split("、"),
        photos=_photos(case), day=chinese_day(found.day),
    )  # fmt: skip


def _photos(case: Case) -> str:
    scans = sum(1 for one in case.attachments if one.kind == "visit")
    return f"{scans} 件" if scans else ""
