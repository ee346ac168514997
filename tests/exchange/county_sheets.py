"""Blank sheets as counties send them, every oddity we have seen or could think of, each made here and nowhere copied."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from unionoffice.exchange.workbook import midnight

PLAIN = ("序号", "姓名", "性别", "身份证号", "手机号", "民族", "入会日期", "工作单位", "备注")
ETHNIC = ("汉族", "维吾尔族", "回族", "畲族")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)
SHEET = "xl/worksheets/sheet1.xml"


@dataclass(frozen=True)
class County:
    """One blank workbook: what is odd about it, its bytes, the sheet that is filled, its first row to fill."""

    title: str
    data: bytes
    first: int
    sheet: str = "附件1"
    part: str = SHEET
    suffix: str = ".xlsx"
    prepared: int = 10
    refused: str = ""
    inserts: bool = False
    left: tuple[str, ...] = ()
    """Headings no field is for."""


class Blank:
    """A workbook under construction with the looks county clerks like."""

    def __init__(self, sheet: str = "附件1", **options: Any) -> None:
        self.file = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.file, {"in_memory": True, **options})
        self.book.set_properties({"created": midnight(date(2026, 1, 5))})
        self.sheet = self.book.add_worksheet(sheet)
        self.title = self.book.add_format(
            {"bold": True, "font_size": 18, "align": "center", "font_name": "方正小标宋简体"}
        )
        self.head = self.book.add_format(
            {"bold": True, "border": 1, "align": "center", "text_wrap": True, "bg_color": "#D9E1F2"}
        )
        self.cell = self.book.add_format({"border": 1, "num_format": "@", "font_name": "仿宋"})
        self.free = self.book.add_format({"border": 1, "num_format": "@", "locked": False})

    def titled(self, words: str, width: int = 9) -> Blank:
        self.sheet.merge_range(0, 0, 0, width - 1, words, self.title)
        self.sheet.set_row(0, 32)
        return self

    def headed(self, headings: tuple[str, ...] = PLAIN, row: int = 1) -> Blank:
        for column, words in enumerate(headings):
            self.sheet.write_string(row, column, words, self.head)
            self.sheet.set_column(column, column, 8 + 2 * len(words))
        return self

    def lined(self, first: int, count: int, width: int = 9, look: Any = None) -> Blank:
        for row in range(first, first + count):
            self.sheet.set_row(row, 21)
            for column in range(width):
                self.sheet.write_blank(row, column, None, look or self.cell)
        return self

    def done(self) -> bytes:
        self.book.close()
        return self.file.getvalue()


def ordinary(prepared: int = 10) -> Blank:
    return Blank().titled("工会会员实名制信息采集表").headed().lined(2, prepared)


def rezipped(data: bytes, change: Callable[[str, bytes], bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The workbook with its parts changed one by one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as box, zipfile.ZipFile(out, "w", method) as made:
        for entry in box.infolist():
            about = zipfile.ZipInfo(entry.filename, (2025, 11, 22, 10, 30, 2))
            about.compress_type, about.external_attr, about.comment = method, entry.external_attr, b"county"
            made.writestr(about, change(entry.filename, box.read(entry)))
        made.comment = "县总工会".encode()
    return out.getvalue()


def on_sheet(data: bytes, change: Callable[[str], str], part: str = SHEET) -> bytes:
    return rezipped(data, lambda name, body: change(body.decode()).encode() if name == part else body)


# -- the sheets


def two_rows() -> bytes:
    blank = Blank().titled("基层工会会员登记表", 10)
    sheet, head = blank.sheet, blank.head
    for column, words in ((0, "序号"), (1, "姓名"), (2, "证件号码"), (9, "备注")):
        sheet.merge_range(1, column, 2, column, words, head)
    sheet.merge_range(1, 3, 1, 5, "会籍信息", head)
    sheet.merge_range(1, 6, 1, 8, "家庭成员情况", head)
    for column, words in enumerate(("所属工会", "入会\n日期", "会员证号"), 3):
        sheet.write_string(2, column, words, head)
    for column, words in enumerate(("姓名", "关系", "联系电话"), 6):
        sheet.write_string(2, column, words, head)
    return blank.lined(3, 10, 10).done()


def three_rows() -> bytes:
    blank = Blank().titled("职工信息汇总表", 8)
    sheet, head = blank.sheet, blank.head
    sheet.merge_range(1, 0, 3, 0, "序号", head)
    sheet.merge_range(1, 1, 1, 4, "人员基本情况", head)
    sheet.merge_range(2, 1, 3, 1, "姓  名", head)
    sheet.merge_range(2, 2, 2, 4, "身份", head)
    for column, words in ((2, "性别"), (3, "公民身份号码"), (4, "出生年月")):
        sheet.write_string(3, column, words, head)
    sheet.merge_range(1, 5, 2, 6, "联系方式", head)
    sheet.write_string(3, 5, "手机", head)
    sheet.write_string(3, 6, "家庭住址", head)
    sheet.merge_range(1, 7, 3, 7, "备 注", head)
    return blank.lined(4, 10, 8).done()


def inline_lists() -> bytes:
    blank = ordinary()
    blank.sheet.data_validation("C3:C500", {"validate": "list", "source": ["男", "女"], "error_message": "请选择"})
    blank.sheet.data_validation("F3:F500", {"validate": "list", "source": list(ETHNIC)})
    return blank.done()


def hidden_list(source: str = "=字典!$A$1:$A$4", name: str = "") -> bytes:
    blank = ordinary()
    words = blank.book.add_worksheet("字典")
    for row, word in enumerate(ETHNIC):
        words.write_string(row, 0, word)
    words.hide()
    if name:
        blank.book.define_name(name, "=字典!$A$1:$A$4")
    blank.sheet.data_validation("F3:F60", {"validate": "list", "source": source})
    return blank.done()


def new_style_list() -> bytes:
    more = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/'
        'spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>字典!$A$1:$A$4</xm:f></x14:formula1>'
        "<xm:sqref>F3:F60</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )
    return on_sheet(
        hidden_list(),
        lambda text: re.sub("<dataValidations.*</dataValidations>", "", text).replace("</worksheet>", more),
    )


def protected() -> bytes:
    blank = Blank().titled("采集表（受保护）").headed()
    blank.lined(2, 10, look=blank.free)
    blank.sheet.protect("123456", {"format_cells": False, "insert_rows": False})
    return blank.done()


def for_printing() -> bytes:
    blank = ordinary()
    blank.sheet.print_area("A1:I12")
    blank.sheet.repeat_rows(0, 1)
    blank.sheet.set_landscape()
    blank.sheet.set_paper(9)
    blank.sheet.set_footer("&C第 &P 页")
    blank.sheet.set_h_pagebreaks([12])
    return blank.done()


def coloured() -> bytes:
    blank = ordinary()
    red = blank.book.add_format({"bg_color": "#FFC7CE"})
    blank.sheet.conditional_format("D3:D12", {"type": "duplicate", "format": red})
    blank.sheet.conditional_format("B3:B12", {"type": "formula", "criteria": '=AND($B3="",$D3<>"")', "format": red})
    return blank.done()


def frozen() -> bytes:
    blank = ordinary()
    blank.sheet.freeze_panes(2, 2)
    blank.sheet.autofilter("A2:I12")
    blank.sheet.set_column("H:H", 30, None, {"hidden": True})
    blank.sheet.set_zoom(85)
    return blank.done()


def with_picture() -> bytes:
    blank = ordinary()
    blank.sheet.insert_image("I1", "logo.png", {"image_data": io.BytesIO(PIXEL), "object_position": 3})
    return blank.done()


def striped() -> bytes:
    blank = Blank().titled("采集表").headed()
    grey = blank.book.add_format({"border": 1, "bg_color": "#F2F2F2", "num_format": "@"})
    for row in range(2, 12):
        blank.lined(row, 1, look=grey if row % 2 else blank.cell)
    return blank.done()


def signed(prepared: int, *, sums: bool = False, gap: bool = False) -> bytes:
    blank = ordinary(prepared)
    foot = 2 + prepared + gap
    if sums:
        blank.sheet.merge_range(foot, 0, foot, 1, "合计", blank.head)
        blank.sheet.write_formula(foot, 3, f"=COUNTA(B3:B{foot})", blank.cell, 0)
        foot += 1
    blank.sheet.merge_range(foot, 0, foot, 2, "填表人：")
    blank.sheet.merge_range(foot, 3, foot, 5, "审核人：")
    blank.sheet.write_string(foot, 7, "填表日期：    年  月  日")
    blank.sheet.merge_range(foot + 1, 0, foot + 1, 8, "说明：1.身份证号为 18 位；2.民族写全称。")
    blank.sheet.data_validation(f"C3:C{2 + prepared}", {"validate": "list", "source": ["男", "女"]})
    red = blank.book.add_format({"bg_color": "#FFC7CE"})
    blank.sheet.conditional_format(f"D3:D{2 + prepared}", {"type": "duplicate", "format": red})
    return blank.done()


def numbered() -> bytes:
    blank = ordinary()
    for row in range(2, 12):
        blank.sheet.write_number(row, 0, row - 1, blank.cell)
    return blank.done()


def with_example() -> bytes:
    blank = Blank().titled("采集表").headed()
    example = ("例", "张三", "男", "330106197001230120", "13800000000", "汉族", "2020-01-01", "××公司", "示例，请删除")
    for column, words in enumerate(example):
        blank.sheet.write_string(2, column, words, blank.cell)
    return blank.lined(3, 10).done()


def with_column_numbers() -> bytes:
    blank = Blank().titled("统计表").headed()
    for column in range(9):
        blank.sheet.write_string(2, column, "甲" if column == 1 else str(column + 1), blank.head)
    return blank.lined(3, 10).done()


def merged_across() -> bytes:
    headings = ("序号", "姓名", "身份证号", "", "手机号", "所属工会", "", "备注")
    blank = Blank().titled("采集表", 8).headed(headings)
    blank.sheet.merge_range("C2:D2", "身份证号", blank.head)
    blank.sheet.merge_range("F2:G2", "所属工会", blank.head)
    blank.lined(2, 3, 8)
    for row in range(3, 6):
        blank.sheet.merge_range(f"C{row}:D{row}", "", blank.cell)
        blank.sheet.merge_range(f"F{row}:G{row}", "", blank.cell)
    return blank.done()


def merged_down() -> bytes:
    blank = Blank().titled("采集表", 5).headed(("所在片区", "姓名", "身份证号", "手机号", "备注")).lined(2, 10, 5)
    blank.sheet.merge_range("A3:A12", "", blank.cell)
    return blank.done()


def real_days(**options: Any) -> bytes:
    blank = Blank(**options).titled("采集表").headed()
    day = blank.book.add_format({"border": 1, "num_format": "yyyy/m/d"})
    blank.lined(2, 10)
    for row in range(2, 12):
        blank.sheet.write_blank(row, 6, None, day)
    return blank.done()


def remarked() -> bytes:
    blank = ordinary()
    blank.sheet.write_comment("D2", "18 位，末位 X 大写", {"author": "县总"})
    return blank.done()


def linked() -> bytes:
    blank = ordinary()
    blank.sheet.write_url("K1", "https://example.invalid/", string="填报说明")
    blank.sheet.write_rich_string("K2", "不明白的", blank.book.add_format({"bold": True}), "打电话", "问县总")
    blank.sheet.set_tab_color("#C00000")
    return blank.done()


def prefixed() -> bytes:
    def change(text: str) -> str:
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text)
        return text.replace("xmlns=", "xmlns:x=")

    return on_sheet(ordinary().done(), change)


def unnumbered() -> bytes:
    """Rows and cells without addresses, as some exporters write them."""
    return on_sheet(ordinary().done(), lambda text: re.sub(r'(<(?:row|c)) r="[A-Z0-9]+"', r"\1", text))


def strangely_spelt() -> bytes:
    def change(text: str) -> str:
        text = text.replace("?>\n", "?>\r\n<!-- 县总工会 <c r='A9'/> 2025 -->\r\n", 1).replace("<row ", "\r\n  <row ")
        return "\ufeff" + re.sub(r'<c r="([A-Z]+[0-9]+)" s="([0-9]+)"/>', r"<c  s='\2' r='\1' ></c>", text)

    return on_sheet(ordinary().done(), change)


def stored_with_descriptors() -> bytes:
    """A zip written forwards only: sizes behind the data, long size fields, nothing compressed."""
    out = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(ordinary().done()))
    directory, count = b"", 0
    for entry in source.infolist():
        body, name, place = source.read(entry), entry.filename.encode(), out.tell()
        crc = zlib.crc32(body)
        long = struct.pack("<2H2Q", 1, 16, 0, 0)
        out.write(
            struct.pack("<4s5H3L2H", b"PK\x03\x04", 45, 8, 0, 0x5000, 0x5A21, 0, 0xFFFFFFFF, 0xFFFFFFFF, len(name), 20)
        )
        out.write(name + long + body + struct.pack("<4sLQQ", b"PK\x07\x08", crc, len(body), len(body)))
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 45, 45, 8, 0, 0x5000, 0x5A21, crc, len(body), len(body), len(name), 0, 0, 0, 0, 0, place
        ) + name  # fmt: skip
        count += 1
    begin = out.tell()
    out.write(directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), begin, 0))
    return out.getvalue()


def with_macros() -> bytes:
    data = ordinary().done()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as box, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in box.infolist():
            body = box.read(entry).decode()
            if entry.filename == "[Content_Types].xml":
                body = body.replace(
                    "openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml"
                )
                body = body.replace(
                    "</Types>", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
                )
            made.writestr(entry, body)
        made.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros nobody runs")
    return out.getvalue()


def many_sheets() -> bytes:
    blank = Blank("填表说明")
    blank.sheet.write_string(0, 0, "一、本表由基层工会填写。二、不得改动格式。")
    other = blank.book.add_worksheet("附件1")
    about = blank.book.add_worksheet("附件2 汇总")
    about.write_row(0, 0, ("工会名称", "会员数", "女会员数"))
    blank.sheet = other
    return blank.titled("采集表").headed().lined(2, 10).done()


def with_formulas() -> bytes:
    blank = (
        Blank()
        .titled("采集表")
        .headed(("序号", "姓名", "性别", "身份证号", "手机号", "民族", "年龄", "工作单位", "备注"))
        .lined(2, 10)
    )
    for row in range(3, 13):
        blank.sheet.write_formula(f"A{row}", "=ROW()-2", blank.cell, row - 2)
        blank.sheet.write_formula(f"G{row}", f'=IF(D{row}="","",2026-MID(D{row},7,4))', blank.cell, "")
    return blank.done()


def as_table() -> bytes:
    blank = ordinary()
    blank.sheet.add_table("A2:I12", {"columns": [{"header": words} for words in PLAIN], "name": "会员"})
    return blank.done()


def starred() -> bytes:
    headings = (
        "序号",
        "*姓名\n（必填）",
        "性别（男/女）",
        "*身份证号码\n(18位)",
        "★手机号码",
        "民族（全称）",
        "入会日期\n（yyyy-mm-dd）",
        "工作单位（全称）",
        "备  注",
    )
    blank = Blank().titled("采集表").headed(headings).lined(2, 10)
    blank.sheet.data_validation("D3:D12", {"validate": "length", "criteria": "between", "minimum": 15, "maximum": 18})
    return blank.done()


def bare() -> bytes:
    """Nothing is prepared below the heading; the columns have their looks."""
    blank = Blank().titled("采集表").headed()
    blank.sheet.set_column("D:E", 22, blank.cell)
    return blank.done()


def unknown_headings() -> bytes:
    return (
        Blank()
        .titled("采集表", 6)
        .headed(("序号", "姓名", "身份证号", "所属网格", "银发志愿者", "诚信分"))
        .lined(2, 10, 6)
        .done()
    )


def hidden_codes() -> bytes:
    """A hidden row of field codes below the heading, as survey tools leave them, and hidden rows among the prepared."""
    blank = Blank().titled("采集表").headed()
    for column, words in enumerate(("XH", "XM", "XB", "SFZH", "SJH", "MZ", "RHRQ", "GZDW", "BZ")):
        blank.sheet.write_string(2, column, words, blank.cell)
    blank.lined(3, 10)
    blank.sheet.set_row(2, None, None, {"hidden": True})
    blank.sheet.set_row(4, None, None, {"hidden": True})
    return blank.done()


def county_sheets() -> list[County]:
    """All of them."""
    family = ("家庭成员情况/姓名", "家庭成员情况/关系", "家庭成员情况/联系电话")
    return [
        County("ordinary", ordinary().done(), 3),
        County("two_heading_rows", two_rows(), 4, left=family),
        County("three_heading_rows", three_rows(), 5),
        County("inline_drop_downs", inline_lists(), 3),
        County("drop_down_on_a_hidden_sheet", hidden_list(), 3),
        County("drop_down_by_name", hidden_list("=民族表", "民族表"), 3),
        County("new_style_drop_down", new_style_list(), 3),
        County("protected", protected(), 3),
        County("print_area", for_printing(), 3),
        County("conditional_formats", coloured(), 3),
        County("frozen_and_filtered", frozen(), 3),
        County("picture", with_picture(), 3),
        County("striped_rows", striped(), 3),
        County("footer", signed(10), 3),
        County("footer_after_a_gap", signed(10, gap=True), 3),
        County("footer_with_sums", signed(10, sums=True), 3),
        County("footer_and_too_few_rows", signed(2), 3, prepared=2, inserts=True),
        County("footer_after_a_gap_and_too_few_rows", signed(2, gap=True), 3, prepared=2, inserts=True),
        County("sums_and_too_few_rows", signed(2, sums=True), 3, prepared=2, refused="no_room"),
        County("numbered_rows", numbered(), 3),
        County("example_row", with_example(), 4),
        County("column_numbers", with_column_numbers(), 4),
        County("cells_merged_across", merged_across(), 3, prepared=3),
        County("cells_merged_down", merged_down(), 3, left=("所在片区",)),
        County("date_cells", real_days(), 3),
        County("days_from_1904", real_days(date_1904=True), 3),
        County("remarks", remarked(), 3),
        County("links_and_rich_text", linked(), 3, left=("不明白的打电话问县总",)),
        County("prefixed_markup", prefixed(), 3),
        County("cells_without_addresses", unnumbered(), 3),
        County("strangely_spelt_markup", strangely_spelt(), 3),
        County("stored_with_descriptors", stored_with_descriptors(), 3),
        County("macros", with_macros(), 3, suffix=".xlsm"),
        County("many_sheets", many_sheets(), 3, part="xl/worksheets/sheet2.xml"),
        County("formulas_in_columns", with_formulas(), 3),
        County("table_object", as_table(), 3),
        County("starred_headings", starred(), 3),
        County("nothing_prepared", bare(), 3, prepared=0),
        County("unknown_headings", unknown_headings(), 3, left=("所属网格", "银发志愿者", "诚信分")),
        County("hidden_rows", hidden_codes(), 4),
    ]
