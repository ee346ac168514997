from __future__ import annotations

import resource
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.build import CHEMICALS, DAY, Town
from tests.files import whole
from tests.made_up import number
from unionoffice import database, journal, members, rules_in_force, units
from unionoffice.appointing import dismiss_officer
from unionoffice.errors import Refused, Trouble
from unionoffice.members import papers
from unionoffice.office import Change, Office
from unionoffice.officers import ROLE_LABELS, Officer, Right, Role, roles_of
from unionoffice.opening import open_with_key

MAY = {
    Role.ENTRY: {Right.READ, Right.ENTER},
    Role.APPROVAL: {Right.READ, Right.APPROVE},
    Role.ADMINISTRATION: {Right.READ, Right.ADMINISTER},
    Role.AUDIT: {Right.READ},
}


def acts(office: Office) -> int:
    return journal.next_act(office.reading()) - 1


def unit_count(db: database.Connection) -> int:
    return int(database.value(db, "SELECT count(*) FROM units"))


def elsewhere(work: Callable[[], object]) -> list[object]:
    """What the work gives or raises in a thread of its own."""
    outcome: list[object] = []

    def run() -> None:
        try:
            outcome.append(work())
        except Exception as error:
            outcome.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    return outcome


# -- one act


def test_an_act_is_one_transaction_one_link_and_one_piece_of_news(office: Office) -> None:
    before, news, seen = acts(office), [], []

    def told(change: Change) -> None:
        news.append(change)
        seen.extend(elsewhere(lambda: unit_count(office.reading())))

    office.listeners.append(told)
    there = unit_count(office.reading())
    units.add_unit(office, {"name": "新立村工会"})
    assert acts(office) == before + 1
    assert [(change.what, change.areas) for change in news] == [("登记单位", frozenset({"units"}))]
    assert seen == [there + 1], "the news comes when the act is on the disk, readable by everybody"


def test_an_act_that_fails_leaves_no_row_no_link_and_no_news(office: Office) -> None:
    before, news = whole(office.reading()), []
    link = journal.head(office.reading())
    office.listeners.append(news.append)

    def half() -> None:
        with office.act("登记", "units") as act:
            act.db.execute("UPDATE units SET note = 'half'")
            act.detail["x"] = 1 // 0

    with pytest.raises(ZeroDivisionError):
        half()
    assert whole(office.reading()) == before
    assert journal.head(office.reading()) == link
    assert news == []
    units.add_unit(office, {"name": "新立村工会"})
    assert len(news) == 1
    assert journal.verify(office.reading()) == []


def test_an_act_inside_an_act_is_part_of_it(office: Office) -> None:
    before, news = acts(office), []
    office.listeners.append(news.append)
    with office.act("建会并登记", "members", detail={"a": 1}) as act:
        unit = units.add_unit(office, {"name": "新立村工会"})
        members.change(office, 1, {"note": "代表"})
        assert (act.number, news) == (before + 1, [])
        assert unit_count(office.reading()) == 5, "inside the act its own rows are read"
    assert acts(office) == before + 1
    assert [(change.what, change.areas) for change in news] == [("建会并登记", frozenset({"units", "members"}))]
    (entry,) = journal.entries(office.reading(), limit=1)
    assert (entry.n, entry.what, entry.area) == (act.number, "建会并登记", "members")
    assert entry.detail == {"a": 1, "unit": unit.name, "member": "王秀英"}
    assert {change.table for change in journal.changes(office.reading(), entry.n)} == {"units", "memberships"}


def test_a_refusal_inside_an_act_takes_the_whole_act_back(office: Office) -> None:
    before = whole(office.reading())

    def twice() -> None:
        with office.act("建会并登记", "members"):
            units.add_unit(office, {"name": "新立村工会"})
            units.add_unit(office, {"name": "新立村工会"})

    with pytest.raises(Refused):
        twice()
    assert whole(office.reading()) == before


def test_nobody_else_sees_half_an_act(office: Office) -> None:
    def look() -> tuple[int, int]:
        db = office.reading()
        return unit_count(db), int(database.value(db, "SELECT count(*) FROM journal_rows"))

    before = look()
    with office.act("建会", "units"):
        units.add_unit(office, {"name": "甲村工会"})
        assert elsewhere(look) == [before]
        units.add_unit(office, {"name": "乙村工会"})
        assert elsewhere(look) == [before]
    assert elsewhere(look) == [(before[0] + 2, before[1] + 2)]


def test_two_clerks_hands_at_once_make_two_acts_one_after_the_other(office: Office) -> None:
    before = acts(office)
    started = threading.Event()
    done: list[str] = []

    def other() -> None:
        started.set()
        units.add_unit(office, {"name": "乙村工会"})
        done.append("other")

    thread = threading.Thread(target=other)
    with office.act("建会", "units"):
        units.add_unit(office, {"name": "甲村工会"})
        thread.start()
        assert started.wait(10)
        assert unit_count(office.reading()) == 5
        done.append("first")
    thread.join(20)
    assert done == ["first", "other"]
    assert acts(office) == before + 2
    assert journal.verify(office.reading()) == []


def test_looking_at_something_is_noted_without_a_change(office: Office) -> None:
    members.reveal(office, 1, "核对身份")
    (entry,) = journal.entries(office.reading(), limit=1)
    assert (entry.what, entry.officer, entry.rows, entry.detail["purpose"]) == ("查看完整号码", "李娟", 0, "核对身份")


# -- the machine fails


