import re
from dataclasses import replace

import pytest

from tests.aid.cast_on_aid_papers import CITY_ADDRESS, LONG_ADDRESS, MARK, NAMES, texts_of
from tests.printing.reading import all_words, words
from unionoffice.aid.print_checklist import BLANK, ChecklistFacts, ChecklistPart, ChecklistRow, checklist
from unionoffice.aid.print_regrade_list import RegradeFacts, RegradeRow, regrade_list
from unionoffice.aid.print_spot_check import SpotCheckFacts, SpotCheckRow, spot_check
from unionoffice.aid.print_visit_list import VisitListFacts, VisitListRow, visit_list
from unionoffice.money import yuan

VISITS = VisitListFacts(
    office="三墩镇总工会", round_title="两节送温暖", period="2026年12月20日至31日",
    rows=tuple(
        VisitListRow(
            name=NAMES[place % 6], sex="女", unit="三墩镇恒达纺织有限公司工会", address=(CITY_ADDRESS, LONG_ADDRESS)[place % 2],
            phone=f"138{place:08d}", category="相对困难", hardship="子女上学", amount_fen=100_001 * (place + 1), visitors="王建国、李娟",
            day="12月21日",
        )
        for place in range(40)
    ),
    maker="李娟", day="2026年12月18日", mark=MARK,
)  # fmt: skip
CHANGES = ("不变", "升为深度困难", "降为相对困难")
REGRADE = RegradeFacts(
    office="三墩镇总工会", division="杭州市西湖区", old_line_fen=90000, old_since="2025年7月1日", new_line_fen=105000,
    new_since="2026年7月1日", parameters="2026-07-01",
    rows=tuple(
        RegradeRow(
            file_no=f"BF2024-{place:04d}", name=NAMES[place % 6], unit="三墩镇恒达纺织有限公司工会", people="3",
            per_head_fen=77_778 + place, before="相对困难", after="深度困难", change=CHANGES[place % 3],
        )
        for place in range(50)
    ),
    maker="李娟", day="2026年7月5日", mark=MARK,
)  # fmt: skip
DRAW = SpotCheckFacts(
    office="三墩镇总工会", year="2026年", pool="601", share="30%", seed="2026-11-22/8f3a1c", method="按档案编号排序后抽取",
    drawn_on="2026年11月22日",
    rows=tuple(
        SpotCheckRow(
            drawn=str(place * 3 + 1), file_no=f"BF2024-{place:04d}", name=NAMES[place % 6], unit="三墩镇恒达纺织有限公司工会",
            category="相对困难", filed_on="2024-05-06",
        )
        for place in range(181)
    ),
    maker="李娟", mark=MARK,
)  # fmt: skip
CONTENTS = ChecklistFacts(
    office="三墩镇总工会", file_no="BF2026-0138", name="欧阳𠮷祥", box="2026-05",
    parts=(
        ChecklistPart(
            title="第一部分　原始档案",
            rows=(
                ChecklistRow(title="申请书", there=True, copies="1", pages="1—2", day="2026-10-20", remark="原件"),
                ChecklistRow(title="残疾证", needed=False), ChecklistRow(title="身份证复印件"),
            ),
        ),
        ChecklistPart(title="第二部分　财务规则档案", rows=(ChecklistRow(title="签收表", there=True, pages="3"),)),
    ),
    maker="李娟", day="2026年11月22日", mark=MARK,
)  # fmt: skip
PAPERS = {
    "visits": (visit_list(VISITS), VISITS), "regrade": (regrade_list(REGRADE), REGRADE), "draw": (spot_check(DRAW), DRAW),
    "contents": (checklist(CONTENTS), CONTENTS),
}  # fmt: skip


@pytest.mark.parametrize("paper", PAPERS)
def test_what_was_given_stands_on_the_list_and_nothing_is_cut(paper: str) -> None:
    printed, facts = PAPERS[paper]
    text = all_words(printed.pdf)
    assert [(name, said) for name, said in texts_of(facts) if said not in text] == []
    assert printed.report.fine


