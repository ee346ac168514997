from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from tests.build import CHEMICALS, OWN
from tests.files import whole
from tests.made_up import person
from tests.pictures import photo
from tests.printing.reading import all_words, words
from unionoffice import journal, members, print_log
from unionoffice.errors import Refused, Trouble
from unionoffice.members import Member, papers
from unionoffice.members.card_number import is_genuine
from unionoffice.members.cards import card_key
from unionoffice.office import Office
from unionoffice.officers import Officer, Role


def there(office: Office, no: int) -> Member:
    found = members.member(office, no)
    assert found is not None
    return found


def issued(office: Office) -> list[str | None]:
    return [there(office, no).membership.card_issued for no in (1, 2, 3, 4)]


# -- cards


def test_printed_cards_carry_their_members_facts_and_a_true_code(office: Office) -> None:
    paper = papers.cards_bytes(office, [1, 4])
    text = all_words(paper.pdf)
    for no in (1, 4):
        member = there(office, no)
        assert member.name in text
        assert str(member.membership.card_no)[-6:] in text
    assert (paper.form, paper.pages, paper.subjects, paper.report.missing) == ("card", 1, (1, 4), {})
    for facts in papers.card_facts(office, [1, 2, 3, 4]):
        assert is_genuine(facts.payload, card_key(office))
        assert not is_genuine(facts.payload, bytes(32))
        assert facts.issuer == OWN


def test_a_preview_is_neither_logged_nor_issued(office: Office) -> None:
    before = whole(office.reading())
    papers.cards_bytes(office, [1, 2, 3, 4])
    papers.roll_paper(office, [1, 2])
    papers.member_form(office, "registration", 1)
    assert whole(office.reading()) == before


def test_a_card_that_left_the_program_is_logged_and_counts_as_issued(office: Office) -> None:
    assert papers.unprinted(office) == [1, 2, 3, 4]
    paper = papers.cards_bytes(office, [1, 3])
    number = papers.record_print(office, paper)
    assert issued(office) == ["2026-11-22", None, "2026-11-22", None]
    assert papers.unprinted(office) == [2, 4]
    assert papers.cards_printed_before(office, [1, 2, 3, 4]) == [1, 3]
    (logged,) = print_log.entries(office)
    assert (logged.no, logged.form, logged.officer, logged.pages, logged.subjects) == (number, "card", "李娟", 1, 2)
    assert (logged.fingerprint, logged.reprint_reason) == (hashlib.sha256(paper.pdf).hexdigest(), None)
    assert print_log.entries(office, subject=1) == [logged]
    assert print_log.entries(office, subject=2) == []
    entry = journal.entries(office.reading(), limit=1)[0]
    assert (entry.what, entry.detail) == ("打印", {"form": "card", "pages": 1, "copies": 1, "subjects": 2})


def test_a_second_card_needs_a_reason(office: Office) -> None:
    papers.record_print(office, papers.cards_bytes(office, [1]))
    again = papers.cards_bytes(office, [1, 2])
    before = whole(office.reading())
    for reason in (None, "", "  "):
        with pytest.raises(Refused) as refusal:
            papers.record_print(office, again, reprint_reason=reason)
        assert refusal.value.reason == "reason_missing"
    assert whole(office.reading()) == before
    papers.record_print(office, again, reprint_reason="遗失补办")
    assert print_log.entries(office)[0].reprint_reason == "遗失补办"


def test_a_reason_nobody_needed_is_not_kept(office: Office) -> None:
    papers.record_print(office, papers.cards_bytes(office, [1]), reprint_reason="遗失补办")
    assert print_log.entries(office)[0].reprint_reason is None


def test_the_day_of_issue_is_that_of_the_first_print(office: Office) -> None:
    with office.act("旧证", "members") as act:
        act.db.execute("UPDATE memberships SET card_issued = '2020-01-01' WHERE person = 1")
    papers.record_print(office, papers.cards_bytes(office, [1]))
    assert issued(office)[0] == "2020-01-01"


def test_whoever_has_no_card_number_gets_no_card_and_no_day_of_issue(office: Office) -> None:
    applicant = members.register(office, person("赵敏", "19920304", 42), state="applied")
    paper = papers.cards_bytes(office, [1, applicant.no])
    assert paper.subjects == (1,)
    assert "赵敏" not in all_words(paper.pdf)
    papers.record_print(office, paper)
    members.change_state(office, applicant.no, "active", reason="批准")
    assert there(office, applicant.no).membership.card_issued is None
    assert papers.unprinted(office) == [2, 3, 4, applicant.no]
    other = members.register(office, person("钱敏", "19920304", 62), state="applied")
    with pytest.raises(Refused):
        papers.cards_bytes(office, [other.no])


def test_who_is_off_the_roll_waits_for_no_card(office: Office) -> None:
    members.change_state(office, 1, "retained", reason="退休")
    members.change_state(office, 2, "seconded", reason="借调")
    assert papers.unprinted(office) == [2, 3, 4]


