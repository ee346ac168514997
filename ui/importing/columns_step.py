"""The second step: what each column of the sheet is. Known headings are taken for what they are; a person maps the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.kit import icons, text
from ui.kit.pill import Pill
from ui.kit.wizard import Step
from ui.theme import Tone
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.importing.task import Runner
    from ui.work import Progress
    from unionoffice.exchange.layout import Column
    from unionoffice.members import Draft
    from unionoffice.members.sheet import ReadSheet

NOT_WANTED = ""


class _Still(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the columns and never changes one."""
        event.ignore()


class ColumnsStep(Step):
    """Shows every column with what stands in it; leaving checks all rows."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(_("对应各列"))
        self._runner = runner
        self._boxes: list[dict[str, QComboBox]] = []
        head = QHBoxLayout()
        self._words = text.dim("", wrap=True)
        head.addWidget(self._words, 1)
        self.tables = QComboBox()
        self.tables.setAccessibleName(_("工作表"))
        self.tables.currentIndexChanged.connect(self._turn)
        head.addWidget(self.tables)
        self.column.addLayout(head)
        self._fault = text.label(kind="fault", wrap=True)
        self._fault.hide()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheets: list[QWidget] = []
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self._fault)
        self._shown: ReadSheet | None = None

    def enter(self) -> None:
        """The columns of the sheet just read."""
        sheet = self._runner.task.sheet
        assert sheet is not None
        if sheet is not self._shown:
            self._shown = sheet
            self._show(sheet)
        self._say()
        first = next((box for boxes in self._boxes for box in boxes.values()), None)
        if first is not None:
            first.setFocus()

    def _show(self, sheet: ReadSheet) -> None:
        from unionoffice.members import mapping

        self._boxes = []
        self._sheets = []
        self.tables.blockSignals(True)
        self.tables.clear()
        open_ones = 0
        for table, choice in zip(sheet.tables, self._runner.task.choices, strict=True):
            columns = mapping.to_map(table)
            open_ones += sum(column.unmapped for column in columns)
            boxes: dict[str, QComboBox] = {}
            self._sheets.append(self._grid(columns, choice, boxes))
            self._boxes.append(boxes)
            self.tables.addItem(_("{sheet}（{n} 行）").format(sheet=table.sheet.name, n=len(table.rows)))
        self.tables.setVisible(len(sheet.tables) > 1)
        self.tables.blockSignals(False)
        rows = sum(len(table.rows) for table in sheet.tables)
        words = _("找到 {n:,} 行。").format(n=rows)
        if open_ones:
            words += _("有 {n} 列认不出，请在最上面指定；这次的对应会记住，下次同样的表自动套用。").format(n=open_ones)
        else:
            words += _("所有的列都认出来了；如有不对，可以改。")
        self._words.setText(words)
        self._turn(0)

    def _turn(self, place: int) -> None:
        if 0 <= place < len(self._sheets):
            self._scroll.takeWidget()
            self._scroll.setWidget(self._sheets[place])
            self._sheets[place].show()

    def _grid(self, columns: list[Column], choice: dict[str, str], boxes: dict[str, QComboBox]) -> QWidget:
        sheet = QFrame()
        sheet.setObjectName("card")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 12, 16, 12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, words in enumerate((_("表中的列"), _("表中的内容"), _("导入为"), "")):
            grid.addWidget(text.dim(words, small=True), 0, place)
        ordered = sorted(columns, key=lambda one: (not one.unmapped, one.heading.column))
        for row, one in enumerate(ordered, 1):
            grid.addWidget(text.label(f"{one.letter}　{one.heading.shown}", bold=one.unmapped), row, 0)
            samples = text.dim(_samples(one))
            samples.setMinimumWidth(120)
            grid.addWidget(samples, row, 1)
            box = _fields_box(choice.get(one.letter, NOT_WANTED))
            box.setAccessibleName(_("“{heading}”导入为").format(heading=one.heading.shown))
            box.currentIndexChanged.connect(self._say)
            boxes[one.letter] = box
            grid.addWidget(box, row, 2)
            grid.addWidget(Pill(_("请指定"), Tone.WARN) if one.unmapped else _recognised(), row, 3)
        column.addLayout(grid)
        column.addStretch()
        return sheet

    def chosen(self) -> list[dict[str, str]]:
        """What the columns of each table are taken for now."""
        return [{letter: str(box.currentData() or "") for letter, box in boxes.items()} for boxes in self._boxes]

    def choose(self, letter: str, field: str, table: int = 0) -> None:
        """The column is taken for this field ("" to leave it out)."""
        box = self._boxes[table][letter]
        box.setCurrentIndex(box.findData(field))

    def _say(self, *_args: object) -> None:
        self._fault.setText(self._fault_words())
        self._fault.setVisible(bool(self._fault.text()))
        self.changed()

    def _fault_words(self) -> str:
        from unionoffice.members import mapping
        from unionoffice.members.sheet import IMPORT_FIELDS

        for choice in self.chosen():
            names = mapping.still_missing(choice)
            if names:
                shown = "、".join(IMPORT_FIELDS[name].shown for name in names)
                return _("还没有指定哪一列是{fields}；没有它们就认不出人。").format(fields=shown)
            names = mapping.doubled(choice)
            if names:
                shown = "、".join(IMPORT_FIELDS[name].shown for name in names)
                return _("有两列都指定为{fields}；请只留一列。").format(fields=shown)
        return ""

    def ready(self) -> bool:
        """Name and number have a column each, and no field has two."""
        return bool(self._boxes) and not self._fault_words()

    def button_text(self) -> str:
        """What comes next is a check, nothing is written."""
        return _("检查")

    def leave(self, go_on: Callable[[], None]) -> None:
        """Every row is read, checked and compared with the roll; nothing is written but the remembered columns."""
        task, office = self._runner.task, self._runner.desk.office
        sheet, choices = task.sheet, self.chosen()
        assert sheet is not None

        def work(progress: Progress) -> tuple[ReadSheet, Draft]:
            from unionoffice.members import mapping
            from unionoffice.members.sheet import make_draft

            mapped = mapping.mapped_by_hand(sheet, choices)
            made = make_draft(office, mapped, unit=task.unit, new_unit=task.new_unit, progress=progress)
            mapping.remember(office, sheet, choices)
            return mapped, made

        def done(result: tuple[ReadSheet, Draft]) -> None:
            task.choices = choices
            task.sheet, task.draft = result
            self._shown = task.sheet
            go_on()

        self._runner.work(_("正在检查每一行"), work, done)


def _samples(column: Column) -> str:
    from unionoffice import fields
    from unionoffice.members.sheet import IMPORT_FIELDS

    declared = IMPORT_FIELDS.get(column.field or column.suggestion or "")
    shown = [fields.cover(declared.sensitive, one) if declared is not None else one for one in column.samples]
    most = 2 if any(len(one) > 10 for one in shown) else 3
    words = "、".join(one if len(one) <= 20 else one[:19] + "…" for one in shown[:most])
    return words or _("（空）")


def _recognised() -> QLabel:
    mark = text.label()
    mark.setPixmap(icons.pixmap("check", theme.GREEN, 18, 2.0))
    mark.setToolTip(_("已认出"))
    mark.setAccessibleName(_("已认出"))
    return mark


def _fields_box(chosen: str) -> QComboBox:
    from unionoffice.members.sheet import IMPORT_FIELDS

    box = _Still()
    box.addItem(_("（不导入）"), NOT_WANTED)
    for name, field in IMPORT_FIELDS.items():
        box.addItem(field.shown, name)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setMinimumWidth(190)
    box.setMaxVisibleItems(16)
    return box
