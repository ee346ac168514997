"""Creating and opening offices: the one place that puts the areas together.

`AREAS` stand in the order of their birth; an area may use those before it, never one behind it.
"""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionoffice import database, journal, keys
from unionoffice.errors import Refused, Trouble
from unionoffice.ids import fresh_id, new_id
from unionoffice.keys import KeyFile, key_path
from unionoffice.office import Office
from unionoffice.officers import Officer, Role, roles_of
from unionoffice.single import SingleHolder
from unionoffice.wording import _, language

if TYPE_CHECKING:
    from sqlite_utils.migrations import Migrations

AREAS = ("units", "people", "members", "aid", "contracts", "reports", "county")

MIGRATIONS = (
    ("office", "m001_the_office"),
    ("units", "m001_units"),
    ("people", "m001_people"),
    ("members", "m001_members"),
    ("people", "m002_background"),
    ("office", "m002_papers_and_days"),
    ("aid", "m001_hardship_aid"),
    ("office", "m003_snoozed"),
    ("contracts", "m001_contracts"),
    ("reports", "m001_reports"),
    ("county", "m001_county"),
    ("members", "m002_card_blocks"),
    ("reports", "m002_sent_along"),
    ("county", "m002_blocks_end"),
    ("reports", "m003_sheet_templates"),
)
"""Every migration this program knows, as files name them; a file that names another is from a newer program."""

SCHEMA = len(MIGRATIONS)
"""The file keeps it as its user_version."""

LEVELS = ("township", "county", "city")


@dataclass(frozen=True, slots=True)
class KeySlot:
    """An officer as the key file names them, before the office is unlocked."""

    name: str
    roles: tuple[Role, ...]


def officers_of(path: Path) -> list[KeySlot]:
    """Who may open this office, without a password. Raises Trouble where the key file is missing."""
    return [KeySlot(slot.who, tuple(Role(role) for role in slot.roles)) for slot in keys.load(key_path(path)).slots]


def create_office(
    path: Path, *, name: str, level: str, division: str, officer: str, password: str, today: date | None = None
) -> tuple[Office, str]:
    """A new office file with its first officer (entry and administration), opened, and the recovery code for the paper.

    Raises Refused where the file exists or a value is wrong; then nothing is left behind.
    """
    _acceptable(path, name, level, division, officer, password)
    data_key, office_id, code = os.urandom(32), fresh_id(), keys.new_code()
    roles = (Role.ENTRY, Role.ADMINISTRATION)
    slot = keys.seal(password, data_key, officer, roles, office_id)
    recovery = keys.seal(code, data_key, keys.RECOVERY, (), office_id)
    lock, office = SingleHolder(path, officer), None
    try:
        connection = database.connect(path, data_key, create=True)
        try:
            migrate(connection)
        finally:
            connection.close()
        keys.save(key_path(path), KeyFile(office_id, (slot,), recovery))
        office = Office(path, data_key, Officer(0, officer, roles), today=today, lock=lock)
        with office.act("建立办公室", "office") as act:
            act.db.execute(
                "INSERT INTO officers (id, name, roles, named_on) VALUES (?, ?, ?, ?)",
                (new_id(), officer, " ".join(roles), office.today),
            )
            given = {
                "office_id": office_id,
                "name": name,
                "level": level,
                "language": language(),
                "division": division,
                "card_key": base64.b64encode(os.urandom(32)).decode(),
            }
            act.db.executemany(
                "INSERT INTO settings (name, value) VALUES (?, ?)",
                [(key, json.dumps(value, ensure_ascii=False)) for key, value in given.items()],
            )
            own_unit = import_module("unionoffice.units").create_own_union
            own_unit(office)
    except BaseException:
        if office is not None:
            office.close()
        lock.release()
        for left in (path, path.with_name(f"{path.name}-journal"), key_path(path), path.with_suffix(".lock")):
            left.unlink(missing_ok=True)
        raise
    office.officer = _officer(office.reading(), officer)
    return office, code


def _acceptable(path: Path, name: str, level: str, division: str, officer: str, password: str) -> None:
    if path.suffix != ".office":
        raise Refused("bad_name", _("数据文件的名字要以 .office 结尾，例如“三墩镇.office”。请改名后再试。"), "path")
    if path.exists() or key_path(path).exists():
        sentence = _("“{name}”已经存在，没有改动它。请换一个文件名，或直接打开它。")
        raise Refused("exists", sentence.format(name=path.name), "path")
    if not path.parent.is_dir():
        sentence = _("找不到文件夹“{folder}”；没有建立任何文件。请先建好文件夹再试。")
        raise Trouble("no_folder", sentence.format(folder=path.parent))
    if not name.strip():
        raise Refused("missing", _("请填写工会名称，与公章文字一致。"), "name")
    if level not in LEVELS:
        raise Refused("bad_level", _("层级只能是乡镇（township）、县（county）或市（city）。"), "level")
    if not (division.isascii() and division.isdigit() and len(division) in (6, 9, 12)):
        sentence = _("行政区划代码应为 6、9 或 12 位数字，现在是 {n} 位。请对照统计用区划代码重新输入。")
        raise Refused("bad_division", sentence.format(n=len(division)), "division")
    if not officer.strip():
        raise Refused("missing", _("请填写操作员姓名。"), "officer")
    if not password:
        raise Refused("no_password", _("请设置密码；没有密码不能保护职工信息。"), "password")


