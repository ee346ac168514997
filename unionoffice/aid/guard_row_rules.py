"""What is looked at of each row by itself before a sheet is printed: payee, roll, file, fund, ceiling, kin. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unionoffice import codes
from unionoffice.aid.guard_rules import GuardFinding, GuardRow, plain_name, said_of
from unionoffice.aid.money_rules import Ceiling, months_before
from unionoffice.money import yuan
from unionoffice.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """What is known around a row: its file's stage and level, the fund, the roll, the reckoning, the room, kin.

    `kin` names the officer and the relation where the payee, the student or one of the household is an officer's kin;
    `state` is the membership's (None for nobody on the roll); amounts in fen.
    """

    row: GuardRow
    transfer: bool
    needs_file: bool
    filed: bool
    level: str | None
    fund_name: str
    fund_serves: bool
    state: str | None
    on_roll: bool
    dead: bool
    reckoned_on: str | None = None
    reckoned_line: int | None = None
    line: int | None = None
    ceiling: Ceiling | None = None
    over: int = 0
    kin: tuple[str, str, str] | None = None
    handlers: tuple[str, ...] = ()
    students: tuple[int, ...] = ()


def row_findings(facts: RowFacts, *, today: str, stale_months: int) -> list[GuardFinding]:
    """Everything there is to say about one row by itself."""
    checks = (_payee, _account, _file, _roll, _money, _reckoning, _kin)
    return [found for check in checks for found in check(facts, today, stale_months)]


def _finding(facts: RowFacts, warning: str, about: str, sentence: str, *, hard: bool = False) -> GuardFinding:
    return GuardFinding(
        no=facts.row.no, item=facts.row.item, warning=warning, about=about, sentence=sentence, hard=hard
    )  # fmt: skip


def _payee(facts: RowFacts, _today: str, _months: int) -> Iterable[GuardFinding]:
    row = facts.row
    if row.worker is not None and row.worker.no != row.payee.no:
        sentence = _("{one}的领款人不是档案 {file} 的职工 {worker}。")
        words = sentence.format(one=said_of(row), file=row.file_no, worker=row.worker.name)
        yield _finding(facts, "payee_not_worker", str(row.payee.no), words)
    if row.double == "student" and row.student.no not in facts.students:
        sentence = _("{one}的学生不在档案 {file} 的家庭成员中，或没有登记为在校学生。")
        yield _finding(facts, "no_student", str(row.student.no), sentence.format(one=said_of(row), file=row.file_no))


def _account(facts: RowFacts, _today: str, _months: int) -> Iterable[GuardFinding]:
    row = facts.row
    if not facts.transfer:
        return
    if not row.card:
        sentence = _("{one}没有银行卡号，不能转账。请补上，或改为现金发放。")
        yield _finding(facts, "no_account", "", sentence.format(one=said_of(row)), hard=True)
    elif row.holder and plain_name(row.holder) != plain_name(row.payee.name):
        sentence = _("{one}的收款户名是“{holder}”，不是本人。")
        yield _finding(facts, "card_holder", row.holder, sentence.format(one=said_of(row), holder=row.holder))


def _file(facts: RowFacts, _today: str, _months: int) -> Iterable[GuardFinding]:
    row, kind = facts.row, codes.code_list("aid_kind").shown(facts.row.kind)
    if facts.needs_file and not facts.filed:
        sentence = _("{one}没有在档的困难职工档案；{kind}应先建档、后帮扶。")
        yield _finding(facts, "no_file", row.file_no, sentence.format(one=said_of(row), kind=kind))


def _roll(facts: RowFacts, _today: str, _months: int) -> Iterable[GuardFinding]:
    row = facts.row
    if facts.dead:
        sentence = _("{one}登记为已死亡，不能发放。请核对后删去，或改由家属另行申请。")
        yield _finding(facts, "deceased", "", sentence.format(one=said_of(row)), hard=True)
    elif not facts.on_roll:
        state = codes.code_list("member_state").shown(facts.state) if facts.state else _("没有登记")
        sentence = _("{one}不在会员名册上（会籍：{state}）。")
        yield _finding(facts, "not_on_roll", facts.state or "", sentence.format(one=said_of(row), state=state))


def _money(facts: RowFacts, _today: str, _months: int) -> Iterable[GuardFinding]:
    row = facts.row
    if not facts.fund_serves:
        level = codes.code_list("aid_level").shown(facts.level) if facts.level else _("未定级")
        sentence = _("{one}：“{fund}”不能用于这一级别（{level}）的档案或这类救助。")
        words = sentence.format(one=said_of(row), fund=facts.fund_name, level=level)
        yield _finding(facts, "fund_level", facts.fund_name, words, hard=True)
    if facts.over and facts.ceiling is not None:
        sentence = _("{one}超过年度标准 {over} 元（{words}，各项资金合计）。")
        words = sentence.format(one=said_of(row), over=yuan(facts.over), words=facts.ceiling.words)
        yield _finding(facts, "over_ceiling", str(facts.over), words, hard=facts.ceiling.hard)


def _reckoning(facts: RowFacts, today: str, months: int) -> Iterable[GuardFinding]:
    row = facts.row
    if row.file is None or not facts.needs_file:
        return
    if facts.reckoned_on is None or facts.reckoned_on < months_before(today, months):
        day = facts.reckoned_on or _("没有")
        sentence = _("{one}最近一次收入测算是 {day}，已超过 {months} 个月，类别可能已变。")
        words = sentence.format(one=said_of(row), day=day, months=months)
        yield _finding(facts, "stale", facts.reckoned_on or "", words)
    elif facts.reckoned_line is not None and facts.line is not None and facts.reckoned_line != facts.line:
        sentence = _("{one}的收入测算用的低保标准是 {old} 元，现为 {new} 元，类别可能已变。")
        words = sentence.format(one=said_of(row), old=yuan(facts.reckoned_line), new=yuan(facts.line))
        yield _finding(facts, "stale", f"{facts.reckoned_on} {facts.line}", words)


def _kin(facts: RowFacts, _today: str, _months: int) -> Iterable[GuardFinding]:
    row = facts.row
    if facts.kin is not None:
        officer, relation, name = facts.kin
        sentence = _("{one}：{name}是经办或审批人员 {officer} 的{relation}，应当回避。")
        words = sentence.format(one=said_of(row), name=name, officer=officer, relation=relation)
        yield _finding(facts, "kin", officer, words)
    elif any(plain_name(row.payee.name) == plain_name(name) for name in facts.handlers if name):
        sentence = _("{one}与经办人同名，请核对是否本人；经办人不能给自己发放。")
        yield _finding(facts, "handler", row.payee.name, sentence.format(one=said_of(row)))
