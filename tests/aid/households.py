"""The named cast of aid: 王秀英 of 天禄化工 with husband and son, ready to be put forward; and acting as another officer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from tests.made_up import number
from unionoffice import aid
from unionoffice.aid import AidFile
from unionoffice.office import Office
from unionoffice.officers import Officer, roles_of

WANG, CHEN, OUYANG, ABDULLAH = 1, 2, 3, 4
"""People of the small town, in the order they were registered."""
HUSBAND = number("19681015", 31)
SON = number("20080312", 33)
DAUGHTER = number("20121120", 42)

FILE = {
    "health": "糖尿病", "illness": "2 型糖尿病", "work_state": "在岗", "started_work": "1990-07", "industry": "制造业",
    "marital": "已婚", "household_type": "非农业", "registration_division": "330106", "insurance": "职工医保",
    "home": "三墩镇政新花园 3 幢 201 室", "housing": "自购房", "housing_square_metres": "62", "postcode": "310030",
    "reason_main": "患重特大疾病", "reason_second": "子女上学", "reason_text": "本人患病，儿子读高中。",
    "bank": "农业银行", "bank_branch": "三墩支行", "bank_card": "6217 0000 0000 0000 012", "unit_nature": "私营",
    "unit_state": "正常", "consent_on": "2026-10-08", "consent_ground": "同意",
}  # fmt: skip

FAMILY = {
    "husband": {"name": "李大山", "id_number": HUSBAND, "relation": "夫", "lives_together": "是", "standing": "下岗",
                "health": "良好", "insurance": "居民医保"},
    "son": {"name": "李小川", "id_number": SON, "relation": "子", "lives_together": "是", "standing": "学生", "health": "良好",
            "insurance": "居民医保", "place": "学军中学", "schooling": "高中", "school_entered": "2024", "school_years": "3"},
}  # fmt: skip


def opened(office: Office, person: int = WANG, **more: object) -> AidFile:
    """A complete draft with husband and son (only for 王秀英)."""
    file = aid.open_file(office, person, {**FILE, **more})
    if person == WANG:
        for row in FAMILY.values():
            aid.add_family(office, file.no, row)
    return file


def reckoned(
    office: Office,
    file: int,
    *,
    year: str = "60000",
    medical: str = "32000",
    occasion: str = "first",
    category: str = "deep",
) -> int:
    """A decided reckoning: one wage and one medical cost (domain.md 3.2: 60,000 and 32,000 for three make 777.78)."""
    started = aid.start_reckoning(office, file, occasion)
    aid.add_income(office, started.no, {"kind": "wage", "amount": year, "proof": "单位盖章的收入证明"})
    aid.add_cost(office, started.no, {"kind": "medical", "amount": medical, "proof": "住院结算单"})
    aid.decide_reckoning(office, started.no, category)
    return started.no


def set_day(office: Office, day: str) -> None:
    """The office's day is this one from now on."""
    office._fixed_day = date.fromisoformat(day)


@contextmanager
def acting(office: Office, name: str) -> Iterator[Office]:
    """The office in another officer's hands."""
    row = office.reading().execute("SELECT no, name, roles FROM officers WHERE name = ?", (name,)).fetchone()
    before, office.officer = office.officer, Officer(row[0], row[1], roles_of(row[2]))
    try:
        yield office
    finally:
        office.officer = before


def posted(office: Office, person: int = WANG) -> AidFile:
    """A file whose posting is over; the office's day is after it."""
    file = opened(office, person)
    aid.apply(office, file.no, day="2026-10-09")
    aid.record_visit(office, file.no, {"day": "2026-10-12", "visitors": "李娟、陈主席", "present": "本人"})
    reckoned(office, file.no)
    aid.review(office, file.no, signer="陈主席", opinion="情况属实", day="2026-10-13")
    aid.post(office, file.no, place="单位公告栏", day="2026-10-14")
    aid.close_posting(office, file.no, day="2026-10-26")
    return file


def filed(office: Office, person: int = WANG) -> AidFile:
    """A file on file since 2026-10-30 at the county's level."""
    file = posted(office, person)
    with acting(office, "王建国"):
        aid.approve(office, file.no, opinion="同意", day="2026-10-28")
    aid.county_approved(office, file.no, level="区县级", document="西工帮〔2026〕31号", day="2026-10-30")
    found = aid.household(office, file.no)
    assert found is not None
    return found.file
