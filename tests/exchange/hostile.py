"""Builds spreadsheets byte by byte, good and bad; `hostile_files.py` lists the ones that are tried."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

ROSTER_XLS = Path(__file__).parent / "data" / "roster.xls"

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

CONTENT_TYPES = (
    f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/></Types>'
)
ROOT_RELS = (
    f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
BOOK_RELS = (
    f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
PEOPLE = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>证件号码</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>王小明</t></is></c>'
    '<c r="B2" t="inlineStr"><is><t>330106198503041239</t></is></c></row>'
)


def book(properties: str = "", state: str = "visible", prolog: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}'
        f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATION}">{properties}'
        f'<sheets><sheet name="会员名册" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>'
    )


def sheet(rows: str = PEOPLE, prolog: str = "", after: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<worksheet xmlns="{SPREADSHEET}">'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in parts.items():
            box.writestr(name, content)
    return sink.getvalue()


def parts(rows: str = PEOPLE, **more: str | bytes) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT_RELS,
        "xl/workbook.xml": more.pop("workbook", book()),
        "xl/_rels/workbook.xml.rels": BOOK_RELS,
        "xl/worksheets/sheet1.xml": more.pop("worksheet", sheet(rows)),
        "xl/sharedStrings.xml": more.pop("strings", f'<sst xmlns="{SPREADSHEET}"><si><t>共用</t></si></sst>'),
    }


def xlsx(rows: str = PEOPLE, extra: Mapping[str, str | bytes] | None = None, **more: str | bytes) -> bytes:
    return zipped(parts(rows, **more) | dict(extra or {}))


ODS_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
ODS_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"{inside}</manifest:manifest>'
)


def ods(rows: str, prolog: str = "", inside: str = "/>") -> bytes:
    content = (
        f'<?xml version="1.0"?>{prolog}<office:document-content {ODS_SPACES}><office:body><office:spreadsheet>'
        f'<table:table table:name="名册">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped(
        {"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": ODS_MANIFEST.format(inside=inside)}
    )


def ods_row(*texts: str, attributes: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"{attributes}><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row>{cells}</table:table-row>"


def bomb(size: int) -> bytes:
    """A sheet of `size` bytes of blanks, some thousand times smaller when packed."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in parts().items():
            if name == "xl/worksheets/sheet1.xml":
                with box.open(name, "w") as part:
                    part.write(b"<worksheet>")
                    for _ in range(size >> 20):
                        part.write(b" " * (1 << 20))
            else:
                box.writestr(name, content)
    return sink.getvalue()


def lying_bomb() -> bytes:
    """A part that says it is 1,000 bytes and inflates to 80 MB."""
    data = bytearray(bomb(80 << 20))
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/worksheets/sheet1.xml"))
    data[place + 24 : place + 28] = struct.pack("<I", 1000)
    local = struct.unpack("<I", data[place + 42 : place + 46])[0]
    data[local + 22 : local + 26] = struct.pack("<I", 1000)
    return bytes(data)


def many_bombs() -> bytes:
    """Thirty parts of 10 MB each: every one allowed, together too much."""
    return xlsx(extra={f"xl/worksheets/sheet{n}.xml": b" " * (10 << 20) for n in range(2, 32)})


def twice() -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as box:
        for name, content in (*parts().items(), ("XL/Workbook.xml", book())):
            box.writestr(name, content)
    return sink.getvalue()


def locked_zip() -> bytes:
    data = bytearray(xlsx())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def entity_chain(depth: int = 9) -> str:
    lines = ['<!ENTITY l0 "哈哈哈哈哈哈哈哈哈哈">']
    lines += [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, depth)]
    return f"<!DOCTYPE t [{''.join(lines)}]>"


def locked_package() -> bytes:
    """An OLE2 file whose workbook stream bears the name of a locked package, as Excel and WPS store it."""
    return _renamed("EncryptedPackage")


def other_paper() -> bytes:
    """An OLE2 file that holds a text document instead of a workbook."""
    return _renamed("WordDocument")


def _renamed(name: str) -> bytes:
    data = bytearray(ROSTER_XLS.read_bytes())
    at = data.index("Workbook".encode("utf-16-le"))
    coded = name.encode("utf-16-le") + b"\0\0"
    data[at : at + 64] = coded.ljust(64, b"\0")
    data[at + 64 : at + 66] = struct.pack("<H", len(coded))
    return bytes(data)


def locked_xls() -> bytes:
    """A workbook whose second record says that all further ones are encrypted."""
    data = bytearray(ROSTER_XLS.read_bytes())
    first = data.index(b"\x09\x08\x10\x00")
    second = first + 4 + struct.unpack("<H", data[first + 2 : first + 4])[0]
    length = struct.unpack("<H", data[second + 2 : second + 4])[0]
    data[second : second + 2] = struct.pack("<H", 0x2F)
    data[second + 4 : second + 4 + length] = b"\0" * length
    return bytes(data)


def looping_xls() -> bytes:
    """An OLE2 file whose sector chain bites its own tail."""
    data = bytearray(ROSTER_XLS.read_bytes())
    fat = 512 + 512 * struct.unpack("<I", data[76:80])[0]
    for sector in range(6):
        data[fat + 4 * sector : fat + 4 * sector + 4] = struct.pack("<I", 0)
    return bytes(data)


def spoiled(data: bytes, seed: int, strokes: int = 12) -> bytes:
    """The file with some bytes changed at random places."""
    chance, spoilt = random.Random(seed), bytearray(data)
    for _ in range(strokes):
        spoilt[chance.randrange(8, len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def unpacked_spoiled(seed: int) -> bytes:
    """A well packed workbook whose sheet's XML has bytes changed."""
    chance, text = random.Random(seed), bytearray(sheet(PEOPLE * 20).encode())
    for _ in range(8):
        text[chance.randrange(60, len(text))] = chance.choice(b'<>/"&\0\xff0aZ')
    return xlsx(worksheet=bytes(text))


def cell(reference: str, inside: str = "<v>1</v>", attributes: str = "") -> str:
    digits = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{digits}"><c r="{reference}"{attributes}>{inside}</c></row>'


def merges(count: int) -> str:
    ranges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, count + 1))
    return f'<mergeCells count="{count}">{ranges}</mergeCells>'
