"""The contracts whose papers the tests print: an enterprise wage contract, a regional one, long names, rare characters."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from unionoffice.contracts.print_confirmation_sheet import ConfirmationFacts, Covered
from unionoffice.contracts.print_filing_form import FilingFacts
from unionoffice.contracts.print_minutes import MinutesFacts
from unionoffice.contracts.print_offer import OfferFacts
from unionoffice.contracts.print_packet_list import PacketFacts, PacketItem
from unionoffice.contracts.print_publication import PublicationFacts
from unionoffice.contracts.print_register import Entry, RegisterFacts
from unionoffice.contracts.print_renewal_notice import RenewalFacts
from unionoffice.contracts.print_reply import ReplyFacts
from unionoffice.contracts.print_representatives import Delegate, RepresentativesFacts
from unionoffice.contracts.print_resolution import ResolutionFacts

COMPANY, UNION = "三墩镇恒达纺织有限公司", "三墩镇恒达纺织有限公司工会委员会"
LONG_COMPANY = "恩施土家族苗族自治州恩施市三岔镇阳天坪村富硒茶叶种植加工销售专业合作联社有限责任公司"
LONG_NAME = "阿卜杜热合曼·麦麦提明"
RARE = ("李㛃", "欧阳𠮷", "周𬱖", "张䶮")
CONTRACT = "三墩镇恒达纺织有限公司2027年度工资专项集体合同"
GONE = chr(0x2EBF0)
"""A character no font has."""

OFFER = OfferFacts(
    subject="工资", number="三恒工协〔2026〕3号", to=COMPANY, sender=UNION, purpose="签订2027年度工资专项集体合同",
    time="2026年12月8日（星期二）上午9时", place="公司二楼会议室",
    subjects=["2027年度职工平均工资水平及调整幅度", "工资支付办法、支付时间", "岗位津贴、高温津贴标准"], each_side="5",
    chief="王建国（工会主席）", representatives=[f"{LONG_NAME}（挡车工）", *(f"{name}（质检员）" for name in RARE[:3])],
    information=["2026年1—10月销售收入、利润和人工成本", "职工工资总额、平均工资及工资分配办法"],
    information_by="2026年12月1日", reply_days="20日", reply_by="2026年12月12日", contact="李娟", phone="0571-88888888",
    day="2026年11月22日",
)  # fmt: skip
REPLY = ReplyFacts(
    subject="工资", number="恒达复〔2026〕1号", to=UNION, sender=COMPANY, received_on="2026年11月23日",
    offer_title="工资集体协商要约书", offer_number="三恒工协〔2026〕3号", answer="同意就签订2027年度工资专项集体合同进行集体协商",
    time="2026年12月8日（星期二）上午9时", place="公司二楼会议室", remarks=["增加一项：计件单价的调整程序"],
    chief="陈志远（总经理）", representatives=["林海（副总经理）", "周𬱖（生产部经理）"],
    information=["职工对2026年工资专项集体合同履行情况的意见"], contact="赵敏", phone="0571-66666666", day="2026年12月1日",
)  # fmt: skip
MINUTES = MinutesFacts(
    number="恒协纪〔2026〕1号", subject="2027年度工资专项集体合同第一次协商会议", day="2026年12月8日 9:00—11:30",
    place="公司二楼会议室", chair="王建国", recorder="李娟（非协商代表）", employer=COMPANY, union=UNION,
    employer_side=["陈志远", "林海", "赵敏", "孙立", "周𬱖"], worker_side=["王建国", LONG_NAME, "李㛃", "张三", "欧阳𠮷"],
    others="三墩镇总工会 钱伟（指导员）", items="1. 2027年度职工平均工资增长幅度；\n2. 计件单价和劳动定额的调整程序。",
    worker_view="职工方认为，2026年公司利润同比增长8.2%，建议2027年度职工平均工资增长8%。",
    employer_view="用人单位方说明，原料价格上涨，人工成本占比已达31%，同意增长4%。",
    result="经协商，双方一致同意：2027年度职工平均工资增长5%，自2027年2月起执行。",
)  # fmt: skip
RESOLUTION = ResolutionFacts(
    unit=COMPANY, body="职工代表大会", session="第三届职工代表大会第二次会议", number="恒职代〔2026〕2号", day="2026年12月20日",
    place="公司食堂二楼", chair="王建国", contract=CONTRACT, ballot="无记名投票", due=60, present=55, votes_for=50, against=3,
    abstained=1, outcome="通过", sealed_by=UNION, sealed_on="2026年12月20日",
)  # fmt: skip
FILING = FilingFacts(
    number="西湖集审〔2026〕118号", kind="工资专项集体合同", employer=COMPANY, union=UNION, legal_person="陈志远",
    union_chair="王建国", employer_chief="陈志远（总经理）", worker_chief="王建国（工会主席）", term="1年", starts="2027年2月1日",
    ends="2028年1月31日", occasion="续订", nature="民营企业（有限责任公司）", division="西湖区三墩镇", workers="312", women="187",
    address="浙江省杭州市西湖区三墩镇西园路8号", postcode="310030", phone="0571-88888888", contact="李娟",
    topics="2027年度职工平均工资增长幅度；计件单价和劳动定额；高温津贴、夜班津贴标准；工资支付办法。",
    course="2026年11月22日职工方提出要约，12月1日用人单位方书面答复同意；12月8日、12月15日两次协商，形成草案。",
    congress_on="2026年12月20日", due="60", present="55", ballot="赞成50票，反对3票，弃权1票，通过", sent_on="2026年12月28日",
    authority="西湖区人力资源和社会保障局", opinion="经审查，对本合同无异议。", opinion_on="2027年1月10日",
)  # fmt: skip
PUBLICATION = PublicationFacts(
    number="恒工公〔2027〕1号", to="全体职工", contract=CONTRACT, contract_number="工资2027-0012", employer=COMPANY, union=UNION,
    authority="西湖区人力资源和社会保障局", passed_on="2026年12月20日", signed_on="2026年12月22日", filed_on="2026年12月28日",
    received_on="2026年12月29日", effective_on="2027年1月14日", term="2027年2月1日—2028年1月31日", workers="312", women="187",
    contents=["2027年度职工平均工资比上年增长5%，自2027年2月起执行", "工资每月15日前以银行转账方式支付"],
    read_at="公司办公室、职工之家公示栏", phone="0571-88888888", publisher=UNION, day="2027年1月15日",
)  # fmt: skip
RENEWAL = RenewalFacts(
    number="三总工续〔2026〕12号", to=COMPANY, sender=UNION, contract=CONTRACT, contract_number="工资2026-0031",
    kind="工资专项·企业", employer=COMPANY, union=UNION, starts="2026年2月1日", ends="2027年1月31日", workers="312",
    women="187", left="70天", period="期满前3个月内", talks_by="2026年12月2日",
    proposals=["2027年度职工平均工资增长幅度", "计件单价和劳动定额"], contact="李娟", phone="0571-88888888",
    day="2026年11月22日",
)  # fmt: skip
WORKERS = (
    Delegate(name="王建国", sex="男", post="工会主席", chief=True, chosen="工会主席担任"),
    Delegate(name=LONG_NAME, sex="男", post="织布车间挡车工", chosen="职代会选举", front_line=True),
    Delegate(name="李㛃", sex="女", post="女职工委员会主任", chosen="职代会选举"),
    Delegate(name="钱伟", sex="男", post="镇总工会工资集体协商指导员", chosen="书面委托", external=True),
)
EMPLOYERS = (
    Delegate(name="陈志远", sex="男", post="总经理", chief=True, chosen="法定代表人"),
    Delegate(name="赵敏", sex="女", post="人力资源部经理", chosen="法定代表人指派"),
    Delegate(name="周𬱖", sex="男", post="生产部经理", chosen="法定代表人指派"),
)
REPRESENTATIVES = RepresentativesFacts(
    contract="2027年度工资专项集体合同", employer=COMPANY, union=UNION, workers=WORKERS, employers=EMPLOYERS,
    term="自产生之日起至集体合同期满", sealed_by=UNION, day="2026年11月28日", posted_from="2026年11月28日",
    posted_to="2026年12月4日", phone="0571-88888888",
)  # fmt: skip
PACKET = PacketFacts(
    contract="2027年度工资专项集体合同", number="工资2027-0012", employer=COMPANY, union=UNION,
    authority="西湖区人力资源和社会保障局", signed_on="2026年12月22日", file_by="2027年1月1日",
    rule="《浙江省集体合同条例》：签字之日起10日内报送，文本一式5份",
    items=[
        PacketItem(name="集体合同文本", form="原件", copies=5, have=3), PacketItem(name="报审登记表", form="原件", have=1),
        PacketItem(name="职工代表大会决议", form="原件", copies=2, have=2, note="含表决情况"),
        PacketItem(name="营业执照副本", form="复印件", copies=1, have=0),
    ],
    compiler="李娟", phone="0571-88888888", day="2026年12月24日",
)  # fmt: skip


def covered(count: int) -> list[Covered]:
    """So many enterprises, among them one with a long name and one with rare characters."""
    names = {2: LONG_COMPANY, 4: "周𬱖豆制品厂", 5: "A<B>&amp;有限公司"}
    return [
        Covered(
            name=names.get(place, f"三墩镇第{place}纺织有限公司"), code=f"91330106MA2{place:07d}", workers=20 + place,
            women=7 + place, employer_sealed="2026.12.03" if place % 2 else "",
            union_sealed="2026.12.05" if place % 3 else "", note="本月新加入" if place == 3 else "",
        ) for place in range(1, count + 1)
    ]  # fmt: skip


def confirmation(count: int) -> ConfirmationFacts:
    return ConfirmationFacts(
        contract="三墩镇2027年度区域性工资专项集体合同", number="区域工资2027-001", compiler="李娟", day="2026年12月22日",
        enterprises=covered(count),
    )  # fmt: skip


def entries(count: int) -> list[Entry]:
    return [
        Entry(
            party=f"三墩镇第{place}纺织有限公司", kind="工资专项·企业", number=f"工资2026-{place:04d}", signed="2026.12.22",
            filed="2026.12.28", received="2026.12.29", effective="2027.01.14", starts="2027.02.01", ends="2028.01.31",
            covered=str(place), reminder="2027.11.03起可续订协商",
        ) for place in range(1, count + 1)
    ]  # fmt: skip


def register_of(count: int) -> RegisterFacts:
    return RegisterFacts(
        union="三墩镇总工会", day="2026年12月31日", compiler="李娟", span="2026年度", entries=entries(count),
        summary="覆盖企业 40 家，职工 3,423 人（同一企业、同一职工只计一次）",
    )  # fmt: skip


def texts_of(facts: Any) -> Iterator[tuple[str, str]]:
    """Every text of the facts with the name of its field, also those in lists; blanks are left to where they stand."""
    for field in dataclasses.fields(facts):
        given = getattr(facts, field.name)
        for one in given if isinstance(given, (list, tuple)) else [given]:
            if dataclasses.is_dataclass(one):
                yield from texts_of(one)
            elif isinstance(one, str) and one:
                yield field.name, "".join(one.split())
