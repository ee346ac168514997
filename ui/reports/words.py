"""What the tables of 上报 show: columns, words and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.kit.columns import Column
from ui.theme import Tone
from unionoffice import money, reports
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.county import Line, Standing
    from unionoffice.reports import Record, RowState, Sent

PACKAGE_TONES = {
    "broken": Tone.BAD, "waiting": Tone.WARN, "paper": Tone.INFO, "part": Tone.WARN, "whole": Tone.GOOD,
}  # fmt: skip


def package_columns() -> tuple[Column, ...]:
    """The book of packages sent."""
    return (
        Column(title=_("编号"), usual=("1-12",), text=lambda one: f"{one.epoch}-{one.sequence}", width=70),
        Column(title=_("导出日期"), usual=("2000-00-00",), text=lambda one: one.day, width=104),
        Column(
            title=_("报告期"),
            usual=("2000-00-00—2000-00-00",),
            text=lambda one: f"{one.period_from}—{one.period_until}",
            width=190,
        ),
        Column(
            title=_("会员"),
            usual=("20,000",),
            text=lambda one: f"{one.counts.get('members', 0):,}",
            width=76,
            right=True,
        ),
        Column(
            title=_("金额（元）"),
            usual=("1,234,567.00",),
            text=lambda one: money.yuan(sum(one.sums.values())),
            width=110,
            right=True,
        ),
        Column(title=_("核对词"), usual=("A1B2 C3D4",), text=lambda one: one.check_words, width=96),
        Column(title=_("文件"), text=lambda one: one.file or "", width=150, least=120, stretch=True),
        Column(
            title=_("状态"),
            usual=tuple(f"{_(word)}　2000-00-00" for word in reports.PACKAGE_STATES.values()),
            text=package_state,
            width=180,
            tone=lambda one: PACKAGE_TONES[one.state],
        ),
    )


def package_state(one: Sent) -> str:
    """Where a package stands with the upper office."""
    words = _(reports.PACKAGE_STATES[one.state])
    return f"{words}　{one.answered_on}" if one.answered_on else words


def returned_columns() -> tuple[Column, ...]:
    """Rows sent back: pairs of the row's state and its record."""
    return (
        Column(
            title=_("状态"),
            usual=(_("已改正待报"), _("重复待核")),
            text=lambda pair: row_state(pair[0]),
            width=96,
            tone=lambda pair: row_tone(pair[0]),
        ),
        Column(title=_("类别"), usual=("",), text=lambda pair: pair[1].part, width=110),
        Column(title=_("名称"), usual=("",), text=called, width=130),
        Column(title=_("字段"), usual=("",), text=lambda pair: pair[1].field, width=100),
        Column(title=_("问题"), text=lambda pair: pair[0].sentence or "", width=230, stretch=True),
        Column(title=_("怎么办"), text=lambda pair: pair[0].remedy or "", width=290),
    )


def called(pair: tuple[RowState, Record]) -> str:
    """The record's name, or that it is gone."""
    return pair[1].name if pair[1].no is not None else _("（已不再上报）")


def row_state(row: RowState) -> str:
    """A row's state as a person reads it."""
    return _("已改正待报") if row.changed else _(reports.STATES[row.state])


def row_tone(row: RowState) -> Tone:
    """The colour of a row's state."""
    return Tone.INFO if row.changed else Tone.BAD if row.state == "rejected" else Tone.WARN


def receipt_columns() -> tuple[Column, ...]:
    """The receipts taken in."""
    return (
        Column(title=_("收下日期"), usual=("2000-00-00",), text=lambda one: one.day, width=104),
        Column(title=_("回答的包"), usual=("12",), text=lambda one: str(one.package), width=80, right=True),
        Column(
            title=_("接收行数"),
            usual=("50,000",),
            text=lambda one: f"{sum(one.accepted.values()):,}",
            width=96,
            right=True,
        ),
        Column(title=_("退回"), usual=("12",), text=lambda one: f"{one.rejected:,}", width=70, right=True),
        Column(title=_("重复待核"), usual=("12",), text=lambda one: f"{one.duplicates:,}", width=84, right=True),
        Column(title=_("随回执下发"), text=along_words, width=220, stretch=True),
        Column(title=_("备注"), text=lambda one: one.remark or "", width=160),
    )


