"""The money of the union year: winter by transfer with its correction, summer in goods, study aid in autumn."""

from __future__ import annotations

from pathlib import Path

from tests.aid.year_desk import APPROVER, BOTH, CENTRAL, GIFT, HUSBAND, OWN, SON, STUDENT, WINTER, Desk


def winter_is_paid(desk: Desk) -> None:
    """送温暖 by transfer, drafted 12 January 2026, posted twice, approved 30 January, paid in February."""
    day = "2026-01-12"
    made = desk(
        "aid round new", "title=2026年元旦春节送温暖", "kind=送温暖", "method=银行转账", f"fund={OWN}", "period=2026年春节",
        "handler=李娟", "chair=王建国", day=day,
    )["round"]  # fmt: skip
    winter = desk.rounds["winter"] = made["round_no"]
    for name, amount in WINTER.items():
        desk("aid round add", winter, f"file={desk.files[name]}", f"amount={amount}", day=day)
    desk("aid round add", winter, f"person={HUSBAND}", "amount=1500", "bank_card=6217000000000000999", day=day)
    desk.told["double aid"] = desk("aid round guard", winter, day=day)["findings"]
    desk.refused("posted too short", "aid round approve", winter, day=day, by=APPROVER)
    desk("aid round drop", winter, desk.row("winter", "李大山"), day=day)
    desk(
        "aid round override",
        winter,
        desk.row("winter", "何家旺"),
        "same_phone",
        "--reason",
        "两家合用一部电话",
        day=day,
    )
    desk("aid round post", winter, "--place", "镇政务公开栏", day="2026-01-13")
    desk.refused("approved while posted", "aid round approve", winter, day="2026-01-16", by=APPROVER)
    desk("aid round change", winter, desk.row("winter", "冯春生"), "amount=1250.45", day="2026-01-20", by=BOTH)
    desk.refused("changed after the posting", "aid round approve", winter, day="2026-01-21", by=APPROVER)
    desk("aid round recall", winter, "--reason", "金额有改动", day="2026-01-21")
    desk.told["winter posting"] = desk("aid round post", winter, "--place", "镇政务公开栏", day="2026-01-22")["round"][
        "posting"
    ]
    desk.refused("approving one's own round", "aid round approve", winter, day="2026-01-30", by=BOTH)
    desk.refused(
        "sheet before the approval",
        "aid round print",
        winter,
        "sheet",
        "--out",
        desk.folder / "x.pdf",
        day="2026-01-30",
    )
    desk("aid round approve", winter, "--remark", "同意", day="2026-01-30", by=APPROVER)
    _kit(desk, "winter", "2026-01-30")
    desk.refused("edit after printing", "aid round change", winter, "1", "amount=9999", day="2026-01-31")
    desk.refused("row added after printing", "aid round add", winter, f"person={HUSBAND}", "amount=1", day="2026-01-31")
    desk.refused(
        "reprint without a reason", "aid round print", winter, "sheet", "--out", desk.folder / "x.pdf", day="2026-01-31"
    )
    bank = desk.papers["bank"] = desk.folder / "bank.xlsx"
    desk.told["bank"] = desk("aid round bank-file", winter, "--out", bank, day="2026-02-02")
    for name, result, why in (("欧阳吉祥", "deceased", "一月二十日去世"), ("周大海", "refused", "本人谢绝")):
        desk("aid round result", winter, desk.row("winter", name), result, "--note", why, day="2026-02-02")
    desk("aid round pay", winter, "--all", day="2026-02-03")
    desk("aid round result", winter, desk.row("winter", "陈超"), "returned", "--note", "账号已注销", day="2026-02-06")
    desk("aid round sheet-out", winter, "--to", "陈主席", day="2026-02-03")
    desk.refused("filed while the sheet is out", "aid round file", winter, "--box", "1", day="2026-02-09")
    desk("aid round sheet-back", winter, day="2026-02-10")
    desk("aid cancel", desk.files["欧阳吉祥"], "--reason", "职工去世，家庭无其他成员", day="2026-02-10")
    desk("members state", desk.console.member("欧阳吉祥")["id"], "deceased", "--reason", "去世", day="2026-02-10")


def _kit(desk: Desk, name: str, day: str) -> None:
    made = desk("aid round print", desk.rounds[name], "kit", "--out", desk.folder / name, day=day)
    desk.told[f"{name} kit"] = made
    for one, place in zip(made["copies"], made["files"], strict=True):
        desk.papers[f"{name} {one['form']}"] = Path(place)


def winter_is_corrected(desk: Desk) -> None:
    """孙桂芳 was paid 1,300 and should have had 1,000: a reversal and the right row, approved, printed and paid."""
    winter, row = desk.rounds["winter"], desk.row("winter", "孙桂芳")
    made = desk("aid round reverse", winter, row, "--reason", "金额登错", day="2026-02-12")["round"]
    right = desk.rounds["correction"] = made["round_no"]
    desk("aid round add", right, f"file={desk.files['孙桂芳']}", "amount=1000", day="2026-02-12")
    desk.refused("reversed twice", "aid round reverse", winter, row, "--reason", "再来一次", day="2026-02-12")
    desk.told["correction findings"] = desk("aid round guard", right, day="2026-02-12")["findings"]
    for finding in desk.told["correction findings"]:
        if finding["open"]:
            desk(
                "aid round override",
                right,
                finding["row"],
                finding["warning"],
                "--reason",
                "更正原发放",
                day="2026-02-12",
            )
    desk("aid round approve", right, day="2026-02-13", by=APPROVER)
    _kit(desk, "correction", "2026-02-13")
    desk("aid round pay", right, "--all", day="2026-02-16")
    desk.refused("given back twice", "aid round result", winter, row, "returned", "--note", "又退", day="2026-02-17")
    desk("aid round sheet-back", right, day="2026-02-17")
    for name in ("winter", "correction"):
        desk("aid round file", desk.rounds[name], "--box", "2026-帮扶-01", day="2026-02-20")


