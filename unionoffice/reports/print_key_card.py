"""公钥卡, A5: the public side of an office on stamped paper; its 20 characters are typed at the other office, never clicked."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.printing import A5, SEAL, Area, Offset, Pen, Printed, fonts
from unionoffice.printing.boxes import seal_square
from unionoffice.printing.heading import line
from unionoffice.printing.paper import POINT
from unionoffice.printing.plain_qr import draw_qr
from unionoffice.printing.wrap import fit

TITLE = "公　钥　卡"
MARGIN = 14.0
CODE = 45.0
"""mm of the QR code."""
ADVICE = (
    "对方单位登记时：先从 U 盘选公钥卡文件，再对照本卡把 20 个字符逐字输入；字符不符的文件一律不得使用。"
    "本卡加盖公章后当面交给对方，不用网络传送，不口头转告。字符中没有字母 I、L、O、U。电脑遗失、密钥更换或单位更名的，"
    "本卡作废，另发新卡。二维码是公钥卡文件的内容，供核对存档。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCardFacts:
    """What stands on the card, as it is to be read; `groups` are the 20 characters in groups of five."""

    office: str = ""
    level: str = ""
    division: str = ""
    since: str = ""
    day: str = ""
    clerk: str = ""
    groups: tuple[str, ...] = ("", "", "", "")
    file_name: str = ""
    content: str = ""


def key_card(facts: KeyCardFacts, *, offset: Offset | None = None) -> Printed:
    """One A5 page, to be stamped; it holds nothing secret."""
    paper = A5.sideways
    pen = Pen(title="公钥卡", author=facts.office, paper=paper, offset=offset)
    width = paper.width - 2 * MARGIN
    line(pen, Area(MARGIN, 11, width, 12, "标题"), TITLE, "title", 22)
    named = (
        ("单位名称", facts.office), ("层　　级", facts.level), ("区划代码", facts.division), ("启用日期", facts.since),
        ("文 件 名", facts.file_name), ("制 卡 人", facts.clerk),
    )  # fmt: skip
    y = 28.0
    for place, (name, value) in enumerate(named):
        left = MARGIN + (place % 2) * width * 0.56
        line(pen, Area(left, y, 22, 7.5, name), f"{name}：", "song", 11, "left")
        line(pen, Area(left + 22, y, width * (0.42 if place % 2 else 0.54) - 20, 7.5, name), value, "kai", 12, "left")
        y += 8.2 * (place % 2)
    box = Area(MARGIN, y + 3, width, 26, "核对字符")
    pen.frame(box, 1.2)
    for place, group in enumerate(facts.groups):
        room = Area(box.x + place * box.w / 4, box.y, box.w / 4, box.h, "核对字符")
        line(pen, room, group, "hei", 32)
    y = box.y + box.h + 5
    draw_qr(pen, Area(MARGIN - 2, y, CODE, CODE, "二维码"), facts.content)
    middle = Area(MARGIN + CODE + 2, y, width - CODE - SEAL - 8, SEAL, "说明")
    fitted = fit(fonts.face("song"), ADVICE, middle.w * POINT, middle.h * POINT, 10, leading=1.45, one_line=False)
    pen.block(middle, fitted, "song", "justify", "middle", ADVICE)
    seal_square(pen, Area(paper.width - MARGIN - SEAL, y, SEAL, SEAL), facts.day, "（单位盖章）")
    return pen.finish()
