"""Rows put in above a sheet's footer: what stands below moves down, and what cannot be moved is told beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from unionoffice.exchange.sheet_markup import CellPlace, SheetPlaces, cells_of, elements, tag_end, whole
from unionoffice.exchange.sheet_references import LAST_ROW, address, area, references
from unionoffice.exchange.sheet_rows import letters
from unionoffice.exchange.template_book import Book, SheetAbout
from unionoffice.wording import _

_REFERENCE = re.compile(rb"""(\s(?:ref|sqref)\s*=\s*)(?:"([^"]*)"|'([^']*)')""")
_NUMBER = re.compile(rb"""(\sr\s*=\s*)(?:"[^"]*"|'[^']*')""")
_BREAK = re.compile(rb"""(\sid\s*=\s*)(?:"([0-9]+)"|'([0-9]+)')""")
_COUNT = re.compile(rb"""(\scount\s*=\s*)(?:"[0-9]*"|'[0-9]*')""")
_MOVED = ("mergeCell", "dataValidation", "conditionalFormatting", "hyperlink", "ignoredError", "protectedRange",
          "autoFilter")  # fmt: skip
_FORMULAS = ("f", "formula", "formula1", "formula2")


def why_not(book: Book, sheet: SheetAbout, places: SheetPlaces, before: int) -> str:
    """Why no rows can be put in before this row without touching anything but the sheet itself; "" where they can."""
    if _hangs_below(book, sheet, before):
        return _("下面的行里有图片、批注或表格控件")
    if any(row >= before for row in places.formulas):
        return _("下面的行里有公式")
    if any(
        row >= before and named in ("", sheet.name)
        for text in _formulas_of(book, sheet)
        for named, row in references(text)
    ):
        return _("表里的公式用到了下面的行")
    for _name, own, meaning in book.names:
        for named, row in references(meaning):
            if row >= before and row < LAST_ROW and (named == sheet.name or (not named and own == sheet.name)):
                return _("打印区域或名称用到了下面的行")
    others = (one for one in book.sheets if one.part != sheet.part)
    if any(
        named == sheet.name
        for other in others
        for text in _formulas_of(book, other)
        for named, _row in references(text)
    ):
        return _("别的工作表的公式用到了这张表")
    return ""


def _hangs_below(book: Book, sheet: SheetAbout, before: int) -> bool:
    """Whether a picture, a remark, a control or a table reaches down to this row."""
    for kind, part in book.hanging(sheet):
        if kind in ("table", "control", "ctrlProp", "oleObject", "pivotTable", "slicer"):
            return True
        if kind == "drawing":
            rows = [whole(one.text.strip()) + 1 for one in elements(book.parts.read(part), part, "row")]
        elif kind == "comments":
            found = (address(one.attributes.get("ref", "")) for one in elements(book.parts.read(part), part, "comment"))
            rows = [at[0] for at in found if at is not None]
        else:
            continue
        if any(row >= before for row in rows):
            return True
    return False


def _formulas_of(book: Book, sheet: SheetAbout) -> list[str]:
    return [one.text for one in elements(book.parts.read(sheet.part), sheet.name, *_FORMULAS)]


def moved_row(row: bytes, number: int) -> bytes:
    """The row under another number, its cells with it."""
    start = tag_end(row, 0)
    pieces, at = [_numbered(row[:start], str(number))], start
    for cell in cells_of(row)[1]:
        opened = tag_end(row, cell.begin)
        pieces += [row[at : cell.begin], _numbered(row[cell.begin : opened], _place(cell, number))]
        at = opened
    pieces.append(row[at:])
    return b"".join(pieces)


def _place(cell: CellPlace, number: int) -> str:
    return f"{letters(cell.column)}{number}"


def _numbered(tag: bytes, name: str) -> bytes:
    return _NUMBER.sub(lambda found: found[1] + f'"{name}"'.encode(), tag, count=1)


def moved_reference(text: str, before: int, count: int) -> str:
    """A list of ranges after `count` rows were put in before row `before`, as the spreadsheet program moves them."""
    moved = []
    for one in text.split():
        found = area(one)
        if found is None:
            moved.append(one)
            continue
        moved.append(
            re.sub(
                r"([A-Z]{1,3})([0-9]+)",
                lambda cell: f"{cell[1]}{min(_down(int(cell[2]), before, count), LAST_ROW)}",
                one,
            )
        )
    return " ".join(moved)


def _down(row: int, before: int, count: int) -> int:
    return row + count if row >= before else row


def moved_tail(tail: bytes, *, before: int, count: int, merged: Sequence[str]) -> bytes:
    """What stands behind the rows, its ranges moved and the merged ranges of new rows added."""
    if not (before and count) and not merged:
        return tail
    pieces, at = [], 0
    for begin, end, tag in _tags(tail, before, count):
        pieces += [tail[at:begin], tag]
        at = end
    pieces.append(tail[at:])
    moved = b"".join(pieces)
    return _with_merged(moved, merged) if merged else moved


def _tags(tail: bytes, before: int, count: int) -> Iterable[tuple[int, int, bytes]]:
    """Each piece of the tail that names rows: from, to, and how it reads afterwards."""
    if not (before and count):
        return
    breaks = range(tail.find(b"rowBreaks"), tail.rfind(b"rowBreaks"))
    for found in re.finditer(rb"<((?:[A-Za-z0-9]+:)?)([A-Za-z]+)(?=[\s/>])", tail):
        name = found[2].decode()
        if name not in _MOVED and name != "sqref" and not (name == "brk" and found.start() in breaks):
            continue
        begin, end = found.start(), tag_end(tail, found.start())
        tag = tail[begin:end]
        if name == "sqref":
            close = tail.index(b"<", end)
            yield end, close, moved_reference(tail[end:close].decode(), before, count).encode()
        elif name == "brk":
            yield (
                begin,
                end,
                _BREAK.sub(
                    lambda hit: hit[1] + f'"{_down(int(hit[2] or hit[3]) + 1, before, count) - 1}"'.encode(),
                    tag,
                    count=1,
                ),
            )
        else:
            yield (
                begin,
                end,
                _REFERENCE.sub(
                    lambda hit: (
                        hit[1]
                        + b'"'
                        + moved_reference((hit[2] or hit[3] or b"").decode(), before, count).encode()
                        + b'"'
                    ),
                    tag,
                    count=1,
                ),
            )


def _with_merged(tail: bytes, merged: Sequence[str]) -> bytes:
    """The list of merged ranges with these behind it; a pattern with merged cells has left one there."""
    found = re.search(rb"<((?:[A-Za-z0-9]+:)?)mergeCells(?=[\s/>])", tail)
    if found is None:
        return tail
    begin, prefix = found.start(), found[1].decode()
    end = tag_end(tail, begin)
    close = tail.index(f"</{prefix}mergeCells".encode(), end)
    known = len(re.findall(rb"<(?:[A-Za-z0-9]+:)?mergeCell(?=[\s/>])", tail[end:close]))
    tag = _COUNT.sub(lambda hit: hit[1] + f'"{known + len(merged)}"'.encode(), tail[begin:end], count=1)
    added = "".join(f'<{prefix}mergeCell ref="{one}"/>' for one in merged).encode()
    return tail[:begin] + tag + tail[end:close] + added + tail[close:]
