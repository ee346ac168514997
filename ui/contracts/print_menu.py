"""What can be printed of a contract: the two sets, each form filled, each form blank."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui import errors
from ui.contracts.packet_dialog import show_set
from ui.contracts.paper_preview import show_form
from unionoffice import contracts
from unionoffice.contracts.papers import FORMS
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ui.contracts.contract_page import ContractPage


def fill(menu: QMenu, page: ContractPage) -> None:
    """The menu offers what there is of this contract now."""
    contract = page.contract
    packet = menu.addAction(_("报审材料一套…"))
    packet.triggered.connect(_guarded(page, lambda: show_set(page.desk, page, page.no, renewal=False)))
    renewal = menu.addAction(_("续订材料…"))
    chain = contracts.chain(page.desk.office, page.no)
    renewal.setEnabled(any(one.predecessor == page.no and one.nature == "renewal" for one in chain))
    renewal.triggered.connect(_guarded(page, lambda: show_set(page.desk, page, page.no, renewal=True)))
    menu.addSeparator()
    blank = None
    for no in (page.no, None):
        for form, title in FORMS.items():
            if form == "confirmation" and no is not None and contract.level == "enterprise":
                continue
            entry = (menu if blank is None else blank).addAction(_(title) + ("…" if no is not None else ""))
            entry.triggered.connect(_shows(page, form, no))
        if blank is None:
            menu.addSeparator()
            blank = menu.addMenu(_("空白表"))


def _shows(page: ContractPage, form: str, no: int | None) -> Callable[[], None]:
    return _guarded(page, lambda: show_form(page.desk, page, form, no))


def _guarded(page: ContractPage, run: Callable[[], object]) -> Callable[[], None]:
    def act() -> None:
        with errors.showing(page):
            run()

    return act
