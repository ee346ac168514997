from __future__ import annotations

import uuid
from datetime import date

from unionoffice.ids import fresh_id, new_id, repeatable


def test_an_id_is_a_uuid_of_version_7() -> None:
    for _ in range(200):
        made = uuid.UUID(new_id())
        assert (made.version, made.variant) == (7, uuid.RFC_4122)
        assert str(made) == str(made).lower()


def test_no_two_ids_are_the_same_and_later_ones_sort_behind() -> None:
    made = [new_id() for _ in range(2000)]
    assert len(set(made)) == 2000
    stamps = [text[:13] for text in made]
    assert stamps == sorted(stamps)


def test_for_a_demo_the_same_seed_and_day_give_the_same_ids_and_an_office_still_its_own() -> None:
    day = date(2026, 11, 22)
    with repeatable(7, day):
        first, office = [new_id() for _ in range(50)], fresh_id()
    with repeatable(7, day):
        again, other = [new_id() for _ in range(50)], fresh_id()
    assert first == again == sorted(set(first))
    assert uuid.UUID(first[0]).version == 7
    assert office != other
    assert new_id() != new_id()
