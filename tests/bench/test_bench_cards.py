"""What a whole town's member cards cost, beside PDF bytes written by hand. Run with --bench -s to read the figures.

The floor writes the same pages - the same text in the same places, the same codes, compressed alike - from the same
facts with string formatting and nothing else: no ReportLab, no fitting, no report. Fonts and drawings are given to it
finished, with the code of every character; the product loads, measures and cuts its fonts within its own time.
"""

from __future__ import annotations

import gc
import io
import os
import random
import statistics
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from unionoffice.members import card_press
from unionoffice.members.card_face import BASE, NUMBER_LINE, NUMBER_VALUE, QR, QR_SIDE, VALUE
from unionoffice.members.card_number import card_number, qr_payload
from unionoffice.members.card_sheet import Layout
from unionoffice.members.card_text import at, x, y
from unionoffice.members.print_card import CardFacts, print_cards
from unionoffice.printing import fonts, qr
from unionoffice.printing.paper import Offset

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

MEMBERS = 20_973
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
)
ISSUER = "杭州市西湖区三墩镇总工会"


def town(count: int = MEMBERS, *, photos: bool = False) -> list[CardFacts]:
    """Members with some 3,000 different characters in their names, in 400 unions."""
    chance = random.Random(7)
    title = fonts.face("title").font(0).face.charToGlyph
    given = chance.sample([chr(code) for code in range(0x4E00, 0x9FA6) if code in title], 3000)
    heads, trades = ("天禄", "恒达", "联创", "锦绣", "金茂"), ("化工", "服装", "食品", "五金", "物流")
    units = [
        f"三墩镇{head}{trade}{number}厂工会"
        for head in heads
        for trade in trades
        for number in "一二三四五六七八九十百千万亿丙丁"
    ]
    cards = []
    for serial in range(1, count + 1):
        number = card_number("330106109", chance.randrange(len(units)), serial)
        cards.append(
            CardFacts(
                name=chance.choice(SURNAMES) + "".join(chance.choices(given, k=chance.choice((1, 2, 2)))),
                sex=chance.choice("男女"),
                id_number=f"330106{chance.randrange(19550101, 20080101)}{chance.randrange(10000):04}",
                unit=chance.choice(units),
                card_no=number,
                joined=f"{chance.randrange(1990, 2027)}年{chance.randrange(1, 10)}月{chance.randrange(1, 29)}日",
                issued="2026年11月2日",
                issuer=ISSUER,
                payload=qr_payload(number, b"k" * 32),
                photo=str(serial) if photos else None,
            )
        )
    return cards


class Given:
    """What the floor starts from: finished fonts and drawings as objects, and every character's code."""

    def __init__(self, cards: list[CardFacts]) -> None:
        self.objects: dict[int, bytes] = {}
        self.codes: dict[str, dict[str, tuple[str, str]]] = {"title": {}, "hei": {}}
        press = card_press.Press(io.BytesIO(), Layout.A4, None)
        document = press._canvas.document
        characters = sorted({c for card in cards for c in card.name + card.unit + card.joined + card.sex + ISSUER})
        for role, codes in self.codes.items():
            letters = press._inks(role, 8.0)._letter
            for character in [*characters, *"0123456789*"]:
                font, code = letters(character)
                codes[character] = font.split()[0], code
        self.issuer = press._issuer[ISSUER]
        self.front, self.frame, self.marks = press._front, press._frame, press._marks
        self.names = [name.split()[0] for name in (self.front, self.frame, self.marks)]
        put = document.put
        document.put = lambda number, body: (self.objects.__setitem__(number, body), put(number, body))
        press.fronts(Offset(), [])
        press.finish()
        numbers = document.idToObjectNumberAndVersion
        self.forms = b" ".join(f"{n} {numbers[n[1:]][0]} 0 R".encode() for n in self.names)
        self.fonts = numbers["BasicFonts"][0]
        self.root = document._tree._root
        self.catalog = numbers[document.Catalog.__InternalName__][0]


