from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.build import PASSWORD
from tests.ui.driving import button_of, ime, modal, press
from tests.ui.names import nameless
from ui import memory
from ui.app import Program
from ui.entry.password_line import PasswordLine, strength
from ui.entry.window import EntryWindow
from ui.kit.dialogs import Sentence
from ui.memory import Memory
from unionoffice.findings import Level
from unionoffice.opening import open_office


def no_demo(_path, _progress) -> tuple[str, str]:
    raise AssertionError("the demo town was not asked for")


@pytest.fixture
def remembered(tmp_path, monkeypatch) -> Memory:
    monkeypatch.setenv("UNIONOFFICE_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(memory, "offices_folder", lambda: tmp_path / "offices")
    return Memory(tmp_path / "data")


@pytest.fixture
def entry(qtbot, remembered):
    made = EntryWindow(remembered, make_demo=no_demo)
    opened = []
    made.opened.connect(opened.append)
    made.got = opened
    made.show()
    yield made
    made.close()
    for office in opened:
        office.close()


def _unlock(entry, password: str) -> None:
    entry.open._password.setText(password)
    press(entry.open, "打开")


def test_the_first_time_there_are_three_ways_in(entry) -> None:
    entry.start()
    assert entry.stack.currentWidget() is entry.welcome
    assert nameless(entry) == []


def test_the_right_password_opens_the_office_and_it_is_remembered(qtbot, entry, town, remembered) -> None:
    entry.start(town.path)
    assert [entry.open._who.itemText(n) for n in range(entry.open._who.count())] == ["李娟", "王建国"]
    with qtbot.waitSignal(entry.opened):
        _unlock(entry, PASSWORD)
    assert entry.got[0].name == "三墩镇总工会"
    assert remembered.recent() == [town.path]
    assert entry.open._password.text() == "", "no password stays in the window"


def test_a_wrong_password_is_said_at_the_field_and_can_be_typed_over(qtbot, entry, town) -> None:
    entry.start(town.path)
    _unlock(entry, "wrong")
    qtbot.waitUntil(lambda: entry.open._cells["password"].level is Level.HELD)
    assert entry.open._cells["password"].said() == "密码不对。请检查大小写和输入法后再试。"
    assert entry.open._password.selectedText() != ""
    qtbot.waitUntil(lambda: button_of(entry.open, "打开").isEnabled())
    with qtbot.waitSignal(entry.opened):
        _unlock(entry, PASSWORD)


def test_an_empty_password_is_not_tried(entry, town) -> None:
    entry.start(town.path)
    _unlock(entry, "")
    assert entry.open._cells["password"].said() == "请输入密码"
    assert entry.worker.jobs == ()


def test_an_office_in_use_elsewhere_is_named_with_person_and_computer(qtbot, entry, town, office) -> None:
    entry.start(town.path)
    read = []
    with modal(Sentence, lambda told: (read.append(told.sentence), told.accept())):
        _unlock(entry, PASSWORD)
        qtbot.waitUntil(lambda: bool(read))
    assert "李娟" in read[0]
    assert not entry.got


def test_a_missing_key_file_is_said_before_a_password_is_asked(entry, town) -> None:
    town.path.with_suffix(".keys").unlink()
    entry.start(town.path)
    assert entry.open.fault.isVisible()
    assert entry.open._who.count() == 0


def test_the_officer_who_opened_it_last_is_chosen(entry, town, remembered) -> None:
    remembered.opened(town.path, "王建国")
    entry.start()
    assert entry.open.officer() == "王建国"


def test_a_new_office_shows_its_recovery_code_and_goes_on_only_after_it_is_on_paper(qtbot, entry, tmp_path) -> None:
    entry.start()
    press(entry.welcome, "新建…")
    page = entry.new
    ime(page._name, "余杭街道总工会")
    qtbot.keyClicks(page._division, "330110001")
    ime(page._officer, "李娟")
    qtbot.keyClicks(page._password, "zai-yuhang-2026")
    qtbot.keyClicks(page._again, "zai-yuhang-2026")
    press(page, "建立")
    qtbot.waitUntil(lambda: entry.stack.currentWidget() is entry.code, timeout=20_000)
    code = entry.code._code.text()
    assert len(code.replace("-", "")) == 34
    assert page._password.text() == ""
    go = button_of(entry.code, "开始使用")
    assert not go.isEnabled()
    entry.code._sure.setChecked(True)
    with qtbot.waitSignal(entry.opened):
        go.click()
    made = entry.got[0]
    assert (made.name, made.level, made.division, made.officer.name) == (
        "余杭街道总工会",
        "township",
        "330110001",
        "李娟",
    )
    assert made.path == tmp_path / "offices" / "余杭街道总工会.office"


def test_everything_wrong_with_a_new_office_is_said_at_once(qtbot, entry) -> None:
    entry.start()
    press(entry.welcome, "新建…")
    qtbot.keyClicks(entry.new._division, "3301")
    qtbot.keyClicks(entry.new._password, "abc")
    press(entry.new, "建立")
    said = {name: cell.said() for name, cell in entry.new._cells.items() if cell.level is Level.HELD}
    assert said == {
        "name": "请填写工会名称，与公章文字一致", "division": "行政区划代码应为 6、9 或 12 位数字，现在是 4 位",
        "officer": "请填写操作员姓名", "again": "两次输入的密码不一样",
    }  # fmt: skip
    assert entry.new.focusWidget() is entry.new._name


def test_an_existing_file_is_never_overwritten(qtbot, entry, town) -> None:
    entry.start(town.path)
    page = entry.new
    page._folder.setText(str(town.path.parent))
    page._name.setText("town")
    page._division.setText("330106109")
    page._officer.setText("李娟")
    page._password.setText("x" * 12)
    page._again.setText("x" * 12)
    press(page, "建立")
    qtbot.waitUntil(lambda: page._cells["path"].level is Level.HELD)
    assert "已经存在" in page._cells["path"].said()


def test_a_forgotten_password_is_replaced_with_the_code_on_paper(qtbot, entry, town) -> None:
    entry.start(town.path)
    press(entry.open, "忘记密码")
    page = entry.lost
    page._code.setText("0000-0000")
    page._password.setText("xin-mima-2026")
    page._again.setText("xin-mima-2026")
    press(page, "重设并打开")
    qtbot.waitUntil(lambda: page._cells["recovery_code"].level is Level.HELD)
    qtbot.waitUntil(lambda: button_of(page, "重设并打开").isEnabled())
    page._code.setText(town.recovery_code.lower())
    with qtbot.waitSignal(entry.opened, timeout=20_000):
        press(page, "重设并打开")
    entry.got.pop().close()
    open_office(town.path, "李娟", "xin-mima-2026").close()


def test_a_file_from_a_stick_can_be_chosen(monkeypatch, entry, town) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(town.path), ""))
    entry.start()
    press(entry.welcome, "打开文件…")
    assert entry.open.file() == town.path


