"""The page 上报: a township hands over; a county hears from its lower offices and hands over to the city."""

from __future__ import annotations

from typing import Any

from ui.desk import Desk
from ui.kit.page import Page
from ui.kit.room import Stack
from ui.kit.tab_row import TabRow
from ui.reports.upward import PACKAGES, RECEIPTS, RETURNED, Upward
from unionoffice.wording import _

LOWER, UPPER = "lower", "upper"
UPWARD_WORDS = (PACKAGES, RETURNED, RECEIPTS, "sent_back", "no_receipt", "number_block")
"""What leads to handing over, where there are two sides."""


def page_of(desk: Desk) -> Page:
    """The page for an office of this level."""
    if desk.office.level == "township":
        return Upward(desk)
    from ui.reports.lower import Lower

    return Lower(desk) if desk.office.level == "city" else BothSides(desk)


class BothSides(Page):
    """Lower offices and the upper one, with a row of two words above."""

    def __init__(self, desk: Desk) -> None:
        from ui.reports.lower import Lower

        super().__init__(desk, _("上报"))
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._hide_head()
        self.sides: dict[str, Page] = {LOWER: Lower(desk, _("收下级的包")), UPPER: Upward(desk, _("报上级"))}
        self.tabs = TabRow(_("下级和上级"))
        self.tabs.setContentsMargins(24, 10, 24, 0)
        self.stack = Stack()
        for key, words in ((LOWER, _("收下级的包")), (UPPER, _("报上级"))):
            self.stack.addWidget(self.sides[key])
            self.tabs.add(key, words)
        self.tabs.turned.connect(lambda key: self.stack.setCurrentWidget(self.sides[key]))
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.stack, 1)

    def _hide_head(self) -> None:
        """Each side has its own title and actions."""
        head = self.column.takeAt(0).layout()
        while head is not None and head.count():
            item = head.takeAt(0)
            below, inner = item.widget(), item.layout()
            if below is not None:
                below.hide()
            while inner is not None and inner.count():
                label = inner.takeAt(0).widget()
                if label is not None:
                    label.hide()

    def front(self) -> Page:
        """The side in front."""
        return self.sides[self.tabs.chosen()]

    def take(self, wanted: Any) -> None:
        """What leads here goes to the side it is about."""
        upward = wanted in UPWARD_WORDS or (isinstance(wanted, tuple) and bool(wanted) and wanted[0] == "packages")
        key = UPPER if upward else LOWER
        self.tabs.choose(key)
        self.sides[key].take(wanted)

    def begin(self) -> None:
        """Work begins on the side in front."""
        self.front().begin()

    def keys(self) -> list[tuple[str, str]]:
        """The keys of the side in front."""
        return self.front().keys()