def summer_is_handed_out(desk: Desk) -> None:
    """夏送清凉 in goods, a row for every file, two handlers, signed; one taken by a proxy."""
    made = desk(
        "aid round new", "title=2026年夏送清凉", "kind=夏送清凉", "method=实物", f"fund={OWN}", "period=2026年夏季",
        "goods=大米一袋、防暑药包一份", "handler=李娟", "chair=王建国", day="2026-07-08",
    )["round"]  # fmt: skip
    summer = desk.rounds["summer"] = made["round_no"]
    filled = desk("aid round fill", summer, "--amount", "168.88", day="2026-07-08")
    assert (filled["added"], filled["refused"]) == (10, [])
    desk.refused("one telephone in two households", "aid round approve", summer, day="2026-07-09", by=APPROVER)
    for finding in desk("aid round guard", summer, day="2026-07-09")["findings"]:
        desk(
            "aid round override",
            summer,
            finding["row"],
            finding["warning"],
            "--reason",
            "两家合用一部电话",
            day="2026-07-09",
        )
    desk("aid round approve", summer, day="2026-07-10", by=APPROVER)
    desk.refused(
        "goods by one handler", "aid round print", summer, "kit", "--out", desk.folder / "summer", day="2026-07-10"
    )
    desk("aid round edit", summer, f"second_handler={BOTH}", day="2026-07-10")
    _kit(desk, "summer", "2026-07-10")
    desk.refused("goods without a signature", "aid round pay", summer, "--all", day="2026-07-13")
    proxy = "李大山 夫 受委托"
    desk("aid round result", summer, desk.row("summer", "王秀英"), "paid", "--proxy", proxy, day="2026-07-13")
    desk("aid round pay", summer, "--all", "--signed", day="2026-07-13")
    desk("aid round sheet-back", summer, day="2026-07-14")
    desk("aid round file", summer, "--box", "2026-帮扶-02", day="2026-07-15")


def students_are_helped(desk: Desk) -> None:
    """金秋助学 from the fund of the file's level; the gift is too small at first; the same student is not helped twice."""
    day = "2026-08-17"
    study = _study_round(desk, "study", day)
    rows = {"王秀英": (SON, "4500", CENTRAL), "阿卜杜拉·买买提": (STUDENT, "3500.01", CENTRAL)}
    for name, (student, amount, fund) in rows.items():
        desk(
            "aid round add", study, f"file={desk.files[name]}", f"amount={amount}", f"beneficiary={student}", f"fund={fund}", day=day,
        )  # fmt: skip
    row = desk.row("study", "阿卜杜拉·买买提")
    desk.told["wrong level"] = desk("aid round guard", study, day=day)["findings"]
    desk("aid round change", study, row, f"fund={GIFT}", day=day)
    desk.told["short"] = desk("aid round guard", study, day=day)["findings"]
    desk.refused(
        "more than the fund holds", "aid round override", study, row, "fund_short", "--reason", "先发", day=day
    )
    desk("aid round change", study, row, "amount=2888.88", day=day)
    desk("aid round post", study, "--place", "镇政务公开栏", day=day)
    desk("aid round approve", study, day="2026-08-25", by=APPROVER)
    _kit(desk, "study", "2026-08-25")
    bank = desk.papers["study bank"] = desk.folder / "study.xlsx"
    desk.told["study bank"] = desk("aid round bank-file", study, "--out", bank, day="2026-08-25")
    desk("aid round pay", study, "--all", day="2026-08-27")
    desk("aid round sheet-back", study, day="2026-08-28")
    desk("aid round file", study, "--box", "2026-帮扶-03", day="2026-08-28")
    again = _study_round(desk, "again", "2026-09-01")
    desk(
        "aid round add", again, f"file={desk.files['王秀英']}", "amount=500", f"beneficiary={SON}", f"fund={CENTRAL}",
        day="2026-09-01",
    )  # fmt: skip
    desk.told["student again"] = desk("aid round guard", again, day="2026-09-01")["findings"]
    desk("aid round post", again, "--place", "镇政务公开栏", day="2026-09-01")
    desk.refused("the same student twice", "aid round approve", again, day="2026-09-10", by=APPROVER)
    desk("aid round return", again, "--reason", "同一学生今年已经助学", "--refuse", day="2026-09-10", by=APPROVER)
    desk.refused("fund below zero", "aid fund enter", GIFT, "111.13", "--document", "上缴", "--back", day="2026-09-11")
    desk("aid fund enter", GIFT, "111.12", "--document", "上缴", "--back", day="2026-09-11")


def _study_round(desk: Desk, name: str, day: str) -> str:
    made = desk(
        "aid round new", "title=2026年金秋助学", "kind=助学", "method=银行转账", f"fund={CENTRAL}", "period=2026年秋季",
        "handler=李娟", "chair=王建国", day=day,
    )["round"]  # fmt: skip
    desk.rounds[name] = str(made["round_no"])
    return desk.rounds[name]
