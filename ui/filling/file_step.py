"""The first step: which blank workbook, and which records go into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from ui.filling.task import count_words
from ui.kit import files, text, unit_choice
from ui.kit.choice_box import ChoiceBox
from ui.kit.drop_card import DropCard
from ui.kit.wizard import Step, Wizard
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.filling.task import Runner
    from ui.kit.chosen import Chosen
    from ui.work import Progress
    from unionoffice.reports.filling import Filling

SHEETS = (".xlsx", ".xlsm", ".xls", ".et", ".ods", ".xlsb")
ALL, ONE_UNIT = "all", "unit"


class FileStep(Step):
    """Chooses the blank and the records; leaving reads the blank."""

    def __init__(self, runner: Runner, groups: Sequence[Chosen]) -> None:
        super().__init__(_("选择空表"))
        self._runner = runner
        self._groups = list(groups)
        self.card = DropCard(
            _("把上级发来的空表拖到这里，或者选择文件"),
            _("只填单元格的内容：格式、公式、下拉选项、打印设置一样不动，空表本身也不改动"),
            SHEETS, icon="upload", chosen=self.choose, ask=self.ask,
        )  # fmt: skip
        self.column.addWidget(self.card, 1)
        QShortcut(QKeySequence.StandardKey.Open, self, self.ask)
        self.column.addWidget(text.heading(_("填什么")))
        self.source = QComboBox()
        self.source.setAccessibleName(_("填什么"))
        self._sources()
        self.whom = QComboBox()
        self.whom.setAccessibleName(_("填哪些"))
        office = runner.desk.office
        self.unit = ChoiceBox(
            unit_choice.finder(office), name_of=unit_choice.name_of(office), placeholder=_("输入名称或拼音首字母查找")
        )
        self.unit.setAccessibleName(_("这个工会及其下级"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.source)
        row.addWidget(self.whom)
        row.addWidget(self.unit, 1)
        row.addStretch()
        self.column.addLayout(row)
        self.source.currentIndexChanged.connect(self._offer)
        self.whom.currentIndexChanged.connect(self._look)
        self._offer()

    def _sources(self) -> None:
        from unionoffice.reports.filling import SOURCES

        for key, source in SOURCES.items():
            self.source.addItem(_(source.title), key)

    def _offer(self) -> None:
        """Whom the records can be of: groups of members come from the page the wizard was opened on."""
        key = str(self.source.currentData())
        self.whom.clear()
        if key == "members":
            for place, group in enumerate(self._groups):
                self.whom.addItem(f"{group.words}　{count_words(key, len(group.numbers))}", place)
        self.whom.addItem(_("全部在册会员") if key == "members" else _("全部"), ALL)
        self.whom.addItem(_("这个工会及其下级："), ONE_UNIT)
        self._look()

    def _look(self) -> None:
        self.unit.setVisible(self.whom.currentData() == ONE_UNIT)

    def enter(self) -> None:
        """The focus is where the file is chosen."""
        self.card.pick.setFocus()

    def ask(self) -> None:
        """A person looks for the file."""
        kinds = _("电子表格") + " (" + " ".join(f"*{suffix}" for suffix in SHEETS) + ")"
        path = files.ask_open(self, _("选择空表"), kinds)
        if path is not None:
            self.choose(path)

    def choose(self, path: Path) -> None:
        """This workbook is to be filled."""
        self._runner.task.path = path
        self.card.show_file(path)
        self.changed()
        wizard = self.window()
        if isinstance(wizard, Wizard):
            wizard.to_the_next()

    def ready(self) -> bool:
        """A file is chosen."""
        return self._runner.task.path is not None

    def leave(self, go_on: Callable[[], None]) -> None:
        """The blank is read, its cells in a child process with limits."""
        task = self._runner.task
        task.source, chosen = str(self.source.currentData()), self.whom.currentData()
        task.unit, task.group = None, None
        if chosen == ONE_UNIT:
            self.unit.settle()
            unit = self.unit.value()
            if unit is None:
                self.unit.setFocus()
                raise Refused("missing", _("请从列表里选择工会。"), "unit")
            task.unit = int(unit)
        elif chosen != ALL:
            task.group = self._groups[int(chosen)]
        read(self._runner, None, go_on)


def read(runner: Runner, sheet: str | None, go_on: Callable[[], None]) -> None:
    """The blank is read anew, this sheet of it or the one that fits best, and the records are looked up."""
    task, office = runner.task, runner.desk.office
    path = task.path
    assert path is not None

    def work(_progress: Progress) -> tuple[Filling, Sequence[int], Any]:
        from unionoffice import units
        from unionoffice.reports import filling

        made = filling.prepare(office, path, task.source, sheet=sheet)
        if task.group is not None:
            numbers: Sequence[int] = task.group.numbers
        else:
            below = () if task.unit is None else units.descendants(office, task.unit)
            numbers = made.source.numbers(office, below)
        return made, numbers, filling.sample(office, made, numbers)

    def done(result: tuple[Filling, Sequence[int], Any]) -> None:
        task.filling, task.numbers, task.first = result
        go_on()

    runner.work(_("正在读取“{name}”").format(name=path.name), work, done)
