"""登记单, A4: a lower office asks to be registered; stamped, brought once, and countersigned by the upper office."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.printing import A4, Area, Grid, Offset, Pen, Printed, Row, head, label, number, opinion, value
from unionoffice.printing.boxes import Box
from unionoffice.printing.heading import foot, line
from unionoffice.printing.plain_qr import draw_qr

TITLE = "上报单位登记单"
LEFT, WIDTH = 22.0, 166.0
CODE = 40.0
PLEDGE = (
    "　　本单位自启用日期起，用上列公钥对应的密钥签署上报包。密钥保存在本单位加密的数据文件里，由操作员凭密码使用；"
    "电脑遗失、人员变动或怀疑密钥外泄的，当日书面告知上级工会停用，并重新登记。本单位对签署的数据负责。"
)
NOTE = (
    "一式两份，双方各存一份。上级登记时：选 U 盘上的公钥卡文件（.uok），对照本单把 20 个字符逐字输入，不符的不得登记。"
    "字符中没有字母 I、L、O、U。二维码是公钥卡文件的内容。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationSheetFacts:
    """What stands on the sheet, as it is to be read; `groups` are the 20 characters in groups of five."""

    office: str = ""
    level: str = ""
    division: str = ""
    identity: str = ""
    since: str = ""
    address: str = ""
    phone: str = ""
    chair: str = ""
    clerk: str = ""
    day: str = ""
    upper: str = ""
    groups: tuple[str, ...] = ("", "", "", "")
    content: str = ""


def registration_sheet(facts: RegistrationSheetFacts, *, offset: Offset | None = None) -> Printed:
    """One A4 page: who the office is, its 20 characters, the chair's signature and both seals."""
    pen = Pen(title=TITLE, author=facts.office, paper=A4, offset=offset)
    y = head(
        pen, TITLE, x=LEFT, width=WIDTH, y=24.0, left=f"报送上级：{facts.upper}", right=f"填表日期：{facts.day}"
    )  # fmt: skip
    rows = [
        Row(11, [label("单位名称", 28), value(facts.office, 138)]),
        Row(11, [label("层　　级", 28), value(facts.level, 55), label("区划代码", 28), number(facts.division, 55)]),
        Row(11, [label("启用日期", 28), value(facts.since, 55), label("电　　话", 28), number(facts.phone, 55)]),
        Row(11, [label("办公室标识", 28), number(facts.identity, 138)]),
        Row(11, [label("办公地址", 28), value(facts.address, 138)]),
        Row(11, [label("主　　席", 28), value(facts.chair, 55), label("经 办 人", 28), value(facts.clerk, 55)]),
        Row(24, [label("核对字符", 28), _characters(facts.groups, 138)]),
        Row(44, [label("公　　钥\n二 维 码", 28), _code(facts.content, 48), value(PLEDGE, 90, face="song", size=10.5, align="justify")]),
        Row(53, [label("报送单位", 28), opinion("经办人（签字）：", "主席（签字）：", 138)]),
        Row(53, [label("上级工会\n登记情况", 28), opinion("已当面核对 20 个字符，登记人（签字）：", "负责人（签字）：", 138)]),
    ]  # fmt: skip
    y = Grid.in_mm(WIDTH, rows, x=LEFT, y=y).draw(pen)
    foot(pen, NOTE, x=LEFT, width=WIDTH, y=y + 2.5)
    return pen.finish()


def _characters(groups: tuple[str, ...], w: float) -> Box:
    def draw(pen: Pen, area: Area) -> None:
        for place, group in enumerate(groups):
            line(pen, Area(area.x + place * area.w / 4, area.y, area.w / 4, area.h, "核对字符"), group, "hei", 24)

    return Box(draw=draw, w=w)


def _code(content: str, w: float) -> Box:
    def draw(pen: Pen, area: Area) -> None:
        side = min(CODE, area.w, area.h)
        middle = Area(area.x + (area.w - side) / 2, area.y + (area.h - side) / 2, side, side, "二维码")
        if content:
            draw_qr(pen, middle, content)

    return Box(draw=draw, w=w)
