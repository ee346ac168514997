from __future__ import annotations

from typing import Any

import pytest

from tests.build import DAY, Town
from tests.made_up import number
from unionoffice import database, journal, members, people, undo
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.opening import SCHEMA, open_with_key

WOMAN = number("19920304", 42)


def reconciled(**values: Any) -> tuple[dict[str, Any], list[str]]:
    found = people.reconcile(values)
    return values, [finding.reason for finding in found]


def test_the_number_says_kind_sex_and_birth() -> None:
    values, said = reconciled(id_number=WOMAN)
    assert (values["id_kind"], values["sex"], values["birth"], said) == ("resident", "female", "1992-03-04", [])


def test_the_number_wins_and_the_difference_is_said() -> None:
    values, said = reconciled(id_number=WOMAN, sex="male", birth="1993-03-04")
    assert (values["sex"], values["birth"]) == ("female", "1992-03-04")
    assert said == ["sex_differs", "birth_differs"]


@pytest.mark.parametrize(
    ("birth", "said"),
    [("1992-03-01", []), ("1992-03-04", []), ("1992-03-02", ["birth_differs"]), ("1992-04-01", ["birth_differs"])],
)
def test_a_birth_of_which_only_the_month_was_known_is_no_difference(birth: str, said: list[str]) -> None:
    values, told = reconciled(id_number=WOMAN, birth=birth)
    assert (values["birth"], told) == ("1992-03-04", said)


def test_a_passport_says_nothing_and_changes_nothing() -> None:
    values, said = reconciled(id_number="E12345678", sex="male", birth="1990-01-01")
    assert (values["sex"], values["birth"], said) == ("male", "1990-01-01", [])
    assert values["id_kind"] != "resident"
    assert reconciled(sex="male") == ({"sex": "male"}, [])


def test_a_named_kind_that_says_nothing_stays() -> None:
    values, _said = reconciled(id_number="E12345678", id_kind="passport")
    assert values["id_kind"] == "passport"


def test_people_are_known_by_number_and_by_name_and_birth(office: Office) -> None:
    db = office.reading()
    someone = people.person(db, 1)
    assert someone is not None
    assert people.with_number(db, someone.id_number) == 1
    assert people.number_of(db, someone.id) == 1
    assert people.with_name_and_birth(db, "王秀英", "1970-01-23") == [1]
    assert people.numbers(db, [someone.id_number, "x", *(str(n) for n in range(1200))]) == {someone.id_number: 1}
    assert people.person(db, 99) is people.with_number(db, "x") is people.number_of(db, "x") is None


def test_a_number_belongs_to_one_living_record(office: Office) -> None:
    with pytest.raises(database.IntegrityError), office.act("二", "people") as act:
        act.db.execute("UPDATE people SET id_number = (SELECT id_number FROM people WHERE no = 1) WHERE no = 2")
    with office.act("并", "people") as act:
        act.db.execute(
            "UPDATE people SET id_number = (SELECT id_number FROM people WHERE no = 1), merged_into = 1 WHERE no = 2"
        )
    someone = people.person(office.reading(), 1)
    assert someone is not None
    assert people.with_number(office.reading(), someone.id_number) == 1


def test_a_pair_said_to_be_two_people_is_kept_once_whichever_way_round(office: Office) -> None:
    with office.act("认定", "people") as act:
        people.say_not_same(act.db, 3, 1, "2026-11-22")
        people.say_not_same(act.db, 1, 3, "2026-11-23")
    assert people.known_not_same(office.reading()) == {(1, 3)}


# -- working life and family


WORK = {"since": "2003.7", "until": "2010.3", "place": "杭州丝绸厂", "post": "挡车工"}
SPOUSE = {"relation": "爱人", "name": "陈立", "workplace": "三墩中学", "phone": "139 0000 0001"}


def test_lines_are_read_kept_in_their_order_and_replaced_as_a_whole(office: Office) -> None:
    people.write_background(office, 1, works=[WORK, {}, {"place": "天禄化工"}], relatives=[SPOUSE])
    known = people.background(office, 1)
    assert [(one.since, one.until, one.place, one.post) for one in known.works] == [
        ("2003-07-01", "2010-03-01", "杭州丝绸厂", "挡车工"),
        (None, None, "天禄化工", None),
    ]
    assert [(one.relation, one.phone) for one in known.relatives] == [("10", "13900000001")]
    people.write_background(office, 1, works=[{"place": "天禄化工"}])
    known = people.background(office, 1)
    assert [one.place for one in known.works] == ["天禄化工"]
    assert len(known.relatives) == 1, "what is not given stays"


