"""Reads comma, semicolon or tab separated text in any encoding offices use; runs in the reading child only."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Any

from unionoffice.exchange.reader_child import CannotRead

SEPARATORS = ",\t;"
PICTURES_AND_PAPERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"MZ",
    b"\x7fELF",
    b"{\\rtf",
)


def rows_of_text(data: bytes, task: dict[str, Any]) -> Iterator[list[str]]:
    """The rows of a text file, one list of texts each. Raises CannotRead where it is no table or too large."""
    text = decode(data)
    separator = separator_of(text)
    if text[:4].lower() == "sep=":  # a line Excel writes for itself; it stays an empty row so that numbers agree
        text = text[text.index("\n") if "\n" in text else len(text) :]
    csv.field_size_limit(task["text"])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            if number > task["rows"] or len(row) > task["columns"]:
                raise CannotRead("too_large", "cells", str(number))
            yield row
    except csv.Error as error:
        if "field larger" in str(error):
            raise CannotRead("too_large", "text", str(number + 1)) from None
        raise CannotRead("not_a_sheet", "quotes", str(number + 1)) from None


def decode(data: bytes) -> str:
    """The text: by its mark, else UTF-8 if the whole file is, else GB18030 if the whole file is."""
    if data.startswith(PICTURES_AND_PAPERS):
        raise CannotRead("not_a_sheet", "other")
    coding = ""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            coding, data = name, data[len(mark) :]
    for name in (coding,) if coding else ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise CannotRead("not_a_sheet", "coding")
    text = text.rstrip("\x1a")
    if any(sign in text for sign in "\0\x01\x02\x03\x04\x05\x06\x07\x08"):
        raise CannotRead("not_a_sheet", "other")
    start = text[:200].lstrip().lower()
    if start.startswith(("<html", "<!doctype", "<table", "<?xml", "<meta", "<head")):
        raise CannotRead("not_a_sheet", "web")
    if not text.strip():
        raise CannotRead("not_a_sheet", "empty")
    return text


def separator_of(text: str) -> str:
    """Comma, tab or semicolon: the one that cuts the first lines into the most cells, evenly."""
    lines = [line for line in text[:20_000].splitlines()[:30] if line.strip()]
    if lines and lines[0].lower().startswith("sep=") and lines[0][4:5] in SEPARATORS and lines[0][4:5]:
        return lines[0][4]

    def weight(sign: str) -> tuple[int, int]:
        counts = sorted(line.count(sign) for line in lines)
        return (counts[len(counts) // 2] if counts else 0, sum(counts))

    return max(SEPARATORS, key=weight)
