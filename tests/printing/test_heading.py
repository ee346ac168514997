from tests.printing.reading import letters_in, words
from unionoffice.printing import A4, Area, Pen, head

LONG = "工会名称（盖章）：湖北省恩施土家族苗族自治州恩施市三岔镇恒达纺织有限公司工会委员会"


def test_a_long_unit_name_moves_the_day_aside_before_anything_is_cut() -> None:
    pen = Pen(title="名册", paper=A4.sideways)
    head(pen, "工会会员名册", x=20, width=265, left=LONG, middle="填报日期：2026年11月22日", right="第 1 页 共 2 页")
    printed = pen.finish()
    assert printed.report.fine
    assert LONG in words(printed.pdf)
    assert "2026年11月22日" in words(printed.pdf)


def test_the_day_stands_in_the_middle_where_it_can() -> None:
    pen = Pen(title="名册", paper=A4.sideways)
    head(pen, "名册", x=20, width=265, left="三墩镇", middle="2026年11月22日", right="第 1 页")
    assert letters_in(pen.finish().pdf, Area(132, 25, 41, 10)) == "2026年11月22日"


def test_a_heading_that_is_cut_on_every_page_is_reported_once() -> None:
    pen = Pen(title="名册")
    for _ in range(3):
        head(pen, "名册", x=20, width=170, left=LONG * 5, middle="2026年", right="第 1 页")
        pen.new_page()
    assert len(pen.finish().report.overflow) == 1
