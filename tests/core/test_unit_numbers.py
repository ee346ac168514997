"""Credit codes, division codes and bank cards."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unionoffice import divisions, identity
from unionoffice.findings import Level

# Published codes of companies, institutions and a made-up union's (python-stdnum's own examples and domain notes);
# all 200 codes of python-stdnum's test file were run against this rule by hand.
GOOD_CODES = [
    "91350100M000100Y43",
    "91110000600037341L",
    "12100000400000624D",
    "81370801MC0000012U",
    "121200004013590816",
    "911522010783710635",
    "91310115MA1K3BTP2B",
    "91620105L015101280",
    "92340621MA2UK33Y2M",
    "913101127033980359",
]
BAD_CODES = {
    "12345": "bad_length",
    "A1110000600037341L": "check_digit",
    "9111000060003IOZSV": "bad_length",
    "91110000600037341N": "check_digit",
    "91110000600037341": "bad_length",
    "913101127033980000": "damaged_number",
    "9.13101E+17": "damaged_number",
    9.13101127033980359e17: "damaged_number",
    "\ud800": "bad_length",
}


def reasons(reading):
    return [found.reason for found in reading.findings]


@pytest.mark.parametrize("code", GOOD_CODES)
def test_a_published_credit_code_is_taken(code):
    assert identity.read_credit_code(code).value == code
    assert reasons(identity.read_credit_code(f" {code[:8]}-{code[8:].lower()}")) == ["number_style"]


@pytest.mark.parametrize(("code", "reason"), BAD_CODES.items())
def test_a_bad_credit_code_is_held_with_its_reason(code, reason):
    reading = identity.read_credit_code(code)
    assert reading.held
    assert reasons(reading) == [reason]


@pytest.mark.parametrize("empty", [None, "", " ", "无", "()"])
def test_no_credit_code_is_nothing(empty):
    reading = identity.read_credit_code(empty)
    assert reading.value is None
    assert not reading.held


def test_a_unions_own_code_begins_with_81_or_89():
    assert identity.is_union_code("81370801MC0000012U")
    assert identity.is_union_code("89370801MC0000012U")
    assert not identity.is_union_code("91350100M000100Y43")


@pytest.mark.parametrize(
    ("raw", "value", "found"),
    [
        ("330106", "330106", []),
        ("330106109", "330106109", []),
        (330106109001.0, "330106109001", []),
        ("３３０１０６", "330106", ["number_style"]),
        ("330106 109", "330106109", ["number_style"]),
        ("浙江省杭州市西湖区", "330106", ["division_name"]),
        ("某某县", None, ["unknown_word"]),
        ("330103", "330103", ["retired_division"]),
        ("999999", "999999", ["retired_division"]),
        ("33010", None, ["bad_length"]),
        ("3301061", None, ["bad_length"]),
        (None, None, []),
        ("-", None, ["no_value"]),
        ("\ud800", None, ["unknown_word"]),
    ],
)
def test_a_division_code_has_6_9_or_12_digits(raw, value, found):
    reading = identity.read_division(raw)
    assert (reading.value, reasons(reading)) == (value, found)


def test_a_division_is_called_what_it_was_called_in_that_year():
    assert identity.division_name("330106109001") == "浙江省杭州市西湖区"
    assert identity.division_name("362324", 1980) == "江西省宜春地区丰城县"
    assert identity.division_name("362324", 1990) == "江西省上饶地区铅山县"
    assert identity.division_name("330184") == "浙江省杭州市余杭市"
    assert identity.division_name("419001") == "河南省济源市"
    assert identity.division_name("110105") == "北京市朝阳区"
    assert identity.division_name("810000") == "香港特别行政区"
    assert identity.division_name("349001") == "安徽省天长市"
    assert identity.division_name("999999") == ""


def test_the_table_knows_every_county_in_force_and_what_was_before():
    assert len(divisions.counties("330000")) == 90
    assert divisions.counties("330106") == []
    assert divisions.in_force("330113")
    assert not divisions.in_force("330103")
    assert divisions.known("330103")
    for code in ("330000", "330100", "330106"):
        assert divisions.find(divisions.division_name(code)) == code
    for code in divisions.counties("330100"):
        assert all(
            period.first is None or period.last is None or period.first <= period.last
            for period in divisions.periods(code)
        )


@pytest.mark.parametrize(
    ("raw", "value", "found"),
    [
        ("6217000000000000012", "6217000000000000012", []),
        ("6217 0000 0000 0000 012", "6217000000000000012", ["number_style"]),
        ("6217000000000000013", "6217000000000000013", ["check_digit"]),
        ("6217 0000 0000 0000 013", "6217000000000000013", ["number_style", "check_digit"]),
        ("123", None, ["bad_length"]),
        (6.217e18, None, ["damaged_number"]),
        ("6.217E+18", None, ["damaged_number"]),
        (None, None, []),
        ("无", None, ["no_value"]),
        ("\ud800", None, ["bad_length"]),
    ],
)
def test_a_bank_card_with_a_failing_check_digit_is_only_warned_of(raw, value, found):
    reading = identity.read_bank_card(raw)
    assert (reading.value, reasons(reading)) == (value, found)
    assert all(f.level is not Level.HELD for f in reading.findings) or value is None


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=30), st.integers(), st.floats(), st.none(), st.booleans(), st.dates()))
def test_no_cell_whatever_breaks_these_readings(raw):
    for read in (identity.read_credit_code, identity.read_division, identity.read_bank_card):
        assert read(raw).value is None or isinstance(read(raw).value, str)
