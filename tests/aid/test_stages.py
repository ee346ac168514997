from __future__ import annotations

import pytest

from unionoffice import codes
from unionoffice.aid.model import ENDED_STAGES, FILED_STAGES, OPEN_STAGES
from unionoffice.aid.stages import STEPS, back_to, leads_to, steps_from


def test_the_lists_of_stages_say_the_same_as_the_code_list():
    entries = codes.code_list("aid_stage").entries
    assert tuple(entry.code for entry in entries if entry.extra["open"]) == OPEN_STAGES
    assert tuple(entry.code for entry in entries if entry.extra["filed"]) == FILED_STAGES
    assert {entry.code for entry in entries} == {*OPEN_STAGES, *ENDED_STAGES}


def test_every_step_and_stage_has_its_word():
    assert set(STEPS) <= {entry.code for entry in codes.code_list("aid_step").entries}
    stages = {entry.code for entry in codes.code_list("aid_stage").entries}
    assert {stage for before, after in STEPS.values() for stage in (*before, after) if stage} <= stages


@pytest.mark.parametrize("stage", ENDED_STAGES)
def test_nothing_leads_out_of_a_stage_that_ended_a_file(stage):
    assert steps_from(stage, "regular") == ()
    assert steps_from(stage, "temporary") == ()


def test_a_temporary_file_goes_its_shorter_way():
    assert leads_to("township", "visited", "temporary") == "on_file"
    assert leads_to("township", "visited", "regular") is None
    assert leads_to("posted", "reviewed", "temporary") is None
    assert leads_to("promoted", "on_file", "regular") is None
    assert leads_to("promoted", "on_file", "temporary") == "reviewed"
    assert leads_to("synced", "leaving", "regular") == "leaving"


def test_what_was_posted_before_it_went_back_is_posted_again():
    assert [back_to(stage) for stage in ("applied", "visited", "reviewed", "posted", "township", None)] == [
        "applied", "visited", "reviewed", "reviewed", "reviewed", "reviewed",
    ]  # fmt: skip
