"""The three ways people come into a round: files by filter, the roll by search, an earlier round's list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.aid.add_dialog import AddDialog, Candidate, lines_to_copy, of_line
from ui.aid.round_words import label
from ui.kit.choice_box import ChoiceBox
from ui.kit.unit_choice import finder, name_of
from unionoffice import aid, codes, fields, members
from unionoffice.aid import FILED_STAGES, FileFilter
from unionoffice.aid.money_model import ITEM_FIELDS
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk
    from unionoffice.aid import FileRow
    from unionoffice.aid.round_view import RoundView

MOST = 300
"""Members listed; beyond that one types on."""


def _number(number: str | None) -> str:
    return fields.show(ITEM_FIELDS["id_number"], number, reveal=False)


class FromFiles(AddDialog):
    """Files that count today, by category, level, union and standing list; for study aid one row a student."""

    def __init__(self, desk: Desk, view: RoundView, parent: QWidget | None = None) -> None:
        super().__init__(desk, view, _("从困难职工档案添加"), told=_("类别 / 级别"), parent=parent)
        every = [(_("全部类别"), "")]
        self.category = self.chooser(
            _("困难类别"), [*every, *((label("aid_category", one.code), one.code) for one in codes.code_list("aid_category").entries)],
            self.look,
        )  # fmt: skip
        self.level = self.chooser(
            _("档案级别"), [(_("全部级别"), ""), *((label("aid_level", one.code), one.code) for one in codes.code_list("aid_level").entries)],
            self.look,
        )  # fmt: skip
        self.standing = self.chooser(
            _("名单"), [(_("在档全部"), ""), *((_(words), key) for key, (words, _who) in aid.LISTS.items())], self.look
        )  # fmt: skip
        name = name_of(desk.office)
        self.union = ChoiceBox(finder(desk.office, unions_only=True), name_of=name, placeholder=_("全部单位"))
        self.union.setFixedWidth(190)
        for named in (self.union, self.union.line):
            named.setAccessibleName(_("建档单位"))
        self.union.picked.connect(self.look)
        self.union.line.textEdited.connect(lambda words: None if words.strip() else self.look())
        self.bar.addWidget(self.union)
        self.search = self.search_box(_("姓名、拼音首字母、证件号码、手机或职工编号"), self.look)
        self.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Work begins with the category."""
        super().showEvent(event)
        self.category.setFocus()

    def look(self) -> None:
        """The files the filters mean are listed, all chosen."""
        office = self.desk.office
        wanted = FileFilter(
            stages=FILED_STAGES, categories=tuple(filter(None, [self.category.currentData()])),
            levels=tuple(filter(None, [self.level.currentData()])), standing=self.standing.currentData() or "",
        )  # fmt: skip
        union = self.union.value()
        if union:
            wanted = aid.with_below(office, replace(wanted, units=(int(union),)))
        numbers = aid.files(office, wanted, text=self.search.text(), sort="file_no")
        rows = [one for one in aid.rows(office.reading(), numbers) if one is not None]
        study = self.view.round.kind == "study"
        self.offer([one for row in rows for one in (self._students(row) if study else [_of_file(row)])])

    def _students(self, row: FileRow) -> list[Candidate]:
        household = aid.household(self.desk.office, row.no)
        if household is None:
            return []
        names = {one.person.no: one.person.name for one in household.family}
        return [_of_file(row, beneficiary=no, student=names.get(no, "")) for no in aid.items.students_of(household)]


def _of_file(row: FileRow, *, beneficiary: int | None = None, student: str = "") -> Candidate:
    raw: dict[str, object] = {"file": row.no, "payee": row.person}
    if beneficiary is not None:
        raw["beneficiary"] = beneficiary
    told = "　".join(one for one in (label("aid_category", row.category), label("aid_level", row.level)) if one)
    return Candidate(
        name=row.name, student=student, number=_number(row.id_number), where=row.unit_name, told=told, raw=raw
    )


class FromRoll(AddDialog):
    """Members found as one types; nobody is chosen before a person says so."""

    def __init__(self, desk: Desk, view: RoundView, parent: QWidget | None = None) -> None:
        super().__init__(desk, view, _("从会员名册添加"), told=_("会籍状态"), parent=parent)
        self.search = self.search_box(_("姓名、拼音首字母、证件号码、手机、会员编号或工会"), self.look)
        self.search.returnPressed.connect(self.amount.setFocus)
        self.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Work begins in the search box."""
        super().showEvent(event)
        self.search.setFocus()

    def look(self) -> None:
        """The members the words mean are listed; one alone is chosen."""
        db = self.desk.office.reading()
        found = members.find(db, self.search.text(), limit=MOST).numbers[:MOST] if self.search.text().strip() else []
        rows = [one for one in members.rows(db, found) if one is not None]
        self.offer(
            [
                Candidate(
                    name=one.name, student="", number=one.shown("id_number"), where=one.unit_name, told=one.shown("state"),
                    raw={"person": one.no},
                )
                for one in rows
            ],
            all_chosen=len(rows) == 1,
        )  # fmt: skip


class FromRound(AddDialog):
    """Who stood in an earlier round, with the amounts of then; the youngest round of the same kind comes first."""

    def __init__(self, desk: Desk, view: RoundView, parent: QWidget | None = None) -> None:
        super().__init__(desk, view, _("照往期名单添加"), told=_("档案"), amount_known=True, parent=parent)
        rows = [
            row for row in aid.round_view.round_rows(desk.office)
            if row.round.no != view.round.no and row.rows and row.round.state != "void" and row.round.corrects is None
        ]  # fmt: skip
        rows.sort(key=lambda row: row.round.kind != view.round.kind)
        self.before = self.chooser(
            _("往期批次"),
            [(f"{row.round.round_no}　{row.round.title}　{_('{n} 人').format(n=row.rows)}", row.round.no) for row in rows],
            self.look,
        )  # fmt: skip
        self.before.setMinimumWidth(420)
        self.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Work begins with the choice of the round."""
        super().showEvent(event)
        self.before.setFocus()

    def look(self) -> None:
        """The rows of the chosen round are listed, all chosen; who has left or died since says so."""
        no = self.before.currentData()
        lines = lines_to_copy(self.desk, int(no)) if no is not None else []
        self.offer([of_line(line, _number(line.id_number)) for line in lines])
