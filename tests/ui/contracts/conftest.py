"""The page of collective contracts on the small town, as 李娟 has it in front of her."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog

from ui.contracts.page import ContractsPage
from ui.desk import Desk


@pytest.fixture
def page(qtbot, desk: Desk) -> Iterator[ContractsPage]:
    made = ContractsPage(desk)
    qtbot.addWidget(made)
    made.resize(1190, 700)
    made.show()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.done(0)
    qtbot.waitUntil(lambda: not desk.worker.jobs)
