"""What is looked at before a sheet is printed, over the rows of a round: doubles first. Pure; facts and numbers come in.

A finding says in words why and names both records. `hard` ones cannot be set aside; all others want a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from unionoffice import codes
from unionoffice.aid import same_human
from unionoffice.aid.same_human import Human
from unionoffice.money import yuan
from unionoffice.names import DOT
from unionoffice.wording import N_, _

SPOUSE = ("10", "11", "12")
CHILD_FIRST = ("2", "3")
"""Relations of GB/T 4761: 10–12 spouse, 2x sons and sons-in-law, 3x daughters and daughters-in-law."""

WARNINGS = {
    "same_person": N_("同一人重复"),
    "spouse": N_("配偶已享受"),
    "child": N_("子女已享受"),
    "household": N_("同户成员已享受"),
    "same_student": N_("同一学生重复"),
    "same_card": N_("银行卡号相同"),
    "same_phone": N_("联系电话相同"),
    "payee_not_worker": N_("领款人不是档案职工"),
    "card_holder": N_("户名与姓名不符"),
    "no_account": N_("没有银行卡号"),
    "no_file": N_("没有在档档案"),
    "not_on_roll": N_("不在会员名册"),
    "deceased": N_("已死亡"),
    "outlier": N_("金额异常"),
    "kin": N_("经办或审批人的亲属"),
    "handler": N_("经办人本人"),
    "over_ceiling": N_("超过救助标准"),
    "fund_level": N_("资金与档案级别不符"),
    "quota": N_("超过指标"),
    "stale": N_("收入测算过期"),
    "no_student": N_("不是该户学生"),
    "fund_short": N_("资金不足"),
}
"""Every warning of the guard by its code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardRow:
    """A row as the guard sees it; of this round (`mine`) or an earlier one. `family` holds people with their relation."""

    no: int
    item: str
    round_no: str
    mine: bool
    place: int
    day: str
    kind: str
    double: str
    payee: Human
    student: Human
    file: int | None
    file_no: str
    worker: Human | None
    family: tuple[tuple[Human, str], ...]
    amount: int
    category: str
    card: str
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardFinding:
    """One thing found about a row: `warning` is a key of WARNINGS, `about` what it is about (another row, a sum).

    `other` is the row named in it; `exact` where nothing had to be guessed.
    """

    no: int
    item: str
    warning: str
    about: str
    sentence: str
    hard: bool = False
    other: int | None = None
    exact: bool = True

    @property
    def key(self) -> tuple[int, str, str]:
        """What a reason given belongs to: row, warning and what it is about."""
        return self.no, self.warning, self.about


def said_of(row: GuardRow) -> str:
    """A row named in a sentence: who, where, when, how much."""
    who = row.payee.name if row.payee.no == row.student.no else f"{row.payee.name}（{row.student.name}）"
    sentence = _("{name}（批次 {no} 第 {place} 行，{day}，{sum} 元）")
    if row.mine:
        sentence = _("{name}（本批次第 {place} 行，{day}，{sum} 元）")
    return sentence.format(name=who, no=row.round_no, place=row.place, day=row.day, sum=yuan(row.amount))


# -- doubles


@dataclass(frozen=True, slots=True)
class _Role:
    row: GuardRow
    human: Human
    part: str
    """payee, student, or the relation to the worker."""


def doubles(
    rows: Sequence[GuardRow], *, since: Mapping[str, str], not_same: frozenset[tuple[int, int]] = frozenset()
) -> list[GuardFinding]:
    """Rows of this round that aid whom another row of the same kind aided since the day of its kind (or in this round).

    Of two rows of this round the later is named. `not_same` are pairs of people a clerk said are two.
    """
    kinds = {row.kind for row in rows if row.mine}
    roles: dict[Human, list[_Role]] = {}
    index: dict[object, list[Human]] = {}
    for role in _roles(row for row in rows if row.kind in kinds and (row.mine or row.day >= since[row.kind])):
        if role.human not in roles:
            for key in same_human.keys(role.human):
                index.setdefault(key, []).append(role.human)
        roles.setdefault(role.human, []).append(role)
    found: dict[tuple[int, int], tuple[int, GuardFinding]] = {}
    near: dict[Human, list[tuple[Human, str]]] = {}
    for human, mine in roles.items():
        if any(role.row.mine for role in mine):
            near[human] = _near(human, index, not_same)
    for human, others in near.items():
        for other, why in others:
            for role in roles[human]:
                for another in roles[other]:
                    if _to_compare(role.row, another.row):
                        _weigh(role, another, why, found)
    return [finding for _rank, finding in found.values()]


def _near(
    human: Human, index: Mapping[object, list[Human]], not_same: frozenset[tuple[int, int]]
) -> list[tuple[Human, str]]:
    """The people this one may be, with the reason; a clerk's word that two are not one stands against guesses only."""
    found = []
    for other in dict.fromkeys(one for key in same_human.keys(human) for one in index[key]):
        why = same_human.why_same(human, other)
        if why is None:
            continue
        if why not in same_human.EXACT and (min(human.no, other.no), max(human.no, other.no)) in not_same:
            continue
        found.append((other, why))
    return found


def _roles(rows: Iterable[GuardRow]) -> Iterable[_Role]:
    """Everybody a row aids, and everybody whose household it aids."""
    for row in rows:
        if row.double == "student":
            yield _Role(row, row.student, "student")
            continue
        yield _Role(row, row.payee, "payee")
        if row.student.no != row.payee.no:
            yield _Role(row, row.student, "student")
        if row.double == "household":
            if row.worker is not None and row.worker.no != row.payee.no:
                yield _Role(row, row.worker, "worker")
            for human, relation in row.family:
                if human.no not in (row.payee.no, row.student.no):
                    yield _Role(row, human, relation)


