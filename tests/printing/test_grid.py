import pytest

from tests.printing.reading import dark, letters_in, words
from unionoffice.printing import (
    Area,
    Grid,
    Pen,
    Row,
    choices,
    empty,
    label,
    long_text,
    money,
    number,
    opinion,
    photo,
    value,
    vertical,
)


def drawn(rows: list[Row], width: float = 170.0):
    pen = Pen(title="表")
    Grid.in_mm(width, rows, x=20, y=20).draw(pen)
    return pen.finish()


def test_boxes_flow_into_the_next_free_place_as_given_in_mm() -> None:
    printed = drawn([
        Row(10, [vertical("家庭成员", 10, 2), label("姓名", 20), value("欧阳吉祥", 140)]),
        Row(10, [label("身份证号", 60), number("330106197108120017", 100)]),
    ])  # fmt: skip
    assert letters_in(printed.pdf, Area(20, 20, 10, 20)) == "家庭成员"
    assert letters_in(printed.pdf, Area(50.5, 20, 139, 10)) == "欧阳吉祥"
    assert letters_in(printed.pdf, Area(90.5, 30.5, 99, 9)) == "330106197108120017"
    assert printed.report.fine


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([Row(10, [empty(100)])], "100.0 mm wide, not 170"),
        ([Row(10, [empty(100), empty(80)])], "180.0 mm wide"),
        ([Row(10, [empty(170, 2)])], "leaves the grid"),
        ([Row(300, [empty(170)])], "beyond the page"),
    ],
)
def test_a_grid_with_a_hole_or_an_overlap_is_refused_before_anything_is_printed(rows: list[Row], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        drawn(rows)


def test_columns_may_also_be_counted() -> None:
    with pytest.raises(ValueError, match="hole"):
        Grid([10, 10], [Row(5, [empty(1)])], x=0, y=0)
    with pytest.raises(ValueError, match="more boxes"):
        Grid([10], [Row(5, [empty(), empty()])], x=0, y=0)
    assert Grid([10, 10], [Row(5, [empty(2)]), Row(6, [empty(), empty()])], x=0, y=1).bottom == 12


def test_a_rule_between_boxes_is_there_and_none_runs_through_a_merged_box() -> None:
    pdf = drawn([Row(20, [empty(80), empty(90)]), Row(20, [empty(170)])]).pdf
    assert dark(pdf, 100, 30, reach=1)
    assert not dark(pdf, 100, 50, reach=1)
    assert dark(pdf, 60, 40, reach=1)


def test_a_cut_text_is_reported_under_the_name_of_its_box() -> None:
    printed = drawn([Row(8, [label("家庭住址", 30), value("恩施土家族苗族自治州" * 40, 140)])])
    assert [(cut.box, cut.page) for cut in printed.report.overflow] == [("家庭住址", 1)]
    assert "家庭住址" in printed.report.sentences()[0]


def test_mark_up_in_data_is_printed_as_it_is() -> None:
    text = r"A<B>&amp;{x} (y) \n %s <font color=red>"
    printed = drawn([Row(20, [label("备注", 30), value(text, 140)])])
    assert "".join(text.split()) in words(printed.pdf)


def test_choices_are_ticked_wrap_and_an_unknown_one_is_reported() -> None:
    options = ["本人大病", "供养直系亲属大病", "子女上学", "意外灾害", "下岗失业", "残疾", "单亲", "其他"]
    printed = drawn([Row(16, [label("致困原因", 30), choices(options, ["子女上学"], 140)])])
    for option in options:
        assert option in words(printed.pdf)
    assert printed.report.fine
    odd = drawn([Row(16, [label("致困原因", 30), choices(options, ["旧口径"], 140)])])
    assert [(cut.box, cut.text) for cut in odd.report.overflow] == [("致困原因", "旧口径")]


def test_the_seal_square_holds_only_its_words_and_the_day() -> None:
    printed = drawn([
        Row(47, [
            vertical("基层工会意见", 10),
            opinion("情况属实，同意上报。" * 12, "主席（签字）：", 160, date="2026年11月22日"),
        ]),
    ])  # fmt: skip
    assert letters_in(printed.pdf, Area(190 - 45, 67 - 45, 45, 45)) == "（盖章）2026年11月22日"
    assert printed.report.fine


def test_a_seal_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="no room for a seal"):
        drawn([Row(30, [opinion("同意", "主席：", 170)])])


def test_a_narrow_opinion_puts_its_words_above_the_seal() -> None:
    printed = drawn(
        [Row(70, [opinion("同意。", "主席（签字）：", 60), opinion("同意。", "审批人：", 60, seal=0), empty(50)])]
    )
    assert letters_in(printed.pdf, Area(35, 45, 45, 45)).startswith("（盖章）")
    assert words(printed.pdf).count("同意。") == 2


def test_long_text_keeps_its_signature_and_money_stands_right() -> None:
    printed = drawn([
        Row(40, [
            vertical("申请理由", 10),
            long_text("家庭困难。", 160, signer="申请人（签字）：", date="2026年1月1日"),
        ]),
        Row(9, [label("金额", 30), money("5,000.00", 140)]),
        Row(40, [long_text("", 170, guide="请写明困难原因")]),
    ])  # fmt: skip
    assert "申请人（签字）：" in words(printed.pdf)
    assert "请写明困难原因" in words(printed.pdf)
    assert letters_in(printed.pdf, Area(170, 60, 20, 9)) == "5,000.00"


def test_a_photo_fills_its_place_and_a_broken_one_is_reported(jpeg: bytes) -> None:
    good = drawn([Row(40, [photo(jpeg, 30), empty(140)])])
    assert dark(good.pdf, 35, 40)
    assert good.report.fine
    bad = drawn([Row(40, [photo(b"\xff\xd8 no photo", 30), empty(140)])])
    assert bad.report.photos == ["照片"]
    assert not dark(bad.pdf, 35, 40)
    assert "一寸免冠" in words(drawn([Row(40, [photo(None, 30), empty(140)])]).pdf)


def test_an_opinion_in_a_narrow_box_keeps_clear_of_its_signature() -> None:
    box = opinion("同意吸收入会。" * 60, "工会小组长（签字）：", 56, seal=0, date="2026年11月20日")
    printed = drawn([Row(47, [box, empty(114)])])
    assert letters_in(printed.pdf, Area(20.5, 20 + 47 - 12.5, 55, 12)) == "2026年11月20日工会小组长（签字）："
