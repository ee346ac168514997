"""The page of contracts: its list by state, the coverage map, the figures, the papers of one contract."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu

from tests.build import CHEMICALS, VILLAGE
from tests.contracts.steps import delegates, in_effect, new
from tests.ui.contracts.life import on
from tests.ui.driving import modal
from tests.ui.names import nameless
from ui.contracts.contract_dialog import CorrectDialog
from ui.contracts.contract_list import ContractList
from ui.contracts.coverage_page import CoveragePage
from ui.contracts.figures_page import FiguresPage
from ui.contracts.packet_dialog import PacketDialog
from ui.contracts.page import CONTRACTS, COVERAGE, FIGURES, ContractsPage
from ui.contracts.papers_section import ScanDialog
from ui.contracts.print_menu import fill
from ui.contracts.units_dialog import UnitsDialog
from ui.kit.chosen import Chosen
from ui.kit.dialogs import Sentence
from ui.kit.due import leads_to
from ui.kit.list_page import Query
from ui.kit.preview import Preview
from unionoffice import contracts, deadlines, print_log, scans, units
from unionoffice.contracts.papers import FORMS
from unionoffice.errors import Refused
from unionoffice.office import Office


def shown(page: ContractsPage) -> list[int]:
    front = page.page(CONTRACTS)
    assert isinstance(front, ContractList)
    return [front.model.row(place).contract.no for place in range(front.model.rowCount())]


def window_of(qtbot, kind: type) -> object:
    found: list[object] = []

    def look() -> bool:
        found[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
        return bool(found)

    qtbot.waitUntil(look, timeout=20000)
    return found[0]


# -- the list


def test_contracts_stand_by_state_with_their_counts(page: ContractsPage, office: Office) -> None:
    first, second = in_effect(office, kind="wage"), new(office)
    front = page.page(CONTRACTS)
    assert isinstance(front, ContractList)
    said = front.pills.words()
    assert said[0] == "全部 2"
    assert "要约与协商 1" in said
    front.pills.pill("talks").click()
    assert shown(page) == [second.no]
    front.take(Query(text="天禄 2026-001"))
    assert shown(page) == []
    page.take("running")
    front.bar.set("", {})
    front.search()
    assert shown(page) == [first.no]


def test_a_number_a_record_and_a_deadline_lead_to_their_contract(page: ContractsPage, office: Office) -> None:
    made = in_effect(office, kind="wage")
    page.take(made.no)
    assert page.contract is not None
    assert page.contract.no == made.no
    page.close_contract()
    waiting = [one for one in deadlines.deadlines(office, area="contracts") if one.reason == "publication"]
    area, wanted = leads_to(waiting[0])
    assert (area, wanted) == ("contracts", ("contracts", made.no))
    page.take(wanted)
    assert page.contract is not None


def test_many_of_one_kind_lead_to_their_list(page: ContractsPage, office: Office) -> None:
    late = [in_effect(office, kind="wage").no for _place in range(4)]
    on_time = new(office)
    lines = deadlines.digest(deadlines.deadlines(office, area="contracts"))
    (line,) = [one for one in lines if one.reason == "publication"]
    assert line.count == 4
    page.take(leads_to(line)[1])
    assert sorted(shown(page)) == late
    assert on_time.no not in shown(page)
    front = page.page(CONTRACTS)
    assert isinstance(front, ContractList)
    assert "有待办事项的合同" in front._foot.text()
    page.take(Query())
    assert len(shown(page)) == 5


def test_an_unknown_contract_is_refused(page: ContractsPage) -> None:
    with pytest.raises(Refused):
        page.open_contract(999)


def test_the_ledger_of_the_list_is_previewed(qtbot, page: ContractsPage, office: Office) -> None:
    in_effect(office, kind="wage")
    front = page.page(CONTRACTS)
    assert isinstance(front, ContractList)
    front.print_register()
    preview = window_of(qtbot, Preview)
    assert preview.paper.title == "集体合同台账"  # type: ignore[attr-defined]
    preview.reject()  # type: ignore[attr-defined]


# -- coverage and figures


def test_the_coverage_map_says_who_is_covered_by_what_and_who_is_not(page: ContractsPage, office: Office) -> None:
    units.add_unit(office, {"name": "永康厂工会", "employer": "永康厂", "kind": "single", "founded": "2015-01-01"})
    made = in_effect(office, kind="wage")
    page.take(COVERAGE)
    front = page.front()
    assert isinstance(front, CoveragePage)
    front.refresh()
    rows = {row.name: row.by for row in (front.model.row(n) for n in range(front.model.rowCount()))}
    assert rows["三墩镇天禄化工有限公司"] == (made.no,)
    assert rows["永康厂"] == ()
    assert "÷ 基数" in front.rate.text()
    front.pills.pill("open").click()
    names = [front.model.row(n).name for n in range(front.model.rowCount())]
    assert "永康厂" in names
    assert "三墩镇天禄化工有限公司" not in names
    front.spec.open(units.named(office, "永康厂")[0])
    assert page.desk.frame.gone[-1] == ("units", units.named(office, "永康厂")[0])  # type: ignore[attr-defined]
    front.pills.pill("covered").click()
    front.spec.open(units.named(office, CHEMICALS)[0])
    assert page.contract is not None
    assert page.contract.no == made.no


def test_figures_are_of_the_chosen_day_and_each_opens_its_list(page: ContractsPage, office: Office) -> None:
    units.count_workers(office, units.named(office, CHEMICALS)[0], {"day": "2026-01-01", "workers": 120, "women": 41})
    made = in_effect(office, kind="wage", raise_percent="6.5")
    page.take(FIGURES)
    front = page.front()
    assert isinstance(front, FiguresPage)
    numbers = [card._number.text() for card in front.cards]
    assert numbers[:4] == ["1", "1", "120", "41"]
    assert numbers[5] == "6.50%"
    front.numbers["wage.workers"].click()  # type: ignore[attr-defined]
    (dialog,) = page.findChildren(UnitsDialog)
    assert [unit.employer for unit in dialog.list.rows] == ["三墩镇天禄化工有限公司"]
    dialog.list.opened.emit(0)
    assert page.desk.frame.gone[-1] == ("units", units.named(office, CHEMICALS)[0])  # type: ignore[attr-defined]
    front.day.setText("2026.4.10")
    front.count()
    assert front.day.text() == "2026-04-10"
    assert front.cards[0]._number.text() == "0", "in effect from 11 April"
    front.day.setText("昨天吧")
    front.count()
    assert "请填写日期" in front.day_cell.said()
    front.day.setText("2026-11-22")
    front.count()
    front.cards[0]._act()
    assert page.tabs.chosen() == CONTRACTS
    assert shown(page) == [made.no]


# -- one contract


def test_scans_are_kept_with_their_paper_looked_at_and_withdrawn(
    qtbot, page: ContractsPage, office: Office, tmp_path: Path
) -> None:
    made = in_effect(office, kind="wage")
    one = page.open_contract(made.no)
    picture = QImage(800, 1100, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    picture.save(str(tmp_path / "text.jpg"))
    kinds = [row.kind for row in one.papers.list.rows]
    assert kinds[0] == "text"
    assert kinds[-2:] == ["receipt", "other"]
    one.papers.list.setCurrentIndex(one.papers.list.model().index(0, 0))
    with modal(Sentence, lambda window: window.accept()):
        assert one.papers.look() is None, "nothing there yet"
    one.papers.take("text", [tmp_path / "text.jpg"])
    qtbot.waitUntil(lambda: one.papers.list.rows[0].have == 1)
    assert one.papers.list.rows[0].copies == 5
    preview = one.papers.look()
    assert isinstance(preview, Preview)
    preview.reject()
    dialog = one.papers.withdraw()
    assert isinstance(dialog, ScanDialog)
    dialog.accept()
    assert "理由" in dialog.said()["reason"]
    dialog.reason.setText("传错了")
    dialog.accept()
    assert scans.attachments_of(office, "contracts", made.no) == []
    assert one.papers.list.rows[0].have == 0


def test_every_form_stands_in_the_print_menu(page: ContractsPage, office: Office) -> None:
    one = page.open_contract(in_effect(office, kind="wage").no)
    menu = QMenu(one)
    fill(menu, one)
    words = [entry.text() for entry in menu.actions()]
    assert words[0] == "报审材料一套…"
    assert all(title + "…" in words for form, title in FORMS.items() if form != "confirmation")
    (blank,) = menu.findChildren(QMenu)
    assert [entry.text() for entry in blank.actions()] == list(FORMS.values())
    assert not menu.actions()[1].isEnabled(), "no renewal is registered"


def test_the_filing_packet_lies_in_a_folder_with_its_copies(
    qtbot, page: ContractsPage, office: Office, tmp_path: Path
) -> None:
    made = new(office, kind="wage", level="regional")
    delegates(office, made.no)
    one = page.open_contract(made.no)
    menu = QMenu(one)
    fill(menu, one)
    menu.actions()[0].trigger()
    dialog = window_of(qtbot, PacketDialog)
    assert isinstance(dialog, PacketDialog)
    assert [paper.form for paper in dialog.papers][:2] == ["packet", "filing"]
    dialog.save_to(tmp_path)
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert names[0] == "01 报审材料清单 1份.pdf"
    assert names[1] == "02 报审登记表 5份.pdf"
    assert {one.form for one in print_log.entries(office)} >= {"packet", "filing", "confirmation"}


def test_a_day_typed_wrong_is_corrected_with_its_reason(page: ContractsPage, office: Office) -> None:
    made = in_effect(office, kind="wage")
    one = page.open_contract(made.no)
    dialog = one.correct()
    assert isinstance(dialog, CorrectDialog)
    dialog._lines["signed_on"].setText("2026-03-19")
    dialog.accept()
    assert dialog.said() != {}, "no reason given"
    dialog._reason.setText("录错一天")
    dialog.accept()
    assert one.contract.signed_on == "2026-03-19"


def test_numbers_of_a_covered_enterprise_are_changed_and_one_leaves(page: ContractsPage, office: Office) -> None:
    made = new(office, kind="wage", level="regional")
    contracts.cover(office, made.no, "永兴建材厂", {"workers": "20", "women": "3"})
    one = page.open_contract(made.no)
    dialog = one.covers.change()
    assert dialog is not None
    dialog.form.put("workers", "25")
    dialog.accept()
    assert [row.workers for row in one.covers.list.rows] == [25]
    with modal(Sentence, lambda window: window.accept()):
        one.covers.leave()
    assert one.covers.list.rows[0].until == "2026-11-22"


def test_esc_goes_back_and_everything_reachable_has_a_name(qtbot, page: ContractsPage, office: Office) -> None:
    made = in_effect(office, kind="wage")
    one = page.open_contract(made.no)
    assert nameless(one) == []
    told = dict(page.keys())
    assert told["Ctrl+Enter"] == "办理下一步"
    qtbot.keyClick(one, Qt.Key.Key_Escape)
    assert page.contract is None
    for key in (CONTRACTS, COVERAGE, FIGURES):
        page.take(key)
        assert nameless(page.front()) == []


def test_meetings_and_disputes_are_put_right_from_their_lists(page: ContractsPage, office: Office) -> None:
    made = new(office)
    contracts.offer(office, made.no, {"offered_on": "2026-11-02"})
    contracts.reply(office, made.no, {"replied_on": "2026-11-03"})
    contracts.hold_meeting(office, made.no, {"held_on": "2026-11-04"})
    contracts.dispute(office, made.no, {"accepted_on": "2026-11-05", "subject": "工资增幅"})
    one = page.open_contract(made.no)
    (meeting,) = contracts.meetings(office, made.no)
    dialog = one.change_meeting(meeting)
    assert dialog is not None
    dialog.form.put("result", "双方同意")  # type: ignore[attr-defined]
    dialog.accept()
    assert contracts.meetings(office, made.no)[0].result == "双方同意"
    (dispute,) = contracts.disputes(office, made.no)
    dialog = one.settle(dispute)
    assert dialog is not None
    dialog.form.put("ended_on", "2026-11-20")  # type: ignore[attr-defined]
    dialog.form.put("outcome", "达成协议")  # type: ignore[attr-defined]
    dialog.accept()
    assert contracts.disputes(office, made.no)[0].outcome == "达成协议"


def test_certain_contracts_are_shown_as_another_page_names_them(page: ContractsPage, office: Office) -> None:
    made, _other = new(office), new(office, level="regional", union_unit=VILLAGE)
    page.take(Chosen(words="有效合同", numbers=array("q", [made.no])))
    assert shown(page) == [made.no]
    on(page, "2026-11-22")
