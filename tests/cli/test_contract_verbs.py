"""A contract's whole life on the command line, as a script would take it; deadlines, month and papers beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import xlsxwriter

from tests.build import CHEMICALS, VILLAGE
from tests.cli.calling import REFUSED, USAGE, Console, call
from unionoffice.cli.contract_papers import FORMS
from unionoffice.contracts import papers


def contract(console: Console, *verb: str) -> dict[str, object]:
    return console("contracts", *verb).answer["contract"]


def test_an_enterprises_contract_from_offer_to_end(console: Console) -> None:
    made = contract(
        console,
        "add",
        "kind=工资",
        f"employer={CHEMICALS}",
        "workers=120",
        "women=41",
        "raise_percent=6.5",
        "contract_minimum=2600",
    )
    number = str(made["number"])
    assert (made["state"], made["kind"], made["contract_minimum"], made["workers"]) == ("prepared", "wage", 260000, 120)
    offer = console("contracts", "offer", number, "offered_on=2026-02-02").answer
    assert (offer["reply_due"], offer["contract"]["state"]) == ("2026-02-14", "unanswered")
    assert "浙江省集体合同条例" in offer["source"]
    assert contract(console, "reply", number, "replied_on=2026-02-09")["state"] == "answered"
    for side, names in (("workers", "王秀英 陈超 欧阳吉祥"), ("employer", "沈建国 周丽 吴斌")):
        for place, name in enumerate(names.split()):
            chief = "chief=是" if place == 0 else "chief=否"
            told = console(
                "contracts", "rep", number, f"side={side}", f"name={name}", chief, "--on", "2026-02-10"
            ).answer
    assert told["faults"] == []
    twice = console("contracts", "rep", number, "side=employer", "name=陈超")
    assert (twice.code, twice.error["reason"]) == (REFUSED, "both_sides")
    meeting = console("contracts", "meeting", number, "held_on=2026-02-26", "recorder=小赵").answer["step"]
    assert contract(console, "meeting", number, "signed=是", "--step", str(meeting["step"]))["state"] == "talking"
    assert contract(console, "draft", number, "--on", "2026-03-02")["state"] == "draft"
    vote = console(
        "contracts", "vote", number, "held_on=2026-03-16", "due=30", "present=28", "yes=26", "against=2"
    ).answer
    assert (vote["passed"], vote["contract"]["state"]) == (True, "passed")
    signed = console(
        "contracts", "sign", number, "--on", "2026-03-20", "--from", "2026-04-01", "--until", "2027-03-31"
    ).answer
    assert (signed["filing_due"], signed["contract"]["state"]) == ("2026-03-30", "signed")
    filed = console("contracts", "file", number, "filed_on=2026-03-25", "authority=西湖区人力社保局").answer
    assert filed["step"]["copies"] == 5
    assert (
        contract(console, "receipt", number, "--on", "2026-03-26", "--number", "受 26-118")["effective_on"]
        == "2026-04-11"
    )
    assert contract(console, "object", number, "--on", "2026-04-01", "--text", "最低工资")["state"] == "objected"
    contract(console, "file", number, "filed_on=2026-04-07")
    contract(console, "receipt", number, "--on", "2026-04-08")
    assert contract(console, "opinion", number, "none", "--on", "2026-04-20")["effective_on"] == "2026-04-24"
    assert (
        contract(console, "effect", number, "2026-04-21", "--paper", "审查意见书 40 号")["effective_on"] == "2026-04-21"
    )
    assert contract(console, "publish", number, "--on", "2026-04-24", "--how", "meeting")["state"] == "running"
    contract(console, "copy", number, "--on", "2026-04-24")
    contract(console, "report", number, "reported_on=2026-11-20")
    noted = contract(console, "change", number, "--note", "what=owner", "after=沈国强", "changed_on=2026-06-01")
    assert noted["legal_person"] == "沈国强"
    shown = console("contracts", "show", number).answer
    assert [event["kind"] for event in shown["timeline"] if event["done"]][-1] == "report"
    assert len(shown["contract"]["representatives"]) == 6
    assert shown["contract"]["votes"][0]["passed"] == 1
    assert shown["deadlines"] == []
    renewal = contract(console, "renew", number, "raise_percent=5")
    assert (renewal["nature"], renewal["predecessor"], renewal["number"]) == ("renewal", made["id"], "2026-002")
    changed = contract(console, "change", number, "subjects=增加哺乳室")
    assert changed["nature"] == "change"
    assert (
        contract(console, "end", str(changed["number"]), "--how", "terminated", "--reason", "不再变更")["state"]
        == "terminated"
    )
    assert contract(console, "end", number, "--reason", "停产", "--on", "2026-11-10")["state"] == "rescinded"
    waiting = console("contracts", "deadlines", number).answer["deadlines"]
    assert [(one["reason"], one["due"]) for one in waiting] == [("end_filing", "2026-11-17")]
    contract(console, "end", number, "--filed", "--on", "2026-11-16")
    assert console("contracts", "deadlines").answer["deadlines"] == []


def sheet(path: Path) -> str:
    book = xlsxwriter.Workbook(str(path))
    rows = [("企业名称", "职工人数", "女职工", "企业盖章", "工会盖章"), ("永兴建材厂", 12, 5, "2026-02-01", "2026-02-03"),
            ("天外天公司", 30, 9, "", ""), ("", 3, 1, "", "")]  # fmt: skip
    page = book.add_worksheet()
    for place, row in enumerate(rows):
        page.write_row(place, 0, row)
    book.close()
    return str(path)


def test_a_regional_contract_takes_its_enterprises_from_a_sheet_and_the_figures_follow(
    console: Console, tmp_path: Path
) -> None:
    made = contract(
        console, "add", "kind=wage", "level=regional", f"union_unit={VILLAGE}", "employer_name=余东村企业联合会"
    )
    number = str(made["number"])
    told = console("contracts", "cover", number, "--list", sheet(tmp_path / "名单.xlsx")).answer
    assert (told["added"], [(one["row"], one["reason"]) for one in told["held"]]) == (2, [(4, "no_name")])
    assert [one["reason"] for one in told["warnings"]] == ["unknown_unit"]
    covered = console("contracts", "cover", number, CHEMICALS, "workers=120").answer["covers"]
    assert [one["unit"] for one in covered] == ["永兴建材厂", "天外天公司", CHEMICALS]
    assert covered[0]["union_sealed"] == "2026-02-03"
    step = str(covered[1]["step"])
    assert console("contracts", "cover", number, "workers=31", "--step", step).answer["covers"][1]["workers"] == 31
    left = console("contracts", "cover", number, "--step", step, "--leave", "--on", "2026-10-01").answer["covers"][1]
    assert left["until"] == "2026-10-01"
    assert console(
        "contracts", "vote", number, "congress=regional", "held_on=2026-03-16", "due=30", "present=28", "yes=26"
    ).answer
    assert console(
        "contracts", "sign", number, "--on", "2026-03-20", "--from", "2026-04-01", "--until", "2027-03-31"
    ).answer
    assert console("contracts", "file", number, "filed_on=2026-03-25", "received_on=2026-03-26").answer
    figures = console("contracts", "figures", "--lists").answer
    assert (figures["contracts"], figures["enterprises"], figures["workers"]) == (1, 2, 132)
    assert (figures["by_kind"]["wage"], figures["by_level"]["regional"]) == (1, 1)
    assert (figures["coverage"]["part"], figures["coverage"]["base"]) == (1, 1)
    assert figures["lists"]["enterprises"] == [CHEMICALS, "永兴建材厂"]
    assert console("contracts", "figures", "--on", "2026-04-10").answer["contracts"] == 0
    assert console("contracts", "pipeline").answer["pipeline"]["effective"] == {"count": 1, "contracts": [made["id"]]}
    assert console("contracts", "coverage").answer["enterprises"][0]["contracts"] == [number]
    assert console("contracts", "coverage", "--uncovered").answer["enterprises"] == []
    assert [
        one["number"]
        for one in console("contracts", "list", "--state", "effective", "--kind", "wage").answer["contracts"]
    ] == [number]
    assert console("contracts", "list", "--unit", CHEMICALS).answer["contracts"][0]["workers"] == 132
    assert console("contracts", "cover", number).code == USAGE


def test_wrong_words_are_refused_in_one_object(console: Console) -> None:
    assert console("contracts", "show", "2031-001").error["reason"] == "unknown_contract"
    assert console("contracts", "list", "--unit", "没有").error["reason"] == "unknown_unit"
    number = str(contract(console, "add", f"employer={CHEMICALS}")["number"])
    assert console("contracts", "edit", number, "signed_on=2026-01-01").error["reason"] == "by_act"
    assert contract(console, "edit", number, "note=原件在二楼")["note"] == "原件在二楼"
    assert (
        contract(console, "correct", number, "drafted_on=2026-03-01", "--reason", "抄错")["drafted_on"] == "2026-03-01"
    )
    assert console("contracts", "vote", number, "due=3", "present=4", "yes=1").error["reason"] == "over_due"
    assert console("contracts", "offer", number, "beauty=1").error["reason"] == "unknown_field"
    dispute = console("contracts", "dispute", number, "accepted_on=2026-11-01").answer["step"]
    assert (
        contract(console, "dispute", number, "ended_on=2026-11-10", "--step", str(dispute["step"]))["state"] == "draft"
    )


def test_papers_are_written_one_by_one_and_as_sets(console: Console, tmp_path: Path) -> None:
    assert set(FORMS) == {*papers.FORMS, "register"}
    number = str(contract(console, "add", "kind=wage", f"employer={CHEMICALS}")["number"])
    for form in FORMS:
        for named in ((number,), ()):
            out = tmp_path / f"{form}{len(named)}.pdf"
            told = console("contracts", "print", form, *named, "--out", str(out)).answer
            assert told["pages"] >= 1
            assert out.read_bytes().startswith(b"%PDF")
    told = console("contracts", "packet", number, "--to", str(tmp_path)).answer
    assert told["files"] == [
        "01 报审材料清单 1份.pdf",
        "02 报审登记表 5份.pdf",
        "03 职代会决议 1份.pdf",
        "04 协商代表名单 1份.pdf",
    ]
    assert {one["kind"]: one["copies"] for one in told["packet"]}["text"] == 5
    assert console("contracts", "packet", number, "--renewal", "--to", str(tmp_path)).error["reason"] == "no_renewal"


def test_a_scan_is_kept_and_ticked_on_the_packet(console: Console, tmp_path: Path) -> None:
    number = str(contract(console, "add", f"employer={CHEMICALS}")["number"])
    assert console("contracts", "print", "resolution", "--out", str(tmp_path / "决议.pdf")).answer
    kept = console("contracts", "attach", number, str(tmp_path / "决议.pdf"), "--kind", "resolution").answer[
        "attachment"
    ]
    assert (kept["title"], kept["kind"]) == ("决议", "resolution")
    told = console("contracts", "packet", number, "--to", str(tmp_path)).answer["packet"]
    assert {one["kind"]: one["have"] for one in told}["resolution"] == 1


def test_deadlines_of_all_areas_are_listed_put_off_and_shown_by_month(console: Console, tmp_path: Path) -> None:
    number = str(contract(console, "add", f"employer={CHEMICALS}")["number"])
    assert console("contracts", "offer", number, "offered_on=2026-11-02").answer
    told = console("deadlines", "list").answer["deadlines"]
    assert {"reply", "term", "age", "card"} <= {one["reason"] for one in told}
    assert all(one["next_step"] for one in told)
    key = next(one["key"] for one in told if one["reason"] == "reply")
    assert [one["reason"] for one in console("deadlines", "list", "--area", "contracts").answer["deadlines"]] == [
        "reply"
    ]
    assert console("deadlines", "snooze", key).code == USAGE
    assert console("deadlines", "snooze", key, "--until", "2026-12-01").error["reason"] == "missing"
    assert console("deadlines", "snooze", key, "--until", "2026-12-01", "--reason", "对方来电，下周答复").answer
    assert key not in {one["key"] for one in console("deadlines", "list").answer["deadlines"]}
    (put,) = console("deadlines", "list", "--snoozed").answer["deadlines"]
    assert (put["key"], put["until"], put["snooze_reason"]) == (key, "2026-12-01", "对方来电，下周答复")
    later = replace(console, day="2026-12-01")
    assert key in {one["key"] for one in later("deadlines", "list", "--digest").answer["deadlines"]}
    assert console("deadlines", "snooze", key, "--end").answer
    assert key in {one["key"] for one in console("deadlines", "list").answer["deadlines"]}
    assert "2027-01-10" in {
        one["due"] for one in console("deadlines", "list", "--until", "2027-06-30").answer["deadlines"]
    }
    out = tmp_path / "挂历.pdf"
    month = console("deadlines", "month", "2026", "11", "--out", str(out)).answer
    assert len(month["days"]) == 30
    assert [one["reason"] for one in month["days"][15]["deadlines"]] == ["reply"]
    assert out.read_bytes().startswith(b"%PDF")


def test_in_words_too(console: Console) -> None:
    number = str(contract(console, "add", f"employer={CHEMICALS}")["number"])
    for verb in (
        ("contracts", "list"), ("contracts", "show", number), ("contracts", "pipeline"), ("contracts", "figures"),
        ("contracts", "coverage"), ("contracts", "deadlines"), ("deadlines", "list"), ("deadlines", "month", "2026", "10"),
        ("deadlines", "list", "--snoozed"),
    ):  # fmt: skip
        said = console.words_of(*verb)
        assert said.code == 0
        assert not said.words.startswith("{")
    assert "国庆" in console.words_of("deadlines", "month", "2026", "10").words


def test_the_demo_county_comes_out_as_the_newspaper_has_it(tmp_path: Path) -> None:
    path = tmp_path / "county.office"
    made = call("--json", "--day", "2026-11-22", "demo", str(path), "--county").answer
    assert (made["agreements"], made["enterprises"]) == (953, 1105)


def test_a_womens_contract_runs_out_and_is_renewed_late(console: Console) -> None:
    made = contract(console, "add", "kind=女职工", f"employer={CHEMICALS}", "workers=120", "women=41")
    number = str(made["number"])
    contract(console, "offer", number, "offered_on=2025-06-02")
    contract(console, "reply", number, "replied_on=2025-06-10")
    contract(console, "draft", number, "--on", "2025-07-01")
    console("contracts", "vote", number, "held_on=2025-07-08", "due=30", "present=28", "yes=27", "against=1")
    console("contracts", "sign", number, "--on", "2025-07-10", "--from", "2025-08-01", "--until", "2026-07-31")
    contract(console, "file", number, "filed_on=2025-07-15", "received_on=2025-07-16")
    assert contract(console, "publish", number, "--on", "2025-08-04")["state"] == "expired"
    assert contract(console, "renew", number)["nature"] == "renewal"
    late = str(console("contracts", "list", "--state", "prepared").answer["contracts"][0]["number"])
    contract(console, "offer", late, "offered_on=2026-09-01")
    contract(console, "reply", late, "replied_on=2026-09-08")
    contract(console, "draft", late, "--on", "2026-09-15")
    console("contracts", "vote", late, "held_on=2026-09-22", "due=30", "present=30", "yes=30")
    console("contracts", "sign", late, "--on", "2026-09-24", "--from", "2026-10-01", "--until", "2027-09-30")
    contract(console, "file", late, "filed_on=2026-09-28", "received_on=2026-09-29")
    assert contract(console, "show", late)["effective_on"] == "2026-10-15"
    assert contract(console, "show", number)["state"] == "renewed"
    in_time = console("contracts", "figures").answer["on_time"]["renewal"]
    assert (in_time["part"], in_time["base"]) == (0, 1)


def test_a_regional_wage_contract_of_forty_enterprises_lives_its_whole_life(console: Console, tmp_path: Path) -> None:
    names = [f"余东村第{n:02d}加工厂" for n in range(1, 41)]
    book = xlsxwriter.Workbook(str(tmp_path / "四十家.xlsx"))
    page = book.add_worksheet()
    page.write_row(0, 0, ("企业名称", "职工人数", "女职工", "企业盖章", "工会盖章"))
    for place, name in enumerate(names, start=1):
        page.write_row(place, 0, (name, 10 + place, place, "2026-03-18", "2026-03-19"))
    book.close()
    made = contract(
        console, "add", "kind=wage", "level=regional", f"union_unit={VILLAGE}", "employer_name=余东村企业联合会"
    )
    number = str(made["number"])
    assert console("contracts", "cover", number, "--list", str(tmp_path / "四十家.xlsx")).answer["added"] == 40
    contract(console, "offer", number, "offered_on=2026-02-02")
    contract(console, "reply", number, "replied_on=2026-02-09")
    contract(console, "draft", number, "--on", "2026-03-02")
    console("contracts", "vote", number, "congress=regional", "held_on=2026-03-16", "due=60", "present=55", "yes=50")
    console("contracts", "sign", number, "--on", "2026-03-20", "--from", "2026-04-01", "--until", "2027-03-31")
    contract(console, "file", number, "filed_on=2026-03-25", "received_on=2026-03-26")
    assert contract(console, "publish", number, "--on", "2026-04-13")["state"] == "running"
    contract(console, "copy", number, "--on", "2026-04-14")
    contract(console, "report", number, "reported_on=2026-11-02")
    figures = console("contracts", "figures").answer
    assert (figures["enterprises"], figures["workers"]) == (40, sum(10 + place for place in range(1, 41)))
    assert contract(console, "renew", number)["nature"] == "renewal"
    late = str(console("contracts", "list", "--state", "prepared").answer["contracts"][0]["number"])
    assert len(console("contracts", "show", late).answer["contract"]["covers"]) == 40
    assert contract(console, "end", number, "--reason", "区域撤并", "--on", "2026-11-20")["state"] == "rescinded"
    contract(console, "end", number, "--filed", "--on", "2026-11-21")
    assert console("contracts", "figures").answer["enterprises"] == 0
