"""The letters of a contract's life: offer, reply, renewal, publication, resolution."""

from __future__ import annotations

import dataclasses
import time
from typing import Any

import pytest

from tests.contracts.contracts_on_paper import (
    GONE,
    LONG_COMPANY,
    LONG_NAME,
    OFFER,
    PUBLICATION,
    RARE,
    RENEWAL,
    REPLY,
    RESOLUTION,
    texts_of,
)
from tests.printing.reading import all_words, letters_in, words
from unionoffice.contracts.letters import LEFT, WIDTH
from unionoffice.contracts.print_offer import GENERAL, OfferFacts, offer
from unionoffice.contracts.print_publication import PublicationFacts, publication
from unionoffice.contracts.print_renewal_notice import RenewalFacts, renewal_notice
from unionoffice.contracts.print_reply import ReplyFacts, reply
from unionoffice.contracts.print_resolution import ResolutionFacts, resolution, share
from unionoffice.printing import SEAL, Area

LETTERS: list[Any] = [
    (offer, OFFER), (reply, REPLY), (renewal_notice, RENEWAL), (publication, PUBLICATION), (resolution, RESOLUTION),
]  # fmt: skip
NAMES = ["offer", "reply", "renewal", "publication", "resolution"]
each_letter = pytest.mark.parametrize(("paper", "facts"), LETTERS, ids=NAMES)
RIGHT = LEFT + WIDTH - SEAL


@each_letter
def test_what_was_given_stands_on_the_letter_on_one_page(paper: Any, facts: Any) -> None:
    printed = paper(facts)
    text = words(printed.pdf)
    assert {name: value for name, value in texts_of(facts) if value not in text} == {}
    assert printed.pages == 1
    assert printed.report.fine


@each_letter
def test_the_blank_form_comes_from_the_same_function(paper: Any, facts: Any) -> None:
    printed = paper(type(facts)())
    assert printed.pages == 1
    assert printed.report.fine
    assert "（盖章）" in words(printed.pdf)
    assert "年月日" in words(printed.pdf)


@each_letter
def test_the_same_facts_give_the_same_bytes(paper: Any, facts: Any) -> None:
    assert paper(facts).pdf == paper(facts).pdf


@each_letter
def test_a_character_no_font_has_is_named_and_its_place_left_for_the_pen(paper: Any, facts: Any) -> None:
    field = "unit" if facts is RESOLUTION else "employer" if hasattr(facts, "employer") else "to"
    printed = paper(dataclasses.replace(facts, **{field: f"王{GONE}工会"}))
    assert list(printed.report.missing) == [GONE]
    assert "王〓工会" in words(printed.pdf)


@each_letter
def test_fields_of_20_000_letters_are_printed_whole_or_reported_and_do_not_hang(paper: Any, facts: Any) -> None:
    fields = [field.name for field in dataclasses.fields(facts) if isinstance(getattr(facts, field.name), str)]
    began = time.process_time()
    printed = paper(dataclasses.replace(facts, **dict.fromkeys(fields, "超" * 20_000)))
    assert time.process_time() - began < 20.0
    assert printed.pages > 1
    assert printed.report.overflow


def test_a_long_list_flows_on_and_signatures_and_receipt_stay_whole_with_the_last_lines() -> None:
    subjects = [f"第{place}项：有关工资支付办法、支付时间和工资总额的约定" for place in range(1, 80)]
    printed = offer(dataclasses.replace(OFFER, subjects=subjects))
    text = all_words(printed.pdf)
    assert all(f"第{place}项：" in text for place in range(1, 80))
    assert printed.report.fine
    assert printed.pages > 1
    last = words(printed.pdf, printed.pages - 1)
    for part in ("不得拒绝进行集体协商", "首席代表（签字）：", "联系电话：", "回执", "收件人（签字）："):
        assert part in last
    assert f"第{printed.pages}页共{printed.pages}页" in last


def test_overlong_names_and_rare_characters_stand_on_the_offer() -> None:
    printed = offer(dataclasses.replace(OFFER, to=LONG_COMPANY, sender=LONG_COMPANY + "工会委员会"))
    text = words(printed.pdf)
    assert LONG_COMPANY in text
    assert LONG_NAME in text
    assert all(name in text for name in RARE[:3])
    assert printed.report.fine


def test_the_receipt_has_its_own_facts_and_both_seals_a_clear_square() -> None:
    pdf = offer(OFFER).pdf
    receipt = letters_in(pdf, Area(0, 228, 210, 69))
    for part in (OFFER.to, OFFER.sender, OFFER.day, "工资集体协商要约书", "已于"):
        assert part in receipt
    assert letters_in(pdf, Area(RIGHT, 290 - SEAL - 1, SEAL, SEAL)) == "（盖章）年月日"


