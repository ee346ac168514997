"""F18 困难职工帮扶申请书: what the worker asks for and declares, and on a page of its own the consent of PIPL art. 29."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.aid.paper_pages import (
    FOOT,
    LEFT,
    NO_MARK,
    WIDTH,
    Mark,
    Poured,
    close_page,
    draw_rest,
    free_text,
    pages_of_rest,
    pour,
    signing,
    title_row,
    words,
    yes_or_no,
)
from unionoffice.printing import A4, Grid, Offset, Pen, Printed, Row, choices, foot, head, label, number, value
from unionoffice.printing.heading import line
from unionoffice.printing.letter import Blank, sentence
from unionoffice.printing.paper import Area

TITLE = "困难职工帮扶申请书"
CONSENT_TITLE = "个人敏感信息处理单独同意书"
GUIDE = (
    "请写明：一、家庭人口和收入；二、主要困难及其原因（疾病、残疾、子女上学、意外灾害等）；三、必须的支出；"
    "四、已经得到的救助；五、希望得到的帮扶。写不下可另附页。"
)
DECLARATION = (
    "本人郑重声明：以上情况和所附材料真实、完整。如有隐瞒、虚报，愿退回已领取的帮扶资金和物品，并承担相应责任；"
    "家庭情况发生变化时，及时告知工会。"
)
CHECKING = (
    "本人同意工会入户调查，并同意工会为审核本申请，向工作单位、村（社区）以及民政、人社、医保、教育、住建、公安、市场监管、"
    "银行等部门和单位，核查本人及共同生活的家庭成员的人口、收入、财产、支出和已获救助情况。"
)
CONSENT_WORDS = (
    (
        "处理的信息",
        "本人及共同生活的家庭成员的身份证件号码、健康和疾病状况、残疾状况、银行账户、家庭收入和财产，以及不满十四周岁未成年人的个人信息。",
    ),
    (
        "处理的目的\n和方式",
        "审核、建立和核查困难职工档案，发放帮扶资金和物品，按规定逐级上报和接受审计。信息加密保存，只由经办和审批人员因工作需要查看，查看留有记录。",
    ),
    ("必要性和影响", "不提供上述信息，工会无法核实家庭困难情况，可能不能建档和发放帮扶；不影响申请人的会员权利。"),
    (
        "公示的范围",
        "只公示姓名（隐去一字）、工作单位、困难类别或救助金额，不公示证件号码、疾病、住址、银行卡号和子女姓名。",
    ),
    ("保存的期限", "自撤档之日起十年，期满依法销毁或者继续按档案规定保管。"),
    ("本人的权利", "可以查阅、复制、更正本人信息，可以撤回同意；撤回不影响撤回以前已经进行的处理。"),
)
"""What PIPL art. 17, 29 and 30 want told: which data, what for, why needed and with what effect, how long, which rights."""
NOTE = (
    "说明：本申请书由申请人本人填写并签名；代为填写的，由申请人核对后签名或按手印。个人敏感信息处理单独同意书见背面。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AidApplicationFacts:
    """What stands on the application, as it is to be read. Empty facts give the blank form; signatures stay open.

    `agreed` is 同意 or 不同意; `ground` names the statutory ground where no consent is needed; `minors` are the
    children under 14 whose guardian signs; `consent_version` is the version of the words of the consent.
    """

    office: str = ""
    office_contact: str = ""
    number: str = ""
    name: str = ""
    sex: str = ""
    ethnicity: str = ""
    birth: str = ""
    id_number: str = ""
    phone: str = ""
    unit: str = ""
    address: str = ""
    people: str = ""
    card_no: str = ""
    migrant: str = ""
    text: str = ""
    day: str = ""
    agreed: str = ""
    ground: str = ""
    minors: str = ""
    guardian: str = ""
    guardian_relation: str = ""
    consent_day: str = ""
    consent_version: str = "2026-1"
    mark: Mark = NO_MARK


def aid_application(facts: AidApplicationFacts, *, offset: Offset | None = None) -> Printed:
    """The application on the front, the separate consent on the back; a long text goes on on further pages."""
    pen = Pen(title=TITLE, author=facts.office, paper=A4, offset=offset)
    top = 32.6 + 4 * 9.0
    high = FOOT - 5.0 - top - 2 * 7.0 - 9.0 - 2 * 15.5 - 11.0
    text = pour("申请理由", facts.text, WIDTH, high)
    pages = 2 + pages_of_rest([text])
    _front(pen, facts, text, high)
    close_page(pen, facts.mark, 1, pages)
    pen.new_page()
    _consent(pen, facts)
    close_page(pen, facts.mark, 2, pages)
    draw_rest(pen, [text], TITLE, f"申请人：{facts.name}", facts.mark, 2, pages)
    return pen.finish()


def _front(pen: Pen, facts: AidApplicationFacts, text: Poured, high: float) -> None:
    top = head(
        pen, TITLE, x=LEFT, width=WIDTH, left=f"受理工会：{facts.office}",
        right=f"编号：{facts.number or '　　　　　　　　　'}",
    )  # fmt: skip
    rows = [
        Row(9.0, [
            label("申请人", 20), value(facts.name, 38), label("性别", 12), value(facts.sex, 11),
            label("民族", 12), value(facts.ethnicity, 22), label("出生日期", 20), number(facts.birth, 35),
        ]),
        Row(9.0, [
            label("身份证号", 20), number(facts.id_number, 50), label("联系电话", 20), number(facts.phone, 30),
            label("家庭人口", 20), number(facts.people, 30),
        ]),
        Row(9.0, [
            label("工作单位", 20), value(facts.unit, 80), label("会员证号", 20), number(facts.card_no, 50),
        ]),
        Row(9.0, [
            label("家庭住址", 20), value(facts.address, 95), label("是否农民工", 23),
            choices(("是", "否"), yes_or_no(facts.migrant), 32),
        ]),
        title_row("申请理由", WIDTH),
        Row(9.0, [words(GUIDE, WIDTH, size=8.5)]),
        Row(high, [free_text(text, WIDTH, lines=9.0)]),
        title_row("声明和同意核查", WIDTH),
        Row(15.5, [words(f"　　{DECLARATION}", WIDTH)]),
        Row(15.5, [words(f"　　{CHECKING}", WIDTH)]),
        Row(11.0, [signing(["申请人（签名或按手印）："], WIDTH, day=facts.day)]),
    ]  # fmt: skip
    bottom = Grid.in_mm(WIDTH, rows, x=LEFT, y=top).draw(pen)
    foot(pen, NOTE, x=LEFT, width=WIDTH, y=bottom + 1.5)


def _consent(pen: Pen, facts: AidApplicationFacts) -> None:
    head(pen, CONSENT_TITLE, x=LEFT, width=WIDTH, y=26)
    y = sentence(pen, [
        "处理者：", Blank(name="受理工会", text=facts.office, share=1.6),
        "　联系方式：", Blank(name="联系方式", text=facts.office_contact),
    ], x=LEFT, y=40.0, width=WIDTH)  # fmt: skip
    bottom = Grid.in_mm(
        WIDTH, [Row(13.5, [label(about, 34), words(text, WIDTH - 34)]) for about, text in CONSENT_WORDS],
        x=LEFT, y=y - 4.0,
    ).draw(pen)  # fmt: skip
    line(
        pen,
        Area(LEFT, bottom + 4, WIDTH, 6, "同意"),
        "以上内容我已阅读并理解，对工会按上述范围处理敏感个人信息：",
        align="left",
    )
    agreed = [facts.agreed] if facts.agreed in ("同意", "不同意") else []
    rows = [
        Row(11.0, [label("本人意见", 34), choices(("同意", "不同意"), agreed, WIDTH - 34)]),
        Row(16.0, [label("本人", 34), signing(["签名（或按手印）："], WIDTH - 34, day=facts.consent_day)]),
        Row(16.0, [label("共同生活的\n成年家庭成员", 34), signing(["签名：", "签名："], WIDTH - 34, day=facts.consent_day)]),
        Row(11.0, [
            label("不满十四周岁\n未成年人姓名", 34, 2), value(facts.minors, 60, 2, align="left"), label("监护人姓名", 28),
            value(facts.guardian, WIDTH - 122),
        ]),
        Row(11.0, [label("与未成年人关系", 28), value(facts.guardian_relation, WIDTH - 122)]),
        Row(16.0, [label("监护人", 34), signing(["签名："], WIDTH - 34, day=facts.consent_day)]),
        Row(11.0, [label("不需同意的\n法定依据", 34), value(facts.ground, WIDTH - 34, align="left")]),
    ]  # fmt: skip
    bottom = Grid.in_mm(WIDTH, rows, x=LEFT, y=bottom + 12.0).draw(pen)
    note = (
        "依据《中华人民共和国个人信息保护法》第二十九条、第三十条、第三十一条。本同意书与申请书分开签署，"
        f"不签署的不得以申请书上的签名代替。告知书版本：{facts.consent_version}。"
    )
    foot(pen, note, x=LEFT, width=WIDTH, y=bottom + 2.0)
