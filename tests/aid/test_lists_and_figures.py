from __future__ import annotations

import pytest

from tests.aid.households import ABDULLAH, CHEN, FILE, OUYANG, WANG, acting, filed, opened, set_day
from unionoffice import aid, codes, deadlines, members
from unionoffice.aid import FileFilter
from unionoffice.aid.spot_check import drawn_from
from unionoffice.errors import Refused


@pytest.fixture
def three(office):
    """王秀英 on file since 2026-10-30, 陈超 taken over from 2019, 欧阳吉祥 a draft."""
    one = filed(office)
    other = aid.take_over(office, CHEN, {**FILE, "level": "全国级"}, category="低保户", filed_on="2019-05-06")
    draft = opened(office, OUYANG, reason_main="遭受意外事故", reason_second="")
    return one.no, other.no, draft.no


def listed(office, **wanted):
    return list(aid.files(office, FileFilter(**wanted)))


def test_files_are_filtered_sorted_and_found(office, three):
    one, other, draft = three
    assert listed(office) == [one, other, draft]
    assert list(aid.files(office, aid.ON_FILE)) == [one, other]
    assert listed(office, categories=("dibao",)) == [other]
    assert listed(office, levels=("county",)) == [one]
    assert listed(office, reasons=("8",)) == [draft]
    assert listed(office, migrant=True) == []
    assert listed(office, migrant=False, filed_from="2026-01-01") == [one]
    assert next(iter(aid.files(office, sort="name", descending=True))) in three
    found = {
        text: list(aid.files(office, text=text))
        for text in ("王秀英", "wxy", "BF2026-0002", "李小川", "200803", "没有", "")
    }
    assert found == {
        "王秀英": [one], "wxy": [one], "BF2026-0002": [other], "李小川": [one], "200803": [one], "没有": [], "": [one, other, draft],
    }  # fmt: skip
    with pytest.raises(KeyError):
        aid.files(office, sort="colour")


def test_a_unit_takes_everything_below_it_along(office, three):
    village = 2
    assert listed(office, units=(village,)) == []
    assert list(aid.files(office, aid.with_below(office, FileFilter(units=(village,))))) == list(three)


def test_a_row_shows_people_and_what_they_live_on(office, three):
    rows = aid.rows(office.reading(), [three[1], three[0], 99])
    assert [row and row.file_no for row in rows] == ["BF2026-0002", "BF2026-0001", None]
    assert (rows[1].people, rows[1].per_head, rows[1].name) == (3, 77778, "王秀英")
    assert (rows[0].people, rows[0].per_head) == (1, None)


def test_the_standing_lists_name_who_is_on_them(office, three):
    one, other, _draft = three
    assert listed(office, standing="never_helped") == [one, other]
    assert listed(office, standing="incomplete") == [one, other]
    assert listed(office, standing="check_due") == [other], "nobody looked since 2019"
    assert listed(office, standing="stale") == []
    set_day(office, "2027-11-24")
    assert set(listed(office, standing="stale")) == {one, other}
    assert set(listed(office, standing="sync_overdue")) == {one, other}
    aid.synced(office, one)
    assert listed(office, standing="sync_overdue") == [other]
    members.change_state(office, CHEN, "deceased", reason="病故")
    members.change_state(office, WANG, "left", reason="离职")
    assert listed(office, standing="worker_deceased") == [other]
    assert listed(office, standing="worker_left") == [one]
    aid.cancel(office, other, "职工去世")
    set_day(office, "2037-11-25")
    assert listed(office, standing="retention_over") == [other]


def test_every_standing_list_works_and_has_its_words(office):
    for name, (words, numbers) in aid.LISTS.items():
        assert words
        assert numbers(office) == [], name


def test_figures_are_as_of_a_day_and_open_their_lists(office, three):
    one, other, _draft = three
    now = aid.figures(office)
    assert (now.households, now.people) == ((one, other), 4)
    assert now.groups["category"] == {"deep": (one,), "dibao": (other,)}
    assert now.groups["level"] == {"county": (one,), "national": (other,)}
    assert now.groups["reason"] == {"6": (one, other)}
    assert now.groups["women"] == {"0": (other,), "1": (one,)}
    assert now.people_in(now.groups["category"]["deep"]) == 3
    assert aid.figures(office, "2026-10-29").households == (other,)
    assert aid.figures(office, "2019-05-05").households == ()
    assert aid.figures(office, units=[2]).households == ()


def test_opening_and_coming_less_going_is_closing(office, three):
    one, other, _draft = three
    aid.cancel(office, other, "情况不实", day="2026-11-10")
    told = aid.balance(office, "2026-10-01", "2026-11-22")
    assert (told.opening, told.came, told.went, told.closing) == (
        (other,),
        {"county": (one,)},
        {"cancelled": (other,)},
        (one,),
    )
    assert told.closing == aid.on_file(office)
    year = aid.balance_of_union_year(office)
    assert (year.first, year.last) == ("2026-10-01", "2027-09-30")
    with pytest.raises(Refused) as refusal:
        aid.balance(office, "2026-11-02", "2026-11-01")
    assert refusal.value.reason == "bad_period"


