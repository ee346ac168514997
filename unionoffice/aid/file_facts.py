"""What stands on the application (F18) and on the file table (F19), taken from the records."""

from __future__ import annotations

from collections.abc import Sequence

from unionoffice import codes, fields
from unionoffice.aid.case import Case
from unionoffice.aid.family_model import FAMILY_FIELDS
from unionoffice.aid.household import FamilyRow, Household
from unionoffice.aid.household_rules import age_on
from unionoffice.aid.model import REASONS
from unionoffice.aid.opinions import OPEN, Opinion
from unionoffice.aid.paper_family import FamilyLine
from unionoffice.aid.print_aid_application import AidApplicationFacts
from unionoffice.aid.print_aid_file import AidFileFacts
from unionoffice.aid.reckoning_model import Reckoning
from unionoffice.office import Office

CHILD = 14
"""Below this age the guardian consents (PIPL art. 31)."""

_SHORT = {"01": "party", "02": "party", "03": "league", "12": "other", "13": "masses"}
"""GB/T 4762 as the five words of the aid sheet; 04 to 11 are democratic parties, 12 is the county's choice."""


def chinese_day(day: str | None) -> str:
    """2024-07-01 as 2024年7月1日."""
    return f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:10])}日" if day else ""


def month_words(day: str | None) -> str:
    """2024-07-01 as 2024年7月."""
    return f"{int(day[:4])}年{int(day[5:7])}月" if day else ""


def political(code: str | None) -> str:
    """The political status in the five words of the aid sheet."""
    return codes.code_list("aid_political").label(_SHORT.get(code, "democratic")) if code else ""


def application_facts(office: Office, household: Household) -> AidApplicationFacts:
    """The application with its declaration and separate consent."""
    file, worker = household.file, household.worker
    children = [
        row.person.name
        for row in household.family
        if row.person.birth and age_on(row.person.birth, office.today) < CHILD
    ]
    ground = (
        codes.code_list("aid_consent").label(file.consent_ground)
        if file.consent_ground not in (None, "consent")
        else ""
    )
    return AidApplicationFacts(
        office=office.name, office_contact=str(office.setting("phone") or ""), number=file.file_no, name=worker.name,
        sex=household.printed("sex"), ethnicity=household.printed("ethnicity"), birth=chinese_day(worker.birth),
        id_number=worker.id_number or "", phone=worker.phone or file.other_contact or "", unit=file.workplace or household.unit_name,
        address=file.home or "", people=f"{household.size}人", migrant=household.printed("migrant"), text=file.reason_text or "",
        agreed="同意" if file.consent_on else "", ground=ground, minors="、".join(children),
        guardian=worker.name if children else "", consent_day=chinese_day(file.consent_on),
    )  # fmt: skip


def opinion_of(case: Case, *steps: str) -> Opinion:
    """What the latest of these steps says; room to write where there is none."""
    said = [step for step in case.steps if step.step in steps]
    if not said:
        return OPEN
    return Opinion(text=said[-1].opinion or "", signer=said[-1].signer or "", day=chinese_day(said[-1].day))


