"""People: each person once. The front door for areas that hang a role on a person."""

from __future__ import annotations

from unionoffice.people.model import PERSON_FIELDS, Person
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
    "PERSON_FIELDS", "SEX_WORDS", "Person", "add_keys", "insert", "known_not_same", "merge_keys", "number_of", "numbers", "person", "put_keys",
    "reconcile", "say_not_same", "update", "with_name_and_birth", "with_number",
]  # fmt: skip
