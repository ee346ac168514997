"""Papers take everything from the records; the packet names what is missing, the sets have the right number of copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import CHEMICALS, VILLAGE
from tests.contracts.steps import in_effect, new, signed, talked
from tests.printing.reading import all_words
from unionoffice import contracts, journal, print_log, scans, units
from unionoffice.contracts import Contract, form_facts, papers
from unionoffice.contracts.rules import WORKERS
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Officer, Role


@pytest.fixture
def wage(office: Office) -> Contract:
    """天禄化工's wage contract: talked about, voted, signed, filed, in effect."""
    made = new(
        office, kind="wage", workers=120, women=41, subjects="1. 工资增幅；2. 加班工资基数", legal_person="沈国强",
        contract_minimum="2600",
    )  # fmt: skip
    talked(office, made.no)
    signed(office, made.no)
    contracts.file(
        office, made.no,
        {"filed_on": "2026-03-25", "received_on": "2026-03-26", "receipt_no": "受 26-118", "authority": "西湖区人力社保局"},
    )  # fmt: skip
    found = contracts.contract(office, made.no)
    assert found is not None
    return found


def on_paper(office: Office, form: str, no: int) -> str:
    return all_words(papers.contract_form(office, form, no).pdf)


def test_each_form_carries_what_the_records_hold(office: Office, wage: Contract) -> None:
    for form, words in {
        "offer": ["工资集体协商要约书", CHEMICALS, "10个工作日", "2026年2月14日", "王秀英", "工资增幅"],
        "reply": ["应约书", "同意就签订2026年度工资专项集体合同", "沈建国"],
        "representatives": ["王秀英", "陈超", "吴斌", "职工民主推荐"],
        "minutes": ["2026年2月26日", "文书小赵"],
        "resolution": ["三墩镇天禄化工有限公司2026年度工资专项集体合同", "28", "26", "通过"],
        "filing": ["受26-118", "沈国强", "2026年4月1日", "2027年3月31日", "1年", "120", "41", "赞成26票，反对1票，弃权1票",
                   "2026年2月2日职工方提出要约"],
        "packet": ["集体合同文本", "工资情况说明", "2026年3月30日"],
        "publication": ["2026年3月20日", "2026年3月25日", "2026年3月26日", "2026年4月11日"],
        "renewal": ["期满前90天内", "2027年3月31日", "工资增幅"],
    }.items():  # fmt: skip
        text = on_paper(office, form, wage.no)
        assert [word for word in words if word not in text] == [], form


def test_every_form_prints_blank_and_an_unknown_one_is_refused(office: Office) -> None:
    for form in papers.FORMS:
        made = papers.contract_form(office, form, None)
        assert made.printed.pages >= 1
        assert made.subjects == ()
    assert papers.register_paper(office, []).printed.pages == 1
    with pytest.raises(Refused) as refusal:
        papers.contract_form(office, "poem", None)
    assert refusal.value.reason == "unknown_form"


def test_a_form_for_a_contract_just_registered_leaves_open_what_is_not_known(office: Office) -> None:
    made = new(office)
    for form in papers.FORMS:
        assert papers.contract_form(office, form, made.no).subjects == (made.no,)
    facts = form_facts.filing_facts(office, made)
    assert (facts.term, facts.ballot, facts.course, facts.workers) == ("", "", "", "")
    assert form_facts.reply_facts(office, made).answer == ""


def test_an_offer_of_the_employer_stands_the_other_way_round(office: Office) -> None:
    made = new(office)
    contracts.offer(office, made.no, {"side": "employer", "offered_on": "2026-11-02", "talks_on": "2026-12-01"})
    facts = form_facts.offer_facts(office, made)
    assert (facts.sender, facts.to) == (made.employer_name, made.union_name)
    assert facts.information_by == "2026年11月24日"
    contracts.reply(office, made.no, {"reply": "refused", "reply_note": "正在停产"})
    assert "正在停产" in form_facts.reply_facts(office, made).answer


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [("2026-04-01", "2027-03-31", "1年"), ("2026-04-01", "2027-04-01", "1年"), ("2026-04-01", "2029-03-31", "3年"),
     ("2026-04-01", "2027-09-30", "18个月")],
)  # fmt: skip
def test_a_term_is_said_in_years_where_it_is_whole_ones(office: Office, start: str, end: str, words: str) -> None:
    assert form_facts.filing_facts(office, Contract(kind="general", term_start=start, term_end=end)).term == words