def floor(cards: list[CardFacts], given: Given, sink: io.BytesIO) -> None:
    """The same pages by hand."""
    offsets: dict[int, int] = {}
    position = 0

    def put(number: int, body: bytes) -> None:
        nonlocal position
        offsets[number] = position
        data = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        sink.write(data)
        position += len(data)

    def set_in(role: str, size: str, text: str) -> str:
        codes = given.codes[role]
        parts, current, letters = [], "", ""
        for character in text:
            font, code = codes[character]
            if font != current:
                if letters:
                    parts.append(f"{current} {size} Tf <{letters}> Tj")
                current, letters = font, code
            else:
                letters += code
        parts.append(f"{current} {size} Tf <{letters}> Tj")
        return " ".join(parts)

    sink.write(b"%PDF-1.4\n%\xe5\xb7\xa5\xe4\n")
    position = 14
    places = [Layout.A4.placed(place) for place in range(10)]
    at_name, at_sex, at_id = at(VALUE, BASE["姓名"]), at(VALUE, BASE["性别"]), at(VALUE, BASE["证件号码"])
    at_unit, at_joined = at(VALUE, BASE["工会组织"]), at(VALUE, BASE["入会时间"])
    at_issued, at_number = at(VALUE, BASE["发证日期"]), at(NUMBER_VALUE, NUMBER_LINE)
    code_at = f"q {x(QR_SIDE):.3f} 0 0 {x(QR_SIDE):.3f} {x(QR[0]):.3f} {y(QR[1] + QR_SIDE):.3f} cm"
    ascii_font = given.codes["hei"]["0"][0]
    units: dict[str, str] = {}
    kids, number = [], max(given.objects) + 1
    for start in range(0, len(cards), 10):
        parts = ["1 0 0 1 0 0 cm\n1.00000 0 0 1.00000 0.000 0.000 cm"]
        for place, card in zip(places, cards[start : start + 10], strict=False):
            unit = units.get(card.unit)
            if unit is None:
                unit = units[card.unit] = set_in("hei", "8", card.unit)
            n = card.card_no
            parts.append(
                f"q {place} cm {given.front} {given.frame} BT 1 g {given.issuer} 0 g {at_name} {set_in('title', '13', card.name)}"
                f" {at_sex} {set_in('hei', '8', card.sex)}"
                f" {at_id} {ascii_font} 8 Tf ({card.id_number[:6]}********{card.id_number[-4:]}) Tj {at_unit} {unit}"
                f" {at_joined} {set_in('hei', '8', card.joined)} {at_issued} {set_in('hei', '8', card.issued)}"
                f" {at_number} /Span <</ActualText ({n})>> BDC {ascii_font} 9 Tf"
                f" [({n[:6]}) -300 ({n[6:12]}) -300 ({n[12:16]}) -300 ({n[16:]})] TJ EMC ET"
                f" {code_at} BI /W 25 /H 25 /IM true /D [1 0] /F /AHx ID {qr.mask_bytes(card.payload).hex()}> EI Q Q"
            )
        parts.append(given.marks)
        content = zlib.compress(" ".join(parts).encode("ascii"))
        put(number, b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
        put(
            number + 1,
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595.276 841.890] /Contents %d 0 R\n"
            b"/Resources << /Font %d 0 R /XObject << %b >> >> >>" % (given.root, number, given.fonts, given.forms),
        )
        kids.append(number + 1)
        number += 2
    for known, body in given.objects.items():
        put(
            known,
            body
            if known != given.root
            else b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids)),
        )
    table = b"".join(
        b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n" for n in range(number)
    )
    sink.write(
        b"xref\n0 %d\n%btrailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (number, table, number, given.catalog, position)
    )


def _seconds(job, *arguments) -> float:
    gc.collect()
    started = time.process_time()
    job(*arguments)
    return time.process_time() - started


