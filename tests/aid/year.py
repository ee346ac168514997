"""A union year of aid in the small town, told on the command line alone: twelve families, three rounds, two officers.

The union year 2026 runs from 2025-10-01 to 2026-09-30; each act is called on its own day. The money is in year_of_money.
"""

from __future__ import annotations

from tests.aid.year_desk import (
    APPROVER,
    BOTH,
    CENTRAL,
    FAMILIES,
    FILE_VALUES,
    GIFT,
    HUSBAND,
    NEW,
    ON_FILE,
    OWN,
    SON,
    STUDENT,
    Desk,
    words,
)  # fmt: skip
from tests.aid.year_of_money import students_are_helped, summer_is_handed_out, winter_is_corrected, winter_is_paid
from tests.build import CHEMICALS, VILLAGE
from tests.made_up import number


def live_a_year(desk: Desk) -> None:
    """Everything from the first application to the figures of 30 September 2026."""
    money_comes_in(desk)
    families_apply(desk)
    files_are_posted_over_the_national_day(desk)
    winter_is_paid(desk)
    winter_is_corrected(desk)
    a_new_line(desk)
    summer_is_handed_out(desk)
    students_are_helped(desk)
    one_leaves(desk)


def money_comes_in(desk: Desk) -> None:
    """Three funds with money of the union year, two quotas, a third officer."""
    day = "2025-10-08"
    desk("officer add", BOTH, "--role", "entry", "--role", "approval", day="2025-09-01")
    desk("aid fund add", f"name={OWN}", "source=本级工会经费", day=day)
    desk("aid fund add", f"name={CENTRAL}", "source=中央财政", day=day)
    desk("aid fund add", f"name={GIFT}", "source=社会捐赠", "kinds=助学", "wish=资助大学生", day=day)
    desk("aid fund enter", OWN, "20000", "--document", "工会预算〔2025〕1号", day=day)
    desk("aid fund enter", CENTRAL, "9000.50", "--document", "财社〔2025〕88号", day=day)
    desk("aid fund enter", GIFT, "3000", "--document", "捐赠收据 001", day=day)
    wrong = desk("aid fund enter", GIFT, "300000", "--document", "捐赠收据 002", day=day)["entry"]["no"]
    desk("aid fund reverse", wrong, "--reason", "多写两个零", day=day)
    desk("aid quota add", "year=2026", "kind=送温暖", "households=11", "amount=14000", "hard=是", day=day)
    desk("aid quota add", "year=2026", "kind=助学", "amount=20000", day=day)


def families_apply(desk: Desk) -> None:
    """Twelve apply on 16 September 2025, are visited by two, and their income is worked out and decided."""
    for name, (id_number, phone) in NEW.items():
        desk(
            "members add", *words({"name": name, "id_number": id_number, "phone": phone, "joined": "2015-06-01",
            "migrant": "否", "ethnicity": "汉族", "unit": VILLAGE if name == "李大山" else CHEMICALS}), day="2025-09-01",
        )  # fmt: skip
    for place, name in enumerate(FAMILIES):
        worker = desk.console.member(name)["id"]
        more = {"bank_card": f"6217 0000 0000 0000 {100 + place}"}
        if name == "王秀英":
            more |= {"health": "糖尿病", "illness": "2 型糖尿病"}
        temporary = ["--temporary"] if name == "冯春生" else []
        file = desk("aid file open", worker, *words(FILE_VALUES | more), *temporary, day="2025-09-15")["file"]
        desk.files[name] = file["file_no"]
    _families_of(desk)
    sentence = desk.refused(
        "second file of a household", "aid file open", desk.console.member("李大山")["id"], *words(FILE_VALUES),
        day="2025-09-15",
    )  # fmt: skip
    assert desk.files["王秀英"] in sentence
    for name, file in desk.files.items():
        desk("aid apply", file, day="2025-09-16")
        if name == "郑小满":
            desk("aid return", file, "--reason", "缺收入证明", day="2025-09-17")
            desk.refused("visit of a returned file", "aid approve", file, day="2025-09-18", by=APPROVER)
            desk("aid complete", file, "--note", "已补收入证明", day="2025-09-18")
        desk("aid visit", file, "--by", "李娟、陈主席", "findings=情况属实", "present=本人", day="2025-09-19")
        if name == "冯春生":
            desk("aid approve", file, day="2025-09-20", by=APPROVER)
        _reckon(desk, name, file)
        if name == "冯春生":
            desk("aid promote", file, day="2025-09-22")
        elif name == "吴有财":
            desk("aid refuse", file, "--reason", "家庭月人均收入高于各类困难的界线", day="2025-09-24")
        else:
            desk("aid review", file, "--signer", "陈主席", "--opinion", "情况属实", day="2025-09-24")


def _families_of(desk: Desk) -> None:
    rows = {
        "王秀英": [
            {"name": "李大山", "id_number": HUSBAND, "relation": "夫", "standing": "下岗", "health": "良好", "insurance": "居民医保"},
            {"name": "李小川", "id_number": SON, "relation": "子", "standing": "学生", "health": "良好", "insurance": "居民医保",
             "place": "学军中学", "schooling": "高中", "school_entered": "2024", "school_years": "3"},
        ],
        "阿卜杜拉·买买提": [
            {"name": "古丽娜尔·阿卜杜拉", "id_number": STUDENT, "relation": "女", "standing": "学生", "health": "良好",
             "insurance": "居民医保", "ethnicity": "维吾尔族", "place": "浙江工业大学", "schooling": "大学", "school_entered": "2025",
             "school_years": "4"},
            {"name": "热依汗", "id_number": number("19920505", 26), "relation": "妻", "standing": "无业", "health": "良好",
             "insurance": "居民医保", "ethnicity": "维吾尔族"},
        ],
    }  # fmt: skip
    for name, family in rows.items():
        for row in family:
            desk("aid family add", desk.files[name], *words({"lives_together": "是", **row}), day="2025-09-15")


