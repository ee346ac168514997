"""Clerks for test_kill: for each line on stdin a child opens the office and registers members until it is killed.

A child writes its process number first, then each number the office acknowledged. The mother waits for its end.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from tests.made_up import number
from unionoffice import members
from unionoffice.opening import open_with_key


def work(path: str, key: str, first: int) -> None:
    """Registers one member after another, from order `first` on; never ends by itself."""
    with open_with_key(Path(path), bytes.fromhex(key), "李娟", today=date(2026, 11, 22)) as office:
        print(f"pid {os.getpid()}", flush=True)
        for order in range(first, first + 100_000):
            year, rest = 1960 + order // 28_000 % 40, order % 28_000
            day = f"{year}{rest // 2_400 + 1:02d}{rest // 100 % 24 + 1:02d}"
            told = members.register(office, {"name": "周敏", "id_number": number(day, rest % 100 + 1), "unit": 3})
            print(told.no, flush=True)


def main(path: str, key: str) -> None:
    with open_with_key(Path(path), bytes.fromhex(key), "李娟", today=date(2026, 11, 22)) as office:
        # Once before the first fork: what the program loads at its first registration, no child loads again.
        members.register(office, {"name": "周敏", "id_number": number("19590101", 1), "unit": 3})
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(path, key, int(line))
            os._exit(1)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
