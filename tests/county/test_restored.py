"""After a restored backup the book has a new epoch, and the county takes it once a person has said so."""

from __future__ import annotations

import pytest

from tests.build import DAY
from tests.county.offices import Place, enrol
from unionoffice import backup, county, journal, reports, restored
from unionoffice.errors import Refused
from unionoffice.opening import open_with_key


def put_back(town: Place, name: str) -> Place:
    """The office restored from this backup and opened again."""
    key, path = town.office.key, town.office.path
    town.office.close()
    restored.note(path)
    backup.restore(path, name)
    return Place(open_with_key(path, key, "李娟", today=DAY), town.folder)


def book(place: Place) -> tuple[str, int, int]:
    return tuple(place.office.reading().execute("SELECT id, epoch, sequence FROM book").fetchone())


def test_a_restored_backup_opens_a_new_epoch_once(town: Place) -> None:
    town.package()
    first = book(town)
    made = backup.make(town.office.path, town.office.key)
    town.package()
    again = put_back(town, made.name)
    with again.office:
        now = book(again)
        assert (now[0] != first[0], now[1:]) == (True, (2, 0))
        assert reports.after_restore(again.office) is False
        assert book(again) == now


def test_restoring_the_same_backup_twice_gives_two_epochs(town: Place) -> None:
    town.package()
    made = backup.make(town.office.path, town.office.key)
    again = put_back(town, made.name)
    again.package()
    third = put_back(again, made.name)
    with third.office:
        assert book(third)[1:] == (3, 0)


def test_an_office_that_never_handed_in_before_the_backup_starts_a_new_book_after_it(town: Place, upper: Place) -> None:
    made = backup.make(town.office.path, town.office.key)
    county.receive(upper.office, town.package())
    again = put_back(town, made.name)
    with again.office:
        with pytest.raises(Refused) as caught:
            county.receive(upper.office, again.package())
        assert caught.value.reason == "new_epoch"


def test_a_damaged_mark_counts_as_a_restore(town: Place) -> None:
    town.package()
    restored.mark_path(town.office.path).write_bytes(b"{nonsense")
    assert reports.after_restore(town.office) is True
    assert reports.after_restore(town.office) is False
    assert book(town)[1] == 2


def test_the_county_takes_the_new_epoch_after_a_person_looked_and_the_old_one_never_again(
    upper: Place, town: Place
) -> None:
    county.receive(upper.office, town.package())
    made = backup.make(town.office.path, town.office.key)
    enrol(town, "刘芳", "330106199201020026")
    lost = town.package()
    county.receive(upper.office, lost)
    never = town.package()
    again = put_back(town, made.name)
    with again.office:
        enrol(again, "孙莉", "330106199301020027")
        fresh = again.package()
        with pytest.raises(Refused) as caught:
            county.receive(upper.office, fresh)
        assert caught.value.reason == "new_epoch"
        taken = county.receive(upper.office, fresh, confirmed=("new_epoch",))
        assert len(taken.notes) == 2, taken.notes
        with pytest.raises(Refused) as caught:
            county.receive(upper.office, never, confirmed=county.CONFIRMED)
        assert caught.value.reason == "replayed"
        assert county.receive(upper.office, again.package()).notes == ()
        receipt = county.answer(upper.office, taken.no + 1, upper.folder)
        assert reports.accept_receipt(again.office, receipt.path).verdict == "whole"
        assert county.receive(upper.office, again.package()).notes == ()


def test_an_office_that_never_handed_in_is_as_it_was_after_a_restore(town: Place) -> None:
    made = backup.make(town.office.path, town.office.key)
    again = put_back(town, made.name)
    with again.office:
        assert journal.head(again.office.reading()).hex() == made.head
        assert again.office.reading().execute("SELECT count(*) FROM book").fetchone()[0] == 0
        again.package()
        assert book(again)[1:] == (2, 1)
