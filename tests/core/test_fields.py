from __future__ import annotations

from dataclasses import dataclass

import pytest

from unionoffice import codes, wording
from unionoffice.cleaning import read_date
from unionoffice.entering import Rejected, accept, enter
from unionoffice.errors import Refused
from unionoffice.fields import (
    Field,
    Fields,
    Kind,
    Sensitive,
    cover,
    field,
    fields_of,
    missing,
    read,
    show,
    show_on_paper,
)
from unionoffice.findings import EMPTY, Finding, Level
from unionoffice.members import MEMBER_FIELDS
from unionoffice.people import PERSON_FIELDS
from unionoffice.register_of_fields import RECORDS, as_markdown, lines

TODAY = "2026-11-22"


def not_thirteen(value: int) -> Finding | None:
    if value == 13:
        return Finding(Level.HELD, "thirteen", "十三不行。")
    return Finding(Level.WARNING, "large", "很大。") if value > 99 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    no: int = 0
    name: str = field(Kind.NAME, "姓名", "Name", required=True, synonyms=("名字",))
    day: str | None = field(Kind.DATE, "日期", "Day")
    plain: str = ""
    size: int = field(Kind.WHOLE, "人数", "People", check=not_thirteen)
    kind: str | None = field(Kind.CODE, "性别", "Sex", codes="sex")
    text: str | None = field(Kind.TEXT, "文字", "Text", limit=5)
    mark: str = field(Kind.TEXT, "编号", "Mark", required=True, derived=True)


FORM = fields_of(Form)


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "_language", "en")


# -- declared once


def test_a_models_fields_come_in_the_order_it_declares_them_with_their_names() -> None:
    assert list(FORM) == ["name", "day", "size", "kind", "text", "mark"]
    assert FORM["name"].name == "name"
    assert (FORM["name"].synonyms, FORM["name"].required, FORM["text"].limit) == (("名字",), True, 5)
    assert fields_of(Form) is FORM


def test_fields_are_put_behind_each_other_and_picked() -> None:
    both = FORM + PERSON_FIELDS.only("phone", "sex")
    assert list(both)[-3:] == ["mark", "phone", "sex"]
    assert list(FORM.only("size", "name")) == ["size", "name"]
    assert len(Fields(())) == 0
    with pytest.raises(KeyError):
        FORM.only("shoe")


@pytest.mark.parametrize(("record", "fields"), RECORDS)
def test_every_field_says_what_it_is_called_why_it_is_kept_and_from_which_list(record: str, fields: Fields) -> None:
    for name, declared in fields.items():
        assert declared.label, name
        assert declared.english, name
        assert declared.english.isascii(), name
        assert declared.purpose, name
        assert declared.name == name
        assert bool(declared.codes) == (declared.kind is Kind.CODE), name
        if declared.codes:
            assert codes.code_list(declared.codes).entries
    assert record


def test_no_heading_of_a_sheet_means_two_fields_of_a_person() -> None:
    words = [(word, name) for name, one in PERSON_FIELDS.items() for word in {one.label, *one.synonyms}]
    assert len({word for word, _name in words}) == len(words)


def test_fields_with_numbers_of_people_or_their_homes_are_covered() -> None:
    guarded = {name: one.sensitive for name, one in MEMBER_FIELDS.items() if one.sensitive}
    assert guarded == {"id_number": Sensitive.IDENTITY, "phone": Sensitive.PHONE, "address": Sensitive.ADDRESS}


# -- read by its kind


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (Kind.NAME, "阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        (Kind.ID_NUMBER, " 11010519491231002x ", "11010519491231002X"),
        (Kind.CREDIT_CODE, "91330106ma2ceyku4f", None),
        (Kind.DIVISION, "330106", "330106"),
        (Kind.PHONE, "138 0000 0001", "13800000001"),
        (Kind.DATE, "2019年3月5日", "2019-03-05"),
        (Kind.YES_NO, "是", 1),
        (Kind.YES_NO, "否", 0),
        (Kind.WHOLE, "1,234", 1234),
        (Kind.MONEY, "1,234.5", 123450),
        (Kind.TEXT, "ａ　b", "a b"),
        (Kind.LONG_TEXT, "一\r\n二", "一\n二"),
        (Kind.UNIT, "天禄化工", "天禄化工"),
        (Kind.TEXT, None, None),
        (Kind.WHOLE, "", None),
    ],
)
def test_a_cell_is_read_as_the_fields_kind_has_it(kind: Kind, raw: object, value: object) -> None:
    reading = read(Field(name="x", kind=kind, label="某", english="X"), raw, today=TODAY)
    assert reading.value == value
    assert {found.field for found in reading.findings} <= {"x"}


def test_a_code_is_read_from_its_own_list() -> None:
    assert read(FORM["kind"], "女", today=TODAY).value == "female"
    assert read(FORM["kind"], "汉族", today=TODAY).findings[0].reason == "unknown_word"


def test_a_text_longer_than_its_field_is_held() -> None:
    assert read(FORM["text"], "一二三四五", today=TODAY).value == "一二三四五"
    assert read(FORM["text"], "一二三四五六", today=TODAY).held


def test_a_fields_own_check_holds_or_warns_and_names_the_field() -> None:
    held, warned, fine = (read(FORM["size"], raw, today=TODAY) for raw in ("13", "100", "7"))
    assert (held.value, held.held, held.findings[-1].field) == (None, True, "size")
    assert (warned.value, warned.held, warned.findings[-1].reason) == (100, False, "large")
    assert (fine.value, fine.findings) == (7, ())
    assert read(FORM["size"], "", today=TODAY) == EMPTY, "an empty field is not checked"


