"""Backups that have been tried: each is opened, checked page by page, counted and its journal head compared on the spot.

They lie in `NAME.backups` beside the office file, with the key file of the moment. The newest ten are never thinned,
whatever the clock says.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from unionoffice import database, journal, keys
from unionoffice.errors import Refused, Trouble
from unionoffice.photos import photos_path
from unionoffice.safe_write import safe_write, sync_folder, trouble_of
from unionoffice.single import SingleHolder
from unionoffice.wording import _

KEEP_NEWEST = 10
KEEP_DAYS = 12
"""Beyond the newest ten, the last backup of each of this many further days stays."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file name, when and why it was made, what was counted in it, and whether it was tried whole."""

    name: str
    made_at: str
    reason: str
    sequence: int
    people: int
    acts: int
    head: str
    size: int
    whole: bool


def folder_of(office: Path) -> Path:
    """Where the backups of an office lie."""
    return office.with_suffix(".backups")


def make(office: Path, key: bytes, *, reason: str = "by-hand") -> Backup:
    """A verified copy of the office as it is now. Raises Trouble where the disk or the copy is bad; then none is kept."""
    folder = folder_of(office)
    sequence = max((backup.sequence for backup in backups(office)), default=0) + 1
    stamp = datetime.now().astimezone()
    name = f"{office.stem}-{sequence:05d}-{stamp:%Y%m%d-%H%M%S}.office"
    part = folder / f".{name}.part"
    try:
        folder.mkdir(exist_ok=True)
        part.unlink(missing_ok=True)
        source = database.connect(office, key, query_only=True)
        try:
            source.execute("PRAGMA query_only=OFF")
            source.execute("VACUUM INTO ?", (str(part),))
            expected = _count(source)
        finally:
            source.close()
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        if _try(part, key) != expected:
            raise Trouble("bad_backup", _("备份核对不一致，没有保留；原数据没有动过。请检查磁盘后再备份一次。"))
        made = Backup(
            name, stamp.isoformat(timespec="seconds"), reason, sequence, expected["people"], expected["acts"],
            expected["head"], part.stat().st_size, True,
        )  # fmt: skip
        os.replace(part, folder / name)
        if keys.key_path(office).exists():
            safe_write((folder / name).with_suffix(".keys"), keys.key_path(office).read_bytes())
        _copy_new_photos(photos_path(office), folder / photos_path(office).name, key)
        safe_write(
            (folder / name).with_suffix(".json"), json.dumps(asdict(made), ensure_ascii=False, indent=1).encode()
        )
        sync_folder(folder)
    except database.DatabaseError as error:
        raise Trouble("bad_backup", _("备份没有做成；原数据没有动过。请检查磁盘空间后再备份一次。")) from error
    except OSError as error:
        raise trouble_of(error, folder) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    thin(office)
    return made


