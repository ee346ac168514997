"""Members on the console: the contract's keys, covered numbers, states, transfer, merge, duplicates, balance."""

from __future__ import annotations

import re
import uuid

import pytest
from python_calamine import CalamineWorkbook

from tests.build import CHEMICALS, OWN, VILLAGE, check_digit
from tests.cli.calling import REFUSED, USAGE
from unionoffice.members import MEMBER_FIELDS

WANG = "330106197001230" + "12" + check_digit("33010619700123012")


def test_a_member_has_the_keys_and_kinds_of_value_scripts_rely_on(console):
    answer = console("members", "list").answer
    assert set(answer) == {"members", "more"}
    assert answer["more"] is False
    wang = answer["members"][0]
    assert set(wang) == {"id", *MEMBER_FIELDS}
    assert uuid.UUID(wang["id"]).version == 7
    assert {name: wang[name] for name in ("name", "sex", "birth", "unit", "state", "since", "joined", "migrant", "ethnicity")} == {
        "name": "王秀英", "sex": "female", "birth": "1970-01-23", "unit": CHEMICALS, "state": "active",
        "since": "2015-06-01", "joined": "2015-06-01", "migrant": 0, "ethnicity": "01",
    }  # fmt: skip
    assert re.fullmatch(r"[0-9]{22}", wang["card_no"])


def test_numbers_and_phones_are_covered_unless_asked_for_and_asking_leaves_a_line(console):
    plain = console.member("王秀英")
    assert re.fullmatch(r"330106\*{8}\d{3}[0-9X]", plain["id_number"])
    assert plain["phone"] == "138****0001"
    acts = console("audit", "verify").answer["acts"]
    for verb in (
        ("members", "list", "--reveal"),
        ("members", "find", "王秀英", "--reveal"),
        ("members", "show", plain["id"], "--reveal"),
    ):
        shown = console(*verb).answer["members"][0]
        assert shown["id_number"] == WANG
        assert shown["phone"] == "13800000001"
        acts += 1
        newest = console("audit", "list", "--limit", "1").answer["acts"][0]
        assert (newest["n"], newest["what"], newest["officer"]) == (acts, "查看完整号码", "李娟")
    assert WANG not in console("members", "show", plain["id"]).words
    assert WANG not in console.words_of("members", "show", plain["id"]).words
    assert console("audit", "verify").answer["acts"] == acts


@pytest.mark.parametrize("typed", ["秀英", "wxy", "wangxiuying", "13800000001", "0001", WANG, WANG[-4:], "天禄 王"])
def test_a_member_is_found_by_any_part(console, typed):
    assert "王秀英" in [one["name"] for one in console("members", "find", typed).answer["members"]]


def test_what_is_typed_may_be_several_words(console):
    assert [one["name"] for one in console("members", "find", "tlhg", "cc").answer["members"]] == ["陈超"]
    assert console("members", "find", "nobodyatall").answer == {"members": [], "more": False}


def test_the_list_keeps_to_a_union_with_everything_below_it_and_to_states(console):
    def names(*options: str) -> set[str]:
        return {one["name"] for one in console("members", "list", *options).answer["members"]}

    assert names("--unit", CHEMICALS) == {"王秀英", "陈超", "欧阳吉祥"}
    assert names("--unit", VILLAGE) == names("--unit", OWN) == {"王秀英", "陈超", "欧阳吉祥", "阿卜杜拉·买买提"}
    console("members", "state", console.member("陈超")["id"], "retained", "--reason", "退休")
    assert names("--state", "retained") == {"陈超"}
    assert names("--state", "retained", "--state", "active", "--unit", CHEMICALS) == {"王秀英", "陈超", "欧阳吉祥"}
    assert len(console("members", "list", "--limit", "2").answer["members"]) == 2
    refused = console("members", "list", "--unit", "没有这个工会")
    assert (refused.code, refused.error["reason"]) == (REFUSED, "unknown_unit")


def test_a_member_is_entered_edited_and_every_change_is_told(console):
    number = "33010619930101001" + check_digit("33010619930101001")
    added = console(
        "members", "add", "name=吴一", f"id_number={number}", f"unit={CHEMICALS}", "phone=13900000009"
    ).answer
    assert (added["member"]["name"], added["member"]["sex"], added["member"]["unit"]) == ("吴一", "male", CHEMICALS)
    uid = added["member"]["id"]
    again = console("members", "add", "name=吴二", f"id_number={number}", f"unit={CHEMICALS}")
    assert (again.code, again.error["reason"]) == (REFUSED, "same_number")
    assert console("members", "edit", uid, "phone=13900000010", "post=电工").answer["member"]["post"] == "电工"
    assert console("members", "edit", uid, "shoe_size=43").error["reason"] == "unknown_field"
    for value in (f"unit={VILLAGE}", "state=left", "card_no=1"):
        assert console("members", "edit", uid, value).error["reason"] == "own_act"
    told = console("members", "history", uid).answer
    assert {(one["field"], one["new"]) for one in told["changes"]} >= {("岗位", "电工"), ("手机号码", "139****0010")}


