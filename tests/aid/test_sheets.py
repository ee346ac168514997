"""The sheet years later: frozen facts, a code that knows its page, papers printed again letter for letter."""

from __future__ import annotations

import copy
import json
import random
import re

import pytest

from tests.aid.households import CHEN, OUYANG, WANG, acting, filed
from tests.aid.households_in_bulk import houses
from tests.aid.rounds_of_aid import a_file, a_fund, a_round, a_row, approved, lines, on_day, posted, printed
from tests.printing.reading import all_words
from unionoffice import print_log, rules_in_force
from unionoffice.aid import bank_file, guard, items, money_papers, money_rules, paying, rounds, sheets
from unionoffice.errors import Refused, Trouble
from unionoffice.exchange.reading import read_workbook
from unionoffice.money import read_capitals, yuan
from unionoffice.printing.preview import page_count, page_text


@pytest.fixture
def cash(office):
    """A printed round in cash for 王秀英 with husband and son, and 陈超 with a reason set aside."""
    a_fund(office)
    files = [filed(office, WANG).no, a_file(office, CHEN)]
    round_ = a_round(office, kind="送温暖", method="现金")
    for file in files:
        a_row(office, round_, file, "1500.50")
    with office.act("测试", "members") as act:
        act.db.execute("UPDATE memberships SET state = 'left' WHERE person = ?", (CHEN,))
    guard.override(office, lines(office, round_)[1].no, "not_on_roll", reason="十一月刚退会，此前已列入计划")
    return printed(office, round_)


FROZEN = ("sheet", "receipts")


@pytest.mark.parametrize("form", FROZEN)
def test_years_later_the_paper_is_printed_again_letter_for_letter(office, cash, form):
    before = money_papers.paper(office, cash.no, form)
    with office.act("测试", "aid") as act:
        for sql in (
            "UPDATE people SET name = '改名', phone = '13999999999', id_number = 'X' || no, address = '别处'",
            "UPDATE aid_files SET category = 'relative', level = 'county', workplace = '新单位', bank_card = '1', stage = 'exited', home = '新家'",
            "UPDATE aid_family SET until = '2027-01-01'",
            "UPDATE units SET name = '新工会' || no",
            "UPDATE aid_funds SET name = '新资金' || no",
            "UPDATE officers SET name = '新人' || no",
            "UPDATE settings SET value = '\"新总工会\"' WHERE name = 'name'",
        ):
            act.db.execute(sql)
        act.db.execute("UPDATE officers SET roles = 'entry administration' WHERE no = 1")
    with acting(office, "新人1"):
        rules_in_force.enter_rule(office, "aid.line_urban", 999_900, "2027-01-01", "新标准")
        with on_day(office, "2036-05-01"):
            after = money_papers.paper(office, cash.no, form)
    assert after.pdf == before.pdf
    assert [page_text(after.pdf, page) for page in range(after.pages)] == [
        page_text(before.pdf, page) for page in range(before.pages)
    ]
    assert "改名" not in all_words(after.pdf)


def test_a_row_keeps_what_it_was_based_on(office, cash):
    basis = json.loads(lines(office, cash)[0].item.frozen)
    assert (basis["category"], basis["line"], basis["people"]) == ("deep", 90_000, 3)
    assert [one["name"] for one in basis["family"]] == ["李大山", "李小川"]
    assert basis["reckoned"]["per_head"] == 77_778
    text = json.dumps(basis, ensure_ascii=False)
    assert "糖尿病" not in text
    assert not re.search(r"\d{17}", text)


def test_the_page_carries_sums_capitals_reason_number_and_code(office, cash):
    sheet = sheets.existing_sheet(office.reading(), cash.no)
    told = all_words(money_papers.paper(office, cash.no, "sheet").pdf)
    assert yuan(300_100) in told
    assert read_capitals(re.search(r"人民币[^）\d]*?[整分]", told)[0]) == 300_100
    assert "※十一月刚退会" in told
    assert sheet.sheet_no in told
    assert sheet.code in told
    assert sheets.matches(office, sheet.sheet_no, sheet.code.lower().replace("-", ""))
    assert not sheets.matches(office, sheet.sheet_no, "0000-0000-0000")