def test_a_draw_can_be_drawn_again_by_anyone(office, three):
    drawn = aid.draw(office, seed="三墩 2026")
    assert (drawn.pool, len(drawn.drawn), drawn.share) == (("BF2026-0001", "BF2026-0002"), 1, 30)
    assert drawn_from(drawn.pool, "三墩 2026", 30) == drawn.drawn
    assert aid.is_honest(aid.draws(office)[0])
    assert aid.visited_since(office, drawn) == []
    no = aid.file_number(office, drawn.drawn[0])
    aid.record_visit(office, no, {"visitors": "李娟、王强", "purpose": "spot_check"})
    assert aid.visited_since(office, drawn) == list(drawn.drawn)
    with pytest.raises(Refused) as refusal:
        aid.draw(office, share=20)
    assert refusal.value.reason == "bad_share"
    assert aid.draw(office, share=100).drawn == drawn.pool


def test_a_draw_takes_no_more_than_it_should_and_depends_on_the_seed():
    pool = [f"BF2026-{number:04d}" for number in range(1, 401)]
    one, other = drawn_from(pool, "a", 30), drawn_from(reversed(pool), "a", 30)
    assert one == other
    assert len(one) == 120
    assert len(drawn_from(pool[:1], "a", 30)) == 1
    assert drawn_from(pool, "b", 30) != one


def test_nothing_is_drawn_where_nothing_is_on_file(office):
    with pytest.raises(Refused) as refusal:
        aid.draw(office)
    assert refusal.value.reason == "nothing_filed"


def test_the_checklist_asks_for_what_the_household_is(office, three):
    one = three[0]
    lines = {line.code: line for line in aid.checklist(office, one)}
    wanted = {code for code, line in lines.items() if line.needed}
    assert wanted == {
        "application", "table", "id_copies", "household_book", "income", "diagnosis", "admission", "consent", "visit",
        "reckoning", "minutes", "notice", "approval",
    }  # fmt: skip
    aid.tick(office, one, "application", page_no=1)
    aid.tick(office, one, "application", page_no=2, note="两页")
    line = {line.code: line for line in aid.checklist(office, one)}["application"]
    assert (line.page_no, line.note, line.missing) == (2, "两页", False)
    aid.untick(office, one, "application")
    for act, arguments in ((aid.untick, ("application",)), (aid.tick, ("poem",))):
        with pytest.raises(Refused):
            act(office, one, *arguments)
    with pytest.raises(Refused):
        aid.tick(office, one, "table", page_no=0)
    assert {line.part for line in lines.values()} == {"original", "finance", "daily"}


def test_a_scan_ticks_its_line(office, three):
    from io import BytesIO

    from PIL import Image

    sink = BytesIO()
    Image.new("RGB", (400, 300), "white").save(sink, "JPEG")
    aid.attach(office, three[0], "application", "申请书", sink.getvalue())
    assert [scan.title for scan in aid.attachments(office, three[0])] == ["申请书"]
    line = next(line for line in aid.checklist(office, three[0]) if line.code == "application")
    assert (line.scans, line.missing) == (1, False)
    assert any(moment.what == "scan" for moment in aid.timeline(office, three[0]))


def test_what_waits_stands_among_the_offices_deadlines(office, three):
    found = [one for one in deadlines.deadlines(office) if one.area == "aid"]
    reasons = {one.reason for one in found}
    assert "aid_check" in reasons
    assert all(one.what and one.why and one.next_step for one in found)
    later = [one for one in deadlines.coming(office, "2027-12-31") if one.reason == "aid_sync"]
    assert {one.record for one in later} == {("aid_files", three[0]), ("aid_files", three[1])}


def test_a_posting_that_is_up_is_among_the_deadlines(office):
    file = opened(office, ABDULLAH)
    aid.apply(office, file.no, day="2026-11-02")
    aid.record_visit(office, file.no, {"day": "2026-11-03", "visitors": "李娟、王强"})
    from tests.aid.households import reckoned

    reckoned(office, file.no, year="10000", medical="0")
    aid.review(office, file.no, signer="陈主席", day="2026-11-04")
    aid.post(office, file.no, place="村公告栏", day="2026-11-05")
    told = [one for one in deadlines.deadlines(office) if one.reason == "aid_posting"]
    assert [(one.due, one.overdue, one.record) for one in told] == [("2026-11-13", True, ("aid_files", file.no))]
    aid.objection(office, file.no, "有异议", day="2026-11-06")
    assert "异议" in next(one for one in deadlines.deadlines(office) if one.reason == "aid_posting").next_step
    with acting(office, "王建国"), pytest.raises(Refused):
        aid.approve(office, file.no)


def test_every_code_of_the_lists_of_aid_has_two_languages():
    for name in ("aid_file_kind", "aid_stage", "aid_step", "aid_occasion", "aid_income", "aid_paper", "aid_consent"):
        assert all(entry.label and entry.english for entry in codes.code_list(name).entries)
