"""The township's side of 上报: keys from paper, export with reading back, rows sent back opened at their field."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.county.offices import Place, enrol
from tests.ui.driving import press
from tests.ui.names import nameless
from tests.ui.pictures import picture
from tests.ui.reports.conftest import Made, idle
from ui.desk import Desk
from ui.kit.at_field import AtField
from ui.kit.preview import Preview
from ui.members.members_page import MembersPage
from ui.reports.page import page_of
from ui.reports.upward import Upward
from unionoffice import county, reports
from unionoffice.errors import Refused


def page(qtbot: QtBot, desk: Desk) -> Upward:
    made = page_of(desk)
    assert isinstance(made, Upward)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    return made


def answered(at: Made, town: Place) -> Path:
    """The county takes the town's package and answers it."""
    upper = at("county")[1]
    taken = county.receive(upper.office, town.package())
    return county.answer(upper.office, taken.no, upper.folder).path


def test_without_an_upper_office_nothing_can_be_exported_and_the_page_says_what_to_do(qtbot: QtBot, desk: Desk) -> None:
    shown = page(qtbot, desk)
    assert not shown.export_card.go.isEnabled()
    assert "先登记" in shown.export_card.hint.text()
    assert "还没有密钥" in shown.keys_card.own.text()
    assert reports.own_words(desk.office) == "", "looking makes no keys"


def test_the_upper_office_is_registered_only_by_what_was_typed_from_paper(qtbot: QtBot, at: Made, desk: Desk) -> None:
    upper = at("county")[1]
    card = reports.own_card(upper.office)
    file = upper.folder / "card.uok"
    file.write_bytes(reports.own_card_file(upper.office))
    shown = page(qtbot, desk)
    dialog = shown.register()
    dialog.take(file)
    shown_words = "".join(label.text() for label in dialog.findChildren(QLabel))
    shown_words += "".join(line.text() + line.placeholderText() for line in dialog.findChildren(QLineEdit))
    assert not [group for group in card.words.split("-") if group in shown_words], "nothing to copy from the screen"
    press(dialog, "核对并登记")
    assert "20 个字符" in dialog.said()["words"]
    dialog.words.setText("ABCDE-ABCDE-ABCDE-ABCDE")
    press(dialog, "核对并登记")
    assert "不符" in dialog.said()["words"]
    assert reports.upper(desk.office) is None
    dialog.words.setText(card.words.lower())
    press(dialog, "核对并登记")
    found = reports.upper(desk.office)
    assert found is not None
    assert found.name == "西湖区总工会"
    assert shown.export_card.go.isEnabled()
    assert "西湖区总工会" in shown.keys_card.upper.text()


