"""The papers of handing over: what stands on them, blank ones, and the log."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.county.offices import Place, enrol
from tests.printing import reading
from unionoffice import county, print_log, reports
from unionoffice.county import papers as county_papers
from unionoffice.errors import Refused
from unionoffice.printing import preview
from unionoffice.reports import papers


def words(pdf: bytes) -> str:
    """All words of a paper without their spaces."""
    return without(reading.words(pdf))


def without(text: str) -> str:
    return "".join(text.split())


PERIOD = ("2026-10-01", "2026-11-22")


def test_the_key_card_carries_the_characters_and_nothing_secret(upper: Place) -> None:
    paper = papers.key_card_paper(upper.office)
    said, own = words(paper.pdf), reports.own_keys(upper.office)
    card = reports.own_card(upper.office)
    assert all(group in said for group in card.words.split("-"))
    assert all(
        without(part) in said for part in ("公　钥　卡", "西湖区总工会", "330106", "（单位盖章）", "2026年11月22日")
    )
    assert own.sign not in said
    assert own.seal.encode() not in paper.pdf
    size = preview.page_size(paper.pdf, 0)
    assert (round(size.width), round(size.height), paper.pages, paper.report.fine) == (210, 148, 1, True)


def test_the_registration_sheet_has_both_seals_and_the_upper_offices_name(town: Place) -> None:
    paper = papers.registration_paper(town.office)
    said = words(paper.pdf)
    card = reports.own_card(town.office)
    assert all(group in said for group in card.words.split("-"))
    assert all(without(part) in said for part in ("上报单位登记单", "西湖区总工会", card.office, "主席（签字）"))
    assert (said.count("（盖章）"), paper.pages, paper.report.fine) == (2, 1, True)


def test_the_hand_over_sheet_says_what_is_on_the_stick(town: Place) -> None:
    made = reports.make_package(town.office, town.folder)
    paper = papers.hand_over_paper(town.office, made.no, stick="工会U盘")
    said = words(paper.pdf)
    head = reports.package(town.office, made.no).head  # type: ignore[union-attr]
    wanted = ("第 1 号（账册第 1 期）", "三墩镇总工会", "西湖区总工会", made.path.name, "工会U盘", head[:20], "李娟",
              f"{made.path.stat().st_size:,} 字节", "2026年10月1日至2026年11月22日", "人民币零元整", "工会法第十二条")  # fmt: skip
    assert [one for one in wanted if without(one) not in said] == []
    assert said.count(without(made.check_words)) == 2, "on the sheet and on the receipt half"
    assert all(one.label in said for one in reports.declared())
    assert (paper.pages, paper.report.fine) == (1, True)


def test_no_sheet_is_printed_for_an_export_that_broke_off(town: Place) -> None:
    made = reports.make_package(town.office, town.folder)
    with town.office.act("断电", "reports") as act:
        act.db.execute("UPDATE packages SET written_on = NULL")
    with pytest.raises(Refused) as caught:
        papers.hand_over_paper(town.office, made.no)
    assert caught.value.reason == "unknown_package"


def test_the_status_table_names_everybody_and_adds_up(upper: Place, town: Place) -> None:
    county.receive(upper.office, town.package())
    paper = county_papers.status_paper(upper.office)
    said = words(paper.pdf)
    assert all(name in said for name in ("三墩镇总工会", "转塘街道总工会", "留下街道总工会"))
    assert "已报1个，未报2个，逾期0个" in said
    assert paper.report.fine


def test_the_bulletin_tells_the_figures_and_who_is_late(upper: Place, town: Place) -> None:
    enrol(town, "刘芳", "330106199201020026")
    county.receive(upper.office, town.package())
    paper = county_papers.bulletin_paper(upper.office, PERIOD, number="西工发〔2026〕5号")
    said = words(paper.pdf)
    assert "登记的报送单位3个，已报送1个，未报送2个" in said
    assert "会员3人" in said
    assert "西工发〔2026〕5号" in said
    assert paper.report.fine


@pytest.mark.parametrize(
    "make",
    [lambda one: papers.key_card_paper(one, blank=True), lambda one: papers.registration_paper(one, blank=True),
     lambda one: papers.hand_over_paper(one, None), lambda one: county_papers.status_paper(one, blank=True)],
)  # fmt: skip
def test_blank_ones_come_from_the_same_hand_and_bear_no_name(town: Place, make: Callable[..., papers.Paper]) -> None:
    paper = make(town.office)
    assert (paper.pages, paper.report.fine) == (1, True)
    assert "三墩镇总工会" not in words(paper.pdf)
    assert make(town.office).pdf == paper.pdf


def test_a_paper_that_left_stands_in_the_print_log(town: Place) -> None:
    made = reports.make_package(town.office, town.folder)
    papers.save_paper(town.office, papers.hand_over_paper(town.office, made.no), town.folder / "交接单.pdf")
    (entry,) = print_log.entries(town.office, subject=made.no, table="packages")
    assert (entry.form, entry.title) == ("handover", "上报数据交接单")
