"""Papers on the console: cards, the roll, forms, blank ones too, every one of them in the log."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.build import CHEMICALS
from tests.cli.calling import REFUSED, USAGE


def text_of(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(str(path))
    try:
        return [document[n].get_textpage().get_text_range().replace("\r\n", "\n") for n in range(len(document))]
    finally:
        document.close()


def prints(console) -> list[tuple[str, int]]:
    return [(one["form"], one["subjects"]) for one in console("print", "log").answer["prints"]]


def test_cards_are_printed_for_a_union_and_logged(console, tmp_path):
    out = tmp_path / "cards.pdf"
    answer = console("print", "cards", "--unit", CHEMICALS, "--out", str(out)).answer
    assert answer == {"out": str(out), "pages": 1, "members": 3, "missing": [], "overflow": [], "remarks": []}
    (page,) = text_of(out)
    assert all(name in page for name in ("王秀英", "陈超", "欧阳吉祥"))
    assert "阿卜杜拉" not in page
    assert prints(console) == [("card", 3)]
    assert console.member("陈超")["card_issued"] == "2026-11-22"


def test_single_cards_have_a_page_each_and_a_sheet_may_begin_further_down(console, tmp_path):
    out = tmp_path / "cards.pdf"
    assert console("print", "cards", "--all", "--layout", "single", "--out", str(out)).answer["pages"] == 4
    uid = console.member("陈超")["id"]
    assert (
        console("print", "cards", "--all", "--start", "8", "--out", str(out), "--reason", "遗失").answer["pages"] == 2
    )
    assert console("print", "log", "--limit", "1").answer["prints"][0]["reprint_reason"] == "遗失"
    again = ("print", "cards", "--member", uid, "--reason", "卡纸", "--out", str(out), "--start")
    assert console(*again, "10").answer["members"] == 1
    before = out.read_bytes()
    for start in ("0", "11"):
        said = console(*again, start)
        assert (said.code, said.error["reason"]) == (REFUSED, "bad_start")
    assert out.read_bytes() == before


def test_a_reason_for_printing_again_is_never_made_up(console, tmp_path):
    out = tmp_path / "cards.pdf"
    console("print", "cards", "--all", "--out", str(out))
    before = out.read_bytes()
    said = console("print", "cards", "--all", "--out", str(out))
    assert (said.code, said.error["reason"]) == (REFUSED, "reason_missing")
    assert out.read_bytes() == before
    assert prints(console) == [("card", 4)]


def test_cards_not_printed_yet_are_printed_once(console, tmp_path):
    out = tmp_path / "cards.pdf"
    console("print", "cards", "--unit", CHEMICALS, "--out", str(out))
    assert console("print", "cards", "--new", "--out", str(out)).answer["members"] == 1
    said = console("print", "cards", "--new", "--out", str(out))
    assert (said.code, said.error["reason"]) == (REFUSED, "no_cards")


def test_blank_cards_need_no_members_and_no_right_to_enter(console, tmp_path):
    out = tmp_path / "blank.pdf"
    answer = console("print", "cards", "--blank", "--out", str(out), user="王建国").answer
    assert (answer["pages"], answer["members"]) == (1, 0)
    assert text_of(out)
    assert prints(console) == []


def test_the_roll_is_printed_whole_or_of_one_union(console, tmp_path):
    out = tmp_path / "roll.pdf"
    assert console("print", "roll", "--out", str(out)).answer["members"] == 4
    assert "阿卜杜拉·买买提" in "".join(text_of(out)).replace("\n", "")
    assert console("print", "roll", "--unit", CHEMICALS, "--out", str(out)).answer["members"] == 3
    text = "".join(text_of(out))
    assert "天禄化工" in text
    assert "阿卜杜拉" not in text
    assert console("print", "roll", "--blank", "--out", str(out)).answer["members"] == 0
    assert [form for form, _subjects in prints(console)] == ["roll", "roll", "roll"]


@pytest.mark.parametrize("form", ["application", "registration", "joining", "transfer"])
def test_every_form_prints_for_a_member_and_blank(console, tmp_path, form):
    out = tmp_path / "form.pdf"
    member = console.member("陈超")
    console("members", "transfer", member["id"], "--to", "余东村联合工会")
    assert console("print", "form", form, "--member", member["id"], "--out", str(out)).answer["members"] == 1
    assert "陈超" in "".join(text_of(out))
    assert console("print", "form", form, "--blank", "--out", str(out)).answer["members"] == 0
    assert "陈超" not in "".join(text_of(out))
    assert prints(console) == [(form, 0), (form, 1)]
    assert console("print", "form", form, "--out", str(out)).code == USAGE


def test_a_transfer_that_never_was_has_no_letter(console, tmp_path):
    said = console(
        "print", "form", "transfer", "--member", console.member("陈超")["id"], "--out", str(tmp_path / "a.pdf")
    )
    assert (said.code, said.error["reason"]) == (REFUSED, "no_transfer")
    assert list(tmp_path.glob("*.pdf")) == []


def test_who_may_not_enter_prints_nothing_about_anybody(console, tmp_path):
    out = tmp_path / "a.pdf"
    uid = console.member("陈超")["id"]
    for verb in (("cards", "--all"), ("roll",), ("form", "registration", "--member", uid)):
        said = console("print", *verb, "--out", str(out), user="王建国")
        assert (said.code, said.error["reason"]) == (REFUSED, "not_permitted")
    assert not out.exists()
    assert prints(console) == []


def test_a_folder_that_is_not_there_is_trouble_and_nothing_is_logged(console, tmp_path):
    out = str(tmp_path / "nowhere" / "a.pdf")
    for verb in (("cards", "--all"), ("roll",), ("form", "registration", "--blank")):
        said = console("print", *verb, "--out", out)
        assert (said.code, said.error["reason"]) == (3, "no_folder")
    assert prints(console) == []
    assert console.member("陈超")["card_issued"] is None


def test_the_printer_is_measured_once_and_remembered(console, tmp_path):
    out = tmp_path / "ruler.pdf"
    assert console("print", "calibration", "--printer", "HP", "--out", str(out)).answer["pages"] == 1
    told = console("print", "offset", "HP", "--dx", "1.5", "--dy", "-0.5").answer
    assert told == {"printer": "HP", "dx": 1.5, "dy": -0.5, "scale_x": 0.0, "scale_y": 0.0}
    before = out.read_bytes()
    console("print", "calibration", "--printer", "HP", "--out", str(out))
    assert out.read_bytes() != before
    assert console("print", "offset", "HP", "--dx", "25").error["reason"] == "too_far"


def test_words_name_what_was_made(console, tmp_path):
    out = tmp_path / "cards.pdf"
    words = console.words_of("print", "cards", "--all", "--out", str(out)).words
    assert words.startswith("工会会员证：4 人，1 页")
    assert str(out) in words


def test_a_form_answers_to_its_number_too(console, tmp_path):
    for name in ("application", "f1"):
        assert console("print", "form", name, "--blank", "--out", str(tmp_path / f"{name}.pdf")).code == 0
    assert (tmp_path / "application.pdf").read_bytes() == (tmp_path / "f1.pdf").read_bytes()
