"""Files, funds and rounds the money tests begin with; 李娟 enters, 王建国 approves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.aid.households import ABDULLAH, CHEN, FILE, OUYANG, WANG, acting, reckoned, set_day
from unionoffice import aid
from unionoffice.aid import approving_rounds, funds, items, money_store, paying, rounds, sheets
from unionoffice.aid.money_model import Fund, Round
from unionoffice.aid.money_store import ItemLine
from unionoffice.deadlines import day_after
from unionoffice.office import Office

CARDS = {
    WANG: "6217000000000000012",
    CHEN: "6217000000000000020",
    OUYANG: "6217000000000000038",
    ABDULLAH: "6217000000000000046",
}


def a_file(
    office: Office,
    person: int = CHEN,
    *,
    level: str = "全国级",
    year: str = "30000",
    category: str = "deep",
    **more: Any,
) -> int:
    """A file on file since 2026-03-02, reckoned on the office's day."""
    values = {**FILE, "level": level, "bank_card": CARDS.get(person, "6217000000000000053"), **more}
    file = aid.take_over(office, person, values, category=category, filed_on="2026-03-02")
    reckoned(office, file.no, year=year, medical="20000", category=category)
    return file.no


def a_fund(
    office: Office, name: str = "县级帮扶资金", source: str = "县级财政", yuan: int = 100_000, **more: Any
) -> Fund:
    """A fund with so many yuan in it."""
    fund = funds.add_fund(office, {"name": name, "source": source, **more})
    if yuan:
        funds.book(office, fund.no, kind="received", amount=yuan * 100, document="西财社〔2026〕1号")
    return fund


def a_round(
    office: Office, kind: str = "生活救助", method: str = "银行转账", fund: str = "县级帮扶资金", **more: Any
) -> Round:
    """A draft with both handlers named."""
    return rounds.new_round(
        office,
        {"title": "2026年冬季救助", "kind": kind, "method": method, "fund": fund, "period": "2026年第四季度", "handler": "李娟",
         "second_handler": "赵敏", "chair": "王建国", **more},
    )  # fmt: skip


def a_row(office: Office, round_: Round, file: int, amount: str = "1000", **more: Any) -> ItemLine:
    return items.add_item(office, round_.no, {"file": file, "amount": amount, **more})


def posted(office: Office, round_: Round) -> Round:
    """Posted today, and time goes on until the posting is over."""
    posting = rounds.post(office, round_.no, place="镇政务公开栏")
    set_day(office, day_after(posting.until, 1))
    return rounds.existing_round(office.reading(), round_.no)


def approved(office: Office, round_: Round) -> Round:
    if posting_wanted(office, round_):
        posted(office, round_)
    with acting(office, "王建国"):
        approving_rounds.approve(office, round_.no, remark="同意")
    return rounds.existing_round(office.reading(), round_.no)


def posting_wanted(office: Office, round_: Round) -> bool:
    return round_.corrects is None and bool(rounds.number(office, f"{round_.kind}_posted"))


def printed(office: Office, round_: Round) -> Round:
    approved(office, round_)
    sheets.make_sheet(office, round_.no)
    return rounds.existing_round(office.reading(), round_.no)


def paid(office: Office, round_: Round) -> Round:
    printed(office, round_)
    paying.pay_all(office, round_.no, signed=round_.method != "transfer")
    return rounds.existing_round(office.reading(), round_.no)


def lines(office: Office, round_: Round) -> list[ItemLine]:
    return money_store.lines_of(office.reading(), round_.no)


def balance(office: Office, fund: Fund) -> int:
    return money_store.balance(office.reading(), fund.no)


@contextmanager
def on_day(office: Office, day: str) -> Iterator[None]:
    before = office.today
    set_day(office, day)
    try:
        yield
    finally:
        set_day(office, before)
