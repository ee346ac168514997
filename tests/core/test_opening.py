from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.build import DAY, OWN, PASSWORD, Town
from tests.files import behind, fingerprint, whole
from unionoffice import backup, calendar, database, journal, members, opening, units
from unionoffice.checking import faults
from unionoffice.errors import Refused, Trouble
from unionoffice.officers import Role
from unionoffice.opening import (
    MIGRATIONS,
    SCHEMA,
    all_migrations,
    create_office,
    officers_of,
    open_office,
    open_with_key,
)

GIVEN = {"name": OWN, "level": "township", "division": "330106109", "officer": "李娟", "password": PASSWORD}


# -- a new office


def test_a_new_office_opens_again_with_its_password_and_knows_what_it_was_told(tmp_path: Path) -> None:
    path = tmp_path / "三墩镇.office"
    office, code = create_office(path, **GIVEN, today=DAY)
    office.close()
    assert [(slot.name, slot.roles) for slot in officers_of(path)] == [("李娟", (Role.ENTRY, Role.ADMINISTRATION))]
    assert len(code.replace("-", "")) == 34
    with open_office(path, "李娟", PASSWORD, today=DAY) as again:
        assert (again.name, again.level, again.division, again.is_demo) == (OWN, "township", "330106109", False)
        assert again.officer.name == "李娟"
        assert again.today == "2026-11-22"
        assert units.own_union(again).name == OWN
        assert journal.verify(again.reading()) == []


@pytest.mark.parametrize("suffix", [".office", ".keys"])
def test_what_lies_there_already_is_never_overwritten(tmp_path: Path, suffix: str) -> None:
    lying = (tmp_path / "town").with_suffix(suffix)
    lying.write_bytes(b"somebody's work")
    with pytest.raises(Refused) as refusal:
        create_office(tmp_path / "town.office", **GIVEN)
    assert refusal.value.reason == "exists"
    assert lying.read_bytes() == b"somebody's work"
    assert list(tmp_path.iterdir()) == [lying]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"name": "  "}, "missing"),
        ({"officer": ""}, "missing"),
        ({"password": ""}, "no_password"),
        ({"level": "province"}, "bad_level"),
        ({"division": "33010610"}, "bad_division"),
        ({"division": "３３０１０６"}, "bad_division"),
        ({"path": "town.db"}, "bad_name"),
        ({"path": "nowhere/town.office"}, "no_folder"),
    ],
)
def test_wrong_words_for_a_new_office_leave_nothing_behind(tmp_path: Path, wrong: dict[str, str], reason: str) -> None:
    given = {**GIVEN, **wrong}
    path = tmp_path / given.pop("path", "town.office")
    with pytest.raises((Refused, Trouble)) as refusal:
        create_office(path, **given)
    assert refusal.value.reason == reason
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_while_an_office_is_made_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_source: object, _target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(Trouble) as trouble:
        create_office(tmp_path / "town.office", **GIVEN)
    assert trouble.value.reason == "disk_full"
    assert list(tmp_path.iterdir()) == []


# -- who may open


def test_a_wrong_password_opens_nothing(town: Town) -> None:
    with pytest.raises(Refused) as refusal:
        open_office(town.path, "李娟", PASSWORD + " ")
    assert (refusal.value.reason, refusal.value.field) == ("wrong_password", "password")


def test_nobody_unknown_opens_the_office(town: Town) -> None:
    with pytest.raises(Refused) as refusal:
        open_office(town.path, "张三", PASSWORD)
    assert refusal.value.reason == "unknown_officer"
    with pytest.raises(Refused) as refusal:
        open_with_key(town.path, town.key, "张三")
    assert refusal.value.reason == "unknown_officer"
    open_with_key(town.path, town.key, "李娟").close()


# -- files the program must leave alone


def test_a_file_of_a_newer_program_is_refused_and_stays_as_it_is(town: Town) -> None:
    with behind(town) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    before = fingerprint(town.path)
    with pytest.raises(Refused) as refusal:
        open_with_key(town.path, town.key, "李娟")
    assert refusal.value.reason == "newer_file"
    assert fingerprint(town.path) == before
    assert backup.backups(town.path) == []


@pytest.mark.parametrize("version", [SCHEMA, SCHEMA - 1])
def test_a_file_with_a_change_nobody_here_knows_is_refused_and_stays_as_it_is(town: Town, version: int) -> None:
    with behind(town) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('members', 'm002_of_tomorrow', '2027')"
        )
        db.execute(f"PRAGMA user_version = {version}")
    before = fingerprint(town.path)
    with pytest.raises(Refused) as refusal:
        open_with_key(town.path, town.key, "李娟")
    assert refusal.value.reason == "newer_file"
    assert fingerprint(town.path) == before
    assert backup.backups(town.path) == []


def test_a_wrong_key_changes_nothing(town: Town) -> None:
    before = fingerprint(town.path)
    with pytest.raises(Trouble) as trouble:
        open_with_key(town.path, os.urandom(32), "李娟")
    assert trouble.value.reason == "damaged"
    assert fingerprint(town.path) == before
    open_with_key(town.path, town.key, "李娟").close()


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        open_office(tmp_path / "gone.office", "李娟", PASSWORD)
    assert trouble.value.reason == "no_file"