def _count(connection: Any) -> dict[str, Any]:
    exists = database.value(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'people'")
    return {
        "people": database.value(connection, "SELECT count(*) FROM people") if exists else 0,
        "acts": database.value(connection, "SELECT count(*) FROM journal_acts"),
        "head": journal.head(connection).hex(),
    }


def _try(copy: Path, key: bytes) -> dict[str, Any]:
    connection = database.connect(copy, key, query_only=True)
    try:
        if database.column(connection, "PRAGMA cipher_integrity_check"):
            raise Trouble("bad_backup", _("备份有损坏的页，没有保留；原数据没有动过。请检查磁盘后再备份一次。"))
        if database.column(connection, "PRAGMA quick_check") != ["ok"]:
            raise Trouble("bad_backup", _("备份结构不完整，没有保留；原数据没有动过。请检查磁盘后再备份一次。"))
        return _count(connection)
    finally:
        connection.close()


def _copy_new_photos(source: Path, target: Path, key: bytes) -> None:
    if not source.exists():
        return
    reader = database.connect(source, key, query_only=True)
    writer = database.connect(target, key, create=True)
    try:
        writer.execute(
            "CREATE TABLE IF NOT EXISTS pictures (key TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID"
        )
        present = set(database.column(writer, "SELECT key FROM pictures"))
        writer.execute("BEGIN IMMEDIATE")
        for name in database.column(reader, "SELECT key FROM pictures"):
            if name not in present:
                content = database.value(reader, "SELECT content FROM pictures WHERE key = ?", (name,))
                writer.execute("INSERT INTO pictures (key, content) VALUES (?, ?)", (name, content))
        writer.execute("COMMIT")
    finally:
        reader.close()
        writer.close()


def backups(office: Path) -> list[Backup]:
    """All backups, newest first by their sequence, not by any clock."""
    found = []
    for note in folder_of(office).glob(f"{office.stem}-*.json"):
        try:
            backup = Backup(**json.loads(note.read_bytes()))
        except (ValueError, TypeError):
            backup = Backup(note.with_suffix(".office").name, "", "", 0, 0, 0, "", 0, False)
        if (note.parent / backup.name).exists():
            found.append(backup)
    return sorted(found, key=lambda backup: backup.sequence, reverse=True)


def try_backup(office: Path, name: str, key: bytes) -> bool:
    """Whether this backup opens, is whole and holds what was counted when it was made."""
    backup = _named(office, name)
    try:
        counted = _try(folder_of(office) / name, key)
    except (Trouble, database.DatabaseError):
        return False
    return counted == {"people": backup.people, "acts": backup.acts, "head": backup.head}


def thin(office: Path) -> None:
    """Old backups go; the newest ten and the last one of each of the twelve days before stay."""
    ordered = [backup for backup in backups(office) if backup.whole]
    days: set[str] = set()
    for backup in ordered[KEEP_NEWEST:]:
        day = backup.made_at[:10]
        if day not in days and len(days) < KEEP_DAYS:
            days.add(day)
            continue
        for suffix in (".office", ".keys", ".json"):
            (folder_of(office) / backup.name).with_suffix(suffix).unlink(missing_ok=True)


def restore(office: Path, name: str) -> Path:
    """The office file is this backup again; the file before it is set aside, never deleted. Gives where it lies.

    Raises Refused for an unknown backup, Trouble while a program has the office open. The key file stays: officers keep
    the passwords they have now. Keys and photos that are missing come back from the backup's folder.
    """
    backup = _named(office, name)
    holder = SingleHolder(office, "restore")
    try:
        aside = office.with_name(f"{office.stem}-before-restore-{datetime.now().astimezone():%Y%m%d-%H%M%S}.office")
        folder, photos = folder_of(office), photos_path(office)
        part = _copied(folder / backup.name, office)
        if office.exists():
            os.replace(office, aside)
        for left in office.parent.glob(f"{office.name}-journal"):
            # What a crash left there belongs to the file set aside; beside the backup it would be played into it.
            os.replace(left, aside.with_name(f"{aside.name}-journal"))
        os.replace(part, office)
        for kept, missing in (((folder / backup.name).with_suffix(".keys"), keys.key_path(office)),
                              (folder / photos.name, photos)):  # fmt: skip
            if kept.exists() and not missing.exists():
                os.replace(_copied(kept, missing), missing)
        sync_folder(office.parent)
    except OSError as error:
        raise trouble_of(error, office) from error
    finally:
        holder.release()
    return aside


def _copied(source: Path, target: Path) -> Path:
    """The source, synced, under a passing name beside the target."""
    part = target.with_name(f".{target.name}.part")
    shutil.copyfile(source, part)
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    return part


def _named(office: Path, name: str) -> Backup:
    for backup in backups(office):
        if backup.name == name:
            return backup
    raise Refused("unknown_backup", _("没有名为“{name}”的备份。请先列出备份再选。").format(name=name), "backup")
