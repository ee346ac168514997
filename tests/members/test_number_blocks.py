"""Serials come out of the blocks an office was given, upwards, none twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from unionoffice.members.number_blocks import serials

BLOCKS = st.lists(st.tuples(st.integers(1, 300), st.integers(0, 60)), min_size=1, max_size=4)


@settings(max_examples=200, deadline=None)
@given(BLOCKS, st.integers(0, 350), st.integers(1, 40))
def test_serials_lie_in_the_blocks_above_the_last_and_are_the_lowest(
    given_blocks: list[tuple[int, int]], last: int, count: int
) -> None:
    blocks, edge = [], 0
    for first, length in given_blocks:  # blocks never overlap: laid one behind the other
        blocks.append((edge + first, edge + first + length))
        edge += first + length
    wanted = [one for first, end in blocks for one in range(first, end + 1) if one > last][:count]
    assert serials(last, count, blocks) == wanted


def test_one_block_of_everything_counts_on_as_ever() -> None:
    assert serials(0, 3, [(1, 999_999)]) == [1, 2, 3]
    assert serials(999_998, 3, [(1, 999_999)]) == [999_999]
