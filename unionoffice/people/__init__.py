"""People: each person once. The front door for areas that hang a role on a person."""

from __future__ import annotations

from unionoffice.people.background import Background, background, background_history, write_background
from unionoffice.people.model import PERSON_FIELDS, RELATIVE_FIELDS, WORK_FIELDS, Person, Relative, Work
from unionoffice.people.rules import SEX_WORDS, reconcile
from unionoffice.people.store import (
    add_keys,
    insert,
    known_not_same,
    merge_keys,
    number_of,
    numbers,
    person,
    put_keys,
    say_not_same,
    update,
    with_name_and_birth,
    with_number,
)

__all__ = [
    "PERSON_FIELDS", "RELATIVE_FIELDS", "SEX_WORDS", "WORK_FIELDS", "Background", "Person", "Relative", "Work", "add_keys", "background", "background_history",
    "insert", "known_not_same", "merge_keys", "number_of", "numbers", "person", "put_keys", "reconcile", "say_not_same", "update",
    "with_name_and_birth", "with_number", "write_background",
]  # fmt: skip
