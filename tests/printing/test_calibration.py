from tests.printing.reading import dark, words
from unionoffice.printing import A5, Offset
from unionoffice.printing.print_calibration import calibration


def test_crosses_stand_ten_mm_from_every_corner() -> None:
    pdf = calibration(printer="HP LaserJet").pdf
    for x in (10, 200):
        for y in (10, 287):
            assert dark(pdf, x, y, reach=1)
            assert dark(pdf, x + 4.5, y, reach=1)
            assert not dark(pdf, x + 6, y, reach=2)
    assert "HPLaserJet" in words(pdf)


def test_the_rulers_are_a_hundred_mm_long() -> None:
    pdf = calibration().pdf
    for x in (55, 155):
        assert dark(pdf, x, 148.5, reach=1)
    assert not dark(pdf, 157, 148.5, reach=3)
    for y in (98.5, 198.5):
        assert dark(pdf, 43, y, reach=1)
    assert not dark(pdf, 43, 200.5, reach=3)


def test_the_correction_is_applied_and_named() -> None:
    printed = calibration(paper=A5, offset=Offset(dx=2.0, dy=-1.5))
    assert dark(printed.pdf, 12, 8.5, reach=1)
    assert "右移2毫米，下移-1.5毫米" in words(printed.pdf)
    assert printed.report.fine