def test_every_kind_of_field_reads_what_it_shows() -> None:
    reading = read_date("2020-02-29", today=TODAY)
    assert show(FORM["day"], reading.value) == "2020-02-29"
    for kind, value in ((Kind.YES_NO, 1), (Kind.YES_NO, 0), (Kind.WHOLE, 12345), (Kind.MONEY, 1234506)):
        declared = Field(name="x", kind=kind, label="某", english="X")
        assert read(declared, show_on_paper(declared, value), today=TODAY).value == value


# -- shown


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Kind.MONEY, 0, "0.00"),
        (Kind.MONEY, 123456789, "1,234,567.89"),
        (Kind.MONEY, 5, "0.05"),
        (Kind.WHOLE, 20973, "20,973"),
        (Kind.YES_NO, 1, "是"),
        (Kind.YES_NO, 0, "否"),
        (Kind.TEXT, "", ""),
        (Kind.TEXT, None, ""),
        (Kind.DATE, "2026-01-02", "2026-01-02"),
    ],
)
def test_a_value_is_shown_as_people_read_it(kind: Kind, value: object, shown: str) -> None:
    declared = Field(name="x", kind=kind, label="某", english="X")
    assert (show(declared, value), show_on_paper(declared, value)) == (shown, shown)


def test_labels_and_code_words_follow_the_language() -> None:
    assert (FORM["size"].shown, show(FORM["kind"], "female")) == ("人数", "女")
    assert show(FORM["kind"], "neither") == "neither"


@pytest.mark.usefixtures("english")
def test_the_screen_speaks_english_and_paper_stays_chinese() -> None:
    assert (FORM["size"].shown, show(FORM["kind"], "female")) == ("People", "Female")
    assert show_on_paper(FORM["kind"], "female") == "女"
    assert show_on_paper(Field(name="x", kind=Kind.YES_NO, label="某", english="X"), 1) == "是"


@pytest.mark.parametrize(
    ("sensitive", "value", "covered"),
    [
        (Sensitive.NO, "王秀英", "王秀英"),
        (Sensitive.IDENTITY, "330106197001230886", "330106********0886"),
        (Sensitive.IDENTITY, "E12345678", "E********"),
        (Sensitive.IDENTITY, "1234567890", "1*********"),
        (Sensitive.PHONE, "13800000001", "138****0001"),
        (Sensitive.PHONE, "8800", "8***"),
        (Sensitive.ACCOUNT, "6222021234567890123", "***************0123"),
        (Sensitive.ACCOUNT, "1234", "1***"),
        (Sensitive.HEALTH, "尿毒症", "***"),
        (Sensitive.ADDRESS, "浙江省杭州市西湖区三墩镇古墩路100号", "浙江省杭州市西湖区" + "*" * 10),
        (Sensitive.ADDRESS, "三墩镇", "三**"),
        (Sensitive.IDENTITY, "1", "*"),
        (Sensitive.PHONE, "", ""),
    ],
)
def test_a_covered_value_keeps_its_length_and_little_else(sensitive: Sensitive, value: str, covered: str) -> None:
    assert cover(sensitive, value) == covered
    assert len(cover(sensitive, value)) == len(value)


def test_a_sensitive_field_is_covered_unless_revealed() -> None:
    phone = PERSON_FIELDS["phone"]
    assert show(phone, "13800000001", reveal=False) == "138****0001"
    assert show(phone, "13800000001", reveal=True) == "13800000001"
    assert show_on_paper(phone, "13800000001") == "13800000001"


# -- entered together


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(Rejected) as rejection:
        accept(FORM, {"name": " ", "size": "13", "day": "2019-02-30"}, today=TODAY, whole=True)
    said = {(found.field, found.reason) for found in rejection.value.findings}
    assert said == {("name", "missing"), ("size", "thirteen"), ("day", "impossible_date")}
    assert rejection.value.field in {"name", "size", "day"}


def test_only_a_whole_record_misses_what_was_not_given() -> None:
    assert [found.field for found in enter(FORM, {}, today=TODAY, whole=True).held] == ["name"]
    assert enter(FORM, {}, today=TODAY, whole=False).findings == ()
    assert [found.field for found in enter(FORM, {"name": ""}, today=TODAY, whole=False).held] == ["name"]


def test_an_emptied_field_is_empty_afterwards() -> None:
    assert accept(FORM, {"day": "", "size": None}, today=TODAY, whole=False).values == {"day": None, "size": None}


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        accept(FORM, {"shoe": "42"}, today=TODAY, whole=False)
    assert (refusal.value.reason, refusal.value.field) == ("unknown_field", "shoe")


def test_what_is_missing_is_named_by_its_label() -> None:
    assert missing(FORM["name"]).findings[0].sentence == "请填写姓名"
    assert missing(FORM["day"]) == EMPTY


# -- published


def test_the_register_of_fields_has_a_line_for_each_field() -> None:
    assert len(lines()) == sum(len(fields) for _record, fields in RECORDS)
    number = next(line for line in lines() if line["name"] == "id_number")
    assert (number["record"], number["required"], number["guard"]) == ("人员", "必填", "证件号码：默认遮盖，查看留痕")
    assert all(line["purpose"] and line["guard"] for line in lines())


def test_the_register_of_fields_is_a_table_whose_lines_are_equally_long() -> None:
    table = as_markdown().splitlines()
    assert len(table) == len(lines()) + 2
    assert {line.count(" | ") for line in table} == {8}