def test_the_demo_town_is_made_and_opened_without_a_question(qtbot, remembered, town) -> None:
    import shutil

    asked = []

    def make(path, progress) -> tuple[str, str]:
        asked.append(path)
        progress(50, "正在生成")
        for suffix in (".office", ".keys"):
            shutil.copyfile(town.path.with_suffix(suffix), path.with_suffix(suffix))
        return "李娟", PASSWORD

    window = EntryWindow(remembered, make_demo=make)
    qtbot.addWidget(window)
    window.start()
    with qtbot.waitSignal(window.opened, timeout=20_000) as got:
        press(window.welcome, "打开演示镇")
    got.args[0].close()
    assert asked[0].name == "三墩镇演示.office"
    window.start()
    assert window.stack.currentWidget() is window.open
    with qtbot.waitSignal(window.opened, timeout=20_000) as got:
        press(window.open, "演示镇")
    got.args[0].close()


def test_locking_the_window_leads_back_to_the_password_of_the_same_office(qtbot, remembered, town) -> None:
    program = Program((), remembered, make_demo=no_demo)
    program.ask(town.path)
    program.entry.open._password.setText(PASSWORD)
    press(program.entry.open, "打开")
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert not program.entry.isVisible()
    program.window.lock()
    assert program.window is None
    assert program.entry.isVisible()
    assert program.entry.open.file() == town.path
    assert program.entry.open._password.text() == ""
    program.entry.hide()
    program.entry.worker.stop()


def test_caps_lock_is_noticed_by_the_letters_that_arrive(qtbot) -> None:
    line, said = PasswordLine(), []
    qtbot.addWidget(line)
    line.caps.connect(said.append)
    qtbot.keyClick(line, "a")
    qtbot.keyClick(line, "A")
    qtbot.keyClick(line, "1")
    qtbot.keyClick(line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert said == [False, True, False]


def test_a_password_can_be_looked_at(qtbot) -> None:
    line = PasswordLine()
    qtbot.addWidget(line)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    line.actions()[0].trigger()
    assert line.echoMode() is QLineEdit.EchoMode.Normal


@pytest.mark.parametrize(
    ("password", "level"),
    [("", Level.NOTE), ("1234567", Level.WARNING), ("11111111111", Level.WARNING), ("wozaisandunzhen", Level.NOTE)],
)
def test_a_weak_password_is_called_weak(password: str, level: Level) -> None:
    assert strength(password)[1] is level


def test_every_page_of_the_way_in_fits_a_small_screen_and_has_names(entry, town) -> None:
    entry.start(town.path)
    for page in (entry.welcome, entry.open, entry.new, entry.code, entry.lost):
        entry.stack.setCurrentWidget(page)
        assert nameless(entry) == []
    least = entry.minimumSizeHint()
    assert least.width() <= 1024
    assert least.height() <= 640


def test_the_recovery_code_can_be_printed_before_going_on(qtbot, office, entry) -> None:
    from ui.entry.code_paper import show_paper

    preview = show_paper(office, "9AEN-KAND-F7FK-BHSS-6WE0-MY5Z-K6HN-D30N-5J", entry)
    assert preview.isVisible()
    assert preview.paper.sentences == []
    assert preview._foot.text() == "第 1 页，共 1 页 · A5 横向"
    preview.close()


def test_enter_makes_the_new_office_and_a_missing_folder_is_said_at_its_line(qtbot, entry, tmp_path) -> None:
    entry.start()
    press(entry.welcome, "新建…")
    page = entry.new
    ime(page._name, "余杭街道总工会")
    for line, typed in ((page._division, "330110001"), (page._officer, "周敏"), (page._password, "workbench-pass-2"),
                        (page._again, "workbench-pass-2")):  # fmt: skip
        ime(line, typed)
    page._folder.setText(str(tmp_path / "不在"))
    qtbot.keyClick(page._again, Qt.Key.Key_Return)
    assert "找不到这个文件夹" in page._cells["path"].said()
    assert not entry.worker.jobs
    page._folder.setText("")
    qtbot.keyClick(page._folder, Qt.Key.Key_Return)
    assert "请选择" in page._cells["path"].said()
    page._folder.setText(str(tmp_path))
    qtbot.keyClick(page._folder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entry.stack.currentWidget() is entry.code, timeout=20_000)
    assert (tmp_path / "余杭街道总工会.office").is_file()
