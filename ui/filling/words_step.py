"""The third step: words the drop-downs do not have are red until a person says what they become."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout

from ui import theme
from ui.filling.column_row import Still
from ui.kit import icons, text
from ui.kit.pill import Pill
from ui.kit.wizard import Step
from ui.theme import Tone
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.filling.task import Runner
    from ui.work import Progress
    from unionoffice.reports.filling import Checked, Filling, Word


class WordsStep(Step):
    """Every word that does not stand on its drop-down, with what it becomes; leaving takes the choices."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(_("核对词语"))
        self._runner = runner
        self.boxes: dict[tuple[str, str], Still] = {}
        self._words = text.dim("", wrap=True)
        self.column.addWidget(self._words)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._scroll, 1)

    @property
    def _filling(self) -> Filling:
        filling = self._runner.task.filling
        assert filling is not None
        return filling

    def enter(self) -> None:
        """The words of the check just made, those nobody has decided on first."""
        checked = self._runner.task.checked
        assert checked is not None
        self.boxes = {}
        unknown = len(checked.unknown)
        if unknown:
            words = _("有 {n} 个词不在上级表的下拉选项里，请逐个看过。指定以后会记住，下次不再问。").format(n=unknown)
        else:
            words = _("各列的词都与上级表的下拉选项一致，可以继续。")
        self._words.setText(words)
        sheet = QFrame()
        sheet.setObjectName("card")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        if checked.words:
            column.addLayout(self._grid(checked))
        else:
            mark = text.label()
            mark.setPixmap(icons.pixmap("good", theme.GREEN, 36, 2.0))
            column.addSpacing(12)
            column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        for warning in checked.warnings:
            column.addWidget(text.label(warning, kind="warn", wrap=True))
        column.addStretch()
        self._scroll.setWidget(sheet)
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus()

    def _grid(self, checked: Checked) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 180)
        grid.setColumnMinimumWidth(1, 180)
        grid.setColumnStretch(4, 1)
        for place, words in enumerate((_("列"), _("我们的词"), _("行数"), _("换成"), "")):
            grid.addWidget(text.dim(words, small=True), 0, place)
        for row, word in enumerate(checked.words, 1):
            grid.addWidget(text.label(f"{word.letter}　{word.heading}"), row, 0)
            grid.addWidget(text.label(word.word, kind="fault" if word.becomes is None else "", bold=True), row, 1)
            grid.addWidget(text.dim(f"{word.count:,}"), row, 2)
            box, pill = self._box(word), Pill()
            grid.addWidget(box, row, 3)
            grid.addWidget(pill, row, 4)
            self.boxes[word.letter, word.word] = box
            self._say(word, box, pill)
            box.activated.connect(lambda _place, known=word, of=box, beside=pill: self._taken(known, of, beside))
        return grid

    def _box(self, word: Word) -> Still:
        box = Still()
        box.setMinimumWidth(220)
        box.setMaxVisibleItems(16)
        box.setAccessibleName(_("“{word}”换成").format(word=word.word))
        box.setPlaceholderText(_("请选择"))
        allowed = self._filling.column(word.letter).allowed or ()
        first = [one for one in word.proposals if one in allowed]
        for one in (*first, *(other for other in allowed if other not in first)):
            box.addItem(one, one)
        box.addItem(_("（留空）"), "")
        wanted = word.becomes if word.becomes is not None else (first[0] if first else None)
        box.setCurrentIndex(-1 if wanted is None else box.findData(wanted))
        return box

    def _taken(self, word: Word, box: Still, pill: Pill) -> None:
        pill.show_word(_("已指定"), Tone.GOOD)
        self.changed()

    def _say(self, word: Word, box: Still, pill: Pill) -> None:
        if word.becomes is not None:
            pill.show_word(_("意思相同") if word.sure else _("同上次"), Tone.INFO)
        elif box.currentIndex() < 0:
            pill.show_word(_("请指定"), Tone.BAD)
        else:
            pill.show_word(_("请核对"), Tone.WARN)

    def choose(self, letter: str, word: str, becomes: str) -> None:
        """Our word becomes this one of theirs."""
        box = self.boxes[letter, word]
        place = box.findData(becomes)
        box.setCurrentIndex(place)
        box.activated.emit(place)

    def ready(self) -> bool:
        """No word is left undecided."""
        return all(box.currentIndex() >= 0 for box in self.boxes.values())

    def leave(self, go_on: Callable[[], None]) -> None:
        """The words are decided; the check is made once more."""
        from unionoffice.reports import filling

        task, office = self._runner.task, self._runner.desk.office
        words: dict[str, dict[str, str]] = {}
        for (letter, ours), box in self.boxes.items():
            words.setdefault(letter, {})[ours] = str(box.currentData())
        chosen, numbers = filling.choose(self._filling, words=words), task.numbers

        def work(progress: Progress) -> Checked:
            return filling.check(office, chosen, numbers, progress=progress)

        def done(checked: Checked) -> None:
            task.filling, task.checked = chosen, checked
            go_on()

        self._runner.work(_("正在核对每一行"), work, done)
