"""A contract's life driven through its windows, day by day."""

from __future__ import annotations

from datetime import date
from typing import Any

from ui.contracts.contract_dialog import ContractDialog
from ui.contracts.contract_page import ContractPage
from ui.contracts.page import ContractsPage
from ui.kit.record_dialog import RecordDialog
from unionoffice.office import Office

WORKERS, EMPLOYERS = ("王秀英", "陈超", "欧阳吉祥"), ("沈建国", "周丽", "吴斌")


def on(page: ContractsPage, day: str) -> ContractPage | None:
    """The office's day is this one; what is open is read anew, as the window does at midnight."""
    office: Office = page.desk.office
    office._fixed_day = date.fromisoformat(day)
    if page.contract is not None:
        page.contract.refresh()
    return page.contract


def entered(page: ContractsPage, **answers: Any) -> ContractPage:
    """A new contract, entered in its dialog and opened."""
    page.take("new")
    dialog = page.findChildren(ContractDialog)[-1]
    for name, value in answers.items():
        dialog.form.put(name, value)
        dialog.form.edited.emit(name)
    dialog.accept()
    assert dialog.form.said() == {}
    assert page.contract is not None
    return page.contract


def asked(one: ContractPage, key: str, **answers: Any) -> RecordDialog:
    """The window of a deed with these answers in it, not yet saved."""
    found = [deed for deed in one.deeds if deed.key == key]
    assert found, f"{key} is not offered in {one.state}: {[deed.key for deed in one.deeds]}"
    dialog = one.do(found[0])
    assert isinstance(dialog, RecordDialog)
    for name, value in answers.items():
        dialog.form.put(name, value)
    return dialog


def step(page: ContractsPage, day: str, key: str, **answers: Any) -> ContractPage:
    """On this day the deed is done through its window."""
    one = on(page, day)
    assert one is not None
    dialog = asked(one, key, **answers)
    dialog.accept()
    assert dialog.form.said() == {}
    return one


def delegates(one: ContractPage) -> None:
    """Three a side, the first of each its chief."""
    for side, names in (("workers", WORKERS), ("employer", EMPLOYERS)):
        for place, name in enumerate(names):
            dialog = one.people.add()
            for field, value in (
                ("side", side), ("name", name), ("post", "代表"), ("front_line", 1), ("chief", int(place == 0)),
                ("chosen", "elected" if side == "workers" else "named"),
            ):  # fmt: skip
                dialog.form.put(field, value)
            dialog.accept()
            assert dialog.form.said() == {}


def talked(page: ContractsPage, days: tuple[str, str, str, str]) -> None:
    """Offer, reply, a meeting between the delegates, a draft, on these days."""
    offered, replied, met, drafted = days
    step(page, offered, "offer")
    one = step(page, replied, "reply")
    if not one.people.list.rows:
        delegates(one)
    step(page, met, "meeting", recorder="文书小赵", place="厂会议室", result="达成一致", signed=1)
    step(page, drafted, "draft")