def test_writing_the_same_lines_again_writes_no_row(office: Office) -> None:
    people.write_background(office, 1, works=[WORK], relatives=[SPOUSE])
    rows = database.value(office.reading(), "SELECT count(*) FROM journal_rows")
    people.write_background(office, 1, works=[WORK], relatives=[SPOUSE])
    assert database.value(office.reading(), "SELECT count(*) FROM journal_rows") == rows


@pytest.mark.parametrize(
    ("works", "relatives", "field", "said"),
    [
        ([{}, {"since": "2003"}], None, "works", "第 2 行"),
        ([{"since": "2010", "until": "2003", "place": "甲厂"}], None, "works", "早于"),
        ([{"since": "昨天", "place": "甲厂"}], None, "works", "昨天"),
        (None, [{"relation": "老板", "name": "陈立"}], "relatives", "老板"),
        (None, [{"relation": "父亲"}], "relatives", "姓名"),
    ],
)
def test_a_wrong_line_is_told_with_its_number_and_nothing_is_written(
    office: Office, works: Any, relatives: Any, field: str, said: str
) -> None:
    with pytest.raises(Rejected) as rejected:
        people.write_background(office, 1, works=works, relatives=relatives)
    assert {one.field for one in rejected.value.findings} == {field}
    assert said in rejected.value.sentence
    assert people.background(office, 1) == people.Background()


def test_nobody_has_a_background_of_nobody(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        people.write_background(office, 999, works=[WORK])
    assert refusal.value.reason == "unknown_member"


def test_writing_them_can_be_taken_back_from_the_journal(office: Office) -> None:
    people.write_background(office, 1, works=[WORK, {"place": "天禄化工"}], relatives=[SPOUSE])
    act = journal.next_act(office.reading())
    people.write_background(office, 1, works=[{"place": "永兴建材"}], relatives=[])
    with office.act("撤销", "people") as now:
        assert undo.reverse(now.db, act).conflicts == ()
    known = people.background(office, 1)
    assert [one.place for one in known.works] == ["杭州丝绸厂", "天禄化工"]
    assert [one.name for one in known.relatives] == ["陈立"]


def test_what_changed_in_them_is_remembered_with_numbers_covered(office: Office) -> None:
    people.write_background(office, 1, relatives=[SPOUSE])
    people.write_background(office, 1, relatives=[{**SPOUSE, "phone": "13700000007"}])
    people.write_background(office, 1, relatives=[])
    told = [line[2:] for line in people.background_history(office, 1)]
    assert told == [
        ("relatives", "配偶 陈立 三墩中学 137****0007", ""),
        ("relatives", "139****0001", "137****0007"),
        ("relatives", "", "配偶 陈立 三墩中学 139****0001"),
    ]
    assert people.background_history(office, 2) == []


def test_a_merge_takes_them_along_where_the_other_has_none_and_gives_them_back_when_undone(office: Office) -> None:
    people.write_background(office, 2, works=[WORK], relatives=[SPOUSE])
    people.write_background(office, 1, relatives=[{"relation": "母亲", "name": "王氏"}])
    done = members.merge(office, 1, 2)
    assert [one.place for one in people.background(office, 1).works] == ["杭州丝绸厂"]
    assert [one.name for one in people.background(office, 1).relatives] == ["王氏"]
    members.undo_merge(office, done.id)
    assert people.background(office, 1).works == ()
    assert [one.place for one in people.background(office, 2).works] == ["杭州丝绸厂"]


def test_an_office_of_the_first_day_gets_the_lines_and_keeps_its_people(town: Town) -> None:
    """Migration m002_background."""
    connection = database.connect(town.path, town.key)
    for table in ("person_work", "person_relatives"):
        connection.execute(f"DROP TABLE {table}")
    for trigger in database.column(
        connection, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'people'"
    ):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("ALTER TABLE people DROP COLUMN skills")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm002_background'")
    connection.execute(f"PRAGMA user_version = {SCHEMA - 1}")
    connection.close()
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        found = members.member(office, 1)
        assert found is not None
        assert found.person.skills is None
        members.change(office, 1, {"skills": "书法"})
        people.write_background(office, 1, works=[WORK])
        (line,) = [one for one in members.history(office, 1) if one[4] == "书法"]
        assert line[2] == "特长"
        assert journal.verify(office.reading()) == []
