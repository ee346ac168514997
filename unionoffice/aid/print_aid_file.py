"""F19 困难职工档案表, both sides: worker, money and family on the front; causes, bank, papers and opinions on the back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.aid.opinions import OPEN, Opinion, opinion_rows
from unionoffice.aid.paper_family import FamilyLine, family_rows, family_titles
from unionoffice.aid.paper_pages import (
    LEFT,
    NO_MARK,
    WIDTH,
    Mark,
    Poured,
    amount,
    close_page,
    draw_rest,
    free_text,
    pages_of_rest,
    pour,
    signing,
    with_own,
    words,
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

TITLE = "困难职工档案表"
CATEGORIES = ("深度困难", "相对困难", "意外致困")
LEVELS = ("全国级", "省级", "地市级", "区县级", "基层")
REASONS = (
    "无劳动能力", "有劳动能力而未就业", "下岗失业", "未参加社会保险", "社会保险待遇落实不到位", "患重特大疾病", "遭受自然灾害",
    "遭受意外事故", "子女上学", "其他",
)  # fmt: skip
ATTACHMENTS = (
    "申请书", "身份证复印件", "户口簿复印件", "收入证明", "低保证", "劳动合同", "诊断证明及自付票据", "录取通知书及缴费收据", "残疾证",
    "事故（灾害）证明", "入户调查表", "会议记录", "公示照片及结果",
)  # fmt: skip
NOTE = "说明：本表一式三份，基层工会、乡镇（街道、系统）工会、县级工会各存一份，每份逐级盖章；家庭成员不含职工本人，多于表格时另附续表。"
YES_NO = ("是", "否")
HIGH = 7.8
"""mm: a row of the form."""
ON_FRONT, A_SHEET = 6, 14
"""Family members on the front, and on each extra sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AidFileFacts:
    """What stands on the file table, as it is to be read; amounts are fen. Empty facts give the blank form.

    `categories`, `levels`, `reasons` and `attachment_kinds` are the words to tick; a ticked word of an older list is
    printed behind them. `family` is without the worker, who stands in the block above it.
    """

    file_no: str = ""
    national_no: str = ""
    category: str = ""
    categories: Sequence[str] = CATEGORIES
    level: str = ""
    levels: Sequence[str] = LEVELS
    filed_on: str = ""
    filed_by: str = ""
    name: str = ""
    sex: str = ""
    ethnicity: str = ""
    political: str = ""
    id_number: str = ""
    birth: str = ""
    health: str = ""
    illness: str = ""
    disability_no: str = ""
    work_state: str = ""
    model_worker: str = ""
    housing: str = ""
    housing_area: str = ""
    phone: str = ""
    other_contact: str = ""
    postcode: str = ""
    started_work: str = ""
    industry: str = ""
    marital: str = ""
    household_type: str = ""
    home: str = ""
    unit: str = ""
    unit_nature: str = ""
    unit_state: str = ""
    single_parent: str = ""
    zero_employment: str = ""
    self_help: str = ""
    registration_division: str = ""
    insurance: str = ""
    migrant: str = ""
    contract_signed: str = ""
    contract_term: str = ""
    own_income_fen: int | None = None
    other_income_fen: int | None = None
    year_income_fen: int | None = None
    people: str = ""
    per_head_fen: int | None = None
    rigid_fen: int | None = None
    rigid_note: str = ""
    family: Sequence[FamilyLine] = ()
    reason_main: str = ""
    reasons_other: Sequence[str] = ()
    reasons: Sequence[str] = REASONS
    reason_text: str = ""
    bank: str = ""
    bank_branch: str = ""
    bank_card: str = ""
    bank_holder: str = ""
    attachments: Sequence[str] = ()
    attachment_kinds: Sequence[str] = ATTACHMENTS
    signed_on: str = ""
    unit_opinion: Opinion = OPEN
    township_opinion: Opinion = OPEN
    county_opinion: Opinion = OPEN
    maker: str = ""
    reviewer: str = ""
    recorder: str = ""
    mark: Mark = NO_MARK


