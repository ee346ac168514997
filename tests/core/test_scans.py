"""Papers that belong to a record: what is taken, how it is kept, shown and withdrawn."""

from __future__ import annotations

import io
import random
import sys
import time
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.build import DAY, Town
from tests.core.test_photos import claimed_png
from tests.files import behind
from tests.pictures import photo
from unionoffice import database, journal, scan_intake, scans, undo
from unionoffice.database import IntegrityError
from unionoffice.errors import Refused, Trouble
from unionoffice.office import Office
from unionoffice.opening import open_with_key
from unionoffice.photos import photos_path
from unionoffice.printing.preview import page_count, page_pixels, page_size, page_text
from unionoffice.scan_intake import Limits, picture, scan_of
from unionoffice.scans import Attachment


def pdf(pages: int = 1, *, password: str | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=password, invariant=1)
    for page in range(pages):
        canvas.drawString(100, 700, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(content))
    found.load()
    return found


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def attach(office: Office, content: bytes | None = None, *, title: str = "低保证", **given: object) -> Attachment:
    asked = {"table": "people", "pk": 1, "kind": "proof", "area": "members", **given}
    return scans.attach(office, title=title, content=photo() if content is None else content, **asked)  # type: ignore[arg-type]


def refused(content: bytes, **limits: int) -> str:
    with pytest.raises(Refused) as refusal:
        scan_of(content, limits=Limits(**limits))
    assert refusal.value.field == "scan"
    assert "没有保存" in refusal.value.sentence
    return refusal.value.reason


# -- pictures


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP", "WEBP", "TIFF"])
def test_a_picture_is_kept_as_a_jpeg_without_place_or_camera(kind: str) -> None:
    kept = scan_of(photo(kind=kind))
    assert (kept.form, kept.pages) == ("jpeg", 1)
    found = opened(kept.content)
    assert (found.format, found.size, found.mode) == ("JPEG", (600, 900), "RGB")
    assert dict(found.getexif()) == {}
    for word in (b"Exif", b"GPS", b"Camera", b"Li Juan"):
        assert word not in kept.content


def test_a_picture_taken_sideways_is_put_upright_and_not_cut() -> None:
    found = opened(picture(photo(size=(900, 600), turned=6)))
    assert found.size == (600, 900)
    red, green, _blue = found.getpixel((590, 450))  # type: ignore[misc]
    assert (red > 150, green < 100) == (True, True)


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((4000, 6000), (2339, 3508)),
        ((6000, 4000), (3508, 2339)),
        ((2480, 3508), (2480, 3508)),
        ((3000, 3000), (2480, 2480)),
        ((300, 200), (300, 200)),
    ],
)
def test_a_large_picture_is_reduced_to_a_sheet_at_300_dpi(size: tuple[int, int], kept: tuple[int, int]) -> None:
    assert opened(picture(saved(Image.new("L", size, 200), "JPEG"))).size == kept


def test_a_signature_cut_out_stands_on_white() -> None:
    signature = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    signature.paste((10, 10, 120, 255), (40, 40, 60, 60))
    found = opened(picture(saved(signature)))
    assert found.getpixel((5, 5)) == (255, 255, 255)
    assert max(found.getpixel((50, 50))[:2]) < 60  # type: ignore[index]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK", "I;16"])
def test_scans_of_every_make_keep_their_greys(mode: str) -> None:
    if mode == "I;16":
        found = opened(picture(saved(Image.new(mode, (50, 50), 128 * 256))))
    else:
        grey = Image.new("L", (50, 50), 255 if mode == "1" else 128)
        found = opened(picture(saved(grey.convert(mode), "TIFF" if mode == "CMYK" else "PNG")))
    seen = found.convert("L").getpixel((25, 25))
    assert isinstance(seen, int)
    assert abs(seen - (255 if mode == "1" else 128)) < 8


