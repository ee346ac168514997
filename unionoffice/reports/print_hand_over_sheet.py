"""交接单, A4: what is on the stick, on what ground, in rows and yuan; words both sides read aloud; the receipt half below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice.printing import (
    A4,
    SEAL,
    Area,
    Grid,
    Offset,
    Pen,
    Printed,
    Row,
    head,
    label,
    money,
    number,
    value,
)
from unionoffice.printing.boxes import seal_square
from unionoffice.printing.heading import foot, line
from unionoffice.printing.letter import Blank, sentence

TITLE = "上报数据交接单"
LEFT, WIDTH = 18.0, 176.0
TEAR = 231.0
"""mm from the top: where the receipt half is torn off."""
MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
TALLEST, ROOM = 6.4, 84.0
"""mm of a row of the list, and of the whole list."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of the package: what it is, rows, yuan as read ("" where it has none), and its legal ground."""

    name: str
    rows: str
    amount: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverFacts:
    """What stands on the sheet, as it is to be read. Empty facts give the blank sheet."""

    number: str = ""
    sender: str = ""
    recipient: str = ""
    period: str = ""
    day: str = ""
    clerk: str = ""
    file_name: str = ""
    file_size: str = ""
    stick: str = ""
    parts: Sequence[PartLine] = ()
    rows: str = ""
    amount: str = ""
    capitals: str = ""
    words: str = ""
    head: str = ""
    remark: str = ""


def hand_over_sheet(facts: HandOverFacts, *, offset: Offset | None = None) -> Printed:
    """One A4 page: the sheet the upper office keeps, and below the tear the receipt the lower office takes home."""
    pen = Pen(title=TITLE, author=facts.sender, paper=A4, offset=offset)
    y = head(
        pen, TITLE, x=LEFT, width=WIDTH, y=19.0, size=18, left=f"报告期：{facts.period}", right=f"编号：{facts.number}"
    )
    y = _about(facts, y).draw(pen)
    grounds = list(dict.fromkeys(part.ground for part in facts.parts))
    y = _list(facts, grounds, y + 2.0).draw(pen)
    notes = "　".join(f"{MARKS[place]} {ground}。" for place, ground in enumerate(grounds[: len(MARKS)]))
    y = foot(pen, f"法律依据：{notes}" if notes else "法律依据：", x=LEFT, width=WIDTH, y=y + 1.2)
    _signed(pen, facts, max(y + 1.0, TEAR - SEAL - 4.0))
    words = "沿线裁开，下联盖章后由报送单位带回"
    half = pen.width(words, "song", 8.5) / 2 + 3
    pen.dashes(LEFT - 8, TEAR, A4.width / 2 - half, TEAR)
    pen.dashes(A4.width / 2 + half, TEAR, LEFT + WIDTH + 8, TEAR)
    line(pen, Area(LEFT, TEAR - 2.4, WIDTH, 4.8, "裁切线"), words, "song", 8.5)
    _receipt(pen, facts)
    return pen.finish()


def _about(facts: HandOverFacts, y: float) -> Grid:
    rows = [
        Row(8, [label("报送单位", 26), value(facts.sender, 62), label("接收单位", 26), value(facts.recipient, 62)]),
        Row(8, [label("导出日期", 26), number(facts.day, 62), label("载　　体", 26), value(facts.stick, 62)]),
        Row(8, [label("文 件 名", 26), number(facts.file_name, 62), label("文件大小", 26), number(facts.file_size, 62)]),
        Row(8, [label("日志链首", 26), number(facts.head, 62), label("备　　注", 26), value(facts.remark, 62)]),
    ]  # fmt: skip
    return Grid.in_mm(WIDTH, rows, x=LEFT, y=y)


def _list(facts: HandOverFacts, grounds: list[str], y: float) -> Grid:
    parts = list(facts.parts) or [PartLine("", "", "", "")] * 9
    height = min(TALLEST, ROOM / (len(parts) + 3))
    rows = [
        Row(
            height,
            [label("序号", 14), label("内　容", 66), label("行　数", 30), label("金额（元）", 44), label("依据", 22)],
        )
    ]
    for place, part in enumerate(parts, 1):
        mark = MARKS[grounds.index(part.ground)] if part.ground in grounds[: len(MARKS)] else ""
        rows.append(
            Row(height, [number(str(place), 14), value(part.name, 66, face="song", size=10.5, align="left"), money(part.rows, 30),
                         money(part.amount, 44), value(mark, 22, face="song", size=10.5)])
        )  # fmt: skip
    rows.append(Row(height, [label("合　计", 80), money(facts.rows, 30), money(facts.amount, 44), value("", 22)]))
    rows.append(Row(7.5, [label("金额合计（大写）", 46), value(facts.capitals, 130, align="left")]))
    return Grid.in_mm(WIDTH, rows, x=LEFT, y=y)


def _signed(pen: Pen, facts: HandOverFacts, y: float) -> None:
    room = WIDTH - 2 * SEAL - 4
    box = Area(LEFT, y, room, 16, "核对词")
    pen.frame(box, 1.0)
    line(pen, Area(box.x, box.y + 0.6, box.w, 5, "核对词"), "核对词（双方当面各自读出，一致方可交接）", "song", 8.5)
    line(pen, Area(box.x, box.y + 5, box.w, 10.5, "核对词"), facts.words, "hei", 20)
    for place, words in enumerate((f"交出人（签字）：{facts.clerk}", "接收人（签字）：", "交接日期：")):
        line(pen, Area(LEFT, y + 19 + place * 8.5, room, 7, "签字"), words, "song", 10.5, "left")
    right = LEFT + WIDTH - SEAL
    seal_square(pen, Area(right - SEAL - 2, y, SEAL, SEAL), "", "（报送单位盖章）")
    seal_square(pen, Area(right, y, SEAL, SEAL), "", "（接收单位盖章）")


def _receipt(pen: Pen, facts: HandOverFacts) -> None:
    y = TEAR + 11.0
    line(pen, Area(LEFT, y - 7, WIDTH, 7.5, "标题"), "上报数据接收回执", "title", 15)
    left, width = LEFT, WIDTH - SEAL - 3
    y = sentence(
        pen, [Blank(name="报送单位", text=facts.sender), "："], x=left, y=y + 8, width=width * 0.75, size=11, step=7.6
    )
    y = sentence(pen, [
        "　　今收到你单位上报包", Blank(name="编号", text=facts.number, face="hei"), "，",
    ], x=left, y=y, width=width, size=11, step=7.6)  # fmt: skip
    y = sentence(pen, [
        "核对词", Blank(name="核对词", text=facts.words, face="hei"), "，共", Blank(name="行数", text=facts.rows, face="hei", share=0.8),
        "行，",
    ], x=left, y=y, width=width, size=11, step=7.6)  # fmt: skip
    y = sentence(
        pen, ["金额", Blank(name="金额", text=facts.capitals), "。"], x=left, y=y, width=width, size=11, step=7.6
    )
    y = sentence(
        pen,
        ["接收人（签字）", Blank(name="接收人"), "日期", Blank(name="日期", share=0.8)],
        x=left,
        y=y,
        width=width,
        size=11,
        step=7.0,
    )
    line(
        pen,
        Area(left, y - 4.6, width, 5, "说明"),
        "本联只证明收到；是否接收以随后下发的回执包为准。",
        "song",
        8.5,
        "left",
    )
    seal_square(pen, Area(LEFT + WIDTH - SEAL, TEAR + 12, SEAL, SEAL), "", "（接收单位盖章）")
