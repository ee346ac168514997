"""F22 金秋助学申请表: the student, the parent who is a member, family, fees, account, the school's proof, three opinions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.opinions import OPEN, Opinion, opinion_rows
from unionoffice.aid.paper_pages import (
    LEFT,
    NO_MARK,
    SIGNED,
    WIDTH,
    Mark,
    Poured,
    amount,
    close_page,
    draw_rest,
    named,
    pages_of_rest,
    pour,
    signed_text,
    total,
    with_own,
    yes_or_no,
)
from unionoffice.printing import (
    A4,
    Grid,
    Offset,
    Pen,
    Printed,
    Row,
    choices,
    foot,
    head,
    label,
    money,
    number,
    value,
    vertical,
)

TITLE = "金秋助学申请表"
STAGES = ("大学本科", "大学专科", "研究生", "高中", "中职（技校）")
NOTE = (
    "说明：附录取通知书（在校生附学生证）、缴费收据、身份证和户口簿复印件；本表一式三份。"
    "军队院校、免费师范生以及已由其他部门资助足额的学生，按当地规定不重复申请。"
)
ON_FORM = 4
"""Family members on the form; those after them stand on a page of their own."""
REASON_HIGH, LINE, FAMILY_LINE = 84.0, 8.4, 7.8


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyFamily:
    """One of the student's family; the income is fen a year."""

    name: str = ""
    relation: str = ""
    age: str = ""
    place: str = ""
    health: str = ""
    year_income_fen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyAidFacts:
    """What stands on the application, as it is to be read; amounts are fen. Empty facts give the blank form.

    The fees are added up on the form from tuition, board and other.
    """

    office: str = ""
    number: str = ""
    year: str = ""
    student: str = ""
    student_sex: str = ""
    student_birth: str = ""
    student_id_number: str = ""
    student_phone: str = ""
    school: str = ""
    stage: str = ""
    stages: Sequence[str] = STAGES
    major: str = ""
    entered: str = ""
    school_years: str = ""
    admission_no: str = ""
    parent: str = ""
    parent_id_number: str = ""
    relation: str = ""
    phone: str = ""
    unit: str = ""
    card_no: str = ""
    file_no: str = ""
    category: str = ""
    migrant: str = ""
    address: str = ""
    family: Sequence[StudyFamily] = ()
    people: str = ""
    per_head_fen: int | None = None
    tuition_fen: int | None = None
    board_fen: int | None = None
    other_fees_fen: int | None = None
    other_aid: str = ""
    other_aid_fen: int | None = None
    reason: str = ""
    bank: str = ""
    bank_card: str = ""
    bank_holder: str = ""
    day: str = ""
    school_proof: Opinion = OPEN
    unit_opinion: Opinion = OPEN
    township_opinion: Opinion = OPEN
    county_opinion: Opinion = OPEN
    mark: Mark = NO_MARK


def study_aid(facts: StudyAidFacts, *, offset: Offset | None = None) -> Printed:
    """Front: who applies, family, fees, reason; back: the school's proof and three opinions with room for seals."""
    pen = Pen(title=TITLE, author=facts.office, paper=A4, offset=offset)
    reason = pour("申请理由", facts.reason, WIDTH - 10, REASON_HIGH, foot=SIGNED)
    pages = 2 + pages_of_rest([reason]) + (1 if len(facts.family) > ON_FORM else 0)
    _front(pen, facts, reason)
    close_page(pen, facts.mark, 1, pages)
    pen.new_page()
    _back(pen, facts)
    close_page(pen, facts.mark, 2, pages)
    page = draw_rest(pen, [reason], TITLE, _whose(facts), facts.mark, 2, pages)
    if len(facts.family) > ON_FORM:
        pen.new_page()
        top = head(pen, f"{TITLE}（家庭成员续表）", x=LEFT, width=WIDTH, size=18, left=_whose(facts))
        Grid.in_mm(WIDTH, _family(facts.family[ON_FORM:], ON_FORM + 1), x=LEFT, y=top).draw(pen)
        close_page(pen, facts.mark, page + 1, pages)
    return pen.finish()


def _whose(facts: StudyAidFacts) -> str:
    return f"学生：{facts.student}　家长：{facts.parent}"


def _front(pen: Pen, facts: StudyAidFacts, reason: Poured) -> None:
    title = f"{facts.year}{TITLE}" if facts.year else TITLE
    top = head(
        pen, title, x=LEFT, width=WIDTH, y=21.0, left=f"受理工会：{facts.office}",
        right=f"编号：{facts.number or '　　　　　　　　　'}",
    )  # fmt: skip
    rows = [*_student(facts), *_parent(facts)]
    shown = [*facts.family[:ON_FORM], *[StudyFamily()] * (ON_FORM - len(facts.family))]
    rows += [*_family(shown, 1), *_money(facts)]
    rows.append(
        Row(REASON_HIGH, [vertical("申请理由", 10), signed_text(reason, WIDTH - 10, "家长（签名）：", facts.day)])
    )
    bottom = Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)
    foot(pen, NOTE, x=LEFT, width=WIDTH, y=bottom + 1.2)


