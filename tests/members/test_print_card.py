"""Member cards as they lie on the table: read back from the finished page, measured against the stock."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from unionoffice.errors import Cancelled, Refused
from unionoffice.members import card_face
from unionoffice.members.card_number import card_number, is_genuine, qr_payload
from unionoffice.members.card_sheet import marks
from unionoffice.members.print_card import BLANK, CardFacts, Layout, PrintedCards, print_cards, print_volumes
from unionoffice.printing import fonts
from unionoffice.printing.paper import Offset

KEY = bytes(range(32))
WIDTH, HEIGHT = 85.60, 53.98
LEFT, TOP = (210 - 2 * WIDTH) / 2, (297 - 5 * HEIGHT) / 2


def card(serial: int, **facts: Any) -> CardFacts:
    number = card_number("330106109", 17, serial)
    usual = CardFacts(
        name="李娟",
        sex="女",
        id_number="330106198803120886",
        unit="三墩镇天禄化工有限公司工会",
        card_no=number,
        joined="2007年4月12日",
        issued="2026年11月22日",
        issuer="杭州市西湖区三墩镇总工会",
        contact="地址：三墩镇振华路100号　电话：0571-88991234",
        payload=qr_payload(number, KEY),
    )
    return replace(usual, **facts)


def portrait(colour: str, size: tuple[int, int] = (295, 413)) -> bytes:
    picture = Image.new("RGB", size, colour)
    draw = ImageDraw.Draw(picture)
    wide, high = size
    draw.ellipse((wide * 0.1, high * 0.72, wide * 0.9, high * 1.4), fill="navy")
    draw.ellipse((wide * 0.27, high * 0.2, wide * 0.73, high * 0.68), fill=(233, 190, 160))
    draw.pieslice((wide * 0.25, high * 0.14, wide * 0.75, high * 0.56), 185, 355, fill="black")
    sink = io.BytesIO()
    picture.save(sink, "JPEG", quality=88)
    return sink.getvalue()


def printed(cards: list[CardFacts], **how: Any) -> tuple[pypdfium2.PdfDocument, PrintedCards]:
    sink = io.BytesIO()
    report = print_cards(cards, sink, **how)
    return pypdfium2.PdfDocument(sink.getvalue()), report


def text(document: pypdfium2.PdfDocument, page: int = 0) -> str:
    return document[page].get_textpage().get_text_range()


def picture(document: pypdfium2.PdfDocument, dpi: int, page: int = 0) -> Image.Image:
    return document[page].render(scale=dpi / 72).to_pil().convert("RGB")


def found(document: pypdfium2.PdfDocument, words: str, page: int = 0) -> list[tuple[float, float]]:
    """Left and base of each place the words stand, in mm from the page's upper left corner."""
    shown, high = document[page].get_textpage(), document[page].get_height()
    search, places = shown.search(words), []
    while (hit := search.get_next()) is not None:
        left, bottom, _, _ = shown.get_charbox(hit[0])
        places.append((left / 72 * 25.4, (high - bottom) / 72 * 25.4))
    return places


def corner(place: int) -> tuple[float, float]:
    return LEFT + place % 2 * WIDTH, TOP + place // 2 * HEIGHT


def is_red(pixel: tuple[int, ...]) -> bool:
    return pixel[0] > 150 and pixel[1] < 70 and pixel[2] < 70


def test_every_code_on_a_sheet_is_read_back_at_200_dots_an_inch_and_is_genuine():
    cards = [card(serial) for serial in range(1, 31)]
    document, report = printed(cards)
    assert (report.cards, report.pages, len(document)) == (30, 3, 3)
    read = []
    for page in range(3):
        sheet = picture(document, 200, page)
        for place in range(10):
            left, top = corner(place)
            box = [round(side / 25.4 * 200) for side in (left, top, left + WIDTH, top + HEIGHT)]
            [code] = zxingcpp.read_barcodes(sheet.crop(tuple(box)))
            read.append(code.text)
    assert read == [facts.payload for facts in cards]
    assert all(is_genuine(payload, KEY) for payload in read)


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