def test_the_packet_asks_for_what_the_kind_and_the_proxies_want_and_ticks_what_is_kept(
    office: Office, wage: Contract
) -> None:
    wanted = {one.kind: one for one in papers.packet(office, wage.no)}
    assert (wanted["text"].copies, wanted["text"].have) == (5, 0)
    assert "wage_note" in wanted
    assert not {"proxy", "safety_note", "women_note", "coverage", "receipt"} & set(wanted)
    contracts.change_contract(office, wage.no, {"worker_proxy": "是"})
    pdf = papers.contract_form(office, "resolution", wage.no).pdf
    scans.attach(office, table="contracts", pk=wage.no, kind="resolution", title="决议", content=pdf, area="contracts")
    wanted = {one.kind: one for one in papers.packet(office, wage.no)}
    assert (wanted["proxy"].copies, wanted["resolution"].have) == (1, 1)
    regional = new(office, level="regional", kind="women")
    assert {"coverage", "women_note"} <= {one.kind for one in papers.packet(office, regional.no)}


def test_the_filing_packet_is_a_set_with_its_copies_and_stands_in_the_log(
    office: Office, wage: Contract, tmp_path: Path
) -> None:
    found = papers.filing_packet(office, wage.no)
    assert [(one.form, one.copies) for one in found] == [
        ("packet", 1), ("filing", 5), ("resolution", 1), ("representatives", 1), ("minutes", 1),
    ]  # fmt: skip
    paths = papers.save_set(office, found, tmp_path)
    assert paths[1].name == "02 报审登记表 5份.pdf"
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)
    logged = print_log.entries(office, subject=wage.no, table="contracts")
    assert {(one.form, one.copies) for one in logged} == {(one.form, one.copies) for one in found}
    assert journal.verify(office.reading()) == []


def test_who_may_only_look_prints_nothing(office: Office, wage: Contract, tmp_path: Path) -> None:
    office.officer = Officer(1, "县里来人", (Role.AUDIT,))
    with pytest.raises(Refused) as refusal:
        papers.save_set(office, papers.filing_packet(office, wage.no), tmp_path)
    assert refusal.value.reason == "not_permitted"
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_renewal_packet_is_prefilled_from_the_old_contract(office: Office, wage: Contract) -> None:
    with pytest.raises(Refused) as refusal:
        papers.renewal_packet(office, wage.no)
    assert refusal.value.reason == "no_renewal"
    renewal = contracts.renew(office, wage.no)
    found = papers.renewal_packet(office, wage.no)
    assert [one.form for one in found] == [
        "renewal",
        "offer",
        "reply",
        "representatives",
        "minutes",
        "resolution",
        "filing",
    ]
    offer = all_words(found[1].pdf)
    assert [word for word in (CHEMICALS, "王秀英", "工资增幅") if word not in offer] == []
    assert found[6].subjects == (renewal.no,)
    facts = form_facts.filing_facts(office, renewal)
    assert (facts.occasion, facts.legal_person, facts.starts) == ("续订", "沈国强", "")


def test_a_regional_contract_prints_its_enterprises_with_their_seals(office: Office) -> None:
    made = in_effect(office, level="regional", kind="wage")
    contracts.cover(office, made.no, "永兴建材厂", {"workers": 12, "women": 5, "employer_sealed": "2026-03-01"})
    left = contracts.cover(office, made.no, CHEMICALS, {"workers": 120, "since": "2026-04-01"})
    contracts.leave(office, left.no, "2026-06-01")
    (line,) = form_facts.confirmation_facts(office, made).enterprises
    assert (line.name, line.workers, line.employer_sealed, line.union_sealed) == ("永兴建材厂", 12, "2026.03.01", "")
    renewal = contracts.renew(office, made.no)
    assert papers.renewal_packet(office, made.no)[-1].form == "confirmation"
    assert [one.form for one in papers.filing_packet(office, renewal.no)][-1] == "confirmation"
    assert units.named(office, VILLAGE)


def test_the_ledger_counts_each_enterprise_once(office: Office, wage: Contract) -> None:
    other = in_effect(office, kind="women", workers=120, women=41)
    ended = new(office)
    made = papers.register_paper(office, contracts.find(office), span="2026年度")
    text = all_words(made.pdf)
    assert "覆盖企业1家" in text
    assert "职工120人" in text
    assert "2026.12.31起可提出续订" in text
    assert made.subjects == (ended.no, other.no, wage.no)


def test_typed_points_come_apart_without_their_numbers() -> None:
    assert form_facts.lines_of("1. 工资增幅；2、加班工资\n三、高温津贴；") == ["工资增幅", "加班工资", "高温津贴"]
    assert form_facts.lines_of(None) == []
    assert form_facts.day_words(None) == form_facts.dotted("") == ""
    assert (
        form_facts.title_of(Contract(employer_name="三墩镇商会", number="三集9号", level="regional"))
        == "三墩镇商会区域性集体合同"
    )
    assert WORKERS == "workers"