def aid_file(facts: AidFileFacts, *, offset: Offset | None = None) -> Printed:
    """Front and back; a family of more than eight, and a cause told at length, go on on extra sheets."""
    pen = Pen(title=TITLE, author=facts.filed_by, paper=A4, offset=offset)
    text = pour("致困原因说明", facts.reason_text, WIDTH - 30, 23.0)
    extra = [facts.family[start : start + A_SHEET] for start in range(ON_FRONT, len(facts.family), A_SHEET)]
    pages = 2 + len(extra) + pages_of_rest([text])
    _front(pen, facts)
    close_page(pen, facts.mark, 1, pages)
    pen.new_page()
    _back(pen, facts, text)
    close_page(pen, facts.mark, 2, pages)
    page = 2
    for members in extra:
        pen.new_page()
        page += 1
        _extra(pen, facts, members, ON_FRONT + (page - 3) * A_SHEET)
        close_page(pen, facts.mark, page, pages)
    draw_rest(pen, [text], TITLE, _whose(facts), facts.mark, page, pages)
    return pen.finish()


def _whose(facts: AidFileFacts) -> str:
    return f"姓名：{facts.name}　职工编号：{facts.file_no}"


def _front(pen: Pen, facts: AidFileFacts) -> None:
    top = head(
        pen, TITLE, x=LEFT, width=WIDTH, y=20.0, left=f"建档单位（盖章）：{facts.filed_by}",
        right=f"建档日期：{facts.filed_on or '　　　　年　　月　　日'}",
    )  # fmt: skip
    rows = [*_head(facts), *_worker(facts), *_money(facts), *_family(facts)]
    bottom = Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)
    foot(pen, NOTE, x=LEFT, width=WIDTH, y=bottom + 1.2)


def _head(facts: AidFileFacts) -> list[Row]:
    return [
        Row(HIGH, [
            label("职工编号", 20), number(facts.file_no, 60), label("国家系统编号", 26), number(facts.national_no, 64),
        ]),
        Row(HIGH, [
            label("困难类别", 20), choices(with_own(facts.categories, facts.category), [facts.category], 150),
        ]),
        Row(HIGH, [
            label("建档标准", 20), choices(with_own(facts.levels, facts.level), [facts.level], 102),
            label("农民工", 18), choices(YES_NO, yes_or_no(facts.migrant), 30),
        ]),
    ]  # fmt: skip


def _worker(facts: AidFileFacts) -> list[Row]:
    return [
        Row(HIGH, [
            vertical("职工本人", 8, 12), label("姓名", 20), value(facts.name, 36), label("性别", 12),
            value(facts.sex, 12), label("民族", 12), value(facts.ethnicity, 22), label("政治面貌", 20), value(facts.political, 28),
        ]),
        Row(HIGH, [
            label("身份证号", 20), number(facts.id_number, 44), label("出生日期", 20), number(facts.birth, 30),
            label("劳模类型", 20), value(facts.model_worker, 28),
        ]),
        Row(HIGH, [
            label("健康状况", 20), value(facts.health, 44), label("疾病（残疾）类别", 32), value(facts.illness, 66),
        ]),
        Row(HIGH, [
            label("工作状态", 20), value(facts.work_state, 24), label("工作时间", 20), number(facts.started_work, 28),
            label("残疾证号", 20), number(facts.disability_no, 50),
        ]),
        Row(HIGH, [
            label("住房类型", 20), value(facts.housing, 30), label("建筑面积\n（平方米）", 20), number(facts.housing_area, 16),
            label("户口类型", 20), value(facts.household_type, 18), label("婚姻状况", 20), value(facts.marital, 18),
        ]),
        Row(HIGH, [
            label("手机号码", 20), number(facts.phone, 32), label("其他联系方式", 26), number(facts.other_contact, 40),
            label("邮政编码", 20), number(facts.postcode, 24),
        ]),
        Row(HIGH, [
            label("家庭住址", 20), value(facts.home, 94), label("所属行业", 20), value(facts.industry, 28),
        ]),
        Row(HIGH, [
            label("工作单位", 20), value(facts.unit, 74), label("医保状况", 20), value(facts.insurance, 48),
        ]),
        Row(HIGH, [
            label("单位性质", 20), value(facts.unit_nature, 61), label("企业状况", 20), value(facts.unit_state, 61),
        ]),
        Row(HIGH, [
            label("是否单亲", 20), choices(YES_NO, yes_or_no(facts.single_parent), 28),
            label("零就业家庭", 24), choices(YES_NO, yes_or_no(facts.zero_employment), 28),
            label("有一定自救能力", 32), choices(YES_NO, yes_or_no(facts.self_help), 30),
        ]),
        Row(HIGH, [label("户口所在地行政区划", 40), value(facts.registration_division, 122)]),
        Row(HIGH, [
            label("劳动合同签订时间", 40), number(facts.contract_signed, 44), label("合同期限", 20), value(facts.contract_term, 58),
        ]),
    ]  # fmt: skip


