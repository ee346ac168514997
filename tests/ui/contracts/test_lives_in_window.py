"""Three contracts go through their whole life in the window: one with an objection, one renewed late, one changed."""

from __future__ import annotations

from pathlib import Path

from tests.build import CHEMICALS, VILLAGE
from tests.ui.contracts.life import asked, delegates, entered, on, step, talked
from tests.ui.driving import modal
from ui.contracts.contract_list import ContractList
from ui.contracts.contract_page import ContractPage
from ui.contracts.page import CONTRACTS, FIGURES, ContractsPage
from ui.kit.dialogs import Sentence
from unionoffice import contracts, journal, units
from unionoffice.office import Office


def chemicals(office: Office) -> int:
    return units.named(office, CHEMICALS)[0]


def offered(one: ContractPage) -> list[str]:
    return [deed.key for deed in one.deeds]


def test_an_enterprises_wage_contract_with_an_objection(page: ContractsPage, office: Office) -> None:
    units.count_workers(office, chemicals(office), {"day": "2026-01-01", "workers": 120, "women": 41})
    on(page, "2026-02-02")
    one = entered(
        page, kind="wage", employer=chemicals(office), last_average="6200", raise_percent="6.5",
        contract_minimum="2600",
    )  # fmt: skip
    assert (one.contract.number, one.contract.union_name) == ("2026-001", CHEMICALS)
    assert one.pill.text() == "准备中" or one.state == "prepared"
    assert [(row.workers, row.women) for row in one.covers.list.rows] == [(120, 41)]
    talked(page, ("2026-02-02", "2026-02-09", "2026-02-26", "2026-03-02"))
    assert (one.contract.worker_chief, one.contract.employer_chief) == ("王秀英", "沈建国")
    assert one.state == "draft"
    assert one.coming is not None
    assert one.coming.key == "vote"
    on(page, "2026-03-18")
    dialog = asked(one, "vote", due="30", present="28", yes="20", against="9")
    dialog.accept()
    assert dialog.form.said() != {}, "28 present, 29 votes"
    dialog.form.put("against", "8")
    dialog.accept()
    assert one.state == "passed"
    step(page, "2026-03-20", "sign", term_start="2026-04-01", term_end="2027-03-31")
    assert one.state == "signed"
    (filing,) = one.panel.waiting
    assert filing.reason == "filing"
    assert "浙江省集体合同条例" in filing.why
    step(page, "2026-03-27", "file", authority="西湖区人力社保局")
    step(page, "2026-03-30", "receipt", receipt_no="受〔2026〕31号")
    assert one.state == "review"
    step(page, "2026-04-13", "opinion", opinion="objection", opinion_text="加班工资基数低于法定标准")
    assert one.state == "objected"
    assert "publish" not in offered(one)
    again = asked(on(page, "2026-04-20") or one, "file")
    assert again.form.raw()["authority"] == "西湖区人力社保局", "the same authority stands there already"
    again.accept()
    step(page, "2026-04-21", "receipt")
    on(page, "2026-05-11")
    assert one.state == "effective"
    assert contracts.effective_on(office, one.no) == "2026-05-07"
    assert one.coming is not None
    assert one.coming.key == "publish"
    step(page, "2026-05-11", "publish", published_how="meeting")
    step(page, "2026-05-12", "copy")
    assert one.state == "running"
    assert not {"publish", "copy"} & set(offered(one)), "what is done is not offered again"
    step(page, "2026-11-20", "report")
    assert [event.kind for event in one.panel.timeline.events if event.done] == [
        "offer", "reply", "meeting", "draft", "vote", "signed", "filed", "received", "opinion", "filed", "received",
        "effective", "published", "copied", "report",
    ]  # fmt: skip
    assert not any(event.late for event in one.panel.timeline.events)
    assert journal.verify(office.reading()) == []


