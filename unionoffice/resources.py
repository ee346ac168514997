"""Where the program's data files are: in a checkout, in a wheel and in an installed folder alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder that holds fonts, codes, rules, locale, icons, samples.

    Raises FileNotFoundError where the program was copied without it.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "_resources", here.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("resources")


def path(*parts: str) -> Path:
    """One data file or folder below `resources/`."""
    return root().joinpath(*parts)
