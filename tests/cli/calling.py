"""Calls the command line as a script would: the arguments in, exit code and both outputs out."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unionoffice.cli.__main__ import run

DONE, REFUSED, USAGE, TROUBLE = 0, 1, 2, 3
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """What one call came to."""

    code: int
    out: bytes
    err: bytes

    @property
    def words(self) -> str:
        return self.out.decode("utf-8")

    @property
    def complaint(self) -> str:
        return self.err.decode("utf-8")

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on stdout; anything before, behind or beside it fails the test."""
        assert self.code == DONE, self.words + self.complaint
        return self.one_object()

    @property
    def error(self) -> dict[str, Any]:
        """The refusal, with its reason and sentence."""
        assert self.code != DONE, self.words
        told = self.one_object()
        assert list(told) == ["error"]
        assert {"reason", "sentence"} <= set(told["error"])
        assert told["error"]["sentence"].strip()
        return told["error"]

    def one_object(self) -> dict[str, Any]:
        text = self.words
        assert text.endswith("\n")
        assert text.count("\n") == 1
        found = json.loads(text)
        assert isinstance(found, dict)
        return found


def call(*arguments: str) -> Said:
    """One call inside this process, with the two channels of a console that knows nothing but ASCII."""
    out, err = io.BytesIO(), io.BytesIO()
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = io.TextIOWrapper(out, "ascii"), io.TextIOWrapper(err, "ascii")
    try:
        code = run(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
        return Said(code, out.getvalue(), err.getvalue())
    finally:
        sys.stdout, sys.stderr = streams


def process(*arguments: str, **environment: str) -> Said:
    """One call as a process of its own, on a console without a language."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    told = subprocess.run(
        [sys.executable, "-m", "unionoffice", *arguments],
        capture_output=True,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        env={**bare, "LC_ALL": "C", "PYTHONUTF8": "0", **environment},
        timeout=60,
        check=False,
    )
    return Said(told.returncode, told.stdout, told.stderr)


@dataclass(frozen=True)
class Console:
    """A clerk's console on one office: `console("members", "list")` answers in JSON, `console.words(…)` in words."""

    office: Path
    day: str = "2026-11-22"

    def __call__(self, *verb: str, **options: str) -> Said:
        return call("--json", *self._global(options), *verb)

    def words_of(self, *verb: str, **options: str) -> Said:
        return call(*self._global(options), *verb)

    def _global(self, options: dict[str, str]) -> list[str]:
        given = {"office": str(self.office), "day": self.day, **options}
        return [part for name, value in given.items() for part in (f"--{name}", value)]

    def member(self, name: str) -> dict[str, Any]:
        """The one member of this name."""
        (found,) = [one for one in self("members", "find", name).answer["members"] if one["name"] == name]
        return found
