from __future__ import annotations

import pytest

from unionoffice import resources, wording
from unionoffice.wording import N_, _


def test_the_source_is_chinese() -> None:
    wording.use("zh")
    assert (_("会员"), N_("会员"), wording.language(), wording.english()) == ("会员", "会员", "zh", False)


def test_a_language_nobody_speaks_here_is_refused_and_the_old_one_stays() -> None:
    with pytest.raises(ValueError, match="fr"):
        wording.use("fr")
    assert wording.language() == "zh"


def test_the_data_files_are_found_whole() -> None:
    for folder in ("codes", "rules", "fonts"):
        assert any(resources.path(folder).iterdir()), folder
    assert not resources.path("no such file").exists()
