from __future__ import annotations

import json
import random
import resource
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build import DAY, PASSWORD, Town
from tests.files import behind, fingerprint
from tests.pictures import photo
from unionoffice import backup, journal, keys, members, photos, scans
from unionoffice.backup import KEEP_DAYS, KEEP_NEWEST, Backup
from unionoffice.errors import Refused, Trouble
from unionoffice.office import Office
from unionoffice.opening import open_office, open_with_key


def test_a_backup_holds_what_the_office_held_and_has_been_tried(office: Office) -> None:
    made = backup.make(office.path, office.key, reason="by-hand")
    folder = backup.folder_of(office.path)
    assert (made.sequence, made.people, made.reason, made.whole) == (1, 4, "by-hand", True)
    assert made.head == journal.head(office.reading()).hex()
    assert made.acts == journal.next_act(office.reading()) - 1
    assert made.size == (folder / made.name).stat().st_size
    assert backup.backups(office.path) == [made]
    assert backup.try_backup(office.path, made.name, office.key)
    assert (folder / made.name).with_suffix(".keys").read_bytes() == keys.key_path(office.path).read_bytes()
    assert sorted(path.suffix for path in folder.iterdir()) == [".json", ".keys", ".office"]


def test_a_backup_is_made_while_the_office_is_open_and_work_goes_on(office: Office) -> None:
    first = backup.make(office.path, office.key)
    members.change(office, 1, {"phone": "13900000000"})
    second = backup.make(office.path, office.key)
    assert [made.sequence for made in backup.backups(office.path)] == [2, 1]
    assert second.acts == first.acts + 1
    assert backup.try_backup(office.path, first.name, office.key)


def test_a_backup_is_encrypted_like_the_office(office: Office) -> None:
    made = backup.make(office.path, office.key)
    copy = backup.folder_of(office.path) / made.name
    assert not copy.read_bytes().startswith(b"SQLite format 3")
    assert "王秀英".encode() not in copy.read_bytes()
    assert not backup.try_backup(office.path, made.name, bytes(32))


def test_one_flipped_byte_anywhere_in_a_backup_is_found(office: Office) -> None:
    made = backup.make(office.path, office.key)
    copy = backup.folder_of(office.path) / made.name
    whole, chance = copy.read_bytes(), random.Random(5)
    for at in [0, 15, 16, 4095, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(35))]:
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        assert not backup.try_backup(office.path, made.name, office.key), at
    copy.write_bytes(whole[:-4096])
    assert not backup.try_backup(office.path, made.name, office.key)
    copy.write_bytes(b"")
    assert not backup.try_backup(office.path, made.name, office.key)
    copy.write_bytes(whole)
    assert backup.try_backup(office.path, made.name, office.key)


def test_another_offices_state_under_a_backups_name_is_found(office: Office) -> None:
    made = backup.make(office.path, office.key)
    members.change(office, 1, {"phone": "13900000000"})
    later = backup.make(office.path, office.key)
    folder = backup.folder_of(office.path)
    (folder / made.name).write_bytes((folder / later.name).read_bytes())
    assert not backup.try_backup(office.path, made.name, office.key)


