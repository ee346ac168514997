"""A blank sheet of the upper office on its way to be filled: its columns, what each gets, and what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from unionoffice import wording
from unionoffice.exchange.headings import Heading
from unionoffice.exchange.reading import Sheet
from unionoffice.exchange.sheet_markup import SheetPlaces
from unionoffice.exchange.sheet_rows import letters
from unionoffice.exchange.template_book import Book, Rule, SheetAbout
from unionoffice.exchange.template_layout import Prepared
from unionoffice.reports.filling_sources import Source
from unionoffice.wording import _

SERIAL = "#"
"""What a column gets that counts the rows from 1 on."""
CONSTANT = "="
"""Begins what a column gets that holds the same text in every row."""
LEFT_EMPTY = ""
"""What a column gets that a person left out."""


def together(sentences: Iterable[str]) -> str:
    """Sentences after each other, as the language in use sets them."""
    return (" " if wording.english() else "").join(one for one in sentences if one)


def listed(words: Iterable[str]) -> str:
    """Words after each other with the comma of the language in use."""
    return (", " if wording.english() else "、").join(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class FillColumn:
    """One column: `fill` is a field's name, SERIAL, CONSTANT with the text, LEFT_EMPTY, or None while nobody has said.

    `allowed` are the drop-down's words, None where there is none; `words` says which of ours becomes which of theirs.
    """

    key: str
    heading: Heading
    fill: str | None = None
    suggestion: str | None = None
    style: str = ""
    origin: str = ""
    """Where `fill` comes from: "heading", "remembered", "carried" (last year's sheet), "chosen"."""
    words: Mapping[str, str] = field(default_factory=dict)
    allowed: tuple[str, ...] | None = None
    untold_list: bool = False
    """Whether there is a drop-down whose words only the spreadsheet program could tell."""
    shows_days: bool = False
    locked: bool = False
    lengths: Rule | None = None

    @property
    def letter(self) -> str:
        """The column's letters as the sheet shows them."""
        return letters(self.heading.column)

    @property
    def open(self) -> bool:
        """Whether a person should say what this column gets."""
        return self.fill is None

    @property
    def marked(self) -> bool:
        """Whether the heading says that the column must not be empty."""
        return any(sign in self.heading.text for sign in ("*", "★", "必填"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What is new against the sheet filled last time: its file and day, columns added, renamed (old, new) and gone."""

    file: str
    used_on: str
    added: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """今年新增 2 列、改名 1 列、少了 1 列, with the columns' names."""
        pieces = []
        if self.added:
            pieces.append(_("新增 {n} 列（{names}）").format(n=len(self.added), names=listed(self.added)))
        if self.renamed:
            names = listed(f"{old}→{new}" for old, new in self.renamed)
            pieces.append(_("改名 {n} 列（{names}）").format(n=len(self.renamed), names=names))
        if self.gone:
            pieces.append(_("少了 {n} 列（{names}）").format(n=len(self.gone), names=listed(self.gone)))
        told = listed(pieces) or _("各列只是换了次序")
        return _("与 {day} 填过的“{file}”相比：{told}。").format(day=self.used_on, file=self.file, told=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """A blank sheet read, its columns understood as far as they are; nothing is written yet."""

    path: Path
    """The blank workbook as it was chosen."""
    source: Source
    book: Book
    about: SheetAbout
    sheet: Sheet
    part: bytes
    places: SheetPlaces
    where: Prepared
    columns: tuple[FillColumn, ...]
    remembered: bool = False
    """Whether exactly this heading was filled before."""
    differences: Differences | None = None
    other_sheets: tuple[str, ...] = ()
    suffix: str = ".xlsx"
    """The ending the filled file must have."""

    @property
    def open_columns(self) -> tuple[FillColumn, ...]:
        """Columns a person should still say something about."""
        return tuple(column for column in self.columns if column.open)

    def column(self, letter: str) -> FillColumn:
        """The column of these letters. Raises KeyError."""
        for one in self.columns:
            if one.letter == letter:
                return one
        raise KeyError(letter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One of our words that the column's drop-down does not have: how often, what it becomes and what might fit.

    `becomes` is None where a person must say, "" where the cells stay empty; `sure` ones mean the same by code list.
    """

    letter: str
    heading: str
    word: str
    count: int
    becomes: str | None
    proposals: tuple[str, ...]
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in the records before anything is written."""

    count: int
    words: tuple[Word, ...]
    warnings: tuple[str, ...]

    @property
    def unknown(self) -> tuple[Word, ...]:
        """Words nobody has decided on: nothing is written while there are any."""
        return tuple(one for one in self.words if one.becomes is None)

    @property
    def exchanged(self) -> str:
        """Which of our words became which of theirs; "" where all stood on the drop-downs."""
        changed = [f"{one.word}→{one.becomes or _('留空')}" for one in self.words if one.becomes is not None]
        if not changed:
            return ""
        told = listed(changed[:12]) + ("……" if len(changed) > 12 else "")
        return _("按下拉选项换了词：{words}。").format(words=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What came of it: the file, its rows, what should be known of it."""

    path: Path
    count: int
    first_row: int
    last_row: int
    warnings: tuple[str, ...]
