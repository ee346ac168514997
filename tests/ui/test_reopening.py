"""What closes and opens the window again without a restart: going back to a backup, another language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from tests.build import DAY, PASSWORD
from tests.ui.driving import gone, press
from tests.ui.test_entry import no_demo
from ui.app import Program
from ui.areas import AREAS
from ui.memory import Memory
from ui.settings.restore_dialog import RestoreDialog
from unionoffice import backup, members, wording
from unionoffice.errors import Trouble


@pytest.fixture
def program(qtbot, town, tmp_path, monkeypatch) -> Iterator[Program]:
    monkeypatch.setenv("UNIONOFFICE_DATA", str(tmp_path / "data"))
    made = Program(AREAS, Memory(tmp_path / "data"), make_demo=no_demo, today=DAY)
    made.ask(town.path)
    unlock(qtbot, made)
    yield made
    if made.window is not None and not gone(made.window):
        qtbot.waitUntil(lambda: not made.window.worker.jobs, timeout=20000)
        made.window.worker.stop()
        made.window.news.stop()
        made.window.office.close()
        made.window.hide()
    if made.entry is not None:
        made.entry.worker.stop()
        made.entry.hide()


def unlock(qtbot, program: Program) -> None:
    qtbot.waitUntil(lambda: not program.entry.worker.jobs, timeout=20000)
    program.entry.open._password.setText(PASSWORD)
    press(program.entry.open, "打开")
    qtbot.waitUntil(lambda: program.window is not None, timeout=20000)


def phone(program: Program) -> str | None:
    member = members.member(program.window.office, 1)
    assert member is not None
    return member.person.phone


def backups_of(qtbot, program: Program):
    program.window.go("settings", "backups")
    qtbot.waitUntil(lambda: not program.window.worker.jobs, timeout=20000)
    shown = program.window.page("settings").sections["backups"]
    shown.refresh()
    return shown


def asked(qtbot, program: Program) -> RestoreDialog:
    """The dialog with what is in the newest backup, after the first click."""
    press(backups_of(qtbot, program), "恢复…")
    found: list[QDialog] = []

    def look() -> bool:
        found[:] = [one for one in program.window.findChildren(RestoreDialog) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(look, timeout=20000)
    return found[0]


def test_going_back_to_a_backup_asks_the_password_again_and_says_one_sentence(qtbot, program, town) -> None:
    office = program.window.office
    made = backup.make(office.path, office.key)
    members.change(office, 1, {"phone": "13900000000"})
    dialog = asked(qtbot, program)
    told = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"这份备份", "现在", "最后一次操作", "会员", "单位"} <= told
    assert "备份之后的 1 次操作会退回去。" in told
    press(dialog, "恢复")
    qtbot.waitUntil(lambda: program.window is None, timeout=20000)
    qtbot.waitUntil(lambda: program.entry.open.fault.isVisible(), timeout=20000)
    assert program.entry.open.fault.text().startswith("已恢复到")
    assert "没有丢失" in program.entry.open.fault.text()
    kept = backup.backups(town.path)
    assert [one.reason for one in kept] == ["before-restore", made.reason]
    unlock(qtbot, program)
    assert phone(program) == "13800000001"


def test_a_backup_that_cannot_be_read_is_refused_before_anything_is_closed(qtbot, program, monkeypatch) -> None:
    from ui import errors

    office = program.window.office
    made = backup.make(office.path, office.key)
    copy = backup.folder_of(office.path) / made.name
    content = bytearray(copy.read_bytes())
    content[9000] ^= 1
    copy.write_bytes(content)
    said: list[BaseException] = []
    monkeypatch.setattr(errors, "show", lambda error, _parent: said.append(error))
    press(backups_of(qtbot, program), "恢复…")
    qtbot.waitUntil(lambda: bool(said), timeout=20000)
    assert isinstance(said[0], Trouble)
    assert "没有恢复；现在的数据没有改动" in said[0].sentence
    assert phone(program) == "13800000001"


def test_an_officer_the_backup_does_not_know_is_not_locked_out(qtbot, program, monkeypatch) -> None:
    office = program.window.office
    backup.make(office.path, office.key)
    dialog = asked(qtbot, program)
    dialog._officers = ("王建国",)
    said: list[BaseException] = []
    monkeypatch.setattr("ui.kit.ask_dialog.errors.show", lambda error, _parent: said.append(error))
    press(dialog, "恢复")
    assert "请由 王建国 登录后恢复" in said[0].sentence
    assert program.window is not None
    dialog.reject()


def test_another_language_is_spoken_at_once_without_the_password(qtbot, program) -> None:
    office, before = program.window.office, program.window
    program.window.go("settings", "office")
    section = program.window.page("settings").sections["office"]
    box = section.cells["language"].control
    box.setCurrentIndex(box.findData("en"))
    press(section, "保存")
    qtbot.waitUntil(lambda: program.window is not before)
    QApplication.processEvents()
    assert wording.language() == "en"
    assert program.window.office is office
    assert phone(program) == "13800000001"
    assert program.window.page("settings").chosen() == "office"
    assert "Dashboard" in {one.accessibleName() for one in program.window.navigation.findChildren(QPushButton)}
    qtbot.waitUntil(lambda: gone(before))
