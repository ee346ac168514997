"""The people whose papers the tests print: long names, long addresses, rare characters, mark-up."""

from __future__ import annotations

from unionoffice.members.print_application import ApplicationFacts
from unionoffice.members.print_registration import RegistrationFacts, Relative, Work
from unionoffice.members.print_transfer import TransferFacts

LONG_NAME = "阿卜杜热合曼·麦麦提明"
LONG_ADDRESS = "湖北省恩施土家族苗族自治州恩施市三岔镇阳天坪村第一村民小组15号"
CITY_ADDRESS = "浙江省杭州市西湖区三墩镇文星社区西城新苑12幢3单元502室"

APPLICATION = ApplicationFacts(name=LONG_NAME, unit="三墩镇恒达纺织有限公司", day="2026年11月22日")

REGISTRATION = RegistrationFacts(
    card_no="3301061000010001000001",
    union="三墩镇恒达纺织有限公司工会委员会",
    name=LONG_NAME,
    sex="男",
    birth="1971年8月12日",
    ethnicity="维吾尔族",
    education="大学本科",
    native_place="湖北恩施",
    political="中共党员",
    wage="4,560.00",
    employer="三墩镇恒达纺织有限公司",
    post="挡车工",
    title="助理工程师",
    id_number="330106197108120017",
    household=LONG_ADDRESS,
    address=CITY_ADDRESS,
    phone="13800000000",
    works=(
        Work(span="1990年9月—2003年6月", where="恩施市三岔镇农机站 修理工"),
        Work(span="2003年7月—今", where="三墩镇恒达纺织有限公司 挡车工、班组长"),
    ),
    family=(
        Relative(relation="妻子", name="李㛃", unit="三墩镇华联超市", phone="13900000000"),
        Relative(relation="儿子", name="欧阳𠮷", unit="杭州职业技术学院"),
        Relative(relation="母亲", name="张䶮", unit="无"),
        Relative(relation="女儿", name="王𬱖", unit="A<B>&amp;公司"),
    ),
    skills="书法、篮球",
    team_opinion="该同志工作积极，符合入会条件，同意吸收入会，报基层工会审批。",
    team_day="2026年11月20日",
    union_opinion="经研究，同意入会。",
    union_day="2026年11月22日",
    note="原在恩施市三岔镇工会",
)

TRANSFER = TransferFacts(
    number="三工转〔2026〕15号",
    to="杭州市余杭区良渚街道总工会",
    sender="三墩镇恒达纺织有限公司工会委员会",
    name=LONG_NAME,
    sex="男",
    birth="1971年8月12日",
    id_number="330106197108120017",
    joined="2010年5月1日",
    dues_paid_to="2026年10月",
    reason="劳动合同到期，到杭州良渚物流有限公司工作",
    valid_days="30",
    day="2026年11月22日",
    clerk="李娟",
    phone="0571-88888888",
    received_on="2026年12月1日",
    receiver="良渚物流有限公司工会委员会",
    receiver_clerk="欧阳𠮷",
    receiver_phone="0571-66666666",
)
