"""Import of a town's sheet with every check, search keys and journal, beside reading it and a plain insert.

The floor reads the same file with python-calamine inside its own process and inserts the texts into a plain SQLite
file: no child process, no check, no encryption, no index, no journal.
"""

from __future__ import annotations

import sqlite3
import statistics
import time

import pytest
from python_calamine import CalamineWorkbook

from tests.bench.conftest import HEADING, MEMBERS, processor_seconds
from tests.build import DAY, OWN
from unionoffice import journal, members
from unionoffice.members.sheet import make_draft, read_sheet
from unionoffice.opening import create_office

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

RUNS = 3


def floor(sheet, folder) -> float:
    """Processor seconds of reading the sheet and inserting its cells."""
    began = processor_seconds()
    rows = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()
    plain = sqlite3.connect(folder / "plain.db")
    plain.execute(f"CREATE TABLE members ({', '.join(f'c{place}' for place in range(len(HEADING)))})")
    marks = ", ".join("?" * len(HEADING))
    plain.executemany(f"INSERT INTO members VALUES ({marks})", [[str(cell) for cell in row] for row in rows])
    plain.commit()
    plain.close()
    return processor_seconds() - began


def test_a_town_s_sheet_costs_at_most_ten_times_reading_and_plain_inserting(big_sheet, tmp_path):
    ours, bare, walls = [], [], []
    for run in range(RUNS):
        folder = tmp_path / str(run)
        folder.mkdir()
        office, _code = create_office(
            folder / "town.office",
            name=OWN,
            level="township",
            division="330106109",
            officer="李娟",
            password="p",
            today=DAY,
        )
        with office:
            bare.append(floor(big_sheet, folder))
            wall, began = time.perf_counter(), processor_seconds()
            read = read_sheet(office, big_sheet)
            draft = make_draft(office, read)
            done = members.enter(office, draft, fingerprint=read.fingerprint)
            ours.append(processor_seconds() - began)
            walls.append(time.perf_counter() - wall)
            assert (done.rows, done.added, done.held) == (MEMBERS, MEMBERS, 0)
            assert journal.verify(office.reading()) == []
            assert len(members.find(office.reading(), "w")) == 1000
            again = processor_seconds()
            assert len(make_draft(office, read_sheet(office, big_sheet)).pile(members.Pile.SAME)) == MEMBERS
            again = processor_seconds() - again
            back = time.perf_counter()
            assert members.undo_import(office, done.id).undone == MEMBERS
            back = time.perf_counter() - back
    ratio = statistics.median(ours) / statistics.median(bare)
    print(
        f"\nimport, {MEMBERS:,} rows: {statistics.median(ours):.2f} s of processor ({statistics.median(walls):.1f} s to wait); "
        f"floor {statistics.median(bare):.2f} s; ratio {ratio:.1f} (at most 10); "
        f"the same sheet again {again:.1f} s; taken back in {back:.1f} s"
    )
    assert ratio <= 10
