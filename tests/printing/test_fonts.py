from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.printing.reading import words
from unionoffice import resources
from unionoffice.printing import Pen, extra_folder, face, fonts, missing_characters

GONE = chr(0x2EBF0)
"""A character of Extension I: in none of our fonts."""


@pytest.mark.parametrize("role", ["song", "title", "hei", "bold", "kai"])
def test_every_face_prints_every_character_of_the_general_table_and_rare_names(role: fonts.Role) -> None:
    assert missing_characters(["欧阳𠮷 李㛃 王𬱖 张䶮", "犇骉堃喆", "€￥①〇々→"]) == []
    pen = Pen(title="字")
    pen.text(20, 20, "李㛃欧阳𠮷王𬱖张䶮堃喆", role)
    printed = pen.finish()
    assert words(printed.pdf) == "李㛃欧阳𠮷王𬱖张䶮堃喆"
    assert printed.report.fine


def test_a_character_no_font_has_leaves_a_mark_and_is_reported() -> None:
    assert missing_characters(["张三", f"李{GONE}{GONE}", GONE]) == [GONE]
    pen = Pen(title="字")
    pen.text(20, 20, f"李{GONE}明", "kai")
    printed = pen.finish()
    assert words(printed.pdf) == "李〓明"
    assert printed.report.missing == {GONE: [f"李{GONE}明"]}
    assert not printed.report.fine
    assert "U+2EBF0" in printed.report.sentences()[0]


def test_a_name_with_a_borrowed_character_is_set_in_one_font_but_a_dot_does_not_change_the_face() -> None:
    kai = face("kai")
    assert len(kai.runs("李㛃")) == 1
    assert [piece for _, piece in kai.runs("阿卜杜·麦麦提")] == ["阿卜杜", "·", "麦麦提"]


def test_marks_without_ink_go_and_controls_become_blanks() -> None:
    song = face("song")
    assert "".join(piece for _, piece in song.runs("葛\U000e0100\u200b城\ufeff")) == "葛城"
    assert "".join(piece for _, piece in song.runs("甲\t乙\x00丙")) == "甲 乙 丙"
    assert missing_characters(["葛\U000e0100\u200b\t\x07城"]) == []


def test_lone_surrogates_are_reported_like_any_missing_character() -> None:
    pen = Pen(title="字")
    pen.text(20, 20, "王\ud842")
    printed = pen.finish()
    assert words(printed.pdf) == "王〓"
    assert list(printed.report.missing) == ["\ud842"]


def test_digits_of_hei_are_all_of_one_width() -> None:
    assert len({face("hei").width(digit, 10) for digit in "0123456789"}) == 1


def test_an_office_may_lend_its_own_font_and_an_unusable_file_is_named(tmp_path: Path) -> None:
    with TTFont(resources.path("fonts", "Rare-BabelStone.ttf")) as font:
        for table in font["cmap"].tables:
            table.cmap = {ord(GONE): table.cmap[min(table.cmap)]}
        font.save(tmp_path / "county.ttf")
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    try:
        assert extra_folder(tmp_path) == ["broken.ttf"]
        assert missing_characters([GONE]) == []
    finally:
        extra_folder(None)
    assert missing_characters([GONE]) == [GONE]


def test_fonts_are_ours_by_name_and_1000_units_per_em() -> None:
    files = sorted(resources.path("fonts").glob("*.ttf"))
    assert {file.name for file in files} == {*fonts.FILES.values(), *fonts.RARE}
    for file in files:
        with TTFont(file, lazy=True) as font:
            assert font["head"].unitsPerEm == 1000
            assert font["name"].getDebugName(1).startswith("UnionOffice")
        assert file.name in resources.path("fonts", "NOTICE.txt").read_text(encoding="utf-8")


def test_the_kai_face_leaves_wide_marks_to_song() -> None:
    kai, song = face("kai"), face("song")
    assert [name for name, _ in kai.runs("“")] == [song.font(0).fontName]
