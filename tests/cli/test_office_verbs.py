"""Settings, rules, backups, the check of the file, the journal, the register of fields, the demo town."""

from __future__ import annotations

from tests.build import OWN
from tests.cli.calling import REFUSED, USAGE, Console, call
from unionoffice.members import MEMBER_FIELDS
from unionoffice.settings import SETTINGS


def test_settings_are_listed_and_changed(console):
    before = console("settings", "list").answer["settings"]
    assert before["name"] == OWN
    assert "card_key" not in before
    assert set(before) == {name for name, setting in SETTINGS.items() if setting.shown}
    assert console("settings", "set", "phone", "0571-88880000").answer == {"setting": "phone", "value": "0571-88880000"}
    assert console("settings", "list").answer["settings"]["phone"] == "0571-88880000"
    assert console("settings", "set", "card_key", "x").code == USAGE


def test_rules_are_listed_with_their_sources_and_an_office_may_put_its_own_beside_them(console):
    rules = {rule["name"]: rule for rule in console("rules", "list").answer["rules"]}
    assert rules["membership.joining_age"]["value"] == 16
    assert "劳动法" in rules["membership.joining_age"]["source"]
    given = (
        "rules",
        "set",
        "membership.letter_valid_days",
        "60",
        "--from",
        "2026-10-01",
        "--source",
        "西工发〔2026〕3号",
    )
    assert console(*given).answer == {"rule": "membership.letter_valid_days", "value": 60}
    rules = {rule["name"]: rule for rule in console("rules", "list").answer["rules"]}
    assert (rules["membership.letter_valid_days"]["value"], rules["membership.letter_valid_days"]["version"]) == (
        60,
        "office",
    )
    earlier = {rule["name"]: rule for rule in console("rules", "list", day="2026-09-30").answer["rules"]}
    assert earlier["membership.letter_valid_days"]["value"] == 30


def test_a_rule_nobody_knows_and_a_value_of_another_kind_are_refused(console):
    more = ("--from", "2026-10-01", "--source", "x")
    assert console("rules", "set", "membership.height", "180", *more).error["reason"] == "unknown_rule"
    assert console("rules", "set", "membership.joining_age", "sixteen", *more).error["reason"] == "bad_value"


def test_a_backup_is_made_listed_and_brought_back(console):
    assert console("backup", "list").answer == {"backups": []}
    made = console("backup", "now").answer["backup"]
    assert (made["people"], made["whole"]) == (4, True)
    uid = console.member("陈超")["id"]
    console("members", "edit", uid, "post=厨师")
    assert [one["name"] for one in console("backup", "list").answer["backups"]] == [made["name"]]
    restored = console("backup", "restore", made["name"]).answer
    assert set(restored) == {"restored", "set_aside"}
    assert console.member("陈超")["post"] is None
    aside = Console(console.office.parent / restored["set_aside"])
    assert aside.office.is_file()


def test_only_administration_brings_a_backup_back(console):
    made = console("backup", "now", user="王建国").answer["backup"]
    said = console("backup", "restore", made["name"], user="王建国")
    assert (said.code, said.error["reason"]) == (REFUSED, "not_permitted")
    assert len(list(console.office.parent.glob("*.office"))) == 1


def test_an_unknown_backup_and_a_wrong_password_bring_nothing_back(console, monkeypatch):
    assert console("backup", "restore", "../town.office").error["reason"] == "unknown_backup"
    made = console("backup", "now").answer["backup"]
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", "wrong")
    assert console("backup", "restore", made["name"]).error["reason"] == "wrong_password"
    assert len(list(console.office.parent.glob("*.office"))) == 1


def test_a_sound_file_passes_the_check(console):
    assert console("check").answer == {"ok": True, "faults": []}
    assert console("check", "--deep").answer == {"ok": True, "faults": []}
    assert "完好" in console.words_of("check", "--deep").words


def test_a_journal_that_was_altered_is_named(console, town):
    assert console("audit", "verify").answer["ok"] is True
    alter_journal(town)
    for verb in (("audit", "verify"), ("check", "--deep")):
        said = console(*verb)
        assert said.code == REFUSED
        assert said.error["reason"] in ("journal_broken", "damaged")


def alter_journal(town) -> None:
    """As somebody with the key and another program would."""
    from unionoffice import database

    connection = database.connect(town.path, town.key)
    connection.execute("DROP TRIGGER journal_acts_stay")
    connection.execute("UPDATE journal_acts SET officer = 2 WHERE n = 3")
    connection.close()


def test_the_head_of_the_journal_moves_with_every_act(console):
    before = console("audit", "verify").answer
    assert set(before) == {"ok", "acts", "head"}
    console("settings", "set", "phone", "0571-88880000")
    after = console("audit", "verify").answer
    assert after["acts"] == before["acts"] + 1
    assert after["head"] != before["head"]
    newest = console("audit", "list").answer["acts"][0]
    assert (newest["what"], newest["officer"], newest["hash"]) == ("修改设置", "李娟", after["head"])


def test_the_register_of_fields_needs_no_office_and_names_every_field():
    told = call("--json", "fields").answer["fields"]
    assert {line["name"] for line in told} >= set(MEMBER_FIELDS)
    assert all(line["purpose"] for line in told if line["record"] in ("人员", "会籍"))
    number = next(line for line in told if line["name"] == "id_number")
    assert "遮盖" in number["guard"]
    words = call("fields").words.splitlines()
    assert len(words) == len(told) + 2
    assert {line.count("|") for line in words} == {8}


def test_a_demo_town_is_made_with_officers_and_a_password_that_opens_it(tmp_path, monkeypatch):
    file = tmp_path / "demo.office"
    answer = call("--json", "--day", "2026-11-22", "demo", str(file), "--members", "300", "--seed", "7").answer
    assert set(answer) == {"office", "password", "officers", "members", "unions"}
    assert answer["officers"] == ["李娟", "王建国"]
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", answer["password"])
    console = Console(file)
    roles = {one["name"]: one["roles"] for one in console("officer", "list").answer["officers"]}
    assert "entry" in roles["李娟"]
    assert "approval" in roles["王建国"]
    listed = console("members", "list", "--state", "active", "--state", "transferred_in", "--state", "seconded").answer
    assert len(listed["members"]) == answer["members"] == 300
    assert console("check", "--deep").answer["ok"] is True
    again = call("--json", "demo", str(file), "--members", "10")
    assert (again.code, again.error["reason"]) == (REFUSED, "exists")
