"""The people and rounds whose aid papers the tests print: long names, rare characters, long addresses, mark-up."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from unionoffice.aid.opinions import Opinion
from unionoffice.aid.paper_family import FamilyLine
from unionoffice.aid.paper_pages import Mark
from unionoffice.aid.print_aid_application import AidApplicationFacts
from unionoffice.aid.print_aid_file import AidFileFacts
from unionoffice.aid.print_aid_notice import NoticeFacts, NoticeRow
from unionoffice.aid.print_envelope_labels import EnvelopeLabel, LabelsFacts
from unionoffice.aid.print_receipts import Receipt, ReceiptsFacts
from unionoffice.aid.print_signoff_sheet import SignoffFacts, SignoffRow
from unionoffice.aid.print_sum import Bound, CostLine, IncomeLine, SumFacts
from unionoffice.aid.print_visit_and_sum import VisitFacts
from unionoffice.money import yuan

LONG_NAME = "阿卜杜热合曼·麦麦提明"
RARE_NAME = "欧阳𠮷祥"
NAMES = ("卢伟凤", "孙康", LONG_NAME, RARE_NAME, "李㛃", "王𬱖")
LONG_ADDRESS = "湖北省恩施土家族苗族自治州恩施市三岔镇阳天坪村第一村民小组15号"
CITY_ADDRESS = "浙江省杭州市西湖区三墩镇文星社区西城新苑12幢3单元502室"
UNITS = ("三墩镇天禄化工有限公司工会", "三墩镇西城新苑社区联合工会委员会", "A<B>&amp;公司工会")
STORY = (
    "本人系三墩镇恒达纺织有限公司职工，2026年3月被确诊为慢性肾功能衰竭（尿毒症期），每周需透析3次，"
    "医保报销后个人自付医疗费用约5.2万元；妻子收入微薄，儿子在读大学，生活十分困难，特申请“困难职工帮扶”。"
)
MARK = Mark(print_no="P2026-0138", code="7K3F-9Q2M")
GONE = chr(0x2EBF0)
"""A character no font of ours has."""


def texts_of(facts: Any, *, without: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Every text in the facts, and every amount as people read it, with the name of its field."""
    for field in dataclasses.fields(facts):
        if field.name in without:
            continue
        value = getattr(facts, field.name)
        for one in value if isinstance(value, tuple | list) else [value]:
            if dataclasses.is_dataclass(one):
                yield from ((f"{field.name}.{name}", text) for name, text in texts_of(one))
            elif isinstance(one, str) and one:
                yield field.name, "".join(one.split())
            elif isinstance(one, int) and not isinstance(one, bool) and field.name.endswith("_fen"):
                yield field.name, yuan(one)


APPLICATION = AidApplicationFacts(
    office="三墩镇总工会", office_contact="0571-88880000", number="三工困申〔2026〕138号", name=LONG_NAME, sex="男",
    ethnicity="维吾尔族", birth="1971年8月12日", id_number="330106197108120017", phone="13800000000",
    unit="三墩镇恒达纺织有限公司", address=LONG_ADDRESS, people="4人", card_no="3301061000010001000001", migrant="是", text=STORY,
    day="2026年11月22日", agreed="同意", ground="", minors="王小宝", guardian="王建", guardian_relation="父亲",
    consent_day="2026年11月23日", mark=MARK,
)  # fmt: skip

FAMILY = (
    FamilyLine(
        name="李淑贞", relation="妻", sex="女", ethnicity="汉族", political="群众", id_number="330106197403150028",
        birth="1974-03-15", health="良好", insurance="居民医保", income_fen=240000, standing="在岗", place="三墩镇华联超市",
        schooling="初中", phone="13900000000", together="是", marital="已婚", household_type="农业",
    ),
    FamilyLine(
        name=LONG_NAME, relation="儿子", sex="男", ethnicity="维吾尔族", political="共青团员", id_number="330106200705050019",
        birth="2007-05-05", health="残疾", illness="肢体残疾二级(重度)", insurance="城乡居民基本医疗保险", income_fen=0,
        standing="在校学生", place="杭州职业技术学院", schooling="大学专科", school_entered="2025", school_years="3年",
        phone="13900000001", together="是", marital="未婚", household_type="非农业",
    ),
    FamilyLine(
        name="张䶮", relation="母亲", sex="女", ethnicity="土家族", political="群众", id_number="330106195003030024",
        birth="1950-03-03", health="严重阿尔茨海默病", insurance="居民医保", income_fen=80000, standing="无业", place="无",
        together="是", marital="丧偶", household_type="农转居",
    ),
)  # fmt: skip