def test_saved_cards_are_at_their_place_and_logged(office: Office, tmp_path: Path) -> None:
    paper = papers.save_cards(office, [1, 2], tmp_path / "cards.pdf")
    content = (tmp_path / "cards.pdf").read_bytes()
    assert hashlib.sha256(content).hexdigest() == paper.fingerprint == print_log.entries(office)[0].fingerprint
    with pytest.raises(Refused):
        papers.save_cards(office, [1], tmp_path / "again.pdf")
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["cards.pdf"]
    papers.save_cards(office, [1], tmp_path / "again.pdf", reprint_reason="遗失")
    assert issued(office)[:2] == ["2026-11-22", "2026-11-22"]


def test_cards_that_could_not_be_saved_are_not_issued(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        papers.save_cards(office, [1], tmp_path / "stick" / "cards.pdf")
    assert (issued(office)[0], print_log.entries(office)) == (None, [])


def test_whoever_may_not_print_writes_no_file_either(office: Office, tmp_path: Path) -> None:
    office.officer = Officer(1, "李娟", (Role.AUDIT,))
    with pytest.raises(Refused) as refusal:
        papers.save_cards(office, [1], tmp_path / "cards.pdf")
    assert refusal.value.reason == "not_permitted"
    with pytest.raises(Refused):
        papers.save_paper(office, papers.roll_paper(office, [1]), tmp_path / "roll.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_same_members_make_the_same_bytes(office: Office) -> None:
    assert papers.cards_bytes(office, [1, 2]).pdf == papers.cards_bytes(office, [1, 2]).pdf
    sink = io.BytesIO()
    assert papers.cards_into(office, [1, 2], sink).fingerprint == hashlib.sha256(sink.getvalue()).hexdigest()


# -- the roll and the forms


def test_the_roll_names_every_member_and_counts_them(office: Office, tmp_path: Path) -> None:
    paper = papers.roll_paper(office, [1, 2, 3, 4, 99], unit_name=CHEMICALS)
    text = words(paper.pdf)
    for no in (1, 2, 3, 4):
        assert there(office, no).name in text
        assert str(there(office, no).person.id_number) in text
    assert "男3人，女1人，农民工0人" in text
    assert CHEMICALS in text
    papers.save_paper(office, paper, tmp_path / "roll.pdf", copies=2)
    assert (tmp_path / "roll.pdf").read_bytes() == paper.pdf
    assert (print_log.entries(office)[0].form, print_log.entries(office)[0].copies) == ("roll", 2)
    assert issued(office) == [None, None, None, None]


@pytest.mark.parametrize("form", sorted(papers.FORMS))
def test_each_form_prints_for_a_member_and_blank(office: Office, form: str) -> None:
    members.transfer(office, 1, 2)
    filled, blank = papers.member_form(office, form, 1), papers.member_form(office, form, None)
    assert "王秀英" in all_words(filled.pdf)
    assert "王秀英" not in all_words(blank.pdf)
    assert (filled.subjects, blank.subjects, filled.pages, blank.pages) == ((1,), (), 1, 1)
    papers.record_print(office, filled)
    papers.record_print(office, filled)
    assert len(print_log.entries(office, subject=1)) == 2


def test_the_registration_form_carries_the_photo(office: Office) -> None:
    before = papers.member_form(office, "registration", 1).pdf
    members.set_photo(office, 1, photo())
    assert len(papers.member_form(office, "registration", 1).pdf) > len(before) + 1000


def test_the_letter_carries_its_number_and_both_unions(office: Office) -> None:
    letter = members.transfer_out(office, 1, "杭州市上城区总工会", dues_paid_to="2026-10-31")
    text = all_words(papers.member_form(office, "transfer", 1).pdf)
    for word in (letter.letter_no, "杭州市上城区总工会", CHEMICALS, "2026年10月", "2026年11月22日"):
        assert word in text


@pytest.mark.parametrize(
    ("form", "no", "reason"),
    [("diploma", 1, "unknown_form"), ("application", 99, "unknown_member"), ("transfer", 1, "no_transfer")],
)
def test_a_form_that_cannot_be_is_refused(office: Office, form: str, no: int, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        papers.member_form(office, form, no)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("day", "shown"), [("2024-07-01", "2024年7月1日"), ("2024-12-31", "2024年12月31日"), ("", ""), (None, "")]
)
def test_a_day_is_printed_as_papers_have_it(day: str | None, shown: str) -> None:
    assert papers.chinese_day(day) == shown


def test_a_printer_nobody_measured_is_not_off(office: Office) -> None:
    assert papers.offset_of(office, "HP") == papers.offset_of(office, "Canon")
    office.set_setting("print_offsets", {"HP": {"dx": 1.5, "dy": -0.5}})
    assert (papers.offset_of(office, "HP").dx, papers.offset_of(office, "Canon").dx) == (1.5, 0.0)


def test_blank_cards_belong_to_nobody(office: Office) -> None:
    blank = papers.blank_cards()
    assert blank.pages == 1
    assert "王秀英" not in all_words(blank.pdf)
    assert print_log.entries(office) == []
