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

from unionoffice import database, journal, keys, restored
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is in a backup: how many of each, who may open it, and the last act done in it (its day as ISO text)."""

    members: int
    people: int
    units: int
    acts: int
    officers: tuple[str, ...]
    last_day: str
    last_officer: str
    last_act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """An office gone back: to which backup, where the file before it lies, and the backup made of that."""

    backup: Backup
    aside: Path
    before: Backup | None


def folder_of(office: Path) -> Path:
    """Where the backups of an office lie."""
    return office.with_suffix(".backups")


def make(office: Path, key: bytes, *, reason: str = "by-hand", keep: str = "") -> Backup:
    """A verified copy of the office as it is now; the old ones are thinned, `keep` never. Raises Trouble where the disk
    or the copy is bad; then none is kept.
    """
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
    thin(office, keep=keep)
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
    """Photos and scans the backup does not have yet are in it, by content."""
    if not source.exists():
        return
    reader = database.connect(source, key, query_only=True)
    writer = database.connect(target, key, create=True)
    try:
        tables = reader.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        writer.execute("BEGIN IMMEDIATE")
        for table, made in tables:
            writer.execute(made.replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ", 1))
            present = set(database.column(writer, f"SELECT key FROM {table}"))
            for name in database.column(reader, f"SELECT key FROM {table}"):
                if name not in present:
                    row = tuple(reader.execute(f"SELECT * FROM {table} WHERE key = ?", (name,)).fetchone())
                    writer.execute(f"INSERT INTO {table} VALUES ({database.placeholders(len(row))})", row)
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


def thin(office: Path, *, keep: str = "") -> None:
    """Old backups go; the newest ten, the last one of each of the twelve days before, and the one named `keep` stay."""
    ordered = [backup for backup in backups(office) if backup.whole]
    days: set[str] = set()
    for backup in ordered[KEEP_NEWEST:]:
        day = backup.made_at[:10]
        if backup.name == keep:
            continue
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
        return _put_back(office, backup)
    finally:
        holder.release()


def _put_back(office: Path, backup: Backup) -> Path:
    try:
        aside = office.with_name(f"{office.stem}-before-restore-{datetime.now().astimezone():%Y%m%d-%H%M%S}.office")
        folder, photos = folder_of(office), photos_path(office)
        part = _copied(folder / backup.name, office)
        if office.exists():
            os.replace(office, aside)
        for left in office.parent.glob(f"{office.name}-journal"):
            # What a crash left there belongs to the file set aside; beside the backup it would be played into it.
            os.replace(left, aside.with_name(f"{aside.name}-journal"))
        restored.note(office)
        os.replace(part, office)
        for kept, missing in (((folder / backup.name).with_suffix(".keys"), keys.key_path(office)),
                              (folder / photos.name, photos)):  # fmt: skip
            if kept.exists() and not missing.exists():
                os.replace(_copied(kept, missing), missing)
        sync_folder(office.parent)
    except OSError as error:
        raise trouble_of(error, office) from error
    return aside


def look_into(office: Path, key: bytes, name: str) -> Contents:
    """What is in this backup; it was opened read-only under the office's key and gone through page by page.

    Raises Trouble("bad_backup") where it is not whole, Refused("newer_file") where a newer program made it.
    """
    from unionoffice import opening

    backup = _named(office, name)
    bad = _("这份备份打不开或不完整，没有恢复；现在的数据没有改动。请另选一份备份。")
    try:
        if not try_backup(office, name, key):
            raise Trouble("bad_backup", bad)
        connection = database.connect(folder_of(office) / backup.name, key, query_only=True)
        try:
            if int(database.value(connection, "PRAGMA user_version")) > opening.SCHEMA:
                sentence = _("这份备份是由更新版本的程序做的，没有恢复。请先升级本程序，再恢复。")
                raise Refused("newer_file", sentence, "backup")
            return contents(connection)
        finally:
            connection.close()
    except database.DatabaseError as error:
        raise Trouble("bad_backup", bad) from error


def contents(connection: Any) -> Contents:
    """What an opened office or backup holds."""
    tables = set(database.column(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))

    def count(table: str, where: str = "") -> int:
        return int(database.value(connection, f"SELECT count(*) FROM {table} {where}")) if table in tables else 0

    last = connection.execute(
        "SELECT a.day, coalesce(o.name, ''), a.what FROM journal_acts a LEFT JOIN officers o ON o.no = a.officer"
        " ORDER BY a.n DESC LIMIT 1"
    ).fetchone()
    return Contents(
        members=count("memberships"), people=count("people", "WHERE merged_into IS NULL"), units=count("units"),
        acts=count("journal_acts"),
        officers=tuple(database.column(connection, "SELECT name FROM officers WHERE dismissed_on IS NULL ORDER BY no")),
        last_day=last[0] if last else "", last_officer=last[1] if last else "", last_act=last[2] if last else "",
    )  # fmt: skip


def go_back(office: Path, key: bytes, name: str) -> Restored:
    """The office file is this backup again. The backup was tried first, and a verified backup of the present state made.

    Raises as `look_into`, `make` and `restore`, and then nothing was changed. Nobody has the office open: it is held
    meanwhile. A present file too damaged to be backed up is set aside as it is.
    """
    holder = SingleHolder(office, "restore")
    try:
        look_into(office, key, name)
        try:
            before = make(office, key, reason="before-restore", keep=name)
        except Trouble as trouble:
            if trouble.reason != "bad_backup":
                raise
            before = None
        chosen = _named(office, name)
        return Restored(backup=chosen, aside=_put_back(office, chosen), before=before)
    finally:
        holder.release()


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