FILE = AidFileFacts(
    file_no="BF2026-0138", national_no="330106003220260138", category="相对困难", level="区县级", filed_on="2026年11月22日",
    filed_by="三墩镇总工会", name=RARE_NAME, sex="男", ethnicity="汉族", political="群众", id_number="330106197108120017",
    birth="1971年8月12日", health="终末期肾病(尿毒症)", illness="慢性肾功能衰竭", disability_no="33010619710812001743",
    work_state="病休", model_worker="非劳模", housing="经济适用房", housing_area="62", phone="13800000000",
    other_contact="0571-88880000", postcode="310030", started_work="1990年9月", industry="制造业", marital="已婚",
    household_type="非农业", home=CITY_ADDRESS, unit="三墩镇恒达纺织有限公司", unit_nature="民营/私营/个体企业", unit_state="半停产",
    single_parent="否", zero_employment="否", self_help="是", registration_division="浙江省杭州市西湖区（330106）",
    insurance="城镇职工基本医疗保险", migrant="否", contract_signed="2020年3月1日", contract_term="无固定期限",
    own_income_fen=180000, other_income_fen=120000, year_income_fen=6120000, people="4", per_head_fen=60833,
    rigid_fen=3200000, rigid_note="医疗自付、教育", family=FAMILY, reason_main="患重特大疾病", reasons_other=("子女上学", "其他"),
    reason_text=STORY, bank="中国农业银行", bank_branch="杭州三墩支行", bank_card="6228480402564890018", bank_holder=RARE_NAME,
    attachments=("申请书", "身份证复印件", "公示照片及结果"), signed_on="2026年11月21日",
    unit_opinion=Opinion(text="情况属实，公示5个工作日无异议，同意上报。", signer="王强", day="2026年11月9日"),
    township_opinion=Opinion(text="经入户核查，符合标准，同意上报。", signer="王建国", day="2026年11月15日"),
    county_opinion=Opinion(text="同意建档。", signer="赵敏", day="2026年11月20日"),
    maker="李娟", reviewer="沈伟", recorder="钱丽", mark=MARK,
)  # fmt: skip

VISIT = VisitFacts(
    office="三墩镇总工会", file_no="BF2026-0138", name=RARE_NAME, id_number="330106197108120017", phone="13800000000",
    unit="三墩镇恒达纺织有限公司", address=CITY_ADDRESS, occasion="建档调查", visited_on="2026年10月20日14时",
    present="欧阳吉祥、李淑贞、张桂兰", people="4", housing="经济适用房", housing_area="62", housing_state="1套", vehicles="电动车一辆",
    other_property="存款约8,000元", livelihood="无雇工", findings=STORY, conclusion="情况属实",
    advice="建议按相对困难建档，优先给予医疗救助。", photos="4张", visitor_names=("李娟", LONG_NAME),
    visitor_posts=("镇总工会干事", "文星社区工会主席"), day="2026年10月21日", mark=MARK,
)  # fmt: skip

