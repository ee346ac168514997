"""Verbs of hardship aid: files of households, opened, changed and shown, with their families."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from unionoffice import aid, codes, members, people
from unionoffice.aid import FAMILY_ENTRY, FILE_FIELDS, Case, FamilyRow, FileFilter, FileRow, Household
from unionoffice.aid.household import told as covered
from unionoffice.cli.session import Day, iso, pairs, session
from unionoffice.errors import Refused
from unionoffice.fields import Sensitive, cover
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.people import PERSON_FIELDS
from unionoffice.wording import _

WORKER = ("name", "id_kind", "id_number", "sex", "birth", "ethnicity", "political_status", "phone", "model_worker")
"""What is told of the worker of a file."""


def file_of(office: Office, text: str) -> int:
    """The number of a file by file number or id. Raises Refused where there is none."""
    no = aid.file_number(office, text)
    if no is None:
        raise Refused("unknown_file", _("没有编号为“{id}”的档案。请用 aid file list 查找。").format(id=text), "file")
    return no


def person_of(office: Office, text: str) -> int:
    """A person's number by id or identity number. Raises Refused where there is none."""
    no = members.number_of(office, text) or people.with_number(office.reading(), text.strip().upper())
    if no is None:
        raise Refused("unknown_member", _("没有编号为“{id}”的会员。请用 members find 查找。").format(id=text), "id")
    return no


def told_file(household: Household, *, reveal: bool) -> dict[str, Any]:
    """A file for programs: codes, fen and ISO days, sensitive values covered unless revealed."""
    record: dict[str, Any] = {"id": household.file.id}
    record |= {name: covered(field, household.get(name), reveal=reveal) for name, field in FILE_FIELDS.items()}
    worker = {name: covered(PERSON_FIELDS[name], getattr(household.worker, name), reveal=reveal) for name in WORKER}
    return {
        **record, "unit": household.unit_name, "worker": {"id": household.worker.id, **worker}, "people": household.size,
        "family": [told_family(row, reveal=reveal) for row in household.family],
    }  # fmt: skip


def told_family(row: FamilyRow, *, reveal: bool) -> dict[str, Any]:
    """A row of the family for programs."""
    record = {name: covered(field, row.get(name), reveal=reveal) for name, field in FAMILY_ENTRY.items()}
    return {
        "id": row.member.id,
        "person": row.person.id,
        "since": row.member.since,
        "until": row.member.until,
        **record,
    }


def told_row(row: FileRow, *, reveal: bool) -> dict[str, Any]:
    """A line of a list for programs."""
    record = {name: value for name, value in asdict(row).items() if name not in ("no", "person", "unit", "unit_name")}
    for name, sensitive in (("id_number", Sensitive.IDENTITY), ("phone", Sensitive.PHONE)):
        if not reveal and record[name]:
            record[name] = cover(sensitive, record[name])
    return {**record, "unit": row.unit_name}


def say_file(office: Office, no: int) -> None:
    """The file after an act, covered."""
    household = aid.household(office, no)
    assert household is not None
    file = household.file
    words = "\t".join([file.file_no, household.worker.name, household.shown("stage"), household.shown("category")])
    session().say({"file": told_file(household, reveal=False)}, words)


def note_reveal(office: Office, verb: str, file: str, reveal: bool) -> None:
    """The journal holds who uncovered what."""
    if reveal:
        office.note("查看困难档案敏感信息", "aid", {"verb": verb, "file": file})


@click.group("aid", help=_("困难帮扶：档案、家庭、收入测算、办理步骤、抽查、统计、资金和发放"))
def group() -> None:
    """Hardship aid."""


@group.group("file", help=_("困难职工档案：列出、显示、建立、接入、修改"))
def files() -> None:
    """Files."""


