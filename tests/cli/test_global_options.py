"""What stands before the verb: file, officer, day, language, JSON; and how a call ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.build import DAY, PASSWORD, check_digit
from tests.cli.calling import DONE, REFUSED, ROOT, TROUBLE, USAGE, Console, call, process
from unionoffice import resources
from unionoffice.opening import open_with_key

CATALOGUE = resources.path("locale", "en", "LC_MESSAGES", "unionoffice.mo")


def test_an_answer_is_one_json_object_and_nothing_else(console):
    said = console("officer", "list")
    assert said.answer == {
        "officers": [
            {"name": "李娟", "roles": ["entry", "administration"]},
            {"name": "王建国", "roles": ["approval"]},
        ]
    }
    assert said.err == b""


def test_without_json_the_answer_is_words(console):
    said = console.words_of("officer", "list")
    assert (said.code, said.words) == (DONE, "李娟\tentry administration\n王建国\tapproval\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "缺少动词"),
        (("dance",), "dance"),
        (("members", "dance"), "dance"),
        (("members", "list", "--sing"), "--sing"),
        (("members", "list", "--state", "asleep"), "asleep"),
        (("members", "find"), "TEXT"),
        (("members", "state", "x", "left"), "--reason"),
        (("print", "cards", "--all"), "--out"),
        (("print", "form", "poem", "--out", "x.pdf"), "poem"),
        (("print", "cards", "--out", "x.pdf"), "--unit"),
        (("members", "edit", "x", "phone"), "="),
        (("--day", "22.11.2026", "members", "list"), "2026-11-22"),
        (("--day", "2026-02-30", "members", "list"), "2026-11-22"),
        (("--bogus", "members", "list"), "--bogus"),
        (("--lang", "fr", "members", "list"), "--lang"),
        (("rules", "set", "membership.joining_age", "17", "--from", "soon", "--source", "x"), "2026-11-22"),
        (("members", "balance", "--from", "then", "--until", "2026-01-01"), "2026-11-22"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_was_wrong(town, monkeypatch, arguments, told):
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", PASSWORD)
    before = town.path.read_bytes()
    said = call("--json", "--office", str(town.path), *arguments)
    assert said.code == USAGE
    assert said.error["reason"] == "usage"
    assert told in said.error["sentence"]
    assert town.path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("members", "list", "--sing"), "没有选项 --sing。用 --help 查看写法。"),
        (("members", "state", "x", "left"), "缺少 --reason。用 --help 查看写法。"),
        (("print", "roll", "--all", "--out"), "选项 --out 的写法不对。用 --help 查看写法。"),
        (
            ("officer", "add", "赵敏", "--role", "boss"),
            "--role 写得不对：boss；可写 entry、approval、administration、audit。",
        ),
    ],
)
def test_wrong_usage_is_told_in_chinese_and_in_english_where_asked(town, arguments, sentence):
    assert call("--json", "--office", str(town.path), *arguments).error["sentence"] == sentence
    english = call("--json", "--lang", "en", "--office", str(town.path), *arguments).error["sentence"]
    assert english.isascii()


def test_without_an_office_the_call_says_how_to_name_one(monkeypatch):
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", PASSWORD)
    monkeypatch.delenv("UNIONOFFICE_OFFICE", raising=False)
    said = call("--json", "members", "list")
    assert (said.code, said.error["reason"]) == (USAGE, "usage")
    assert "--office" in said.error["sentence"]
    words = call("members", "list")
    assert (words.code, words.out) == (USAGE, b"")
    assert "--office" in words.complaint


def test_the_office_may_stand_in_the_environment(console, monkeypatch):
    monkeypatch.setenv("UNIONOFFICE_OFFICE", str(console.office))
    assert len(call("--json", "members", "list").answer["members"]) == 4


def test_options_may_be_written_with_an_equals_sign(console):
    said = call(f"--office={console.office}", "--json", "--day=2026-11-22", "members", "list")
    assert len(said.answer["members"]) == 4


def test_global_options_stand_before_the_verb(console):
    assert call("--json", "members", "list", "--office", str(console.office)).code == USAGE


def test_a_refusal_ends_with_1_in_json_and_in_words(console):
    said = console("members", "show", "nobody")
    assert (said.code, said.error["reason"]) == (REFUSED, "unknown_member")
    words = console.words_of("members", "show", "nobody")
    assert (words.code, words.out) == (REFUSED, b"")
    assert words.complaint == said.error["sentence"] + "\n"


def test_every_fault_of_a_form_is_told_at_once(console):
    said = console("members", "add", "name=", "id_number=330106199001010099", "unit=三墩镇总工会")
    faults = {(one["field"], one["reason"]) for one in said.error["fields"]}
    assert (said.code, faults) == (REFUSED, {("name", "missing"), ("id_number", "check_digit")})


def test_a_missing_file_is_trouble(console, tmp_path):
    said = console("members", "list", office=str(tmp_path / "none.office"))
    assert (said.code, said.error["reason"]) == (TROUBLE, "no_file")
    assert "none.office" in said.error["sentence"]


def test_a_missing_key_file_is_trouble_and_the_office_is_untouched(console):
    before = console.office.read_bytes()
    console.office.with_suffix(".keys").unlink()
    said = console("members", "list")
    assert (said.code, said.error["reason"]) == (TROUBLE, "no_keys")
    assert console.office.read_bytes() == before


def test_a_damaged_office_is_trouble_and_not_a_traceback(console):
    console.office.write_bytes(b"\0" * 8192)
    said = console("members", "list")
    assert (said.code, said.error["reason"]) == (TROUBLE, "damaged")
    assert said.err == b""


def test_damage_in_the_middle_of_the_file_is_trouble_too(console):
    content = bytearray(console.office.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start + 100] ^= 1
    console.office.write_bytes(content)
    said = console("members", "list")
    assert (said.code, said.error["reason"]) == (TROUBLE, "damaged")


def test_an_office_open_elsewhere_is_trouble_and_says_who_where_and_since_when(console, town):
    with open_with_key(town.path, town.key, "李娟", today=DAY):
        said = process("--json", "--office", str(town.path), "members", "list", UNIONOFFICE_PASSWORD=PASSWORD)
        assert (said.code, said.error["reason"]) == (TROUBLE, "in_use")
        sentence = said.error["sentence"]
        assert "李娟" in sentence
        assert os.uname().nodename in sentence
        assert "20" in sentence
        assert "起" in sentence
    assert len(console("members", "list").answer["members"]) == 4


def test_the_console_hears_utf_8_whatever_its_language(town):
    said = process("--office", str(town.path), "members", "list", UNIONOFFICE_PASSWORD=PASSWORD)
    assert said.code == DONE
    assert "阿卜杜拉·买买提" in said.words
    refused = process("--office", str(town.path), "members", "show", "无", UNIONOFFICE_PASSWORD=PASSWORD)
    assert refused.code == REFUSED
    assert "没有编号为“无”的会员" in refused.complaint


def test_the_module_and_the_installed_command_are_the_same(town):
    said = process("--json", "--office", str(town.path), "officer", "list", UNIONOFFICE_PASSWORD=PASSWORD)
    assert len(said.answer["officers"]) == 2
    scripts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'unionoffice = "unionoffice.cli.__main__:main"' in scripts


def test_a_reader_that_has_read_enough_is_no_error(town):
    command = f"{sys.executable} -m unionoffice fields | head -n 1"
    told = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, timeout=60, check=True)
    assert told.stderr == b""


def test_the_day_is_what_today_is(console):
    first, second = (f"id_number={body}{check_digit(body)}" for body in ("33010620050901001", "33010620050901003"))
    said = console("members", "add", "name=周小满", first, "unit=三墩镇总工会", day="2021-08-01")
    assert said.answer["member"]["since"] == "2021-08-01"
    assert said.answer["member"]["state"] == "active"
    refused = console("members", "add", "name=周大满", second, "unit=三墩镇总工会", day="2005-08-01")
    assert refused.error["reason"] == "future_birth"


def test_english_is_a_language_of_the_console_and_reasons_stay_the_same(console):
    told = {lang: console("members", "show", "nobody", lang=lang) for lang in ("zh", "en")}
    assert [said.code for said in told.values()] == [REFUSED, REFUSED]
    assert told["en"].error["reason"] == told["zh"].error["reason"] == "unknown_member"
    assert "nobody" in told["en"].error["sentence"]
    assert "会员" in told["zh"].error["sentence"]
    assert told["en"].error["sentence"].replace("“", "").replace("”", "").isascii()
    assert console("officer", "list", lang="en").answer == console("officer", "list", lang="zh").answer
    assert CATALOGUE.is_file()


def test_the_password_never_stands_in_any_output(console, monkeypatch):
    monkeypatch.setenv("UNIONOFFICE_NEW_PASSWORD", "another-secret-7")
    for verb in (
        ("officer", "add", "周敏", "--role", "audit"),
        ("officer", "list"),
        ("settings", "list"),
        ("audit", "list"),
    ):
        for said in (console(*verb), console.words_of(*verb)):
            for secret in (PASSWORD, "another-secret-7"):
                assert secret.encode() not in said.out + said.err


def test_no_password_and_nobody_to_ask_is_no_traceback(town):
    said = process("--json", "--office", str(town.path), "members", "list")
    assert said.code == REFUSED
    assert json.loads(said.out)["error"]["reason"] == "cancelled"
    assert b"Traceback" not in said.err


def test_a_wrong_password_is_refused(console: Console, monkeypatch):
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", "not-this-one")
    said = console("members", "list")
    assert (said.code, said.error["reason"]) == (REFUSED, "wrong_password")
    assert "not-this-one" not in said.words