def test_page_subtotals_add_up_on_a_long_sheet(office):
    a_fund(office, yuan=1_000_000)
    homes = houses(office, 60)
    round_ = a_round(office, kind="送温暖", method="现金")
    items.add_items(
        office, round_.no, [{"file": home.file, "amount": str(500 + place)} for place, home in enumerate(homes)]
    )
    printed(office, round_)
    made = money_papers.paper(office, round_.no, "sheet")
    pages = ["".join(page_text(made.pdf, page).split()) for page in range(page_count(made.pdf))]
    assert len(pages) > 2
    sums = [
        int(found[1].replace(",", "").replace(".", ""))
        for page in pages
        for found in re.finditer(r"本页小计\d+笔([\d,]+\.\d\d)", page)
    ]
    total = sum((500 + place) * 100 for place in range(60))
    assert len(sums) == len(pages)
    assert sum(sums) == total
    assert yuan(total) in pages[-1]
    assert all(f"第{place}页共{len(pages)}页" in page for place, page in enumerate(pages, 1))


def test_ten_thousand_single_changes_are_each_noticed_by_the_code(office, cash):
    sheet, facts = sheets.facts_of(office.reading(), cash.no)
    chance, noticed = random.Random(5), 0
    places = [(None, name) for name in facts if name != "rows"]
    places += [(row, name) for row in range(len(facts["rows"])) for name in facts["rows"][row]]
    for _change in range(10_000):
        changed = copy.deepcopy(facts)
        row, name = chance.choice(places)
        part = changed if row is None else changed["rows"][row]
        part[name] = _otherwise(part[name], chance)
        noticed += money_rules.short_code(money_rules.canonical(changed)) != sheet.code
    assert noticed == 10_000


def _otherwise(value: object, chance: random.Random) -> object:
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 100, 10_000))
    if isinstance(value, str) and value:
        place = chance.randrange(len(value))
        return value[:place] + ("甲" if value[place] != "甲" else "乙") + value[place + 1 :]
    return "添上的" if not value else [*value, "添上的"]  # type: ignore[misc]


@pytest.mark.parametrize("name", [name for name in sheets.COMPARED if name not in ("reverses", "frozen")])
def test_a_row_altered_with_tools_is_noticed_at_once_and_not_printed(office, cash, name):
    value = {"person": 4, "beneficiary": 4, "file": 1, "fund": 2}.get(
        name, 7 if name in ("amount", "quantity", "sheet_row") else "改"
    )
    if name == "fund":
        a_fund(office, "别的资金")
    with office.act("测试", "aid") as act:
        act.db.execute("DROP TRIGGER aid_items_printed_stay")
        act.db.execute("DROP TRIGGER journal_aid_items_changed")
        act.db.execute(f"UPDATE aid_items SET {name} = ? WHERE no = ?", (value, lines(office, cash)[1].no))
    assert [(sheet.round, faults) for sheet, faults in sheets.altered_sheets(office)] == [(cash.no, ["第 2 行"])]
    for form in FROZEN:
        with pytest.raises(Trouble, match="不一致"):
            money_papers.paper(office, cash.no, form)


def test_an_altered_sheet_is_noticed_by_its_code(office, cash):
    with office.act("测试", "aid") as act:
        act.db.execute("DROP TRIGGER aid_sheets_stay")
        act.db.execute("UPDATE aid_sheets SET frozen = replace(frozen, '李娟', '李涓')")
    assert [faults for _sheet, faults in sheets.altered_sheets(office)] == [["表头或校验码"]]


