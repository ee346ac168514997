"""Member cards as they lie on the table: measured against the stock, front and back, sheet by sheet."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from tests.members.cards_on_paper import (
    HEIGHT,
    KEY,
    LEFT,
    TOP,
    WIDTH,
    card,
    corner,
    found,
    is_red,
    picture,
    printed,
    text,
)
from unionoffice.errors import Cancelled, Refused
from unionoffice.members.card_number import is_genuine
from unionoffice.members.card_sheet import marks
from unionoffice.members.print_card import CardFacts, Layout, print_cards, print_volumes
from unionoffice.printing.paper import Offset


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


def test_backs_may_have_an_offset_of_their_own():
    document, _ = printed([card(1)], back=True, offset=Offset(dx=1), back_offset=Offset(dx=-1))
    plain, _ = printed([card(1)], back=True)
    issuer = "杭州市西湖区三墩镇总工会"
    assert found(document, issuer)[0][0] - found(plain, issuer)[0][0] == pytest.approx(1, abs=0.02)
    assert found(document, issuer, 1)[0][0] - found(plain, issuer, 1)[0][0] == pytest.approx(-1, abs=0.02)


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
from tests.members.cards_on_paper import card, portrait
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
