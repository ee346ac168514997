"""What stands on the papers of a round: from what was frozen with its sheet, or as it was posted and is true now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from unionoffice import codes, people
from unionoffice.aid import approving_rounds, money_store, rounds, sheets
from unionoffice.aid.guard_rules import WARNINGS
from unionoffice.aid.model import AidFile
from unionoffice.aid.money_store import ItemLine
from unionoffice.aid.opinions import Opinion
from unionoffice.aid.paper_pages import Mark
from unionoffice.aid.print_aid_notice import NoticeFacts, NoticeRow
from unionoffice.aid.print_batch_approval import ApprovalLine, BatchApprovalFacts, OverrideLine
from unionoffice.aid.print_envelope_labels import EnvelopeLabel, LabelsFacts
from unionoffice.aid.print_receipts import Receipt, ReceiptsFacts
from unionoffice.aid.print_signoff_sheet import SignoffFacts, SignoffRow
from unionoffice.aid.print_visit_list import VisitListFacts, VisitListRow
from unionoffice.aid.store import households
from unionoffice.database import Connection
from unionoffice.office import Office


def chinese_day(day: str | None) -> str:
    """2024-07-01 as 2024年7月1日; empty for none."""
    return f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:10])}日" if day else ""


# -- from what was frozen


def sheet_facts(office: Office, round_no: int) -> SignoffFacts:
    """The sign-off sheet (F23) as it was frozen. Raises Refused where it was not made, Trouble where a row was altered."""
    sheet, facts = sheets.facts_of(office.reading(), round_no)
    return SignoffFacts(
        office=facts["office"], round_title=facts["title"], round_no=facts["round_no"], fund="、".join(facts["funds"]),
        period=facts["period"], method=facts["method"], rows=tuple(_sheet_row(row) for row in facts["rows"]),
        maker=facts["maker"], reviewer=facts["reviewer"], payers=tuple(facts["payers"]), chair=facts["chair"],
        day=chinese_day(facts["day"]), mark=Mark(print_no=sheet.sheet_no, code=sheet.code),
    )  # fmt: skip


def _sheet_row(row: Mapping[str, Any]) -> SignoffRow:
    name = f"{row['name']}（{row['student_name']}）" if row["student_name"] else row["name"]
    bank = " ".join(part for part in (row["bank"], row["bank_branch"]) if part)
    holder = "" if row["holder"] == row["name"] else f"户名：{row['holder']}"
    remark = "；".join(part for part in (holder, row["school"] if row["student_name"] else "", row["remark"]) if part)
    return SignoffRow(
        name=name, id_number=row["id_number"], unit=row["unit_name"], category=row["category_word"],
        kind=row["kind_word"], amount_fen=row["amount"], bank=bank, bank_card=row["bank_card"] or "", phone=row["phone"],
        goods=row["goods"] or "", quantity=row["quantity"], remark=remark, override=row["override"],
    )  # fmt: skip


def receipt_facts(office: Office, round_no: int) -> ReceiptsFacts:
    """One receipt a row of money given, numbered by sheet and row; reversals have none."""
    sheet, facts = sheets.facts_of(office.reading(), round_no)
    made = [
        Receipt(
            number=f"{sheet.sheet_no}-{row['sheet_row']:03d}", name=row["name"], id_number=row["id_number"],
            unit=row["unit_name"], kind=row["kind_word"], amount_fen=row["amount"], goods=row["goods"] or "",
            quantity="" if row["quantity"] is None else str(row["quantity"]),
        )
        for row in facts["rows"] if row["amount"] > 0
    ]  # fmt: skip
    return ReceiptsFacts(
        office=facts["office"], round_title=facts["title"], receipts=tuple(made), goods=facts["method"] == "goods",
        mark=Mark(print_no=sheet.sheet_no, code=sheet.code),
    )  # fmt: skip


# -- from what is true now, or was when it was posted


def notice_facts(office: Office, round_no: int) -> NoticeFacts:
    """The notice (F21): the list last posted, or the rows as they are; names are hidden by the form itself."""
    db = office.reading()
    round_ = rounds.existing_round(db, round_no)
    posting, there = rounds.posting_of(db, round_no), rounds.posted_rows(db, round_no)
    categories = codes.code_list("aid_category")
    rows = [(row["name"], row["unit"], row["category"], row["amount"]) for row in there.values()] or [
        (line.name, line.unit_name, line.category or "", line.item.amount)
        for line in money_store.lines_of(db, round_no)
    ]
    days = (
        int(posting.rule.split("=")[1].split(" ")[0]) if posting is not None else rounds.number(office, "posting_days")
    )
    return NoticeFacts(
        office=office.name, number=round_.round_no, subject=round_.title,
        matter=f"拟给予{codes.code_list('aid_kind').label(round_.kind)}",
        rows=tuple(NoticeRow(name=name, unit=unit, category=categories.label(category), amount_fen=amount)
                   for name, unit, category, amount in rows),
        from_day=chinese_day(posting.posted_on) if posting is not None else "",
        until_day=chinese_day(posting.until) if posting is not None else "", working_days=str(days),
        phone=office.setting("phone"), place=str(office.setting("address") or ""),
        day=chinese_day(posting.posted_on) if posting is not None else "", mark=Mark(print_no=round_.round_no),
    )  # fmt: skip


def approval_facts(office: Office, round_no: int) -> BatchApprovalFacts:
    """The approval sheet of the round with sums by kind and fund, what was posted and set aside, and who decided."""
    db = office.reading()
    round_ = rounds.existing_round(db, round_no)
    lines = money_store.lines_of(db, round_no)
    posting, approval = rounds.posting_of(db, round_no), approving_rounds.approval_of(db, round_no)
    sheet = money_store.sheet_of(db, round_no)
    makers = {row[0]: row[1] for row in db.execute("SELECT no, name FROM officers")}
    return BatchApprovalFacts(
        office=office.name, round_no=round_.round_no, title=round_.title, period=round_.period,
        method=codes.code_list("aid_method").label(round_.method), lines=_sums(lines),
        households=len({line.item.file or -line.payee for line in lines}) or None,
        persons=len({line.student for line in lines}) or None, basis=round_.note or "", meeting=round_.meeting or "",
        meeting_day=chinese_day(round_.meeting_on), approval_no=round_.approval_no or "",
        posted=f"{chinese_day(posting.posted_on)}至{chinese_day(posting.until)}，{posting.place}" if posting else "",
        posting_result=_posting_words(posting, office.today),
        overrides=_overrides(db, round_no, lines, approval.officer_name if approval is not None else ""),
        handler_opinion=Opinion(signer=makers[round_.officer]),
        review_opinion=Opinion(
            text=approval.remark or "同意", signer=approval.officer_name, day=chinese_day(approval.day)
        ) if approval is not None else Opinion(),
        day=chinese_day(sheet.printed_on if sheet is not None else round_.since),
        mark=Mark(print_no=sheet.sheet_no, code=sheet.code) if sheet is not None else Mark(print_no=round_.round_no),
    )  # fmt: skip


def _posting_words(posting: rounds.RoundPosting | None, today: str) -> str:
    """What came of the posting; nothing while it is up and nobody objected."""
    if posting is None or (posting.objection is None and posting.until >= today):
        return ""
    if posting.objection is None:
        return "公示期间无异议"
    return f"有异议：{posting.objection}；答复：{posting.answer or ''}"


def _sums(lines: Iterable[ItemLine]) -> tuple[ApprovalLine, ...]:
    groups: dict[tuple[str, str], list[ItemLine]] = {}
    for line in lines:
        groups.setdefault((line.item.kind, line.fund_name), []).append(line)
    kinds = codes.code_list("aid_kind")
    return tuple(
        ApprovalLine(
            kind=kinds.label(kind), fund=fund, households=len({line.item.file or -line.payee for line in group}),
            persons=len({line.student for line in group}), payments=len(group),
            amount_fen=sum(line.item.amount for line in group),
        )
        for (kind, fund), group in groups.items()
    )  # fmt: skip


def _overrides(db: Connection, round_no: int, lines: Sequence[ItemLine], approver: str) -> tuple[OverrideLine, ...]:
    """The reasons given, with who approved them: nobody before the round is approved."""
    names = {line.no: line.name for line in lines}
    return tuple(
        OverrideLine(name=names.get(one.item, ""), warning=WARNINGS[one.warning], reason=one.reason, officer=approver)
        for one in money_store.overrides(db, round_no)
    )


def _files(db: Connection, lines: Iterable[ItemLine]) -> dict[int, AidFile]:
    numbers = sorted({line.item.file for line in lines if line.item.file})
    return {one.file.no: one.file for one in households(db, numbers) if one is not None}


def visit_facts(office: Office, round_no: int) -> VisitListFacts:
    """Whom to visit and where, with what is true today; for the visitors only."""
    db = office.reading()
    round_ = rounds.existing_round(db, round_no)
    lines = [line for line in money_store.lines_of(db, round_no) if line.item.amount > 0]
    files, sheet = _files(db, lines), money_store.sheet_of(db, round_no)
    reasons, categories = codes.code_list("aid_reason"), codes.code_list("aid_category")
    made = []
    for line in lines:
        file, person = files.get(line.item.file or 0), people.person(db, line.payee)
        assert person is not None
        made.append(
            VisitListRow(
                name=line.name, sex=people.SEX_WORDS.get(person.sex or "", ""), unit=line.unit_name,
                address=(file.home if file is not None else None) or person.address or "", phone=line.phone,
                category=categories.label(line.category or ""),
                hardship=reasons.label(file.reason_main or "") if file is not None else "", amount_fen=line.item.amount,
                goods=line.item.goods or "",
            )
        )  # fmt: skip
    return VisitListFacts(
        office=office.name, round_title=round_.title, rows=tuple(made), maker=office.officer.name,
        day=chinese_day(office.today), mark=Mark(print_no=sheet.sheet_no if sheet is not None else round_.round_no),
    )  # fmt: skip


def label_facts(office: Office, round_no: int) -> LabelsFacts:
    """A label for each payee, where they live today."""
    db = office.reading()
    lines = [line for line in money_store.lines_of(db, round_no) if line.item.amount > 0]
    files, made, seen = _files(db, lines), [], set()
    for line in lines:
        if line.payee in seen:
            continue
        seen.add(line.payee)
        file, person = files.get(line.item.file or 0), people.person(db, line.payee)
        assert person is not None
        made.append(
            EnvelopeLabel(
                name=line.name, address=(file.home if file is not None else None) or person.address or "",
                unit=line.unit_name, postcode=(file.postcode if file is not None else None) or "",
                place=str(line.item.sheet_row or line.item.place),
            )
        )  # fmt: skip
    return LabelsFacts(office=office.name, round_title=rounds.existing_round(db, round_no).title, labels=tuple(made))
