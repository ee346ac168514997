"""F2 工会会员登记表, alone or under the application (F1) on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from unionoffice.members import print_application
from unionoffice.members.print_application import ApplicationFacts, declare
from unionoffice.printing import (
    A4,
    Area,
    Box,
    Grid,
    Offset,
    Pen,
    Printed,
    Row,
    foot,
    head,
    label,
    number,
    opinion,
    photo,
    value,
    vertical,
)
from unionoffice.printing.heading import line

T = TypeVar("T")

TITLE = "工会会员登记表"
NOTE = "说明：本表由会员本人如实填写，经工会小组和基层工会审批后由基层工会保存；会员组织关系接转时，随本人档案转递。"
LEFT, WIDTH = 24.0, 170.0
LINE, LINES_HIGH = 8.0, 5.2
"""mm: a line of the two lists, and what it may shrink to when there are many; what then has no line is reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One line of the working life: from–to, where and as what."""

    span: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """One line of the family."""

    relation: str = ""
    name: str = ""
    unit: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationFacts:
    """What stands on the registration form, as it is to be read. Empty facts give the blank form; `photo` is a JPEG."""

    card_no: str = ""
    union: str = ""
    name: str = ""
    sex: str = ""
    birth: str = ""
    ethnicity: str = ""
    education: str = ""
    native_place: str = ""
    political: str = ""
    wage: str = ""
    employer: str = ""
    post: str = ""
    title: str = ""
    id_number: str = ""
    household: str = ""
    address: str = ""
    phone: str = ""
    works: Sequence[Work] = ()
    family: Sequence[Relative] = ()
    skills: str = ""
    team_opinion: str = ""
    team_day: str = ""
    union_opinion: str = ""
    union_day: str = ""
    note: str = ""
    photo: bytes | None = None


def registration(facts: RegistrationFacts, *, offset: Offset | None = None) -> Printed:
    """The registration form on a page of its own."""
    pen = Pen(title=TITLE, author=facts.union, paper=A4, offset=offset)
    top = head(pen, TITLE, x=LEFT, width=WIDTH, y=24.0, size=20, left=f"工会名称：{facts.union}", right=_card_no(facts))
    _draw(pen, facts, top, basic=11.0, list_high=45.0)
    return pen.finish()


def application_and_registration(
    application: ApplicationFacts, facts: RegistrationFacts, *, one_page: bool = True, offset: Offset | None = None
) -> Printed:
    """Application and registration: one above the other on one page, or (for both sides of a sheet) on two."""
    pen = Pen(title=TITLE, author=facts.union, paper=A4, offset=offset)
    if one_page:
        head(pen, print_application.TITLE, x=LEFT, width=WIDTH, y=19.0, size=18)
        y = declare(pen, application, x=LEFT, y=24.0, width=WIDTH, size=11.5, leading=1.55, room=27.0) + 7.5
        pen.text(LEFT + 76, y, "申请人（签名）：", "song", 12)
        day = application.day or "　　　　年　　月　　日"
        line(pen, Area(LEFT + WIDTH - 50, y - 4.3, 50, 5.6, "日期"), day, "song", 12, "right")
        top = head(
            pen, TITLE, x=LEFT, width=WIDTH, y=y + 13.5, size=18, left=f"工会名称：{facts.union}", right=_card_no(facts)
        )
        _draw(pen, facts, top, basic=10.0, list_high=31.0)
    else:
        print_application.draw(pen, application)
        pen.new_page()
        top = head(
            pen, TITLE, x=LEFT, width=WIDTH, y=24.0, size=20, left=f"工会名称：{facts.union}", right=_card_no(facts)
        )
        _draw(pen, facts, top, basic=11.0, list_high=45.0)
    return pen.finish()


def _card_no(facts: RegistrationFacts) -> str:
    return f"会员证号码：{facts.card_no or '　　　　　　　　　　　'}"


def _draw(pen: Pen, facts: RegistrationFacts, top: float, *, basic: float, list_high: float) -> None:
    """The grid from `top` on, the signature and the note; rows are `basic` mm high, the two lists `list_high`."""
    rows = [
        Row(basic, [
            label("姓名", 18), value(facts.name, 25), label("性别", 12), value(facts.sex, 11),
            label("出生日期", 18), number(facts.birth, 26), label("民族", 12), value(facts.ethnicity, 18),
            photo(facts.photo, 30, 4, high=min(35.0, 4 * basic - 1)),
        ]),
        Row(basic, [
            label("学历", 18), value(facts.education, 19), label("籍贯", 12), value(facts.native_place, 23),
            label("政治面貌", 18), value(facts.political, 19), label("工资", 12), number(facts.wage, 19),
        ]),
        Row(basic, [
            label("工作单位", 18), value(facts.employer, 52), label("职务", 12), value(facts.post, 23),
            label("职称", 12), value(facts.title, 23),
        ]),
        Row(basic, [
            label("身份证号", 18), number(facts.id_number, 44), label("户口所在地", 22), value(facts.household, 56),
        ]),
        Row(basic, [
            label("现居地址", 18), value(facts.address, 96), label("联系电话", 18), number(facts.phone, 38),
        ]),
        *_works(pen, facts.works, list_high),
        *_family(pen, facts.family, list_high),
        Row(basic, [label("特长", 18), value(facts.skills, 152, align="left")]),
        Row(47.0, [
            vertical("工会小组意见", 10),
            opinion(facts.team_opinion, "工会小组长（签字）：", 56, seal=0, date=facts.team_day),
            vertical("基层工会审批意见", 10),
            opinion(facts.union_opinion, "主席（签字）：", 94, date=facts.union_day),
        ]),
        Row(basic + 1, [label("备注", 18), value(facts.note, 152, align="left")]),
    ]  # fmt: skip
    bottom = Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)
    pen.text(LEFT + 76, bottom + 7.0, "申请人（签名）：")
    pen.text(LEFT + WIDTH, bottom + 7.0, "　　　　年　　月　　日", align="right")
    foot(pen, NOTE, x=LEFT, width=WIDTH, y=bottom + 9.5)


def _works(pen: Pen, works: Sequence[Work], high: float) -> list[Row]:
    shown, height = _lines(pen, "个人工作简历", [f"{work.span} {work.where}" for work in works], high)
    rows = [
        Row(7.0, [vertical("个人工作简历", 10, shown + 1), label("起止时间", 44), label("在何单位、任何职务", 116)])
    ]
    rows += [
        Row(height, [number(work.span, 44), value(work.where, 116, align="left")])
        for work in _padded(works, shown, Work())
    ]
    return rows


def _family(pen: Pen, family: Sequence[Relative], high: float) -> list[Row]:
    shown, height = _lines(pen, "家庭主要成员", [f"{one.relation} {one.name}" for one in family], high)
    titles = [label("关系", 20), label("姓名", 30), label("工作单位", 76), label("联系电话", 34)]
    rows = [Row(7.0, [vertical("家庭主要成员", 10, shown + 1), *titles])]
    for one in _padded(family, shown, Relative()):
        boxes: list[Box] = [value(one.relation, 20), value(one.name, 30), value(one.unit, 76), number(one.phone, 34)]
        rows.append(Row(height, boxes))
    return rows


def _lines(pen: Pen, name: str, entries: Sequence[str], high: float) -> tuple[int, float]:
    """How many lines a list of `high` mm gets and how high each is: usual ones, or more and lower ones."""
    most = int(high / LINES_HIGH)
    for entry in entries[most:]:
        pen.report.add_overflow(name, entry, pen.page)
    count = min(max(len(entries), round(high / LINE)), most)
    return count, high / count


def _padded(entries: Sequence[T], count: int, filler: T) -> list[T]:
    return [*entries[:count], *[filler] * (count - len(entries))]
