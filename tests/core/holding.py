"""A second program for test_single: opens the office, says so, and holds it until it is told to stop or is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from unionoffice.errors import Trouble
from unionoffice.opening import open_with_key


def main(path: str, key: str, officer: str) -> None:
    try:
        office = open_with_key(Path(path), bytes.fromhex(key), officer)
    except Trouble as trouble:
        print(trouble.reason, flush=True)
        return
    print("holding", flush=True)
    sys.stdin.readline()
    office.close()
    print("closed", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
