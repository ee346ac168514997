"""The first step of a new file: the worker, found among the members as one types; what stands against it at once."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from ui.aid.words import label
from ui.kit import icons, text
from ui.kit.buttons import button
from ui.kit.cell import Cell
from ui.kit.columns import Column
from ui.kit.paged_model import PagedModel
from ui.kit.table import ListTable
from ui.kit.wizard import Step
from unionoffice import aid, members, people
from unionoffice.aid import FileFilter
from unionoffice.aid.filing import refuse_where_elsewhere
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.aid.new_file_wizard import NewFileWizard
    from unionoffice.members import Member

MOST = 300
"""Members listed; beyond that one types on."""


class ChooseStep(Step):
    """Search, list, kind of file; leaving it opens the draft."""

    def __init__(self, wizard: NewFileWizard) -> None:
        super().__init__(_("选择职工"))
        self._all = wizard
        self.office = wizard.desk.office
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("姓名、拼音首字母、证件号码、手机、会员编号或工会"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _words: self._show())
        self.search.installEventFilter(self)
        self.kind = QComboBox()
        for code in ("regular", "temporary"):
            self.kind.addItem(label("aid_file_kind", code), code)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Cell(_("职工（应是名册上的会员）"), self.search), 3)
        row.addWidget(Cell(_("档案种类"), self.kind), 1)
        self.column.addLayout(row)
        self.model = PagedModel(_columns(), self._fetch, self)
        self.table = ListTable(self.model, _("会员"), many=False)
        self.table.chosen.connect(self._look)
        self.table.opened.connect(lambda _no: self.wizard.forward() if self.wizard is not None else None)
        self.column.addWidget(self.table, 1)
        self.said = text.label("", wrap=True)
        told = QHBoxLayout()
        told.addWidget(self.said, 1)
        self.other = button(_("打开那份档案"), self._open_other, icon="folder")
        told.addWidget(self.other)
        self.column.addLayout(told)
        self._fit = False
        self._other = 0
        self._show()

    def _fetch(self, numbers: object) -> list[Member | None]:
        return list(members.rows(self.office.reading(), numbers))  # type: ignore[arg-type]

    def _show(self) -> None:
        found = members.find(self.office.reading(), self.search.text(), limit=MOST).numbers[:MOST]
        self.table.show_ids(array("q", found))
        self._look()

    def enter(self) -> None:
        """Work begins in the search box."""
        self.search.setFocus()

    def worker(self) -> int | None:
        """The number of the chosen member."""
        return self.table.current_id()

    def _look(self) -> None:
        no, sentence, kind = self.worker(), "", ""
        self._other = 0
        if no is None:
            sentence, kind = _("没有找到这位会员。请检查输入；还没有登记的，先到“会员”里登记。"), "warn"
        else:
            try:
                aid.suggested(self.office, no)
                refuse_where_elsewhere(self.office, self.office.reading(), [no])
            except Refused as error:
                sentence, kind = error.sentence, "fault"
                if error.reason == "in_other_file":
                    self._other = self._file_of(no)
            else:
                member = members.member(self.office, no)
                sentence = _("可以为 {name} 建立档案。").format(name=member.name if member is not None else "")
                kind = "good"
        self._fit = kind == "good"
        text.set_kind(self.said, kind)
        self.said.setText(sentence)
        self.other.setVisible(bool(self._other))
        self.changed()

    def _file_of(self, person: int) -> int:
        """The open file the person stands in, as its worker or in the family; 0 where none is found."""
        who = people.person(self.office.reading(), person)
        for no in aid.files(self.office, FileFilter(stages=aid.OPEN_STAGES), text=who.name if who is not None else ""):
            household = aid.household(self.office, no)
            if household is not None and person in (household.worker.no, *(row.person.no for row in household.family)):
                return int(no)
        return 0

    def _open_other(self) -> None:
        self._all.show_other(self._other)

    def ready(self) -> bool:
        """Whether a file may be opened for the chosen one."""
        return self._fit

    def button_text(self) -> str:
        """It makes the draft."""
        return _("建立草稿，下一步")

    def leave(self, go_on: Callable[[], None]) -> None:
        """The draft is in the office. Raises Refused: in another file, not on the roll."""
        no = self.worker()
        if no is None:
            return
        self._all.began(aid.open_file(self.office, no, kind=str(self.kind.currentData())))
        go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.table.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.wizard is not None:
                self.wizard.forward()
                return True
        return super().eventFilter(watched, event)


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("姓名"), text=lambda one: one.name, width=96),
        Column(title=_("性别"), text=lambda one: one.shown("sex"), width=60),
        Column(title=_("证件号码"), text=lambda one: one.shown("id_number"), width=180),
        Column(title=_("手机号码"), text=lambda one: one.shown("phone"), width=130),
        Column(title=_("所属工会"), text=lambda one: one.unit_name, width=200, least=160, stretch=True),
        Column(title=_("会籍状态"), text=lambda one: one.shown("state"), width=100),
    )