@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"GIF89a" + bytes(50), b"PK\x03\x04docx", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"II*\0"]
)
def test_what_is_neither_a_picture_nor_a_pdf_is_refused_in_words(content: bytes) -> None:
    assert refused(content) == "not_a_scan"


@pytest.mark.parametrize(("width", "height"), [(5001, 5000), (20_000, 20_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_would_unfold_too_far_is_refused_unopened(width: int, height: int) -> None:
    assert refused(claimed_png(width, height)) == "too_large"


def test_a_picture_of_more_than_ten_megabytes_is_refused() -> None:
    assert refused(photo() + bytes(scan_intake.MOST_PICTURE_BYTES)) == "too_large"


def test_a_tiff_of_several_pages_is_refused_and_not_cut_to_its_first() -> None:
    pages = [Image.new("1", (60, 80)) for _ in range(3)]
    assert refused(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])) == "not_a_scan"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP", "WEBP", "TIFF"])
def test_a_damaged_picture_is_taken_or_refused_and_never_more(kind: str) -> None:
    whole, chance = photo(size=(80, 120), kind=kind), random.Random(5)
    taken = 0
    for _ in range(60):
        broken = bytearray(whole)
        for _byte in range(chance.randrange(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            opened(picture(bytes(broken[: chance.choice([len(broken), chance.randrange(1, len(broken))])])))
            taken += 1
        except Refused:
            continue
    assert taken < 60


# -- PDF


def test_a_pdf_is_looked_at_and_kept_as_it_is() -> None:
    whole = pdf(3)
    kept = scan_of(whole)
    assert (kept.form, kept.pages, kept.content) == ("pdf", 3, whole)
    assert scan_of(pdf(100)).pages == 100


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf(101), "too_many_pages"),
        (pdf(1, password="secret"), "locked_pdf"),
        (b"%PDF-1.7 nothing behind it", "bad_pdf"),
        (pdf(3)[:900], "bad_pdf"),
        (b"%PDF-1.4\n" + bytes(scan_intake.MOST_PDF_BYTES), "too_large"),
    ],
)
def test_a_pdf_that_could_not_be_shown_later_is_refused_now(content: bytes, reason: str) -> None:
    assert refused(content) == reason