def file_table_facts(office: Office, case: Case) -> AidFileFacts:
    """The file table with the household as it stands and the reckoning decided last."""
    household, file, worker = case.household, case.household.file, case.household.worker
    decided = [one for one in case.reckonings if one.reckoning.decided is not None]
    sums: Reckoning | None = decided[-1].reckoning if decided else None
    lines = decided[-1].income if decided else ()
    incomes: dict[int | None, int] = {}
    for line in lines:
        incomes[line.person] = incomes.get(line.person, 0) + line.amount
    printed = household.printed
    return AidFileFacts(
        file_no=file.file_no, national_no=file.national_no or "", category=printed("category"), level=printed("level"),
        filed_on=chinese_day(file.filed_on), filed_by=household.unit_name, name=worker.name, sex=printed("sex"),
        ethnicity=printed("ethnicity"), political=political(worker.political_status), id_number=worker.id_number or "",
        birth=chinese_day(worker.birth), health=printed("health"),
        illness=" ".join(part for part in (file.illness or "", printed("disability")) if part),
        disability_no=file.disability_no or "", work_state=printed("work_state"),
        model_worker=codes.code_list("model_worker").label(worker.model_worker or "none"), housing=printed("housing"),
        housing_area=f"{file.housing_square_metres}㎡" if file.housing_square_metres is not None else "",
        phone=worker.phone or "", other_contact=file.other_contact or "", postcode=file.postcode or "",
        started_work=month_words(file.started_work), industry=printed("industry"), marital=printed("marital"),
        household_type=printed("household_type"), home=file.home or "", unit=file.workplace or "",
        unit_nature=printed("unit_nature"), unit_state=printed("unit_state"), single_parent=printed("single_parent"),
        zero_employment=printed("zero_employment"), self_help=printed("self_help"),
        registration_division=file.registration_division or "", insurance=printed("insurance"), migrant=printed("migrant"),
        contract_signed=chinese_day(file.contract_signed), contract_term=printed("contract_term"),
        own_income_fen=incomes.get(worker.no, 0) // 12 if sums else None,
        other_income_fen=incomes.get(None, 0) if sums else None, year_income_fen=sums.income if sums else None,
        people=str(household.size), per_head_fen=sums.per_head if sums else None, rigid_fen=sums.costs if sums else None,
        family=[_family_line(row, incomes, told=sums is not None) for row in household.family],
        reason_main=printed("reason_main"), reasons_other=[printed(name) for name in REASONS[1:] if getattr(file, name)],
        reason_text=file.reason_text or "", bank=file.bank or "", bank_branch=file.bank_branch or "",
        bank_card=file.bank_card or "", bank_holder=worker.name if file.bank_card else "",
        attachments=_attachments(case), signed_on="", unit_opinion=opinion_of(case, "reviewed"),
        township_opinion=opinion_of(case, "township"), county_opinion=opinion_of(case, "county"),
        maker=case.steps[0].officer_name if case.steps else "", reviewer=file.reviewer or "",
        recorder=case.steps[0].officer_name if case.steps else "",
    )  # fmt: skip


def _family_line(row: FamilyRow, incomes: dict[int | None, int], *, told: bool) -> FamilyLine:
    person, member, printed = row.person, row.member, row.printed
    return FamilyLine(
        name=person.name, relation=printed("relation"), sex=printed("sex"), ethnicity=printed("ethnicity"),
        political=political(person.political_status), id_number=person.id_number or member.no_number_reason or "",
        birth=(person.birth or "").replace("-", "."), health=printed("health"),
        illness=" ".join(part for part in (member.illness or "", printed("disability")) if part),
        insurance=printed("insurance"), income_fen=incomes.get(person.no, 0) // 12 if told else None,
        marital=printed("marital"), household_type=printed("household_type"), standing=printed("standing"),
        place=member.place or "", schooling=printed("schooling"),
        school_entered=str(member.school_entered or ""), school_years=str(member.school_years or ""),
        phone=person.phone or "", together=fields.show_on_paper(FAMILY_FIELDS["lives_together"], member.lives_together),
    )  # fmt: skip


_ATTACHMENTS = {
    "application": "申请书", "id_copies": "身份证复印件", "household_book": "户口簿复印件", "income": "收入证明",
    "allowance": "低保证", "contract": "劳动合同", "diagnosis": "诊断证明及自付票据", "admission": "录取通知书及缴费收据",
    "disability": "残疾证", "accident": "事故（灾害）证明", "visit": "入户调查表", "minutes": "会议记录", "notice": "公示照片及结果",
}  # fmt: skip


def _attachments(case: Case) -> Sequence[str]:
    there = {line.code for line in case.checklist if line.there}
    return [words for code, words in _ATTACHMENTS.items() if code in there]
