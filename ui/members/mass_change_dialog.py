"""One value for many members: choose the field and the value, look at who would change and how, then apply."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import errors
from ui.kit import text
from ui.kit.ask_dialog import AskDialog
from ui.kit.cell import Cell
from ui.kit.columns import Column
from ui.kit.editors import LEFT_OPEN, Editor, editor_for
from ui.kit.paged_model import PagedModel
from ui.kit.table import ListTable
from ui.members.asking import choices
from ui.members.sources import sources_of
from unionoffice import members
from unionoffice.errors import Refused
from unionoffice.members import CHANGEABLE_TOGETHER, MEMBER_FIELDS, MassLine
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office


class MassChangeDialog(AskDialog):
    """The first press shows the review, the second applies it. `saved` carries how many changed."""

    def __init__(self, office: Office, numbers: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(
            _("批量修改"),
            subtitle=_("给已选的 {n:,} 人填上同一个内容。先看会改动谁，再确定。").format(n=len(numbers)),
            button_text=_("查看改动"),
            icon="edit",
            parent=parent,
        )
        self._office, self._numbers = office, tuple(numbers)
        self.lines: list[MassLine] = []
        self.act = 0
        """The number of the act that changed them, to take it back by."""
        self._reviewed: tuple[str, object] | None = None
        fields = [(name, MEMBER_FIELDS[name].shown) for name in CHANGEABLE_TOGETHER]
        self.field = self.ask("field", _("修改哪一项"), choices(fields, change=self._other_field))
        self._place = QVBoxLayout()
        self.column.addLayout(self._place)
        self.editor: Editor
        self._cell: Cell | None = None
        self._count = text.label(wrap=True)
        self.column.addWidget(self._count)
        columns = (
            Column(title=_("姓名"), text=lambda line: str(line.name), width=100),
            Column(title=_("所属工会"), text=lambda line: str(line.unit), width=220, stretch=True),
            Column(title=_("现在"), text=lambda line: line.old or _("（空）"), width=130),
            Column(title=_("改为"), text=lambda line: line.new or _("（空）"), width=130),
        )
        self.model = PagedModel(columns, lambda places: [self.lines[place] for place in places], self)
        self.table = ListTable(self.model, _("会改动的会员"))
        self.column.addWidget(self.table, 1)
        self._other_field()
        self.resize(680, 560)

    def _other_field(self) -> None:
        name = str(self.field.currentData())
        if self._cell is not None:
            self._place.removeWidget(self._cell)
            self._cell.deleteLater()
        self.editor = editor_for(MEMBER_FIELDS[name], sources_of(self._office))
        self._cell = Cell(_("改为"), self.editor.widget)
        self._place.addWidget(self._cell)
        self._cell.show()
        self.cells = {"field": self.cells["field"], name: self._cell}
        self.editor.on_touched(self._unreview)
        self._unreview()

    def _unreview(self) -> None:
        self._reviewed = None
        self.lines = []
        self.table.show_ids(array("q"))
        self.table.setEnabled(False)
        self._count.setText(_("留空表示清空这一项。"))
        self.go.setText(_("查看改动"))
        self.go.setEnabled(True)

    def _asked(self) -> tuple[str, object]:
        name, raw = str(self.field.currentData()), self.editor.raw()
        if raw is LEFT_OPEN:
            sentence = _("请从列表里选择{label}；可以输入文字或拼音首字母查找").format(label=MEMBER_FIELDS[name].shown)
            raise Refused("unknown_word", sentence, name)
        return name, "" if raw is None else raw

    def review(self) -> None:
        """Who would change and how is in the table; nothing is changed. Raises Refused."""
        asked = self._asked()
        self.lines = members.review_mass_change(self._office, self._numbers, asked[0], asked[1])
        self._reviewed = asked
        self.table.setEnabled(True)
        self.table.show_ids(array("q", range(len(self.lines))))
        same = len(self._numbers) - len(self.lines)
        words = _("将改动 {n:,} 人，其余 {same:,} 人已经是这个内容。").format(n=len(self.lines), same=same)
        self._count.setText(words)
        self.go.setEnabled(bool(self.lines))
        self.go.setText(_("改动这 {n:,} 人").format(n=len(self.lines)) if self.lines else _("没有要改动的"))

    def accept(self) -> None:
        """Shows the review; where it was seen, applies it and closes."""
        for cell in self.cells.values():
            cell.clear()
        if self._reviewed is not None:
            super().accept()
            return
        try:
            self.review()
        except Refused as error:
            self.say(error)
        except Exception as error:
            errors.show(error, self)

    def save(self) -> Any:
        """Those in the review have the value. Raises Refused."""
        assert self._reviewed is not None
        name, raw = self._reviewed
        with self._office.act("批量修改会员", "members") as act:
            self.act = act.number
            return members.mass_change(self._office, [line.no for line in self.lines], name, raw)