def open_office(path: Path, officer: str, password: str, *, today: date | None = None) -> Office:
    """The office, unlocked by this officer's password.

    Raises Refused (unknown officer, wrong password, file from a newer program) or Trouble (in use, missing, damaged).
    """
    present(path)
    slots = keys.load(key_path(path))
    data_key = keys.unseal(password, slots.slot_of(officer), slots.office)
    return open_with_key(path, data_key, officer, today=today)


def open_with_recovery_code(
    path: Path, code: str, officer: str, new_password: str, *, today: date | None = None
) -> Office:
    """The office, unlocked by the code on paper; from now on this officer's password is the new one."""
    present(path)
    if not new_password:
        raise Refused("no_password", _("请设置密码；没有密码不能保护职工信息。"), "password")
    slots = keys.load(key_path(path))
    data_key = keys.unseal(keys.read_code(code), slots.recovery, slots.office)
    old = slots.slot_of(officer)
    fresh = keys.seal(new_password, data_key, officer, old.roles, slots.office)
    replaced = tuple(fresh if slot.who == officer else slot for slot in slots.slots)
    office = open_with_key(path, data_key, officer, today=today)
    try:
        keys.save(key_path(path), KeyFile(slots.office, replaced, slots.recovery))
        office.note("用恢复码重设密码", "officers", {"officer": officer})
    except BaseException:
        office.close()
        raise
    return office


def present(path: Path) -> None:
    """Raises Trouble("no_file") where there is no such office file, Trouble("damaged") where it is empty."""
    if not path.is_file():
        sentence = _("找不到数据文件“{name}”。请检查 U 盘是否插好，或另选一个文件。")
        raise Trouble("no_file", sentence.format(name=path.name))
    if path.stat().st_size == 0:
        # SQLite would take an empty file for a new one, and fill it: nobody's members instead of a warning.
        raise _damaged(path)


def _damaged(path: Path) -> Trouble:
    sentence = _(
        "数据文件“{name}”已损坏或钥匙文件不属于它；没有改动任何内容。请从备份恢复（unionoffice backup list）。"
    )
    return Trouble("damaged", sentence.format(name=path.name))


def open_with_key(path: Path, data_key: bytes, officer: str, *, today: date | None = None) -> Office:
    """The office opened under its raw data key, migrated (after a verified backup) where the file is older."""
    lock = SingleHolder(path, officer)
    try:
        try:
            version = _version(path, data_key)
            if version < SCHEMA:
                from unionoffice import backup

                backup.make(path, data_key, reason="before-migration")
                connection = database.connect(path, data_key)
                try:
                    migrate(connection)
                finally:
                    connection.close()
            office = Office(path, data_key, Officer(0, officer, ()), today=today, lock=lock)
            try:
                office.officer = _officer(office.reading(), officer)
                import_module("unionoffice.reports").after_restore(office)
            except BaseException:
                office.close()
                raise
        except database.DatabaseError as error:
            raise _damaged(path) from error
    except BaseException:
        lock.release()
        raise
    return office


def _version(path: Path, data_key: bytes) -> int:
    connection = database.connect(path, data_key, query_only=True)
    try:
        version = int(database.value(connection, "PRAGMA user_version"))
        applied = database.value(connection, "SELECT count(*) FROM sqlite_master WHERE name = '_sqlite_migrations'")
        names = connection.execute("SELECT migration_set, name FROM _sqlite_migrations").fetchall() if applied else []
    finally:
        connection.close()
    if version > SCHEMA or any(tuple(name) not in MIGRATIONS for name in names):
        sentence = _("“{name}”是由更新版本的程序保存的，没有改动它。请先升级本程序，再打开一次。")
        raise Refused("newer_file", sentence.format(name=path.name))
    return version


def all_migrations() -> list[Migrations]:
    """The migration sets of the office and its areas, in the order they are applied."""
    modules = ["unionoffice.tables", *(f"unionoffice.{area}.tables" for area in AREAS)]
    return [import_module(module).migrations for module in modules]


def migrate(connection: Any) -> None:
    """The file has this program's tables and journal triggers afterwards; the caller refused a newer file."""
    db = database.typed(connection)
    for one in all_migrations():
        one.apply(db)
    for module in ("unionoffice.tables", *(f"unionoffice.{area}.tables" for area in AREAS)):
        journal.install_triggers(connection, import_module(module).JOURNALED)
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _officer(db: database.Connection, name: str) -> Officer:
    row = db.execute("SELECT no, name, roles, dismissed_on FROM officers WHERE name = ?", (name,)).fetchone()
    if row is None or row[3] is not None:
        sentence = _("{name} 不是这个工会在任的操作员。请由管理人员重新指定。")
        raise Refused("unknown_officer", sentence.format(name=name), "officer")
    return Officer(row[0], row[1], roles_of(row[2]))
