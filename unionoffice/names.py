"""A person's name as the office stores it (notice 民委发〔2016〕33号; GB 18030-2022)."""

from __future__ import annotations

import re

from unionoffice.characters import HAN, NO_VALUE, PRIVATE, RADICALS, broken, note, notes, text_of, tidy
from unionoffice.findings import EMPTY, Finding, Level, Reading, held
from unionoffice.wording import _

DOT = "\u00b7"
"""Stands between the parts of a name, GB 18030 A1A4."""
LIMIT = 100
"""Characters; the notice asks for room for 50 at least."""

_PLAIN = re.compile(f"[{HAN}]{{1,40}}(?:{DOT}[{HAN}]{{1,40}})?")
_DOTS = re.compile("[\u0387\u2022\u2024\u2027\u2219\u22c5\u25cf\u2e31\u30fb\uff65]")
_LETTER = f"{HAN}{PRIVATE}{RADICALS}"
_DOT_BETWEEN_HAN = re.compile(f"(?<=[{_LETTER}])[.\uff0e](?=[{_LETTER}])")
_BLANK_IN_HAN = re.compile(f"(?<=[{_LETTER}]) (?=[{_LETTER}])| ?{DOT}[ {DOT}]*")
_HAN_LETTER = re.compile(f"[{_LETTER}]")
_RARE = re.compile(f"[{PRIVATE}{RADICALS}]")
_NOT_OF_A_NAME = re.compile("[0-9!@#$%^&*+=<>?/\\\\|~_\u2600-\u27bf\ufffd\U0001f000-\U0001faff]")
_NOBODY = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
"""What a spreadsheet shows where a formula failed."""


def read_name(raw: object) -> Reading:
    """The name with its parts joined by U+00B7, Han characters without blanks, Latin words with single ones.

    Held: nothing that is a letter (`no_name`), half a character (`bad_characters`), more than LIMIT (`too_long`).
    """
    if type(raw) is str and _PLAIN.fullmatch(raw) and raw not in NO_VALUE:
        return Reading(raw)
    text = text_of(raw)
    if broken(text):
        return held("bad_characters", _("姓名里有损坏的字符，请重新输入。"))
    name, reasons = tidy(text)
    if not name:
        return EMPTY
    findings = [found for found in notes(reasons) if found.reason != "blanks"]
    dotted = _DOT_BETWEEN_HAN.sub(DOT, _DOTS.sub(DOT, name)).replace("\uff0e", ".")
    joined = _BLANK_IN_HAN.sub(lambda blank: DOT if DOT in blank[0] else "", dotted)
    if joined.count(DOT) != name.count(DOT) or dotted != name:
        findings.append(note("name_dot", _("姓名中的间隔号已写成“·”。")))
    if "blanks" in reasons or joined != dotted:
        findings.append(note("name_blanks", _("姓名中的空格已去掉。")))
    if joined in NO_VALUE or _NOBODY.fullmatch(joined):
        return held("no_name", _("“{text}”不是姓名，请填写姓名。").format(text=joined[:20]))
    if not _HAN_LETTER.search(joined) and not any(letter.isalpha() for letter in joined):
        return held("no_name", _("“{text}”不是姓名，请填写姓名。").format(text=joined[:20]))
    if len(joined) > LIMIT:
        return held("too_long", _("姓名有 {n} 个字符，最多 {limit} 个。").format(n=len(joined), limit=LIMIT))
    if (rare := _RARE.search(joined)) is not None:
        sentence = _("姓名中的“{letter}”（U+{point:04X}）是自造字或部首，打印前请核对字形。")
        sentence = sentence.format(letter=rare[0], point=ord(rare[0]))
        findings.append(Finding(Level.WARNING, "rare_character", sentence))
    if (odd := _NOT_OF_A_NAME.search(joined)) is not None:
        sentence = _("姓名中有“{letter}”，请核对。").format(letter=odd[0])
        findings.append(Finding(Level.WARNING, "name_characters", sentence))
    return Reading(joined, tuple(findings))
