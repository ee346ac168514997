"""Transfer letters of the last weeks: some receipts have come back, others are still awaited."""

from __future__ import annotations

from collections.abc import Iterable

from unionoffice import members
from unionoffice.demo.days import iso
from unionoffice.demo.lists import Chance, read
from unionoffice.office import Office

MOST = 40
_REASONS = ("调动", "合同到期后另行就业", "返乡就业", "随配偶迁居")


def letters_for(count: int) -> int:
    """How many letters went out lately in a town of so many members."""
    return min(MOST, count // 700 + 2) if count >= 40 else 0


def send(office: Office, chance: Chance, numbers: Iterable[int], today: int) -> None:
    """These members have their letter; two thirds of the receipts have come back, late ones are still awaited."""
    elsewhere = read("employers")["elsewhere"].split()
    sent = sorted((today - chance.between(2, 75), no) for no in numbers)
    for place, (day, no) in enumerate(sent):
        letter = members.transfer_out(
            office,
            no,
            chance.of(elsewhere),
            reason=chance.of(_REASONS),
            day=iso(day),
            dues_paid_to=iso(day)[:7] + "-01",
        )
        back = day + chance.between(5, 26)
        if place % 3 and back <= today:
            members.receipt_came(office, letter.letter_no, day=iso(back))
