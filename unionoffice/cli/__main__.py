"""`unionoffice`: reads the global options, runs the verb, and ends with 0 done, 1 refused, 2 wrong usage, 3 trouble."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from unionoffice import wording
from unionoffice.errors import Cancelled, Refused, Trouble
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.cli.session import Session

DONE, REFUSED, USAGE, TROUBLE = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one call and exits."""
    if arguments is None and sys.getfilesystemencoding() == "ascii" and not getattr(sys, "frozen", False):
        # A console without a language on a Python told not to mind: names and files arrive broken. Begin again in UTF-8.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", "-m", "unionoffice", *sys.argv[1:]])
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Runs one call; gives its exit code. Output is UTF-8 on every console."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from unionoffice.cli.session import Session

    session = Session(json="--json" in _before_verb(arguments))
    try:
        wording.use(_language(arguments))
    except ValueError:
        session.refuse("usage", _("没有这种语言；--lang 可写 zh 或 en。"))
        return USAGE
    try:
        return _run(arguments, session)
    except BrokenPipeError:
        # Whoever read our output has read enough (`unionoffice members list | head`); nothing is left to be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TROUBLE


def _run(arguments: list[str], session: Session) -> int:
    from unionoffice import safe_write
    from unionoffice.cli.usage_words import Help, usage_words
    from unionoffice.cli.verbs import root
    from unionoffice.database import DatabaseError

    click.Context.formatter_class = Help
    try:
        ended = root.main(args=arguments, prog_name="unionoffice", standalone_mode=False, obj=session)
    except click.exceptions.NoArgsIsHelpError as error:
        session.refuse("usage", error.format_message())
        return USAGE
    except (click.Abort, Cancelled):
        session.refuse("cancelled", _("已取消；没有改动任何内容。"))
        return REFUSED
    except click.ClickException as error:
        session.refuse("usage", usage_words(error))
        return USAGE
    except Refused as refusal:
        found = getattr(refusal, "findings", ())
        more = (
            {"fields": [{"field": f.field, "reason": f.reason, "sentence": f.sentence} for f in found]} if found else {}
        )
        session.refuse(refusal.reason, refusal.sentence, **more)
        return REFUSED
    except Trouble as trouble:
        session.refuse(trouble.reason, trouble.sentence)
        return TROUBLE
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        told = safe_write.trouble_of(error, Path(error.filename or session.office_path or "?"))
        session.refuse(told.reason, told.sentence)
        return TROUBLE
    except DatabaseError:
        session.refuse(
            "damaged", _("读写数据文件时出错；此前保存的记录都在。请先检查文件（check --deep），再从备份恢复。")
        )
        return TROUBLE
    return ended if isinstance(ended, int) else DONE  # what a verb ended with by itself: some of it refused


VALUED = ("--office", "--user", "--day", "--lang")


def _before_verb(arguments: list[str]) -> list[str]:
    taken: list[str] = []
    words = iter(arguments)
    for word in words:
        if not word.startswith("-"):
            break
        taken.append(word)
        if word in VALUED:
            taken.append(next(words, ""))
    return taken


def _language(arguments: list[str]) -> str:
    options = _before_verb(arguments)
    for place, word in enumerate(options):
        if word == "--lang":
            return options[place + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return "zh"


if __name__ == "__main__":
    main()
