"""What stands on the forms of one member, taken from the records: application, registration, transfer letter."""

from __future__ import annotations

from unionoffice import fields, people, photos, units
from unionoffice.errors import Refused
from unionoffice.members.member import Member
from unionoffice.members.print_application import ApplicationFacts
from unionoffice.members.print_registration import RegistrationFacts, Relative, Work
from unionoffice.members.print_transfer import TransferFacts
from unionoffice.members.transferring import Transfer, transfers_of
from unionoffice.office import Office
from unionoffice.wording import _


def chinese_day(day: str | None) -> str:
    """2024-07-01 as 2024年7月1日."""
    if not day:
        return ""
    return f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:10])}日"


def month_words(day: str | None) -> str:
    """2024-07-01 as 2024年7月."""
    return f"{int(day[:4])}年{int(day[5:7])}月" if day else ""


def application_facts(member: Member | None) -> ApplicationFacts:
    """The application (F1) of this member; blank for nobody."""
    if member is None:
        return ApplicationFacts()
    return ApplicationFacts(name=member.name, unit=member.membership.employer or member.unit_name)


def registration_facts(office: Office, member: Member | None) -> RegistrationFacts:
    """The registration form (F2) of this member with photo, working life and family; blank for nobody."""
    if member is None:
        return RegistrationFacts()
    with photos.Album(office) as album:
        photo = album.get(member.person.photo)
    base, known = member.membership.dues_base, people.background(office, member.no)
    return RegistrationFacts(
        card_no=member.membership.card_no or "", union=member.unit_name, name=member.name, sex=member.printed("sex"),
        birth=chinese_day(member.person.birth), ethnicity=member.printed("ethnicity"),
        education=member.printed("education"), native_place=member.person.native_place or "",
        political=member.printed("political_status"), wage="" if base is None else f"{base // 100}.{base % 100:02d}",
        employer=member.membership.employer or member.unit_name, post=member.membership.post or "",
        title=member.person.professional_title or "", id_number=member.person.id_number or "",
        household=member.printed("household_type"), address=member.person.address or "",
        phone=member.person.phone or "", note=member.membership.note or "", photo=photo,
        skills=member.person.skills or "",
        works=[Work(span=_span(one), where=" ".join(part for part in (one.place, one.post) if part)) for one in known.works],
        family=[
            Relative(
                relation=fields.show_on_paper(people.RELATIVE_FIELDS["relation"], one.relation), name=one.name,
                unit=one.workplace or "", phone=one.phone or "",
            )
            for one in known.relatives
        ],
    )  # fmt: skip


def _span(work: people.Work) -> str:
    """2008.07—2012.03, or 2012.03—至今; days are not asked on the form."""
    since, until = ((day or "")[:7].replace("-", ".") for day in (work.since, work.until))
    return f"{since}—{until or '至今'}" if since or until else ""


def transfer_facts(office: Office, member: Member | None) -> TransferFacts:
    """The newest transfer letter (F4) of this member; blank for nobody. Raises Refused where there never was one."""
    if member is None:
        return TransferFacts()
    letters = transfers_of(office, member.no)
    if not letters:
        raise Refused("no_transfer", _("{name} 没有接转记录。请先办理转移。").format(name=member.name), "id")
    letter: Transfer = letters[0]
    receiver = units.unit(office, letter.to_unit) if letter.to_unit is not None else None
    return TransferFacts(
        number=letter.letter_no, to=letter.to_name, sender=letter.from_name, name=member.name,
        sex=member.printed("sex"), birth=chinese_day(member.person.birth), id_number=member.person.id_number or "",
        joined=chinese_day(member.membership.joined), dues_paid_to=month_words(letter.dues_paid_to),
        reason=letter.reason or "", valid_days=str(letter.valid_days), day=chinese_day(letter.day),
        clerk=office.officer.name, phone=office.setting("phone"), receiver=receiver.name if receiver is not None else "",
    )  # fmt: skip
