"""The recovery code on paper, A5: shown once, put into a sealed envelope, the only way in without a password."""

from __future__ import annotations

from unionoffice.printing import fonts
from unionoffice.printing.heading import foot, line
from unionoffice.printing.paper import A5, POINT, Area, Printed
from unionoffice.printing.pen import Pen
from unionoffice.printing.wrap import fit

TITLE = "数据恢复码"
MARGIN = 18.0
GROUPS_A_LINE = 3
ADVICE = (
    "忘记密码时，凭本恢复码可以重设密码、打开数据；程序不会再次显示它，也没有别的办法找回。"
    "请当场核对一遍，装入信封封好，骑缝签名盖章，与电脑和 U 盘分开存放，由主席保管；启封应有两人在场并记录。"
    "恢复码中没有字母 I、L、O、U。"
)


def recovery_code_sheet(*, office: str, officer: str, file_name: str, day: str, code: str) -> Printed:
    """One A5 page with the code in large groups; `day` is ISO text. It holds no password and no data key."""
    paper = A5.sideways
    pen = Pen(title=TITLE, subject=TITLE, author=office, paper=paper)
    width = paper.width - 2 * MARGIN
    line(pen, Area(MARGIN, 13, width, 11, "标题"), TITLE, "title", 20)
    facts = (("工会名称", office), ("数据文件", file_name), ("操 作 员", officer), ("生成日期", _day(day)))
    y = 29.0
    for number, (name, value) in enumerate(facts):
        left = MARGIN + (number % 2) * width / 2
        line(pen, Area(left, y, 20, 7, name), name + "：", "song", 10.5, "left")
        line(pen, Area(left + 20, y, width / 2 - 22, 7, name), value, "kai", 11, "left")
        y += 7.5 * (number % 2)
    groups = code.split("-")
    rows = [groups[start : start + GROUPS_A_LINE] for start in range(0, len(groups), GROUPS_A_LINE)]
    box = Area(MARGIN, y + 3, width, 13.0 * len(rows) + 5, "恢复码")
    pen.frame(box, 1.0)
    for number, row in enumerate(rows):
        for place, group in enumerate(row):
            room = Area(
                box.x + place * width / GROUPS_A_LINE, box.y + 2.5 + number * 13.0, width / GROUPS_A_LINE, 13, "恢复码"
            )
            fitted = fit(fonts.face("hei"), group, room.w * POINT, room.h * POINT, 22)
            pen.block(room, fitted, "hei", "center", "middle", group)
    y = foot(pen, ADVICE, x=MARGIN, width=width, y=box.y + box.h + 4)
    for number, words in enumerate(("主席签字：", "经办人签字：", "封存日期：")):
        left = MARGIN + number * width / 3
        line(pen, Area(left, y + 4, width / 3 - 4, 8, "签字"), words, "song", 10.5, "left")
        start = left + pen.width(words, "song", 10.5) + 1
        pen.lines([(start, y + 11, left + width / 3 - 5, y + 11)], 0.5)
    return pen.finish()


def _day(day: str) -> str:
    return f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:10])}日"
