"""Cards for the tests, and what can be read and measured on their pages."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from unionoffice.members.card_number import card_number, qr_payload
from unionoffice.members.print_card import CardFacts, PrintedCards, print_cards

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
