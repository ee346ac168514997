"""The demo town the welcome page offers: made once, opened from then on."""

from __future__ import annotations

from pathlib import Path

from ui.work import Progress


def ready(path: Path, progress: Progress) -> tuple[str, str]:
    """The demo town is at `path`, made now where it is not; gives the officer and the published password."""
    from unionoffice.demo import DEMO_PASSWORD, ENTERING, make_town

    if not path.exists():
        make_town(path, progress=progress)
    return ENTERING, DEMO_PASSWORD
