"""The county's sheet goes through five steps: chosen, told column by column, red words decided, written, found again."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.build import CHEMICALS
from tests.exchange.county_sheets import Blank, ordinary, signed, unknown_headings
from tests.ui.driving import button_of, gone, ime, modal, press
from ui.desk import Desk
from ui.filling import start
from ui.filling.wizard import FillingWizard
from ui.kit.chosen import Chosen
from ui.kit.dialogs import Sentence
from unionoffice import members, units
from unionoffice.exchange.reading import read_workbook
from unionoffice.office import Office

Open = Callable[..., FillingWizard]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Open:
    def open_wizard(data: bytes, folder: Path, name: str = "上级表.xlsx", **more: object) -> FillingWizard:
        path = folder / name
        path.write_bytes(data)
        wizard = FillingWizard(desk, path, **more)  # type: ignore[arg-type]
        qtbot.addWidget(wizard)
        wizard.show()
        return wizard

    return open_wizard


def forward(qtbot: QtBot, wizard: FillingWizard, place: int) -> None:
    wizard.forward()
    qtbot.waitUntil(lambda: wizard.place == place and not wizard.desk.worker.jobs, timeout=15000)


def written(qtbot: QtBot, wizard: FillingWizard, out: Path) -> Path:
    """From the words to the end."""
    forward(qtbot, wizard, 3)
    wizard.write_step.file.setText(str(out))
    wizard.write_step.reason.setCurrentText("县总工会要求")
    forward(qtbot, wizard, 4)
    return out


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def names(path: Path) -> list[object]:
    sheet = next(one for one in read_workbook(path).sheets if one.name == "附件1")
    return [sheet.row(number)[1] for number in range(3, sheet.last_row + 1) if len(sheet.row(number)) > 1]


def restricted(*allowed: str) -> bytes:
    blank = ordinary()
    blank.sheet.data_validation("F3:F60", {"validate": "list", "source": list(allowed)})
    return blank.done()


def test_a_blank_sheet_is_filled_in_five_steps(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    wizard = opened(ordinary().done(), tmp_path)
    assert wizard.file_step.ready()
    forward(qtbot, wizard, 1)
    assert "共 4 名会员，从“附件1”第 3 行填起。所有的列都认出来了" in words(wizard.columns_step)
    assert {letter: row.chosen() for letter, row in wizard.columns_step.rows.items()} == {
        "A": "#", "B": "name", "C": "sex", "D": "id_number", "E": "phone", "F": "ethnicity", "G": "joined", "H": "employer", "I": "note",
    }  # fmt: skip
    forward(qtbot, wizard, 2)
    assert "都与上级表的下拉选项一致" in words(wizard.words_step)
    out = written(qtbot, wizard, tmp_path / "已填.xlsx")
    assert wizard.result_step.head.text() == "已填 4 行"
    assert str(out) in wizard.result_step.told.text()
    assert sorted(map(str, names(out))) == ["欧阳吉祥", "王秀英", "阿卜杜拉·买买提", "陈超"]
    assert wizard.desk.frame.sentences[-1] == f"上级表已经填好：{out}"  # type: ignore[attr-defined]


def test_numbers_are_covered_in_the_preview_and_the_way_of_writing_is_seen(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    wizard = opened(ordinary().done(), tmp_path)
    forward(qtbot, wizard, 1)
    row = wizard.columns_step.rows["D"]
    assert row.looks.text() == "330106********003X"
    row.choose("id_number", "spaced")
    assert row.looks.text() == "330106 ******** 003X"
    row.choose("joined", "chinese")
    assert row.looks.text() == "2015年6月1日"


def test_columns_nobody_knows_are_on_top_and_can_hold_the_same_text(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    wizard = opened(unknown_headings(), tmp_path)
    forward(qtbot, wizard, 1)
    assert "有 3 列认不出" in words(wizard.columns_step)
    assert list(wizard.columns_step.rows)[:3] == ["D", "E", "F"]
    row = wizard.columns_step.rows["D"]
    row.choose("=")
    ime(row.same, "余东网格")
    assert (row.chosen(), row.looks.text()) == ("=余东网格", "余东网格")
    forward(qtbot, wizard, 2)
    out = written(qtbot, wizard, tmp_path / "已填.xlsx")
    sheet = next(one for one in read_workbook(out).sheets if one.name == "附件1")
    assert sheet.row(3)[3] == "余东网格"
    again = opened(unknown_headings(), tmp_path, "下次.xlsx")
    forward(qtbot, again, 1)
    assert "这份表填过，照上次的填法" in words(again.columns_step)
    assert again.columns_step.rows["D"].chosen() == "=余东网格"


def test_a_word_the_drop_down_lacks_is_red_until_somebody_decides(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    wizard = opened(restricted("汉族", "其他"), tmp_path)
    forward(qtbot, wizard, 1)
    forward(qtbot, wizard, 2)
    step = wizard.words_step
    assert "有 1 个词不在上级表的下拉选项里" in words(step)
    red = [label.text() for label in step.findChildren(QLabel) if label.property("kind") == "fault"]
    assert red == ["维吾尔族"]
    assert not step.ready()
    step.choose("F", "维吾尔族", "其他")
    assert step.ready()
    assert "已指定" in words(step)
    written(qtbot, wizard, tmp_path / "已填.xlsx")
    assert "维吾尔族→其他" in wizard.result_step.warnings.text()
    again = opened(restricted("汉族", "其他"), tmp_path, "下次.xlsx")
    forward(qtbot, again, 1)
    forward(qtbot, again, 2)
    assert again.words_step.ready()
    assert "同上次" in words(again.words_step)


def test_the_word_most_alike_is_proposed_and_marked_to_be_looked_at(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    wizard = opened(restricted("汉民族", "维吾尔民族"), tmp_path)
    forward(qtbot, wizard, 1)
    forward(qtbot, wizard, 2)
    assert wizard.words_step.boxes["F", "汉族"].currentText() == "汉民族"
    assert words(wizard.words_step).count("请核对") == 2
    assert wizard.words_step.ready()


def test_what_is_new_this_year_is_said(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    wizard = opened(ordinary().done(), tmp_path)
    forward(qtbot, wizard, 1)
    forward(qtbot, wizard, 2)
    written(qtbot, wizard, tmp_path / "已填.xlsx")
    headings = ("序号", "姓名", "性别", "身份证号", "手机号", "民族", "入会日期", "工作单位", "是否农民工")
    next_year = opened(Blank().headed(headings).lined(2, 9).done(), tmp_path, "明年.xlsx")
    forward(qtbot, next_year, 1)
    assert "新增 1 列（是否农民工）、少了 1 列（备注）" in next_year.columns_step.differences.text()


def test_one_unions_people_or_those_a_page_had_selected(
    qtbot: QtBot, office: Office, opened: Open, tmp_path: Path
) -> None:
    wizard = opened(ordinary().done(), tmp_path)
    step = wizard.file_step
    step.whom.setCurrentIndex(step.whom.findData("unit"))
    with modal(Sentence, lambda asked: asked.accept()):
        wizard.forward()
    assert wizard.place == 0
    step.unit.put(units.named(office, CHEMICALS)[0])
    forward(qtbot, wizard, 1)
    assert "共 3 名会员" in words(wizard.columns_step)
    number = members.find(office.reading(), "陈超").numbers[0]
    chosen = opened(ordinary().done(), tmp_path, groups=[Chosen(words="已选的人", numbers=array("q", [number]))])
    assert chosen.file_step.whom.currentText() == "已选的人　1 名会员"
    forward(qtbot, chosen, 1)
    forward(qtbot, chosen, 2)
    assert names(written(qtbot, chosen, tmp_path / "一人.xlsx")) == ["陈超"]


def test_another_sheet_of_the_workbook_can_be_filled(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    blank = ordinary()
    other = blank.book.add_worksheet("附件2")
    other.write_row(0, 0, ("姓名", "身份证号"))
    wizard = opened(blank.done(), tmp_path)
    forward(qtbot, wizard, 1)
    step = wizard.columns_step
    assert [step.sheets.itemText(place) for place in range(step.sheets.count())] == ["附件1", "附件2"]
    step.sheets.activated.emit(1)
    qtbot.waitUntil(lambda: list(step.rows) == ["A", "B"], timeout=15000)
    assert "从“附件2”第 2 行填起" in words(step)


def test_files_and_contracts_can_be_filled_in_too(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    wizard = opened(Blank().headed(("编号", "工会名称", "签订日期"), 0).lined(1, 9, 3).done(), tmp_path)
    step = wizard.file_step
    assert [step.source.itemData(place) for place in range(step.source.count())] == ["members", "aid", "contracts"]
    step.source.setCurrentIndex(2)
    assert step.whom.itemText(0) == "全部"
    forward(qtbot, wizard, 1)
    assert [row.chosen() for row in wizard.columns_step.rows.values()] == ["number", "union_name", "signed_on"]


def test_what_cannot_be_filled_is_said_and_nothing_is_written(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    wizard = opened(signed(2, sums=True), tmp_path)
    forward(qtbot, wizard, 1)
    forward(qtbot, wizard, 2)
    forward(qtbot, wizard, 3)
    out = tmp_path / "已填.xlsx"
    wizard.write_step.file.setText(str(out))
    assert not wizard.write_step.ready()
    wizard.write_step.reason.setCurrentText("县总工会要求")
    assert wizard.write_step.button_text() == "填 4 行"
    said: list[str] = []

    def read(asked: QDialog) -> None:
        said.append(words(asked))
        asked.accept()

    with modal(Sentence, read, timeout=10000):
        wizard.forward()
        qtbot.waitUntil(lambda: bool(said), timeout=10000)
    assert "第 4 行上方插入 2 行" in said[0]
    assert wizard.place == 3
    assert not out.exists()


def test_a_file_that_is_there_is_not_written_over(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    wizard = opened(ordinary().done(), tmp_path)
    for place in (1, 2, 3):
        forward(qtbot, wizard, place)
    wizard.write_step.file.setText(str(tmp_path / "上级表"))
    wizard.write_step.reason.setCurrentText("县总工会要求")
    with modal(Sentence, lambda asked: asked.accept()):
        wizard.forward()
    assert wizard.place == 3


def test_the_wizard_opens_for_a_page_and_is_freed_when_it_closes(qtbot: QtBot, desk: Desk) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    wizard = start.start(desk, window, [])
    assert isinstance(wizard, FillingWizard)
    assert button_of(wizard, "下一步").isEnabled() is False
    press(wizard, "取消")
    qtbot.waitUntil(lambda: gone(wizard), timeout=3000)
