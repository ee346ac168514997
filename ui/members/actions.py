"""The words, keys and drawings of everything the member page can do: on the page, and with the selected rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.kit.detail import RowAction
from ui.kit.page import Action
from unionoffice.members import papers
from unionoffice.wording import N_, _

if TYPE_CHECKING:
    from ui.members.members_page import MembersPage
    from unionoffice.members import Member


MORE = N_("更多操作…")
"""The button beside the list that opens the right-click menu."""


def page_actions(page: MembersPage, *, can_import: bool) -> tuple[Action, ...]:
    """Registering, import and export as buttons; what is done now and then in the menu 更多."""
    importing = (Action(title=_("导入名册…"), run=page.import_sheet, icon="import", key="Ctrl+I"),)
    return (
        *(importing if can_import else ()),
        Action(title=_("导出名册…"), run=page.export, icon="export", key="Ctrl+Shift+E"),
        Action(title=_("登记会员"), run=page.register, icon="plus", key="Ctrl+N", primary=True),
        Action(title=_("填上级表…"), run=page.fill_their_sheet, icon="upload", more=True),
        Action(title=_("打印名册…"), run=page.print_roll, icon="print", more=True),
        Action(title=_("查重…"), run=page.find_duplicates, icon="people", more=True),
        Action(title=_("增减平衡表…"), run=page.show_balance, icon="scales", more=True),
        Action(title=_("合并记录…"), run=page.show_merges, icon="merge", more=True),
        Action(title=_("导入照片…"), run=page.import_photos, icon="photo", more=True),
        *(
            Action(title=_("空白：{form}").format(form=words), run=_blank(page, form), icon="contract", more=True)
            for form, words in (("card", _("会员证")), *((form, _(words)) for form, words in papers.FORMS.items()))
        ),
        Action(title=_("显示哪些列…"), run=page.choose_columns, icon="filter", more=True),
    )


def _blank(page: MembersPage, form: str) -> Callable[[], None]:
    return lambda: page.print_blank(form)


def row_actions(page: MembersPage) -> tuple[RowAction, ...]:
    """What is done with the selected rows; the usual ones beside the list, all of them in the right-click menu."""

    def waits(member: Member) -> bool:
        return bool(member.state == "transfer_pending")

    return (
        RowAction(title=_("查看与修改"), run=page.edit_chosen, icon="edit", key="Ctrl+E"),
        RowAction(title=_("打印会员证…"), run=page.print_cards, icon="print", key="Ctrl+P", many=True),
        RowAction(title=_("转移…"), run=page.transfer, icon="transfer", key="Ctrl+T", many=True, beside=False),
        RowAction(title=_("变更状态…"), run=page.change_state, icon="clock", many=True, beside=False),
        RowAction(title=_("显示完整号码…"), run=page.reveal, icon="eye", beside=False),
        RowAction(title=_("登记转出回执…"), run=page.receipt, icon="check", beside=False, when=waits),
        RowAction(title=_("批量修改…"), run=page.mass_change, icon="edit", many=True, beside=False),
        RowAction(title=_("合并两条记录…"), run=page.merge, icon="merge", many=True, beside=False, exactly=2),
        RowAction(title=_(MORE), run=page.show_menu, icon="more", many=True),
        *(
            RowAction(title=_("打印{form}").format(form=_(words)), run=_form(page, form), icon="print", beside=False)
            for form, words in papers.FORMS.items()
        ),
    )


def _form(page: MembersPage, form: str) -> Callable[[list[int]], None]:
    return lambda chosen: page.print_form(form, chosen)
