"""What a person or a unit is found by while one types, and what is asked of the index (FTS5, one column of keys).

The index must be made with `detail='none'` and `tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co'"`: a key
is then one run of letters, digits and private-use characters. A search term is the beginning of a key, so that every
part of a name is found because every ending of it is a key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import groupby, product

from unionoffice import pinyin
from unionoffice.characters import HAN, PRIVATE

MARK = "\uf8ff"
"""Begins the tokens the program itself puts among the keys (of units, of states); nothing typed or stored does."""
MOST_TERMS = 12
"""Words of one search that are looked at."""
LONGEST = 64
"""Characters of one key or word that are looked at."""
MOST_V = 3
"""Sounds of one word that may be a u or a ü."""

_APART = frozenset(chr(point) for point in (*range(0x19B0, 0x19C1), 0x19C8, 0x19C9, 0x1CF2, 0x1CF3, 0xF8FF))
"""Letters to Python, separators to the tokenizer; and MARK."""
_PIECES = re.compile(f"[{HAN}{PRIVATE}]+|[^{HAN}{PRIVATE}]+")
_NUMBER = re.compile(r"[0-9]+x?")
_LETTERS_AND_DIGITS = re.compile(r"([a-z]+)([0-9]{2,})")
_MAYBE_V = re.compile("(?<=[ln])y?u")
_ANY_HAN = re.compile(f"[{HAN}{PRIVATE}]")


def _is_kept(letter: str) -> bool:
    return letter not in _APART and (
        letter.isalnum()
        or "\ue000" <= letter <= "\uf8fe"
        or "\U00020000" <= letter <= "\U0003ffff"
        or letter >= "\U000f0000"
    )


def words(text: str) -> list[str]:
    """The text in lower case as the runs of characters the index takes for one word each."""
    text = unicodedata.normalize("NFKC", text).lower()
    if text.isalnum() and _APART.isdisjoint(text):
        return [text]
    return "".join(letter if _is_kept(letter) else " " for letter in text).split()


def keys(name: str, id_number: str, phone: str, card_no: str, extra: Iterable[str] = ()) -> str:
    """The keys of one person, separated by blanks; empty strings for what is unknown.

    Found are: every part of the name, its full pinyin and initials from any character on, surname in full with the
    other initials; the number whole, from the birth date on, its last six and four; phone and its last four; card
    number and its last six; and the tokens in `extra`, exactly.
    """
    found = _name_keys(name)
    if id_number:
        found = f"{found} {_number_keys(id_number)}"
    if phone:
        found = f"{found} {phone} {phone[-4:]}" if phone.isdigit() else f"{found} {_phone_keys(phone)}"
    if card_no:
        found = f"{found} {' '.join(card_keys(card_no))}"
    return f"{found} {' '.join(extra)}" if extra else found


def card_keys(card_no: str) -> list[str]:
    """What a card number of any system is found by: whole, its runs of characters and of others, its last six."""
    if card_no.isdigit() and card_no.isascii():
        return [card_no, card_no[-6:]]
    pieces = [piece for word in words(card_no) for piece in (word[:LONGEST], *_PIECES.findall(word[:LONGEST]))]
    return list(dict.fromkeys(key for piece in pieces for key in (piece, piece[-6:])))


def text_keys(*texts: str) -> str:
    """The keys of names that are no person's (units, addresses, codes): every part, full pinyin and initials."""
    found: dict[str, None] = {}
    usual = pinyin.table()
    for word in (word[:LONGEST] for text in texts for word in words(text)):
        found.update(dict.fromkeys(_endings(word)))
        if _ANY_HAN.search(word):
            syllables = [usual.get(letter, letter) for letter in word]
            found.update(dict.fromkeys("".join(syllables[i:])[:LONGEST] for i in range(len(syllables))))
            letters = "".join(syllable[0] for syllable in syllables)
            found.update(dict.fromkeys(letters[i:] for i in range(max(1, len(letters) - 1))))
    return " ".join(found)