@files.command("list", help=_("列出档案"))
@click.argument("text", nargs=-1)
@click.option("--stage", multiple=True, help=_("档案阶段代码，可写多次"))
@click.option("--category", multiple=True, help=_("困难类别代码，可写多次"))
@click.option("--level", multiple=True, help=_("建档标准代码，可写多次"))
@click.option("--unit", help=_("只列这个工会及其下级"))
@click.option("--filed", is_flag=True, help=_("只列在档的"))
@click.option("--of", "standing", type=click.Choice(list(aid.LISTS)), help=_("固定名单，例如 stale 一年未更新"))
@click.option("--sort", type=click.Choice(list(aid.FILE_SORTS)), default="", help=_("排序"))
@click.option("--reveal", is_flag=True, help=_("显示完整号码（留痕）"))
def list_files(
    text: tuple[str, ...], stage: tuple[str, ...], category: tuple[str, ...], level: tuple[str, ...], unit: str | None,
    filed: bool, standing: str | None, sort: str, reveal: bool,
) -> None:  # fmt: skip
    """Files."""
    with session().office() as office:
        numbers = (members.unit_number(office, unit),) if unit else ()
        wanted_stages = (*stage, *aid.FILED_STAGES) if filed else stage
        wanted = FileFilter(
            stages=wanted_stages,
            categories=category,
            levels=level,
            units=tuple(no for no in numbers if no),
            standing=standing or "",
        )
        found = aid.files(office, aid.with_below(office, wanted), text=" ".join(text), sort=sort)
        rows = [row for row in aid.rows(office.reading(), list(found)) if row is not None]
        note_reveal(office, "list", str(len(rows)), reveal)
        stages, categories = codes.code_list("aid_stage"), codes.code_list("aid_category")
        lines = [
            "\t".join(
                [row.file_no, row.name, row.unit_name, stages.shown(row.stage), categories.shown(row.category or "")]
            )
            for row in rows
        ]
        told = [told_row(row, reveal=reveal) for row in rows]
        session().say({"files": told}, "\n".join([*lines, _("共 {n} 份").format(n=len(rows))]))


@files.command("show", help=_("显示一份档案的全部内容：家庭、测算、步骤、入户、公示、材料"))
@click.argument("file")
@click.option("--reveal", is_flag=True, help=_("显示完整号码和健康状况（留痕）"))
def show(file: str, reveal: bool) -> None:
    """One file whole."""
    with session().office() as office:
        case = aid.case(office, file_of(office, file))
        note_reveal(office, "show", case.household.file.file_no, reveal)
        story = aid.timeline(office, case.household.file.no)
        household = case.household
        lines = [
            f"{field.shown}\t{household.shown(name, reveal=reveal)}"
            for name, field in FILE_FIELDS.items()
            if household.get(name) is not None
        ]
        lines += [f"{row.shown('relation')}\t{row.person.name}" for row in household.family]
        lines += [f"{moment.day}\t{moment.words}\t{moment.by}" for moment in story]
        session().say({"file": told_case(case, reveal=reveal)}, "\n".join(lines))


def told_case(case: Case, *, reveal: bool) -> dict[str, Any]:
    """Everything of one file for programs."""
    visits = [
        {name: covered(field, getattr(visit, name), reveal=reveal) for name, field in aid.VISIT_FIELDS.items()}
        for visit in case.visits
    ]
    return {
        **told_file(case.household, reveal=reveal),
        "findings": [{"reason": one.reason, "field": one.field, "sentence": one.sentence} for one in case.findings],
        "reckonings": [
            {name: value for name, value in asdict(one.reckoning).items() if name not in ("no", "file", "frozen", "rules")}
            | {"income_lines": len(one.income), "cost_lines": len(one.costs)}
            for one in case.reckonings
        ],
        "steps": [
            {"step": one.step, "stage": one.stage, "day": one.day, "officer": one.officer_name, "signer": one.signer,
             "opinion": one.opinion, "document": one.document}
            for one in case.steps
        ],
        "next_steps": list(case.next_steps),
        "visits": visits,
        "postings": [
            {"place": one.place, "posted_on": one.posted_on, "until": one.until, "objection": one.objection,
             "answer": one.answer, "closed_on": one.closed_on}
            for one in case.postings
        ],
        "decisions": [
            {"verdict": str(one.verdict), "officer": one.officer_name, "day": one.day, "remark": one.remark, "void": one.void}
            for one in case.decisions
        ],
        "checklist": [asdict(one) | {"missing": one.missing} for one in case.checklist if one.needed or one.there],
        "attachments": [{"kind": one.kind, "title": one.title, "pages": one.pages} for one in case.attachments],
    }  # fmt: skip


