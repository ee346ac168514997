"""Whatever one person does, in whatever order and with every role, nothing is approved by who made it."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest

from tests.aid.households import acting, opened, reckoned, set_day
from unionoffice import aid
from unionoffice.appointing import set_roles
from unionoffice.errors import Refused
from unionoffice.officers import Role

EVERY_ROLE = (Role.ENTRY, Role.APPROVAL, Role.ADMINISTRATION)


def acts(office, no):
    """Everything a person may try on a file."""

    def decide_anew():
        reckoned(office, no, occasion="change", medical="12000", category="relative")

    return [
        lambda: aid.apply(office, no), lambda: aid.record_visit(office, no, {"visitors": "李娟、王强"}),
        lambda: aid.review(office, no, signer="陈主席"), lambda: aid.post(office, no, place="公告栏"),
        lambda: aid.close_posting(office, no), lambda: aid.approve(office, no), lambda: aid.approve(office, no, opinion="同意"),
        lambda: aid.county_approved(office, no, level="county", document="1号"), lambda: aid.adjust(office, no),
        lambda: aid.confirm_exit(office, no), lambda: aid.check_yearly(office, no), lambda: aid.send_back(office, no, "补"),
        lambda: aid.complete(office, no), lambda: aid.change_file(office, no, {"note": "x"}), decide_anew,
        lambda: aid.propose_exit(office, no, place="公告栏", override_reason="就业"), lambda: aid.stay(office, no, "继续"),
        lambda: aid.accept_regrade(office, [no], document="通告"),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_one_person_alone_never_brings_a_file_past_the_township(office, seed):
    set_roles(office, "李娟", EVERY_ROLE)
    chance = Random(seed)
    with acting(office, "李娟"):
        file = opened(office)
        reckoned(office, file.no)
        tried = acts(office, file.no)
        done = 0
        for day in range(60):
            set_day(office, f"2027-{1 + day // 28:02d}-{1 + day % 28:02d}")
            with suppress(Refused):
                chance.choice(tried)()
                done += 1
        steps = aid.case(office, file.no).steps
    assert done > 5
    assert not [step for step in steps if step.step in ("township", "county", "adjusted", "exited")]
    assert aid.household(office, file.no).file.stage != "on_file"
