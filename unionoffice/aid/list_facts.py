"""What stands on the other papers of files: notice (F21), study aid (F22), exit (F24), checklist and lists."""

from __future__ import annotations

import json
from collections.abc import Sequence

from unionoffice import codes
from unionoffice.aid import store
from unionoffice.aid.case import Case
from unionoffice.aid.file_facts import chinese_day, opinion_of
from unionoffice.aid.household_rules import age_on
from unionoffice.aid.opinions import OPEN
from unionoffice.aid.parameters import line_of
from unionoffice.aid.posting import WORKING_DAYS
from unionoffice.aid.print_aid_notice import NoticeFacts, NoticeRow
from unionoffice.aid.print_checklist import ChecklistFacts, ChecklistPart, ChecklistRow
from unionoffice.aid.print_exit import ExitFacts, MonthOfIncome
from unionoffice.aid.print_regrade_list import RegradeFacts, RegradeRow
from unionoffice.aid.print_spot_check import SpotCheckFacts, SpotCheckRow
from unionoffice.aid.print_study_aid import StudyAidFacts, StudyFamily
from unionoffice.aid.print_visit_list import VisitListFacts, VisitListRow
from unionoffice.aid.reckoning import NONE
from unionoffice.aid.regrade import Regraded
from unionoffice.aid.spot_check import Draw
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.wording import _

PARTS = (("original", "第一部分　原始档案"), ("finance", "第二部分　财务规则档案"), ("daily", "第三部分　日常档案"))
METHOD = "档案编号与种子连成“种子|编号”，取 SHA-256 值，由小到大取前若干份；任何人可用同一种子复核"


def _category(code: str | None) -> str:
    if not code:
        return ""
    return "不予建档" if code == NONE else codes.code_list("aid_category").label(code)


def notice_facts(office: Office, cases: Sequence[Case]) -> NoticeFacts:
    """The notice of these files, which are posted together: name, unit and category, nothing else."""
    if not cases:
        return NoticeFacts()
    up = next((one for case in cases for one in reversed(case.postings)), None)
    leaving = all(case.household.file.stage == "leaving" for case in cases)
    rule = json.loads(up.rule) if up is not None else {}
    days = str(rule["value"]) if rule.get("unit") == WORKING_DAYS else ""
    return NoticeFacts(
        office=office.name, title="困难职工脱困公示" if leaving else "困难职工建档公示",
        subject="困难职工脱困退出" if leaving else "困难职工建档",
        matter="拟按脱困退出困难职工档案" if leaving else "拟列为困难职工建立档案",
        basis="经入户核查和收入测算" if leaving else "经本人申请、入户调查、收入测算和单位（村、社区）工会初审",
        rows=[
            NoticeRow(name=case.household.worker.name, unit=case.household.file.workplace or case.household.unit_name,
                      category=case.household.printed("category"))
            for case in cases
        ],
        from_day=chinese_day(up.posted_on) if up else "", until_day=chinese_day(up.until) if up else "", working_days=days,
        contact=office.officer.name, phone=str(office.setting("phone") or ""), place=str(office.setting("address") or ""),
        day=chinese_day(up.posted_on if up else office.today),
    )  # fmt: skip


def exit_facts(office: Office, case: Case) -> ExitFacts:
    """The approval of leaving or cancelling, with the months told and what was posted."""
    household, file, worker = case.household, case.household.file, case.household.worker
    line = line_of(office, household)
    step = next((one for one in reversed(case.steps) if one.step in ("leaving", "cancelled", "moved_out")), None)
    posting = case.postings[-1] if step is not None and step.step == "leaving" and case.postings else None
    closed = next((one for one in reversed(case.steps) if one.step == "posting_closed"), None)
    kinds = {"leaving": "脱困", "cancelled": "注销", "moved_out": "转出"}
    heads = {one.month: one.per_head for one in case.months_per_head}
    return ExitFacts(
        office=office.name, number=file.file_no, file_no=file.file_no, name=worker.name, sex=household.printed("sex"),
        id_number=worker.id_number or "", phone=worker.phone or "", unit=file.workplace or "",
        category=household.printed("category"), level=household.printed("level"), filed_on=chinese_day(file.filed_on),
        people=f"{household.size}人", helped=_helped(office, file.no), kind=kinds.get(step.step, "") if step else "",
        reason=(step.opinion or "") if step else "",
        months=[
            MonthOfIncome(month=f"{one.month[:4]}年{int(one.month[5:])}月", income_fen=one.income, people=str(one.people),
                          per_head_fen=heads[one.month], line_fen=line, above="是" if heads[one.month] > line else "否")
            for one in case.months
        ],
        posted=f"{chinese_day(posting.posted_on)}至{chinese_day(posting.until)}，{posting.place}" if posting else "",
        posting_result=(closed.opinion or "") if posting is not None and posting.closed_on and closed else "",
        unit_opinion=OPEN, township_opinion=opinion_of(case, "exited"), county_opinion=OPEN,
        maker=office.officer.name, day=chinese_day(step.day if step else office.today),
    )  # fmt: skip


def _helped(office: Office, no: int) -> str:
    row = (
        office.reading()
        .execute("SELECT count(*), coalesce(sum(amount), 0) FROM aid_items WHERE file = ? AND result = 'paid'", (no,))
        .fetchone()
    )
    return f"{row[0]} 次，共 {row[1] / 100:,.2f} 元" if row[0] else "未发放"


