"""A union year of aid on the command line: what was printed is read back, and everything agrees to the fen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.aid.year import live_a_year
from tests.aid.year_desk import BOTH, CENTRAL, ENTRY, FAMILIES, GIFT, OWN, WINTER, Desk, desk_in
from tests.build import Town
from tests.printing.reading import all_words
from unionoffice import wording
from unionoffice.exchange.reading import read_workbook
from unionoffice.money import read_capitals, yuan
from unionoffice.printing.preview import page_count, page_text

AMOUNT = r"-?\d{1,3}(?:,\d{3})*\.\d\d"
PAID_ROUNDS = ("winter", "correction", "summer", "study")


@pytest.fixture(scope="module")
def year(_town: Town, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The year as it was lived once for all tests of this file."""
    wording.use("zh")
    with desk_in(_town, tmp_path_factory.mktemp("year")) as desk:
        live_a_year(desk)
        yield desk


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def pages(desk: Desk, paper: str) -> list[str]:
    pdf = desk.papers[paper].read_bytes()
    return [page_text(pdf, page) for page in range(page_count(pdf))]


def rows_of(page: str) -> list[int]:
    """The amounts of the rows of one page of a sheet, fen, in their order; sums are left out."""
    above, _sums, _rest = page.partition("本页小计")
    return [fen(found) for found in re.findall(rf" ({AMOUNT}) ", above + " ")]


def test_each_refusal_of_the_year_had_its_own_reason(year):
    assert year.refusals == {
        "second file of a household": "in_other_file",
        "visit of a returned file": "bad_transition",
        "override without a reason": "reason_missing",
        "closed before its last day": "still_posted",
        "approving one's own file": "own_record",
        "approving without the right": "not_permitted",
        "posted too short": "open_findings",
        "approved while posted": "still_posted",
        "changed after the posting": "changed_since",
        "approving one's own round": "own_record",
        "sheet before the approval": "not_approved",
        "edit after printing": "printed",
        "row added after printing": "printed",
        "reprint without a reason": "reason_missing",
        "filed while the sheet is out": "sheet_out",
        "reversed twice": "reversed",
        "given back twice": "reversed",
        "regrade of an override": "own_decision",
        "regrade by the maker": "not_permitted",
        "one telephone in two households": "open_findings",
        "goods by one handler": "missing",
        "goods without a signature": "unsigned",
        "more than the fund holds": "hard",
        "the same student twice": "open_findings",
        "fund below zero": "fund_short",
        "exit after five months": "reason_missing",
        "exit confirmed by the maker": "not_permitted",
        "changing a closed file": "closed_file",
    }


def test_double_aid_and_wrong_money_were_found_by_name(year):
    assert {one["warning"] for one in year.told["double aid"]} == {"same_phone", "spouse", "payee_not_worker"}
    assert [one["warning"] for one in year.told["student again"]] == ["same_student"]
    assert [(one["warning"], one["hard"]) for one in year.told["wrong level"]] == [("fund_level", True)]
    assert [(one["warning"], one["hard"]) for one in year.told["short"]] == [("fund_short", True)]


def test_a_posting_over_the_national_day_ends_on_the_first_working_day_after_it(year):
    assert (year.told["posting"]["posted_on"], year.told["posting"]["until"]) == ("2025-09-28", "2025-10-09")
    assert year.told["winter posting"]["until"] == "2026-01-29"


def test_sums_advise_and_a_person_decided_once_otherwise(year):
    advised = {name: year.told[f"sum of {name}"]["advised"] for name in FAMILIES}
    assert {name for name in FAMILIES if advised[name] != FAMILIES[name][2]} == {"孙桂芳"}
    assert year.told["sum of 王秀英"]["per_head"] == 77_778
    assert year.told["sum of 龚𫖯"]["per_head"] == 89_999


@pytest.mark.parametrize("name", PAID_ROUNDS)
def test_sums_on_the_printed_sheet_are_the_sums_of_its_rows(year, name):
    round_ = year.told["rounds"][name]
    printed = pages(year, f"{name} sheet")
    per_page = [rows_of(page) for page in printed]
    said = [re.search(rf"本页小计 (\d+) 笔 (?:\d+ )?({AMOUNT})", page) for page in printed]
    assert [(int(found[1]), fen(found[2])) for found in said if found] == [(len(rows), sum(rows)) for rows in per_page]
    amounts = [amount for rows in per_page for amount in rows]
    assert amounts == [row["amount"] for row in round_["rows"]]
    total = re.search(rf"合　　计 (\d+) 笔 (?:\d+ )?({AMOUNT}) （大写）(\S+)", printed[-1])
    assert total is not None
    assert (int(total[1]), fen(total[2])) == (len(amounts), sum(amounts))
    assert read_capitals(total[3]) == sum(amounts) == round_["totals"]["amount"]
    sheet = round_["sheet"]
    assert all(f"{sheet['sheet_no']}　校验码：{sheet['code']}" in page for page in printed)
    assert all(f"第 {place} 页 共 {len(printed)} 页" in page for place, page in enumerate(printed, 1))


