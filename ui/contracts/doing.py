"""A deed's window: what it asks, filled with what is known, and what happens when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ui.kit import dialogs, unit_choice
from ui.kit.form import Form
from ui.kit.record_dialog import RecordDialog
from unionoffice import contracts
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.contracts.deeds import Deed
    from ui.desk import Desk
    from unionoffice.contracts import Contract
    from unionoffice.office import Office

USUAL: dict[str, dict[str, str]] = {
    "offer": {"side": "workers"},
    "reply": {"reply": "agreed"},
    "vote": {"congress": "congress", "against": "0", "abstain": "0"},
    "report": {"result": "kept"},
    "publish": {"published_how": "board"},
    "end": {"ended_how": "rescinded"},
}
"""What is answered as a rule, by deed."""


def prefilled(office: Office, contract: Contract, deed: Deed) -> dict[str, Any]:
    """What the form of a deed begins with: what the contract holds already, what is usual, today."""
    found: dict[str, Any] = dict.fromkeys(deed.today, office.today)
    found |= {name: word for name, word in USUAL.get(deed.key, {}).items() if name in deed.fields}
    if deed.key in ("sign", "effect"):
        known = {name: getattr(contract, name, None) for name in deed.fields}
        found |= {name: value for name, value in known.items() if value is not None}
    if deed.key == "file":
        before = contracts.filings(office, contract.no)
        found |= {"authority": before[-1].authority, "copies": before[-1].copies} if before else {}
    return found


def do(desk: Desk, contract: Contract, deed: Deed, parent: QWidget) -> RecordDialog | object | None:
    """The window of the deed is in front; one that asks nothing is confirmed and done, and its outcome comes back.

    Raises Refused where the officer may not, or a rule says no.
    """
    office = desk.office
    office.officer.must(Right.ENTER)
    title, hint = _(deed.title), _(deed.hint) if deed.hint else ""
    if not deed.fields:
        question = _("{deed}（{number}）？").format(deed=title, number=contract.number)
        if not dialogs.ask(parent, f"{question}\n{hint}".strip(), yes=title):
            return None
        made = deed.act(office, contract, {})
        desk.say(done_words(deed))
        return made
    form = Form(deed.fields, unit_choice.sources(office))
    form.fill(prefilled(office, contract, deed))
    dialog = RecordDialog(
        title, form, lambda values: deed.act(office, contract, values), subtitle=hint, parent=parent
    )  # fmt: skip
    dialog.saved.connect(lambda _made: desk.say(done_words(deed)))
    dialog.open()
    return dialog


def done_words(deed: Deed) -> str:
    """What the status line says afterwards."""
    return _("已办理：{deed}").format(deed=_(deed.title))