def along_words(one: reports.Receipt) -> str:
    """What came along with a receipt."""
    told = []
    if one.along.get("rules"):
        told.append(_("规则 {n} 条").format(n=len(one.along["rules"])))
    if one.along.get("permissions"):
        told.append(_("许可 {n} 项").format(n=one.along["permissions"]))
    if one.along.get("blocks"):
        told.append(_("编号段 {n} 个").format(n=one.along["blocks"]))
    return "，".join(told)


def standing_columns() -> tuple[Column, ...]:
    """The lower offices: pairs of where one stands and whether it is late."""
    return (
        Column(title=_("报送单位"), text=lambda pair: pair[0].name, width=150, stretch=True),
        Column(title=_("区划代码"), usual=("330106109",), text=lambda pair: pair[0].division, width=110),
        Column(
            title=_("报送情况"),
            usual=(_("已报，待回执"), _("已报，已回执")),
            text=standing_state,
            width=120,
            tone=standing_tone,
        ),
        Column(title=_("最近报送"), usual=("2000-00-00",), text=lambda pair: pair[0].made_on or "", width=104),
        Column(title=_("编号"), usual=("1-12",), text=place, width=64),
        Column(title=_("会员"), usual=("20,000",), text=lambda pair: f"{pair[0].members:,}", width=84, right=True),
        Column(title=_("困难档案"), usual=("600",), text=lambda pair: f"{pair[0].aid_files:,}", width=84, right=True),
        Column(title=_("集体合同"), usual=("120",), text=lambda pair: f"{pair[0].contracts:,}", width=84, right=True),
        Column(title=_("待改问题"), usual=("12",), text=lambda pair: f"{pair[0].faults:,}", width=84, right=True),
        Column(title=_("回执"), usual=("2000-00-00",), text=lambda pair: pair[0].answered_on or "", width=104),
    )


def place(pair: tuple[Standing, bool]) -> str:
    """Epoch and sequence of the newest package."""
    return "" if pair[0].sequence is None else f"{pair[0].epoch}-{pair[0].sequence}"


def standing_state(pair: tuple[Standing, bool]) -> str:
    """Whether a lower office has handed in."""
    one, late = pair
    if one.state == "never":
        return _("逾期未报") if late else _("未报")
    if late:
        return _("逾期")
    return _("已报，待回执") if one.state == "received" else _("已报，已回执")


def standing_tone(pair: tuple[Standing, bool]) -> Tone:
    """The colour of it."""
    one, late = pair
    if late:
        return Tone.BAD
    return {"never": Tone.WARN, "received": Tone.INFO}.get(one.state, Tone.GOOD)


def figure_columns() -> tuple[Column, ...]:
    """The figures of all lower offices."""
    from unionoffice import county

    def shows(key: str, money_: bool) -> Column:
        label = _(county.BY_KEY[key].label)

        def text(one: Line) -> str:
            return money.yuan(one.values[key]) if money_ else f"{one.values[key]:,}"

        return Column(title=label, usual=("0",), text=text, width=124 if money_ else 90, right=True)

    first = Column(title=_("单位"), text=lambda one: one.name, width=140, stretch=True)
    return (first, *(shows(one.key, one.money) for one in county.FIGURES))


def twin_columns() -> tuple[Column, ...]:
    """The same person, aid or card in two offices."""
    return (
        Column(title=_("姓名"), text=lambda one: one.name, width=100),
        Column(title=_("证件号码"), usual=("330106********000X",), text=lambda one: one.number, width=180),
        Column(title=_("单位"), text=lambda one: "、".join(one.offices), width=240),
        Column(title=_("问题"), text=lambda one: one.sentence, width=320, stretch=True),
    )


def refused_columns() -> tuple[Column, ...]:
    """Files that were not taken: pairs of the path and the refusal."""
    return (
        Column(title=_("文件"), text=lambda pair: pair[0].name, width=260),
        Column(
            title=_("为什么没有收下"),
            text=lambda pair: pair[1].sentence,
            width=420,
            stretch=True,
            tone=lambda _pair: Tone.BAD,
        ),
    )