def test_the_sheet_names_everybody_as_the_roll_does(year):
    told = "".join(pages(year, "winter sheet"))
    for row in year.told["rounds"]["winter"]["rows"]:
        assert f"{row['name']} {row['id_number']}" in told
        assert row["bank_card"] in told
    assert "330106196501011240" in told
    assert all(name in told for name in ("龚𫖯", "阿卜杜拉·买买提"))
    assert "※两家合用一部电话" in "".join(told.split())


@pytest.mark.parametrize("name", PAID_ROUNDS)
def test_the_approval_and_the_notice_carry_the_total_of_the_sheet(year, name):
    total = year.told["rounds"][name]["totals"]["amount"]
    assert yuan(total) in all_words(year.papers[f"{name} approval"].read_bytes())
    if f"{name} notice" in year.papers:
        notice = all_words(year.papers[f"{name} notice"].read_bytes())
        assert yuan(total) in notice
        assert "公开栏" not in notice
        assert not re.search(r"\d{11}", notice)
        assert not any(row["name"] in notice for row in year.told["rounds"][name]["rows"])


def test_the_approval_names_who_approved_what_was_set_aside(year):
    (told,) = pages(year, "winter approval")
    line = next(part for part in told.splitlines() if "两家合用一部电话" in part)
    assert line.endswith("王建国")
    assert ENTRY not in line


def test_receipts_are_one_for_each_row_with_its_amount(year):
    told = all_words(year.papers["summer receipts"].read_bytes())
    rows = year.told["rounds"]["summer"]["rows"]
    assert all(told.count(row["name"]) >= 1 for row in rows)
    assert told.count("168.88") == len(rows)


@pytest.mark.parametrize(
    ("paper", "round_", "answer"), [("bank", "winter", "bank"), ("study bank", "study", "study bank")]
)
def test_the_banks_file_holds_the_rows_of_the_sheet_with_whole_accounts(year, paper, round_, answer):
    (sheet,) = read_workbook(year.papers[paper]).sheets
    body = [row for row in sheet.rows if row and row[0] in range(1, 100)]
    rows = year.told["rounds"][round_]["rows"]
    assert [(row[1], row[2], round(row[4] * 100)) for row in body] == [
        (row["name"], row["bank_card"], row["amount"]) for row in rows
    ]
    told = year.told[answer]
    assert (told["rows"], told["amount"]) == (len(rows), sum(row["amount"] for row in rows))


def test_rows_entries_ledgers_and_figures_agree_to_the_fen(year):
    kept: Counter[str] = Counter()
    for name in PAID_ROUNDS:
        for row in year.told["rounds"][name]["rows"]:
            if row["result"] == "paid":
                kept[row["fund"]] += row["amount"]
    ledgers = {
        fund: -sum(entry["amount"] for entry in entries if entry["item"] is not None)
        for fund, entries in year.told["ledgers"].items()
    }
    figures = {fund: told["amount"] for fund, told in year.told["money"]["by_fund"].items()}
    assert dict(kept) == ledgers == figures
    total = sum(kept.values())
    assert total == year.told["money"]["total"]["amount"] == sum(one["sum"] for one in year.told["months"])
    assert total == sum(row["amount"] for row in year.told["rows"])
    warmth = sum(map(fen_of, WINTER.values())) + fen_of("1250.45") - fen_of("1200.40")
    left_out = sum(fen_of(WINTER[name]) for name in ("陈超", "欧阳吉祥", "周大海")) + 30_000
    assert year.told["money"]["by_kind"]["warmth"]["amount"] == warmth - left_out
    assert year.told["money"]["by_kind"]["study"]["amount"] == 450_000 + 288_888


def fen_of(typed: str) -> int:
    whole, _point, part = typed.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


def test_no_ledger_was_ever_below_zero_and_each_line_carries_its_balance(year):
    for name, entries in year.told["ledgers"].items():
        balance = 0
        for entry in entries:
            balance += entry["amount"]
            assert entry["balance"] == balance >= 0
        assert year.fund(name)["balance"] == balance
    assert year.fund(GIFT)["balance"] == 0
    assert year.fund(CENTRAL)["balance"] == 900_050 - 450_000
    assert year.fund(OWN)["balance"] == 2_000_000 - year.told["money"]["by_fund"][OWN]["amount"]


