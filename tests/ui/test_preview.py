from __future__ import annotations

from io import BytesIO

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from tests.ui.driving import button_of, gone, modal, press
from tests.ui.names import nameless
from ui.kit import printing
from ui.kit.preview import Preview, PreviewPaper, size_words
from ui.kit.print_dialog import PrintDialog
from unionoffice.errors import Cancelled
from unionoffice.printing import preview
from unionoffice.printing.paper import A4, CARD, Paper
from unionoffice.printing.print_calibration import calibration


def pages(count: int) -> bytes:
    import pypdfium2

    one, many, sink = pypdfium2.PdfDocument(calibration().pdf), pypdfium2.PdfDocument.new(), BytesIO()
    for _ in range(count):
        many.import_pages(one)
    many.save(sink)
    many.close()
    one.close()
    return sink.getvalue()


@pytest.fixture(scope="module")
def three() -> bytes:
    return pages(3)


@pytest.fixture
def shown(qtbot, three) -> Preview:
    made = Preview(PreviewPaper(title="会员名册", pdf=three, file_name="名册.pdf", sentences=["字库中没有“㑇”"]))
    made.show()
    return made


def test_the_whole_page_is_shown_white_with_its_ink(shown) -> None:
    image = shown._sheet.grab().toImage()
    assert abs(image.height() / image.width() - 297 / 210) < 0.02
    assert image.height() <= shown._scroll.viewport().height() * shown.devicePixelRatioF()
    colours = {
        image.pixelColor(x, y).lightness() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    assert max(colours) == 255
    assert min(colours) < 160
    assert shown._foot.text() == "第 1 页，共 3 页 · A4 纵向"


def test_pages_are_turned_by_keys_buttons_wheel_and_number(qtbot, shown) -> None:
    qtbot.keyClick(shown._scroll, Qt.Key.Key_PageDown)
    assert shown.page == 1
    press(shown, "下一页")
    assert shown.page == 2
    assert not button_of(shown, "下一页").isEnabled()
    qtbot.keyClick(shown._scroll, Qt.Key.Key_PageDown)
    assert shown.page == 2
    shown.wheelEvent(_wheel(120))
    assert shown.page == 1
    shown._number.setValue(1)
    assert shown.page == 0
    assert shown._foot.text().startswith("第 1 页")


def _wheel(turned: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


def test_zoom_goes_up_and_down_from_the_fitted_page(shown) -> None:
    before = shown._sheet.width()
    for _ in range(4):
        shown.wheelEvent(_wheel(120, Qt.KeyboardModifier.ControlModifier))
    assert shown._sheet.width() > before * 1.2
    shown._zoom.setCurrentIndex(1)
    assert abs(shown._sheet.width() - shown._scroll.viewport().width()) < 50


def test_what_cannot_be_printed_as_given_stands_above_the_paper(shown) -> None:
    words = [one.text() for one in shown.findChildren(type(shown._foot)) if "字库" in one.text()]
    assert words == ["字库中没有“㑇”"]


def test_a_preview_fits_a_small_screen_has_names_and_is_freed(qtbot, shown) -> None:
    least = shown.minimumSizeHint()
    assert least.width() <= 1024
    assert least.height() <= 640
    assert nameless(shown) == []
    shown.close()
    qtbot.waitUntil(lambda: gone(shown))


def test_the_paper_is_saved_whole_and_the_area_is_told(monkeypatch, qtbot, three, tmp_path) -> None:
    told = []
    window = Preview(PreviewPaper(title="名册", pdf=three, file_name="名册.pdf", saved=told.append))
    qtbot.addWidget(window)
    where = tmp_path / "三墩"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(where), "PDF"))
    window.save()
    assert where.with_suffix(".pdf").read_bytes() == three
    assert told == [where.with_suffix(".pdf")]


def test_a_machine_without_a_printer_says_so_and_offers_the_pdf(monkeypatch, qtbot, three) -> None:
    monkeypatch.setattr(printing, "printers", list)
    dialog = PrintDialog(PreviewPaper(title="名册", pdf=three, file_name=""), 3)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not button_of(dialog, "打印").isEnabled()
    assert "没有找到打印机" in dialog._printers.accessibleDescription()


def test_the_paper_made_for_the_printer_is_sent_and_the_area_is_told(monkeypatch, qtbot, three) -> None:
    sent, told = [], []
    monkeypatch.setattr(printing, "printers", lambda: ["HP-1020", "证卡机"])
    monkeypatch.setattr(
        printing, "send", lambda pdf, name, **how: sent.append((pdf, name, how["copies"], how["title"]))
    )
    paper = PreviewPaper(
        title="名册",
        pdf=three,
        file_name="",
        remake=lambda name: name.encode(),
        printed=lambda *what: told.append(what),
    )
    window = Preview(paper)
    qtbot.addWidget(window)
    window.show()

    def choose(dialog: PrintDialog) -> None:
        dialog._printers.setCurrentText("证卡机")
        dialog._copies.setValue(2)
        dialog.accept()

    with modal(PrintDialog, choose):
        window.print_out()
    assert sent == [("证卡机".encode(), "证卡机", 2, "名册")]
    assert told == [("证卡机", 2)]
    assert "证卡机" in window._foot.text()


def test_where_there_is_no_cups_pages_are_drawn_unscaled_in_bands(qapp, tmp_path, three) -> None:
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "out.pdf"))
    told = []
    printing.draw(pages(2), device, A4, lambda percent, _words: told.append(percent))
    made = tmp_path / "out.pdf"
    assert preview.page_count(made) == 2
    assert told == [0, 50]
    assert abs(preview.page_size(made, 0).width - 210) < 0.6
    differs = _unlike(preview.page_pixels(made, 1, 60), preview.page_pixels(three, 0, 60))
    assert differs < 0.02


def _unlike(one: tuple[int, int, int, bytes], other: tuple[int, int, int, bytes]) -> float:
    width, height = min(one[0], other[0]), min(one[1], other[1])
    far = sum(
        abs(one[3][y * one[2] + 3 * x] - other[3][y * other[2] + 3 * x]) > 128
        for y in range(height)
        for x in range(width)
    )
    return far / (width * height)


def test_a_stopped_print_leaves_nothing_half_done(qapp, tmp_path) -> None:
    device = QPrinter()
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "out.pdf"))

    def stop(percent: int, _words: str) -> None:
        if percent:
            raise Cancelled

    with pytest.raises(Cancelled):
        printing.draw(pages(2), device, A4, stop)


@pytest.mark.parametrize(
    ("paper", "words"),
    [(A4, "A4 纵向"), (A4.sideways, "A4 横向"), (CARD, "85.6×54 毫米"), (Paper(210.02, 297.01), "A4 纵向")],
)
def test_the_foot_names_the_sheet(paper: Paper, words: str) -> None:
    assert size_words(paper) == words
