"""How errors reach a person: a refusal as its sentence, trouble as a dialog, a cancel not at all, a bug once."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.masking import masked
from ui.theme import Tone
from unionoffice.errors import Cancelled, Refused, Trouble
from unionoffice.wording import _

_shown: set[str] = set()
"""Places in the program whose bug was shown already; a broken table asks 31 times a paint."""


@contextmanager
def showing(parent: QWidget | None) -> Iterator[None]:
    """What goes wrong inside is shown to the person; afterwards life goes on."""
    try:
        yield
    except Exception as error:
        show(error, parent)


def show(error: BaseException, parent: QWidget | None = None) -> None:
    """The error is shown the way its kind wants it."""
    from ui.kit import dialogs

    match error:
        case Cancelled():
            return
        case Refused():
            dialogs.tell(parent, error.sentence, title=_("不能这样办理"), tone=Tone.WARN)
        case Trouble():
            dialogs.trouble(parent, error.sentence, title=_("没有办成"))
        case _:
            unexpected(error, parent)


def unexpected(error: BaseException, parent: QWidget | None = None) -> None:
    """A bug: written to the log, and shown once for each place in the program it comes from."""
    from ui import crash
    from ui.kit import dialogs

    told = details(error)
    crash.log(told)
    place = place_of(error)
    if place in _shown:
        return
    _shown.add(place)
    sentence = _(
        "程序出现意外错误，刚才这一步没有完成；已经保存的数据不受影响。请再试一次；如果反复出现，请复制详细信息交给技术人员。"
    )
    dialogs.trouble(parent, sentence, title=_("意外错误"), details=told)


def details(error: BaseException) -> str:
    """The error's traceback with every number that points at a person covered."""
    return masked("".join(traceback.format_exception(error)))


def place_of(error: BaseException) -> str:
    """File, line and kind where the error came up."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    return f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}" if last else type(error).__name__


def forget() -> None:
    """Bugs shown before may be shown again (a new window, a new test)."""
    _shown.clear()