def _money(facts: AidFileFacts) -> list[Row]:
    return [
        Row(HIGH + 1.2, [
            vertical("收支", 8, 2), label("本人月平均\n收入（元）", 22), money(amount(facts.own_income_fen), 24),
            label("家庭其他非薪资\n年收入（元）", 30), money(amount(facts.other_income_fen), 28),
            label("家庭年度\n总收入（元）", 26), money(amount(facts.year_income_fen), 32),
        ]),
        Row(HIGH + 1.2, [
            label("家庭人口\n（人）", 22), number(facts.people, 12), label("家庭月人均\n收入（元）", 24),
            money(amount(facts.per_head_fen), 24), label("年刚性支出\n（元）", 22), money(amount(facts.rigid_fen), 26),
            value(facts.rigid_note, 32, size=9.0),
        ]),
    ]  # fmt: skip


def _family(facts: AidFileFacts) -> list[Row]:
    shown = list(facts.family[:ON_FRONT])
    return [*family_titles(ON_FRONT), *family_rows([*shown, *[FamilyLine()] * (ON_FRONT - len(shown))], 1)]


def _extra(pen: Pen, facts: AidFileFacts, members: Sequence[FamilyLine], before: int) -> None:
    """The extra sheet of a large family, full of lines to its end."""
    top = head(pen, f"{TITLE}（家庭成员续表）", x=LEFT, width=WIDTH, y=20.0, size=18, left=_whose(facts))
    blank = [FamilyLine()] * (A_SHEET - len(members))
    rows = [*family_titles(A_SHEET), *family_rows([*members, *blank], before + 1)]
    Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)


def _back(pen: Pen, facts: AidFileFacts, text: Poured) -> None:
    top = head(pen, f"{TITLE}（背面）", x=LEFT, width=WIDTH, y=18.0, size=18, right=_whose(facts))
    others = [reason for reason in facts.reasons_other if reason]
    rows = [
        Row(18.4, [
            label("主要致困原因\n（一项）", 30), choices(with_own(facts.reasons, facts.reason_main), [facts.reason_main], WIDTH - 30),
        ]),
        Row(18.4, [
            label("次要致困原因\n（至多三项）", 30), choices(with_own(facts.reasons, *others), others, WIDTH - 30),
        ]),
        Row(23.0, [label("致困原因说明", 30), free_text(text, WIDTH - 30)]),
        Row(HIGH, [
            label("开户银行", 20), value(facts.bank, 44), label("支行名称", 20), value(facts.bank_branch, 86),
        ]),
        Row(HIGH, [
            label("户名", 20), value(facts.bank_holder, 44), label("银行卡号", 20), number(facts.bank_card, 86),
        ]),
        Row(19.0, [
            label("附件", 20), choices(with_own(facts.attachment_kinds, *facts.attachments), facts.attachments, WIDTH - 20),
        ]),
        Row(HIGH + 3, [
            words("以上内容与本人申报一致。", 46), signing(["职工本人（签名）："], WIDTH - 46, day=facts.signed_on),
        ]),
        *_opinions(facts),
        Row(HIGH, [
            label("建档人", 20), value(facts.maker, 38), label("审核人", 18), value(facts.reviewer, 38),
            label("录入人", 18), value(facts.recorder, 38),
        ]),
    ]  # fmt: skip
    Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)


def _opinions(facts: AidFileFacts) -> list[Row]:
    levels = (
        ("单位工会意见及公示结果", "工会主席（签字）：", facts.unit_opinion),
        ("乡镇系统工会意见", "工会主席（签字）：", facts.township_opinion),
        ("县级工会意见", "审批人（签字）：", facts.county_opinion),
    )
    return opinion_rows(levels, WIDTH, 46.0)