@pytest.mark.parametrize("paper", ["visits", "regrade", "draw"])
def test_every_page_of_a_list_carries_its_number_its_mark_and_the_signers_stand_at_the_end(paper: str) -> None:
    printed, _facts = PAPERS[paper]
    assert printed.pages > 2
    for page in range(printed.pages):
        text = words(printed.pdf, page)
        assert f"第{page + 1}页共{printed.pages}页" in text
        assert "打印号：P2026-0138校验码：7K3F-9Q2M" in text
        assert ("（盖章）年月日" in text) == (page == printed.pages - 1)


def test_visits_add_up_per_page_and_in_all() -> None:
    printed, _facts = PAPERS["visits"]
    whole = 0
    for page in range(printed.pages):
        text = words(printed.pdf, page)
        amounts = [
            int(found.replace(",", "").replace(".", "")) for found in re.findall(r"子女上学([\d,]+\.\d\d)", text)
        ]
        assert f"本页小计{len(amounts)}户{yuan(sum(amounts))}" in text
        whole += sum(amounts)
    assert whole == sum(row.amount_fen or 0 for row in VISITS.rows)
    last = words(printed.pdf, printed.pages - 1)
    assert "合计40户（大写）" in last
    assert yuan(whole) in last


def test_the_visitors_list_warns_that_it_is_never_posted() -> None:
    assert "不得张贴" in words(PAPERS["visits"][0].pdf)


def test_changes_are_counted_per_page_and_in_all() -> None:
    printed, _facts = PAPERS["regrade"]
    counted = dict.fromkeys(CHANGES, 0)
    for page in range(printed.pages):
        page_sums = words(printed.pdf, page).split("本页小计")[1].split("合计")[0]
        for change in CHANGES:
            found = re.search(rf"{change}(\d+)户", page_sums)
            counted[change] += int(found[1]) if found else 0
    assert counted == {"不变": 17, "升为深度困难": 17, "降为相对困难": 16}
    last = words(printed.pdf, printed.pages - 1).split("合计")[1]
    assert all(f"{change}{count}户" in last for change, count in counted.items())


def test_the_draw_can_be_made_again_from_what_stands_on_it() -> None:
    text = words(PAPERS["draw"][0].pdf)
    for part in ("在档档案：601份", "抽查比例：30%", "随机种子：2026-11-22/8f3a1c", "抽取方法：按档案编号排序后抽取"):
        assert part in text
    assert "合计181份" in all_words(PAPERS["draw"][0].pdf)


def test_the_contents_count_what_is_there_and_what_is_missing() -> None:
    text = words(PAPERS["contents"][0].pdf)
    assert "应有3件，已有2件，缺1件" in text
    assert "残疾证—" in text


def test_the_usual_contents_of_an_archive_fit_one_page_and_a_longer_one_goes_on() -> None:
    blank = checklist(ChecklistFacts())
    assert blank.pages == 1
    assert blank.report.fine
    assert all("".join(row.title.split()) in words(blank.pdf) for part in BLANK for row in part.rows)
    rows = tuple(ChecklistRow(title=f"第{place}件材料") for place in range(100))
    longer = checklist(replace(CONTENTS, parts=(ChecklistPart(title="原始档案", rows=rows),)))
    assert longer.pages > 2
    assert all(all_words(longer.pdf).count(row.title) == 1 for row in rows)
    assert all("材料名称" in words(longer.pdf, page) for page in range(longer.pages - 1))


def test_blank_lists_have_lines_and_room_to_sign() -> None:
    for blank in (visit_list(VisitListFacts()), regrade_list(RegradeFacts()), spot_check(SpotCheckFacts())):
        assert blank.pages == 1
        assert blank.report.fine
        assert "（盖章）年月日" in words(blank.pdf)


def test_a_cut_text_is_named_with_its_row() -> None:
    rows = (VISITS.rows[0], replace(VISITS.rows[1], hardship="难" * 2_000))
    assert [cut.box for cut in visit_list(replace(VISITS, rows=rows)).report.overflow] == ["主要困难（第 2 行）"]


def test_the_same_facts_give_the_same_bytes() -> None:
    assert visit_list(VISITS).pdf == PAPERS["visits"][0].pdf
    assert regrade_list(REGRADE).pdf == PAPERS["regrade"][0].pdf
    assert spot_check(DRAW).pdf == PAPERS["draw"][0].pdf
    assert checklist(CONTENTS).pdf == PAPERS["contents"][0].pdf
