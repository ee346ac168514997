"""An office with nothing in it but itself, and a desk on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.build import DAY, OWN, PASSWORD
from tests.ui.conftest import Said
from ui.desk import Desk
from ui.signals import OfficeNews
from ui.work import Worker
from unionoffice.opening import create_office


@contextmanager
def empty_desk(folder: Path) -> Iterator[Desk]:
    office, _code = create_office(
        folder / "new.office", name=OWN, level="township", division="330106109", officer="李娟", password=PASSWORD,
        today=DAY,
    )  # fmt: skip
    with office:
        worker, news = Worker(), OfficeNews(office)
        try:
            yield Desk(office=office, news=news, worker=worker, frame=Said())
        finally:
            worker.stop()
            news.stop()
