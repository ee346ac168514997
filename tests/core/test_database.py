from __future__ import annotations

import sqlite3

import pytest

from unionoffice import database
from unionoffice.office import Office


def test_a_writing_connection_keeps_what_it_says_it_keeps(office: Office) -> None:
    asked = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "temp_store", "cache_spill")
    found = [database.value(office._writer, f"PRAGMA {pragma}") for pragma in asked]
    assert found == ["truncate", 2, 1, 0, 2, 0]


def test_a_reading_connection_writes_nothing(office: Office) -> None:
    with pytest.raises(database.OperationalError):
        office.reading().execute("DELETE FROM memberships")
    with pytest.raises(ValueError, match="32 bytes"):
        database.connect(office.path, b"short")


def test_a_library_that_is_too_old_or_cannot_encrypt_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "dbapi2", sqlite3)
    monkeypatch.setattr(database, "LEAST_SQLITE", (99, 0, 0))
    with pytest.raises(RuntimeError, match="older"):
        database.assert_library()
    monkeypatch.setattr(database, "LEAST_SQLITE", (3, 0, 0))
    with pytest.raises(RuntimeError, match="encrypt"):
        database.assert_library()


def test_several_statements_run_inside_the_callers_transaction() -> None:
    db = database.in_memory()
    db.execute("BEGIN")
    database.run_all(
        db,
        "CREATE TABLE one (no);\nCREATE TRIGGER t AFTER INSERT ON one BEGIN\nSELECT 1;\nEND;\nINSERT INTO one VALUES (1);",
    )
    assert db.in_transaction
    assert database.column(db, "SELECT no FROM one") == [1]
    with pytest.raises(ValueError, match="SELECT"):
        database.run_all(db, "SELECT 1")
