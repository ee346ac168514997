import time

from tests.members.cast_on_paper import LONG_NAME
from tests.printing.reading import all_words, words
from unionoffice.members.print_roll import COLUMNS, RollFacts, roll
from unionoffice.printing import Column
from unionoffice.printing.preview import page_size


def row(place: int, name: str = "张三") -> list[str]:
    return [
        str(place), name, "男", "土家族", f"33010619700101{place % 10000:04d}", "大专", "中共党员", "操作工",
        "2020-05-01", f"{3301061000010001000000 + place}", "是", f"138{place:08d}", "", "",
    ]  # fmt: skip


def facts(count: int, **others: object) -> RollFacts:
    rows = (row(place + 1) for place in range(count))
    return RollFacts(unit="三墩镇恒达纺织有限公司工会", day="2026年11月22日", compiler="李娟", rows=rows, **others)


def test_every_member_stands_on_the_roll_with_page_numbers_counts_and_who_compiled_it() -> None:
    printed = roll(facts(60, summary="男 60 人，女 0 人"))
    text = all_words(printed.pdf)
    assert all(f"138{place:08d}" in text for place in range(1, 61))
    assert all(column.title in words(printed.pdf) for column in COLUMNS)
    assert f"第1页共{printed.pages}页" in text
    last = words(printed.pdf, printed.pages - 1)
    assert "60人男60人，女0人" in last
    assert "编制人：李娟" in last
    assert "工会主席（签字）：" in last
    assert "（盖章）" in last
    assert page_size(printed.pdf, 0).width == 297
    assert printed.report.fine


def test_counts_per_page_add_up_to_the_total() -> None:
    printed = roll(facts(100))
    counts = [int(words(printed.pdf, page).split("本页小计")[1].split("人")[0]) for page in range(printed.pages)]
    assert sum(counts) == 100


def test_long_names_rare_characters_and_mark_up_are_printed_as_they_are() -> None:
    names = [LONG_NAME, "欧阳𠮷", "李㛃", "王𬱖", "张䶮", "A<B>&amp;"]
    printed = roll(RollFacts(unit="总工会", rows=[row(place, name) for place, name in enumerate(names, 1)]))
    for name in names:
        assert name in words(printed.pdf)
    assert printed.report.fine


def test_a_blank_roll_is_a_full_page_of_lines() -> None:
    printed = roll(RollFacts())
    assert printed.pages == 1
    assert "会员证号" in words(printed.pdf)
    assert printed.report.fine


def test_a_cut_value_is_reported_with_its_row() -> None:
    printed = roll(RollFacts(rows=[row(1), row(2, "长" * 10_000)]))
    assert [cut.box for cut in printed.report.overflow] == ["姓名（第 2 行）"]


def test_another_office_may_choose_its_columns() -> None:
    columns = (Column(title="姓名", width=30), Column(title="车间", width=50))
    printed = roll(RollFacts(rows=[["张三", "织布车间"]], signed=False), columns=columns, title="车间名册")
    assert "车间名册" in words(printed.pdf)
    assert "织布车间" in words(printed.pdf)
    assert "编制人" not in words(printed.pdf)


def test_the_largest_towns_roll_takes_seconds() -> None:
    rows = [row(place + 1) for place in range(20_973)]
    began = time.process_time()
    printed = roll(RollFacts(unit="三墩镇总工会", rows=rows))
    assert time.process_time() - began < 5.0
    assert printed.pages > 900
    assert "20973人" in words(printed.pdf, printed.pages - 1)


def test_the_same_facts_give_the_same_bytes() -> None:
    assert roll(facts(30)).pdf == roll(facts(30)).pdf
