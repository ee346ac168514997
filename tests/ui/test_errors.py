from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.ui.driving import button_of, modal, press
from tests.ui.names import nameless
from ui import errors
from ui.kit import dialogs
from ui.kit.dialogs import Sentence
from ui.masking import masked
from unionoffice.errors import Cancelled, Refused, Trouble


@pytest.mark.parametrize(
    ("said", "covered"),
    [
        ("身份证330106197001230126号", "身份证330106********0126号"),
        ("33010619700123012X", "330106********012X"),
        ("15位330106700123012旧号", "15位330106********3012旧号"),
        ("卡号6222021001122334455", "卡号622202********4455"),
        ("电话13800000001。", "电话138****0001。"),
        ("第 20973 行，2026-11-22，GH0000001", "第 20973 行，2026-11-22，GH0000001"),
        ("金额 1234567.89", "金额 1234567.89"),
    ],
)
def test_numbers_that_point_at_a_person_are_covered(said: str, covered: str) -> None:
    assert masked(said) == covered


def test_a_refusal_is_its_sentence_with_what_happened_in_bold(qtbot) -> None:
    seen = []
    with modal(Sentence, lambda told: (seen.append(told.sentence), press(told, "知道了"))):
        errors.show(Refused("x", "不能转出。这名会员已经转出。请先办理转入。"))
    assert seen == ["不能转出。这名会员已经转出。请先办理转入。"]


def test_cancelling_is_silence(qtbot) -> None:
    errors.show(Cancelled())
    assert QApplication.activeModalWidget() is None


def _fail(number: str) -> None:
    raise ValueError(f"wrong {number}")


def test_a_bug_is_shown_once_for_its_place_with_masked_details_to_copy(qtbot, caplog) -> None:
    with (
        modal(Sentence, lambda told: (press(told, "详细信息"), press(told, "复制"), told.accept())),
        errors.showing(None),
    ):
        _fail("330106197001230126")
    copied = QGuiApplication.clipboard().text()
    assert "意外错误" in copied
    assert "ValueError: wrong 330106********0126" in copied
    assert "0123012" not in copied
    with errors.showing(None):
        _fail("330106197001230126")
    assert QApplication.activeModalWidget() is None
    assert "1970012" not in caplog.text


def test_life_goes_on_after_trouble(qtbot) -> None:
    after = []
    with modal(Sentence, lambda told: told.accept()), errors.showing(None):
        raise Trouble("disk_full", "磁盘已满。此前的记录都在。请清理空间后再试。")
    after.append(True)
    assert after


def test_a_question_that_cannot_be_taken_back_has_its_focus_on_the_safe_answer(qtbot) -> None:
    def look(asked: Sentence) -> None:
        assert button_of(asked, "取消").isDefault()
        assert not button_of(asked, "删除").isDefault()
        assert button_of(asked, "删除").property("kind") != "primary"
        assert nameless(asked) == []
        press(asked, "删除")

    with modal(Sentence, look):
        assert dialogs.ask(None, "删除这份草稿吗？删除后不能恢复。", yes="删除", danger=True)


def test_enter_presses_the_button_that_has_the_focus(qtbot) -> None:
    asked = Sentence("撤销这次导入吗？", yes="撤销导入", no="不撤销", danger=True)
    qtbot.addWidget(asked)
    asked.show()
    with qtbot.waitSignal(asked.accepted, timeout=1000):
        qtbot.keyClick(button_of(asked, "撤销导入"), Qt.Key.Key_Return)


def test_details_are_folded_until_wanted(qtbot) -> None:
    told = Sentence("出错了。", details="Traceback …")
    qtbot.addWidget(told)
    told.show()
    box = told.findChild(QPlainTextEdit)
    assert not box.isVisible()
    press(told, "详细信息")
    assert box.isVisible()


def test_an_error_in_a_slot_or_a_thread_reaches_the_person_and_the_log(tmp_path) -> None:
    program = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app, crash, errors
application = QApplication([])
app.dress(application)
crash.watch(Path(sys.argv[1]))
seen = []
def look():
    window = QApplication.activeModalWidget()
    if window is not None:
        seen.append(window.details)
        window.accept()
    if len(seen) == 2:
        application.quit()
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
def slot(): raise ValueError("slot 330106197001230126")
def thread(): raise ValueError("thread 13800000001")
QTimer.singleShot(0, slot)
QTimer.singleShot(300, lambda: threading.Thread(target=thread).start())
QTimer.singleShot(8000, application.quit)
application.exec()
print(len(seen), "slot 330106********0126" in seen[0], "thread 138****0001" in seen[1])
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["2", "True", "True"]
    log = (tmp_path / "window.log").read_text("utf-8")
    assert "slot 330106********0126" in log
    assert "1970012" not in log
    assert (tmp_path / "crash.log").exists()
