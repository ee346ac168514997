"""Writes resources/samples: a messy roster as an enterprise sends it, and a clean sample sheet with its explanations.

python -m installer.build_samples          (from the checkout; the files are committed)

Everybody in them is invented.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from xlsxwriter import Workbook  # noqa: E402
from xlsxwriter.worksheet import Worksheet  # noqa: E402

from installer.sample_roster import (  # noqa: E402
    BIRTH,
    EDUCATION,
    ETHNIC,
    FORM,
    HOME,
    HOUSE,
    IN,
    JOINED,
    MIGRANT,
    NAME,
    NOTE,
    NUMBER,
    PARTY,
    PHONE,
    SEX,
    TEAM,
    UNION,
    People,
    roster,
)  # fmt: skip
from unionoffice import codes  # noqa: E402
from unionoffice.demo.plan import CHEMICALS  # noqa: E402
from unionoffice.fields import Field, Kind  # noqa: E402
from unionoffice.members.sheet import IMPORT_FIELDS  # noqa: E402

FOLDER = ROOT / "resources" / "samples"
MESSY, CLEAN = "新入会职工名册（天禄化工）.xlsx", "会员名册样表.xlsx"
MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC).replace(tzinfo=None)
FIRST_ROW = 5
"""The first person stands in the sheet's row 5, below two title rows and a heading of two rows."""


