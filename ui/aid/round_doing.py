"""Which window a deed of an opened round has, and the deeds that need none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.aid.round_dialogs import PayAllDialog, PostDialog, ProxyDialog, ReasonDialog, ResultDialog, SheetDialog
from ui.aid.round_prints import show_form, show_kit
from ui.aid.round_steps import RoundDeed, approvers, lacking_to_print
from ui.aid.round_words import money
from ui.kit import dialogs, files
from unionoffice import aid
from unionoffice.aid.paying import Result
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.aid.round_page import RoundPage


def do(page: RoundPage, deed: RoundDeed) -> QDialog | None:
    """The window of the deed is in front, or it is done. Raises Refused where it cannot be done now."""
    if deed.why:
        raise Refused("not_now", deed.why)
    office, view, no = page.desk.office, page.view, page.no
    name = f"{view.round.round_no} {view.round.title}"
    match deed.key:
        case "add":
            return page.add_from_files()
        case "mend":
            return page.change((lacking_to_print(view) or ["handler"])[0])
        case "post":
            return page.opened(PostDialog(office, view, page))
        case "submit":
            page.desk.say(_("请打印审批表，送审批人 {names} 核对批准").format(names=approvers(office)))
            return show_form(page.desk, page, no, "approval", name=name)
        case "print":
            _print(page, name)
        case "start":
            aid.paying.start(office, no)
            page.desk.say(_("开始发放，逐行登记结果"))
        case "bank_file":
            _bank_file(page)
        case "pay_all":
            return page.opened(PayAllDialog(office, view, page))
        case "sheet_out" | "sheet_back":
            return page.opened(SheetDialog(office, view, back=deed.key == "sheet_back", parent=page))
        case "reverse":
            return _reverse(page)
        case _:
            return page.opened(_with_words(page, deed.key))
    return None


def _with_words(page: RoundPage, key: str) -> ReasonDialog:
    """The deeds that are done with a few words."""
    office, view, no = page.desk.office, page.view, page.no
    facts = _("{title}：{n} 行，{households} 户，{sum}。").format(
        title=view.round.title, n=view.totals.rows, households=view.totals.households, sum=money(view.totals.amount)
    )
    match key:
        case "approve":
            said = len(view.overrides)
            told = facts + _("批准以后名单、金额、资金和说明再有任何改动，批准作废。")
            told += "\n" + _("其中 {n} 条提示由经办人说明后仍予发放，请逐条核对。").format(n=said) if said else ""
            return ReasonDialog(
                _("批准发放批次"), _("审批意见"), lambda words: aid.approving_rounds.approve(office, no, remark=words),
                name="remark", says=told, button_text=_("批准"), usual=[_("同意")], begin=_("同意"), required=False, parent=page,
            )  # fmt: skip
        case "give_back":
            return ReasonDialog(
                _("退回修改"), _("退回的理由"), lambda words: aid.approving_rounds.give_back(office, no, remark=words),
                name="remark", says=facts, button_text=_("退回"), parent=page,
            )  # fmt: skip
        case "turn_down":
            return ReasonDialog(
                _("不予批准"), _("不予批准的理由"), lambda words: aid.approving_rounds.turn_down(office, no, remark=words),
                name="remark", says=facts + _("不予批准的批次作废，留存备查。"), button_text=_("不予批准"), parent=page,
            )  # fmt: skip
        case "objection":
            return ReasonDialog(
                _("登记公示异议"), _("异议内容"), lambda words: aid.rounds.object_to(office, no, objection=words), name="objection",
                says=_("有异议的，核查并答复以后才能批准。"), button_text=_("登记"), parent=page,
            )  # fmt: skip
        case "answer":
            up = view.posting
            return ReasonDialog(
                _("答复公示异议"), _("核查结果"), lambda words: aid.rounds.answer(office, no, words=words), name="answer",
                says=(up.objection or "") if up is not None else "", button_text=_("答复"), parent=page,
            )  # fmt: skip
        case "recall":
            return ReasonDialog(
                _("撤回修改"), _("撤回的原因"), lambda words: aid.rounds.recall(office, no, reason=words),
                says=_("批次回到草拟；已有的批准作废，公示撤下。"), button_text=_("撤回"), parent=page,
            )  # fmt: skip
        case "void":
            return ReasonDialog(
                _("作废批次"), _("作废的原因"), lambda words: aid.rounds.make_void(office, no, reason=words),
                says=_("批次不再办理，留存备查，不能恢复。"), button_text=_("作废"), parent=page,
            )  # fmt: skip
    return ReasonDialog(
        _("归档"), _("归档位置"), lambda words: aid.rounds.file_round(office, no, box=words),
        says=_("签收表、审批表、公示和领款收据装盒。"), button_text=_("归档"), usual=[_("{year} 年帮扶发放盒 1").format(
            year=office.today[:4]
        )], parent=page,
    )  # fmt: skip


def _print(page: RoundPage, name: str) -> None:
    """The sheet is made, once and for all, and the kit comes up."""
    totals = page.view.totals
    question = _(
        "打印签收表：{n} 行，{sum}。打印以后姓名、证件号码、账号、金额全部冻结，不能再改；改动只能另做更正批次。"
        "请先在右栏核对合计。"
    ).format(n=totals.rows, sum=money(totals.amount))
    if dialogs.ask(page, question, yes=_("打印发放包"), no=_("再核对一下")):
        aid.sheets.make_sheet(page.desk.office, page.no)
        show_kit(page.desk, page, page.no, name=name)


def _bank_file(page: RoundPage) -> None:
    round_ = page.view.round
    path = files.ask_save(
        page,
        _("导出银行代发文件"),
        f"{round_.round_no} {round_.title} {_('代发')}.xlsx",
        _("电子表格 (*.xlsx)"),
        ".xlsx",
    )
    if path is not None:
        made = aid.bank_file.write_bank_file(page.desk.office, page.no, path)
        words = _("代发文件已存好：{n} 笔，{sum}。请与签收表核对后交银行。")
        page.desk.say(words.format(n=made.rows, sum=money(made.amount)))


def _reverse(page: RoundPage) -> QDialog:
    """A correcting round with the selected paid rows turned round."""
    chosen = set(page.table.chosen_items())
    lines = [one for one in page.view.lines if one.no in chosen and one.item.result == "paid" and not one.corrected]
    if not lines:
        raise Refused("not_paid", _("请先选中要更正的、已发放成功的行，再办理更正。"))
    names = "、".join(one.name for one in lines[:6]) + ("…" if len(lines) > 6 else "")
    dialog = ReasonDialog(
        _("更正（红冲）"), _("更正的原因"),
        lambda words: aid.reversing.reverse(page.desk.office, [one.no for one in lines], reason=words),
        says=_(
            "{names}，共 {n} 行，{sum}。已发放的记录不改，另建一个更正批次：原金额记负数，可以再添上正确的行，同样要批准、打印。"
        ).format(names=names, n=len(lines), sum=money(sum(one.item.amount for one in lines))),
        button_text=_("建立更正批次"), parent=page,
    )  # fmt: skip
    dialog.saved.connect(lambda made: page.desk.go("aid", ("aid_rounds", made.no)))
    return page.opened(dialog)


def tell_result(page: RoundPage, result: str) -> QDialog | None:
    """The selected rows have this result, or the window asks why their money did not stay."""
    chosen = set(page.table.chosen_items())
    lines = [one for one in page.view.lines if one.no in chosen]
    if not lines or not page.paying():
        return None
    if result != "paid":
        return page.opened(ResultDialog(page.desk.office, lines, result, page))
    # Whoever presses the key for cash or goods has the signed sheet in hand.
    by_hand = page.view.round.method != "transfer"
    made = [Result(item=one.no, result="paid", signer=one.name if by_hand else None) for one in lines]
    last = max(page.rows.row_of(one.no) for one in lines)
    aid.paying.set_results(page.desk.office, made)
    if last + 1 < len(page.rows.lines):
        page.table.go_to(last + 1)
    return None


def tell_proxy(page: RoundPage) -> QDialog | None:
    """The window asks who signed for the current row."""
    item = page.table.current_item()
    line = next((one for one in page.view.lines if one.no == item), None)
    if line is None or not page.paying():
        return None
    return page.opened(ProxyDialog(page.desk.office, line, page))
