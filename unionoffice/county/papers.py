"""Papers of the upper office: who handed in, and the bulletin; facts from what is merged, the log once they are out."""

from __future__ import annotations

from unionoffice import money, rules_in_force
from unionoffice.county.figures import Line, Period, figures
from unionoffice.county.print_bulletin import BulletinFacts, BulletinRow, bulletin
from unionoffice.county.print_status import StatusFacts, StatusRow, status_table
from unionoffice.county.status import Standing, silent, status
from unionoffice.office import Office
from unionoffice.papers_out import Paper, paper_of, record_print, save_paper
from unionoffice.printing import Offset, Printed
from unionoffice.wording import N_

FORMS = {"reporting-status": N_("下级工会报送情况表"), "bulletin": N_("报送情况通报")}
__all__ = ["FORMS", "Paper", "bulletin_paper", "record_print", "save_paper", "status_paper"]


def _paper(form: str, made: Printed) -> Paper:
    return paper_of(made, area="county", form=form, title=FORMS[form], table="received")


def _day(day: str | None) -> str:
    return f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:10])}日" if day else ""


def _state(one: Standing, late: set[str]) -> str:
    if one.sequence is None:
        return "逾期未报" if one.office in late else "未报"
    return "逾期" if one.office in late else "已报"


def status_paper(office: Office, *, blank: bool = False, offset: Offset | None = None) -> Paper:
    """The table of who handed in, or a blank one."""
    facts = StatusFacts()
    if not blank:
        found = status(office)
        late = {one.office for one in silent(office, found)}
        rule = rules_in_force.in_force(office, "reporting.silence_days")
        facts = StatusFacts(
            office=office.name, day=_day(office.today), clerk=office.officer.name, rule=f"超过 {rule.value} 天未报为逾期",
            rows=[
                StatusRow(
                    name=one.name, division=one.division, state=_state(one, late), made_on=one.made_on or "",
                    received_on=one.received_on or "", number="" if one.sequence is None else f"{one.epoch}-{one.sequence}",
                    members=one.members, aid_files=one.aid_files, contracts=one.contracts, faults=one.faults,
                    handed_in=one.sequence is not None, late=one.office in late,
                )
                for one in found
            ],
        )  # fmt: skip
    return _paper("reporting-status", status_table(facts, offset=offset))


def bulletin_text(office: Office, period: Period) -> list[str]:
    """The paragraphs of the bulletin: how many handed in, what came together, who is late, what is to be put right."""
    found, lines = status(office), figures(office, period)
    total, came = lines[-1].values, [one for one in found if one.sequence is not None]
    late = silent(office, found)
    faulty = [one for one in found if one.faults]
    span = f"{_day(period[0])}至{_day(period[1])}"
    handed = f"已报送 {len(came)} 个，未报送 {len(found) - len(came)} 个"
    roll = f"会员 {total['members']:,} 人，其中女会员 {total['women']:,} 人、农民工会员 {total['migrant']:,} 人"
    aided = f"期内救助 {total['aid_times']:,} 人次、{money.yuan(total['aid_money'])} 元"
    text = [
        f"截至{_day(office.today)}，在本会登记的报送单位 {len(found)} 个，{handed}。现将{span}汇总情况通报如下。",
        f"一、汇总数据。共有{roll}；在档困难职工 {total['aid_files']:,} 户；{aided}；期限内的集体合同 {total['contracts']:,} 份。",
    ]
    if late:
        names = "、".join(one.name for one in late)
        text.append(f"二、逾期未报。{names}。请于收到本通报之日起五个工作日内报送。")
    else:
        text.append("二、逾期未报。无。")
    if faulty:
        names = "、".join(f"{one.name} {one.faults} 处" for one in faulty)
        text.append(f"三、数据质量。{names}待改，明细已随回执包下发，请改正后在下次报送时一并更新。")
    else:
        text.append("三、数据质量。各单位报送的数据未发现问题。")
    return text


def bulletin_paper(office: Office, period: Period, *, number: str = "", offset: Offset | None = None) -> Paper:
    """The bulletin of this period."""
    lines = figures(office, period)
    facts = BulletinFacts(
        office=office.name, title="关于工会数据报送情况的通报", number=number, to="各基层工会", day=_day(office.today),
        paragraphs=bulletin_text(office, period), rows=[_row(one) for one in lines[:-1]], total=_row(lines[-1]),
    )  # fmt: skip
    return _paper("bulletin", bulletin(facts, offset=offset))


def _row(one: Line) -> BulletinRow:
    numbers = one.values
    return BulletinRow(
        name=one.name, made_on=one.made_on, members=f"{numbers['members']:,}", aid_files=f"{numbers['aid_files']:,}",
        times=f"{numbers['aid_times']:,}", amount=money.yuan(numbers["aid_money"]),
    )  # fmt: skip
