"""The money of aid on the command line: from the fund to the box, two officers where the rule wants two."""

from __future__ import annotations

import json

import pytest

from tests.aid.households import CHEN, OUYANG
from tests.aid.rounds_of_aid import a_file
from tests.build import DAY
from tests.cli.calling import DONE
from unionoffice.opening import open_with_key


@pytest.fixture
def run(console, town):
    """A console on an office with two files on file; gives the answer or the refusal."""
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        for person in (CHEN, OUYANG):
            a_file(office, person)

    def call(*words, day="2026-11-22", code=DONE, user="李娟"):
        said = console(*map(str, words), day=day, user=user)
        assert said.code == code, said.words
        return said.one_object()

    return call


def a_fund(run):
    run("aid", "fund", "add", "name=县级资金", "source=县级财政")
    return run("aid", "fund", "enter", "县级资金", "50000", "--document", "西财社〔2026〕1号")["entry"]


def a_round(run, *more):
    values = (
        "title=四季度救助",
        "kind=生活救助",
        "fund=县级资金",
        "handler=李娟",
        "second_handler=赵敏",
        "chair=王建国",
    )
    return run("aid", "round", "new", *values, *more, day="2026-11-09")["round"]["round_no"]


def reason(told):
    return told["error"]["reason"]


def test_a_round_lives_its_life_on_the_command_line(run, tmp_path):
    assert a_fund(run)["balance"] == 5_000_000
    no = a_round(run)
    assert no == "2026-001"
    run("aid", "round", "add", no, "file=BF2026-0001", "amount=1000", day="2026-11-09")
    told = run("aid", "round", "add", no, "file=BF2026-0002", "amount=1200.50", day="2026-11-09")["round"]
    assert (told["totals"]["amount"], told["rows"][0]["room"]["left"]) == (220_050, 12 * 90_000 - 100_000)
    assert told["rows"][0]["id_number"].count("*") == 8
    assert told["rows"][0]["bank_card"].endswith("0020")
    assert told["rows"][0]["bank_card"].startswith("*")
    assert reason(run("aid", "round", "approve", no, code=1, user="李娟")) == "not_permitted"
    assert reason(run("aid", "round", "approve", no, code=1, user="王建国")) == "not_posted"
    posted = run("aid", "round", "post", no, "--place", "镇公告栏", day="2026-11-09")["round"]["posting"]
    assert posted["until"] == "2026-11-16"
    approved = run("aid", "round", "approve", no, "--remark", "同意", user="王建国")["round"]
    assert (approved["state"], approved["approval"]["officer"]) == ("approved", "王建国")
    void = run("aid", "round", "change", no, "1", "remark=改过")["round"]
    assert (void["state"], void["approval"], void["decisions"][0]["void"]) == ("draft", None, True)
    assert reason(run("aid", "round", "print", no, "sheet", "--out", tmp_path / "a.pdf", code=1)) == "not_approved"
    run("aid", "round", "approve", no, user="王建国")
    made = run("aid", "round", "print", no, "kit", "--out", tmp_path / "全套")
    assert made["sheet_no"] == "QS2026-0001"
    assert all(part["pages"] >= 1 for part in made["copies"])
    assert reason(run("aid", "round", "print", no, "sheet", "--out", tmp_path / "b.pdf", code=1)) == "reason_missing"
    run("aid", "round", "print", no, "sheet", "--out", tmp_path / "b.pdf", "--reason", "遗失")
    assert run("aid", "round", "verify", "QS2026-0001", made["code"].lower())["matches"]
    assert run("aid", "round", "verify")["altered"] == []
    assert run("aid", "round", "bank-file", no, "--out", tmp_path / "代发.xlsx")["amount"] == 220_050
    assert reason(run("aid", "round", "change", no, "1", "amount=1", code=1)) == "printed"
    run("aid", "round", "sheet-out", no, "--to", "余东村")
    assert run("aid", "round", "pay", no)["round"]["state"] == "paying"
    run("aid", "round", "result", no, "2", "returned", "--note", "账号有误")
    done = run("aid", "round", "pay", no, "--all")["round"]
    assert (done["state"], done["totals"]["paid"]) == ("paid", 100_000)
    assert reason(run("aid", "round", "file", no, "--box", "2026-01", code=1)) == "sheet_out"
    run("aid", "round", "sheet-back", no)
    assert run("aid", "round", "file", no, "--box", "2026-01")["round"]["state"] == "filed"
    assert [one["balance"] for one in run("aid", "fund", "list")["funds"]] == [4_900_000]
    ledger = run("aid", "fund", "ledger", "县级资金")["entries"]
    assert [(one["kind"], one["amount"]) for one in ledger] == [("received", 5_000_000), ("paid", -100_000)]


