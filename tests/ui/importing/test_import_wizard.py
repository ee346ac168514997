"""The import: from a file to the roll, in steps; nothing is written before the last, and all can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.build import CHEMICALS, VILLAGE, check_digit
from tests.ui.driving import ime, modal, press
from tests.ui.names import nameless
from tests.ui.pictures import picture
from ui.desk import Desk
from ui.importing import undoing
from ui.importing.history_dialog import HistoryDialog
from ui.importing.start import start
from ui.importing.wizard import ImportWizard
from ui.kit.chosen import Chosen
from ui.kit.dialogs import Sentence
from ui.kit.list_page import Query
from unionoffice import members, resources, units
from unionoffice.office import Office

HEADINGS = ("序号", "姓名", "性别", "身份证号", "手机", "入会时间", "所属工会")


def number(first17: str) -> str:
    return first17 + check_digit(first17)


NEW = number("33010619920101002")
KNOWN = number("33010619850304045")
ROWS = (
    (1, "张 三", "女", NEW, "１３９０００００００１", "2019.3.5", CHEMICALS),
    (2, "陈超", "男", KNOWN, "13912345678", "2015-06-01", CHEMICALS),
    (3, "李四", "男", "330106199001010099", "", "", CHEMICALS),
    (4, "", "男", number("33010619910101003"), "", "", CHEMICALS),
)


def sheet(path: Path, rows: Sequence[Sequence[object]] = ROWS, headings: Sequence[str] = HEADINGS) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("会员名册")
        page.write(0, 0, "某公司会员花名册")
        page.write_row(2, 0, headings)
        for place, row in enumerate(rows, 3):
            page.write_row(place, 0, row)
        page.write(3 + len(rows), 0, "合计")
    return path


Open = Callable[[Path | None], ImportWizard]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Iterator[Open]:
    """Opens the import at a file; what is open at the end is left without a question."""
    made: list[ImportWizard] = []

    def open_at(path: Path | None) -> ImportWizard:
        wizard = ImportWizard(desk, path)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made.append(wizard)
        wizard.show()
        return wizard

    yield open_at
    for wizard in made:
        settle(qtbot, wizard)
        wizard.careful = False
        wizard.close()


@pytest.fixture
def wizard(opened: Open, tmp_path: Path) -> ImportWizard:
    return opened(sheet(tmp_path / "名册.xlsx"))


def settle(qtbot: QtBot, wizard: ImportWizard) -> None:
    qtbot.waitUntil(lambda: not wizard.desk.worker.jobs, timeout=15000)


def forward(qtbot: QtBot, wizard: ImportWizard, place: int) -> None:
    wizard.forward()
    qtbot.waitUntil(lambda: wizard.place == place and not wizard.desk.worker.jobs, timeout=15000)


def checked(qtbot: QtBot, wizard: ImportWizard) -> ImportWizard:
    forward(qtbot, wizard, 1)
    forward(qtbot, wizard, 2)
    return wizard


def entered(qtbot: QtBot, wizard: ImportWizard) -> ImportWizard:
    checked(qtbot, wizard)
    forward(qtbot, wizard, 3)
    return wizard


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_a_sheet_goes_onto_the_roll_in_four_steps(qtbot: QtBot, office: Office, wizard: ImportWizard) -> None:
    assert wizard.file_step.ready()
    entered(qtbot, wizard)
    found = members.find(office.reading(), "张三").numbers
    assert [members.member(office, no).person.phone for no in found] == ["13900000001"]  # type: ignore[union-attr]
    known = members.member(office, members.find(office.reading(), "陈超").numbers[0])
    assert known is not None
    assert known.person.phone == "13912345678"
    assert wizard.result_step.head.text() == "已导入：新增 1 人，变更 1 人"
    assert "2 行有问题，没有导入" in wizard.result_step.told.text()


def test_nothing_is_written_before_the_last_step(qtbot: QtBot, office: Office, wizard: ImportWizard) -> None:
    checked(qtbot, wizard)
    assert not members.find(office.reading(), "张三").numbers
    assert members.imports(office) == []


def test_leaving_after_the_check_is_asked_about(qtbot: QtBot, office: Office, wizard: ImportWizard) -> None:
    checked(qtbot, wizard)
    with modal(Sentence, lambda asked: press(asked, "离开")):
        wizard.reject()
    assert not wizard.isVisible()
    assert members.imports(office) == []


def test_the_four_piles_have_their_counts_and_the_most_pressing_is_in_front(qtbot: QtBot, wizard: ImportWizard) -> None:
    step = checked(qtbot, wizard).check_step
    told = [step.tabs.words(key) for key in ("new", "changed", "same", "doubtful", "notes", "skipped")]
    assert told == ["新增 1", "变更 1", "相同 0", "可疑 2", "已规范 3", "跳过 1"]
    assert step.tabs.chosen() == "doubtful"
    assert picture(step.rows).splitlines()[1:] == [
        f"6│李四│330106********0099│{CHEMICALS}│{step.rows.rows[0].findings[0].sentence}",
        f"7││330106********{number('33010619910101003')[-4:]}│{CHEMICALS}│没有姓名，这一行没有导入。请补上姓名。",
    ]
    assert step.button_text() == "导入：新增 1 人，变更 1 人"


def test_a_row_shows_its_sentences_with_their_cells(qtbot: QtBot, wizard: ImportWizard) -> None:
    step = checked(qtbot, wizard).check_step
    step.rows.go_to(1)
    told = words(step.panel)
    assert "不导入" in told
    assert "姓名 会员名册!B7" in told
    assert "没有姓名" in told


def test_a_change_shows_old_and_new_field_by_field(qtbot: QtBot, wizard: ImportWizard) -> None:
    step = checked(qtbot, wizard).check_step
    step.tabs.choose("changed")
    assert "修改：手机号码" in picture(step.rows)
    told = words(step.panel).splitlines()
    place = told.index("手机号码")
    assert told[place + 1 : place + 3] == ["138****0002", "139****5678"]


def test_what_was_put_into_form_and_what_was_passed_over_is_listed(qtbot: QtBot, wizard: ImportWizard) -> None:
    step = checked(qtbot, wizard).check_step
    step.tabs.choose("notes")
    assert "会员名册!B4│张三│姓名│姓名中的空格已去掉。" in picture(step.notes)
    step.tabs.choose("skipped")
    assert picture(step.skipped).splitlines()[1] == "会员名册│8│合计行"
    assert not step.panel.isVisible()


def test_only_the_problems_can_be_shown(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    rows = [
        (1, "张三", "女", NEW, "", "", CHEMICALS),
        (2, "赵六", "男", number("33010619930101003"), "12", "", CHEMICALS),
    ]
    wizard = opened(sheet(tmp_path / "二人.xlsx", rows))
    step = checked(qtbot, wizard).check_step
    assert [row.number for row in step.rows.rows] == [4, 5]
    step.only.setChecked(True)
    assert [row.number for row in step.rows.rows] == [5]


def test_columns_nobody_knows_are_mapped_by_hand_and_remembered(
    qtbot: QtBot, office: Office, opened: Open, tmp_path: Path
) -> None:
    rows = [("张三", NEW, "质检")]
    file = sheet(tmp_path / "怪表.xlsx", rows, ("姓名", "身份证号", "干什么的"))
    wizard = opened(file)
    forward(qtbot, wizard, 1)
    assert "有 1 列认不出" in words(wizard.columns_step)
    assert wizard.columns_step.chosen() == [{"C": "", "A": "name", "B": "id_number"}]
    wizard.columns_step.choose("C", "post")
    forward(qtbot, wizard, 2)
    forward(qtbot, wizard, 3)
    found = members.member(office, members.find(office.reading(), "张三").numbers[0])
    assert found is not None
    assert found.membership.post == "质检"
    again = opened(sheet(tmp_path / "下月.xlsx", rows, ("姓名", "身份证号", "干什么的")))
    forward(qtbot, again, 1)
    assert "所有的列都认出来了" in words(again.columns_step)
    assert again.columns_step.chosen() == [{"A": "name", "B": "id_number", "C": "post"}]


def test_without_a_name_or_with_one_field_twice_there_is_no_check(qtbot: QtBot, wizard: ImportWizard) -> None:
    forward(qtbot, wizard, 1)
    step = wizard.columns_step
    step.choose("B", "")
    assert not step.ready()
    assert "还没有指定哪一列是姓名" in words(step)
    step.choose("B", "name")
    step.choose("E", "name")
    assert not step.ready()
    assert "有两列都指定为姓名" in words(step)
    step.choose("E", "phone")
    assert step.ready()


def test_numbers_are_covered_in_the_samples(qtbot: QtBot, wizard: ImportWizard) -> None:
    forward(qtbot, wizard, 1)
    assert f"330106********{NEW[-4:]}" in words(wizard.columns_step)
    assert NEW not in words(wizard.columns_step)


def test_all_people_can_go_to_one_union(qtbot: QtBot, office: Office, wizard: ImportWizard) -> None:
    step = wizard.file_step
    step.unit.put(units.named(office, VILLAGE)[0])
    step.unit.picked.emit()
    assert step.to_unit.isChecked()
    entered(qtbot, wizard)
    found = members.member(office, members.find(office.reading(), "张三").numbers[0])
    assert found is not None
    assert found.unit_name == VILLAGE


def test_or_to_a_new_one_which_then_waits_to_be_confirmed(qtbot: QtBot, office: Office, wizard: ImportWizard) -> None:
    ime(wizard.file_step.new_unit, "天外天公司工会")
    assert wizard.file_step.to_new.isChecked()
    entered(qtbot, wizard)
    new = units.named(office, "天外天公司工会")
    assert units.unconfirmed(office) == new
    wizard.result_step.units.click()
    assert wizard.desk.frame.gone == [("units", Query(filters={"show": "unconfirmed"}))]  # type: ignore[attr-defined]


def test_a_union_that_was_typed_in_vain_is_said_so_and_nothing_is_read(qtbot: QtBot, wizard: ImportWizard) -> None:
    wizard.file_step.to_unit.setChecked(True)
    with modal(Sentence, lambda told: (press(told, "知道了"), told)[1]):
        wizard.forward()
    assert wizard.place == 0
    assert wizard.task.sheet is None


def test_the_new_members_cards_are_one_step_away(qtbot: QtBot, office: Office, wizard: ImportWizard) -> None:
    entered(qtbot, wizard)
    wizard.result_step.cards.click()
    ((area, wanted),) = wizard.desk.frame.gone  # type: ignore[attr-defined]
    assert area == "members"
    assert isinstance(wanted, Chosen)
    assert wanted.deed == "print_cards"
    assert list(wanted.numbers) == list(members.find(office.reading(), "张三").numbers)


def test_problem_rows_go_back_as_a_workbook(
    qtbot: QtBot, wizard: ImportWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(qtbot, wizard)
    out = tmp_path / "退回.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out.with_suffix("")), ""))
    wizard.check_step.give_back()
    settle(qtbot, wizard)
    assert out.is_file()
    assert wizard.desk.frame.sentences[-1] == f"2 行已保存到 {out}"  # type: ignore[attr-defined]
    from unionoffice.members.sheet import read_sheet

    assert [len(table.rows) for table in read_sheet(wizard.desk.office, out).tables] == [2]


def test_the_import_is_taken_back_as_a_whole(qtbot: QtBot, office: Office, wizard: ImportWizard) -> None:
    entered(qtbot, wizard)
    with modal(Sentence, lambda asked: press(asked, "撤销导入")):
        wizard.result_step.undo.click()
    settle(qtbot, wizard)
    assert not members.find(office.reading(), "张三").numbers
    assert wizard.result_step.head.text() == "这次导入已撤销"
    assert not wizard.result_step.undo.isVisible()


def test_people_changed_since_are_shown_before_anything_is_taken_back(
    qtbot: QtBot, office: Office, wizard: ImportWizard
) -> None:
    entered(qtbot, wizard)
    new = members.find(office.reading(), "张三").numbers[0]
    members.change(office, new, {"phone": "13900009999"})
    seen: list[str] = []

    def stop(dialog: undoing.ConflictsDialog) -> None:
        seen.append(picture(dialog.list))
        press(dialog, "停下，不撤销")

    with modal(undoing.ConflictsDialog, stop):
        wizard.result_step.undo.click()
    assert seen == ["姓名│之后的变动\n张三│手机号码"]
    assert members.imports(office)[0].undone_on is None
    with modal(undoing.ConflictsDialog, lambda dialog: press(dialog, "保留这些人，撤销其余")):
        wizard.result_step.undo.click()
    settle(qtbot, wizard)
    assert members.member(office, new) is not None
    assert "1 人保留了现在的样子" in wizard.result_step.told.text()


def test_the_same_file_again_says_so_and_adds_nobody(
    qtbot: QtBot, office: Office, wizard: ImportWizard, opened: Open
) -> None:
    entered(qtbot, wizard)
    path = wizard.task.path
    assert path is not None
    wizard.accept()
    again = opened(path)
    checked(qtbot, again)
    assert "已经导入过" in words(again.check_step)
    assert again.check_step.button_text() == "没有可导入的，结束"
    forward(qtbot, again, 3)
    assert again.result_step.head.text() == "没有需要写入的内容"
    assert len(members.imports(office)) == 1


def test_a_file_that_is_no_sheet_is_refused_in_words(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    file = tmp_path / "照片.xlsx"
    file.write_bytes(b"\x89PNG not a sheet")
    wizard = opened(file)
    with modal(Sentence, lambda told: press(told, "知道了")):
        wizard.forward()
        settle(qtbot, wizard)
        qtbot.wait(50)
    assert wizard.place == 0


def test_leaving_while_it_is_read_stops_it(qtbot: QtBot, office: Office, wizard: ImportWizard) -> None:
    wizard.forward()
    wizard.reject()
    settle(qtbot, wizard)
    assert not wizard.isVisible()
    assert members.imports(office) == []


def test_a_sheet_is_dropped_onto_the_window(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    wizard = opened(None)
    assert not wizard.file_step.ready()
    file = sheet(tmp_path / "名册.xlsx")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "合影.jpg")), QUrl.fromLocalFile(str(file))])
    wizard.file_step.card.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert wizard.task.path == file
    assert wizard.file_step.ready()


def test_the_sample_sheet_is_saved_where_a_person_wants_it(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = opened(None)
    sample = resources.path("samples", "会员名册样表.xlsx")
    assert wizard.file_step.sample.isVisibleTo(wizard) == sample.is_file()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "样表"), ""))
    wizard.file_step.save_sample()
    assert (tmp_path / "样表.xlsx").read_bytes() == sample.read_bytes()


def test_the_list_of_imports_undoes_one(qtbot: QtBot, office: Office, wizard: ImportWizard) -> None:
    entered(qtbot, wizard)
    dialog = start(wizard.desk, wizard, "history")
    assert isinstance(dialog, HistoryDialog)
    assert picture(dialog.list).splitlines()[1] == "2026-11-22│名册.xlsx│1│1│0│2│有效"
    with modal(Sentence, lambda asked: press(asked, "撤销导入")):
        dialog.undo()
    settle(qtbot, wizard)
    qtbot.waitUntil(lambda: "2026-11-22 已撤销" in picture(dialog.list))
    assert not dialog.undo_button.isEnabled()
    assert not members.find(office.reading(), "张三").numbers


def test_earlier_imports_can_be_looked_at_before_the_next_one(qtbot: QtBot, wizard: ImportWizard) -> None:
    press(wizard, "导入记录与撤销…")
    found = [one for one in wizard.findChildren(HistoryDialog) if one.isVisible()]
    assert len(found) == 1
    assert "还没有导入过名册。" in words(found[0])
    found[0].close()


def test_other_pages_open_it_at_a_file(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = start(desk, window, sheet(tmp_path / "名册.xlsx"))
    assert isinstance(dialog, ImportWizard)
    assert dialog.task.path == tmp_path / "名册.xlsx"
    assert isinstance(start(desk, window), QDialog)


def test_it_fits_a_small_window_and_every_stop_has_a_name(qtbot: QtBot, wizard: ImportWizard) -> None:
    for place in (1, 2, 3):
        assert nameless(wizard) == []
        assert wizard.minimumSizeHint().width() <= 1024
        assert wizard.minimumSizeHint().height() <= 640
        forward(qtbot, wizard, place)
    assert nameless(wizard) == []