def test_an_emptied_file_is_damaged_and_never_filled_anew(town: Town) -> None:
    town.path.write_bytes(b"")
    with pytest.raises(Trouble) as trouble:
        open_office(town.path, "李娟", PASSWORD)
    assert trouble.value.reason == "damaged"
    assert town.path.read_bytes() == b""


def test_any_flipped_bit_of_the_file_is_noticed(town: Town) -> None:
    whole, place = town.path.read_bytes(), random.Random(7)
    for _ in range(25):
        at, bit = place.randrange(len(whole)), 1 << place.randrange(8)
        town.path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        assert damage(town), f"bit {bit} of byte {at}"
    town.path.write_bytes(whole)
    assert damage(town) == []


def damage(town: Town) -> list[str]:
    """What opening the file and looking at every page of it says."""
    try:
        with open_with_key(town.path, town.key, "李娟") as office:
            return faults(office, deep=True)
    except Trouble as trouble:
        return [trouble.reason]


# -- older files


def test_an_older_file_is_brought_up_to_date_after_a_backup_that_was_tried(town: Town) -> None:
    with behind(town) as db:
        db.execute("DROP TRIGGER journal_people_changed")
        db.execute(f"PRAGMA user_version = {SCHEMA - 1}")
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        assert database.value(office.reading(), "PRAGMA user_version") == SCHEMA
        assert members.figures(office).members == 4
        members.change(office, 1, {"phone": "13900000000"})
        assert [
            change.table for change in journal.changes(office.reading(), journal.next_act(office.reading()) - 1)
        ] == ["people"]
    (made,) = backup.backups(town.path)
    assert (made.reason, made.people, made.whole) == ("before-migration", 4, True)
    assert backup.try_backup(town.path, made.name, town.key)


def test_a_file_from_before_papers_and_approvals_gets_their_tables_and_keeps_everything(town: Town) -> None:
    since = ("changed_days", "settled_years", "attachments", "approvals", "officer_kin")
    with behind(town) as db:
        for table in since:
            db.execute(f"DROP TABLE {table}")
        db.execute("DELETE FROM _sqlite_migrations WHERE migration_set = 'office' AND name = 'm002_papers_and_days'")
        db.execute(f"PRAGMA user_version = {SCHEMA - 1}")
        before = whole(db, but=("_sqlite_migrations",))
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        after = whole(office.reading(), but=("_sqlite_migrations", *since))
        assert after == before
        calendar.set_day(office, "2026-03-03", off=True, name="三月三", source="通知")
        (change,) = journal.changes(office.reading(), journal.next_act(office.reading()) - 1)
        assert (change.table, change.op) == ("changed_days", "I")
        assert faults(office, deep=True) == []
    assert [made.reason for made in backup.backups(town.path)] == ["before-migration"]


def test_without_a_backup_nothing_is_brought_up_to_date(town: Town) -> None:
    with behind(town) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA - 1}")
    before = fingerprint(town.path)
    backup.folder_of(town.path).write_bytes(b"a file where the folder should be")
    with pytest.raises(Trouble):
        open_with_key(town.path, town.key, "李娟")
    assert fingerprint(town.path) == before


def test_the_schema_number_counts_every_migration_by_its_name() -> None:
    nothing = database.typed(database.in_memory())
    known = [(one.name, step.name) for one in all_migrations() for step in one.pending(nothing)]
    # A later migration of an old area stands at the end of the list and runs with its area's others.
    assert sorted(known) == sorted(MIGRATIONS)
    assert len(known) == SCHEMA


# -- what a finder of the disk can read


def test_no_name_number_or_unit_stands_readable_in_any_file(town: Town) -> None:
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        # The rollback journal of the last acts stays readable on the disk, as after a power cut.
        office._writer.execute("PRAGMA journal_mode=PERSIST")
        members.change(office, 1, {"address": "三墩镇古墩路一百号", "phone": "13911112222"})
        members.change(office, 2, {"note": "余杭塘河"})
        cast = [member for member in members.members_of(office, [1, 2, 3, 4]) if member is not None]
        secrets = [text for member in cast for text in (member.name, member.person.id_number, member.unit_name)]
        secrets += ["古墩路一百号", "13911112222", "13800000002", "余杭塘河", "天禄化工"]
        backup.make(town.path, town.key)
        files = [path for path in town.path.parent.rglob("*") if path.is_file()]
        written = {path.name: path.read_bytes() for path in files}
    assert {".office-journal", ".office", ".keys"} <= {name[4:] for name in written if name.startswith("town.")}
    assert len(written["town.office-journal"]) > 4096
    for secret in secrets:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
            assert [name for name, content in written.items() if secret.encode(encoding) in content] == []


def test_every_area_stands_behind_those_it_uses() -> None:
    assert opening.AREAS[:3] == ("units", "people", "members")
