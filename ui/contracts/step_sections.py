"""What was done with a contract, kind by kind: offers, meetings, votes, filings, reports, changes, disputes, the chain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.contracts import words
from ui.kit.columns import Column
from ui.kit.list_in_page import ListInPage
from ui.kit.paper_grid import LABEL_WIDE, LABEL_WIDE_ENGLISH, Box, PaperColumn, PaperGrid, PaperTable, Section
from unionoffice import contracts, wording
from unionoffice.contracts import (
    CHANGE_FIELDS,
    DISPUTE_FIELDS,
    FILING_FIELDS,
    MEETING_FIELDS,
    OFFER_FIELDS,
    REPORT_FIELDS,
    VOTE_FIELDS,
)
from unionoffice.fields import Fields, Kind, show
from unionoffice.wording import N_, _

if TYPE_CHECKING:
    from unionoffice.office import Office

WIDE = (Kind.LONG_TEXT, Kind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """One kind of step: its title, where its rows come from, and the fields a line shows."""

    title: str
    rows: Callable[[Office, int], Sequence[Any]]
    fields: Fields
    boxes: bool = False
    """Whether each row has a form of its own instead of a line: more fields than a line has room for."""


READ = (
    Steps(
        title=N_("要约与答复"), rows=contracts.offers,
        fields=OFFER_FIELDS.only("side", "offered_on", "received_on", "talks_on", "replied_on", "reply", "reply_note"),
        boxes=True,
    ),
    Steps(
        title=N_("职代会表决"), rows=contracts.votes,
        fields=VOTE_FIELDS.only("held_on", "congress", "due", "present", "yes", "against", "abstain"),
    ),
    Steps(
        title=N_("报送审查"), rows=contracts.filings,
        fields=FILING_FIELDS.only("filed_on", "authority", "received_on", "receipt_no", "opinion", "opinion_on", "opinion_text"),
        boxes=True,
    ),
    Steps(title=N_("履约报告"), rows=contracts.reports, fields=REPORT_FIELDS),
    Steps(title=N_("变动"), rows=contracts.changes, fields=CHANGE_FIELDS),
)  # fmt: skip
"""Steps that are read here; what was entered stays."""


def read_sections(office: Office, no: int) -> list[Section]:
    """A section for every kind of step there is."""
    found = []
    for one in READ:
        rows = one.rows(office, no)
        if not rows:
            continue
        section = Section(_(one.title))
        found.append(section)
        if one.boxes:
            for row in rows:
                section.column.addWidget(_grid(one.fields, row))
            continue
        columns = [
            PaperColumn(title=field.shown, part=3 if field.kind in WIDE else 1, day=field.kind is Kind.DATE)
            for field in one.fields.values()
        ]
        lines = [[show(field, getattr(row, name)) for name, field in one.fields.items()] for row in rows]
        if one.fields is READ[1].fields:
            columns.append(PaperColumn(title=_("结果")))
            lines = [[*line, _("通过") if row.passed else _("未通过")] for line, row in zip(lines, rows, strict=True)]
            section.setToolTip("\n".join(row.by_rule for row in rows if row.by_rule))
        section.column.addWidget(PaperTable(columns, lines))
    return found


def _grid(fields: Fields, row: Any) -> PaperGrid:
    wide = LABEL_WIDE_ENGLISH if wording.english() else LABEL_WIDE
    boxes = [
        Box(label=field.shown, value=show(field, getattr(row, name)), whole=field.kind is Kind.LONG_TEXT)
        for name, field in fields.items()
    ]
    return PaperGrid(boxes, label_wide=wide)


def meetings_section(office: Office, no: int, change: Callable[[Any], object] | None) -> Section | None:
    """The meetings with their minutes; Enter changes what they say. None where none was held."""
    rows = contracts.meetings(office, no)
    names = ("held_on", "place", "recorder", "result", "signed")
    return _list(_("协商会议"), rows, MEETING_FIELDS, names, _("修改会议记录…"), change)


def disputes_section(office: Office, no: int, change: Callable[[Any], object] | None) -> Section | None:
    """The disputes; Enter says what came of one. None where there is none."""
    rows = contracts.disputes(office, no)
    names = ("accepted_on", "subject", "extended", "ended_on", "outcome")
    return _list(_("协商争议"), rows, DISPUTE_FIELDS, names, _("登记处理结果…"), change)


def _list(
    title: str, rows: Sequence[Any], fields: Fields, names: Sequence[str], does: str,
    change: Callable[[Any], object] | None,
) -> Section | None:  # fmt: skip
    if not rows:
        return None
    section = Section(title)
    shown = ListInPage(
        [
            Column(
                title=fields[name].shown, text=_shows(fields, name), width=fields[name].width or 160,
                stretch=fields[name].kind in WIDE,
            )
            for name in names
        ],
        title,
    )  # fmt: skip
    shown.show_rows(rows)
    if change is not None:
        act = change
        section.offer(does, lambda: act(shown.current()), key="Enter")
        shown.opened.connect(lambda place: act(shown.rows[place]))
    section.column.addWidget(shown)
    return section


def _shows(fields: Fields, name: str) -> Callable[[Any], str]:
    return lambda row: show(fields[name], getattr(row, name))


def chain_section(office: Office, no: int, open_contract: Callable[[int], object]) -> Section | None:
    """The contracts before and behind this one; Enter opens one. None where it stands alone."""
    chain = contracts.chain(office, no)
    if len(chain) < 2:
        return None
    section = Section(_("续订与变更"))
    section.note.setText("　" + _("Enter 打开"))
    shown = ListInPage(
        (
            Column(title=_("编号"), text=lambda line: line.contract.number, width=110),
            Column(title=_("签订类别"), text=lambda line: words.label("contract_nature", line.contract.nature), width=90),
            Column(
                title=_("状态"), text=lambda line: words.state_word(line.state), width=100,
                tone=lambda line: words.state_tone(line.state),
            ),
            Column(title=_("履行期限"), text=lambda line: words.span(line.contract), width=190, stretch=True),
            Column(title="", text=lambda line: _("本合同") if line.contract.no == no else "", width=80),
        ),
        _("续订与变更"),
    )  # fmt: skip
    shown.show_rows(contracts.lines(office, [one.no for one in chain]))
    shown.opened.connect(lambda place: open_contract(shown.rows[place].contract.no))
    section.column.addWidget(shown)
    return section