def _reckon(desk: Desk, name: str, file: str) -> None:
    income, medical, decided = FAMILIES[name]
    day = "2025-09-22"
    desk("aid reckon start", file, day=day)
    told = desk("aid reckon income", file, "kind=工资", f"amount={income}", "proof=收入证明", day=day)
    if medical:
        told = desk("aid reckon cost", file, "kind=医疗自付", f"amount={medical}", "proof=结算单", day=day)
    if name == "周大海":
        told = desk("aid reckon change", file, "accident=意外事故", "accident_loss=26000", day=day)
    desk.told[f"sum of {name}"] = told["sum"]
    reason = []
    if name == "孙桂芳":
        desk.refused("override without a reason", "aid decide", file, decided, day=day)
        reason = ["--reason", "本人长期卧床，由兄长照料"]
    desk("aid decide", file, decided, *reason, day=day)


def files_are_posted_over_the_national_day(desk: Desk) -> None:
    """Posted on 28 September, over the eight days off, approved by the other officer, on file on 15 October 2025."""
    for name in ON_FILE:
        file = desk.files[name]
        desk("aid post", file, "--place", "单位公告栏", day="2025-09-28")
        if name == "周大海":
            desk("aid objection", file, "家中有出租房", day="2025-09-29")
            desk("aid objection", file, "经查系租住", "--answer", day="2025-09-30")
        if name == "王秀英":
            desk.told["posting"] = desk("aid file show", file, day="2025-09-28")["file"]["postings"][0]
            desk.refused("closed before its last day", "aid close-posting", file, day="2025-10-09")
        desk("aid close-posting", file, day="2025-10-10")
        if name == "王秀英":
            desk("aid file change", file, "note=补一条", day="2025-10-10", by=BOTH)
            desk.refused("approving one's own file", "aid approve", file, day="2025-10-11", by=BOTH)
            desk.refused("approving without the right", "aid approve", file, day="2025-10-11")
        desk("aid approve", file, "--opinion", "同意", day="2025-10-11", by=APPROVER)
        level = "全国级" if name in ("王秀英", "欧阳吉祥") else "区县级"
        desk("aid county", file, "--level", level, "--document", "西工帮〔2025〕31号", day="2025-10-15")
    for form, name in (("application", "龚𫖯"), ("table", "王秀英"), ("sum", "孙桂芳"), ("visit", "胡兰花")):
        place = desk.folder / f"{form}.pdf"
        desk("aid print", form, desk.files[name], "--out", place, day="2025-10-15")
        desk.papers[form] = place


def a_new_line(desk: Desk) -> None:
    """From July 2026 the line is 1,100 yuan: the list with before and after, and what the approver takes of it."""
    desk(
        "rules set", "aid.line_urban", "110000", "--from", "2026-07-01", "--source", "杭民〔2026〕9号", day="2026-06-20"
    )
    assert desk("aid regrade", day="2026-06-30")["files"] == []
    desk.told["regrade"] = desk("aid regrade", day="2026-07-02")["files"]
    accept = ("aid regrade --document", "杭民〔2026〕9号", "--accept")
    desk.refused("regrade of an override", *accept, desk.files["孙桂芳"], day="2026-07-02", by=APPROVER)
    desk.refused("regrade by the maker", *accept, desk.files["郑小满"], day="2026-07-02")
    desk.told["regraded"] = desk(
        "aid regrade --document", "杭民〔2026〕9号", "--accept-all", day="2026-07-02", by=APPROVER
    )


def one_leaves(desk: Desk) -> None:
    """何家旺 has had more than the line for six months and leaves; then the spot check and the figures of the year."""
    file = desk.files["何家旺"]
    for month in ("2026-02", "2026-03", "2026-04", "2026-05", "2026-06"):
        desk("aid month", file, month, "--income", "5000", day="2026-09-01")
    desk.refused("exit after five months", "aid exit", file, "--place", "公告栏", day="2026-09-01")
    desk("aid month", file, "2026-07", "--income", "5000", day="2026-09-01")
    desk("aid exit", file, "--place", "公告栏", day="2026-09-01")
    desk("aid close-posting", file, day="2026-09-10")
    desk.refused("exit confirmed by the maker", "aid exit", file, "--confirm", day="2026-09-11")
    desk("aid exit", file, "--confirm", day="2026-09-11", by=APPROVER)
    desk.refused("changing a closed file", "aid file change", file, "note=再来", day="2026-09-12")
    desk.told["spot check"] = desk("aid spot-check --draw --seed", "20260915", day="2026-09-15")["draws"][0]
    last = "2026-09-30"
    desk.told["figures"] = desk("aid figures", day=last)["figures"]
    desk.told["money"] = desk("aid money figures --union-year", "2026", day=last)
    desk.told["months"] = desk("aid money months --union-year", "2026", day=last)["months"]
    desk.told["rows"] = desk("aid money rows --union-year", "2026", day=last)["rows"]
    desk.told["coverage"] = desk("aid money coverage --union-year", "2026", day=last)
    desk.told["rounds"] = {
        name: desk("aid round show", no, "--reveal", day=last)["round"] for name, no in desk.rounds.items()
    }
    desk.told["ledgers"] = {name: desk("aid fund ledger", name, day=last)["entries"] for name in (OWN, CENTRAL, GIFT)}
