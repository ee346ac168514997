from __future__ import annotations

import pytest

from tests.aid.households import CHEN, FILE, acting, filed, opened, posted, reckoned, set_day
from tests.printing.reading import all_words
from unionoffice import aid, print_log, rules_in_force
from unionoffice.aid import file_papers
from unionoffice.errors import Refused


def text_of(paper):
    return all_words(paper.pdf)


@pytest.mark.parametrize("form", list(file_papers.FILE_FORMS))
def test_every_paper_prints_blank(office, form):
    paper = file_papers.file_paper(office, form, None)
    assert paper.pages >= 1
    assert paper.report.fine, paper.report


@pytest.mark.parametrize("form", [form for form in file_papers.FILE_FORMS if form != "study"])
def test_every_paper_prints_a_file(office, form):
    file = filed(office)
    paper = file_papers.file_paper(office, form, file.no)
    assert "王" in text_of(paper)
    assert paper.report.fine, paper.report


def test_the_file_table_holds_the_household_and_the_sum(office):
    text = text_of(file_papers.file_paper(office, "table", filed(office).no))
    for word in ("王秀英", "李大山", "李小川", "777.78", "60,000.00", "32,000.00", "糖尿病", "BF2026-0001", "情况属实"):
        assert word in text


def test_the_calculation_sheet_prints_what_was_decided_on_whatever_came_later(office):
    file = filed(office)
    no = aid.case(office, file.no).reckonings[0].reckoning.no
    before = text_of(file_papers.file_paper(office, "sum", file.no, reckoning=no))
    for word in ("777.78", "900.00", "深度困难", "1,800.00"):
        assert word in before
    rules_in_force.enter_rule(office, "aid.line_urban", 70000, "2026-11-01", "通告")
    aid.end_family(office, aid.household(office, file.no).family[0].member.no)
    assert text_of(file_papers.file_paper(office, "sum", file.no, reckoning=no)) == before


def test_costs_that_do_not_count_say_so_and_the_sheets_sum_is_what_was_taken_off(office):
    rules_in_force.enter_rule(office, "aid.cap_medical", 1_000_000, "2026-01-01", "本地规定")
    file = opened(office)
    started = aid.start_reckoning(office, file.no)
    aid.add_income(office, started.no, {"kind": "wage", "amount": "60000"})
    aid.add_cost(office, started.no, {"kind": "medical", "amount": "12000"})
    aid.add_cost(office, started.no, {"kind": "其他", "amount": "500"})
    text = text_of(file_papers.file_paper(office, "sum", file.no))
    assert "10,000.00" in text
    assert "封顶" in text
    assert "不计入" in text
    assert aid.work_out(office, started.no).advice.costs == 1_000_000


def test_a_notice_names_nothing_but_name_unit_and_category(office):
    file = posted(office)
    text = text_of(file_papers.file_paper(office, "notice", file.no))
    assert "王" in text
    for hidden in ("糖尿病", "330106", "6217", "政新花园", "李小川", "13800000001", "王秀英"):
        assert hidden not in text


def test_study_aid_is_asked_for_a_student_of_the_family(office):
    file = opened(office)
    reckoned(office, file.no)
    husband, son = aid.household(office, file.no).family
    text = text_of(file_papers.file_paper(office, "study", file.no, student=son.member.no))
    assert "李小川" in text
    assert "学军中学" in text
    with pytest.raises(Refused) as refusal:
        file_papers.file_paper(office, "study", file.no, student=husband.member.no)
    assert refusal.value.reason == "no_student"


def test_the_exit_paper_holds_the_months_and_the_notice(office):
    file = filed(office)
    for month in range(5, 11):
        aid.record_month(office, file.no, f"2026-{month:02d}", {"income": "5000"})
    aid.propose_exit(office, file.no, place="公告栏", day="2026-11-02")
    aid.close_posting(office, file.no, day="2026-11-12")
    with acting(office, "王建国"):
        aid.confirm_exit(office, file.no, opinion="同意脱困")
    text = text_of(file_papers.file_paper(office, "exit", file.no))
    for word in ("1,666.67", "2026年10月", "公示期满，无异议", "同意脱困"):
        assert word in text


def test_lists_of_files_print(office):
    file = filed(office)
    other = aid.take_over(office, CHEN, FILE, category="低保户", filed_on="2015-03-02")
    assert "政新花园" in text_of(file_papers.visit_list_paper(office, [file.no, other.no], title="2027 年元旦春节走访"))
    drawn = aid.draw(office, seed="三墩 2026")
    assert "三墩2026" in text_of(file_papers.spot_check_paper(office)).replace(" ", "")
    assert drawn.drawn[0] in text_of(file_papers.spot_check_paper(office, drawn))
    rules_in_force.enter_rule(office, "aid.line_urban", 70000, "2026-11-01", "民政局 2026 年通告")
    text = text_of(file_papers.regrade_paper(office))
    assert "深度困难" in text
    assert "相对困难" in text
    assert "王" in text_of(file_papers.notice_paper(office, [file.no]))


def test_lists_print_blank_where_there_is_nothing(office):
    for paper in (
        file_papers.visit_list_paper(office, [], title=""), file_papers.notice_paper(office, []),
        file_papers.regrade_paper(office), file_papers.spot_check_paper(office),
    ):  # fmt: skip
        assert paper.report.fine, paper.report


def test_a_print_is_logged_and_one_again_has_its_reason(office, tmp_path):
    file = filed(office)
    paper = file_papers.file_paper(office, "table", file.no)
    file_papers.save_file_paper(office, paper, tmp_path / "a.pdf")
    file_papers.save_file_paper(office, paper, tmp_path / "b.pdf", copies=3, reason="遗失")
    assert (tmp_path / "a.pdf").read_bytes() == paper.pdf
    told = print_log.entries(office, subject=file.no, table="aid_files")
    assert [(one.form, one.copies, one.reprint_reason) for one in told] == [
        ("aid_table", 3, "遗失"),
        ("aid_table", 1, None),
    ]


def test_the_same_facts_have_the_same_code_and_others_another(office):
    file = filed(office)
    one, again = (file_papers.file_paper(office, "table", file.no) for _time in "12")
    assert one.pdf == again.pdf
    aid.change_file(office, file.no, {"note": "x", "postcode": "310031"})
    assert file_papers.file_paper(office, "table", file.no).pdf != one.pdf


def test_a_paper_that_cannot_be_is_refused(office):
    with pytest.raises(Refused) as refusal:
        file_papers.file_paper(office, "poem", None)
    assert refusal.value.reason == "unknown_form"
    file = opened(office)
    with pytest.raises(Refused) as refusal:
        file_papers.file_paper(office, "sum", file.no)
    assert refusal.value.reason == "no_reckoning"
    set_day(office, "2026-11-23")
    assert file_papers.file_paper(office, "visit", file.no).pages == 1