@files.command("open", help=_("为一名会员建立档案草稿；其余写成 字段=值"))
@click.argument("member", metavar="ID")
@click.option("--temporary", is_flag=True, help=_("临时救助档案"))
@click.option("--unit", help=_("建档单位；不写则为会员所属工会"))
@click.argument("values", nargs=-1)
def open_file(member: str, temporary: bool, unit: str | None, values: tuple[str, ...]) -> None:
    """A new draft."""
    with session().office(Right.ENTER) as office:
        raw = pairs(values) | ({"unit": unit} if unit else {})
        kind = "temporary" if temporary else "regular"
        say_file(office, aid.open_file(office, person_of(office, member), raw, kind=kind).no)


@files.command("take-over", help=_("接入本程序之前已有的档案，保留原类别；其余写成 字段=值"))
@click.argument("member", metavar="ID")
@click.option("--category", required=True, help=_("困难类别，任何一代的都可以"))
@click.option("--filed-on", type=Day(), required=True, callback=iso, help=_("建档日期"))
@click.option("--file-no", help=_("原来的档案编号"))
@click.argument("values", nargs=-1)
def take_over(member: str, category: str, filed_on: str, file_no: str | None, values: tuple[str, ...]) -> None:
    """A file that stood on paper."""
    with session().office(Right.ENTER) as office:
        person = person_of(office, member)
        made = aid.take_over(office, person, pairs(values), category=category, filed_on=filed_on, file_no=file_no)
        say_file(office, made.no)


@files.command("change", help=_("修改档案，写成 字段=值"))
@click.argument("file")
@click.argument("values", nargs=-1, required=True)
def change(file: str, values: tuple[str, ...]) -> None:
    """A file changed."""
    with session().office(Right.ENTER) as office:
        no = file_of(office, file)
        aid.change_file(office, no, pairs(values))
        say_file(office, no)


@group.group("family", help=_("家庭成员：添加、修改、离开"))
def family() -> None:
    """The family."""


@family.command("add", help=_("添加家庭成员，写成 字段=值，例如 name=李四 id_number=… relation=子"))
@click.argument("file")
@click.argument("values", nargs=-1, required=True)
def add_family(file: str, values: tuple[str, ...]) -> None:
    """One more in the family."""
    with session().office(Right.ENTER) as office:
        row = aid.add_family(office, file_of(office, file), pairs(values))
        session().say({"member": told_family(row, reveal=False)}, f"{row.member.id}\t{row.person.name}")


def _family_of(office: Office, uid: str) -> int:
    no = aid.family_number(office, uid)
    if no is None:
        raise Refused("unknown_member", _("没有这位家庭成员；没有改动任何内容。请刷新后再试。"), "member")
    return no


@family.command("change", help=_("修改家庭成员，写成 字段=值"))
@click.argument("uid", metavar="ID")
@click.argument("values", nargs=-1, required=True)
def change_family(uid: str, values: tuple[str, ...]) -> None:
    """A row of the family changed."""
    with session().office(Right.ENTER) as office:
        row = aid.change_family(office, _family_of(office, uid), pairs(values))
        session().say({"member": told_family(row, reveal=False)}, f"{row.member.id}\t{row.person.name}")


@family.command("end", help=_("家庭成员离开这个家庭"))
@click.argument("uid", metavar="ID")
@click.option("--on", "day", type=Day(), callback=iso, help=_("从哪一天起；不写则为今天"))
def end_family(uid: str, day: str | None) -> None:
    """A member left."""
    with session().office(Right.ENTER) as office:
        aid.end_family(office, _family_of(office, uid), day=day)
        session().say({"ended": uid}, _("已登记离开。"))


VERBS: tuple[click.Command, ...] = (group,)