@contextmanager
def no_room_left(office: Office) -> Iterator[None]:
    """No file of this process grows beyond what the office file has now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (office.path.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_refuses_costs_this_step_only(office: Office) -> None:
    before, news = whole(office.reading()), []
    office.listeners.append(news.append)
    with no_room_left(office), pytest.raises(Trouble) as trouble, office.act("登记", "units") as act:
        act.db.execute("UPDATE units SET note = ? WHERE no = 1", ("字" * 400_000,))
    assert trouble.value.reason in ("disk", "disk_full")
    assert (whole(office.reading()), news) == (before, [])
    units.add_unit(office, {"name": "新立村工会"})
    assert journal.verify(office.reading()) == []
    assert database.column(office.reading(), "PRAGMA cipher_integrity_check") == []


def test_a_reader_that_never_ends_makes_the_act_give_up_with_words(office: Office) -> None:
    office._writer.execute("PRAGMA busy_timeout = 30")
    before = unit_count(office.reading())
    endless = office.reading().execute("SELECT no FROM units")
    endless.fetchone()
    with pytest.raises(Trouble) as trouble:
        units.add_unit(office, {"name": "新立村工会"})
    assert trouble.value.reason == "busy"
    endless.close()
    assert unit_count(office.reading()) == before
    units.add_unit(office, {"name": "新立村工会"})


# -- who may


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("role", Role)
def test_a_role_carries_its_rights_and_no_other(office: Office, role: Role, right: Right) -> None:
    officer = Officer(1, "赵敏", (role,))
    before, office.officer = acts(office), officer
    assert officer.may(right) == (right in MAY[role])
    if right in MAY[role]:
        with office.act("办理", "units", right=right):
            pass
        assert acts(office) == before + 1
        return
    with pytest.raises(Refused) as refusal, office.act("办理", "units", right=right) as act:
        act.db.execute("UPDATE units SET note = 'no'")
    assert refusal.value.reason == "not_permitted"
    assert "赵敏" in refusal.value.sentence
    assert any(ROLE_LABELS[able] in refusal.value.sentence for able in Role if right in MAY[able])
    assert acts(office) == before


def test_several_roles_carry_all_their_rights() -> None:
    officer = Officer(1, "李娟", roles_of("entry administration"))
    assert [right for right in Right if officer.may(right)] == [Right.READ, Right.ENTER, Right.ADMINISTER]
    assert not any(Officer(1, "无", ()).may(right) for right in Right)


PERSON = {"name": "赵敏", "id_number": number("19920304", 42), "unit": CHEMICALS}

DONE: dict[str, tuple[Callable[[Office], object], Role]] = {
    "register": (lambda office: members.register(office, PERSON), Role.ENTRY),
    "change": (lambda office: members.change(office, 1, {"note": "x"}), Role.ENTRY),
    "mass change": (lambda office: members.mass_change(office, [1, 2], "team", "一组"), Role.ENTRY),
    "change state": (lambda office: members.change_state(office, 1, "left", reason="本人申请"), Role.ENTRY),
    "transfer": (lambda office: members.transfer(office, 1, 2), Role.ENTRY),
    "transfer out": (lambda office: members.transfer_out(office, 1, "杭州市总工会"), Role.ENTRY),
    "transfer in": (lambda office: members.transfer_in(office, PERSON, "杭州市总工会"), Role.ENTRY),
    "merge": (lambda office: members.merge(office, 1, 2), Role.ENTRY),
    "not the same": (lambda office: members.not_the_same(office, 1, 2), Role.ENTRY),
    "print": (lambda office: papers.record_print(office, papers.cards_bytes(office, [1])), Role.ENTRY),
    "add unit": (lambda office: units.add_unit(office, {"name": "新立村工会"}), Role.ENTRY),
    "change unit": (lambda office: units.change_unit(office, 2, {"note": "x"}), Role.ENTRY),
    "confirm unit": (lambda office: units.confirm_unit(office, 2), Role.ENTRY),
    "count workers": (lambda office: units.count_workers(office, 2, {"day": "2026-01-01", "workers": 3}), Role.ENTRY),
    "cover": (lambda office: units.cover(office, 2, 4, "2026-01-01"), Role.ENTRY),
    "uncover": (lambda office: units.uncover(office, 2, 4, "2026-01-01"), Role.ENTRY),
    "set a setting": (lambda office: office.set_setting("phone", "0571-1"), Role.ADMINISTRATION),
    "enter a rule": (
        lambda office: rules_in_force.enter_rule(office, "membership.joining_age", 18, "2026-01-01", "本地规定"),
        Role.ADMINISTRATION,
    ),
    "dismiss": (lambda office: dismiss_officer(office, "王建国"), Role.ADMINISTRATION),
    "reveal": (lambda office: members.reveal(office, 1, "核对"), Role.AUDIT),
}  # fmt: skip


@pytest.mark.parametrize("done", DONE)
def test_each_act_is_open_to_its_role_and_closed_to_the_others(town: Town, done: str) -> None:
    do, able = DONE[done]
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        before = whole(office.reading())
        for role in Role:
            office.officer = Officer(1, "李娟", (role,))
            if role is able or able is Role.AUDIT:
                continue
            with pytest.raises(Refused) as refusal:
                do(office)
            assert refusal.value.reason == "not_permitted"
            assert whole(office.reading()) == before
        office.officer, links = Officer(1, "李娟", (able,)), acts(office)
        do(office)
        assert acts(office) == links + 1
