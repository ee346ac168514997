from __future__ import annotations

import uuid

from unionoffice.ids import new_id


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
