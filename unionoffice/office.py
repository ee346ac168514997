"""The office: one encrypted file, the officer at work, today's day, and `act`, the one way anything is changed."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionoffice import database, journal
from unionoffice.database import Connection
from unionoffice.errors import Refused, Trouble
from unionoffice.officers import Officer, Right
from unionoffice.settings import SETTINGS
from unionoffice.single import SingleHolder
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.writer import Writer


@dataclass(frozen=True, slots=True)
class Change:
    """The piece of news one act makes: what was done and which areas it touched."""

    what: str
    areas: frozenset[str]


@dataclass(slots=True)
class Act:
    """An act under way: the writer's database, the number it will have, and what it says of itself."""

    db: Writer
    number: int
    areas: set[str]
    detail: dict[str, Any] = field(default_factory=dict)


class Office:
    """An opened office file. Every function of the areas takes it first."""

    def __init__(
        self, path: Path, key: bytes, officer: Officer, *, today: date | None = None, lock: SingleHolder | None = None
    ) -> None:
        """Opens the file's connections; the caller has migrated it. `today` fixes the day for scripts and tests."""
        self.path = path
        self.key = key
        self.officer = officer
        self.listeners: list[Callable[[Change], None]] = []
        self._fixed_day = today
        self._lock = lock
        self._writer = database.connect(path, key)
        self._typed: Writer | None = None
        self._writing = threading.RLock()
        self._act: Act | None = None
        self._actor: int | None = None
        self._readers = threading.local()
        self._opened: list[Any] = []
        self._settings: dict[str, Any] | None = None

    # -- who, where, when

    @property
    def today(self) -> str:
        """The office's day as ISO text."""
        return (self._fixed_day or datetime.now().astimezone().date()).isoformat()

    @property
    def name(self) -> str:
        """The union office's name as its seal has it."""
        return str(self.setting("name"))

    @property
    def level(self) -> str:
        """township, county or city."""
        return str(self.setting("level"))

    @property
    def division(self) -> str:
        """The office's own division code, 6, 9 or 12 digits."""
        return str(self.setting("division"))

    @property
    def is_demo(self) -> bool:
        """Whether this file holds invented people; such a file stays marked for ever."""
        return bool(self.setting("demo"))

    def setting(self, name: str) -> Any:
        """The value of a declared setting; its default where nobody set it. Raises KeyError for an unknown name."""
        if self._settings is None:
            rows = self.reading().execute("SELECT name, value FROM settings")
            self._settings = {row[0]: json.loads(row[1]) for row in rows}
        return self._settings.get(name, SETTINGS[name].default)

    def set_setting(self, name: str, value: Any, *, right: Right = Right.ADMINISTER) -> None:
        """The setting has this value from now on. Raises KeyError for an unknown name."""
        SETTINGS[name]
        if name == "demo" and self.is_demo and not value:
            raise Refused("demo_for_ever", _("演示文件永远带有演示标记；没有改动。请另建一个正式的数据文件。"), name)
        with self.act("修改设置", "settings", right=right) as act:
            act.detail["name"] = name
            act.db.execute(
                "INSERT INTO settings (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
                (name, json.dumps(value, ensure_ascii=False)),
            )

    # -- reading

    def reading(self) -> Connection:
        """A connection to read from: the act's own inside an act of this thread, otherwise this thread's reader."""
        if self._act is not None and self._actor == threading.get_ident():
            return self._writer  # type: ignore[no-any-return]
        reader = getattr(self._readers, "connection", None)
        if reader is None:
            reader = database.connect(self.path, self.key, query_only=True)
            self._readers.connection = reader
            self._opened.append(reader)
        return reader  # type: ignore[no-any-return]

    # -- writing

    @contextmanager
    def act(
        self, what: str, area: str, *, right: Right = Right.ENTER, detail: dict[str, Any] | None = None
    ) -> Iterator[Act]:
        """One act: one transaction, one journal line, one piece of news.

        Afterwards either everything in the block is on the disk (synced) with its link in the journal, or nothing is.
        An act inside an act is part of it. Raises Refused("not_permitted") before anything is done, Trouble where
        the disk fails; any exception of the block passes through.
        """
        self.officer.must(right)
        with self._writing:
            if self._act is not None:
                self._act.areas.add(area)
                self._act.detail.update(detail or {})
                yield self._act
                return
            if self._typed is None:
                self._typed = database.typed(self._writer)
            with self._words():
                self._writer.execute("BEGIN IMMEDIATE")
            act = Act(self._typed, journal.next_act(self._writer), {area}, dict(detail or {}))
            self._act, self._actor = act, threading.get_ident()
            try:
                with self._words():
                    yield act
                    journal.close_act(
                        self._writer, day=self.today, officer=self.officer.no or None, what=what, area=area,
                        detail=act.detail,
                    )  # fmt: skip
                    self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise
            finally:
                self._act, self._actor = None, None
                self._settings = None
        self._announce(Change(what, frozenset(act.areas)))

    def note(self, what: str, area: str, detail: dict[str, Any], *, right: Right = Right.READ) -> None:
        """The journal holds that this was done (shown, printed, exported), though no record changed."""
        with self.act(what, area, right=right, detail=detail):
            pass

    def _announce(self, change: Change) -> None:
        for listener in list(self.listeners):
            listener(change)

    @contextmanager
    def _words(self) -> Iterator[None]:
        try:
            yield
        except database.IntegrityError:
            raise
        except database.OperationalError as error:
            text = str(error)
            if "full" in text:
                sentence = _("磁盘已满，这一步没有保存；此前保存的记录都在。请清理出空间后再做一次。")
                raise Trouble("disk_full", sentence) from error
            if "locked" in text or "busy" in text:
                sentence = _("数据文件正忙，这一步没有保存；此前保存的记录都在。请稍等片刻再做一次。")
                raise Trouble("busy", sentence) from error
            if not any(word in text for word in ("disk", "readonly", "unable to open")):
                raise
            sentence = _("写数据文件时磁盘出错，这一步没有保存；此前保存的记录都在。请检查磁盘后重新打开程序。")
            raise Trouble("disk", sentence) from error

    def close(self) -> None:
        """The file is closed and another program may open it."""
        for connection in (*self._opened, self._writer):
            connection.close()
        self._opened.clear()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()
