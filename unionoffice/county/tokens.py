"""Tokens that find one person, card or telephone in two offices: HMAC-SHA256 under a key only the county holds.

A plain hash of identity numbers is no protection: all numbers of one county fall in half a minute (trust.md 0, row 11).
"""

from __future__ import annotations

import base64
import hmac
import os
from collections.abc import Iterator, Mapping
from typing import Any

from unionoffice.identity import modern_form
from unionoffice.office import Office
from unionoffice.officers import Right

KINDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "members": (("number", "id_number"),),
    "aid_files": (("number", "id_number"), ("card", "bank_card")),
    "aid_family": (("number", "id_number"),),
    "aid_items": (("beneficiary", "beneficiary_number"), ("card", "bank_card")),
}
"""Which values of which part become tokens."""


def token_key(office: Office) -> bytes:
    """The county's key, made on first use, 32 bytes."""
    kept = office.setting("token_key")
    if not kept:
        kept = base64.b64encode(os.urandom(32)).decode()
        office.set_setting("token_key", kept, right=Right.READ)
    return base64.b64decode(kept)


def tokens_of(key: bytes, part: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Kind and token of each value of the row that may be found elsewhere."""
    for kind, field in KINDS.get(part, ()):
        value = row.get(field)
        if value:
            yield kind, token(key, kind, str(value))


def token(key: bytes, kind: str, value: str) -> str:
    """The token of one value; a 15-digit number gives that of its 18 digits."""
    plain = modern_form(value) if kind != "card" and len(value) == 15 and value.isdigit() else value.replace(" ", "")
    kind = "number" if kind == "beneficiary" else kind
    return hmac.digest(key, f"{kind}:{plain}".encode(), "sha256")[:16].hex()