SUM = SumFacts(
    office="三墩镇总工会", file_no="BF2026-0138", name=RARE_NAME, period="2025年11月至2026年10月",
    income=(
        IncomeLine(name=RARE_NAME, relation="本人", kind="病假工资", month_fen=180000, year_fen=2160000, proof="单位证明"),
        IncomeLine(name="李淑贞", relation="妻", kind="工资", month_fen=240000, year_fen=2880000, proof="工资单"),
        IncomeLine(name="张桂兰", relation="母亲", kind="城乡居民基础养老金", month_fen=80000, year_fen=960000, proof="存折"),
    ),
    costs=(
        CostLine(name=RARE_NAME, relation="本人", kind="医疗自付", year_fen=2600000, proof="发票12张，医保结算单"),
        CostLine(name="欧阳子涵", relation="儿子", kind="教育", year_fen=600000, proof="学费收据"),
    ),
    people=3, per_head_fen=77778, line_fen=90000, line_source="2026年7月1日起，杭州市西湖区",
    bounds=(Bound(name="深度困难 P < L", fen=90000), Bound(name="相对困难 P < 2L", fen=180000)), accident="不适用",
    excluded="无", parameters="2026-07-01（西湖区总工会）", advised="深度困难", advice_reason="P = 777.78 元，低于 L = 900.00 元。",
    decided="相对困难", override_reason="另有固定租金收入未计入。", decided_by="王建国", reckoned_by="李娟", day="2026年10月22日",
    stated_income_fen=6100000, stated_reason="申报时多计奖金", mark=MARK,
)  # fmt: skip


def payee(place: int) -> SignoffRow:
    """The payee of this place, 0 the first: every kind of name, amounts with odd fen, an override every 17th row."""
    return SignoffRow(
        name=NAMES[place % 6], id_number=f"33010619700101{place:04d}", unit=UNITS[place % 3],
        category=("深度困难", "相对困难", "意外致困")[place % 3], kind=("生活救助", "医疗救助")[place % 2],
        amount_fen=(50000, 80001, 100010, 200050)[place % 4] + place, bank="农商银行", bank_card=f"62284804025648{place:05d}",
        phone=f"138{place:08d}", goods="大米10公斤", quantity=2, override="同一银行卡，系夫妻" if place % 17 == 3 else "",
    )  # fmt: skip


def signoff(count: int, **others: Any) -> SignoffFacts:
    """A sheet of so many payees."""
    given: dict[str, Any] = {
        "office": "三墩镇总工会", "round_title": "2026年元旦春节送温暖", "round_no": "三帮2026-04", "fund": "市级财政",
        "period": "2026年第四季度", "rows": tuple(payee(place) for place in range(count)), "maker": "李娟", "reviewer": "沈伟",
        "chair": "王建国", "payers": ("钱丽", "赵敏"), "day": "2026年12月22日", "mark": MARK,
    }  # fmt: skip
    return SignoffFacts(**given | others)


def notice(count: int, **others: Any) -> NoticeFacts:
    """A notice of so many payees."""
    rows = tuple(
        NoticeRow(name=row.name, unit=row.unit, category=row.category, amount_fen=row.amount_fen)
        for row in map(payee, range(count))
    )
    given: dict[str, Any] = {
        "office": "三墩镇总工会", "number": "三工公〔2026〕12号", "subject": "两节送温暖帮扶对象", "rows": rows,
        "from_day": "2026年12月1日", "until_day": "2026年12月7日", "working_days": "5", "contact": "李娟", "phone": "0571-88880000",
        "place": "镇总工会帮扶站", "day": "2026年11月30日",
    }  # fmt: skip
    return NoticeFacts(**given | others)


def slips(count: int, **others: Any) -> ReceiptsFacts:
    """Receipts of so many payees."""
    each = tuple(
        Receipt(
            number=f"三帮2026-04-{place + 1:03d}", name=row.name, id_number=row.id_number, unit=row.unit, kind=row.kind,
            amount_fen=row.amount_fen,
        )
        for place, row in enumerate(map(payee, range(count)))
    )  # fmt: skip
    given: dict[str, Any] = {
        "office": "三墩镇总工会",
        "round_title": "两节送温暖",
        "receipts": each,
        "day": "2026年12月22日",
        "mark": MARK,
    }
    return ReceiptsFacts(**given | others)


def labels(count: int) -> LabelsFacts:
    """Labels of so many payees."""
    each = tuple(
        EnvelopeLabel(
            name=row.name,
            unit=row.unit,
            address=(CITY_ADDRESS, LONG_ADDRESS)[place % 2],
            postcode="310030",
            place=str(place + 1),
        )
        for place, row in enumerate(map(payee, range(count)))
    )
    return LabelsFacts(office="三墩镇总工会", round_title="两节送温暖", labels=each)