def main() -> None:
    """Both files stand in resources/samples, byte for byte the same each time."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_messy(FOLDER / MESSY)
    write_clean(FOLDER / CLEAN)
    for path in (FOLDER / MESSY, FOLDER / CLEAN):
        print(path.name, path.stat().st_size)


def write_messy(path: Path) -> None:
    """The roster of the chemical plant, with titles, a heading of two rows, a group row, totals, and a hidden old sheet."""
    book = Workbook(path, {"in_memory": True})
    book.set_properties({"title": "新入会职工名册", "author": "天禄化工工会", "created": MADE})
    look = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
    cell = book.add_format({**look, "border": 1})
    day = book.add_format({**look, "border": 1, "num_format": "yyyy/m/d"})
    head = book.add_format({**look, "border": 1, "bold": True, "align": "center", "text_wrap": True})
    title = book.add_format({"font_name": "宋体", "font_size": 16, "bold": True, "align": "center"})
    plain = book.add_format(look)
    sheet = book.add_worksheet("新入会名册")
    sheet.merge_range(0, 0, 0, NOTE, "三墩镇天禄化工有限公司新入会职工名册", title)
    sheet.write(1, 0, f"填报单位（盖章）：{UNION}", plain)
    sheet.write(1, JOINED, "填报日期：2026年11月20日", plain)
    _heading(sheet, head)
    row, number = FIRST_ROW - 1, 0
    for place, line in enumerate(roster()):
        if place == 30:
            sheet.merge_range(row, 0, row, NOTE, "二车间（下半年新招）", head)
            row += 1
        if place == 52:
            row += 1
        number += 1
        sheet.write_formula(row, 0, f"=MAX($A${FIRST_ROW - 1}:A{row})+1", cell, number)
        for column, value in enumerate(line[1:], 1):
            _write(sheet, row, column, value, cell, day)
        row += 1
    sheet.write(row, 0, "合计", head)
    sheet.write_formula(row, NAME, f'=COUNTA(B{FIRST_ROW}:B{row})&"人"', cell, f"{number}人")
    sheet.write(row + 2, 0, "制表人：周晓燕　　　　审核人：吴国强　　　　联系电话：0571-88921234", plain)
    sheet.write(row + 3, 0, "注：以上人员均已在《入会申请书》上签字，申请书由本工会存档。", plain)
    for column, width in enumerate((5, 16, 5, 21, 13, 8, 14, 10, 8, 8, 14, 36, 10, 12, 10, 13, 30, 24)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(FIRST_ROW - 1, 2)
    sheet.set_landscape()
    old = book.add_worksheet("去年底稿")
    old.write_row(0, 0, ["姓名", "身份证号码", "手机号码"], head)
    people = People()
    for place in range(5):
        line = people.line(born=f"198{place}-03-08", name=f"旧{'甲乙丙丁戊'[place]}")
        old.write_row(place + 1, 0, [line[NAME], line[NUMBER], line[PHONE]], cell)
    old.hide()
    words = book.add_worksheet("填表说明")
    for place, sentence in enumerate(
        (
            "填表说明：",
            "1. 身份证号码请设为文本格式。",
            "2. 入会日期为基层工会批准之日。",
            "3. 如有疑问请电联镇总工会。",
        )
    ):
        words.write(place, 0, sentence, plain)
    book.close()


def _heading(sheet: Worksheet, head: Any) -> None:
    single = {
        0: "序号", NAME: "姓 名", SEX: "性别", NUMBER: "身份证号码", BIRTH: "出生年月", ETHNIC: "民族", EDUCATION: "文化程度",
        PARTY: "政治面貌", HOUSE: "户籍性质", MIGRANT: "是否农民工", JOINED: "入会时间", IN: "所属工会", NOTE: "备注",
    }  # fmt: skip
    for column, text in single.items():
        sheet.merge_range(2, column, 3, column, text, head)
    for first, last, group, below in (
        (PHONE, HOME, "联系方式", ("手机号", "家庭住址")), (TEAM, FORM, "用工情况", ("部门", "岗位", "用工形式")),
    ):  # fmt: skip
        sheet.merge_range(2, first, 2, last, group, head)
        for column, text in enumerate(below, first):
            sheet.write(3, column, text, head)


def _write(sheet: Worksheet, row: int, column: int, value: Any, cell: Any, day: Any) -> None:
    if value is None:
        sheet.write_blank(row, column, None, cell)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day
    elif isinstance(value, float):
        sheet.write_number(row, column, value, cell)
    else:
        sheet.write_string(row, column, value, cell)


def write_clean(path: Path) -> None:
    """The sample sheet: every heading the import knows, two examples it passes over, and what may stand in each column."""
    book = Workbook(path, {"in_memory": True})
    book.set_properties({"title": "会员名册样表", "author": "工会工作台", "created": MADE})
    look = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "border": 1}
    text = book.add_format({**look, "num_format": "@"})
    head = book.add_format({**look, "bold": True, "align": "center", "bg_color": "#E8EEF7"})
    must = book.add_format({**look, "bold": True, "align": "center", "bg_color": "#FBE3E1", "font_color": "#A8201A"})
    wrapped = book.add_format({**look, "text_wrap": True})
    sheet = book.add_worksheet("会员名册")
    sheet.write(0, 0, "序号", head)
    sheet.set_column(0, 0, 8)
    for column, field in enumerate(IMPORT_FIELDS.values(), 1):
        sheet.write(0, column, field.label, must if field.required else head)
        sheet.set_column(column, column, max(len(field.label) * 2 + 4, field.width / 8), text)
    for row, example in enumerate(_examples(), 1):
        sheet.write_string(row, 0, "示例", text)
        for column, name in enumerate(IMPORT_FIELDS, 1):
            sheet.write_string(row, column, example.get(name, ""), text)
    sheet.freeze_panes(1, 2)
    notes = book.add_worksheet("填写说明")
    notes.write_row(0, 0, ["栏目", "是否必填", "怎样填写", "也认得的写法", "为什么收集"], head)
    for row, field in enumerate(IMPORT_FIELDS.values(), 1):
        notes.write_row(
            row,
            0,
            [field.label, "必填" if field.required else "", _how(field), "、".join(field.synonyms), field.purpose],
            wrapped,
        )
    last = len(IMPORT_FIELDS) + 2
    for place, sentence in enumerate((
        "标有“示例”的行不会导入，可以保留。栏目的先后可以调整，不需要的栏目可以删去。",
        "性别、出生日期由身份证号得出，可以不填；证件号码请按文本填写，不要变成数字。",
    )):  # fmt: skip
        notes.write(last + place, 0, sentence)
    for column, width in enumerate((22, 10, 60, 40, 32)):
        notes.set_column(column, column, width)
    book.close()


def _examples() -> list[dict[str, str]]:
    people = People()
    common = {
        "id_kind": "居民身份证",
        "unit": UNION,
        "employer": CHEMICALS[0],
        "employment_form": "劳动合同制",
        "household_type": "居民户口",
    }
    return [
        {**common, "name": "张三", "id_number": people.number("1990-01-01", True), "sex": "男", "birth": "1990-01-01", "ethnicity": "汉族",
         "political_status": "群众", "education": "大学专科毕业", "phone": "13800000000", "migrant": "否", "post": "操作工",
         "team": "一车间", "joined": "2026-11-02", "dues_base": "5800", "consent_on": "2026-11-02"},
        {**common, "name": "古丽娜尔·买买提", "id_number": people.number("1995-06-15", False, "653101"), "sex": "女", "birth": "1995年6月15日",
         "ethnicity": "维吾尔族", "political_status": "共青团员", "education": "高中", "phone": "13900000000", "migrant": "是",
         "household_type": "农业户口", "post": "质检员", "joined": "2026.11.2", "consent_on": "2026-11-02"},
    ]  # fmt: skip


def _how(field: Field) -> str:
    """What may stand in the column, from the field's declaration."""
    if field.kind is Kind.CODE:
        labels = [entry.label for entry in codes.code_list(field.codes).entries]
        shown = "、".join(labels[:24])
        return f"可填：{shown}" + (f"……共 {len(labels)} 项" if len(labels) > 24 else "")
    words = {
        Kind.NAME: "与证件一致，汉字姓名中间不留空格；少数民族姓名的各部分用“·”隔开",
        Kind.ID_NUMBER: "18 位居民身份证号，或居住证、永久居留证、护照、通行证号码",
        Kind.DATE: "例如 2019-03-05；2019.3.5、2019年3月5日、20190305 也可以",
        Kind.PHONE: "11 位手机号，或区号-电话",
        Kind.YES_NO: "是 或 否",
        Kind.MONEY: "以元为单位的数字",
        Kind.WHOLE: "整数",
        Kind.UNIT: "工会全称，与公章一致",
    }
    return words.get(field.kind, f"文字，最多 {field.limit} 字") + (f"（{field.hint}）" if field.hint else "")


if __name__ == "__main__":
    main()