def test_a_towns_cards_cost_at_most_half_as_much_again_as_bytes_written_by_hand():
    cards = town()
    given = Given(cards)
    ours, theirs = io.BytesIO(), io.BytesIO()
    print_cards(cards, ours)
    floor(cards, given, theirs)
    one, other = pypdfium2.PdfDocument(ours.getvalue()), pypdfium2.PdfDocument(theirs.getvalue())
    assert len(one) == len(other) == 2098
    for page in (0, 77, 2097):
        assert one[page].get_textpage().get_text_range() == other[page].get_textpage().get_text_range()
        assert one[page].render().to_pil().tobytes() == other[page].render().to_pil().tobytes()
    product, bare = [], []
    for _ in range(5):
        product.append(_seconds(print_cards, cards, io.BytesIO()))
        bare.append(_seconds(floor, cards, given, io.BytesIO()))
    ratio = statistics.median(product) / statistics.median(bare)
    print(
        f"\n{MEMBERS:,} cards on A4: {statistics.median(product):.2f} s of processor against {statistics.median(bare):.2f} s "
        f"by hand = {ratio:.2f}; {ours.tell() / 1e6:.1f} MB against {theirs.tell() / 1e6:.1f} MB"
    )
    assert ratio <= 1.5


PHOTO_RUN = """
import sys, time
sys.path.insert(0, {root!r})
from pathlib import Path
from tests.bench.test_bench_cards import town
from unionoffice.members.print_card import Layout, print_cards
folder, target, layout = Path({folder!r}), Path({target!r}), Layout({layout!r})
cards = town(photos=True)
wall, cpu = time.perf_counter(), time.process_time()
base = bytearray((folder / "one.jpg").read_bytes())
def photo_of(key):
    return bytes(base) + key.encode().rjust(8, b"0")
with target.open("wb") as sink:
    done = print_cards(cards, sink, layout=layout, photo_of=photo_of)
peak = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")][0].split()[1]
print(done.cards, done.pages, round(time.perf_counter() - wall, 2), round(time.process_time() - cpu, 2), int(peak) / 1024)
"""


@pytest.mark.parametrize("layout", ["a4", "single"])
def test_a_towns_cards_with_photos_stay_below_300_megabytes(tmp_path: Path, layout: str):
    (tmp_path / "one.jpg").write_bytes(portrait_of_29_kilobytes())
    root = str(Path(__file__).resolve().parents[2])
    target = tmp_path / "cards.pdf"
    run = PHOTO_RUN.format(root=root, folder=str(tmp_path), target=str(target), layout=layout)
    told = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True, env={**os.environ})
    cards, pages, wall, cpu, peak = (float(part) for part in told.stdout.split())
    print(
        f"\n{cards:,.0f} cards with photos, {layout}: {pages:,.0f} pages, {wall:.1f} s ({cpu:.1f} s of processor), "
        f"{target.stat().st_size / 1e6:.0f} MB, peak {peak:.0f} MB"
    )
    assert cards == MEMBERS
    assert peak <= 300
    pypdfium2.PdfDocument(str(target))[int(pages) - 1].render()


def portrait_of_29_kilobytes() -> bytes:
    """A drawn face with a grain, as large as a usual one-inch photo."""
    chance = random.Random(1)
    picture = Image.new("RGB", (295, 413), (67, 142, 219))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((20, 300, 275, 600), fill=(40, 50, 90))
    draw.ellipse((75, 80, 220, 280), fill=(233, 190, 160))
    for _ in range(9000):
        left, top = chance.randrange(295), chance.randrange(413)
        draw.point((left, top), fill=tuple(chance.randrange(60, 220) for _ in range(3)))
    for quality in range(50, 96):
        kept = io.BytesIO()
        picture.save(kept, "JPEG", quality=quality)
        if kept.tell() >= 29_000:
            break
    return kept.getvalue()