def test_each_card_lies_within_a_tenth_of_a_millimetre_of_its_place():
    dpi = 600
    sheet = picture(printed([card(serial) for serial in range(1, 11)])[0], dpi)
    pixel = 25.4 / dpi
    for place in range(10):
        left, top = corner(place)
        y = round((top + 8.8) / pixel)
        start = round((left - 0.4) / pixel)
        red = [is_red(sheet.getpixel((x, y))) for x in range(start, round((left + 0.4) / pixel))]
        edge = (start + len(red) - red[::-1].index(False)) * pixel if False in red else None
        assert edge is not None
        assert abs(edge - left) <= 0.1
        x = round((left + 2) / pixel)
        start = round((top - 0.4) / pixel)
        red = [is_red(sheet.getpixel((x, y))) for y in range(start, round((top + 0.4) / pixel))]
        edge = (start + len(red) - red[::-1].index(False)) * pixel if False in red else None
        assert edge is not None
        assert abs(edge - top) <= 0.1
    right, bottom = LEFT + 2 * WIDTH, TOP + 5 * HEIGHT
    y = round((TOP + 5) / pixel)
    outer = [x for x in range(round((right - 1) / pixel), round((right + 1) / pixel)) if is_red(sheet.getpixel((x, y)))]
    assert abs((outer[-1] + 1) * pixel - right) <= 0.1
    assert bottom == pytest.approx(297 - TOP)


def test_every_card_of_a_sheet_shows_the_same_thing_at_the_same_spot_of_its_own():
    document, _ = printed([card(serial) for serial in range(1, 11)])
    spots = found(document, "三墩镇天禄化工有限公司工会")
    assert len(spots) == 10
    first = spots[0]
    for place, (left, base) in enumerate(spots):
        x, y = corner(place)
        assert left - x == pytest.approx(first[0] - LEFT, abs=0.05)
        assert base - y == pytest.approx(first[1] - TOP, abs=0.05)