def test_a_correction_on_the_command_line(run, tmp_path):
    a_fund(run)
    no = a_round(run, "kind=医疗互助")
    run("aid", "round", "add", no, "file=BF2026-0001", "amount=1000")
    run("aid", "round", "approve", no, user="王建国")
    run("aid", "round", "print", no, "sheet", "--out", tmp_path / "a.pdf")
    run("aid", "round", "pay", no, "--all")
    correcting = run("aid", "round", "reverse", no, "1", "--reason", "应发 800 元")["round"]
    assert (correcting["corrects"], correcting["rows"][0]["amount"]) == (no, -100_000)
    run("aid", "round", "add", correcting["round_no"], "file=BF2026-0001", "amount=800")
    run("aid", "round", "approve", correcting["round_no"], user="王建国")
    run("aid", "round", "print", correcting["round_no"], "sheet", "--out", tmp_path / "b.pdf")
    run("aid", "round", "pay", correcting["round_no"], "--all")
    found = run("aid", "money", "figures")
    assert (found["total"]["times"], found["total"]["amount"], found["total"]["persons"]) == (1, 80_000, 1)
    assert run("aid", "round", "show", no)["round"]["corrected_by"] == [correcting["round_no"]]
    months = run("aid", "money", "months", "--since", "2026-11-01")["months"]
    assert months == [{"month": "2026-11", "funds": {"县级资金": 80_000}, "sum": 80_000}]
    rows = run("aid", "money", "rows", "--kind", "mutual", "--fund", "县级资金")["rows"]
    assert [one["amount"] for one in rows] == [100_000, -100_000, 80_000]
    assert run("aid", "money", "coverage")["helped"] == 1


def test_findings_are_set_aside_by_a_reason_or_keep_the_round(run):
    a_fund(run)
    no = a_round(run, "kind=医疗互助")
    run("aid", "round", "fill", no, "--amount", "500", "--category", "deep")
    run("aid", "round", "add", no, "file=BF2026-0001", "amount=500")
    found = run("aid", "round", "guard", no)
    assert [(one["row"], one["warning"], one["open"]) for one in found["findings"]] == [(3, "same_person", True)]
    assert reason(run("aid", "round", "approve", no, code=1, user="王建国")) == "open_findings"
    run("aid", "round", "override", no, "3", "same_person", "--reason", "两次住院")
    assert run("aid", "round", "guard", no)["open"] == 0
    assert run("aid", "round", "return", no, "--reason", "只发一次", user="王建国")["round"]["state"] == "draft"
    run("aid", "round", "drop", no, "3")
    run("aid", "round", "approve", no, user="王建国")
    assert run("aid", "round", "recall", no, "--reason", "再核")["round"]["state"] == "draft"
    assert run("aid", "round", "recall", no, "--reason", "不发了", "--void")["round"]["state"] == "void"
    assert [one["state"] for one in run("aid", "round", "list")["rounds"]] == ["void"]


def test_objections_edits_and_refusals(run):
    a_fund(run)
    no = a_round(run)
    run("aid", "round", "edit", no, "meeting=主席办公会", "meeting_on=2026-11-08")
    run("aid", "round", "add", no, "file=BF2026-0001", "amount=100", day="2026-11-09")
    run("aid", "round", "post", no, "--place", "公告栏", day="2026-11-09")
    run("aid", "round", "objection", no, "该户有车")
    assert reason(run("aid", "round", "approve", no, code=1, user="王建国")) == "objection"
    run("aid", "round", "objection", no, "经查无车", "--answer")
    assert (
        run("aid", "round", "return", no, "--reason", "没有资金", "--refuse", user="王建国")["round"]["state"] == "void"
    )
    assert reason(run("aid", "round", "show", "2026-999", code=1)) == "unknown_round"
    assert reason(run("aid", "round", "drop", no, "77", code=1)) == "unknown_item"


def test_quotas_room_and_a_wrong_entry(run):
    a_fund(run)
    made = run("aid", "quota", "add", "year=2026", "kind=生活救助", "households=10", "fund=县级资金")["quota"]
    assert run("aid", "quota", "list", "--year", "2026")["quotas"][0]["used_households"] == 0
    run("aid", "quota", "end", made["no"])
    assert run("aid", "quota", "list")["quotas"] == []
    found = {one["kind"]: one for one in run("aid", "room", "BF2026-0001")["room"]}
    assert (found["living"]["left"], found["warmth"]["left"]) == (12 * 90_000, None)
    assert [one["most"] for one in run("aid", "room", "BF2026-0001", "--kind", "temporary")["room"]] == [300_000]
    entry = run("aid", "fund", "enter", "县级资金", "1", "--document", "错", "--back")["entry"]
    assert run("aid", "fund", "reverse", entry["no"], "--reason", "登错")["entry"]["balance"] == 5_000_000
    assert reason(run("aid", "fund", "enter", "县级资金", "一百", "--document", "1号", code=1)) == "bad_amount"
    assert reason(run("aid", "fund", "close", "县级资金", code=1)) == "not_empty"


def test_a_revealed_number_leaves_a_trace(run, console):
    a_fund(run)
    no = a_round(run)
    run("aid", "round", "add", no, "file=BF2026-0001", "amount=100")
    shown = run("aid", "round", "show", no, "--reveal")["round"]["rows"][0]
    assert shown["id_number"].isdigit()
    assert shown["bank_card"] == "6217000000000000020"
    words = console.words_of("aid", "round", "show", no, user="李娟").words
    assert "陈超" in words
    assert "6217000000000000020" not in words
    assert json.dumps(shown)