def test_a_member_is_shown_with_the_whole_way_on_the_roll(console):
    uid = console.member("陈超")["id"]
    console("members", "state", uid, "retained", "--reason", "退休", "--on", "2026-03-01", "--document", "退休证")
    record = console("members", "show", uid).answer["member"]
    assert [(span["state"], span["since"], span["until"]) for span in record["spans"]] == [
        ("active", "2015-06-01", "2026-03-01"),
        ("retained", "2026-03-01", None),
    ]
    assert (record["spans"][1]["reason"], record["spans"][1]["document"]) == ("退休", "退休证")


def test_states_follow_each_other_only_as_the_rules_have_it(console):
    uid = console.member("陈超")["id"]
    assert console("members", "state", uid, "deceased", "--reason", "病故").answer["member"]["state"] == "deceased"
    said = console("members", "state", uid, "active", "--reason", "弄错了")
    assert (said.code, said.error["reason"]) == (REFUSED, "bad_transition")
    other = console.member("王秀英")["id"]
    assert (
        console("members", "state", other, "left", "--reason", "x", "--on", "2027-01-01").error["reason"]
        == "future_day"
    )
    assert (
        console("members", "state", other, "left", "--reason", "x", "--on", "2001-01-01").error["reason"] == "too_early"
    )
    assert console("members", "state", other, "left", "--reason", " ").error["reason"] == "missing"


def test_a_member_is_transferred_within_the_office(console):
    before = console.member("陈超")
    answer = console("members", "transfer", before["id"], "--to", VILLAGE, "--reason", "调动").answer
    assert set(answer) == {"member", "letter", "transfer"}
    after = answer["member"]
    assert (after["unit"], after["state"], after["card_no"]) == (VILLAGE, "transferred_in", before["card_no"])
    assert answer["letter"] == answer["transfer"]["letter_no"] == "2026转00001"
    assert console("members", "transfer", before["id"], "--to", VILLAGE).error["reason"] == "same_unit"
    assert console("members", "transfer", before["id"], "--to", "哪里").error["reason"] == "unknown_unit"
    assert console("members", "transfer", before["id"]).code == USAGE


def test_a_transfer_out_waits_for_its_receipt(console):
    uid = console.member("陈超")["id"]
    answer = console("members", "transfer", uid, "--to", "余杭区良渚街道总工会", "--outside").answer
    assert answer["member"]["state"] == "transfer_pending"
    done = console("members", "transfer", uid, "--receipt", answer["letter"]).answer
    assert done["member"]["state"] == "transferred_out"
    assert console("members", "transfer", uid, "--receipt", answer["letter"]).error["reason"] == "received"
    assert console("members", "transfer", uid, "--receipt", "2026转99999").error["reason"] == "unknown_letter"


def test_a_member_from_outside_comes_in_with_a_letter(console):
    number = "33010619930101001" + check_digit("33010619930101001")
    answer = console(
        "members", "transfer-in", "name=吴一", f"id_number={number}", f"unit={VILLAGE}", "--from", "良渚街道总工会"
    ).answer
    assert (answer["member"]["state"], answer["transfer"]["from_name"]) == ("transferred_in", "良渚街道总工会")


def test_two_records_become_one_and_the_merge_is_taken_back(console):
    keep, drop = console.member("王秀英"), console.member("陈超")
    console("members", "edit", drop["id"], "post=电工")
    done = console("members", "merge", keep["id"], drop["id"]).answer
    assert set(done) == {"merge_id", "member"}
    assert (done["member"]["post"], done["member"]["former_card_no"]) == ("电工", drop["card_no"])
    assert console("members", "find", "陈超").answer["members"] == []
    assert console("members", "show", drop["id"]).error["reason"] == "unknown_member"
    assert console("members", "merge", "--undo", done["merge_id"]).answer == {"undone": done["merge_id"]}
    assert console.member("陈超") == {**drop, "post": "电工"}
    assert console.member("王秀英") == keep
    assert console("members", "merge", "--undo", done["merge_id"]).error["reason"] == "unknown_merge"
    assert console("members", "merge", keep["id"]).code == USAGE
    assert console("members", "merge", keep["id"], keep["id"]).error["reason"] == "same_record"


