"""The lists invented people and units are drawn from (resources/demo), as tables in which each word stands as often as its weight."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from unionoffice import resources

T = TypeVar("T")


class Chance(random.Random):
    """Chance that falls the same way again: made from a text that names what it decides."""

    def of(self, table: Sequence[T]) -> T:
        """One entry of a table that has any."""
        return table[int(self.random() * len(table))]

    def yes(self, share: float) -> bool:
        """True as often as the share says, 0 to 1."""
        return self.random() < share

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self.random() * (most - least + 1))


@cache
def read(name: str) -> dict[str, Any]:
    """One file of lists. Raises FileNotFoundError where the program was copied without it."""
    with resources.path("demo", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def weighted(text: str) -> tuple[str, ...]:
    """`王 71 李 70 …` as a table: a draw is one index."""
    words = text.split()
    return tuple(word for word, weight in zip(words[::2], words[1::2], strict=True) for _copy in range(int(weight)))


def lines(text: str) -> list[list[str]]:
    """`a|b|c` on each line, split; empty lines left out."""
    return [line.split("|") for line in text.strip().split("\n") if line.strip()]


def spread(total: int, weights: Sequence[float], least: int = 0) -> list[int]:
    """Whole numbers that sum to `total`, in proportion to the weights and none below `least` where that is possible."""
    if not weights:
        return []
    if least * len(weights) >= total:
        share, rest = divmod(total, len(weights))
        return [share + (place < rest) for place in range(len(weights))]
    left, whole = total - least * len(weights), sum(weights)
    exact = [left * weight / whole for weight in weights]
    counts = [least + int(part) for part in exact]
    by_rest = sorted(range(len(weights)), key=lambda place: (int(exact[place]) - exact[place], place))
    for place in by_rest[: total - sum(counts)]:
        counts[place] += 1
    return counts
