"""An import happens whole or not at all: failures in the middle, cancelling, hostile files, another thread reading."""

from __future__ import annotations

import os
import threading

import pytest

from tests.build import CHEMICALS, DAY
from tests.exchange import hostile
from tests.exchange.hostile_files import ODD
from tests.members.sheets import HEADING, born, checked, everything, piles, xlsx
from unionoffice import journal, members
from unionoffice.errors import Cancelled, Refused, Trouble
from unionoffice.members.sheet import make_draft, read_sheet
from unionoffice.opening import open_with_key

NUMBERS = [born("19800101", serial) for serial in range(1, 301)]


@pytest.fixture
def sheet(tmp_path):
    rows = [
        [None, f"人{chr(0x4E00 + place)}", None, id_number, None, None, None, "新厂工会" if place % 2 else CHEMICALS]
        for place, id_number in enumerate(NUMBERS)
    ]
    return xlsx(tmp_path / "三百人.xlsx", *rows)


def everything_and_journal(office):
    return everything(office), journal.head(office.reading())


@pytest.mark.parametrize("failure", [Cancelled(), RuntimeError("the light went out"), KeyboardInterrupt()])
def test_a_failure_in_the_middle_leaves_nothing(office, sheet, failure):
    draft = checked(office, sheet)
    before = everything_and_journal(office)
    heard = []
    office.listeners.append(heard.append)
    reached = []

    def stop(percent: int, _words: str) -> None:
        reached.append(percent)
        if percent >= 98:
            raise failure

    with pytest.raises(type(failure)):
        members.enter(office, draft, progress=stop)
    assert reached[-1] == 98
    assert everything_and_journal(office) == before
    assert (heard, members.imports(office)) == ([], [])
    assert list(members.find(office.reading(), "人").numbers) == []


def test_the_same_draft_enters_after_a_failure(office, sheet):
    draft = checked(office, sheet)

    def stop(percent: int, _words: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        members.enter(office, draft, progress=stop)
    done = members.enter(office, draft)
    assert (done.added, len(members.find(office.reading(), "新厂工会").numbers)) == (300, 150)
    assert journal.verify(office.reading()) == []


def test_the_whole_import_is_one_act_and_one_piece_of_news(office, sheet):
    acts = journal.next_act(office.reading())
    heard = []
    office.listeners.append(heard.append)
    members.enter(office, checked(office, sheet), fingerprint="f" * 64)
    assert journal.next_act(office.reading()) == acts + 1
    assert [(change.what, "members" in change.areas) for change in heard] == [("导入会员", True)]
    entry = journal.entries(office.reading(), limit=1)[0]
    assert entry.detail == {"file": "三百人.xlsx", "added": 300, "changed": 0, "unit": "新厂工会"}
    assert members.imported_before(office, "f" * 64).added == 300


def test_checking_writes_nothing_at_all(office, sheet):
    before, content = everything_and_journal(office), office.path.read_bytes()
    assert piles(checked(office, sheet))["new"] == 300
    assert everything_and_journal(office) == before
    assert office.path.read_bytes() == content


def test_a_list_open_meanwhile_never_sees_half_an_import(office, sheet):
    draft = checked(office, sheet)
    seen = []

    def look() -> None:
        seen.append(len(members.roll(office.reading()).numbers))

    def meanwhile(_percent: int, _words: str) -> None:
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()

    members.enter(office, draft, progress=meanwhile)
    assert set(seen) == {4}
    assert len(members.roll(office.reading()).numbers) == 304


def test_what_entered_is_there_after_the_office_is_opened_again(town, sheet):
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        members.enter(office, checked(office, sheet))
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        assert len(members.roll(office.reading()).numbers) == 304
        assert journal.verify(office.reading()) == []


def test_progress_goes_up_to_the_end_and_says_what_is_done(office, sheet):
    told = []
    read = read_sheet(office, sheet)
    draft = make_draft(office, read, progress=lambda percent, words: told.append((percent, words)))
    members.enter(office, draft, progress=lambda percent, words: told.append((percent, words)))
    percents = [percent for percent, _words in told]
    assert percents == sorted(percents)
    assert percents[0] >= 0
    assert percents[-1] <= 100
    assert all(words for _percent, words in told)


@pytest.mark.parametrize("odd", [odd for odd in ODD if odd.comes][:12], ids=lambda odd: odd.name)
def test_a_hostile_sheet_is_refused_and_the_office_is_untouched(office, tmp_path, odd):
    before = everything_and_journal(office)
    path = tmp_path / odd.name
    path.write_bytes(odd.make())
    with pytest.raises(Refused):
        checked(office, path)
    assert everything_and_journal(office) == before
    good = tmp_path / "good.xlsx"
    good.write_bytes(hostile.xlsx())
    assert len(checked(office, good).rows) == 1


def test_a_sheet_that_is_not_there_is_trouble(office, tmp_path):
    os.mkfifo(tmp_path / "pipe.xlsx")
    for path in (tmp_path / "none.xlsx", tmp_path, tmp_path / "pipe.xlsx"):
        with pytest.raises(Trouble) as trouble:
            read_sheet(office, path)
        assert trouble.value.reason == "no_file"


def test_words_that_look_like_commands_are_only_words(office, tmp_path):
    nasty = ["'; DROP TABLE people; --", '" OR 1=1', "{name}", "%s", "../../etc/passwd", "<b>x</b>", "\u202e反的"]
    rows = [[None, f"人{place}号某", None, NUMBERS[place], None, word, None, word] for place, word in enumerate(nasty)]
    done = members.enter(office, checked(office, xlsx(tmp_path / "a.xlsx", *rows, heading=HEADING)))
    assert done.added == len(nasty)
    assert journal.verify(office.reading()) == []
    assert len(members.roll(office.reading()).numbers) == 4 + len(nasty)