def _to_compare(row: GuardRow, other: GuardRow) -> bool:
    if not row.mine or other.no == row.no or other.kind != row.kind:
        return False
    return not other.mine or (other.place, other.no) < (row.place, row.no)


_AIDED = ("payee", "student")
_RANKS = ("same_person", "same_student", "spouse", "child", "household")


def _weigh(mine: _Role, other: _Role, why: str, found: dict[tuple[int, int], tuple[int, GuardFinding]]) -> None:
    if mine.part not in _AIDED and other.part not in _AIDED:
        return
    warning = _warning(mine, other)
    rank = _RANKS.index(warning) * 2 + (why not in same_human.EXACT)
    pair = (mine.row.no, other.row.no)
    if pair in found and found[pair][0] <= rank:
        return
    sentence = _sentence(mine, other, warning, why)
    finding = GuardFinding(
        no=mine.row.no, item=mine.row.item, warning=warning, about=other.row.item, sentence=sentence, other=other.row.no,
        exact=why in same_human.EXACT,
    )  # fmt: skip
    found[pair] = (rank, finding)


def _warning(mine: _Role, other: _Role) -> str:
    if mine.row.double == "student":
        return "same_student"
    if mine.part in _AIDED and other.part in _AIDED:
        return "same_person"
    relation = other.part if mine.part in _AIDED else mine.part
    if relation in SPOUSE:
        return "spouse"
    return "child" if relation[:1] in CHILD_FIRST else "household"


def _sentence(mine: _Role, other: _Role, warning: str, why: str) -> str:
    kind, reason = codes.code_list("aid_kind").shown(mine.row.kind), _(same_human.REASONS[why])
    if warning in ("same_person", "same_student"):
        sentence = _("{one}与{other}疑似同一人（{why}），都是{kind}。")
        if why in same_human.EXACT:
            sentence = _("{one}与{other}是同一人（{why}），都是{kind}。")
        return sentence.format(one=said_of(mine.row), other=said_of(other.row), why=reason, kind=kind)
    relation = other.part if mine.part in _AIDED else mine.part
    word = codes.code_list("relation").shown(relation) if relation != "worker" else _("档案职工")
    sentence = _("{one}与{other}是同一户（{member}，{relation}；{why}），都是{kind}。")
    member = mine.human.name if mine.part in _AIDED else other.human.name
    return sentence.format(
        one=said_of(mine.row), other=said_of(other.row), member=member, relation=word, why=reason, kind=kind
    )


# -- accounts and telephones


def shared_accounts(rows: Sequence[GuardRow], *, since: str) -> list[GuardFinding]:
    """Different people paid to one account, in this round or since the day."""
    sentence = _("{one}与{other}是两个人，银行卡号相同（尾号 {tail}）。")
    return _shared([(row, row.card) for row in rows], since, "same_card", sentence)


def shared_phones(rows: Sequence[GuardRow], *, since: str) -> list[GuardFinding]:
    """People of different households with one telephone, in this round or since the day."""
    sentence = _("{one}与{other}不是同一户，联系电话相同（尾号 {tail}）。")
    return _shared([(row, row.payee.phone) for row in rows], since, "same_phone", sentence)


def _shared(
    rows: Iterable[tuple[GuardRow, str]], since: str, warning: str, sentence: str
) -> list[GuardFinding]:  # fmt: skip
    groups: dict[str, list[GuardRow]] = {}
    for row, shared in rows:
        if shared:
            groups.setdefault(shared, []).append(row)
    found = []
    for shared, group in groups.items():
        for row in group:
            other = next((one for one in group if _apart(row, one, since, warning)), None) if row.mine else None
            if other is not None:
                words = sentence.format(one=said_of(row), other=said_of(other), tail=shared[-4:])
                found.append(
                    GuardFinding(
                        no=row.no, item=row.item, warning=warning, about=other.item, sentence=words, other=other.no
                    )
                )  # fmt: skip
    return found


def _apart(row: GuardRow, other: GuardRow, since: str, warning: str) -> bool:
    """Whether the other row comes first and is about somebody else (for telephones: of another household)."""
    earlier = (other.place, other.no) < (row.place, row.no) if other.mine else other.day >= since
    if not earlier or same_human.why_same(row.payee, other.payee) in same_human.EXACT:
        return False
    return warning == "same_card" or row.file is None or row.file != other.file


def plain_name(name: str) -> str:
    """A name as holders are compared: without blanks and dots, lower case."""
    return "".join(name.split()).replace(DOT, "").casefold()


def outliers(rows: Sequence[GuardRow], *, times: int, least: int) -> list[GuardFinding]:
    """Amounts of this round far from the median of their kind and category, by the median absolute deviation."""
    groups: dict[tuple[str, str], list[GuardRow]] = {}
    for row in rows:
        groups.setdefault((row.kind, row.category), []).append(row)
    found = []
    for group in groups.values():
        if len(group) < least:
            continue
        middle = median(row.amount for row in group)
        spread = max(median(abs(row.amount - middle) for row in group), middle / 10)
        for row in group:
            if row.mine and abs(row.amount - middle) > times * spread:
                sentence = _("{one}的金额与同类 {n} 笔的中位数 {sum} 元相差过大。")
                words = sentence.format(one=said_of(row), n=len(group), sum=yuan(round(middle)))
                found.append(
                    GuardFinding(no=row.no, item=row.item, warning="outlier", about=str(row.amount), sentence=words)
                )
    return found
