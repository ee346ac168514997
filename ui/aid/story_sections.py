"""What happened to a file, as tables: visits, postings, opinions with who and when, months before an exit, the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.aid.words import label, yuan
from ui.kit.paper_grid import PaperColumn, PaperTable, Section
from ui.kit.text import dim
from unionoffice import aid, fields
from unionoffice.aid import VISIT_FIELDS
from unionoffice.aid.household import shown
from unionoffice.approving import VERDICT_LABELS
from unionoffice.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from unionoffice.aid import Case, Posting
    from unionoffice.office import Office

OPINIONS = ("applied", "reviewed", "township", "county", "returned", "completed", "refused", "checked", "adjusted", "level",
            "promoted", "stayed", "exited", "cancelled", "moved_out")  # fmt: skip
"""Steps that stand among the opinions: what each level said."""


def visits_section(case: Case, *, revealed: bool, record: Callable[[], object] | None) -> Section:
    """Who went, who was there, what was seen; findings may speak of health and are covered."""
    section = Section(_("入户调查"))
    if record is not None:
        section.offer(_("登记入户"), record)
    columns = (
        PaperColumn(title=_("日期"), part=3, day=True), PaperColumn(title=_("事由"), part=3),
        PaperColumn(title=_("调查人"), part=4), PaperColumn(title=_("在场人员"), part=3),
        PaperColumn(title=_("调查情况"), part=8), PaperColumn(title=_("意见"), part=4),
    )  # fmt: skip
    lines = []
    for one in case.visits:
        seen = [
            (VISIT_FIELDS[name].shown, getattr(one, name))
            for name in ("people", "home", "vehicles", "property", "livelihood")
        ]
        told = [f"{name}：{words}" for name, words in seen if words]
        told.append(shown(VISIT_FIELDS["findings"], one.findings, reveal=revealed))
        lines.append(
            (
                one.day, fields.show(VISIT_FIELDS["purpose"], one.purpose), one.visitors, one.present or "",
                _("；").join(part for part in told if part), one.conclusion or "",
            )
        )  # fmt: skip
    section.column.addWidget(PaperTable(columns, lines, none=_("还没有入户。应由两人以上入户调查。")))
    return section


def postings_section(office: Office, case: Case) -> Section | None:
    """Where and how long it was posted, objections with their answers; None where it never was."""
    if not case.postings:
        return None
    section = Section(_("公示"))
    columns = (
        PaperColumn(title=_("地点"), part=5), PaperColumn(title=_("公示日期"), part=3, day=True),
        PaperColumn(title=_("到哪天为止"), part=3, day=True), PaperColumn(title=_("结果"), part=5),
        PaperColumn(title=_("异议和答复"), part=7),
    )  # fmt: skip
    lines = [
        (one.place, one.posted_on, one.until, _result(office, one), "\n".join(part for part in (one.objection, one.answer) if part))
        for one in case.postings
    ]  # fmt: skip
    section.column.addWidget(PaperTable(columns, lines))
    return section


def _result(office: Office, one: Posting) -> str:
    if one.closed_on is not None:
        if one.closed_on <= one.until:
            return _("{day} 提前撤下").format(day=one.closed_on)
        return _("{day} 期满").format(day=one.closed_on)
    return _("正在公示") if office.today <= one.until else _("已满，待登记结果")


def opinions_section(case: Case) -> Section:
    """What each level said, who signed, who entered it, on which day."""
    section = Section(_("申请、意见和审批"))
    columns = (
        PaperColumn(title=_("环节"), part=5), PaperColumn(title=_("日期"), part=3, day=True),
        PaperColumn(title=_("意见"), part=8), PaperColumn(title=_("签字人"), part=3),
        PaperColumn(title=_("依据或文号"), part=4), PaperColumn(title=_("经手人"), part=3),
    )  # fmt: skip
    lines = [
        (label("aid_step", one.step), one.day, one.opinion or "", one.signer or "", one.document or "", one.officer_name)
        for one in case.steps
        if one.step in OPINIONS
    ]  # fmt: skip
    section.column.addWidget(PaperTable(columns, lines, none=_("还没有提交申请。")))
    last = case.decisions[-1] if case.decisions else None
    if last is not None:
        words = _("{name} {day} 审批：{verdict}").format(
            name=last.officer_name, day=last.day, verdict=_(VERDICT_LABELS[last.verdict])
        )
        if last.void:
            words += "　" + _("审批之后档案改过，这次审批已不再有效。")
        section.column.addWidget(dim(words, wrap=True))
    return section


def months_section(case: Case, *, line: int, record: Callable[[], object] | None) -> Section | None:
    """The months told before an exit beside the line; None where none was told and none may be."""
    if not case.months and record is None:
        return None
    section = Section(_("脱困：逐月收入"))
    if record is not None:
        section.offer(_("登记月收入"), record)
    heads = {one.month: one.per_head for one in case.months_per_head}
    columns = (
        PaperColumn(title=_("月份"), part=3), PaperColumn(title=_("家庭当月收入（元）"), part=4, right=True),
        PaperColumn(title=_("人口"), part=2), PaperColumn(title=_("人均（元）"), part=3, right=True),
        PaperColumn(title=_("高于低保标准"), part=3), PaperColumn(title=_("证明材料"), part=5),
    )  # fmt: skip
    lines = [
        (
            one.month, yuan(one.income), str(one.people), yuan(heads.get(one.month)),
            _("是") if heads.get(one.month, 0) > line else _("否"), one.proof or "",
        )
        for one in case.months
    ]  # fmt: skip
    section.note.setText("　" + _("低保标准 {yuan} 元").format(yuan=yuan(line)))
    section.column.addWidget(PaperTable(columns, lines, none=_("还没有逐月收入记录。")))
    return section


def story_section(office: Office, no: int) -> Section:
    """Everything that happened, newest first."""
    section = Section(_("经过"))
    columns = (
        PaperColumn(title=_("日期"), part=3, day=True),
        PaperColumn(title=_("事情"), part=14),
        PaperColumn(title=_("人员"), part=4),
    )
    lines = [(one.day, one.words, one.by) for one in reversed(aid.timeline(office, no))]
    section.column.addWidget(PaperTable(columns, lines))
    return section
