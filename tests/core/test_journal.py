from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.build import DAY, Town
from tests.files import behind, without_guards
from unionoffice import database, journal, members, opening, units
from unionoffice.office import Office
from unionoffice.opening import open_with_key

MODULES = ("unionoffice.tables", *(f"unionoffice.{area}.tables" for area in opening.AREAS))
JOURNALED = {table for module in MODULES for table in import_module(module).JOURNALED}
ONLY_ADDED_TO = {"journal_acts", "journal_rows", "print_log", "print_subjects"}
NEVER_TAKEN_BACK = {"card_counters", "book"}
"""Numbers once given stay given, whatever becomes of the act."""
MADE_AGAIN = {"row_states", "merged_offices", "merged_parts", "merged_rows", "merged_tokens", "merged_faults"}
"""A receipt and the raw packages fill them again; the journal would hold every lower office's people twice."""


@pytest.fixture
def raw(town: Town) -> Iterator[Any]:
    """The file behind the program's back, its guards dropped; what a test does there is never committed."""
    with open_with_key(town.path, town.key, "李娟", today=DAY) as office:
        members.change(office, 1, {"phone": "13900000000", "note": "代表"})
        members.transfer(office, 2, 2)
        members.reveal(office, 1, "核对")
        members.merge(office, 3, 4)
    with behind(town) as connection:
        connection.execute("BEGIN")
        without_guards(connection)
        assert journal.verify(connection) == []
        yield connection
        connection.execute("ROLLBACK")


# -- nothing forgets to log


def test_every_table_is_journaled_or_known_not_to_be(office: Office) -> None:
    """Names with _keys are of the search index, and `own_keys`: secrets stay out of a journal that many read."""
    names = set(
        database.column(
            office.reading(),
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_keys%' ESCAPE '\\'"
            " AND name NOT LIKE 'sqlite%' AND name <> '_sqlite_migrations'",
        )
    )
    assert names == JOURNALED | ONLY_ADDED_TO | NEVER_TAKEN_BACK | MADE_AGAIN


@pytest.mark.parametrize("table", sorted(JOURNALED))
def test_every_journaled_table_has_its_three_triggers(office: Office, table: str) -> None:
    found = database.column(
        office.reading(),
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND name GLOB 'journal_*' ORDER BY name",
        (table,),
    )
    assert found == [f"journal_{table}_added", f"journal_{table}_changed", f"journal_{table}_removed"]


def test_no_statement_replaces_a_row_past_the_triggers() -> None:
    for path in Path(opening.__file__).parent.rglob("*.py"):
        assert "OR REPLACE" not in path.read_text(encoding="utf-8").upper(), path


def test_a_row_that_comes_changes_and_goes_is_written_old_and_new(office: Office) -> None:
    with office.act("来", "units") as act:
        act.db.execute("INSERT INTO unit_counts (unit, day, workers, women) VALUES (2, '2026-01-01', 10, 4)")
        no = database.value(act.db, "SELECT max(no) FROM unit_counts")
        act.db.execute("UPDATE unit_counts SET workers = 12, women = NULL WHERE no = ?", (no,))
        act.db.execute("UPDATE unit_counts SET workers = 12 WHERE no = ?", (no,))
        act.db.execute("DELETE FROM unit_counts WHERE no = ?", (no,))
    lines = [(c.table, c.op, c.pk, c.old, c.new) for c in journal.changes(office.reading(), act.number)]
    assert lines == [
        ("unit_counts", "I", no, None, {"no": no, "unit": 2, "day": "2026-01-01", "workers": 10, "women": 4}),
        ("unit_counts", "U", no, {"workers": 10, "women": 4}, {"workers": 12, "women": None}),
        ("unit_counts", "D", no, {"no": no, "unit": 2, "day": "2026-01-01", "workers": 12}, None),
    ]


def test_quotes_and_rare_characters_come_through_the_journal_whole(office: Office) -> None:
    text = 'a"b\\c\'d\n𠮷\U000e0100\ue863 {"x": null}'
    with office.act("记", "units") as act:
        act.db.execute("UPDATE units SET note = ? WHERE no = 1", (text,))
    (change,) = journal.changes(office.reading(), act.number)
    assert change.new == {"note": text}


def test_the_history_of_one_record_is_newest_first(office: Office) -> None:
    members.change(office, 1, {"phone": "13900000001"})
    members.change(office, 2, {"phone": "13900000002"})
    members.change(office, 1, {"phone": "13900000003"})
    told = journal.history(office.reading(), "people", 1)
    assert [change.new["phone"] for _entry, change in told if change.op == "U" and change.new] == [
        "13900000003",
        "13900000001",
    ]
    assert told[-1][1].op == "I"
    assert {entry.officer for entry, _change in told} == {"李娟"}
    assert [entry.n for entry, _change in told] == sorted((entry.n for entry, _change in told), reverse=True)