def test_a_full_disk_leaves_no_half_backup_and_the_office_as_it_was(town: Town) -> None:
    before = fingerprint(town.path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (town.path.stat().st_size // 2, hard))
    try:
        with pytest.raises(Trouble) as trouble:
            backup.make(town.path, town.key)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert trouble.value.reason == "bad_backup"
    assert list(backup.folder_of(town.path).iterdir()) == []
    assert fingerprint(town.path) == before
    assert backup.make(town.path, town.key).whole


def test_a_damaged_office_gives_no_backup(town: Town) -> None:
    whole = bytearray(town.path.read_bytes())
    for page in range(10, len(whole) // 4096, 3):
        whole[4096 * page + 9] ^= 1
    town.path.write_bytes(whole)
    with pytest.raises(Trouble) as trouble:
        backup.make(town.path, town.key)
    assert trouble.value.reason == "bad_backup"
    assert backup.backups(town.path) == []


# -- thinning


def pretend(folder: Path, number: int, made_at: str) -> None:
    """A backup's three files, without a real office in them."""
    name = f"town-{number:05d}-x.office"
    note = Backup(name, made_at, "daily", number, 4, 9, "", 1, True)
    (folder / name).write_bytes(b"x")
    (folder / name).with_suffix(".keys").write_bytes(b"x")
    (folder / name).with_suffix(".json").write_text(json.dumps(asdict(note)), encoding="utf-8")


clocks = st.lists(st.datetimes().map(lambda day: day.isoformat(timespec="seconds") + "+00:00"), min_size=1, max_size=40)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(clocks=clocks)
def test_thinning_never_takes_the_newest_ten_whatever_the_clock_said(tmp_path: Path, clocks: list[str]) -> None:
    office = tmp_path / "town.office"
    folder = backup.folder_of(office)
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for number, made_at in enumerate(clocks, 1):
        pretend(folder, number, made_at)
    backup.thin(office)
    left = [made.sequence for made in backup.backups(office)]
    newest = list(range(len(clocks), max(0, len(clocks) - KEEP_NEWEST), -1))
    assert left[: len(newest)] == newest
    assert len(left) <= KEEP_NEWEST + KEEP_DAYS
    assert len(list(folder.iterdir())) == 3 * len(left)
    days = [made.made_at[:10] for made in backup.backups(office)[KEEP_NEWEST:]]
    assert len(days) == len(set(days))


def test_thinning_keeps_the_last_backup_of_each_of_twelve_further_days(tmp_path: Path) -> None:
    office = tmp_path / "town.office"
    folder = backup.folder_of(office)
    folder.mkdir()
    for number in range(1, 61):
        day = date(2026, 1, 1) + timedelta(days=(number - 1) // 2)
        pretend(folder, number, f"{day}T10:00:00+08:00")
    backup.thin(office)
    left = [made.sequence for made in backup.backups(office)]
    assert left[:10] == list(range(60, 50, -1))
    assert left[10:] == list(range(50, 26, -2)), "of two on one day the later one stays"


def test_a_backup_whose_note_is_damaged_is_listed_last_and_never_thinned(tmp_path: Path) -> None:
    office = tmp_path / "town.office"
    folder = backup.folder_of(office)
    folder.mkdir()
    for number in range(1, 31):
        pretend(folder, number, "2026-01-01T10:00:00+08:00")
    (folder / "town-00001-x.json").write_bytes(b"{half")
    backup.thin(office)
    last = backup.backups(office)[-1]
    assert (last.name, last.whole) == ("town-00001-x.office", False)


# -- restoring


def test_a_restored_office_is_as_it_was_and_the_other_one_is_set_aside(town: Town) -> None:
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        made = backup.make(office.path, office.key)
        members.change(office, 1, {"phone": "13900000000"})
    later = fingerprint(town.path)
    aside = backup.restore(town.path, made.name)
    assert fingerprint(aside) == later
    with open_office(town.path, "李娟", PASSWORD) as office:
        member = members.member(office, 1)
        assert member is not None
        assert member.person.phone == "13800000001"
        assert journal.head(office.reading()).hex() == made.head
    with open_with_key(aside, town.key, "李娟") as office:
        member = members.member(office, 1)
        assert member is not None
        assert member.person.phone == "13900000000"


def test_what_a_crash_left_beside_the_office_is_set_aside_with_it(town: Town) -> None:
    made = backup.make(town.path, town.key)
    left = town.path.with_name("town.office-journal")
    left.write_bytes(b"half an act")
    aside = backup.restore(town.path, made.name)
    assert not left.exists()
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"half an act"


def test_a_lost_office_comes_back_with_its_keys_and_photos(town: Town) -> None:
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        members.set_photo(office, 1, photo())
        made = backup.make(office.path, office.key)
    for suffix in (".office", ".keys", ".photos", ".lock", ".office-journal"):
        town.path.with_name(f"town{suffix}").unlink(missing_ok=True)
    backup.restore(town.path, made.name)
    with open_office(town.path, "李娟", PASSWORD) as office, photos.Album(office) as album:
        member = members.member(office, 1)
        assert member is not None
        assert album.get(member.person.photo) is not None


def test_keys_of_today_stay_when_an_older_office_is_restored(town: Town) -> None:
    made = backup.make(town.path, town.key)
    keys.key_path(town.path).write_bytes(keys.key_path(town.path).read_bytes() + b"\n")
    now = fingerprint(keys.key_path(town.path))
    backup.restore(town.path, made.name)
    assert fingerprint(keys.key_path(town.path)) == now


def test_nothing_is_restored_while_somebody_works(office: Office) -> None:
    made = backup.make(office.path, office.key)
    before = fingerprint(office.path)
    with pytest.raises(Trouble) as trouble:
        backup.restore(office.path, made.name)
    assert trouble.value.reason == "in_use"
    assert fingerprint(office.path) == before


def test_an_unknown_backup_is_neither_tried_nor_restored(town: Town) -> None:
    before = fingerprint(town.path)
    for attempt in (
        lambda: backup.restore(town.path, "../town.office"),
        lambda: backup.try_backup(town.path, "no", town.key),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.reason == "unknown_backup"
    assert fingerprint(town.path) == before


def test_photos_are_backed_up_once(office: Office) -> None:
    members.set_photo(office, 1, photo())
    backup.make(office.path, office.key)
    members.set_photo(office, 2, photo(colour=(9, 90, 190)))
    backup.make(office.path, office.key)
    kept = backup.folder_of(office.path) / "town.photos"
    with behind(Town(kept, office.key, "")) as db:
        assert db.execute("SELECT count(*) FROM pictures").fetchone()[0] == 2


# -- going back from the window


def test_a_backup_says_what_is_in_it_before_anything_is_replaced(office: Office) -> None:
    made = backup.make(office.path, office.key)
    members.change(office, 1, {"phone": "13900000000"})
    found = backup.look_into(office.path, office.key, made.name)
    assert (found.people, found.members, found.officers) == (4, 4, ("李娟", "王建国"))
    assert (found.last_day, found.last_officer, found.last_act) == ("2026-11-22", "李娟", "登记会员")
    now = backup.contents(office.reading())
    assert now.acts == found.acts + 1
    assert now.last_act == "修改会员"


def test_going_back_makes_a_verified_backup_of_the_present_first(town: Town) -> None:
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        made = backup.make(office.path, office.key)
        members.change(office, 1, {"phone": "13900000000"})
    later = fingerprint(town.path)
    done = backup.go_back(town.path, town.key, made.name)
    assert fingerprint(done.aside) == later
    assert done.before is not None
    assert done.before.reason == "before-restore"
    with open_office(town.path, "李娟", PASSWORD) as office:
        assert _phone(office) == "13800000001"
    backup.go_back(town.path, town.key, done.before.name)
    with open_office(town.path, "李娟", PASSWORD) as office:
        assert _phone(office) == "13900000000"


def _phone(office: Office) -> str | None:
    member = members.member(office, 1)
    assert member is not None
    return member.person.phone


def test_an_old_backup_one_goes_back_to_is_not_thinned_away_meanwhile(town: Town) -> None:
    made = backup.make(town.path, town.key)
    for _number in range(KEEP_NEWEST):
        backup.make(town.path, town.key, keep=made.name)
    assert backup.backups(town.path)[-1].name == made.name
    assert backup.go_back(town.path, town.key, made.name).backup == made


def test_a_spoilt_backup_is_refused_and_the_present_stays(town: Town) -> None:
    made = backup.make(town.path, town.key)
    copy = backup.folder_of(town.path) / made.name
    content = bytearray(copy.read_bytes())
    content[9000] ^= 1
    copy.write_bytes(content)
    before = fingerprint(town.path)
    with pytest.raises(Trouble) as trouble:
        backup.go_back(town.path, town.key, made.name)
    assert trouble.value.reason == "bad_backup"
    assert fingerprint(town.path) == before
    assert [one.name for one in backup.backups(town.path)] == [made.name]


def test_nobody_goes_back_while_somebody_works(office: Office) -> None:
    made = backup.make(office.path, office.key)
    with pytest.raises(Trouble) as trouble:
        backup.go_back(office.path, office.key, made.name)
    assert trouble.value.reason == "in_use"


def test_a_present_file_too_damaged_to_back_up_is_set_aside_as_it_is(town: Town) -> None:
    made = backup.make(town.path, town.key)
    content = bytearray(town.path.read_bytes())
    content[5000:9000] = bytes(4000)
    town.path.write_bytes(content)
    done = backup.go_back(town.path, town.key, made.name)
    assert done.before is None
    assert done.aside.read_bytes() == bytes(content)
    with open_office(town.path, "李娟", PASSWORD) as office:
        assert _phone(office) == "13800000001"


def test_a_backup_of_a_newer_program_is_refused(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    from unionoffice import opening

    made = backup.make(town.path, town.key)
    monkeypatch.setattr(opening, "SCHEMA", opening.SCHEMA - 1)
    with pytest.raises(Refused) as refusal:
        backup.look_into(town.path, town.key, made.name)
    assert refusal.value.reason == "newer_file"


def test_scans_are_backed_up_with_the_photos_and_come_back(town: Town) -> None:
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        scan = scans.attach(office, table="people", pk=1, kind="other", title="申请书", content=photo(), area="members")
        before = scans.content_of(office, scan.no)
        made = backup.make(office.path, office.key)
    photos.photos_path(town.path).unlink()
    backup.restore(town.path, made.name)
    with open_with_key(town.path, town.key, "李娟", today=DAY) as again:
        assert scans.content_of(again, scan.no) == before
