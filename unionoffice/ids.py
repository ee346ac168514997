"""Names for records that stay the same on every computer: UUIDv7 (RFC 9562), as text."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from random import Random


def new_id() -> str:
    """A fresh UUIDv7: 48 bits of Unix milliseconds, then 74 random bits; later ones sort behind earlier ones."""
    drawn = _drawn.get()
    return _text(next(drawn)) if drawn is not None else fresh_id()


def fresh_id() -> str:
    """A UUIDv7 nobody has, whatever is repeatable: each office file has its own, a demo too."""
    return _text((time.time_ns() // 1_000_000 << 80) | int.from_bytes(os.urandom(10), "big"))


def _text(number: int) -> str:
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@contextmanager
def repeatable(seed: int, day: date) -> Iterator[None]:
    """Inside, the same seed and day give the same ids one after the other: for the demo town, never for real people."""
    token = _drawn.set(_drawn_from(Random(seed), day))
    try:
        yield
    finally:
        _drawn.reset(token)


_drawn: ContextVar[Iterator[int] | None] = ContextVar("drawn", default=None)


def _drawn_from(chance: Random, day: date) -> Iterator[int]:
    moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)
    while True:
        yield (moment << 80) | chance.getrandbits(80)
        moment += 1
