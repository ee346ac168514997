from dataclasses import fields, replace

import pytest

from tests.aid.cast_on_aid_papers import APPLICATION, GONE, STORY, texts_of
from tests.printing.reading import all_words, words
from unionoffice.aid.print_aid_application import (
    CHECKING,
    CONSENT_TITLE,
    CONSENT_WORDS,
    DECLARATION,
    TITLE,
    AidApplicationFacts,
    aid_application,
)


@pytest.mark.parametrize(("name", "text"), list(texts_of(APPLICATION)))
def test_what_was_given_stands_on_the_application(name: str, text: str) -> None:
    assert text in all_words(aid_application(APPLICATION).pdf), name


def test_the_front_carries_declaration_consent_to_check_and_a_signature() -> None:
    printed = aid_application(APPLICATION)
    front = words(printed.pdf)
    assert printed.report.fine
    assert printed.pages == 2
    for part in (TITLE, DECLARATION, CHECKING, "申请人（签名或按手印）："):
        assert part in front


def test_the_consent_is_a_page_of_its_own_with_its_own_signatures_and_a_line_for_guardians() -> None:
    printed = aid_application(APPLICATION)
    assert CONSENT_TITLE not in words(printed.pdf).replace(f"{CONSENT_TITLE}见背面", "")
    back = words(printed.pdf, 1)
    assert back.startswith(CONSENT_TITLE)
    assert all(text in back for _about, text in CONSENT_WORDS)
    assert back.count("签名") >= 4
    for part in ("监护人", "王小宝", "父亲", "个人信息保护法", "同意", "不同意", "2026年11月23日"):
        assert part in back


def test_the_blank_form_asks_what_to_write_and_has_room_for_signatures() -> None:
    printed = aid_application(AidApplicationFacts())
    assert printed.pages == 2
    assert printed.report.fine
    assert "请写明" in words(printed.pdf)
    assert words(printed.pdf, 1).count("年月日") == 3


def test_a_long_story_goes_on_on_another_page_and_no_word_of_it_is_lost() -> None:
    sentences = [f"第{number}件事：{STORY}" for number in range(25)]
    printed = aid_application(replace(APPLICATION, text="".join(sentences)))
    assert printed.pages == 3
    assert printed.report.fine
    front, further = words(printed.pdf), words(printed.pdf, 2)
    assert "（下接续页）" in front
    assert "申请理由（续）" in further
    shown = (front + further).split("写不下可另附页。")[1]
    assert all(f"第{number}件事" in shown for number in range(25))


def test_a_story_without_end_is_cut_and_reported() -> None:
    printed = aid_application(replace(APPLICATION, text="难" * 200_000))
    assert printed.pages <= 5
    assert [cut.box for cut in printed.report.overflow] == ["申请理由"]


def test_what_does_not_fit_or_no_font_has_is_reported() -> None:
    texts = [field.name for field in fields(AidApplicationFacts) if field.type == "str"]
    names = [name for name in texts if name not in ("agreed", "migrant", "text")]
    printed = aid_application(AidApplicationFacts(**dict.fromkeys(names, "超" * 5_000)))
    assert len(printed.report.overflow) >= len(names) - 4
    assert aid_application(replace(APPLICATION, name=f"王{GONE}")).report.missing == {GONE: [f"王{GONE}"]}


def test_the_same_facts_give_the_same_bytes() -> None:
    assert aid_application(APPLICATION).pdf == aid_application(APPLICATION).pdf