def test_households_persons_and_person_times_are_kept_apart(year):
    rows = year.told["rows"]
    times = sum(row["times"] for row in rows)
    total = year.told["money"]["total"]
    assert (total["households"], total["persons"], total["times"]) == (10, 12, times)
    assert times == 20
    assert year.told["coverage"] == {"on_file": 9, "helped": 9, "percent": 100, "not_helped": [], "never_helped": []}


def test_files_came_and_went_as_the_balance_says(year):
    told = year.told["figures"]["balance"]
    assert (told["opening"], told["came"], told["went"], told["closing"]) == (
        0, {"county": 11}, {"cancelled": 1, "exited": 1}, 9,
    )  # fmt: skip
    for words in year.told["figures"]["groups"].values():
        assert sum(one["households"] for one in words.values()) == 9
    stages = Counter(one["stage"] for one in year("aid file list", day="2026-09-30")["files"])
    assert stages == {"on_file": 9, "refused": 1, "cancelled": 1, "exited": 1}


def test_a_new_line_regrades_who_it_reaches_and_leaves_the_override_to_a_person(year):
    changed = {row["name"]: (row["before"], row["after"]) for row in year.told["regrade"] if row["changed"]}
    assert changed == {"郑小满": ("relative", "deep"), "孙桂芳": ("deep", "relative")}
    assert year.told["regraded"]["adjusted"] == 1
    shown = {name: year("aid file show", year.files[name], day="2026-09-30")["file"] for name in ("郑小满", "孙桂芳")}
    assert [shown[name]["category"] for name in shown] == ["deep", "deep"]
    assert [one["decided"] for one in shown["郑小满"]["reckonings"]] == ["relative", "deep"]


def test_the_spot_check_is_thirty_in_a_hundred_and_can_be_drawn_again(year):
    told = year.told["spot check"]
    assert (told["pool"], len(told["drawn"]), told["honest"]) == (9, 3, True)


def test_a_temporary_file_was_promoted_and_a_returned_one_completed(year):
    steps = {
        name: [one["step"] for one in year("aid file show", year.files[name], day="2026-09-30")["file"]["steps"]]
        for name in ("冯春生", "郑小满")
    }
    assert steps["冯春生"][:5] == ["opened", "applied", "visited", "township", "promoted"]
    assert steps["郑小满"][:5] == ["opened", "applied", "returned", "completed", "visited"]


def test_an_old_sheet_is_printed_again_word_for_word_after_everything_changed(year):
    for name in ("王秀英", "龚𫖯"):
        worker = year.console.member(name)["id"]
        year("members edit", worker, "name=改名", "phone=13999999999", "address=别处", day="2030-03-01")
        year("aid file change", year.files[name], "bank_card=6217000000000000988", "home=新家", day="2030-03-01")
    year("rules set", "aid.line_urban", "200000", "--from", "2030-01-01", "--source", "新标准", day="2030-03-01")
    year("officer dismiss", BOTH, day="2030-03-01")
    for name in PAID_ROUNDS:
        again = year.folder / f"again-{name}.pdf"
        year("aid round print", year.rounds[name], "sheet", "--out", again, "--reason", "审计调阅", day="2036-05-01")
        first = year.papers[f"{name} sheet"].read_bytes()
        assert again.read_bytes() == first
        assert [page_text(again.read_bytes(), page) for page in range(page_count(first))] == pages(
            year, f"{name} sheet"
        )
        sheet = year.told["rounds"][name]["sheet"]
        assert year("aid round verify", sheet["sheet_no"], sheet["code"], day="2036-05-01")["matches"]
    assert year("aid round verify", day="2036-05-01")["altered"] == []
    for name in PAID_ROUNDS:
        again = year.folder / f"again-{name}-approval.pdf"
        year("aid round print", year.rounds[name], "approval", "--out", again, day="2036-05-01")
        assert page_text(again.read_bytes(), 0) == pages(year, f"{name} approval")[0]
    reprints = [one for one in year("print log", day="2036-05-01")["prints"] if one["reprint_reason"] == "审计调阅"]
    assert len(reprints) == len(PAID_ROUNDS)


def test_the_journal_and_the_file_of_the_year_are_whole(year):
    assert year("audit verify", day="2036-05-02")["ok"]
    assert year("check --deep", day="2036-05-02")["faults"] == []