@pytest.mark.parametrize("start", [1, 4, 10])
def test_printing_begins_at_the_nth_place_and_leaves_the_places_before_it_white(start: int):
    document, report = printed([card(serial) for serial in range(1, 13)], start=start)
    assert report.cards == 12
    spots = found(document, "三墩镇天禄化工有限公司工会")
    assert len(spots) == 11 - start
    x, y = corner(start - 1)
    assert x < spots[0][0] < x + WIDTH
    assert y < spots[0][1] < y + HEIGHT
    sheet = picture(document, 100)
    for place in range(start - 1):
        left, top = corner(place)
        inside = [round(side / 25.4 * 100) for side in (left + 0.6, top + 0.6, left + WIDTH - 0.6, top + HEIGHT - 0.6)]
        assert sheet.crop(tuple(inside)).getextrema() == ((255, 255),) * 3
    left = 12 - (11 - start)
    assert report.pages == 1 + -(-left // 10)
    assert len(found(document, "三墩镇天禄化工有限公司工会", 1)) == min(left, 10)


@pytest.mark.parametrize(("layout", "start"), [(Layout.A4, 0), (Layout.A4, 11), (Layout.SINGLE, 2)])
def test_a_place_that_no_sheet_has_is_refused(layout: Layout, start: int):
    sink = io.BytesIO()
    with pytest.raises(Refused) as refused:
        print_cards([card(1)], sink, layout=layout, start=start)
    assert (refused.value.reason, refused.value.field) == ("bad_start", "start")
    assert sink.getvalue() == b""


def test_no_cards_make_no_file():
    sink, opened = io.BytesIO(), []
    with pytest.raises(Refused) as refused:
        print_cards([], sink)
    assert refused.value.reason == "no_cards"
    assert sink.getvalue() == b""
    with pytest.raises(Refused):
        print_volumes(iter([]), opened.append)
    assert opened == []


def test_marks_for_cutting_stand_at_every_line_and_on_no_card():
    sheet = picture(printed([card(1)])[0], 300)
    pixel = 25.4 / 300
    lines = list(marks())
    assert len(lines) == 2 * 6 + 2 * 3
    for x1, y1, x2, y2 in lines:
        middle = (x1 + x2) / 2, (y1 + y2) / 2
        around = [
            sum(sheet.getpixel((round(middle[0] / pixel) + dx, round(middle[1] / pixel) + dy)))
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
        ]
        assert min(around) < 450
        outside = max(x1, x2) < LEFT or min(x1, x2) > 210 - LEFT or max(y1, y2) < TOP or min(y1, y2) > 297 - TOP
        assert outside
        assert min(x1, y1, x2, y2) >= 5
    assert {round(y1, 2) for _, y1, _, y2 in lines if y1 == y2} == {round(TOP + row * HEIGHT, 2) for row in range(6)}
    assert {round(x1, 2) for x1, _, x2, _ in lines if x1 == x2} == {round(LEFT + n * WIDTH, 2) for n in range(3)}


def test_a_printers_offset_moves_and_stretches_everything():
    plain = found(printed([card(1)])[0], "李娟")[0]
    moved = found(printed([card(1)], offset=Offset(dx=1.5, dy=-0.7))[0], "李娟")[0]
    assert moved == pytest.approx((plain[0] + 1.5, plain[1] - 0.7), abs=0.02)
    larger = found(printed([card(1)], offset=Offset(scale_x=10, scale_y=5))[0], "李娟")[0]
    assert larger == pytest.approx((plain[0] * 1.01, plain[1] * 1.005), abs=0.02)


def test_single_cards_have_pages_of_the_cards_own_size():
    document, report = printed([card(1), card(2), card(3)], layout=Layout.SINGLE)
    assert report.pages == len(document) == 3
    for page in range(3):
        assert [side / 72 * 25.4 for side in document[page].get_size()] == pytest.approx([WIDTH, HEIGHT], abs=0.01)
    assert is_red(picture(document, 100).getpixel((2, 2)))
    assert [card(n).card_no in text(document, n - 1) for n in (1, 2, 3)] == [True] * 3


def test_backs_lie_behind_their_fronts_when_the_sheet_is_turned_over_its_long_edge():
    issuers = ["甲镇总工会", "乙镇总工会", "丙镇总工会"]
    document, report = printed([card(n + 1, issuer=issuer) for n, issuer in enumerate(issuers)], start=2, back=True)
    assert (report.cards, report.pages) == (3, 2)
    for place, issuer in enumerate(issuers, 1):
        [(x, y)] = found(document, issuer)
        left, top = corner(place)
        assert left < x < left + WIDTH
        assert top < y < top + HEIGHT
        [(x, y)] = found(document, issuer, 1)
        assert 210 - left - WIDTH < x < 210 - left
        assert top < y < top + HEIGHT


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


def test_backs_may_have_an_offset_of_their_own():
    document, _ = printed([card(1)], back=True, offset=Offset(dx=1), back_offset=Offset(dx=-1))
    plain, _ = printed([card(1)], back=True)
    issuer = "杭州市西湖区三墩镇总工会"
    assert found(document, issuer)[0][0] - found(plain, issuer)[0][0] == pytest.approx(1, abs=0.02)
    assert found(document, issuer, 1)[0][0] - found(plain, issuer, 1)[0][0] == pytest.approx(-1, abs=0.02)


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


def test_a_long_roll_is_cut_into_volumes_of_so_many_sheets():
    volumes: dict[int, io.BytesIO] = {}

    @contextlib.contextmanager
    def volume(number: int) -> Iterator[io.BytesIO]:
        volumes[number] = io.BytesIO()
        yield volumes[number]

    done: list[int] = []
    reports = print_volumes(
        (card(serial) for serial in range(1, 46)), volume, sheets=2, start=4, back=True, progress=done.append
    )
    assert [report.cards for report in reports] == [17, 20, 8]
    assert [report.pages for report in reports] == [4, 4, 2]
    assert done == [7, 17, 27, 37, 45]
    documents = [pypdfium2.PdfDocument(volumes[number].getvalue()) for number in (1, 2, 3)]
    first_cards = [card(1).card_no, card(18).card_no, card(38).card_no]
    assert [number in text(document) for number, document in zip(first_cards, documents, strict=True)] == [True] * 3


def test_cards_are_asked_for_sheet_by_sheet():
    asked, done = [], []

    def cards() -> Iterator[CardFacts]:
        for serial in range(1, 31):
            asked.append((serial, len(done)))
            yield card(serial)

    printed_cards = print_cards(cards(), io.BytesIO(), progress=done.append)
    assert printed_cards.cards == 30
    assert [sheet for serial, sheet in asked if serial in (10, 12, 22)] == [0, 1, 2]


def test_a_person_may_stop_the_job_after_any_sheet():
    def stop(cards: int) -> None:
        if cards == 20:
            raise Cancelled

    sink = io.BytesIO()
    with pytest.raises(Cancelled):
        print_cards([card(serial) for serial in range(1, 101)], sink, progress=stop)
    assert sink.getvalue().count(b"/Type /Page /Parent") == 2


def test_the_same_facts_give_the_same_bytes_in_another_process():
    program = """
import hashlib, io
from tests.members.test_print_card import card, portrait
from unionoffice.members.print_card import print_cards
sink = io.BytesIO()
cards = [card(n, name=name, photo=str(n % 3)) for n, name in enumerate(["李娟", "王\\ue000明", "阿卜杜热西提·买买提吐尔逊"] * 8, 1)]
print_cards(cards, sink, back=True, photo_of=lambda key: portrait(["red", "green", "blue"][int(key)]))
print(hashlib.sha256(sink.getvalue()).hexdigest())
"""
    root = Path(__file__).resolve().parents[2]
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert len(told.pop().strip()) == hashlib.sha256().digest_size * 2


def test_the_emblem_page_of_the_federations_booklet_is_not_imitated():
    said = text(printed([card(1)], layout=Layout.SINGLE, back=True)[0])
    assert "中华全国总工会" not in said
