"""Random officers, edits, approvals, prints, payments and reversals: what never happens, whoever does what in which order."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.aid.households import acting
from tests.aid.households_in_bulk import House, houses
from tests.aid.rounds_of_aid import a_fund
from tests.build import DAY, Town, build_town
from unionoffice import journal, rules_in_force
from unionoffice.aid import (
    approving_rounds,
    funds,
    guard,
    items,
    money_rules,
    money_store,
    paying,
    reversing,
    rounds,
    sheets,
)
from unionoffice.aid.paying import Result
from unionoffice.database import IntegrityError
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.opening import open_with_key

OFFICERS = ("李娟", "王建国", "赵敏", "钱会计")
"""Entry; approval; both; audit."""
ATTACKS = (
    "UPDATE aid_items SET amount = amount + 1 WHERE sheet IS NOT NULL",
    "UPDATE aid_items SET bank_card = '9' WHERE sheet IS NOT NULL",
    "UPDATE aid_items SET result = 'pending' WHERE result <> 'pending'",
    "UPDATE aid_rounds SET state = 'draft' WHERE state = 'printed'",
    "DELETE FROM aid_items WHERE sheet IS NOT NULL",
    "UPDATE aid_sheets SET amount = 0",
    "UPDATE aid_fund_entries SET amount = -1",
    "DELETE FROM aid_fund_entries",
    "DELETE FROM approvals",
)


@pytest.fixture(scope="module", autouse=True)
def _base(tmp_path_factory):
    """A town with six households, four officers and two small funds; made once, copied for every run."""
    town = build_town(tmp_path_factory.mktemp("machine"))
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        with office.act("测试", "officers") as act:
            act.db.execute("UPDATE officers SET roles = 'entry administration' WHERE name = '李娟'")
            for name, roles in (("赵敏", "entry approval"), ("钱会计", "audit")):
                act.db.execute(
                    "INSERT INTO officers (id, name, roles, named_on) VALUES (?, ?, ?, '2026-01-01')",
                    (new_id(), name, roles),
                )
        Money.homes = houses(office, 6)
        with acting(office, "李娟"):
            rules_in_force.enter_rule(office, "aid_money.mutual_double_months", 0, "2026-01-01", "测试")
            a_fund(office, "互助金", "本级工会经费", 3_000)
            a_fund(office, "一日捐", "社会捐赠", 500)
    Money.town, Money.runs = town, tmp_path_factory.mktemp("runs")


class Money(RuleBasedStateMachine):
    """One office, many hands."""

    town: Town
    runs: Path
    homes: list[House]
    paid = 0

    @initialize()
    def open_the_office(self):
        town = self.town
        self.folder = Path(tempfile.mkdtemp(dir=self.runs))
        for suffix in (".office", ".keys"):
            shutil.copyfile(town.path.with_suffix(suffix), self.folder / f"town{suffix}")
        self.office = open_with_key(self.folder / "town.office", town.key, "李娟", today=DAY)
        self.makers: dict[int, set[str]] = {}
        self.approver: dict[int, str | None] = {}
        self.printed: dict[int, tuple] = {}
        self.paid_by: list[tuple[int, str | None, frozenset[str]]] = []
        for place, method in enumerate(("transfer", "cash", "transfer")):
            self.makes_a_round("李娟", method, "赵敏")
            self.adds_a_row("李娟", place * 2, place, 100 + place, "互助金")

    def teardown(self):
        if hasattr(self, "office"):
            try:
                Money.paid += len(self.paid_by)
                self.all_figures_are_the_rows()
                assert journal.verify(self.office.reading()) == []
            finally:
                self.office.close()
                shutil.rmtree(self.folder, ignore_errors=True)

    # -- who does what

    def act(self, who, what, *args, touches=None, **more):
        """Does it as this officer; None where a rule said no. Who changed nothing has made nothing."""
        before = self.written()
        with acting(self.office, who):
            try:
                done = what(self.office, *args, **more)
            except Refused:
                return None
        if touches is not None and self.written() > before:
            self.makers.setdefault(touches, set()).add(who)
            self.approver[touches] = None
        return done if done is not None else True

    def written(self):
        return self.office.reading().execute("SELECT count(*) FROM journal_rows").fetchone()[0]

    def a_round(self, pick, *, first=()):
        """A round, one in these states where there is one and the draw is even."""
        found = self.office.reading().execute("SELECT no, state FROM aid_rounds ORDER BY no").fetchall()
        wanted = [row[0] for row in found if row[1] in first] if pick % 2 == 0 else []
        numbers = wanted or [row[0] for row in found]
        return numbers[pick // 2 % len(numbers)] if numbers else None

    def an_item(self, pick, *, printed=None):
        which = "" if printed is None else f" WHERE sheet IS {'NOT ' if printed else ''}NULL"
        numbers = [row[0] for row in self.office.reading().execute(f"SELECT no FROM aid_items{which} ORDER BY no")]
        return numbers[pick % len(numbers)] if numbers else None

    def round_of(self, item):
        return self.office.reading().execute("SELECT round FROM aid_items WHERE no = ?", (item,)).fetchone()[0]

    who = st.sampled_from(OFFICERS)
    pick = st.integers(0, 30)

    @rule(who=who, method=st.sampled_from(["transfer", "cash", "goods"]), second=st.sampled_from(["赵敏", ""]))
    def makes_a_round(self, who, method, second):
        raw = {
            "title": "医疗互助",
            "kind": "mutual",
            "method": method,
            "fund": "互助金",
            "handler": "李娟",
            "second_handler": second,
        }
        made = self.act(who, rounds.new_round, raw)
        if made is not None:
            self.makers[made.no] = {who}
            self.approver[made.no] = None

    @rule(
        who=who, pick=pick, home=st.integers(0, 5), yuan=st.integers(1, 900), fund=st.sampled_from(["互助金", "一日捐"])
    )
    def adds_a_row(self, who, pick, home, yuan, fund):
        round_ = self.a_round(pick)
        if round_ is not None:
            raw = {"file": self.homes[home].file, "amount": str(yuan), "fund": fund}
            self.act(who, items.add_item, round_, raw, touches=round_)

    @rule(who=who, pick=pick, yuan=st.integers(1, 900))
    def changes_a_row(self, who, pick, yuan):
        item = self.an_item(pick)
        if item is not None:
            self.act(who, items.change_item, item, {"amount": str(yuan)}, touches=self.round_of(item))

    @rule(who=who, pick=pick)
    def drops_a_row(self, who, pick):
        item = self.an_item(pick)
        if item is not None:
            self.act(who, items.drop_item, item, touches=self.round_of(item))

    @rule(who=who, pick=pick)
    def sets_a_warning_aside(self, who, pick):
        item = self.an_item(pick)
        if item is not None:
            for warning in ("same_person", "outlier"):
                self.act(who, guard.override, item, warning, reason="已核实", touches=self.round_of(item))

    @rule(who=st.sampled_from(["王建国", "赵敏", "李娟"]), pick=pick)
    def approves(self, who, pick):
        round_ = self.a_round(pick, first=("draft",))
        if round_ is not None and self.act(who, approving_rounds.approve, round_, remark="同意") is not None:
            assert who not in self.makers[round_], "the maker approved"
            self.approver[round_] = who

    @rule(who=who, pick=pick, how=st.sampled_from([approving_rounds.give_back, approving_rounds.turn_down]))
    def turns_down(self, who, pick, how):
        round_ = self.a_round(pick) if pick % 4 == 1 else None
        if round_ is not None and self.act(who, how, round_, remark="不妥") is not None:
            self.approver[round_] = None

    @rule(who=who, pick=pick)
    def calls_back(self, who, pick):
        round_ = self.a_round(pick) if pick % 4 == 1 else None
        if round_ is not None:
            self.act(who, rounds.recall, round_, reason="再看看", touches=round_)

    @rule(who=st.sampled_from(["李娟", "赵敏"]), pick=pick)
    def prints(self, who, pick):
        round_ = self.a_round(pick, first=("approved",))
        if round_ is not None:
            self.print_it(who, round_)

    def print_it(self, who, round_):
        if self.act(who, sheets.make_sheet, round_) is not None:
            assert self.approver[round_] is not None, "printed without a standing approval"
            self.printed[round_] = self.rows_of(round_)

    def rows_of(self, round_):
        return tuple(
            tuple(row)
            for row in self.office.reading().execute(
                f"SELECT no, {', '.join(sheets.COMPARED)} FROM aid_items WHERE round = ? AND sheet IS NOT NULL ORDER BY no",
                (round_,),
            )
        )

    @rule(
        who=st.sampled_from(["李娟", "赵敏", "王建国"]), pick=pick,
        result=st.sampled_from(["paid", "paid", "paid", "refused", "returned", "deceased", "corrected"]),
    )  # fmt: skip
    def settles_a_row(self, who, pick, result):
        item = self.an_item(pick, printed=True)
        if item is None:
            return
        round_ = self.round_of(item)
        done = self.act(who, paying.set_result, Result(item=item, result=result, note="说明", signer="本人"))
        if done is not None and result == "paid":
            self.paid_by.append((round_, self.approver[round_], frozenset(self.makers[round_])))

    @rule(who=st.sampled_from(["李娟", "赵敏"]), pick=pick)
    def pays_the_round(self, who, pick):
        round_ = self.a_round(pick, first=("printed", "paying"))
        if round_ is not None:
            self.pay_it(who, round_)

    def pay_it(self, who, round_):
        if self.act(who, paying.pay_all, round_, signed=True) is not None:
            self.paid_by.append((round_, self.approver[round_], frozenset(self.makers[round_])))

    @rule(who=st.sampled_from(["李娟", "赵敏"]), pick=pick)
    def reverses_a_row(self, who, pick):
        item = self.an_item(pick, printed=True)
        made = self.act(who, reversing.reverse, [item], reason="发错") if item is not None else None
        if made is not None:
            self.makers[made.no] = {who}
            self.approver[made.no] = None

    @rule(pick=pick)
    def takes_the_next_step(self, pick):
        self.goes_on(self.a_round(pick))

    @rule(pick=pick)
    def finishes_a_round(self, pick):
        for _step in range(3):
            self.goes_on(self.a_round(pick))

    def goes_on(self, round_):
        """The step a round should take now, by who should take it."""
        found = money_store.round_(self.office.reading(), round_) if round_ is not None else None
        if found is None:
            return
        if found.state == "draft" and self.act("王建国", approving_rounds.approve, round_) is not None:
            assert "王建国" not in self.makers[round_]
            self.approver[round_] = "王建国"
        elif found.state == "approved":
            self.print_it("李娟", round_)
        elif found.state in ("printed", "paying"):
            self.pay_it("李娟", round_)

    @rule(who=who, yuan=st.integers(1, 500), fund=st.integers(1, 2), kind=st.sampled_from(["received", "handed_back"]))
    def books_money(self, who, yuan, fund, kind):
        self.act(who, funds.book, fund, kind=kind, amount=yuan * 100, document="凭证")

    @rule(sql=st.sampled_from(ATTACKS))
    def writes_past_the_program(self, sql):
        touched = self.office.reading().execute("SELECT count(*) FROM aid_sheets").fetchone()[0]
        try:
            with acting(self.office, "李娟"), self.office.act("测试", "aid") as act:
                changed = act.db.execute(sql).rowcount
                assert not changed or not touched, f"the file took it: {sql}"
        except IntegrityError:
            return

    # -- what never happens

    @invariant()
    def nothing_is_paid_without_a_second_person(self):
        for _round, approver, makers in getattr(self, "paid_by", ()):
            assert approver is not None
            assert approver not in makers

    @invariant()
    def no_printed_row_ever_changes(self):
        for round_, rows in getattr(self, "printed", {}).items():
            assert self.rows_of(round_) == rows

    @invariant()
    def no_fund_is_ever_below_zero(self):
        if hasattr(self, "office"):
            for fund, total, least in self.office.reading().execute(
                "SELECT fund, sum(amount), min(balance) FROM aid_fund_entries GROUP BY fund"
            ):
                assert least >= 0
                assert total == money_store.balance(self.office.reading(), fund)

    @invariant()
    def the_entries_are_what_was_paid_less_what_came_back(self):
        if hasattr(self, "office"):
            db = self.office.reading()
            [entered] = db.execute(
                "SELECT coalesce(sum(amount), 0) FROM aid_fund_entries WHERE item IS NOT NULL"
            ).fetchone()
            [paid] = db.execute("SELECT coalesce(sum(amount), 0) FROM aid_items WHERE result = 'paid'").fetchone()
            assert entered == -paid

    @invariant()
    def money_comes_back_once(self):
        if hasattr(self, "office"):
            twice = self.office.reading().execute(
                "SELECT count(*) FROM aid_items v JOIN aid_items i ON i.no = v.reverses WHERE v.result = 'paid' AND i.result <> 'paid'"
            )
            assert twice.fetchone()[0] == 0

    def all_figures_are_the_rows(self):
        db = self.office.reading()
        assert sheets.altered_sheets(self.office) == []
        for sheet in money_store.sheets(db):
            facts = json.loads(sheet.frozen)
            rows = db.execute("SELECT count(*), sum(amount) FROM aid_items WHERE sheet = ?", (sheet.no,)).fetchone()
            assert (
                tuple(rows)
                == (sheet.rows, sheet.amount)
                == (len(facts["rows"]), sum(row["amount"] for row in facts["rows"]))
            )
            assert money_rules.short_code(sheet.frozen) == sheet.code
        numbers = [sheet.sheet_no for sheet in reversed(money_store.sheets(db))]
        assert numbers == [f"QS2026-{place:04d}" for place in range(1, len(numbers) + 1)]


CHECKS = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)


def test_random_hands_reach_no_forbidden_state():
    run_state_machine_as_test(
        Money, settings=settings(max_examples=20, stateful_step_count=50, deadline=None, suppress_health_check=CHECKS, derandomize=True)
    )  # fmt: skip
    assert Money.paid > 5, "a machine that never pays proves nothing"


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_a_hundred_thousand_random_steps_reach_no_forbidden_state():
    run_state_machine_as_test(
        Money, settings=settings(max_examples=500, stateful_step_count=200, deadline=None, suppress_health_check=CHECKS)
    )


def test_the_plain_way_leads_through_the_machine():
    run = Money()
    run.open_the_office()
    try:
        run.approves("李娟", 1)
        assert run.approver[1] is None
        run.approves("王建国", 1)
        run.prints("李娟", 0)
        run.pays_the_round("李娟", 0)
        run.reverses_a_row("李娟", 0)
        run.approves("王建国", 7)
        run.prints("李娟", 0)
        run.pays_the_round("李娟", 0)
        assert len(run.paid_by) == 2
    finally:
        run.teardown()
