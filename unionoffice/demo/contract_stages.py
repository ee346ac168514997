"""Collective contracts of an invented town that stand still: one of each state, so that none is missing."""

from __future__ import annotations

from collections.abc import Callable

from unionoffice import contracts
from unionoffice.contracts import Contract
from unionoffice.demo.contract_lives import AUTHORITY, Table, adopt, register, run, talk, term, wage_terms
from unionoffice.demo.days import iso
from unionoffice.demo.plan import Union

STAGES = (
    "unanswered", "objected", "expiring", "late_filing", "review", "offered", "unpublished", "draft", "expired",
    "talking", "signed", "renewed", "not_passed", "answered", "filed", "rescinded", "passed", "changed", "refused",
    "prepared", "published", "sent_back", "disputed", "terminated",
)  # fmt: skip
"""Where the first enterprises stand, so that each state is in the town; all others have a contract that runs."""
STARTED = {"expiring": 345, "expired": 420, "renewed": 430, "changed": 200, "rescinded": 250, "terminated": 250}
"""How many days ago those were signed that may be of another year."""


def bring_to(table: Table, union: Union, stage: str) -> None:
    """An enterprise's wage contract that has come as far as this stage by today."""
    made = register(table, union, "wage", table.today - STARTED.get(stage, 0))
    _MAKE[stage](table, made)


def _offered(ago: int) -> Callable[[Table, Contract], None]:
    def make(table: Table, made: Contract) -> None:
        contracts.offer(
            table.office, made.no, {"offered_on": table.day(table.today - ago), "talks_on": iso(table.today + 20)}
        )

    return make


def _answered(reply: str) -> Callable[[Table, Contract], None]:
    def make(table: Table, made: Contract) -> None:
        contracts.offer(table.office, made.no, {"offered_on": table.day(table.today - 12)})
        contracts.reply(table.office, made.no, {"replied_on": table.day(table.today - 4), "reply": reply})

    return make


def _talking(table: Table, made: Contract) -> None:
    talk(table, made, table.today - 24)


def _disputed(table: Table, made: Contract) -> None:
    talk(table, made, table.today - 40)
    contracts.dispute(table.office, made.no, {"accepted_on": table.day(table.today - 18), "subject": "工资增幅"})


def _drafted(table: Table, made: Contract) -> None:
    talk(table, made, table.today - 30)
    contracts.draft(table.office, made.no, table.day(table.today - 9))


def _voted(*, passed: bool) -> Callable[[Table, Contract], None]:
    def make(table: Table, made: Contract) -> None:
        talk(table, made, table.today - 40)
        adopt(table, made, table.today - 11, passed=passed)

    return make


def _signed(ago: int, *, begins: int | None = None) -> Callable[[Table, Contract], None]:
    def make(table: Table, made: Contract) -> None:
        talk(table, made, table.today - ago - 45)
        adopt(table, made, table.today - ago - 14)
        contracts.sign(
            table.office,
            made.no,
            table.day(table.today - ago),
            **term(table.today - (ago if begins is None else begins), 1),
        )

    return make


def _filed(ago: int, *, received: bool) -> Callable[[Table, Contract], None]:
    def make(table: Table, made: Contract) -> None:
        _signed(ago + 5)(table, made)
        contracts.file(table.office, made.no, {"filed_on": table.day(table.today - ago), "authority": AUTHORITY})
        if received:
            contracts.receipt(table.office, made.no, table.day(table.today - ago + 1), receipt_no=f"受{made.no:03d}号")

    return make


def _opinion(ago: int, opinion: str, text: str) -> Callable[[Table, Contract], None]:
    def make(table: Table, made: Contract) -> None:
        _filed(ago, received=True)(table, made)
        raw = {"opinion": opinion, "opinion_on": table.day(table.today - ago + 6), "opinion_text": text}
        contracts.opinion(table.office, made.no, raw)

    return make


def _running(ago: int) -> Callable[[Table, Contract], None]:
    def make(table: Table, made: Contract) -> None:
        run(table, made, table.today - ago, years=1)

    return make


def _published_before_its_term(table: Table, made: Contract) -> None:
    _signed(30, begins=0)(table, made)
    contracts.file(
        table.office, made.no, {"filed_on": table.day(table.today - 26), "received_on": table.day(table.today - 25)}
    )
    contracts.publish(table.office, made.no, table.day(table.today - 6))


def _unpublished(table: Table, made: Contract) -> None:
    _filed(29, received=True)(table, made)


def _followed(nature: str) -> Callable[[Table, Contract], None]:
    def make(table: Table, made: Contract) -> None:
        if nature == "renewal":
            run(table, made, table.today - 430, years=1)
            run(
                table,
                contracts.renew(table.office, made.no, {**wage_terms(table), "number": table.number(table.today - 70)}),
                table.today - 70,
                years=1,
                people=False,
            )
        else:
            run(table, made, table.today - 200, years=1)
            run(
                table,
                contracts.change(
                    table.office, made.no, {**wage_terms(table), "number": table.number(table.today - 90)}
                ),
                table.today - 90,
                years=1,
                people=False,
            )

    return make


def _ended(how: str, reason: str) -> Callable[[Table, Contract], None]:
    def make(table: Table, made: Contract) -> None:
        run(table, made, table.today - 250, years=1)
        contracts.end(table.office, made.no, table.day(table.today - 3), how=how, reason=reason)

    return make


_MAKE: dict[str, Callable[[Table, Contract], None]] = {
    "prepared": lambda _table, _made: None,
    "offered": _offered(3),
    "unanswered": _offered(40),
    "answered": _answered("agreed"),
    "refused": _answered("refused"),
    "talking": _talking,
    "disputed": _disputed,
    "draft": _drafted,
    "passed": _voted(passed=True),
    "not_passed": _voted(passed=False),
    "signed": _signed(3),
    "late_filing": _signed(25),
    "filed": _filed(2, received=False),
    "review": _filed(8, received=True),
    "objected": _opinion(12, "objection", "加班工资计发基数低于法定标准，请双方协商修改后重新报送。"),
    "sent_back": _opinion(12, "incomplete", "缺少职代会决议和协商代表名单。"),
    "unpublished": _unpublished,
    "published": _published_before_its_term,
    "expiring": _running(345),
    "expired": _running(420),
    "renewed": _followed("renewal"),
    "changed": _followed("change"),
    "rescinded": _ended("rescinded", "企业停产，双方协商一致解除"),
    "terminated": _ended("terminated", "企业注销"),
}
