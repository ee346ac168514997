"""Identity numbers nobody has, and the people tests make up with them."""

from __future__ import annotations

from tests.build import CHEMICALS, check_digit


def number(birth: str, order: int, division: str = "330106") -> str:
    """A resident's number for a birth YYYYMMDD; an odd order is a man's."""
    body = f"{division}{birth}{order:03d}"
    return body + check_digit(body)


def person(name: str, born: str, order: int, /, **more: object) -> dict[str, object]:
    """What a clerk types of a new member."""
    return {"name": name, "id_number": number(born, order), "unit": CHEMICALS, **more}
