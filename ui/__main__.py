"""`unionoffice-window [--lang zh|en] [FILE]`, and `python -m ui`: the window on an office."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the window until it is closed; returns the program's exit code."""
    from ui.app import run
    from ui.areas import AREAS
    from ui.demo_town import ready

    return run(list(sys.argv if argv is None else argv), AREAS, ready)


if __name__ == "__main__":
    raise SystemExit(main())