def test_a_pdf_that_wants_too_much_memory_or_time_ends_only_its_child(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(pdf(), memory=1 << 20) == "bad_pdf"
    monkeypatch.setattr(scan_intake, "_command", lambda: [sys.executable, "-I", "-S", "-c", "while True: pass"])
    began = time.monotonic()
    assert refused(pdf(), seconds=1) == "bad_pdf"
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("said", ["print('no json')", "print('[1]')", "raise SystemExit(9)", "print('{}')"])
def test_a_child_that_dies_or_babbles_keeps_the_pdf_out(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setattr(scan_intake, "_command", lambda: [sys.executable, "-I", "-S", "-c", said])
    assert refused(pdf()) == "bad_pdf"


def test_where_no_child_can_be_started_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_intake, "_command", lambda: ["/nowhere/python"])
    with pytest.raises(Trouble) as trouble:
        scan_of(pdf())
    assert trouble.value.reason == "reader"


def test_damaged_pdfs_never_reach_the_clerks_process() -> None:
    whole, chance = pdf(2), random.Random(7)
    for _ in range(12):
        broken = bytearray(whole)
        for _byte in range(20):
            broken[chance.randrange(9, len(broken))] = chance.randrange(256)
        try:
            assert scan_of(bytes(broken)).pages <= 100
        except Refused as refusal:
            assert refusal.reason in ("bad_pdf", "locked_pdf", "too_many_pages")  # noqa: PT017


# -- kept with the record


def test_a_paper_is_kept_encrypted_with_its_record(office: Office) -> None:
    made = attach(office, title=" 低保证 ")
    assert (made.table, made.pk, made.kind, made.title, made.form, made.pages) == (
        "people", 1, "proof", "低保证", "jpeg", 1,
    )  # fmt: skip
    assert (made.officer, made.day, made.withdrawn) == ("李娟", "2026-11-22", False)
    assert scans.attachments_of(office, "people", 1) == [made]
    assert scans.attachments_of(office, "people", 2) == []
    assert scans.attachments_of(office, "units", 1) == []
    content = scans.content_of(office, made.no)
    assert (content, len(content)) == (picture(photo()), made.size)
    beside = photos_path(office.path).read_bytes()
    assert b"JFIF" not in beside
    assert beside[:16] != b"SQLite format 3\0"
    assert journal.entries(office.reading(), limit=2)[1].detail == {
        "table": "people", "record": 1, "kind": "proof", "title": "低保证",
    }  # fmt: skip


def test_looking_at_a_paper_leaves_its_line(office: Office) -> None:
    made = attach(office, pdf(2), title="工资流水")
    assert scans.content_of(office, made.no) == pdf(2)
    assert scans.pages_of(office, made.no) == pdf(2)
    seen = journal.entries(office.reading(), limit=2)
    assert [(entry.what, entry.area, entry.detail) for entry in seen] == [
        ("查看附件", "members", {"attachment": made.no, "title": "工资流水"})
    ] * 2


def test_a_reader_may_look_and_not_add(town: Town) -> None:
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        made = attach(office)
    with open_with_key(town.path, town.key, "王建国", today=DAY) as office:
        assert scans.content_of(office, made.no)
        before = photos_path(town.path).read_bytes()
        for act in (lambda: attach(office, pdf()), lambda: scans.withdraw(office, made.no, "错")):
            with pytest.raises(Refused) as refusal:
                act()
            assert refusal.value.reason == "not_permitted"
        assert photos_path(town.path).read_bytes() == before


def test_a_picture_is_shown_as_one_page(office: Office) -> None:
    upright = attach(office, saved(Image.new("RGB", (1200, 1700), (200, 30, 40))))
    page = scans.pages_of(office, upright.no)
    assert (page_count(page), page_size(page, 0).width < page_size(page, 0).height) == (1, True)
    width, height, stride, rgb = page_pixels(page, 0, 50)
    middle = (height // 2) * stride + (width // 2) * 3
    assert rgb[middle] > 150 > rgb[middle + 1]
    assert rgb[:3] == b"\xff\xff\xff"
    sideways = attach(office, saved(Image.new("L", (1700, 1200), 90)))
    paper = page_size(scans.pages_of(office, sideways.no), 0)
    assert paper.width > paper.height
    assert "page 2" in page_text(scans.pages_of(office, attach(office, pdf(2)).no), 1)


def test_the_same_paper_is_kept_once_and_refused_twice_on_a_record(office: Office) -> None:
    first = attach(office)
    with pytest.raises(Refused) as refusal:
        attach(office, title="又一份")
    assert refusal.value.reason == "exists"
    other = attach(office, pk=2)
    again = attach(office, kind="identity")
    assert {first.content} == {other.content, again.content}
    with_photos = database.connect(photos_path(office.path), office.key, query_only=True)
    assert database.value(with_photos, "SELECT count(*) FROM scans") == 1
    with_photos.close()


def test_a_withdrawn_paper_counts_no_more_and_stays(office: Office) -> None:
    made = attach(office)
    gone = scans.withdraw(office, made.no, " 传错了 ")
    assert (gone.withdrawn, gone.withdrawn_on, gone.withdrawn_why) == (True, "2026-11-22", "传错了")
    assert scans.attachments_of(office, "people", 1) == []
    assert scans.attachments_of(office, "people", 1, withdrawn=True) == [gone]
    assert scans.content_of(office, made.no) == picture(photo())
    for reason, word in (("又来", "withdrawn"), (" ", "missing")):
        with pytest.raises(Refused) as refusal:
            scans.withdraw(office, made.no, reason)
        assert refusal.value.reason == word
    assert attach(office).no != made.no


def test_a_paper_can_be_neither_deleted_nor_exchanged_nor_undone(office: Office, town: Town) -> None:
    made = attach(office)
    added = journal.next_act(office.reading()) - 1
    with behind(town) as db:
        for statement in ("DELETE FROM attachments", "UPDATE attachments SET content = 'x'"):
            with pytest.raises(IntegrityError):
                db.execute(statement)
    with office.act("撤销", "members") as act:
        undone = undo.reverse(act.db, added)
    assert [one.columns for one in undone.conflicts] == [("in_use",)]
    assert scans.attachments_of(office, "people", 1) == [made]


@pytest.mark.parametrize(
    ("given", "reason"),
    [({"title": " "}, "missing"), ({"title": "长" * 101}, "missing"), ({"pk": 99}, "unknown_record")],
)
def test_a_paper_without_a_name_or_a_record_is_not_kept(office: Office, given: dict[str, object], reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        attach(office, **given)
    assert refusal.value.reason == reason
    assert not photos_path(office.path).exists()


def test_papers_of_a_table_that_is_none_are_a_mistake_of_ours(office: Office) -> None:
    with pytest.raises(ValueError):
        attach(office, table="people; DROP TABLE people")


def test_a_record_holds_sixty_papers(office: Office) -> None:
    with office.act("添加附件", "members") as act:
        act.db.executemany(
            "INSERT INTO attachments (id, tbl, pk, area, kind, title, form, pages, size, content, officer, day)"
            " VALUES (?, 'people', 1, 'members', 'proof', 'x', 'pdf', 1, 1, 'x', 1, '2026-11-22')",
            [(str(n),) for n in range(scans.MOST - 1)],
        )
    last = attach(office)
    with pytest.raises(Refused) as refusal:
        attach(office, pdf())
    assert refusal.value.reason == "too_many"
    scans.withdraw(office, last.no, "合并")
    assert attach(office, pdf()).form == "pdf"


def test_a_paper_nobody_added_is_refused(office: Office) -> None:
    for act in (lambda: scans.content_of(office, 7), lambda: scans.withdraw(office, 7, "x")):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.reason == "unknown_attachment"


def test_papers_left_behind_when_the_file_was_copied_are_named(office: Office) -> None:
    made = attach(office)
    beside = photos_path(office.path)
    beside.rename(beside.with_suffix(".away"))
    for make in (lambda: None, lambda: beside.write_bytes(b"not a database" * 500)):
        make()
        with pytest.raises(Trouble) as trouble:
            scans.content_of(office, made.no)
        assert trouble.value.reason == "no_scan"
        assert beside.name in trouble.value.sentence
    assert journal.entries(office.reading(), limit=1)[0].what == "添加附件"


def test_a_disk_that_refuses_papers_says_so(office: Office) -> None:
    photos_path(office.path).mkdir()
    with pytest.raises(Trouble) as trouble:
        attach(office)
    assert trouble.value.reason == "disk"
    assert scans.attachments_of(office, "people", 1) == []


def test_photos_and_papers_lie_side_by_side(office: Office) -> None:
    from unionoffice import members, photos

    key = members.set_photo(office, 1, photo())
    made = attach(office)
    assert scans.content_of(office, made.no)
    with photos.Album(office) as album:
        assert album.get(key)
        assert album.get(made.content) is None
    members.set_photo(office, 2, photo(colour=(1, 2, 3)))
    assert scans.content_of(office, made.no)


# -- files chosen by a person


def test_a_chosen_file_is_read_within_limits(tmp_path: Path) -> None:
    good = tmp_path / "低保证.jpg"
    good.write_bytes(photo())
    assert scans.content_from(good) == photo()
    with (tmp_path / "huge.pdf").open("wb") as huge:
        huge.truncate(1 << 40)
    for name, reason in (("huge.pdf", "too_large"), ("gone.pdf", "no_file"), (".", "no_file")):
        with pytest.raises(Refused) as refusal:
            scans.content_from(tmp_path / name)
        assert refusal.value.reason == reason
