"""What a manifest has to say before a package is merged, and that its counts and sums are those of its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from unionoffice.county import store as merged
from unionoffice.county.store import Store
from unionoffice.errors import Refused
from unionoffice.exchange.package import altered
from unionoffice.wording import _

MOST = 2**53
LONGEST = 200
"""Letters of a name or word."""


def sound(manifest: Mapping[str, Any]) -> None:
    """Raises Refused("altered") where a signed manifest is not what the schema says."""
    checks: Mapping[str, Callable[[Any], bool]] = {
        "office": _word, "name": _word, "book": _word, "program": _word, "at": _word, "previous": _text,
        "epoch": _number, "sequence": _number, "day": _day, "counts": _numbers, "sums": _numbers,
        "period": lambda value: isinstance(value, list) and len(value) == 2 and all(map(_day, value)),
        "journal": lambda value: (
            isinstance(value, dict) and _number(value["acts"]) and _number(value["since"]) and _text(value["head"])
        ),
    }  # fmt: skip
    if not all(check(manifest[name]) for name, check in checks.items()):
        raise altered()
    rows = {part["name"].removesuffix(".jsonl.gz"): part["rows"] for part in manifest["parts"]}
    if any(rows.get(part) != count for part, count in manifest["counts"].items()) or not {*manifest["sums"]} <= {*rows}:
        raise altered()


def _number(value: Any) -> bool:
    return type(value) is int and 0 <= value < MOST


def _numbers(value: Any) -> bool:
    return isinstance(value, dict) and all(
        _word(key) and type(one) is int and abs(one) < MOST for key, one in value.items()
    )


def _text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST


def _word(value: Any) -> bool:
    return _text(value) and bool(value)


def _day(value: Any) -> bool:
    return _text(value) and date.fromisoformat(value).isoformat() == value


def agrees(store: Store, office: str, manifest: Mapping[str, Any]) -> None:
    """Raises Refused where the fen of the merged rows are not the sums the manifest names."""
    for part, told in manifest["sums"].items():
        if merged.amounts(store, office, part) != told:
            sentence = _("“{name}”的包里合计金额与明细不符；没有收下。请该单位核对后重新导出。")
            raise Refused("sums_differ", sentence.format(name=manifest["name"]), "file")