def test_a_pair_that_looks_alike_is_listed_until_somebody_says_it_is_two_people(console):
    number = "33010619700123016" + check_digit("33010619700123016")
    console("members", "add", "name=王秀英", f"id_number={number}", f"unit={VILLAGE}")
    (pair,) = console("members", "duplicates").answer["pairs"]
    assert {"one", "other", "reason", "sentence"} <= set(pair)
    assert pair["one"]["name"] == pair["other"]["name"] == "王秀英"
    ids = [pair["one"]["id"], pair["other"]["id"]]
    assert console("members", "duplicates", "--dismiss", *ids).answer == {"dismissed": ids}
    assert console("members", "duplicates").answer == {"pairs": []}


def test_the_balance_closes(console):
    console("members", "state", console.member("陈超")["id"], "left", "--reason", "本人申请")
    found = console("members", "balance", "--from", "2026-01-01", "--until", "2026-11-22").answer
    assert (found["opening"], found["closing"]) == (4, 3)
    assert found["opening"] + sum(found["came"].values()) - sum(found["went"].values()) == found["closing"]
    of_village = console(
        "members", "balance", "--from", "2026-01-01", "--until", "2026-11-22", "--unit", VILLAGE
    ).answer
    assert of_village["closing"] == 3


def test_a_mass_change_is_reviewed_before_it_is_made(console):
    change = ("members", "set", "post", "操作工", "--unit", CHEMICALS)
    review = console(*change, "--review").answer
    assert review["changed"] == 0
    assert [(line["name"], line["old"], line["new"]) for line in review["lines"]] == [
        ("王秀英", "", "操作工"), ("陈超", "", "操作工"), ("欧阳吉祥", "", "操作工"),
    ]  # fmt: skip
    assert console.member("陈超")["post"] is None
    assert console(*change).answer["changed"] == 3
    assert console.member("陈超")["post"] == "操作工"
    assert console("members", "set", "name", "王", "--unit", CHEMICALS).code == USAGE


def test_the_roll_is_written_as_a_workbook(console, tmp_path):
    out = tmp_path / "名册.xlsx"
    assert console("members", "export", str(out)).answer == {"out": str(out), "rows": 4}
    rows = CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0).to_python()
    heading = next(row for row in rows if "姓名" in row)
    assert WANG in rows[rows.index(heading) + 1]
    console("members", "export", str(out), "--masked", "--unit", CHEMICALS)
    rows = CalamineWorkbook.from_path(str(out)).get_sheet_by_index(0).to_python()
    assert not any(WANG in row for row in rows)
    assert console("audit", "list", "--limit", "1").answer["acts"][0]["what"] == "导出会员名册"
    assert console("members", "export", str(tmp_path / "none" / "a.xlsx")).code == 3


def test_the_search_is_built_anew(console):
    assert console("members", "reindex").answer == {"indexed": 4}
    assert console.member("欧阳吉祥")["name"] == "欧阳吉祥"


def test_words_tell_the_same_as_json(console):
    words = console.words_of("members", "list").words
    assert words.count("\n") == 5
    assert words.endswith("共 4 人\n")
    assert "330106********" in words
    assert "13800000001" not in words


def test_working_life_and_family_are_written_listed_and_printed_covered(console):
    uid = console.member("陈超")["id"]
    assert console("members", "background", uid).answer == {"works": [], "relatives": []}
    written = console(
        "members", "background", uid, "--work", "2003-7|2010-3|杭州丝绸厂|挡车工", "--work", "2010.4||天禄化工",
        "--relative", "配偶|陈立|三墩中学|13900000001",
    ).answer  # fmt: skip
    assert written["works"][0] == {
        "since": "2003-07-01",
        "until": "2010-03-01",
        "place": "杭州丝绸厂",
        "post": "挡车工",
    }
    assert [one["place"] for one in written["works"]] == ["杭州丝绸厂", "天禄化工"]
    assert written["relatives"][0]["phone"] == "139****0001"
    shown = console("members", "background", uid, "--reveal").answer
    assert shown["relatives"][0]["phone"] == "13900000001"
    assert console("members", "background", uid, "--no-work").answer["works"] == []
    assert console("members", "background", uid).answer["relatives"] != []


def test_a_wrong_line_of_them_is_refused_whole(console):
    uid = console.member("陈超")["id"]
    said = console("members", "background", uid, "--relative", "老板|陈立")
    assert (said.code, said.error["fields"][0]["field"]) == (REFUSED, "relatives")
    said = console("members", "background", uid, "--work", "1|2|3|4|5")
    assert said.code == USAGE
    said = console("members", "background", uid, "--work", "|||甲", "--no-work")
    assert said.code == USAGE
    assert console("members", "background", uid).answer == {"works": [], "relatives": []}
