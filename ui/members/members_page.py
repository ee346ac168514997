"""The page 会员: the roll, and everything that is done with members, one and many, on paper and in files."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ui.kit import dialogs, files
from ui.kit.chosen import Chosen
from ui.kit.list_page import Empty
from ui.kit.page import Action
from ui.members import roll_filters
from ui.members.actions import page_actions, row_actions
from ui.members.balance_dialog import BalanceDialog
from ui.members.duplicates_dialog import DuplicatesDialog, MergesDialog
from ui.members.export_dialog import ExportDialog
from ui.members.mass_change_dialog import MassChangeDialog
from ui.members.member_dialog import MemberDialog
from ui.members.member_panel import RevealDialog
from ui.members.merge_dialog import MergeDialog
from ui.members.paper_preview import show_blank_cards, show_form, show_roll
from ui.members.print_cards_dialog import PrintCardsDialog
from ui.members.roll_page import RollPage
from ui.members.state_dialog import StateDialog
from ui.members.transfer_dialog import ReceiptDialog, TransferDialog
from ui.members.whom import Whom
from ui.theme import Tone
from unionoffice import members, units
from unionoffice.errors import Refused
from unionoffice.members import Member, Merge
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.work import Progress
    from unionoffice.members import FolderResult, Pair

Import = Callable[["Desk", QWidget], object]
"""Opens the import of a sheet, which is an area of its own."""


class MembersPage(RollPage):
    """Everything that is done with members. `start_import` is what 导入名册… opens."""

    def __init__(self, desk: Desk, start_import: Import | None = None) -> None:
        self._start_import = start_import
        super().__init__(
            desk,
            open_member=self.edit,
            empty=self._first(),
            actions=page_actions(self, can_import=start_import is not None),
            row_actions=row_actions(self),
        )

    def _first(self) -> Empty:
        if self._start_import is not None:
            words = _("名册里还没有会员。先导入单位报来的名册，或者直接登记第一位会员。")
            return Empty(sentence=words, action=Action(title=_("导入名册…"), run=self.import_sheet))
        words = _("名册里还没有会员。先登记第一位会员。")
        return Empty(sentence=words, action=Action(title=_("登记会员"), run=self.register))

    def take(self, wanted: Any) -> None:
        """As the kit's list; "register" opens the form of a new member, "import" the import, "duplicates" the search
        for pairs; a Chosen are certain people, to be shown or to have their cards printed.
        """
        if wanted == "register":
            self.register()
        elif wanted == "import":
            self.import_sheet()
        elif wanted == "duplicates":
            self.find_duplicates()
        elif isinstance(wanted, Chosen):
            self.show_only(wanted)
            if wanted.deed == "print_cards":
                groups = [Whom(key="chosen", words=wanted.words, numbers=wanted.numbers)]
                self._open_dialog(PrintCardsDialog(self.desk, groups, self))
        else:
            self.roll.only = None
            super().take(wanted)

    # -- one member

    def register(self) -> MemberDialog:
        """The form of a new member."""
        return self._open_dialog(MemberDialog(self.desk.office, None, self), self._registered)

    def edit(self, no: int) -> MemberDialog:
        """The form of this member."""
        dialog = MemberDialog(self.desk.office, self._member(no), self)
        return self._open_dialog(dialog, lambda _member: self.desk.say(_("已保存")))

    def edit_chosen(self, chosen: Sequence[int]) -> None:
        """The form of the first of them."""
        self.edit(chosen[0])

    def reveal(self, chosen: Sequence[int]) -> RevealDialog:
        """Full numbers in the panel, for a stated purpose."""
        return self._open_dialog(RevealDialog(self.desk.office, self._member(chosen[0]), self), self._show_full)

    def change_state(self, chosen: Sequence[int]) -> StateDialog:
        """Another state for them."""
        dialog = StateDialog(self.desk.office, self._members(chosen), self)
        said = _("已变更 {n} 人的会籍状态")
        return self._open_dialog(dialog, lambda n: self._changed(said.format(n=n), dialog.act))

    def transfer(self, chosen: Sequence[int]) -> TransferDialog:
        """Another union for them."""
        dialog = TransferDialog(self.desk.office, self._members(chosen), self._print_letter, self)
        return self._open_dialog(dialog, lambda letters: self.desk.say(_("已转移 {n} 人").format(n=len(letters))))

    def receipt(self, chosen: Sequence[int]) -> ReceiptDialog:
        """The receipt of a transfer out is back."""
        dialog = ReceiptDialog(self.desk.office, self._member(chosen[0]), self)
        return self._open_dialog(dialog, lambda one: self.desk.say(_("{name} 已转出").format(name=one.name)))

    def _print_letter(self, no: int) -> None:
        self.print_form("transfer", [no])

    def _registered(self, member: Member) -> None:
        place = self.model.place_of(member.no)
        if place >= 0:
            self.table.go_to(place)
        self.desk.say(
            _("{name} 已登记，会员编号 {card}").format(name=member.name, card=member.membership.card_no or _("（无）"))
        )

    def _show_full(self, no: int) -> None:
        self._revealed = no
        self._show_current()

    # -- several members

    def mass_change(self, chosen: Sequence[int]) -> MassChangeDialog:
        """One value for all of them."""
        dialog = MassChangeDialog(self.desk.office, chosen, self)
        return self._open_dialog(dialog, lambda n: self._changed(_("已修改 {n:,} 人").format(n=n), dialog.act))

    def _changed(self, words: str, act: int) -> None:
        self.desk.say(words)
        self.undo.offer(words, _("撤销这次修改"), _("关闭"), lambda: self._take_back(act))

    def _take_back(self, act: int) -> None:
        count = members.take_back(self.desk.office, act)
        self.desk.say(_("已撤销，{n:,} 人恢复原样").format(n=count))

    def merge(self, chosen: Sequence[int]) -> MergeDialog:
        """The two selected records become one. Raises Refused where not two are selected."""
        if len(chosen) != 2:
            raise Refused("two_records", _("请按住 Ctrl 选中两条记录，再合并。"))
        dialog = MergeDialog(self.desk.office, chosen[0], chosen[1], parent=self)
        return self._open_dialog(dialog, self.merged)

    def merged(self, done: Merge) -> None:
        """The list offers to take the merge back."""
        kept = members.member(self.desk.office, done.kept)
        words = _("两条记录已合并为“{name}”。").format(name=kept.name if kept is not None else "")
        self.undo.offer(words, _("撤销合并"), _("关闭"), lambda: self._unmerge(done))

    def _unmerge(self, done: Merge) -> None:
        members.undo_merge(self.desk.office, done.id)
        self.desk.say(_("已撤销合并，两条记录都恢复了"))

    def show_balance(self) -> BalanceDialog:
        """Opening + in − out = closing of a period, each figure with its people."""
        dialog = self._open_dialog(BalanceDialog(self.desk.office, self))
        dialog.wanted.connect(self.take)
        return dialog

    def find_duplicates(self) -> None:
        """The pairs of the whole roll are looked for beside the window, then listed."""
        office = self.desk.office

        def work(progress: Progress) -> list[Pair]:
            progress(0, _("正在比对全部会员"))
            return members.pairs(office)

        self.desk.run(_("查重"), work, done=self.show_duplicates)

    def show_duplicates(self, pairs: Sequence[Pair]) -> DuplicatesDialog:
        """These pairs as a list."""
        dialog = DuplicatesDialog(self.desk.office, pairs, self)
        dialog.merged.connect(self.merged)
        dialog.open()
        return dialog

    def show_merges(self) -> MergesDialog:
        """The merges done, to take one back."""
        dialog = MergesDialog(self.desk.office, self)
        dialog.open()
        return dialog

    # -- paper and files

    def print_cards(self, _chosen: Sequence[int] = ()) -> PrintCardsDialog:
        """Member cards for the selected, those listed, or those who have none yet."""
        return self._open_dialog(PrintCardsDialog(self.desk, self.groups(unprinted=True), self))

    def print_roll(self) -> None:
        """The roll of those listed."""
        numbers = self.roll.everyone(self.query())
        if not numbers:
            raise Refused("nobody", _("列表里没有人，没有名册可打印。请清除搜索和筛选后再试。"))
        unit = self.query().filters.get(roll_filters.UNIT)
        found = units.unit(self.desk.office, int(unit)) if unit else None
        show_roll(self.desk, self, numbers, found.name if found is not None else "")

    def print_form(self, form: str, chosen: Sequence[int]) -> None:
        """A form of the first of them."""
        member = self._member(chosen[0])
        show_form(self.desk, self, form, member.no, name=member.name)

    def print_blank(self, form: str) -> None:
        """A form to fill in by hand."""
        if form == "card":
            show_blank_cards(self.desk, self)
        else:
            show_form(self.desk, self, form, None)

    def export(self) -> ExportDialog:
        """The roll as a workbook."""
        return self._open_dialog(ExportDialog(self.desk, self.groups(), self))

    def fill_their_sheet(self) -> None:
        """The upper office's blank sheet is filled with these people, which is an area of its own."""
        groups = [Chosen(words=one.words, numbers=array("q", one.numbers)) for one in self.groups() if one.numbers]
        self.desk.go("filling", groups)

    def import_sheet(self) -> None:
        """The import of a sheet."""
        if self._start_import is not None:
            self._start_import(self.desk, self)

    def import_photos(self) -> None:
        """A folder of photos named by ID number."""
        folder = files.ask_folder(self, _("照片文件夹（文件名是证件号码）"))
        if folder is not None:
            self.take_photos(folder)

    def take_photos(self, folder: Path) -> None:
        """Each photo of the folder goes to its member, beside the window."""
        office = self.desk.office
        self.desk.run(
            _("正在导入照片"), lambda progress: members.import_folder(office, folder, progress=progress),
            done=self._photos_taken,
        )  # fmt: skip

    def _photos_taken(self, result: FolderResult) -> None:
        words = _("{n} 人的照片已更新。").format(n=result.matched)
        self.desk.say(words)
        if result.problems:
            rest = _("{n} 个文件没有用上，原因见详细信息。").format(n=len(result.problems))
            details = "\n".join(f"{name}　{sentence}" for name, _reason, sentence in result.problems)
            dialogs.Sentence(words + rest, parent=self, tone=Tone.WARN, details=details).open()
