"""Files no honest union would send, and odd ones that honest unions do send; built in memory, never stored."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.exchange.hostile import (
    BOOK_RELS,
    PACKAGE,
    PEOPLE,
    RELATION,
    ROSTER_XLS,
    SPREADSHEET,
    bomb,
    book,
    cell,
    entity_chain,
    locked_package,
    locked_xls,
    locked_zip,
    looping_xls,
    lying_bomb,
    many_bombs,
    merges,
    ods,
    ods_row,
    other_paper,
    parts,
    sheet,
    spoiled,
    twice,
    unpacked_spoiled,
    xlsx,
    zipped,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """One file: its name, how it is made, and what must come of it.

    `comes` is a reason, "refused" for any reason, "" where it must be read, None where either will do.
    """

    name: str
    make: Callable[[], bytes]
    comes: str | None


def odd(name: str, comes: str | None, make: Callable[[], bytes]) -> Odd:
    return Odd(name=name, make=make, comes=comes)


CSV = "姓名,证件号码\n王小明,330106198503041239\n"
EXTERNAL = (
    f'<externalLink xmlns="{SPREADSHEET}"><externalBook xmlns:r="{RELATION}" r:id="rId1"/></externalLink>',
    (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATION}/externalLinkPath" '
        'Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    ),
)
XXE = '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

COPIES = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" '
    'office:value-type="string"><text:p>哈</text:p></table:table-cell></table:table-row>'
)
TAIL = (
    '<table:table-row table:number-rows-repeated="1048575">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
OVERFLOW = ' table:number-columns-repeated="99999999999999999999"'
OTHER_TEXT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}
XML_2003 = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'

ODD = (
    odd("one cell at the very end.xlsx", "too_large", lambda: xlsx(PEOPLE + cell("XFD1048576"))),
    odd("one cell in column GS.xlsx", "too_large", lambda: xlsx(PEOPLE + cell("GS3"))),
    odd("one cell in row 300000.xlsx", "too_large", lambda: xlsx(PEOPLE + cell("A300000"))),
    odd("far corner written oddly.xlsx", "too_large", lambda: xlsx("<row><c  r='XFD1048576'><v>1</v></c></row>")),
    odd("both corners of what is allowed.xlsx", "too_large", lambda: xlsx(PEOPLE + cell("GR299999"))),
    odd(
        "empty styled cell at the very end.xlsx",
        "",
        lambda: xlsx(PEOPLE + '<row r="1048576"><c r="XFD1048576"/></row>'),
    ),
    odd("bomb of 70 MB.xlsx", "too_large", lambda: bomb(70 << 20)),
    odd("bomb that lies about its size.xlsx", "hostile_sheet", lying_bomb),
    odd("thirty small bombs.xlsx", "too_large", many_bombs),
    odd("bomb among the pictures.xlsx", "", lambda: xlsx(extra={"xl/media/image1.png": b"\0" * (90 << 20)})),
    odd("billion laughs in the sheet.xlsx", "hostile_sheet", lambda: xlsx(worksheet=sheet(prolog=entity_chain()))),
    odd("billion laughs in the texts.xlsx", "hostile_sheet", lambda: xlsx(strings=f"{entity_chain()}<sst>&l8;</sst>")),
    odd("billion laughs in the book.xlsx", "hostile_sheet", lambda: xlsx(workbook=book(prolog=entity_chain()))),
    odd("outer entity in the sheet.xlsx", "hostile_sheet", lambda: xlsx(worksheet=sheet(prolog=XXE))),
    odd("doctype after a megabyte.xlsx", "hostile_sheet", lambda: xlsx(worksheet=" " * (1 << 20) + sheet(prolog=XXE))),
    odd("doctype in UTF-16.xlsx", "hostile_sheet", lambda: xlsx(worksheet=sheet(prolog=XXE).encode("utf-16"))),
    odd(
        "doctype in UTF-16 without a mark.xlsx",
        "hostile_sheet",
        lambda: xlsx(worksheet=sheet(prolog=XXE)[38:].encode("utf-16-le")),
    ),
    odd("undeclared entity.xlsx", None, lambda: xlsx(cell("A1", "<is><t>&evil;</t></is>", ' t="inlineStr"'))),
    odd("path upwards.xlsx", "hostile_sheet", lambda: xlsx(extra={"xl/../../../etc/cron.d/x": "x"})),
    odd("path from the root.xlsx", "hostile_sheet", lambda: xlsx(extra={"/etc/passwd": "x"})),
    odd("path with backslashes.xlsx", "hostile_sheet", lambda: xlsx(extra={"xl\\..\\..\\x.exe": "x"})),
    odd("path with a drive.xlsx", "hostile_sheet", lambda: xlsx(extra={"C:/Windows/x.dll": "x"})),
    odd("program inside.xlsx", "hostile_sheet", lambda: xlsx(extra={"setup.exe": b"MZ"})),
    odd("name with a line break.xlsx", "hostile_sheet", lambda: xlsx(extra={"xl/a\nb.xml": "<a/>"})),
    odd("name of 5000 letters.xlsx", "hostile_sheet", lambda: xlsx(extra={f"xl/{'a' * 5000}.xml": "<a/>"})),
    odd("same part twice.xlsx", "hostile_sheet", twice),
    odd("ten thousand parts.xlsx", "hostile_sheet", lambda: xlsx(extra={f"xl/p{n}.xml": "" for n in range(10_000)})),
    odd("workbook inside a workbook.xlsx", "hostile_sheet", lambda: xlsx(extra={"inner.xlsx": xlsx()})),
    odd("workbook in an archive.zip", "not_a_sheet", lambda: zipped({"名册.xlsx": xlsx()})),
    odd(
        "archives within archives.zip",
        "not_a_sheet",
        lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c": b"0" * 9})})}),
    ),
    odd("empty archive.xlsx", "not_a_sheet", lambda: zipped({})),
    odd(
        "text document.xlsx",
        "not_a_sheet",
        lambda: zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}),
    ),
    odd("locked parts.xlsx", "locked_sheet", locked_zip),
    odd("cut in the middle.xlsx", "hostile_sheet", lambda: xlsx()[: len(xlsx()) // 2]),
    odd("cut by one byte.xlsx", None, lambda: xlsx()[:-1]),
    odd("only the first four bytes.xlsx", "hostile_sheet", lambda: b"PK\x03\x04"),
    odd("text index beyond the end.xlsx", None, lambda: xlsx(cell("A1", "<v>4000000000</v>", ' t="s"'))),
    odd("text index below zero.xlsx", None, lambda: xlsx(cell("A1", "<v>-1</v>", ' t="s"'))),
    odd("text index that is no number.xlsx", None, lambda: xlsx(cell("A1", "<v>x</v>", ' t="s"'))),
    odd("cell address without letters.xlsx", None, lambda: xlsx('<row r="1"><c r="17"><v>1</v></c></row>')),
    odd("cell address overflows.xlsx", None, lambda: xlsx('<row r="1"><c r="ZZZZZZZZZ99999999999"><v>1</v></c></row>')),
    odd("row number zero.xlsx", None, lambda: xlsx('<row r="0"><c r="A0"><v>1</v></c></row>')),
    odd("sheet part missing.xlsx", None, lambda: zipped({k: v for k, v in parts().items() if "sheet1" not in k})),
    odd(
        "relations missing.xlsx",
        None,
        lambda: zipped({k: v for k, v in parts().items() if "workbook.xml.rels" not in k}),
    ),
    odd(
        "relation upwards.xlsx",
        None,
        lambda: xlsx(extra={"xl/_rels/workbook.xml.rels": BOOK_RELS.replace("worksheets/", "../../../")}),
    ),
    odd("elements 200,000 deep.xlsx", None, lambda: xlsx(worksheet="<a>" * 200_000)),
    odd("attribute of 30 MB.xlsx", None, lambda: xlsx(worksheet=sheet(f'<row r="{"1" * (30 << 20)}"/>'))),
    odd(
        "text of 20 MB.xlsx",
        "too_large",
        lambda: xlsx(cell("A1", f"<is><t>{'哈' * (7 << 20)}</t></is>", ' t="inlineStr"')),
    ),
    odd("a hundred thousand merged ranges.xlsx", "too_large", lambda: xlsx(worksheet=sheet(after=merges(100_000)))),
    odd("formula that calls a program.xlsx", "", lambda: xlsx(PEOPLE + cell("C2", "<f>cmd|'/c calc'!A0</f><v>7</v>"))),
    odd(
        "link to another file.xlsx",
        "",
        lambda: xlsx(
            extra={
                "xl/externalLinks/externalLink1.xml": EXTERNAL[0],
                "xl/externalLinks/_rels/externalLink1.xml.rels": EXTERNAL[1],
            }
        ),
    ),
    odd("macros.xlsm", "", lambda: xlsx(extra={"xl/vbaProject.bin": random.Random(1).randbytes(9000)})),
    odd("days counted from 1904.xlsx", "", lambda: xlsx(workbook=book('<workbookPr date1904="1"/>'))),
    odd("only hidden sheets.xlsx", "", lambda: xlsx(workbook=book(state="veryHidden"))),
    odd("unknown packing.xlsx", "hostile_sheet", lambda: xlsx().replace(b"\x08\x00", b"\x63\x00")),
    odd("workbook called a picture.jpg", "", xlsx),
    odd("old workbook called new.xlsx", "", ROSTER_XLS.read_bytes),
    odd("old workbook.et", "", ROSTER_XLS.read_bytes),
    odd("old workbook cut.xls", None, lambda: ROSTER_XLS.read_bytes()[:2000]),
    odd("old workbook in a ring.xls", None, looping_xls),
    odd("old workbook locked.xls", "locked_sheet", locked_xls),
    odd("new workbook locked.xlsx", "locked_sheet", locked_package),
    odd("letter.xls", "not_a_sheet", other_paper),
    odd("only the old mark.xls", "not_a_sheet", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600),
    odd("open workbook.ods", "", lambda: ods(ods_row("姓名", "证件号码") + ods_row("王小明", "330106198503041239"))),
    odd("open workbook, a million copies.ods", "refused", lambda: ods(COPIES)),
    odd("open workbook with laughs.ods", "hostile_sheet", lambda: ods(ods_row("&l8;"), prolog=entity_chain())),
    odd("open workbook with empty tail.ods", "", lambda: ods(ods_row("姓名") + TAIL)),
    odd("open workbook copies beyond numbers.ods", None, lambda: ods(ods_row("甲", attributes=OVERFLOW))),
    odd("open text.odt", "not_a_sheet", lambda: zipped(OTHER_TEXT)),
    odd("empty.xlsx", "not_a_sheet", lambda: b""),
    odd("blanks.csv", "not_a_sheet", lambda: b" \r\n \r\n"),
    odd("random bytes.xlsx", "not_a_sheet", lambda: random.Random(7).randbytes(50_000)),
    odd("random bytes.csv", "not_a_sheet", lambda: random.Random(8).randbytes(50_000)),
    odd("zeros.xls", "not_a_sheet", lambda: bytes(100_000)),
    odd("with a zero.csv", "not_a_sheet", lambda: CSV.replace("小", "\0").encode()),
    odd("a million columns.csv", "too_large", lambda: (",".join(["甲"] * 1_000_000) + "\n").encode()),
    odd("half a million rows.csv", "too_large", lambda: ("甲,乙\n" * 500_000).encode()),
    odd("one cell of 20 MB.csv", "too_large", lambda: ("姓名,备注\n甲," + "哈" * (7 << 20)).encode()),
    odd(
        "quotes never closed.csv",
        "not_a_sheet",
        lambda: (CSV + '"李娟,330106199001011226\n' + "赵六,1\n" * 50).encode(),
    ),
    odd("half of a character.csv", "not_a_sheet", lambda: CSV.encode()[:-3] + b"\xe7\x8e\n\xff\xff"),
    odd("UTF-16 as Excel saves it.txt", "", lambda: CSV.replace(",", "\t").encode("utf-16")),
    odd("UTF-16 cut in half a character.txt", "not_a_sheet", lambda: CSV.encode("utf-16")[:-1]),
    odd("GB18030.csv", "", lambda: CSV.replace("小", "䶮").encode("gb18030")),
    odd("UTF-8 with mark.csv", "", lambda: CSV.encode("utf-8-sig")),
    odd("web page.xls", "not_a_sheet", lambda: "<html><table><tr><td>姓名</td></tr></table></html>".encode()),
    odd("XML of 2003.xls", "not_a_sheet", lambda: XML_2003),
    odd("picture.xlsx", "not_a_sheet", lambda: b"\x89PNG\r\n\x1a\n" + zlib.compress(bytes(1000))),
    odd("paper.csv", "not_a_sheet", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    odd("70 MB of commas.csv", "too_large", lambda: b"," * (70 << 20)),
    *(odd(f"xlsx spoiled {n}.xlsx", None, lambda n=n: spoiled(xlsx(), n)) for n in range(8)),
    *(odd(f"xls spoiled {n}.xls", None, lambda n=n: spoiled(ROSTER_XLS.read_bytes(), n)) for n in range(12)),
    *(odd(f"sheet spoiled {n}.xlsx", None, lambda n=n: unpacked_spoiled(n)) for n in range(8)),
)
