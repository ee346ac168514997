"""Facts of a paper as text to be kept with the print, and back again: an old paper is reprinted letter for letter."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def frozen(facts: Any) -> str:
    """The facts as JSON, the same facts always as the same text."""
    return json.dumps(asdict(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def thawed(kind: type[T], text: str) -> T:
    """The facts of this class from their JSON. A field a later version added has its default.

    Raises ValueError for what is not JSON and TypeError for a field this version does not know.
    """
    facts: T = _made(kind, json.loads(text))
    return facts


def _made(kind: Any, value: Any) -> Any:
    if isinstance(value, dict) and is_dataclass(kind):
        assert isinstance(kind, type)
        hints = get_type_hints(kind)
        known = {field.name for field in fields(kind)}
        if strange := set(value) - known:
            raise TypeError(f"{kind.__name__} has no {sorted(strange)}")
        return kind(**{name: _made(hints[name], one) for name, one in value.items()})
    if isinstance(value, list):
        [inner, *_rest] = get_args(kind)
        return tuple(_made(inner, one) for one in value)
    if get_origin(kind) is UnionType and value is not None:
        [only] = [one for one in get_args(kind) if one is not type(None)]
        return _made(only, value)
    return value