def test_a_second_print_wants_a_reason_and_the_log_has_it(office, cash, tmp_path):
    made = (money_papers.paper(office, cash.no, "sheet"),)
    money_papers.save(office, made, tmp_path / "一.pdf")
    with pytest.raises(Refused) as told:
        money_papers.save(office, made, tmp_path / "二.pdf")
    assert told.value.reason == "reason_missing"
    assert not (tmp_path / "二.pdf").exists()
    money_papers.save(office, made, tmp_path / "二.pdf", reason="打印机卡纸")
    log = print_log.entries(office, subject=cash.no, table="aid_rounds")
    assert [(one.form, one.reprint_reason) for one in log] == [("aid_sheet", "打印机卡纸"), ("aid_sheet", None)]


def test_the_kit_has_every_paper_with_its_copies(office, cash, tmp_path):
    kit = money_papers.kit(office, cash.no)
    assert [(one.form, one.copies) for one in kit] == [
        ("approval", 3), ("notice", 2), ("sheet", 3), ("receipts", 1), ("visits", 1), ("labels", 1),
    ]  # fmt: skip
    assert all(one.report.fine for one in kit)
    places = money_papers.save(office, kit, tmp_path / "全套")
    assert len(places) == 6
    assert all(place.read_bytes().startswith(b"%PDF") for place in places)


def test_the_notice_shows_what_was_posted_and_no_number(office):
    a_fund(office)
    round_ = a_round(office)
    a_row(office, round_, a_file(office, CHEN))
    a_row(office, round_, a_file(office, OUYANG))
    posted(office, round_)
    with office.act("测试", "people") as act:
        act.db.execute("UPDATE people SET name = '后来' WHERE no = ?", (CHEN,))
    told = all_words(money_papers.paper(office, round_.no, "notice").pdf)
    assert "陈＊" in told
    assert "陈超" not in told
    assert "后来" not in told
    assert not re.search(r"\d{11,}", told)


def test_the_approval_sheet_names_the_other_person_and_what_was_set_aside(office, cash):
    told = all_words(money_papers.paper(office, cash.no, "approval").pdf)
    assert "王建国" in told
    assert "十一月刚退会" in told


def test_an_unknown_form_and_a_sheet_not_made_are_refused(office):
    a_fund(office)
    round_ = a_round(office)
    for form, reason in (("sheet", "not_printed"), ("receipts", "not_printed"), ("没有", "unknown_form")):
        with pytest.raises(Refused) as told:
            money_papers.paper(office, round_.no, form)
        assert told.value.reason == reason


# -- the bank's file


def test_the_banks_file_keeps_accounts_as_text_and_its_sum(office, tmp_path):
    a_fund(office)
    round_ = a_round(office)
    for person in (CHEN, OUYANG):
        a_row(office, round_, a_file(office, person), "1234.56")
    printed(office, round_)
    made = bank_file.write_bank_file(office, round_.no, tmp_path / "代发.xlsx")
    assert (made.rows, made.amount) == (2, 246_912)
    [sheet] = read_workbook(tmp_path / "代发.xlsx").sheets
    cells = [[str(cell) for cell in row] for _no, row in sheet.numbered()]
    assert any("6217000000000000020" in row for row in cells)
    assert any("合计 2,469.12 元（人民币贰仟肆佰陆拾玖元壹角贰分）" in cell for row in cells for cell in row)


def test_no_bank_file_without_transfer_print_or_standing_approval(office, cash, tmp_path):
    def refused(round_):
        with pytest.raises(Refused) as told:
            bank_file.write_bank_file(office, round_.no, tmp_path / "代发.xlsx")
        assert not (tmp_path / "代发.xlsx").exists()
        return told.value.reason

    assert refused(cash) == "no_transfer"
    round_ = a_round(office)
    a_row(office, round_, a_file(office, OUYANG))
    assert refused(approved(office, round_)) == "not_printed"
    sheets.make_sheet(office, round_.no)
    paying.pay_all(office, round_.no)
    assert refused(rounds.existing_round(office.reading(), round_.no)) == "nothing_waits"


def test_a_paid_round_prints_as_before(office, cash):
    before = money_papers.paper(office, cash.no, "sheet").pdf

    paying.pay_all(office, cash.no, signed=True)
    assert money_papers.paper(office, cash.no, "sheet").pdf == before