def _student(facts: StudyAidFacts) -> list[Row]:
    return [
        Row(LINE, [
            vertical("学生", 10, 4), label("姓名", 20), value(facts.student, 38), label("性别", 14), value(facts.student_sex, 14),
            label("出生日期", 20), number(facts.student_birth, 54),
        ]),
        Row(LINE, [
            label("身份证号", 20), number(facts.student_id_number, 66), label("联系电话", 20), number(facts.student_phone, 54),
        ]),
        Row(LINE, [
            label("学校", 20), value(facts.school, 66), label("院系专业", 20), value(facts.major, 54),
        ]),
        Row(LINE, [
            label("入学时间", 20), number(facts.entered, 26), label("学制", 14), number(facts.school_years, 16),
            label("录取通知书编号", 30), number(facts.admission_no, 54),
        ]),
        Row(LINE, [label("就读阶段", 30), choices(with_own(facts.stages, facts.stage), [facts.stage], WIDTH - 30)]),
    ]  # fmt: skip


def _parent(facts: StudyAidFacts) -> list[Row]:
    return [
        Row(LINE, [
            vertical("家长会员", 10, 4), label("姓名", 20), value(facts.parent, 38), label("与学生关系", 24), value(facts.relation, 18),
            label("联系电话", 20), number(facts.phone, 40),
        ]),
        Row(LINE, [
            label("身份证号", 20), number(facts.parent_id_number, 62), label("会员证号", 20), number(facts.card_no, 58),
        ]),
        Row(LINE, [
            label("工作单位", 20), value(facts.unit, 86), label("农民工", 20), choices(("是", "否"), yes_or_no(facts.migrant), 34),
        ]),
        Row(LINE, [
            label("困难类别", 20), value(facts.category, 38), label("档案编号", 20), number(facts.file_no, 82),
        ]),
        Row(LINE, [label("家庭住址", 30), value(facts.address, WIDTH - 30)]),
    ]  # fmt: skip


def _family(family: Sequence[StudyFamily], first: int) -> list[Row]:
    titles = [
        label("姓名", 34), label("关系", 18), label("年龄", 14), label("工作单位或就读学校", 48), label("健康", 22),
        label("年收入（元）", 24),
    ]  # fmt: skip
    rows = [Row(6.4, [vertical("家庭成员", 10, len(family) + 1), *titles])]
    rows += [
        Row(FAMILY_LINE, [
            named(value(one.name, 34), f"家庭成员第 {place} 人"), value(one.relation, 18), number(one.age, 14),
            value(one.place, 48), value(one.health, 22), money(amount(one.year_income_fen), 24),
        ])
        for place, one in enumerate(family, first)
    ]  # fmt: skip
    return rows


def _money(facts: StudyAidFacts) -> list[Row]:
    fees = [fen for fen in (facts.tuition_fen, facts.board_fen, facts.other_fees_fen) if fen is not None]
    return [
        Row(LINE, [
            label("家庭人口（人）", 30), number(facts.people, 30), label("家庭月人均收入（元）", 46),
            money(amount(facts.per_head_fen), 64),
        ]),
        Row(LINE + 1.4, [
            label("学年费用\n（元）", 30), label("学费", 12), money(amount(facts.tuition_fen), 23), label("住宿", 12),
            money(amount(facts.board_fen), 21), label("其他", 12), money(amount(facts.other_fees_fen), 22), label("合计", 12),
            money(amount(total(fees)) if fees else "", 26),
        ]),
        Row(LINE, [
            label("已获其他资助", 30), value(facts.other_aid, 80), label("金额（元）", 24), money(amount(facts.other_aid_fen), 36),
        ]),
        Row(LINE + 1.4, [
            label("收款账户", 30), label("户名", 12), value(facts.bank_holder, 26), label("银行", 12), value(facts.bank, 36),
            label("卡号", 12), number(facts.bank_card, 42),
        ]),
    ]  # fmt: skip


def _back(pen: Pen, facts: StudyAidFacts) -> None:
    top = head(pen, f"{TITLE}（背面）", x=LEFT, width=WIDTH, y=18.0, size=18, right=_whose(facts))
    levels = (
        ("学校证明", "经办人（签字）：", facts.school_proof),
        ("单位工会意见及公示结果", "工会主席（签字）：", facts.unit_opinion),
        ("乡镇系统工会意见", "工会主席（签字）：", facts.township_opinion),
        ("县级工会意见", "审批人（签字）：", facts.county_opinion),
    )
    Grid.in_mm(WIDTH, opinion_rows(levels, WIDTH, 62.0), x=LEFT, y=top).draw(pen)
