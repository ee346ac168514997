"""What a member card says, read back from the finished page."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp

from tests.members.cards_on_paper import (
    WIDTH,
    card,
    corner,
    found,
    picture,
    portrait,
    printed,
    text,
)
from unionoffice.members import card_face
from unionoffice.members.print_card import BLANK, Layout
from unionoffice.printing import fonts


def test_the_code_is_at_least_15_mm_wide_with_four_modules_of_white_around():
    sheet = picture(printed([card(1)], layout=Layout.SINGLE)[0], 600)
    left, top = card_face.QR
    module = card_face.QR_SIDE / 25
    assert card_face.QR_SIDE >= 15
    pixel = 25.4 / 600

    def dark(x: float, y: float) -> bool:
        return sum(sheet.getpixel((round(x / pixel), round(y / pixel)))) < 300

    assert dark(left + module / 2, top + module / 2)
    assert dark(left + card_face.QR_SIDE - module / 2, top + module / 2)
    quiet = [
        sheet.getpixel((x, y))
        for x in range(round((left - 3.9 * module) / pixel), round((left + card_face.QR_SIDE + 3.9 * module) / pixel))
        for y in range(round((top - 3.9 * module) / pixel), round((top - 0.1 * module) / pixel))
    ]
    assert set(quiet) == {(255, 255, 255)}


def test_a_card_says_what_it_was_given_and_covers_the_number_of_the_identity_paper():
    said = text(printed([card(1)], layout=Layout.SINGLE)[0])
    for value in (
        "李娟",
        "女",
        "三墩镇天禄化工有限公司工会",
        "2007年4月12日",
        "2026年11月22日",
        "杭州市西湖区三墩镇总工会",
    ):
        assert value in said
    assert "330106********0886" in said
    assert "19880312" not in said
    for label in ("工会会员证", "证件号码", "工会组织", "会员编号", "入会时间", "发证日期", "照片"):
        assert label in said.replace(" ", "")


def test_the_cards_number_is_copied_as_22_digits_though_it_stands_in_groups():
    document, _ = printed([card(1)], layout=Layout.SINGLE)
    assert "3301061090000017000001" in text(document)
    sheet = picture(document, 600)
    line = range(round((card_face.NUMBER_LINE - 2.2) / 25.4 * 600), round(card_face.NUMBER_LINE / 25.4 * 600))
    inked = "".join(
        "#" if any(sum(sheet.getpixel((x, y))) < 400 for y in line) else "."
        for x in range(round(15 / 25.4 * 600), round(60 / 25.4 * 600))
    ).strip(".")
    gaps = [len(gap) * 25.4 / 600 for gap in inked.split("#") if gap]
    assert len(gaps) == 21
    assert len([gap for gap in gaps if gap > 0.9]) == 3


def test_a_number_of_another_make_is_printed_whole():
    said = text(printed([card(1, card_no="浙工-2026-000123", payload="")], layout=Layout.SINGLE)[0])
    assert "浙工-2026-000123" in said


def test_the_back_names_rights_and_where_a_found_card_goes():
    document, _ = printed([card(1)], layout=Layout.SINGLE, back=True)
    assert len(document) == 2
    said = text(document, 1).replace("\r\n", "")
    for words in (
        "持证须知",
        "选举权",
        "《中国工会章程》",
        "挂失",
        "拾到本证",
        "杭州市西湖区三墩镇总工会",
        "振华路100号",
    ):
        assert words in said
    assert "李娟" not in said


@pytest.mark.parametrize(
    "name",
    [
        "阿卜杜热西提·买买提吐尔逊",
        "古丽努尔·阿卜杜克里木·买买提艾力·吐尔逊江·热合曼·艾山",
        "Alexander Konstantinopolsky-Wright",
        "欧阳𬭛犇",
        "长" * 50,
    ],
)
def test_a_name_of_any_length_stands_whole_on_the_card(name: str):
    document, report = printed([card(1, name=name)], layout=Layout.SINGLE)
    assert report.report.fine
    assert name.replace(" ", "") in text(document).replace("\r\n", "").replace(" ", "")
    assert in_white(document, found(document, name[-1])[-1])


def in_white(document: pypdfium2.PdfDocument, place: tuple[float, float]) -> bool:
    """Whether a place lies right of the photo, below the band, above the rows that follow the name."""
    return card_face.PHOTO[0] + card_face.PHOTO[2] < place[0] < WIDTH - 3 and 10 < place[1] < 34


@pytest.mark.parametrize(
    "unit",
    [
        "恩施土家族苗族自治州恩施市龙凤镇现代农业综合开发示范园区联合工会委员会",
        "浙江省杭州市西湖区三墩镇振华路沿线商圈餐饮住宿业及新就业形态劳动者（快递员、外卖配送员、网约车司机）联合工会委员会",
    ],
)
def test_a_unions_long_name_is_made_smaller_then_broken_into_lines_never_cut(unit: str):
    document, report = printed([card(1, unit=unit, issuer=unit)], layout=Layout.SINGLE, back=True)
    assert report.report.fine
    assert text(document).replace("\r\n", "").count(unit) == 2
    assert unit in text(document, 1).replace("\r\n", "")
    for page in (0, 1):
        assert max(left for left, _ in found(document, "会", page)) < WIDTH - 5
    [code] = zxingcpp.read_barcodes(picture(document, 200))
    assert code.text == card(1).payload


def test_what_fits_in_no_way_ends_in_dots_and_stands_in_the_report():
    document, report = printed([card(1), card(2, unit="联合" * 100)], layout=Layout.SINGLE)
    [cut] = report.report.overflow
    assert (cut.box, cut.page) == ("工会组织", 2)
    assert "…" in text(document, 1)
    assert "…" not in text(document)
    assert any("工会组织" in sentence for sentence in report.report.sentences())


def test_a_character_no_font_has_is_marked_and_reported_with_the_name():
    document, report = printed([card(1, name="王\ue000明"), card(2)], layout=Layout.SINGLE)
    assert report.report.missing == {"\ue000": ["王\ue000明"]}
    assert "王〓明" in text(document)
    assert not report.report.fine


def test_a_rare_name_is_set_in_one_font_throughout():
    name = "王𨱇"
    assert fonts.missing_characters([name]) == []
    document, _ = printed([card(1, name=name)], layout=Layout.SINGLE)
    assert name in text(document)


def test_photos_fill_their_inch_and_are_fetched_page_by_page():
    wanted, done = [], []

    def photo_of(key: str) -> bytes:
        wanted.append((key, len(done)))
        return portrait(key)

    colours = ["red", "green", "blue"] * 4
    document, report = printed(
        [card(n + 1, photo=colour) for n, colour in enumerate(colours)], photo_of=photo_of, progress=done.append
    )
    assert done == [10, 12]
    assert report.report.fine
    assert [key for key, _ in wanted] == ["red", "green", "blue"]
    left, top, width, height = card_face.PHOTO
    assert (width, height) == (25, 35)
    sheet = picture(document, 150)
    for place, colour in enumerate(colours[:10]):
        x, y = corner(place)
        for inset in ((0.5, 0.5), (width - 0.5, 0.5), (0.5, height / 2)):
            pixel = sheet.getpixel(
                tuple(round((a + b + c) / 25.4 * 150) for a, b, c in zip((x, y), (left, top), inset, strict=True))
            )
            assert max(range(3), key=pixel.__getitem__) == ["red", "green", "blue"].index(colour)


def test_a_photo_of_another_shape_fills_the_frame_and_no_more():
    sheet = picture(
        printed([card(1, photo="w")], layout=Layout.SINGLE, photo_of=lambda _: portrait("blue", (600, 400)))[0], 300
    )
    left, top, width, _ = card_face.PHOTO

    def colour(x: float, y: float) -> tuple[int, ...]:
        return sheet.getpixel((round(x / 25.4 * 300), round(y / 25.4 * 300)))

    assert colour(left + 0.3, top + 0.3)[2] > 200 > colour(left + 0.3, top + 0.3)[0]
    assert colour(left + width - 0.3, top + 0.3)[2] > 200
    assert min(colour(left - 0.3, top + 5)) > 200
    assert min(colour(left + width + 0.3, top + 5)) > 200


@pytest.mark.parametrize("junk", [b"", b"no photo at all"])
def test_a_photo_that_cannot_be_read_leaves_the_frame_and_is_reported(junk: bytes):
    document, report = printed([card(1, photo="x", name="王芳")], layout=Layout.SINGLE, photo_of=lambda _: junk)
    assert report.report.photos == ["王芳"]
    assert "照片" in text(document).replace(" ", "")


def test_blank_cards_have_labels_and_lines_but_no_facts_and_no_code():
    document, report = printed([BLANK] * 10, back=True)
    assert (report.cards, report.pages, report.report.fine) == (10, 2, True)
    said = text(document).replace(" ", "")
    assert said.count("会员编号") == 10
    assert not any(character.isdigit() for character in said)
    assert zxingcpp.read_barcodes(picture(document, 200)) == []
    assert picture(document, 200).crop((0, 0, 900, 2339)).getcolors(maxcolors=100_000) is not None


def test_the_emblem_page_of_the_federations_booklet_is_not_imitated():
    said = text(printed([card(1)], layout=Layout.SINGLE, back=True)[0])
    assert "中华全国总工会" not in said