@lru_cache(maxsize=16_384)
def _name_keys(name: str) -> str:
    parts = words(name)
    if not parts:
        return ""
    found: dict[str, None] = {}
    for part in parts:
        found.update(dict.fromkeys(_endings(part[:LONGEST])))
    if len(parts) > 1:
        found["".join(parts)[:LONGEST]] = None
    if any(part.isascii() is False and not _ANY_HAN.search(part) for part in parts):
        found.update(dict.fromkeys(words(_without_marks(name))))
    for syllables in pinyin.readings(name):
        size = len(syllables)
        letters = "".join([syllable[0] for syllable in syllables])
        for i in range(size):
            found["".join(syllables[i:])[:LONGEST]] = None
        for i in range(max(1, size - 1)):
            found[letters[i:]] = None
        found[syllables[0] + letters[1:]] = None
    return " ".join(found)


def _endings(word: str) -> list[str]:
    return [word] if word.isascii() else [word[i:] for i in range(len(word))]


def _without_marks(text: str) -> str:
    """José as Jose."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))


def _number_keys(number: str) -> str:
    if len(number) == 18 and number.isalnum():
        number = number.lower()
        return f"{number} {number[6:]} {number[12:]} {number[14:]}"
    return " ".join(dict.fromkeys(key for word in words(number) for key in (*_endings(word), word[-4:])))


def _phone_keys(phone: str) -> str:
    numbers = words(phone)
    return " ".join(dict.fromkeys((*numbers, "".join(numbers)[:LONGEST], *(number[-4:] for number in numbers))))


def query(text: str, tokens_for: Callable[[str], list[str]] | None = None) -> str | None:
    """The FTS5 expression of what was typed: every word must begin a key; None when nothing can be searched by.

    `tokens_for` gives for each word tokens that are as good as the word itself (of units whose name has it).
    Numbers typed in groups are also one number; 15-digit numbers find the 18 digits; ü may be typed as v, yu or u.
    """
    terms = [piece[:LONGEST] for word in words(text) for piece in _PIECES.findall(word)][:MOST_TERMS]
    if not terms:
        return None
    groups: list[str] = []
    for is_number, run in groupby(terms, key=lambda term: _NUMBER.fullmatch(term) is not None):
        run_terms = list(run)
        asked = [_asked(term, tokens_for) for term in run_terms]
        if is_number and len(asked) > 1:
            groups.append(_either([f"({' AND '.join(asked)})", *_spellings("".join(run_terms)[:LONGEST])]))
        else:
            groups += asked
    return " AND ".join(groups)


def _asked(term: str, tokens_for: Callable[[str], list[str]] | None) -> str:
    tokens = [f'"{token}"' for token in tokens_for(term)] if tokens_for is not None else []
    return _either([*_spellings(term), *tokens])


def _either(alternatives: list[str]) -> str:
    return alternatives[0] if len(alternatives) == 1 else f"({' OR '.join(alternatives)})"


def _spellings(term: str) -> list[str]:
    """The term as the beginning of a key, and what else the same keys may mean."""
    found = [f'"{term}"*']
    if _NUMBER.fullmatch(term):
        if 6 < len(term) <= 15:
            found.append(f'"{term[:6]}19{term[6:]}"*')
        return found
    if (both := _LETTERS_AND_DIGITS.fullmatch(term)) is not None:
        found.append(f'("{both[1]}"* AND "{both[2]}"*)')
    found += [f'"{spelt}"*' for spelt in _with_v(term) if spelt != term]
    return found


def _with_v(term: str) -> list[str]:
    """The term with each yu or u after l or n as it is or as the v of the keys: lubu is 卢布, and lvbu, which is 吕布."""
    parts: list[tuple[str, ...]] = []
    end = 0
    term = term.replace("ü", "v")
    for sound in list(_MAYBE_V.finditer(term))[:MOST_V]:
        parts += [(term[end : sound.start()],), (sound[0], "v")]
        end = sound.end()
    return ["".join(chosen) for chosen in product(*parts, (term[end:],))]
