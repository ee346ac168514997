"""The search index says what the tables say, whatever was done: a machine of random acts, asked after each of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.build import DAY, Town
from tests.made_up import number
from unionoffice import members, undo, units
from unionoffice.errors import Refused
from unionoffice.journal import next_act
from unionoffice.members import Filter, Member
from unionoffice.office import Office
from unionoffice.opening import open_with_key

NAMES = ("王秀", "王秀兰", "曾庆红", "单田芳", "阿卜杜拉·买买提", "𠮷田丽", "欧阳重", "秀英")
UNIONS = ("天禄印染厂工会", "余东村工会", "新立村联合工会")
ASKED = (
    "王",
    "秀英",
    "田",
    "买买",
    "天禄",
    "余东",
    "新立",
    "天禄 王",
    "0001",
    "1380",
    "19700",
    "330106196",
    "3301061090000",
    "𠮷",
)

whose = st.integers(0, 40)


def word_fits(member: Member, texts: list[str], word: str) -> bool:
    """Whether this word finds this member, said in the simplest way there is."""
    person, membership = member.person, member.membership
    if not word.isdigit():
        parts = person.name.split("·")
        return any(word in part for part in [*parts, *texts]) or "".join(parts).startswith(word)
    numbers = [person.id_number or "", person.phone or "", membership.card_no or ""]
    if any(text.startswith(word) for text in [*numbers, membership.former_card_no or ""]):
        return True
    ends = [numbers[0][6:], numbers[0][12:], numbers[0][14:], numbers[1][-4:], numbers[2][-6:]]
    if 6 < len(word) <= 15 and numbers[0].startswith(f"{word[:6]}19{word[6:]}"):
        return True
    return any(end.startswith(word) for end in ends if end)


class Clerk(RuleBasedStateMachine):
    """A clerk who does everything a clerk does, in any order."""

    def __init__(self, opened: Callable[[], Office]) -> None:
        super().__init__()
        self.office = opened()
        self.merged: list[str] = []
        self.orders = count(1)

    def teardown(self) -> None:
        self.office.close()

    def numbers(self) -> list[int]:
        return list(members.roll(self.office.reading()).numbers)

    def somebody(self, place: int) -> int:
        there = self.numbers()
        return there[place % len(there)]

    @rule(name=st.sampled_from(NAMES), unit=st.sampled_from([1, 2, 3]))
    def registers(self, name: str, unit: int) -> None:
        order = next(self.orders)
        raw = {
            "name": name,
            "id_number": number(f"1969{order % 12 + 1:02d}{order % 27 + 1:02d}", order),
            "unit": unit,
            "phone": f"1390000{order:04d}",
        }
        members.register(self.office, raw, state="active" if order % 3 else "applied")

    @rule(place=whose, name=st.sampled_from(NAMES), phone=st.sampled_from(["13800009999", "", "0571-88880001"]))
    def changes(self, place: int, name: str, phone: str) -> None:
        members.change(self.office, self.somebody(place), {"name": name, "phone": phone, "former_card_no": "0001777"})

    @rule(place=whose, state=st.sampled_from(["left", "active", "retained", "deceased"]))
    def changes_state(self, place: int, state: str) -> None:
        self.attempt(lambda: members.change_state(self.office, self.somebody(place), state, reason="x"))

    @rule(place=whose, unit=st.sampled_from([1, 2, 3]))
    def transfers(self, place: int, unit: int) -> None:
        self.attempt(lambda: members.transfer(self.office, self.somebody(place), unit))

    @rule(place=whose, other=whose)
    def merges(self, place: int, other: int) -> None:
        self.attempt(
            lambda: self.merged.append(members.merge(self.office, self.somebody(place), self.somebody(other)).id)
        )

    @precondition(lambda self: self.merged)
    @rule()
    def undoes_a_merge(self) -> None:
        merge = self.merged.pop()
        self.attempt(lambda: members.undo_merge(self.office, merge))

    @rule(unit=st.sampled_from([1, 2, 3]), name=st.sampled_from(UNIONS))
    def renames_a_union(self, unit: int, name: str) -> None:
        self.attempt(lambda: units.change_unit(self.office, unit, {"name": name, "employer": "", "short_name": ""}))

    @rule(name=st.sampled_from(NAMES))
    def gives_up_half_way(self, name: str) -> None:
        def half() -> None:
            with self.office.act("改", "members"):
                members.change(self.office, self.somebody(0), {"name": name})
                raise Refused("no", "no")

        self.attempt(half)

    @rule()
    def takes_the_last_act_back(self) -> None:
        """As an import is taken back: rows, then the index of whoever was touched."""
        with self.office.act("撤销", "members") as act:
            done = undo.reverse(act.db, next_act(act.db) - 1)
            touched = {pk for table, pk in done.restored if table in ("people", "memberships")}
            members.store.index(act.db, touched)
            units.index(act.db, [pk for table, pk in done.restored if table == "units"])

    def attempt(self, act: Callable[[], object]) -> None:
        before = self.numbers()
        try:
            act()
        except Refused:
            assert self.numbers() == before

    @invariant()
    def the_index_says_what_the_table_says(self) -> None:
        everybody = [member for member in members.members_of(self.office, self.numbers()) if member is not None]
        texts = {
            unit.no: [text for text in (unit.name, unit.short_name, unit.employer) if text]
            for unit in units.units(self.office)
        }
        for typed in ASKED:
            fitting = {
                member.no
                for member in everybody
                if all(word_fits(member, texts[member.membership.unit], word) for word in typed.split())
            }
            assert set(members.find(self.office.reading(), typed).numbers) == fitting, typed
        for wanted in (Filter(units=(3,)), Filter(states=("active", "transferred_in"))):
            listed = set(members.roll(self.office.reading(), wanted).numbers)
            both = set(members.find(self.office.reading(), "王", wanted).numbers)
            assert both == listed & set(members.find(self.office.reading(), "王").numbers)


def test_the_index_finds_exactly_whom_the_tables_hold_after_any_acts(town: Town, tmp_path: Path) -> None:
    opened_so_far = count()

    def opened() -> Office:
        path = tmp_path / f"{next(opened_so_far)}.office"
        for suffix in (".office", ".keys"):
            shutil.copyfile(town.path.with_suffix(suffix), path.with_suffix(suffix))
        return open_with_key(path, town.key, "李娟", today=DAY)

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        lambda: Clerk(opened),
        settings=settings(
            max_examples=25,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
