"""Papers of handing over: facts taken from the book and the keys, the print made, and the log written once it is out."""

from __future__ import annotations

from collections.abc import Mapping

from unionoffice import money
from unionoffice.errors import Refused
from unionoffice.exchange.office_keys import card_file
from unionoffice.office import Office
from unionoffice.papers_out import Paper, paper_of, record_print, save_paper
from unionoffice.printing import Offset, Printed
from unionoffice.reports import keyring, sent
from unionoffice.reports.print_hand_over_sheet import HandOverFacts, PartLine, hand_over_sheet
from unionoffice.reports.print_key_card import KeyCardFacts, key_card
from unionoffice.reports.print_registration_sheet import RegistrationSheetFacts, registration_sheet
from unionoffice.reports.sent import Sent
from unionoffice.reports.snapshot import declared
from unionoffice.wording import N_, _

FORMS = {"handover": N_("上报数据交接单"), "key-card": N_("公钥卡"), "office-registration": N_("上报单位登记单")}
"""Forms of this area, by the word the command line has for them; each prints blank as well."""
__all__ = [
    "FORMS", "Paper", "hand_over_paper", "key_card_paper", "record_print", "registration_paper", "save_paper",
]  # fmt: skip
LEVELS: Mapping[str, str] = {"township": "乡镇（街道）", "county": "县（市、区）", "city": "市"}


def _paper(form: str, made: Printed, subjects: tuple[int, ...] = ()) -> Paper:
    return paper_of(made, area="reports", form=form, title=FORMS[form], table="packages", subjects=subjects)


def _day(day: str | None) -> str:
    return f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:10])}日" if day else ""


def key_card_paper(office: Office, *, blank: bool = False, offset: Offset | None = None) -> Paper:
    """This office's key card, or a blank one."""
    facts = KeyCardFacts()
    if not blank:
        card = keyring.own_card(office)
        facts = KeyCardFacts(
            office=card.name, level=LEVELS[card.level], division=card.division, since=_day(keyring.since(office)),
            day=_day(office.today), clerk=office.officer.name, groups=tuple(card.words.split("-")),
            file_name=f"{card.division}_{card.name}.uok", content=card_file(card).decode().strip(),
        )  # fmt: skip
    return _paper("key-card", key_card(facts, offset=offset))


def registration_paper(office: Office, *, blank: bool = False, offset: Offset | None = None) -> Paper:
    """The sheet with which this office asks to be registered above, or a blank one."""
    facts = RegistrationSheetFacts()
    if not blank:
        card, above = keyring.own_card(office), keyring.upper(office)
        facts = RegistrationSheetFacts(
            office=card.name, level=LEVELS[card.level], division=card.division, identity=card.office,
            since=_day(keyring.since(office)), address=str(office.setting("address")), phone=str(office.setting("phone")),
            clerk=office.officer.name, day=_day(office.today), upper=above.name if above is not None else "",
            groups=tuple(card.words.split("-")), content=card_file(card).decode().strip(),
        )  # fmt: skip
    return _paper("office-registration", registration_sheet(facts, offset=offset))


def hand_over_paper(office: Office, no: int | None, *, stick: str = "", offset: Offset | None = None) -> Paper:
    """The hand-over sheet of this package (its number in the book's list), or a blank one. Raises Refused."""
    if no is None:
        return _paper("handover", hand_over_sheet(HandOverFacts(), offset=offset))
    found = sent.package(office, no)
    if found is None or found.written_on is None:
        sentence = _("没有写好的这个上报包；没有打印交接单。请先导出上报包。")
        raise Refused("unknown_package", sentence, "package")
    facts = _facts(office, found, stick)
    return _paper("handover", hand_over_sheet(facts, offset=offset), (no,))


def _facts(office: Office, found: Sent, stick: str) -> HandOverFacts:
    known = {one.part: one for one in declared()}
    parts = []
    for part, count in found.counts.items():
        amount = money.yuan(found.sums[part]) if part in found.sums else ""
        one = known.get(part)
        parts.append(PartLine(one.label if one else part, f"{count:,}", amount, one.ground if one else ""))
    fen = sum(found.sums.values())
    return HandOverFacts(
        number=f"第 {found.sequence} 号（账册第 {found.epoch} 期）", sender=office.name, recipient=found.recipient,
        period=f"{_day(found.period_from)}至{_day(found.period_until)}", day=_day(found.day), clerk=found.officer,
        file_name=found.file or "", file_size=f"{found.size:,} 字节" if found.size else "", stick=stick, parts=parts,
        rows=f"{sum(found.counts.values()):,}", amount=money.yuan(fen), capitals=money.capitals(fen),
        words=found.check_words, head=found.head[:20], remark="演示数据" if office.is_demo else "",
    )  # fmt: skip
