"""Division codes as people type them: 6 digits for a county, 9 for a township, 12 for a village or committee."""

from __future__ import annotations

import re
from functools import lru_cache

from unionoffice import divisions
from unionoffice.characters import NO_VALUE, broken, halved, no_value, note, text_of
from unionoffice.findings import EMPTY, Finding, Level, Reading, held, warned
from unionoffice.wording import _

_SHAPE = re.compile(r"[0-9]{6}(?:[0-9]{3}){0,2}")
_JUNK = re.compile(r"[\s\-‐‑–—―'‘’`]")


def read_division(raw: object) -> Reading:
    """6, 9 or 12 digits; a full name of a county in words becomes its code.

    Held: `bad_length`. Warnings: `retired_division` (withdrawn or unknown county), `unknown_word` (words of no county).
    """
    if type(raw) is str and _is_good(raw):
        return Reading(raw)
    text = text_of(raw)
    plain = "\ufffd" if broken(text) else halved(text)
    if not plain:
        return EMPTY
    if plain in NO_VALUE:
        return Reading(None, (no_value(),))
    code = _JUNK.sub("", plain)
    findings: tuple[Finding, ...] = ()
    if not any(letter.isdigit() for letter in code):
        named = divisions.find(code)
        if named is None:
            return warned(None, "unknown_word", _("没有名为“{name}”的区划，没有保存。").format(name=plain[:30]))
        code, findings = named, (note("division_name", _("“{name}”已写成 {code}。").format(name=plain, code=named)),)
    elif not _SHAPE.fullmatch(code):
        return held("bad_length", _("“{code}”不是区划代码：应为 6、9 或 12 位数字。").format(code=code[:30]))
    elif code != text:
        findings = (note("number_style", _("区划代码已写成 {code}。").format(code=code)),)
    if divisions.in_force(code[:6]):
        return Reading(code, findings)
    if name := divisions.division_name(code):
        sentence = _("区划代码 {code}（{name}）已撤销，请核对。").format(code=code[:6], name=name)
    else:
        sentence = _("{code} 不是已知的区划代码，请核对。").format(code=code[:6])
    return Reading(code, (*findings, Finding(Level.WARNING, "retired_division", sentence)))


@lru_cache(maxsize=4096)
def _is_good(code: str) -> bool:
    return _SHAPE.fullmatch(code) is not None and divisions.in_force(code[:6])