def enterprises(office: Office, path: Path) -> Path:
    lines = ["企业名称,职工,女职工,企业盖章,工会盖章"]
    for number in range(40):
        name = f"余东第{number + 1}厂"
        units.add_unit(office, {"name": name, "employer": name, "kind": "nonunion"})
        lines.append(f"{name},{10 + number},{number},2025-08-21,2025-08-22")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_regional_wage_contract_with_forty_enterprises_renewed_late(
    qtbot, page: ContractsPage, office: Office, tmp_path: Path
) -> None:
    sheet = enterprises(office, tmp_path / "名单.csv")
    on(page, "2025-08-22")
    one = entered(
        page, kind="wage", level="regional", union_unit=units.named(office, VILLAGE)[0],
        employer_name="余东村企业联合会", contract_minimum="2500",
    )  # fmt: skip
    assert one.contract.union_name == VILLAGE, "the chosen union brought its name"
    one.covers.take(sheet)
    qtbot.waitUntil(lambda: len(one.covers.list.rows) == 40 and not page.desk.worker.jobs)
    assert "40 家企业" in one.covers._sum.text() or contracts.state(office, one.no) == "prepared"
    talked(page, ("2025-08-22", "2025-08-25", "2025-08-26", "2025-08-27"))
    step(page, "2025-09-03", "vote", congress="regional", due="60", present="51", yes="50", abstain="1")
    step(page, "2025-09-05", "sign", term_start="2025-10-01", term_end="2026-09-30")
    step(page, "2025-09-08", "file")
    step(page, "2025-09-09", "receipt")
    step(page, "2025-09-28", "publish")
    assert one.state in ("published", "running")
    step(page, "2025-09-28", "copy")
    on(page, "2026-10-12")
    assert one.state == "expired"
    assert one.coming is not None
    assert one.coming.key == "renew"
    with modal(Sentence, lambda window: window.accept()):
        one.do_next()
    new = page.contract
    assert new is not None
    assert (new.contract.nature, new.contract.predecessor, len(new.covers.list.rows)) == ("renewal", one.no, 40)
    assert [row.name for row in new.people.list.rows][:1] == ["王秀英"]
    assert [row.employer_sealed for row in new.covers.list.rows] == [None] * 40
    talked(page, ("2026-10-12", "2026-10-13", "2026-10-14", "2026-10-15"))
    step(page, "2026-10-19", "vote", congress="regional", due="60", present="60", yes="60")
    step(page, "2026-10-20", "sign", term_start="2026-10-20", term_end="2027-10-19")
    step(page, "2026-10-21", "file")
    step(page, "2026-10-22", "receipt")
    on(page, "2026-11-22")
    assert new.state == "effective"
    page.open_contract(one.no)
    assert page.contract is not None
    assert page.contract.state == "renewed"
    page.close_contract()
    page.take(FIGURES)
    figures = page.front()
    assert figures.numbers["wage.enterprises"].text() == "40"
    assert figures.numbers["renewal.late"].text() == "1"
    figures.numbers["renewal.late"].click()
    shown = page.front()
    assert page.tabs.chosen() == CONTRACTS
    assert isinstance(shown, ContractList)
    assert [shown.model.row(place).contract.no for place in range(shown.model.rowCount())] == [one.no]
    assert journal.verify(office.reading()) == []


def test_a_womens_contract_changed_and_then_ended(page: ContractsPage, office: Office) -> None:
    on(page, "2026-02-02")
    one = entered(page, kind="women", employer=chemicals(office))
    talked(page, ("2026-02-02", "2026-02-09", "2026-02-26", "2026-03-02"))
    step(page, "2026-03-10", "vote", due="30", present="28", yes="28")
    step(page, "2026-03-20", "sign", term_start="2026-04-01", term_end="2027-03-31")
    step(page, "2026-03-23", "file")
    step(page, "2026-03-24", "receipt")
    step(page, "2026-04-13", "publish")
    step(page, "2026-04-13", "copy")
    step(page, "2026-06-01", "change", what="owner", after="沈国强")
    assert one.contract.legal_person == "沈国强"
    assert one.state == "running"
    on(page, "2026-06-20")
    with modal(Sentence, lambda window: window.accept()):
        one.do(next(deed for deed in one.deeds if deed.key == "amend"))
    changed = page.contract
    assert changed is not None
    assert changed.contract.nature == "change"
    talked(page, ("2026-06-20", "2026-06-22", "2026-06-23", "2026-06-24"))
    step(page, "2026-07-01", "vote", due="10", present="9", yes="9")
    step(page, "2026-07-02", "sign", term_start="2026-07-02", term_end="2027-07-01")
    step(page, "2026-07-03", "file")
    step(page, "2026-07-03", "receipt")
    on(page, "2026-08-03")
    assert (contracts.state(office, one.no), changed.state) == ("changed", "effective")
    step(page, "2026-11-10", "end", end_reason="企业停产")
    assert changed.state == "rescinded"
    assert [due.reason for due in changed.panel.waiting] == ["end_filing"]
    assert changed.coming is not None
    assert changed.coming.key == "file_end"
    step(page, "2026-11-16", "file_end")
    assert changed.panel.waiting == []
    assert changed.deeds == []


def test_a_refusal_of_the_core_stands_at_its_field(page: ContractsPage, office: Office) -> None:
    on(page, "2026-02-02")
    one = entered(page, kind="general", employer=chemicals(office))
    talked(page, ("2026-02-02", "2026-02-09", "2026-02-26", "2026-03-02"))
    dialog = asked(one, "sign", term_start="2026-04-01", term_end="2027-03-31")
    dialog.accept()
    assert "职代会" in dialog.form.said()["signed_on"]
    assert one.state == "draft"
    dialog.form.put("without_vote", "各企业职工大会分别通过")
    dialog.accept()
    assert one.state == "signed"


def test_who_may_only_look_is_offered_nothing(page: ContractsPage, office: Office) -> None:
    one = entered(page, kind="general", employer=chemicals(office))
    delegates(one)
    from tests.aid.households import acting

    with acting(office, "王建国"):
        one.refresh()
        assert one.deeds == []
        assert one.panel.buttons == {}
