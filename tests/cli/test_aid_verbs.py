"""The command line over a file's whole life, two officers where the rule wants two."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from tests.aid.households import FAMILY, FILE
from tests.cli.calling import DONE


@pytest.fixture
def run(console):
    def call(*words, day="2026-11-22", code=DONE):
        said = console(*map(str, words), day=day)
        assert said.code == code, said.words
        return said.one_object()

    return call


def fields(values):
    return [f"{name}={value}" for name, value in values.items()]


def test_a_file_lives_its_life_on_the_command_line(run, tmp_path):
    worker = run("members", "find", "王秀英")["members"][0]["id"]
    made = run("aid", "file", "open", worker, *fields(FILE), day="2026-10-08")["file"]
    assert (made["file_no"], made["stage"], made["health"]) == ("BF2026-0001", "draft", "***")
    file = made["file_no"]
    for row in FAMILY.values():
        run("aid", "family", "add", file, *fields(row), day="2026-10-08")
    run("aid", "apply", file, day="2026-10-09")
    assert run("aid", "visit", file, "--by", "李娟", code=1, day="2026-10-12")["error"]["reason"] == "too_few_visitors"
    run("aid", "visit", file, "--by", "李娟、陈主席", "findings=患病", day="2026-10-12")
    run("aid", "reckon", "start", file, day="2026-10-12")
    run("aid", "reckon", "income", file, "kind=工资", "monthly=5000", "--person", worker, day="2026-10-12")
    told = run("aid", "reckon", "cost", file, "kind=医疗自付", "amount=32000", "proof=住院结算单", day="2026-10-12")[
        "sum"
    ]
    assert (told["per_head"], told["advised"], told["cost_lines"][0]["proof"]) == (77778, "deep", "***")
    assert run("aid", "decide", file, "dibao", code=1)["error"]["reason"] == "old_category"
    run("aid", "decide", file, "deep", day="2026-10-12")
    run("aid", "review", file, "--signer", "陈主席", day="2026-10-13")
    run("aid", "post", file, "--place", "公告栏", day="2026-10-14")
    run("aid", "objection", file, "有第二套住房", day="2026-10-15")
    run("aid", "objection", file, "系租住", "--answer", day="2026-10-16")
    run("aid", "close-posting", file, day="2026-10-26")
    assert run("aid", "approve", file, day="2026-10-28")["file"]["stage"] == "township"
    done = run("aid", "county", file, "--level", "区县级", "--document", "31号", day="2026-10-30")["file"]
    assert (done["stage"], done["level"], done["people"]) == ("on_file", "county", 3)
    shown = run("aid", "file", "show", file)["file"]
    assert [step["step"] for step in shown["steps"]][-2:] == ["township", "county"]
    assert shown["steps"][-2]["officer"] == "王建国"
    assert shown["visits"][0]["findings"] == "***"
    assert run("aid", "file", "show", file, "--reveal")["file"]["illness"] == "2 型糖尿病"
    assert any(one["missing"] for one in run("aid", "checklist", file, "--tick", "table")["checklist"])
    assert run("aid", "figures")["figures"]["people"] == 3
    assert run("aid", "spot-check", "--draw", "--seed", "1")["draws"][0]["drawn"] == [file]
    assert run("aid", "spot-check")["draws"][0]["honest"]
    run("aid", "level", file, "全国级", "--document", "2号")
    run("aid", "sync", file, "--national-no", "33010600001")
    assert run("aid", "regrade")["files"] == []
    picture = tmp_path / "scan.jpg"
    _picture(picture)
    assert run("aid", "attach", file, picture, "--paper", "table")["attachment"]["kind"] == "table"
    paper = tmp_path / "table.pdf"
    assert run("aid", "print", "table", file, "--out", paper)["paper"]["pages"] == 2
    assert paper.read_bytes().startswith(b"%PDF")
    student = shown["family"][1]["id"]
    for form in ("study", "visit_list", "spot_check", "notice", "regrade"):
        run("aid", "print", form, file, "--out", paper, "--student", student, "--reason", "补印")
    run("aid", "print", "exit", "--blank", "--out", paper)
    assert run("aid", "print", "table", "--out", paper, code=2)["error"]["reason"] == "usage"
    for month in ("2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"):
        run("aid", "month", file, month, "--income", "6000")
    run("aid", "exit", file, "--place", "公告栏", day="2026-11-22")
    run("aid", "close-posting", file, day="2026-12-01")
    assert run("aid", "exit", file, "--confirm", day="2026-12-02")["file"]["stage"] == "exited"
    assert run("aid", "steps", file, day="2026-12-02")["next_steps"] == []


def _picture(path):
    from PIL import Image

    Image.new("RGB", (400, 300), "white").save(path, "JPEG")


def test_lists_cover_numbers_and_a_look_behind_leaves_its_trace(run):
    worker = run("members", "find", "王秀英")["members"][0]["id"]
    run(
        "aid",
        "file",
        "take-over",
        worker,
        "--category",
        "低保户",
        "--filed-on",
        "2015-03-02",
        "--file-no",
        "XH-7",
        *fields(FILE),
    )
    row = run("aid", "file", "list", "--filed")["files"][0]
    assert (row["file_no"], row["id_number"][6:14]) == ("XH-7", "********")
    assert run("aid", "file", "list", "wxy", "--of", "check_due", "--reveal")["files"][0]["id_number"].isalnum()
    assert run("aid", "file", "list", "--unit", "余东村联合工会", "--category", "deep")["files"] == []


def test_turns_a_file_may_take(run):
    worker = run("members", "find", "王秀英")["members"][0]["id"]
    file = run("aid", "file", "open", worker, *fields(FILE), "--temporary")["file"]["file_no"]
    run("aid", "file", "change", file, "note=急")
    row = run("aid", "family", "add", file, *fields(FAMILY["son"]))["member"]["id"]
    run("aid", "family", "change", row, "place=三墩中学")
    run("aid", "family", "end", row)
    run("aid", "apply", file)
    run("aid", "return", file, "--reason", "缺户口簿")
    run("aid", "complete", file, "--note", "已补")
    run("aid", "visit", file, "--by", "李娟、王强")
    run("aid", "approve", file)
    run("aid", "reckon", "start", file)
    run("aid", "reckon", "change", file, "stated_income=0")
    run("aid", "reckon", "income", file, "kind=wage", "amount=1")
    line = run("aid", "reckon", "show", file, "--reveal")["sum"]["income_lines"][0]["no"]
    run("aid", "reckon", "drop-line", file, "income", line)
    run("aid", "reckon", "drop", file)
    assert run("aid", "reckon", "show", file, code=1)["error"]["reason"] == "no_reckoning"
    assert run("aid", "decide", file, "deep", code=1)["error"]["reason"] == "no_reckoning"
    run("aid", "reckon", "start", file)
    run("aid", "reckon", "income", file, "kind=wage", "amount=1000")
    run("aid", "decide", file, "deep")
    assert run("aid", "promote", file)["file"]["kind"] == "regular"
    run("aid", "refuse", file, "--reason", "情况不实", "--approver")
    assert run("aid", "file", "show", "nobody", code=1)["error"]["reason"] == "unknown_file"
    assert run("aid", "family", "end", "nobody", code=1)["error"]["reason"] == "unknown_member"
    assert run("aid", "file", "open", "nobody", code=1)["error"]["reason"] == "unknown_member"


def test_checks_adjustments_and_other_ends(run):
    worker = run("members", "find", "王秀英")["members"][0]["id"]
    file = run("aid", "file", "take-over", worker, "--category", "低保户", "--filed-on", "2015-03-02", *fields(FILE))[
        "file"
    ]["file_no"]
    for category, verb in (("deep", "adjust"), ("deep", "check")):
        run("aid", "reckon", "start", file, "--occasion", "yearly", "--copy")
        run("aid", "reckon", "income", file, "kind=wage", "amount=1")
        run("aid", "decide", file, category)
        run("aid", verb, file)
    run("aid", "exit", file, "--place", "公告栏", "--reason", "子女就业")
    assert run("aid", "exit", file, "--stay", "合同未满")["file"]["stage"] == "on_file"
    assert run("aid", "move", file, "--to", "拱墅区总工会")["file"]["stage"] == "moved_out"
    other = run("members", "find", "陈超")["members"][0]["id"]
    draft = run("aid", "file", "open", other)["file"]["file_no"]
    assert run("aid", "cancel", draft, "--reason", "撤回")["file"]["stage"] == "cancelled"


def test_every_verb_of_aid_has_its_help():
    from unionoffice.cli.verbs import root

    group = root.commands["aid"]
    for name, command in group.commands.items():
        assert command.help, name
        assert CliRunner().invoke(command, ["--help"]).exit_code == 0
