"""Fixtures of the core's tests."""

from __future__ import annotations

import pytest

from unionoffice import keys


@pytest.fixture
def cheap_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots made in this test cost a guess of 64 KiB, so that a hundred may be tried."""
    monkeypatch.setattr(keys, "ARGON_MEMORY", 64)
    monkeypatch.setattr(keys, "ARGON_TIME", 1)
