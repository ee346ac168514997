"""What each cell of a filling gets, and everything that should be known of it before it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from unionoffice.exchange.sheet_filling import Value
from unionoffice.exchange.value_styles import MASKED, keeps_old_number, written
from unionoffice.fields import Field, Kind, Sensitive, cover
from unionoffice.office import Office
from unionoffice.reports.filling_model import CONSTANT, LEFT_EMPTY, SERIAL, Checked, FillColumn, Filling, Word
from unionoffice.reports.filling_sources import Row
from unionoffice.reports.filling_words import proposals, surely, too_long, written_word
from unionoffice.wording import _


def columns_values(office: Office, filling: Filling, numbers: Sequence[int]) -> Iterator[Mapping[int, Value]]:
    """For each record the values by column (counted from 0), ready to be written."""
    givers = [(one.heading.column, _giver(one, filling)) for one in filling.columns if _used(one)]
    for count, row in enumerate(filling.source.rows(office, numbers), 1):
        yield {column: give(count, row) for column, give in givers}


def _used(one: FillColumn) -> bool:
    return one.fill not in (None, LEFT_EMPTY)


def _giver(one: FillColumn, filling: Filling) -> Callable[[int, Row], Value]:
    if one.fill == SERIAL:
        return lambda count, _row: count
    raw = _raw(one, filling)
    field = filling.source.fields.get(one.fill or "")
    known: dict[str, str | None] = {}

    def give(_count: int, row: Row) -> Value:
        value = raw(row)
        if not isinstance(value, str):
            if value is None or (one.allowed is None and not one.words):
                return value
            word = str(value)
        else:
            word = value
        if word not in known:
            known[word] = written_word(word, one.words, one.allowed, field)
        became = known[word]
        if became == word:
            return value
        return became or None

    return give


def _raw(one: FillColumn, filling: Filling) -> Callable[[Row], Value]:
    """The value in the column's way of writing, before words are exchanged."""
    fill = one.fill or ""
    if fill.startswith(CONSTANT):
        text = fill[len(CONSTANT) :]
        return lambda row: text if row else None
    field = filling.source.fields[fill]
    style, from_1904 = one.style, filling.book.from_1904
    return lambda row: written(field, row.get(fill), style, from_1904=from_1904)


def check(
    office: Office,
    filling: Filling,
    numbers: Sequence[int],
    *,
    progress: Callable[[int, str], None] | None = None,
) -> Checked:
    """Every word against its drop-down, every length, every column that must not be empty; nothing is written."""
    counts: dict[int, Counter[str]] = {}
    raw = {one.heading.column: _raw(one, filling) for one in filling.columns if _used(one) and one.fill != SERIAL}
    lists = [one for one in filling.columns if one.heading.column in raw and one.allowed is not None]
    lengths = [(one, limits) for one in filling.columns if one.heading.column in raw and (limits := _limits(one))]
    marked = [one for one in filling.columns if one.heading.column in raw and one.marked]
    old = [one for one in filling.columns if one.style == "legacy"]
    bad, empty, kept = Counter[str](), Counter[str](), Counter[str]()
    for count, row in enumerate(filling.source.rows(office, numbers), 1):
        for one in lists:
            value = raw[one.heading.column](row)
            if value not in (None, ""):
                counts.setdefault(one.heading.column, Counter())[str(value)] += 1
        for one, (low, high) in lengths:
            value = raw[one.heading.column](row)
            if value not in (None, "") and not low <= len(_as_text(value)) <= high:
                bad[one.letter] += 1
        for one in marked:
            if raw[one.heading.column](row) in (None, ""):
                empty[one.letter] += 1
        for one in old:
            number = row.get(one.fill or "")
            if number and not keeps_old_number(str(number)):
                kept[one.letter] += 1
        if progress is not None and count % 500 == 0:
            progress(count * 50 // max(len(numbers), 1), _("正在核对每一行"))
    words = tuple(word for one in lists for word in _words(one, counts.get(one.heading.column, Counter()), filling))
    return Checked(count=len(numbers), words=words, warnings=tuple(_told(filling, bad, empty, kept)))


def _as_text(value: str | int | Decimal) -> str:
    return value if isinstance(value, str) else str(value)


def _limits(one: FillColumn) -> tuple[int, int] | None:
    rule = one.lengths
    return None if rule is None else too_long(rule.first, rule.second, rule.operator)


def _words(one: FillColumn, counts: Counter[str], filling: Filling) -> Iterator[Word]:
    """Every word that does not go into the cell as it is; those nobody has decided on first."""
    assert one.allowed is not None
    field: Field | None = filling.source.fields.get(one.fill or "")
    found = []
    for word, count in counts.items():
        if word in one.allowed and word not in one.words:
            continue
        sure = None if word in one.words else surely(word, one.allowed, field)
        becomes = one.words.get(word, sure)
        made = Word(
            letter=one.letter, heading=one.heading.shown, word=word, count=count, becomes=becomes,
            proposals=proposals(word, one.allowed), sure=sure is not None,
        )  # fmt: skip
        found.append(made)
    yield from sorted(found, key=lambda word: (word.becomes is not None, -word.count, word.word))


def _told(filling: Filling, bad: Counter[str], empty: Counter[str], kept: Counter[str]) -> Iterator[str]:
    for one in filling.columns:
        name = one.heading.shown
        if limits := bad[one.letter] and _limits(one):
            low, high = limits
            size = str(low) if low == high else f"{low}–{high}"
            sentence = _("“{heading}”列的单元格只收 {size} 个字，按现在的写法有 {n} 个不是，打开后可能标红。")
            yield sentence.format(heading=name, size=size, n=bad[one.letter])
        if empty[one.letter]:
            yield _("“{heading}”列要求必填，有 {n} 行没有内容。").format(heading=name, n=empty[one.letter])
        if kept[one.letter]:
            sentence = _("“{heading}”列有 {n} 个号码没有 15 位的旧号码，写了 18 位。")
            yield sentence.format(heading=name, n=kept[one.letter])
        if one.untold_list and _used(one):
            sentence = _("“{heading}”列的下拉选项由公式算出，程序看不到，没有核对；打开后请看有没有标红。")
            yield sentence.format(heading=name)
        if one.marked and one.open:
            yield _("“{heading}”列要求必填，还没有指定填什么。").format(heading=name)


def sample(office: Office, filling: Filling, numbers: Sequence[int]) -> Row:
    """The first record, to show how the columns will look; {} where there is none."""
    return next(iter(filling.source.rows(office, numbers[:1])), {})


def shown(filling: Filling, one: FillColumn, row: Row) -> str:
    """How the first record stands in this column, covered where sensitive."""
    if not _used(one) or not row:
        return ""
    if one.fill == SERIAL:
        return "1"
    value = _raw(one, filling)(row)
    field = filling.source.fields.get(one.fill or "")
    if value is None:
        return ""
    text = str(value)
    if field is not None and field.kind is Kind.DATE and isinstance(value, int):
        return str(row.get(field.name))
    if field is None or one.style == MASKED or field.sensitive is Sensitive.NO:
        return text
    # The letters are covered, the way they are written stays to be seen.
    kept = cover(field.sensitive, text.replace(" ", "").removeprefix("'"))
    signs = iter(kept)
    return "".join(sign if sign in " '" else next(signs, "*") for sign in text)
