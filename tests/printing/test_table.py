from tests.printing.reading import all_words, words
from unionoffice.printing import A4, Column, Pen, Sums, Table, signatures

COLUMNS = (
    Column(title="序号", width=20, face="hei"),
    Column(title="姓名", width=60),
    Column(title="金额", width=60, align="right"),
)


def printed(rows, *, total=None, signed=False, subtotal=True, bottom=280.0):
    pen = Pen(title="签收表", paper=A4)
    pages = Table(COLUMNS, x=20, top=30, bottom=bottom).draw(
        pen,
        rows,
        heading=lambda pen, page, pages: pen.text(20, 20, f"第{page}页共{pages}页"),
        subtotal=(lambda places: Sums("本页小计", {1: f"{len(places)}人", 2: f"{places.start}-{places.stop}"}))
        if subtotal
        else None,
        total=total,
        ending=signatures(["经办人：", "主席："]) if signed else None,
    )
    done = pen.finish()
    assert done.pages == pages
    return done


def people(count: int) -> list[list[str]]:
    return [[str(place + 1), "张三", "100.00"] for place in range(count)]


def test_header_page_number_and_subtotal_stand_on_every_page_and_the_total_on_the_last() -> None:
    done = printed(people(80), total=Sums("合计", {1: "80人", 2: "8,000.00"}))
    assert done.pages == 3
    for page in range(done.pages):
        text = words(done.pdf, page)
        assert f"第{page + 1}页共3页" in text
        assert "姓名" in text
        assert "本页小计" in text
        assert ("合计" in text) == (page == 2)
    counted = [int(words(done.pdf, page).split("本页小计")[1].split("人")[0]) for page in range(3)]
    assert sum(counted) == 80
    assert done.report.fine


def test_no_row_is_lost_or_printed_twice() -> None:
    done = printed([[f"n{place}x", "李四", "1.00"] for place in range(300)])
    text = all_words(done.pdf)
    assert all(text.count(f"n{place}x") == 1 for place in range(300))


def test_the_signatures_are_never_alone_and_never_split() -> None:
    for count in range(25, 40):
        done = printed(people(count), signed=True, total=Sums("合计", {1: f"{count}人"}))
        last = words(done.pdf, done.pages - 1)
        assert "经办人：" in last
        assert "（盖章）" in last
        assert "张三" in last
        assert all("经办人" not in words(done.pdf, page) for page in range(done.pages - 1))


def test_a_long_text_makes_its_row_grow() -> None:
    rows = people(20)
    rows[3][1] = "湖北省恩施土家族苗族自治州恩施市三岔镇阳天坪村第一村民小组" * 3
    done = printed(rows)
    assert rows[3][1] in words(done.pdf)
    assert done.report.fine


def test_a_text_too_long_for_any_row_is_cut_and_named_with_its_row() -> None:
    rows = people(3)
    rows[1][1] = "长" * 10_000
    done = printed(rows)
    assert [cut.box for cut in done.report.overflow] == ["姓名（第 2 行）"]
    assert "…" in words(done.pdf)


def test_a_table_without_rows_still_has_its_header_and_total() -> None:
    done = printed([], total=Sums("合计", {1: "0人"}), signed=True)
    assert done.pages == 1
    assert "0人" in words(done.pdf)


def test_missing_characters_in_rows_are_reported_once_each() -> None:
    gone = chr(0x2EBF0)
    done = printed([["1", f"王{gone}", ""], ["2", f"王{gone}", ""], ["3", f"赵{gone}", ""]])
    assert done.report.missing == {gone: [f"王{gone}", f"赵{gone}"]}
