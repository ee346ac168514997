"""What every verb shares: global options, the opened office, and how an answer or a refusal is said."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from unionoffice import keys, opening
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import RIGHTS, Right, Role
from unionoffice.wording import _

PASSWORD = "UNIONOFFICE_PASSWORD"
NEW_PASSWORD = "UNIONOFFICE_NEW_PASSWORD"
OWN_FILES = (".office", ".keys", ".photos", ".lock")
"""Suffixes of the office's own files: papers and sheets never take them."""


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Ends with wrong usage for anything else."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            self.fail(_("“{value}”不是日期，请写成 2026-11-22。").format(value=value), param, ctx)


class Product(click.ParamType[Path]):
    """A file to be written; never one of the office's own."""

    name = "FILE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path. Ends with wrong usage where an office file would be written over."""
        path = Path(str(value))
        if path.suffix.lower() in OWN_FILES:
            self.fail(_("“{name}”是数据文件的名字，不能写在上面。请换一个文件名。").format(name=path.name), param, ctx)
        return path


@dataclass(slots=True)
class Session:
    """The global options of one call."""

    office_path: Path | None = None
    user: str | None = None
    day: date | None = None
    json: bool = False
    spoken: bool = field(default=False)

    def say(self, answer: dict[str, Any], words: str) -> None:
        """The answer, as one JSON object or as words."""
        self.spoken = True
        if self.json:
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        elif words:
            sys.stdout.write(words.rstrip("\n") + "\n")

    def refuse(self, reason: str, sentence: str, **more: Any) -> None:
        """A refusal, as one JSON object or as words on the error channel."""
        if self.json:
            sys.stdout.write(
                json.dumps({"error": {"reason": reason, "sentence": sentence, **more}}, ensure_ascii=False) + "\n"
            )
        else:
            sys.stderr.write(sentence + "\n")

    def path(self) -> Path:
        """The office file asked for. Raises a usage error where none was."""
        if self.office_path is None:
            raise click.UsageError(_("请用 --office 文件名.office 指明数据文件（写在动词之前）。"))
        return self.office_path

    @contextmanager
    def office(self, right: Right = Right.READ) -> Iterator[Office]:
        """The office opened by the officer named, or by the only one who may."""
        office = self._open(right)
        try:
            yield office
        finally:
            office.close()

    def _open(self, right: Right) -> Office:
        path = self.path()
        opening.present(path)
        slots = opening.officers_of(path)
        if self.user is not None:
            return opening.open_office(path, self.user, password(), today=self.day)
        able = [slot.name for slot in slots if any(right in RIGHTS[role] for role in slot.roles)]
        names = able or [slot.name for slot in slots]
        given = password()
        for name in names[:-1]:
            try:
                return opening.open_office(path, name, given, today=self.day)
            except Refused as refusal:
                if refusal.reason != "wrong_password":
                    raise
        return opening.open_office(path, names[-1], given, today=self.day)


def password() -> str:
    """The password from the environment, or typed."""
    given = os.environ.get(PASSWORD)
    return given if given is not None else str(click.prompt(_("密码"), hide_input=True, err=True))


def new_password() -> str:
    """A new password from the environment, or typed twice."""
    given = os.environ.get(NEW_PASSWORD)
    if given is not None:
        return given
    return str(click.prompt(_("新密码"), hide_input=True, confirmation_prompt=True, err=True))


def session() -> Session:
    """The session of the call under way."""
    found = click.get_current_context().find_object(Session)
    assert found is not None
    return found


def iso(_context: click.Context, _parameter: click.Parameter, day: date | None) -> str | None:
    """A day given as an option, as ISO text."""
    return None if day is None else day.isoformat()


def pairs(values: tuple[str, ...]) -> dict[str, object]:
    """`field=value` words as raw values. Ends with wrong usage for anything else."""
    raw: dict[str, object] = {}
    for text in values:
        name, sign, value = text.partition("=")
        if not sign:
            raise click.UsageError(_("请写成 字段=值，例如 phone=13800000000。"))
        raw[name.strip()] = value
    return raw


def show_progress(done: int, words: str) -> None:
    """A line of progress on the error channel, where somebody looks."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done:3d}% {words}\033[K")
        if done >= 100:
            sys.stderr.write("\n")


Progress = Callable[[int, str], None]

ROLES = [role.value for role in Role]


def recovery_words(code: str) -> str:
    """The recovery code with what to do with it."""
    return _("恢复码（请抄写或打印，分两份装入信封密封保管；只显示这一次）：\n    {code}").format(code=code)


__all__ = [
    "NEW_PASSWORD", "OWN_FILES", "PASSWORD", "ROLES", "Day", "Product", "Progress", "Session", "iso", "keys", "new_password", "pairs", "password",
    "recovery_words", "session", "show_progress",
]  # fmt: skip