def test_the_acts_are_listed_newest_first_by_area_and_page(office: Office) -> None:
    units.change_unit(office, 2, {"note": "一"})
    members.change(office, 1, {"note": "二"})
    listed = journal.entries(office.reading())
    assert [entry.area for entry in listed[:2]] == ["members", "units"]
    assert {entry.area for entry in journal.entries(office.reading(), area="units")} == {"units"}
    assert journal.entries(office.reading(), before=listed[1].n, limit=2) == listed[2:4]
    assert {entry.day for entry in listed} == {"2026-11-22"}


# -- the chain


def test_the_chain_is_what_its_description_says(raw: Any) -> None:
    link = b"\0" * 32
    for n, at, day, officer, what, area, detail, rows, content, linked in raw.execute(
        "SELECT n, at, day, officer, what, area, detail, rows, content, hash FROM journal_acts ORDER BY n"
    ).fetchall():
        lines = [json.dumps([n, at, day, officer, what, area, detail], ensure_ascii=False, separators=(",", ":"))]
        lines += [
            json.dumps(list(row), ensure_ascii=False, separators=(",", ":"))
            for row in raw.execute("SELECT n, tbl, op, pk, old, new FROM journal_rows WHERE act = ? ORDER BY n", (n,))
        ]
        assert len(lines) == rows + 1
        assert hashlib.sha256("\n".join(lines).encode()).digest() == content
        link = hashlib.sha256(link + content).digest()
        assert link == linked
    assert journal.head(raw) == link


EDITS = {
    "at": "'2020-01-01T00:00:00.000+00:00'", "day": "'2020-01-01'", "officer": "2", "what": "what || '。'", "area": "'x'",
    "detail": "'{}'", "rows": "rows + 1", "content": "zeroblob(32)",
}  # fmt: skip


@pytest.mark.parametrize("column", EDITS)
def test_an_edited_act_is_named(raw: Any, column: str) -> None:
    for act in database.column(raw, "SELECT n FROM journal_acts ORDER BY n"):
        raw.execute("SAVEPOINT one")
        raw.execute(f"UPDATE journal_acts SET {column} = {EDITS[column]} WHERE n = ?", (act,))
        changed = raw.execute("SELECT 1 FROM journal_acts WHERE n = ? AND detail = '{}'", (act,)).fetchone()
        if column != "detail" or changed:
            found = journal.verify(raw)
            assert f"act {act} altered" in found or (column == "detail" and not found), (act, found)
        raw.execute("ROLLBACK TO one")


def test_an_edited_link_is_named(raw: Any) -> None:
    for act in database.column(raw, "SELECT n FROM journal_acts ORDER BY n"):
        raw.execute("SAVEPOINT one")
        raw.execute("UPDATE journal_acts SET hash = zeroblob(32) WHERE n = ?", (act,))
        assert f"chain broken at act {act}" in journal.verify(raw)
        raw.execute("ROLLBACK TO one")


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE journal_rows SET tbl = 'units' || tbl WHERE n = ?",
        "UPDATE journal_rows SET op = 'X' WHERE n = ?",
        "UPDATE journal_rows SET pk = pk + 1 WHERE n = ?",
        "UPDATE journal_rows SET old = coalesce(old, '') || ' ' WHERE n = ?",
        "UPDATE journal_rows SET new = coalesce(new, '') || ' ' WHERE n = ?",
        "UPDATE journal_rows SET n = n + 1000000 WHERE n = ?",
        "DELETE FROM journal_rows WHERE n = ?",
    ],
)
def test_an_edited_or_deleted_line_is_named_with_its_act(raw: Any, edit: str) -> None:
    for n, act in raw.execute("SELECT n, act FROM journal_rows ORDER BY n").fetchall():
        raw.execute("SAVEPOINT one")
        raw.execute(edit, (n,))
        assert f"act {act} altered" in journal.verify(raw), n
        raw.execute("ROLLBACK TO one")


def test_a_line_moved_to_another_act_is_named(raw: Any) -> None:
    last = database.value(raw, "SELECT max(n) FROM journal_acts")
    for n, act in raw.execute("SELECT n, act FROM journal_rows ORDER BY n").fetchall():
        raw.execute("SAVEPOINT one")
        other = act + 1 if act < last else act - 1
        raw.execute("UPDATE journal_rows SET act = ? WHERE n = ?", (other, n))
        assert {f"act {act} altered", f"act {other} altered"} <= set(journal.verify(raw))
        raw.execute("ROLLBACK TO one")


