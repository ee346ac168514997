"""Which declared field a column's heading means: by label, by synonym, by what was remembered for this sender."""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from unionoffice.fields import Fields, Kind

SERIAL = frozenset(
    ("序号", "编号序号", "序", "no", "№", "行号", "顺序号", "排序", "项次", "项号", "seq", "编号")
)  # fmt: skip
"""Headings of columns that only count rows (编号 too, unless a field claims it)."""

ORIGINAL_ROW, PROBLEMS = "原行号", "问题说明"
"""Headings of the two columns that problem rows handed back carry; passed over when the sheet comes again."""

OTHERS = re.compile(
    "配偶|爱人|子女|父亲|母亲|父母|家属|家庭成员|紧急|联系人|填表|经办|介绍人|法人|法定代表|负责人|主席|监护|推荐人|代理人|户主"
)
"""Words over a group of columns that speak of somebody else than the row's own person."""

LONGEST = 40
"""A longer text is no heading."""

_BRACKETS = re.compile(r"[(\[{<〔【《「『].*?[)\]}>〕】》」』]")
_SIGNS = re.compile(
    r"[\s\u200b-\u200f\u2060\ufeff()\[\]{}<>〔〕【】《》「」『』*★☆●○◎※△▲#:;,.。、_/\\|!?·•'\"“”‘’~+=-]+"
)
_NUMBERED = re.compile(r"^(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、.)]\s*(?=\D)")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one column (counted from 0): its own text and, in a two-row heading, that of the group above."""

    column: int
    text: str
    group: str = ""

    @property
    def shown(self) -> str:
        """The heading as a person sees it."""
        return f"{self.group}/{self.text}" if self.group and self.group != self.text else self.text


def normal(text: object) -> str:
    """A heading without blanks, signs, numbering and width: what two headings that mean the same have in common."""
    return _normal(str(text)) if text is not None else ""


@lru_cache(maxsize=20_000)
def _normal(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[: 4 * LONGEST]).strip()
    plain = _NUMBERED.sub("", plain)
    return _SIGNS.sub("", plain).lower().replace("号码", "号")


@lru_cache(maxsize=20_000)
def _forms(text: str) -> tuple[str, ...]:
    """The heading with what stands in brackets, then without it."""
    if len(text) > LONGEST:
        return ()
    full, short = _normal(text), _normal(_BRACKETS.sub("", unicodedata.normalize("NFKC", text)))
    return tuple(form for form in dict.fromkeys((full, short)) if form)


class Vocabulary:
    """Every heading under which one model's importable fields may come."""

    def __init__(self, fields: Fields) -> None:
        self.fields = Fields(tuple(field for field in fields.values() if field.importable))
        self._by_word: dict[str, tuple[int, str]] = {}
        for name, field in self.fields.items():
            for rank, word in enumerate((field.label, *field.synonyms, field.english, name)):
                for form in _forms(word):
                    if form not in self._by_word or self._by_word[form][0] > rank:
                        self._by_word[form] = (rank, name)

    @property
    def keys(self) -> tuple[str, ...]:
        """The fields that tell one row from another: required names and numbers."""
        kinds = (Kind.NAME, Kind.ID_NUMBER, Kind.CREDIT_CODE, Kind.TEXT)
        return tuple(name for name, field in self.fields.items() if field.required and field.kind in kinds)

    def field_of(self, heading: Heading) -> tuple[int, str] | None:
        """Rank (0 = the label itself) and name of the field this heading means, or None."""
        joined = heading.group and heading.group != heading.text
        for text in (f"{heading.group}{heading.text}",) if joined else (heading.text,):
            for form in _forms(text):
                if form in self._by_word:
                    return self._by_word[form]
        if joined and not OTHERS.search(heading.group):
            for form in _forms(heading.text):
                if form in self._by_word:
                    rank, name = self._by_word[form]
                    return rank + 50, name
        return None

    def suggestion(self, heading: Heading, taken: Iterable[str]) -> str | None:
        """The untaken field whose names look most like this heading, if any does; a person decides."""
        own, best, found = normal(heading.shown), 0.59, None
        taken = frozenset(taken)
        if not own or len(own) > LONGEST or OTHERS.search(heading.group):
            return None
        for word, (_rank, name) in self._by_word.items():
            if name in taken:
                continue
            inside = len(word) >= 2 and (word in own or own in word)
            alike = 0.7 + 0.2 * len(word) / (len(own) + len(word)) if inside else _likeness(own, word)
            if alike > best:
                best, found = alike, name
        return found


def _likeness(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.59 else 0.0


def is_serial(heading: Heading) -> bool:
    """Whether the column only counts rows."""
    return any(form in SERIAL for form in _forms(heading.text))


def is_ours(heading: Heading) -> bool:
    """Whether the column was added by this program when it handed problem rows back."""
    return heading.text.strip() in (ORIGINAL_ROW, PROBLEMS)


def fingerprint(headings: Iterable[Heading]) -> str:
    """The key under which a sender's mapping is remembered: the same headings in the same order give the same key."""
    words = "\x1f".join(normal(heading.shown) for heading in headings if not is_ours(heading))
    return hashlib.sha256(words.encode()).hexdigest()[:32]


Remembered = Mapping[str, str]
"""A mapping made by hand: heading as `remember` wrote it -> field name, or "" for a column to leave out."""


def remembered_as(heading: Heading) -> str:
    """How a heading is written in a remembered mapping."""
    return normal(heading.shown)
