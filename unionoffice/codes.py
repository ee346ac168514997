"""Code lists: what may stand in a coded field, by standards and sheets; each is a dated file in resources/codes."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from unionoffice import resources, wording
from unionoffice.characters import NO_VALUE, broken, halved, no_value, text_of
from unionoffice.findings import EMPTY, Reading, warned
from unionoffice.wording import _

_JUNK = re.compile(r"[\s·.,，、。:：;；/\\\-‐‑–—_（）()\[\]【】“”\"'‘’]")
_CODE_AND_WORD = re.compile(r"([0-9A-Za-z]{1,3})(\D.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry; `extra` holds what the list says of it besides its words (its meaning stands in the file's source)."""

    code: str
    label: str
    english: str
    synonyms: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """One list with its entries in their order; made by `code_list`."""

    name: str
    title: str
    title_english: str
    version: str
    valid_from: str
    source: str
    entries: tuple[Entry, ...]
    _by_code: Mapping[str, Entry]
    _by_word: Mapping[str, str]

    def get(self, code: str) -> Entry | None:
        """The entry of this code, None for an unknown code."""
        return self._by_code.get(code)

    def label(self, code: str) -> str:
        """The Chinese word papers carry; an unknown code comes back as it is."""
        entry = self._by_code.get(code)
        return code if entry is None else entry.label

    def english(self, code: str) -> str:
        """The English word; an unknown code comes back as it is."""
        entry = self._by_code.get(code)
        return code if entry is None else entry.english

    def shown(self, code: str) -> str:
        """The word in the language in use."""
        return self.english(code) if wording.english() else self.label(code)

    def find(self, text: str) -> str | None:
        """The code a word, a synonym, an English word or the code itself stands for; None for any other text.

        Blanks, punctuation, width and case do not count; "01 汉族" and "汉" are found like "汉族".
        """
        if text in self._by_code:
            return text
        word = _plain(text)
        found = self._by_word.get(word)
        if found is None and word.isdigit():
            return self._by_word.get(word.zfill(2))
        if found is None and (both := _CODE_AND_WORD.fullmatch(word)) is not None:
            found = self._by_word.get(both[2])
            return found if found == self._by_word.get(both[1]) else None
        return found


def _plain(text: str) -> str:
    return _JUNK.sub("", unicodedata.normalize("NFKC", text)).casefold()


@cache
def code_list(name: str) -> CodeList:
    """The list of this name, read once. Raises KeyError when there is none."""
    path = resources.path("codes", f"{name}.toml")
    if not name.isidentifier() or not path.is_file():
        raise KeyError(name)
    with path.open("rb") as source:
        read = tomllib.load(source)
    entries = tuple(_entry(row) for row in read["entries"])
    return CodeList(
        name=read["name"],
        title=read["label"],
        title_english=read["english"],
        version=read["version"],
        valid_from=read["valid_from"],
        source=read["source"],
        entries=entries,
        _by_code=MappingProxyType({entry.code: entry for entry in entries}),
        _by_word=MappingProxyType(_words(entries, read.get("optional_suffix", ""))),
    )


def _entry(row: dict[str, Any]) -> Entry:
    words = {"code", "label", "english", "synonyms"}
    return Entry(
        code=row["code"],
        label=row["label"],
        english=row["english"],
        synonyms=tuple(row.get("synonyms", ())),
        extra=MappingProxyType({key: value for key, value in row.items() if key not in words}),
    )


def _words(entries: Iterable[Entry], suffix: str) -> dict[str, str]:
    """Every word of the list with its code. Labels come before codes, codes before synonyms; the first entry wins."""
    words: dict[str, str] = {}
    for spell in (_labels, _codes, _others):
        for entry in entries:
            for word in spell(entry):
                words.setdefault(_plain(word), entry.code)
                if suffix and word.endswith(suffix):
                    words.setdefault(_plain(word.removesuffix(suffix)), entry.code)
    return words


def _labels(entry: Entry) -> tuple[str, ...]:
    return (entry.label,)


def _codes(entry: Entry) -> tuple[str, ...]:
    return (entry.code,)


def _others(entry: Entry) -> tuple[str, ...]:
    short = entry.extra.get("short")
    return (*((short,) if short else ()), *entry.synonyms, entry.english)


@cache
def all_names() -> tuple[str, ...]:
    """The names of all lists, in alphabetical order."""
    return tuple(sorted(path.stem for path in resources.path("codes").glob("*.toml")))


def read_code(name: str, raw: object) -> Reading:
    """The code a cell's word stands for; an unknown word is not taken (warning `unknown_word`)."""
    text = raw if isinstance(raw, str) else text_of(raw)
    known = _found(name, text)
    if known is not None:
        return known
    word = "\ufffd" if broken(text) else halved(text)
    if not word:
        return EMPTY
    known = _found(name, word)
    if known is not None:
        return known
    if word in NO_VALUE:
        return Reading(None, (no_value(),))
    found = code_list(name)
    title = found.title_english if wording.english() else found.title
    return warned(
        None, "unknown_word", _("“{word}”不在“{title}”代码表中，没有保存。").format(word=word[:20], title=title)
    )


@lru_cache(maxsize=16_384)
def _found(name: str, text: str) -> Reading | None:
    code = code_list(name).find(text) if text and not broken(text) else None
    return None if code is None else Reading(code)