def study_facts(office: Office, case: Case, student: int) -> StudyAidFacts:
    """The application for study aid of one of the family. Raises Refused where nobody of them is a student of this number."""
    household, file, worker = case.household, case.household.file, case.household.worker
    found = next((row for row in household.family if row.member.no == student), None)
    if found is None or found.member.standing != "student":
        raise Refused(
            "no_student", _("这份档案里没有这名在校学生。请先添加家庭成员，人员身份选“在校学生”。"), "student"
        )
    sums = next((one.reckoning for one in reversed(case.reckonings) if one.reckoning.decided), None)
    incomes = {line.person: line.amount for one in case.reckonings[-1:] for line in one.income}
    others = [row for row in household.family if row is not found]
    return StudyAidFacts(
        office=office.name, number=file.file_no, year=f"{office.today[:4]}年", student=found.person.name,
        student_sex=found.printed("sex"), student_birth=chinese_day(found.person.birth),
        student_id_number=found.person.id_number or "", student_phone=found.person.phone or "", school=found.member.place or "",
        entered=str(found.member.school_entered or ""), school_years=str(found.member.school_years or ""), parent=worker.name,
        parent_id_number=worker.id_number or "", relation=found.printed("relation"), phone=worker.phone or "",
        unit=file.workplace or "", file_no=file.file_no, category=household.printed("category"),
        migrant=household.printed("migrant"), address=file.home or "",
        family=[
            StudyFamily(name=person.name, relation=relation, age=str(age_on(person.birth, office.today)) if person.birth else "",
                        place=place, health=health, year_income_fen=incomes.get(person.no, 0) if sums else None)
            for person, relation, place, health in [
                (worker, "本人", file.workplace or "", household.printed("health")),
                *((row.person, row.printed("relation"), row.member.place or "", row.printed("health")) for row in others),
            ]
        ],
        people=str(household.size), per_head_fen=sums.per_head if sums else None, reason=file.reason_text or "",
        bank=" ".join(part for part in (file.bank, file.bank_branch) if part), bank_card=file.bank_card or "",
        bank_holder=worker.name if file.bank_card else "",
    )  # fmt: skip


def checklist_facts(office: Office, case: Case) -> ChecklistFacts:
    """The contents of the file: what is there, on which page, and what is missing."""
    label = codes.code_list("aid_paper").label
    return ChecklistFacts(
        office=office.name, file_no=case.household.file.file_no, name=case.household.worker.name,
        parts=[
            ChecklistPart(title=title, rows=[
                ChecklistRow(
                    title=label(line.code), there=line.there, needed=line.needed or line.there,
                    copies=str(line.scans) if line.scans else "", pages=str(line.page_no or ""), remark=line.note or "",
                )
                for line in case.checklist if line.part == part and line.code != "other"
            ])
            for part, title in PARTS
        ],
        maker=office.officer.name, day=chinese_day(office.today),
    )  # fmt: skip


def visit_list_facts(office: Office, numbers: Sequence[int], *, title: str, period: str = "") -> VisitListFacts:
    """The households of these files to visit, in the order asked for."""
    households = [one for one in store.households(office.reading(), numbers) if one is not None]
    return VisitListFacts(
        office=office.name, round_title=title, period=period,
        rows=[
            VisitListRow(
                name=one.worker.name, sex=one.printed("sex"), unit=one.file.workplace or one.unit_name,
                address=one.file.home or one.worker.address or "", phone=one.worker.phone or one.file.other_contact or "",
                category=one.printed("category"), hardship=one.printed("reason_main"),
            )
            for one in households
        ],
        maker=office.officer.name, day=chinese_day(office.today),
    )  # fmt: skip


def regrade_facts(office: Office, rows: Sequence[Regraded]) -> RegradeFacts:
    """Before and after by a new line; blank where no line changed."""
    if not rows:
        return RegradeFacts()
    first = rows[0]
    old = next(rule for rule in json.loads(first.before.rules or "[]") if rule["name"].startswith("aid.line_"))
    return RegradeFacts(
        office=office.name, division=office.division, old_line_fen=first.before.line, old_since=chinese_day(old["valid_from"]),
        new_line_fen=first.line, new_since=chinese_day(first.line_since), parameters=f"新标准依据：{first.line_source}",
        rows=[
            RegradeRow(
                file_no=row.household.file.file_no, name=row.household.worker.name, unit=row.household.unit_name,
                people=str(row.household.size), per_head_fen=row.per_head, before=_category(row.category),
                after=_category(row.after), change=_change(row),
            )
            for row in rows
        ],
        maker=office.officer.name, day=chinese_day(office.today),
    )  # fmt: skip


def _change(row: Regraded) -> str:
    if row.overridden:
        return "原由人工认定，须另行认定"
    return "调整" if row.changed else "不变"


def spot_check_facts(office: Office, one: Draw) -> SpotCheckFacts:
    """The files of a draw, with seed and method, so that anyone can draw them again."""
    numbers = [store.number_of(office.reading(), file_no) for file_no in one.drawn]
    households = store.households(office.reading(), [no or 0 for no in numbers])
    return SpotCheckFacts(
        office=office.name, year=f"{one.year}年", pool=str(len(one.pool)), share=f"{one.share}%", seed=one.seed, method=METHOD,
        drawn_on=chinese_day(one.day),
        rows=[
            SpotCheckRow(
                drawn=str(one.pool.index(found.file.file_no) + 1), file_no=found.file.file_no, name=found.worker.name,
                unit=found.unit_name, category=found.printed("category"), filed_on=(found.file.filed_on or "").replace("-", "."),
            )
            for found in households if found is not None
        ],
        maker=office.officer.name,
    )  # fmt: skip