@pytest.mark.parametrize(("paper", "facts"), [LETTERS[0], LETTERS[1], LETTERS[2], LETTERS[4]])
def test_the_square_for_the_seal_holds_its_day_and_nothing_else(paper: Any, facts: Any) -> None:
    day = facts.sealed_on if facts is RESOLUTION else facts.day
    pdf = paper(facts).pdf
    tops = range(120, 245)
    assert any(letters_in(pdf, Area(RIGHT, top, SEAL, SEAL)) == f"（盖章）{day}" for top in tops)


@pytest.mark.parametrize(
    ("subject", "act"),
    [
        ("工资", "工资集体协商试行办法"),
        ("女职工权益保护专项", "女职工劳动保护特别规定"),
        ("劳动安全卫生专项", "安全生产法"),
    ],
)
def test_an_offer_names_the_acts_of_its_subject_unless_others_are_given(subject: str, act: str) -> None:
    text = words(offer(OfferFacts(subject=subject)).pdf)
    assert f"{subject}集体协商要约书" in text
    assert GENERAL in text
    assert act in text
    own = words(offer(OfferFacts(subject=subject, basis="《浙江省集体合同条例》")).pdf)
    assert "根据《浙江省集体合同条例》等法律法规" in own
    assert act not in own


def test_a_general_offer_is_called_so_and_its_items_come_in_the_order_of_the_sheet() -> None:
    text = words(offer(OfferFacts()).pdf)
    assert text.startswith("集体协商要约书")
    order = [
        "协商时间",
        "协商地点",
        "协商内容",
        "协商代表",
        "需要提供的资料",
        "答复期限",
        "首席代表（签字）",
        "（盖章）",
        "回执",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_the_reply_answers_the_offer_and_a_contracts_four_days_stay_apart_on_the_notice() -> None:
    assert "《工资集体协商要约书》（三恒工协〔2026〕3号）" in words(reply(REPLY).pdf)
    assert "（）" not in words(reply(ReplyFacts()).pdf)
    text = words(publication(PUBLICATION).pdf)
    for part in ("签字日期2026年12月22日", "报送日期2026年12月28日", "受理日期2026年12月29日", "生效日期2027年1月14日"):
        assert part in text
    assert "全体职工：" in words(publication(PublicationFacts()).pdf)


def test_a_renewal_letter_of_a_contract_already_ended_speaks_of_no_days_left() -> None:
    assert "距今尚有70天" in words(renewal_notice(RENEWAL).pdf)
    assert "距今" not in words(renewal_notice(dataclasses.replace(RENEWAL, left="")).pdf)
    assert "距今尚有" in words(renewal_notice(RenewalFacts()).pdf)


# -- votes


def test_votes_and_their_shares_of_those_present_and_of_all_stand_in_the_table() -> None:
    text = words(resolution(RESOLUTION).pdf)
    assert "605591.67%无记名投票通过" in text
    assert "票数5031155" in text
    assert "占实到人数90.91%5.45%1.82%1.82%100.00%" in text
    assert "占应到人数83.33%5.00%1.67%1.67%91.67%" in text


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(1, 3, "33.33%"), (2, 3, "66.67%"), (0, 5, "0.00%"), (5, 5, "100.00%"), (1, 16, "6.25%"), (1, 32, "3.13%"),
     (None, 5, ""), (3, None, ""), (0, 0, "")],
)  # fmt: skip
def test_shares_are_rounded_half_up_to_two_places(part: int | None, whole: int | None, shown: str) -> None:
    assert share(part, whole) == shown


def test_a_draft_that_was_voted_down_goes_back_to_the_talks_and_is_not_signed() -> None:
    failed = words(resolution(dataclasses.replace(RESOLUTION, outcome="未通过")).pdf)
    assert "予以未通过" not in failed
    assert "（草案）》未获通过" in failed
    assert "重新协商" in failed
    assert "由职工方首席代表与用人单位方首席代表签字" not in failed


def test_the_congresss_own_words_replace_the_usual_ones_and_may_be_long() -> None:
    printed = resolution(dataclasses.replace(RESOLUTION, text="会议认为，草案兼顾了企业发展和职工利益。" * 120))
    assert all_words(printed.pdf).count("会议认为") >= 119
    assert printed.report.fine
    assert "会议主持人（签字）：" in words(printed.pdf, printed.pages - 1)
    assert "会议认为" in words(printed.pdf, printed.pages - 1)


def test_a_blank_resolution_asks_for_every_number() -> None:
    text = words(resolution(ResolutionFacts()).pdf)
    assert "%" not in text
    for part in ("应到人数", "实到人数", "赞成", "反对", "弃权", "占应到人数", "监票人（签字）："):
        assert part in text
