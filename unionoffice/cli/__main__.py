"""`unionoffice`: reads the global options, runs the verb, and ends with 0 done, 1 refused, 2 wrong usage, 3 trouble."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import click

from unionoffice import wording
from unionoffice.errors import Cancelled, Refused, Trouble
from unionoffice.wording import _

DONE, REFUSED, USAGE, TROUBLE = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one call and exits."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Runs one call; gives its exit code. Output is UTF-8 on every console."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        wording.use(_language(arguments))
    except ValueError as error:
        sys.stderr.write(f"--lang: {error}\n")
        return USAGE
    from unionoffice.cli.session import Session
    from unionoffice.cli.verbs import root

    session = Session(json="--json" in _before_verb(arguments))
    try:
        root.main(args=arguments, prog_name="unionoffice", standalone_mode=False, obj=session)
    except click.exceptions.NoArgsIsHelpError as error:
        sys.stderr.write(error.format_message() + "\n")
        return USAGE
    except click.UsageError as error:
        session.refuse("usage", error.format_message())
        return USAGE
    except (click.Abort, Cancelled):
        session.refuse("cancelled", _("已取消；没有改动任何内容。"))
        return REFUSED
    except click.ClickException as error:
        session.refuse("usage", error.format_message())
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
    return DONE


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
