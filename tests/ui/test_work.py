from __future__ import annotations

import threading

import pytest

from ui.kit.progress import JobStrip
from ui.signals import OfficeNews
from ui.work import Worker
from unionoffice.errors import Refused
from unionoffice.office import Office


@pytest.fixture
def worker(qapp):
    made = Worker()
    yield made
    made.stop()


def test_the_result_of_long_work_arrives_on_the_windows_thread(qtbot, worker) -> None:
    got = []
    here = threading.get_ident()
    job = worker.start(
        "读名册", lambda progress: (progress(50, "读到一半"), threading.get_ident())[1],
        done=lambda there: got.append((there, threading.get_ident())),
    )  # fmt: skip
    with qtbot.waitSignal(job.finished):
        pass
    assert got[0][1] == here
    assert got[0][0] != here
    assert worker.jobs == ()


def test_progress_is_told_before_the_end_and_not_after(qtbot, worker) -> None:
    told = []

    def work(progress) -> str:
        progress(10, "正在检查")
        progress(100, "")
        return "好"

    job = worker.start("检查", work)
    job.progress.connect(lambda percent, words: told.append((percent, words)))
    job.done.connect(lambda result: told.append(result))
    with qtbot.waitSignal(job.finished):
        pass
    assert told == [(10, "正在检查"), (100, ""), "好"]


def test_a_cancelled_job_stops_at_its_next_report_and_tells_nobody(qtbot, worker) -> None:
    begun, heard, interrupted = threading.Event(), [], []

    def endless(progress) -> None:
        progress.interrupt_with(lambda: interrupted.append(True))
        while True:
            begun.set()
            progress(1)

    job = worker.start("导入", endless, done=heard.append, failed=heard.append)
    assert begun.wait(5)
    with qtbot.waitSignal(job.finished):
        job.cancel()
    assert heard == []
    assert interrupted == [True]


def test_a_failure_goes_to_whoever_asked_or_to_the_window(qtbot, worker) -> None:
    def refuse(_progress) -> None:
        raise Refused("no_name", "没有姓名")

    mine, windows = [], []
    worker.unhandled.connect(windows.append)
    with qtbot.waitSignal(worker.start("甲", refuse, failed=mine.append).finished):
        pass
    with qtbot.waitSignal(worker.start("乙", refuse).finished):
        pass
    assert [error.reason for error in mine] == ["no_name"]
    assert [error.reason for error in windows] == ["no_name"]


def test_jobs_run_one_after_the_other(qtbot, worker) -> None:
    order, at_once = [], []
    running = threading.Lock()

    def work(name: str):
        def run(_progress) -> None:
            at_once.append(running.acquire(blocking=False))
            order.append(name)
            running.release()

        return run

    worker.start("一", work("一"))
    last = worker.start("二", work("二"))
    with qtbot.waitSignal(last.finished):
        pass
    assert order == ["一", "二"]
    assert at_once == [True, True]


def test_work_that_comes_too_late_at_the_end_reaches_no_window(qtbot, qapp) -> None:
    worker, heard, go = Worker(), [], threading.Event()
    worker.start("慢", lambda _progress: go.wait(5), done=heard.append)
    go.set()
    worker.stop()
    qapp.processEvents()
    assert heard == []


def test_the_strip_shows_title_progress_and_stops_the_job(qtbot, worker) -> None:
    strip, begun = JobStrip(), threading.Event()
    qtbot.addWidget(strip)
    worker.started.connect(strip.follow)

    def endless(progress) -> None:
        while True:
            progress(42, "正在核对")
            begun.set()

    job = worker.start("正在导入", endless)
    assert begun.wait(5)
    qtbot.waitUntil(strip.isVisible)
    qtbot.waitUntil(lambda: strip._bar.value() == 42)
    assert strip._what.text() == "正在导入"
    assert "正在核对" in strip._far.text()
    with qtbot.waitSignal(job.finished):
        strip._stop.click()
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_news_of_an_act_on_the_worker_is_heard_on_the_windows_thread(qtbot, office: Office, worker) -> None:
    news, heard = OfficeNews(office), []
    news.changed.connect(lambda change: heard.append((change.what, change.areas, threading.get_ident())))

    def act(_progress) -> None:
        with office.act("登记", "members"):
            pass

    with qtbot.waitSignal(news.changed):
        worker.start("登记", act)
    assert heard == [("登记", frozenset({"members"}), threading.get_ident())]
    news.stop()
    assert office.listeners == []
