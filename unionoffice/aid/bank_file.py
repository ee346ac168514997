"""The bank's file of a transfer: a workbook from the frozen rows, account numbers as text, its sum on top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from unionoffice.aid import approving_rounds, money_rules, rounds, sheets
from unionoffice.errors import Refused
from unionoffice.exchange.workbook import SheetColumn, write_sheet
from unionoffice.fields import Kind
from unionoffice.money import capitals, yuan
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _

AREA = "aid"
COLUMNS = (
    SheetColumn(title="序号", width=6, kind=Kind.WHOLE),
    SheetColumn(title="户名", width=14, kind=Kind.NAME),
    SheetColumn(title="账号", width=24),
    SheetColumn(title="开户行", width=34),
    SheetColumn(title="金额（元）", width=14, kind=Kind.MONEY),
    SheetColumn(title="附言", width=26),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFile:
    """What the file holds: rows and fen; reversal rows are not in it, that money comes back another way."""

    path: Path
    rows: int
    amount: int


def write_bank_file(office: Office, round_no: int, path: Path) -> BankFile:
    """The rows that wait to be paid stand in a workbook at `path`, from what was frozen. The journal has it.

    Raises Refused: no transfer, not printed, approval void, nothing waits; Trouble where a row was tampered with.
    """
    office.officer.must(Right.ENTER)
    db = office.reading()
    round_ = rounds.existing_round(db, round_no)
    if round_.method != "transfer":
        raise Refused("no_transfer", _("只有银行转账的批次才有代发文件。"), "round")
    if round_.state not in money_rules.OUT:
        raise Refused("not_printed", _("这个批次还没有打印签收表。"), "round")
    approving_rounds.must_stand(db, round_no)
    sheet, facts = sheets.facts_of(db, round_no)
    waiting = {
        row[0] for row in db.execute("SELECT id FROM aid_items WHERE sheet = ? AND result = 'pending'", (sheet.no,))
    }
    rows = [row for row in facts["rows"] if row["item"] in waiting and row["amount"] > 0]
    if not rows:
        raise Refused("nothing_waits", _("这个批次没有待发的行。"), "round")
    total = sum(row["amount"] for row in rows)
    notes = (
        f"单位：{facts['office']}　　批次：{facts['round_no']}　　签收表：{sheet.sheet_no}　　校验码：{sheet.code}",
        f"共 {len(rows)} 笔，合计 {yuan(total)} 元（{capitals(total)}）",
    )
    written = write_sheet(
        path, COLUMNS,
        (
            (number, row["holder"], row["bank_card"] or "", " ".join(part for part in (row["bank"], row["bank_branch"]) if part),
             row["amount"], f"{facts['period']}{row['kind_word']}")
            for number, row in enumerate(rows, 1)
        ),
        title="帮扶资金银行代发表", created=date.fromisoformat(office.today), notes=notes,
    )  # fmt: skip
    office.note(
        "导出银行代发文件", AREA, {"round": round_.round_no, "rows": written, "amount": total, "file": path.name},
        right=Right.ENTER,
    )  # fmt: skip
    return BankFile(path=path, rows=written, amount=total)
