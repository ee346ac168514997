"""Our words against the drop-downs of the sheet: what fits, what means the same, what a person must decide."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from unionoffice import codes
from unionoffice.errors import Refused
from unionoffice.exchange.headings import normal
from unionoffice.fields import Field, Kind
from unionoffice.findings import Finding
from unionoffice.reports.filling_model import listed, together
from unionoffice.wording import _

MOST_PROPOSED = 3
_YES, _NO = (
    frozenset(("是", "有", "√", "y", "yes", "1", "true", "对")),
    frozenset(("否", "无", "×", "n", "no", "0", "false", "不是")),
)


class UnknownWords(Refused):
    """Words the sheet's drop-downs do not have; `findings` names each with its column. Nothing was written."""

    def __init__(self, sentence: str, findings: tuple[Finding, ...]) -> None:
        super().__init__("unknown_words", sentence)
        self.findings = findings


def surely(word: str, allowed: Iterable[str], field: Field | None) -> str | None:
    """The allowed word that means the same beyond doubt: but for blanks and width, or the same entry of a code list."""
    words = tuple(allowed)
    for one in words:
        if one == word:
            return one
    alike = [one for one in words if _plain(one) == _plain(word)]
    if len(alike) == 1:
        return alike[0]
    if field is not None and field.kind is Kind.CODE:
        known = codes.code_list(field.codes)
        code = known.find(word)
        same = [one for one in words if code is not None and known.find(one) == code]
        return same[0] if len(same) == 1 else None
    if field is not None and field.kind is Kind.YES_NO:
        for meaning in (_YES, _NO):
            same = [one for one in words if _plain(one) in meaning]
            if _plain(word) in meaning and len(same) == 1:
                return same[0]
    return None


def proposals(word: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """Up to three allowed words that look like this one, the most alike first."""
    own = _plain(word)
    ranked = sorted(((_alike(own, _plain(one)), -place, one) for place, one in enumerate(allowed)), reverse=True)
    return tuple(one for alike, _place, one in ranked[:MOST_PROPOSED] if alike >= 0.5)


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    return normal(unicodedata.normalize("NFKC", text)) or text


def _alike(one: str, other: str) -> float:
    if one and other and (one in other or other in one):
        return 0.6 + 0.4 * min(len(one), len(other)) / max(len(one), len(other))
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def too_long(rule_first: str, rule_second: str, operator: str) -> tuple[int, int] | None:
    """The lengths a cell allows, from–to; None where its rule is no plain number."""
    first, second = _number(rule_first), _number(rule_second)
    if first is None:
        return None
    match operator:
        case "between" if second is not None:
            return first, second
        case "equal":
            return first, first
        case "lessThanOrEqual":
            return 0, first
        case "lessThan":
            return 0, first - 1
        case "greaterThanOrEqual":
            return first, 32_767
        case "greaterThan":
            return first + 1, 32_767
    return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None


def written_word(
    word: str, words: Mapping[str, str], allowed: tuple[str, ...] | None, field: Field | None
) -> str | None:
    """What the cell gets for our word: as decided, as it is, or the allowed one that surely means it; None if unknown."""
    if word in words:
        return words[word]
    if allowed is None or word in allowed:
        return word
    return surely(word, allowed, field)


def refusal(unknown: Iterable[tuple[str, str, str, tuple[str, ...]]]) -> UnknownWords:
    """The refusal that names every word nobody has decided on: letter, heading, word, proposals."""
    from unionoffice.findings import Level

    findings = []
    for _letter, heading, word, proposed in unknown:
        sentence = _("“{heading}”的下拉选项里没有“{word}”。").format(heading=heading, word=word)
        if proposed:
            sentence = together((sentence, _("可能是：{words}。").format(words=listed(proposed))))
        findings.append(Finding(Level.HELD, "unknown_word", sentence, heading))
    told = together(one.sentence for one in findings[:5])
    more = _("等 {n} 个词。").format(n=len(findings)) if len(findings) > 5 else ""
    ask = _("没有写成文件；请先逐个指定换成哪个词（命令行用 --value 列:词=词）。")
    return UnknownWords(together((told, more, ask)), tuple(findings))
