"""Verbs after a round's approval: papers, the bank's file, results, reversals, where the sheet is, filing."""

from __future__ import annotations

from pathlib import Path

import click

from unionoffice import aid
from unionoffice.aid.paying import Result
from unionoffice.cli.aid_round_verbs import rounds, row_of, say_round
from unionoffice.cli.aid_verbs import group
from unionoffice.cli.session import Day, Product, iso, session
from unionoffice.money import yuan
from unionoffice.officers import Right
from unionoffice.wording import _

RESULTS = ["paid", "refused", "returned", "deceased", "corrected"]


@rounds.command(
    "print", help=_("打印发放资料：kit 全套（--out 写文件夹），或其中一种；签收表第一次打印时定稿，重印要写原因")
)
@click.argument("round_no", metavar="ROUND")
@click.argument("form", type=click.Choice(list(aid.money_papers.FORMS)))
@click.option("--out", type=Product(), required=True, help=_("PDF 文件，或 kit 的文件夹"))
@click.option("--reason", help=_("重印原因"))
def print_round(round_no: str, form: str, out: Path, reason: str | None) -> None:
    """Papers of the round; kit, sheet and receipts freeze it at their first print."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        frozen = aid.round_view.round_of(office, no).sheet is not None
        if form in ("kit", "sheet", "receipts") and not frozen:
            aid.sheets.make_sheet(office, no)
        made = aid.money_papers.kit(office, no) if form == "kit" else (aid.money_papers.paper(office, no, form),)
        places = aid.money_papers.save(office, made, out, reason=reason)
        sheet = aid.round_view.round_of(office, no).sheet
    answer = {
        "files": [str(place) for place in places], "pages": sum(one.pages for one in made),
        "copies": [{"form": one.form, "pages": one.pages, "copies": one.copies} for one in made],
        "sheet_no": sheet.sheet_no if sheet is not None else None, "code": sheet.code if sheet is not None else None,
    }  # fmt: skip
    words = [
        _("{title}：{pages} 页，{copies} 份").format(title=_(one.title), pages=one.pages, copies=one.copies)
        for one in made
    ]
    session().say(answer, "\n".join([*words, *(str(place) for place in places)]))


@rounds.command("bank-file", help=_("写银行代发文件（.xlsx），账号保持文本"))
@click.argument("round_no", metavar="ROUND")
@click.option("--out", type=Product(), required=True, help=_("写到哪个 .xlsx 文件"))
def bank_file(round_no: str, out: Path) -> None:
    """The bank's file."""
    with session().office(Right.ENTER) as office:
        made = aid.bank_file.write_bank_file(office, aid.rounds.round_number(office, round_no), out)
    sentence = _("已写 {n} 笔，合计 {sum} 元")
    session().say(
        {"file": str(made.path), "rows": made.rows, "amount": made.amount},
        sentence.format(n=made.rows, sum=yuan(made.amount)),
    )


@rounds.command("pay", help=_("开始发放；写 --all 则把待发的都登记为成功"))
@click.argument("round_no", metavar="ROUND")
@click.option("--all", "everything", is_flag=True, help=_("待发的都已发放"))
@click.option("--signed", is_flag=True, help=_("现金或实物：签收表上都已由本人签字"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("发放日，不写则为今天"))
def pay(round_no: str, everything: bool, signed: bool, day: str | None) -> None:
    """The round under payment, or paid."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        if everything:
            aid.paying.pay_all(office, no, day=day, signed=signed)
        else:
            aid.paying.start(office, no)
        say_round(office, no)


@rounds.command(
    "result", help=_("登记一行的结果：paid 成功，refused 拒收，returned 退票，deceased 死亡，corrected 更正")
)
@click.argument("round_no", metavar="ROUND")
@click.argument("row")
@click.argument("result", type=click.Choice(RESULTS))
@click.option("--on", "day", type=Day(), callback=iso, help=_("日期，不写则为今天"))
@click.option("--signer", help=_("领取人签字"))
@click.option("--proxy", help=_("代领人姓名、证件号码、关系和委托"))
@click.option("--note", help=_("原因，没有发成时必填"))
def result(
    round_no: str, row: str, result: str, day: str | None, signer: str | None, proxy: str | None, note: str | None
) -> None:
    """What came of a row."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        item = row_of(office, no, row)
        aid.paying.set_result(office, Result(item=item, result=result, day=day, signer=signer, proxy=proxy, note=note))
        say_round(office, no)


@rounds.command("reverse", help=_("更正已发的行：建立更正批次，冲销这些行；正确的行用 aid round add 加进更正批次"))
@click.argument("round_no", metavar="ROUND")
@click.argument("rows", nargs=-1, required=True)
@click.option("--reason", required=True, help=_("更正的原因"))
def reverse(round_no: str, rows: tuple[str, ...], reason: str) -> None:
    """A correcting round."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        made = aid.reversing.reverse(office, [row_of(office, no, row) for row in rows], reason=reason)
        say_round(office, made.no)


@rounds.command("sheet-out", help=_("登记签收表交给了谁"))
@click.argument("round_no", metavar="ROUND")
@click.option("--to", required=True, help=_("交给谁"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("日期，不写则为今天"))
def sheet_out(round_no: str, to: str, day: str | None) -> None:
    """The sheet went out."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        aid.sheets.sheet_out(office, no, to=to, day=day)
        say_round(office, no)


@rounds.command("sheet-back", help=_("登记签收表收回，还有几行没有签字"))
@click.argument("round_no", metavar="ROUND")
@click.option("--unsigned", type=int, default=0, show_default=True, help=_("未签字的行数"))
@click.option("--on", "day", type=Day(), callback=iso, help=_("日期，不写则为今天"))
def sheet_back(round_no: str, unsigned: int, day: str | None) -> None:
    """The sheet came back."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        aid.sheets.sheet_back(office, no, unsigned=unsigned, day=day)
        say_round(office, no)


@rounds.command("verify", help=_("核对一页纸：签收表编号和校验码是否与记录一致；不写则核对全部签收表"))
@click.argument("sheet_no", metavar="SHEET", required=False)
@click.argument("code", required=False)
def verify(sheet_no: str | None, code: str | None) -> None:
    """Whether a page, or every sheet, is what was printed."""
    with session().office() as office:
        if sheet_no and code:
            true = aid.sheets.matches(office, sheet_no, code)
            words = _("与记录一致") if true else _("与记录不一致")
            session().say({"sheet_no": sheet_no, "matches": true}, words)
            return
        altered = aid.sheets.altered_sheets(office)
    lines = [f"{sheet.sheet_no}\t{'、'.join(faults)}" for sheet, faults in altered]
    told = [{"sheet_no": sheet.sheet_no, "faults": faults} for sheet, faults in altered]
    session().say({"altered": told}, "\n".join([*lines, _("不一致的 {n} 张").format(n=len(altered))]))


@rounds.command("file", help=_("归档：发放完毕、签收表已收回；写明盒号"))
@click.argument("round_no", metavar="ROUND")
@click.option("--box", required=True, help=_("档案盒号"))
def file_round(round_no: str, box: str) -> None:
    """The papers lie in a box."""
    with session().office(Right.ENTER) as office:
        no = aid.rounds.round_number(office, round_no)
        aid.rounds.file_round(office, no, box=box)
        say_round(office, no)


VERBS: tuple[click.Command, ...] = (group,)
