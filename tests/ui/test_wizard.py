from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QCheckBox

from tests.ui.driving import button_of, gone, modal, press
from tests.ui.names import nameless
from ui.kit.dialogs import Sentence
from ui.kit.wizard import Step, Wizard
from ui.work import Worker
from unionoffice.errors import Refused


class Choosing(Step):
    """Ready once its box is ticked; refuses while `bad`; goes on by itself or when told."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.box = QCheckBox("已核对")
        self.box.toggled.connect(self.changed)
        self.column.addWidget(self.box)
        self.entered = 0
        self.bad = False
        self.later = None
        self.waits = False

    def enter(self) -> None:
        self.entered += 1

    def ready(self) -> bool:
        return self.box.isChecked()

    def leave(self, go_on) -> None:
        if self.bad:
            raise Refused("x", "表格里没有姓名一列。没有导入任何内容。请指定姓名列。")
        if self.waits:
            self.later = go_on
            self.wizard.busy(working=True)
        else:
            go_on()


@pytest.fixture
def wizard(qapp) -> Wizard:
    made = Wizard("导入名册", [Choosing("选择文件"), Choosing("核对列"), Choosing("导入")])
    made.show()
    return made


def test_a_step_is_left_only_when_it_is_ready(wizard) -> None:
    go = button_of(wizard, "下一步")
    assert not go.isEnabled()
    wizard.forward()
    assert wizard.place == 0
    wizard._steps[0].box.setChecked(True)
    assert go.isEnabled()
    press(wizard, "下一步")
    assert wizard.place == 1
    assert wizard._where.accessibleName() == "第 2 步，共 3 步：核对列"


def test_a_refusal_is_shown_and_the_step_stays(wizard) -> None:
    step = wizard._steps[0]
    step.box.setChecked(True)
    step.bad = True
    with modal(Sentence, lambda told: told.accept()):
        wizard.forward()
    assert wizard.place == 0


def test_while_the_step_works_neither_way_is_open(wizard) -> None:
    step = wizard._steps[0]
    step.box.setChecked(True)
    step.waits = True
    wizard.forward()
    assert not button_of(wizard, "下一步").isEnabled()
    step.later()
    assert wizard.place == 1


def test_going_back_keeps_what_was_answered(wizard) -> None:
    for _ in range(2):
        wizard._steps[wizard.place].box.setChecked(True)
        wizard.forward()
    wizard.back()
    assert wizard.place == 1
    assert wizard._steps[1].box.isChecked()
    assert wizard._steps[1].entered == 2


def test_the_last_step_accepts_and_the_wizard_is_freed(qtbot, wizard) -> None:
    done = []
    wizard.accepted.connect(lambda: done.append(True))
    for _ in range(3):
        wizard._steps[wizard.place].box.setChecked(True)
        wizard.forward()
    assert done == [True]
    qtbot.waitUntil(lambda: gone(wizard))


def test_leaving_asks_only_when_something_would_be_lost(qtbot, wizard) -> None:
    wizard.careful = True
    with modal(Sentence, lambda asked: press(asked, "继续")):
        wizard.reject()
    assert wizard.isVisible()
    wizard.careful = False
    wizard.reject()
    qtbot.waitUntil(lambda: gone(wizard))


def test_long_work_of_a_step_has_its_progress_in_the_wizard_and_can_be_stopped(qtbot, wizard) -> None:
    worker, begun, done = Worker(), threading.Event(), []

    def endless(progress) -> None:
        while True:
            progress(30, "正在检查")
            begun.set()

    job = wizard.run(worker, "检查表格", endless, done=done.append)
    assert begun.wait(5)
    qtbot.waitUntil(wizard.strip.isVisible)
    assert not button_of(wizard, "下一步").isEnabled()
    with qtbot.waitSignal(job.finished):
        press(wizard.strip, "停止")
    wizard._steps[0].box.setChecked(True)
    assert button_of(wizard, "下一步").isEnabled()
    assert done == []
    with qtbot.waitSignal(wizard.run(worker, "检查表格", lambda progress: 7, done=done.append).finished):
        pass
    assert done == [7]
    worker.stop()


def test_leaving_the_wizard_stops_its_work(qtbot, wizard) -> None:
    worker, begun = Worker(), threading.Event()

    def endless(progress) -> None:
        while True:
            progress(1)
            begun.set()

    job = wizard.run(worker, "检查表格", endless, done=lambda _result: None)
    assert begun.wait(5)
    with qtbot.waitSignal(job.finished):
        wizard.reject()
    assert job.cancelled
    worker.stop()


def test_a_wizard_fits_a_small_screen_and_its_parts_have_names(wizard) -> None:
    assert wizard.minimumSizeHint().height() <= 640
    assert nameless(wizard) == []