def test_what_is_no_card_is_said_at_the_file(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = page(qtbot, desk).register()
    (tmp_path / "x.uok").write_bytes(b"nonsense")
    dialog.take(tmp_path / "x.uok")
    assert "不是一张公钥卡文件" in dialog.said()["file"]
    dialog.reject()


def test_a_package_is_written_read_back_and_its_words_are_shown(qtbot: QtBot, at: Made, tmp_path: Path) -> None:
    desk, _town = at("town0")
    shown = page(qtbot, desk)
    stick = tmp_path / "stick"
    stick.mkdir()
    card = shown.export_card
    card.take_folder(stick)
    press(shown, "导出上报包到这里")
    qtbot.waitUntil(lambda: card.made is not None, timeout=10_000)
    (file,) = stick.iterdir()
    assert card.made is not None
    assert card.words.text() == card.made.check_words == reports.packages(desk.office)[0].check_words
    assert file.name in card.what.text()
    assert card.stack.currentWidget() is card.after
    idle(qtbot, desk)
    assert "等回执" in picture(shown.packages)
    card.print_sheet()
    idle(qtbot, desk)
    (preview,) = shown.findChildren(Preview)
    assert preview.windowTitle() == "上报数据交接单"
    preview.reject()
    press(shown, "完成")
    assert card.stack.currentWidget() is card.before


def test_a_stick_that_is_gone_is_said_and_nothing_is_shown_as_written(qtbot: QtBot, at: Made, tmp_path: Path) -> None:
    desk, _town = at("town0")
    shown = page(qtbot, desk)
    shown.export_card.take_folder(tmp_path / "gone")
    from tests.ui.driving import modal
    from ui.kit.dialogs import Sentence

    seen: list[str] = []
    with modal(Sentence, lambda dialog: (seen.append(dialog.sentence), dialog.reject())):
        shown.export_card.export()
        idle(qtbot, desk)
    assert "找不到" in seen[0]
    assert shown.export_card.made is None
    assert reports.packages(desk.office) == []


def test_rows_sent_back_are_listed_and_open_the_record_at_its_field(qtbot: QtBot, at: Made) -> None:
    desk, town = at("town0")
    uid = enrol(town, "周敏", "330106199505050038")
    with town.office.act("错录", "members") as act:
        act.db.execute("UPDATE people SET birth = '1995-05-06' WHERE id = ?", (uid,))
    path = answered(at, town)
    shown = page(qtbot, desk)
    shown.take_receipt(path)
    idle(qtbot, desk)
    for one in shown.findChildren(QDialog):
        one.reject()
    assert shown.tabs.chosen() == "returned"
    assert picture(shown.returned).splitlines()[1] == (
        "退回│会员│周敏│出生日期│出生日期与证件号码不一致│请对照证件原件改正。"
    )
    press(shown, "打开改正")
    ((area, wanted),) = desk.frame.gone  # type: ignore[attr-defined]
    assert (area, type(wanted)) == ("members", AtField)
    roll = MembersPage(desk)
    qtbot.addWidget(roll)
    roll.show()
    roll.take(wanted)
    dialog = next(one for one in roll.findChildren(QDialog) if hasattr(one, "form"))
    assert "出生日期与证件号码不一致" in dialog.form.said()["birth"]
    dialog.form.put("birth", "1995-05-06")
    dialog.reject()


def test_a_receipt_that_says_all_is_well_is_told_in_one_line(qtbot: QtBot, at: Made) -> None:
    desk, town = at("town0")
    path = answered(at, town)
    shown = page(qtbot, desk)
    shown.take_receipt(path)
    idle(qtbot, desk)
    assert "接收" in desk.frame.sentences[-1]  # type: ignore[attr-defined]
    assert "全部接收" in picture(shown.packages)
    assert shown.tabs.words("receipts") == "回执 1"


def test_a_paper_receipt_is_recorded_for_the_chosen_package(qtbot: QtBot, at: Made) -> None:
    desk, town = at("town0")
    town.package()
    shown = page(qtbot, desk)
    shown.packages.go_to(0)
    dialog = shown.record_paper()
    assert dialog is not None
    press(dialog, "确定")
    assert "编号或签收人" in dialog.said()["remark"]
    dialog.remark.setText("西工收〔2026〕8号")
    dialog.day.setText("昨天")
    press(dialog, "确定")
    assert "日期" in dialog.said()["day"]
    dialog.day.setText("2026.11.22")
    press(dialog, "确定")
    assert "已回执（纸质）" in picture(shown.packages)


def test_a_deadline_leads_to_its_list_and_every_control_has_a_name(qtbot: QtBot, at: Made) -> None:
    desk, town = at("town0")
    town.package()
    shown = page(qtbot, desk)
    shown.take("sent_back")
    assert shown.tabs.chosen() == "returned"
    shown.take(("packages", 1))
    assert shown.tabs.chosen() == "packages"
    assert shown.packages.current().no == 1
    assert nameless(shown) == []
    shown.returned.show_rows([_gone()])
    with pytest.raises(Refused):
        shown.open_returned()


def _gone() -> tuple[reports.RowState, reports.Record]:
    row = reports.RowState(
        part="members", id="x", state="rejected", field="name", reason="no_name", sentence="没有姓名"
    )
    return row, reports.Record(part="会员", name="", table="people", no=None, field="姓名")


def test_the_panel_of_a_member_says_where_the_row_stands(at: Made) -> None:
    from ui.members.member_panel import detail_of
    from unionoffice import members

    _desk, town = at("town0")

    def told() -> str:
        found = members.member(town.office, 1)
        assert found is not None
        return dict(detail_of(town.office, found, reveal=False).lines)["上报情况"]

    assert told() == "未上报"
    path = answered(at, town)
    assert told() == "已导出"
    reports.accept_receipt(town.office, path)
    assert told() == "已接收"


def test_an_office_that_reports_to_nobody_is_told_nothing_of_it(desk: Desk) -> None:
    from ui.kit.reported import reported_lines

    assert reported_lines(desk.office, "members", "x") == []
