"""Where file dialogs begin: the person's documents, then wherever the last file was; never the program's own folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ui import memory
from ui.kit import files
from ui.memory import Memory


@pytest.fixture
def parent(qtbot, tmp_path, monkeypatch) -> QWidget:
    (tmp_path / "documents").mkdir()
    monkeypatch.setattr(memory, "documents", lambda: tmp_path / "documents")
    made = QWidget()
    qtbot.addWidget(made)
    return made


def answering(monkeypatch: pytest.MonkeyPatch, name: str, answer: object) -> list[str]:
    """The file dialog gives this; the places it was asked to begin at are in the list."""
    asked: list[str] = []

    def given(_parent: object, _title: str, at: str, *_more: object) -> object:
        asked.append(at)
        return answer

    monkeypatch.setattr(QFileDialog, name, given)
    return asked


def test_the_first_time_it_is_the_documents_then_the_folder_used_last(parent, tmp_path, monkeypatch) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    asked = answering(monkeypatch, "getSaveFileName", (str(stick / "名册"), ""))
    assert files.ask_save(parent, "存", "名册.pdf", "PDF (*.pdf)", ".pdf") == stick / "名册.pdf"
    assert files.ask_save(parent, "存", "名册.pdf", "PDF (*.pdf)", ".pdf") == stick / "名册.pdf"
    assert asked == [str(tmp_path / "documents" / "名册.pdf"), str(stick / "名册.pdf")]
    opened = answering(monkeypatch, "getOpenFileName", (str(stick / "a.xlsx"), ""))
    assert files.ask_open(parent, "开", "Excel (*.xlsx)") == stick / "a.xlsx"
    assert opened == [str(stick)]


def test_a_stick_that_was_pulled_out_is_forgotten(parent, tmp_path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    Memory(memory.folder()).used(stick)
    assert files.start() == stick
    stick.rmdir()
    assert files.start() == tmp_path / "documents"


def test_who_thinks_better_of_it_changes_nothing(parent, tmp_path, monkeypatch) -> None:
    answering(monkeypatch, "getSaveFileName", ("", ""))
    answering(monkeypatch, "getOpenFileName", ("", ""))
    answering(monkeypatch, "getExistingDirectory", "")
    assert files.ask_save(parent, "存", "名册.pdf", "PDF (*.pdf)", ".pdf") is None
    assert files.ask_open(parent, "开", "") is None
    assert files.ask_folder(parent, "文件夹") is None
    assert not (memory.folder() / "window.json").exists()


def test_two_memories_of_one_file_do_not_wipe_each_other(tmp_path: Path) -> None:
    one, other = Memory(tmp_path), Memory(tmp_path)
    one.used(tmp_path)
    other.speak("en")
    kept = json.loads((tmp_path / "window.json").read_text("utf-8"))
    assert kept == {"folder": str(tmp_path), "language": "en"}
