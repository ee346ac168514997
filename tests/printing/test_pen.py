import io
import subprocess
import sys

import pypdfium2
import pytest

from tests.printing.reading import dark, words
from unionoffice.printing import A4, A5, CARD, Area, Offset, Pen, Report
from unionoffice.printing.document import to_unicode
from unionoffice.printing.preview import page_count, page_size

PRINT_TWICE = """
import hashlib
from unionoffice.printing import Pen, Grid, Row, label, value
pen = Pen(title="证明", author="三墩镇总工会")
Grid.in_mm(100, [Row(10, [label("姓名", 20), value("欧阳𠮷·㛃A<B>", 80)])], x=20, y=20).draw(pen)
print(hashlib.sha256(pen.finish().pdf).hexdigest())
"""


def test_the_same_facts_give_the_same_bytes_in_every_process() -> None:
    def once(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", PRINT_TWICE],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        )
        return done.stdout

    assert once("1") == once("2")


def test_title_author_and_language_stand_in_the_file() -> None:
    pen = Pen(title="会员登记表", author="三墩镇总工会")
    pen.text(20, 20, "甲")
    pdf = pen.finish().pdf
    document = pypdfium2.PdfDocument(pdf)
    facts = document.get_metadata_dict()
    document.close()
    assert facts["Title"] == "会员登记表"
    assert facts["Author"] == "三墩镇总工会"
    assert b"zh-CN" in pdf
    assert b"Helvetica" not in pdf
    assert b"ASCII85" not in pdf


def test_characters_beyond_the_bmp_can_be_copied() -> None:
    assert "<01> <D842DFB7>" in to_unicode("F", [0, 0x20BB7])
    pen = Pen(title="名")
    pen.text(20, 20, "欧阳𠮷𬱖")
    assert words(pen.finish().pdf) == "欧阳𠮷𬱖"


def test_a_printers_own_error_moves_and_stretches_everything() -> None:
    def cross(offset: Offset | None) -> bytes:
        pen = Pen(title="十字", offset=offset)
        pen.lines([(95, 100, 105, 100), (100, 95, 100, 105)], 1.0)
        return pen.finish().pdf

    assert dark(cross(None), 100, 100)
    moved = cross(Offset(dx=10, dy=-20))
    assert dark(moved, 110, 80)
    assert not dark(moved, 100, 100, reach=3)
    assert dark(cross(Offset(scale_x=50, scale_y=100)), 105, 110)


def test_pages_may_differ_in_size() -> None:
    pen = Pen(title="页")
    pen.new_page(A5)
    pen.new_page(CARD)
    pen.new_page(A4.sideways)
    printed = pen.finish()
    assert printed.pages == page_count(printed.pdf) == 4
    assert [page_size(printed.pdf, page).width for page in range(4)] == [210, 148, 85.6, 297]


def test_a_long_job_goes_to_a_sink_and_fetches_photos_only_when_written(jpeg: bytes) -> None:
    fetched = []
    sink = io.BytesIO()
    pen = Pen(title="照片", sink=sink)

    def load() -> bytes:
        fetched.append(1)
        return jpeg

    for _ in range(3):
        pen.picture(Area(20, 20, 25, 35), "a1", (250, 350), load)
        pen.new_page()
    assert fetched == []
    printed = pen.finish()
    assert fetched == [1]
    assert printed.pdf == b""
    assert page_count(sink.getvalue()) == 4
    assert dark(sink.getvalue(), 30, 30)


def test_a_stencil_is_kept_once_and_stamped_often() -> None:
    pen = Pen(title="底")
    with pen.stencil("base"):
        pen.text(20, 20, "底纹")
    for _ in range(2):
        pen.stamp("base")
        pen.stamp("base", 50, 10)
        pen.new_page()
    pdf = pen.finish().pdf
    assert words(pdf, 0) == words(pdf, 1) == "底纹底纹"


def test_a_report_keeps_no_more_than_a_person_reads() -> None:
    report = Report()
    for number in range(100):
        report.add_missing(["囗"], f"{number}" * 60)
    report.add_overflow("备注", "长" * 100_000, 3)
    assert len(report.missing["囗"]) == 20
    assert len(report.overflow[0].text) == 61
    assert len(report.sentences()) == 2


@pytest.mark.parametrize("text", ["(", ")", "\\", "a(b", "\\)", "(((", "\x00a"])
def test_brackets_and_backslashes_do_not_break_the_page(text: str) -> None:
    pen = Pen(title="符号")
    pen.text(20, 20, text + "甲", "hei")
    pen.text(20, 40, text, "hei")
    pen.text(20, 60, "好")
    assert words(pen.finish().pdf) == "".join(
        (text.replace("\x00", "") + "甲" + text.replace("\x00", "") + "好").split()
    )
