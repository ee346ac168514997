"""The settings: the office, officers, rules, printers, backups, prints, journal, file, register, the program."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.build import CHEMICALS, PASSWORD, VILLAGE
from tests.ui.driving import ime, modal, press
from tests.ui.names import nameless
from tests.ui.pictures import picture
from ui import memory
from ui.desk import Desk
from ui.kit.dialogs import Sentence
from ui.settings.page import SECTIONS, SettingsPage
from ui.settings.rules_section import read_value
from ui.settings.section import Section
from unionoffice import backup, keys, members, print_log, resources, rules_in_force, units
from unionoffice.appointing import officers
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.opening import officers_of
from unionoffice.settings import SETTINGS


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SettingsPage]:
    monkeypatch.setenv("UNIONOFFICE_DATA", str(tmp_path / "window"))
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    yield made
    qtbot.waitUntil(lambda: not desk.worker.jobs, timeout=15000)


def section(page: SettingsPage, key: str) -> Section:
    page.choose(key)
    return page.sections[key]


def settle(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.waitUntil(lambda: not page.desk.worker.jobs, timeout=15000)


def said(page: SettingsPage) -> list[str]:
    return page.desk.frame.sentences  # type: ignore[attr-defined, no-any-return]


def words(widget: Section) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def type_in(widget: object, typed: str) -> None:
    assert isinstance(widget, QLineEdit)
    widget.selectAll()
    ime(widget, typed)


@pytest.mark.parametrize("key", [one[0] for one in SECTIONS])
def test_every_section_opens_fits_a_small_window_and_names_its_stops(
    qtbot: QtBot, page: SettingsPage, key: str
) -> None:
    shown = section(page, key)
    settle(qtbot, page)
    assert page.stack.currentWidget() is shown
    assert page.minimumSizeHint().width() <= 1024 - 176
    assert page.minimumSizeHint().height() <= 640
    assert nameless(page) == []


def test_other_pages_lead_to_a_section(page: SettingsPage) -> None:
    page.take("backups")
    assert page.chosen() == "backups"
    page.begin()
    assert page.focusWidget() is page.list


# -- the office


def test_the_office_page_asks_for_every_setting_that_is_shown(page: SettingsPage) -> None:
    shown = section(page, "office")
    assert list(shown.cells) == [name for name, setting in SETTINGS.items() if setting.shown]  # type: ignore[attr-defined]


def test_phone_and_address_are_kept_and_stand_on_papers(office: Office, page: SettingsPage) -> None:
    shown = section(page, "office")
    type_in(shown.cells["phone"].control, "0571-88880000")  # type: ignore[attr-defined]
    type_in(shown.cells["address"].control, "三墩镇振华路 1 号")  # type: ignore[attr-defined]
    press(shown, "保存")
    assert (office.setting("phone"), office.setting("address")) == ("0571-88880000", "三墩镇振华路 1 号")
    assert said(page) == ["已保存"]


def test_an_office_without_a_name_is_refused_at_the_question(office: Office, page: SettingsPage) -> None:
    shown = section(page, "office")
    shown.cells["name"].control.clear()  # type: ignore[attr-defined]
    press(shown, "保存")
    assert "请填写工会名称" in shown.cells["name"].said()  # type: ignore[attr-defined]
    assert office.name == "三墩镇总工会"


def test_another_language_is_kept_and_the_window_is_made_anew_in_it(
    qtbot: QtBot, office: Office, page: SettingsPage
) -> None:
    shown = section(page, "office")
    box = shown.cells["language"].control  # type: ignore[attr-defined]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("en"))
    press(shown, "保存")
    assert office.setting("language") == "en"
    assert memory.Memory(memory.folder()).language == "en"
    gone = page.desk.frame.gone  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: gone == [("rebuild settings", "office")])


# -- officers


def test_a_further_officer_is_named_with_roles_and_a_password(office: Office, page: SettingsPage) -> None:
    shown = section(page, "officers")
    assert picture(shown.list) == "姓名│权限│说明\n李娟│经办、管理│您自己\n王建国│审批│"  # type: ignore[attr-defined]
    dialog = shown.name()  # type: ignore[attr-defined]
    type_in(dialog.cells["officer"].control, "赵敏")
    type_in(dialog.cells["password"].control, "a-good-password")
    type_in(dialog.cells["again"].control, "another")
    dialog.accept()
    assert "两次输入的密码不一样" in dialog.said()["again"]
    type_in(dialog.cells["again"].control, "a-good-password")
    dialog.accept()
    assert [one.name for one in officers(office)] == ["李娟", "王建国", "赵敏"]
    assert "赵敏" in [slot.name for slot in officers_of(office.path)]
    assert "赵敏│经办│" in picture(shown.list)  # type: ignore[attr-defined]


def test_an_officer_is_dismissed_after_a_question_and_nobody_dismisses_themselves(
    office: Office, page: SettingsPage
) -> None:
    shown = section(page, "officers")
    shown.list.go_to(0)  # type: ignore[attr-defined]
    assert not shown.dismiss_button.isEnabled()  # type: ignore[attr-defined]
    shown.list.go_to(1)  # type: ignore[attr-defined]
    with modal(Sentence, lambda asked: press(asked, "解除")):
        shown.dismiss_button.click()  # type: ignore[attr-defined]
    assert [one.name for one in officers(office)] == ["李娟"]


def test_ones_own_password_is_changed_with_the_old_one(office: Office, page: SettingsPage) -> None:
    shown = section(page, "officers")
    dialog = shown.change_password()  # type: ignore[attr-defined]
    type_in(dialog.cells["old"].control, "not it")
    type_in(dialog.cells["password"].control, "a-new-password")
    type_in(dialog.cells["again"].control, "a-new-password")
    dialog.accept()
    assert "密码不对" in dialog.said()["old"]
    type_in(dialog.cells["old"].control, PASSWORD)
    dialog.accept()
    slots = keys.load(keys.key_path(office.path))
    assert keys.unseal("a-new-password", slots.slot_of("李娟"), slots.office) == office.key


# -- rules


def test_rules_stand_with_value_day_and_source(page: SettingsPage) -> None:
    shown = section(page, "rules")
    assert "换届提醒（届满前天数）│180、90、30 天│2000-01-01│规则包" in picture(shown.list, 500)  # type: ignore[attr-defined]
    place = next(n for n, rule in enumerate(shown.list.rows) if rule.name == "membership.joining_age")  # type: ignore[attr-defined]
    shown.list.go_to(place)  # type: ignore[attr-defined]
    assert "依据：劳动法第十五条" in words(shown)


def test_a_local_rule_counts_from_its_day_with_its_paper(office: Office, page: SettingsPage) -> None:
    shown = section(page, "rules")
    place = next(n for n, rule in enumerate(shown.list.rows) if rule.name == "organisation.reelection_warning_days")  # type: ignore[attr-defined]
    shown.list.go_to(place)  # type: ignore[attr-defined]
    dialog = shown.enter()  # type: ignore[attr-defined]
    type_in(dialog.cells["value"].control, "一百")
    dialog.accept()
    assert "请填写数字" in dialog.said()["value"]
    type_in(dialog.cells["value"].control, "120，60")
    type_in(dialog.cells["valid_from"].control, "2026.1.1")
    dialog.accept()
    assert "请写明依据的文件" in dialog.said()["source"]
    type_in(dialog.cells["source"].control, "西总工发〔2026〕12 号")
    dialog.accept()
    rule = rules_in_force.in_force(office, "organisation.reelection_warning_days")
    assert (rule.value, rule.valid_from, rule.source) == ([120, 60], "2026-01-01", "西总工发〔2026〕12 号")
    assert "│120、60 天│2026-01-01│本地规定" in picture(shown.list, 500)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "like", "value"), [("18", 16, 18), ("180、90 30", [1], [180, 90, 30]), ("5", [1], [5])]
)
def test_typed_numbers_are_read_as_the_rule_wants_them(typed: str, like: object, value: object) -> None:
    assert read_value(typed, like) == value


@pytest.mark.parametrize(("typed", "like"), [("", 16), ("十六", 16), ("16、18", 16), ("-3", 16)])
def test_other_words_are_no_value(typed: str, like: object) -> None:
    with pytest.raises(Refused) as refused:
        read_value(typed, like)
    assert refused.value.field == "value"


@pytest.mark.parametrize(
    ("typed", "like", "value"),
    [("1/4", "1/3", "1/4"), ("≥ 3 / 5", ">= 2/3", ">= 3/5"), ("＞1/2", "> 1/2", "> 1/2"), ("sealed", "all", "sealed"),
     ("medical、work", ["medical"], ["medical", "work"])],
)  # fmt: skip
def test_a_rule_that_is_a_word_or_a_share_is_typed_as_text(typed: str, like: object, value: object) -> None:
    assert read_value(typed, like) == value


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [("contracts.quorum", "大多数", "分数"), ("contracts.quorum", "2/3", "分数"), ("contracts.regional_binds", "some", "sealed")],
)  # fmt: skip
def test_what_no_rule_can_mean_is_refused_at_the_field(page: SettingsPage, name: str, typed: str, told: str) -> None:
    shown = section(page, "rules")
    place = next(n for n, rule in enumerate(shown.list.rows) if rule.name == name)  # type: ignore[attr-defined]
    shown.list.setCurrentIndex(shown.list.model().index(place, 0))  # type: ignore[attr-defined]
    dialog = shown.enter()  # type: ignore[attr-defined]
    dialog.cells["value"].control.setText(typed)
    dialog.cells["source"].control.setText("西总工发〔2026〕12 号")
    dialog.accept()
    assert told in dialog.said()["value"]
    dialog.reject()


# -- printers


def test_a_printer_keeps_its_measures_and_the_papers_know_them(
    qtbot: QtBot, office: Office, page: SettingsPage
) -> None:
    from unionoffice.members import papers

    shown = section(page, "printers")
    settle(qtbot, page)
    shown.printers.addItem("HP_1020")  # type: ignore[attr-defined]
    shown.printers.setCurrentText("HP_1020")  # type: ignore[attr-defined]
    shown.boxes["dx"].setValue(-0.7)  # type: ignore[attr-defined]
    shown.boxes["scale_y"].setValue(1.2)  # type: ignore[attr-defined]
    press(shown, "保存校准")
    offset = papers.offset_of(office, "HP_1020")
    assert (offset.dx, offset.dy, offset.scale_x, offset.scale_y) == (-0.7, 0.0, 0.0, 1.2)
    shown.refresh()
    assert shown.boxes["dx"].value() == -0.7  # type: ignore[attr-defined]


def test_the_calibration_page_can_be_looked_at_without_a_printer(qtbot: QtBot, page: SettingsPage) -> None:
    shown = section(page, "printers")
    settle(qtbot, page)
    preview = shown.print_page()  # type: ignore[attr-defined]
    assert preview.pages == 1
    preview.close()


# -- backups, prints, journal, file


def test_a_backup_is_made_and_tried_and_stands_in_the_list(qtbot: QtBot, office: Office, page: SettingsPage) -> None:
    shown = section(page, "backups")
    assert "还没有备份" in words(shown)
    shown.make()  # type: ignore[attr-defined]
    settle(qtbot, page)
    (made,) = backup.backups(office.path)
    assert made.whole
    assert "│手工备份│4│" in picture(shown.list)  # type: ignore[attr-defined]
    assert "已核对" in picture(shown.list)  # type: ignore[attr-defined]
    assert said(page)[-1].startswith("备份已做好并核对：4 人")
    assert "恢复前会先给现在的数据做一份备份" in words(shown)


def test_a_backup_that_was_spoilt_since_is_found_out(qtbot: QtBot, office: Office, page: SettingsPage) -> None:
    shown = section(page, "backups")
    made = backup.make(office.path, office.key)
    shown.refresh()
    shown.try_again()  # type: ignore[attr-defined]
    settle(qtbot, page)
    assert "的备份完好" in said(page)[-1]
    spoilt = backup.folder_of(office.path) / made.name
    content = bytearray(spoilt.read_bytes())
    content[5000] ^= 1
    spoilt.write_bytes(content)
    with modal(Sentence, lambda told: press(told, "知道了")):
        shown.try_again()  # type: ignore[attr-defined]
        settle(qtbot, page)
        qtbot.wait(60)


def test_prints_stand_with_their_reason(office: Office, page: SettingsPage) -> None:
    shown = section(page, "prints")
    assert "还没有打印过" in words(shown)
    with office.act("打印", "print") as act:
        print_log.record(
            office, act, form="card", title="会员证", pages=1, copies=2, subjects=[1, 2], reprint_reason="遗失"
        )
    assert picture(shown.list).splitlines()[1].endswith("李娟│会员证│2│1│2│遗失")  # type: ignore[attr-defined]


def test_the_journal_says_who_did_what_and_what_it_changed(office: Office, page: SettingsPage) -> None:
    chemicals = units.named(office, CHEMICALS)[0]
    units.change_unit(office, chemicals, {"chair": "王秀英", "phone": "13800001234"})
    shown = section(page, "journal")
    assert f"李娟│修改单位│单位 {CHEMICALS}│1" in picture(shown.list)  # type: ignore[attr-defined]
    told = shown.changes.toPlainText()  # type: ignore[attr-defined]
    assert "单位 工会主席：（空） → 王秀英" in told
    assert "单位 联系电话：（空） → 138****1234" in told


def test_the_journal_shows_units_by_name_and_covers_numbers(office: Office, page: SettingsPage) -> None:
    village = units.named(office, VILLAGE)[0]
    members.transfer(office, members.find(office.reading(), "陈超").numbers[0], village)
    shown = section(page, "journal")
    assert f"会籍 所属工会：{CHEMICALS} → {VILLAGE}" in shown.changes.toPlainText()  # type: ignore[attr-defined]


def test_the_journals_chain_is_verified(qtbot: QtBot, page: SettingsPage) -> None:
    shown = section(page, "journal")
    shown.verify()  # type: ignore[attr-defined]
    settle(qtbot, page)
    assert said(page)[-1] == "日志完整，没有被改动过"


def test_an_act_while_the_journal_is_in_front_appears_in_it(office: Office, page: SettingsPage) -> None:
    shown = section(page, "journal")
    office.set_setting("phone", "0571-1")
    assert "│修改设置│" in picture(shown.list).splitlines()[1]  # type: ignore[attr-defined]


@pytest.mark.parametrize("deep", [False, True])
def test_the_file_is_looked_through(qtbot: QtBot, page: SettingsPage, deep: bool) -> None:
    shown = section(page, "file")
    shown.deep.setChecked(deep)  # type: ignore[attr-defined]
    shown.check()  # type: ignore[attr-defined]
    settle(qtbot, page)
    assert shown.told == "没有发现问题。"  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "没有发现问题。" in words(shown))


# -- register and notices


def test_the_register_of_fields_can_be_taken_along(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = section(page, "register")
    assert "人员│证件号码│必填│" in picture(shown.list, rows=60)  # type: ignore[attr-defined]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "登记表.md"), ""))
    press(shown, "另存为…")
    assert "证件号码" in (tmp_path / "登记表.md").read_text("utf-8")


def test_every_dependency_has_its_licence_in_the_notice(page: SettingsPage) -> None:
    notice = section(page, "about").notice.toPlainText()  # type: ignore[attr-defined]
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))["project"]
    names = {line.split("=")[0].split(">")[0].strip() for line in project["dependencies"]}
    assert [name for name in sorted(names) if name not in notice] == []
    assert "GNU Lesser General Public License version 3" in notice
    assert "ZETETIC" in notice
    assert "LXGW WenKai" in notice
    assert resources.path("NOTICE.txt").read_text("utf-8").splitlines()[0] in notice