def test_two_lines_in_another_order_are_named(raw: Any) -> None:
    raw.execute("UPDATE journal_rows SET n = -n")
    (act,) = raw.execute("SELECT act FROM journal_rows GROUP BY act HAVING count(*) > 1 LIMIT 1").fetchone()
    one, two = database.column(raw, "SELECT n FROM journal_rows WHERE act = ? ORDER BY n DESC LIMIT 2", (act,))
    raw.execute("UPDATE journal_rows SET n = CASE n WHEN ?1 THEN -?2 ELSE -?1 END WHERE n IN (?1, ?2)", (one, two))
    raw.execute("UPDATE journal_rows SET n = -n WHERE n < 0")
    assert f"act {act} altered" in journal.verify(raw)


def tail_first(db: Any) -> list[int]:
    return database.column(db, "SELECT n FROM journal_acts ORDER BY n DESC")


def test_an_act_taken_out_is_named_even_with_its_lines(raw: Any) -> None:
    for act in tail_first(raw)[1:]:
        raw.execute("SAVEPOINT one")
        raw.execute("DELETE FROM journal_acts WHERE n = ?", (act,))
        raw.execute("DELETE FROM journal_rows WHERE act = ?", (act,))
        assert f"act {act}..{act} missing" in journal.verify(raw)
        raw.execute("ROLLBACK TO one")


def test_an_act_taken_out_and_the_gap_closed_is_named(raw: Any) -> None:
    for act in tail_first(raw)[1:]:
        raw.execute("SAVEPOINT one")
        for table, column in (("journal_acts", "n"), ("journal_rows", "act")):
            raw.execute(f"DELETE FROM {table} WHERE {column} = ?", (act,))
        for later in sorted(n for n in tail_first(raw) if n > act):
            raw.execute("UPDATE journal_acts SET n = n - 1 WHERE n = ?", (later,))
            raw.execute("UPDATE journal_rows SET act = act - 1 WHERE act = ?", (later,))
        assert f"chain broken at act {act}" in journal.verify(raw)
        raw.execute("ROLLBACK TO one")


def test_two_acts_in_another_order_are_named(raw: Any) -> None:
    for act in tail_first(raw)[1:]:
        raw.execute("SAVEPOINT one")
        for before, after in ((act, -1), (act + 1, act), (-1, act + 1)):
            raw.execute("UPDATE journal_acts SET n = ? WHERE n = ?", (after, before))
            raw.execute("UPDATE journal_rows SET act = ? WHERE act = ?", (after, before))
        assert {f"act {act} altered", f"chain broken at act {act}"} <= set(journal.verify(raw))
        raw.execute("ROLLBACK TO one")


def test_a_line_put_in_from_outside_is_named(raw: Any) -> None:
    for act in (*tail_first(raw), 10_000):
        raw.execute("SAVEPOINT one")
        raw.execute("INSERT INTO journal_rows (act, tbl, op, pk) VALUES (?, 'people', 'U', 1)", (act,))
        expected = f"act {act} altered" if act != 10_000 else "1 rows belong to no act"
        assert expected in journal.verify(raw)
        raw.execute("ROLLBACK TO one")


def test_a_record_changed_outside_an_act_leaves_a_line_of_no_act(raw: Any) -> None:
    raw.execute("UPDATE people SET phone = '13700000000' WHERE no = 1")
    assert journal.verify(raw) == ["1 rows belong to no act"]


def test_acts_cut_off_at_the_end_no_longer_have_the_head_somebody_kept(raw: Any) -> None:
    kept, last = journal.head(raw), tail_first(raw)[0]
    raw.execute("DELETE FROM journal_acts WHERE n = ?", (last,))
    assert journal.verify(raw) != [] or journal.head(raw) != kept
    raw.execute("DELETE FROM journal_rows WHERE act = ?", (last,))
    assert journal.head(raw) != kept


@pytest.mark.parametrize("table", ["journal_acts", "journal_rows"])
@pytest.mark.parametrize("attempt", ["UPDATE {} SET n = n", "DELETE FROM {}"])
def test_the_journal_is_only_added_to(office: Office, table: str, attempt: str) -> None:
    before = database.value(office.reading(), f"SELECT count(*) FROM {table}")
    with pytest.raises(database.IntegrityError, match="only added to"), office.act("改", "x") as act:
        act.db.execute(attempt.format(table))
    assert database.value(office.reading(), f"SELECT count(*) FROM {table}") == before


def test_an_empty_journal_begins_with_noughts() -> None:
    connection = database.in_memory()
    connection.row_factory = database.Row
    opening.migrate(connection)
    assert (journal.head(connection), journal.next_act(connection)) == (journal.BEGINNING, 1)
    assert journal.verify(connection) == []
