"""From the town to the county and back, as a script does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build import PASSWORD
from tests.cli.calling import DONE, REFUSED, TROUBLE, USAGE, Console
from tests.county.offices import World, build_world
from unionoffice import keys


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ARGON_MEMORY", 256)
        return build_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
def consoles(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Console, Console]:
    """The county's and the town's."""
    monkeypatch.setenv("UNIONOFFICE_PASSWORD", PASSWORD)
    for name in ("county", "town0"):
        world.copy(name, tmp_path / name).office.close()
    return Console(tmp_path / "county" / "x.office"), Console(tmp_path / "town0" / "x.office")


def test_a_town_hands_over_and_the_county_answers(consoles: tuple[Console, Console], tmp_path: Path) -> None:
    county, town = consoles
    made = town("export", "package", "--to", str(tmp_path)).answer
    assert (made["sequence"], made["counts"]["members"]) == (1, 2)
    assert town("export", "handover", "--out", str(tmp_path / "交接单.pdf")).code == DONE
    assert (tmp_path / "交接单.pdf").read_bytes().startswith(b"%PDF")
    (listed,) = town("export", "list").answer["packages"]
    assert (listed["state"], listed["check_words"]) == ("waiting", made["check_words"])
    taken = county("county", "receive", made["out"]).answer
    assert ([one["name"] for one in taken["received"]], taken["refused"]) == (["三墩镇总工会"], [])
    offices = county("county", "status").answer["offices"]
    assert [one["made_on"] for one in offices] == ["2026-11-22", None, None]
    office = offices[0]["office"]
    assert county("county", "block", office, "100", "200").code == DONE
    assert county("county", "permit", office, "single_person", "--from", "2026-11-01", "--reason", "批件").code == DONE
    assert county("county", "figures").answer["total"]["members"] == 2
    names = county("county", "list", "members", "--of", office).answer["rows"]
    assert {one["name"] for one in names} == {"王秀英", "陈超"}
    assert county("county", "duplicates").answer == {"duplicates": []}
    for form in ("status", "bulletin"):
        assert county("county", "print", form, "--out", str(tmp_path / f"{form}.pdf")).code == DONE
    (receipt,) = county("county", "receipt", office, "--to", str(tmp_path)).answer["receipts"]
    accepted = town("receipt", "accept", receipt["path"]).answer
    assert (accepted["receipt"]["verdict"], accepted["receipt"]["along"]["blocks"], accepted["rows"]) == (
        "whole",
        1,
        [],
    )
    assert county("county", "rebuild").answer == {"packages": 1}


def test_what_is_refused_keeps_its_reason_and_exit_code(consoles: tuple[Console, Console], tmp_path: Path) -> None:
    county, town = consoles
    broken = tmp_path / "broken.uop"
    broken.write_bytes(b"x" * 900)
    said = county("county", "receive", str(broken))
    assert (said.code, said.error["reason"]) == (REFUSED, "altered")
    out = town("export", "package", "--to", str(tmp_path)).answer["out"]
    both = county("county", "receive", out, str(broken))
    assert both.code == REFUSED
    told = both.one_object()
    assert ([one["sequence"] for one in told["received"]], [one["reason"] for one in told["refused"]]) == (
        [1],
        ["altered"],
    )
    assert town("export", "package", "--to", str(tmp_path / "gone")).code == TROUBLE
    assert county("county", "receipt", "--to", str(tmp_path)).code == USAGE
    assert county("county", "receipt", "nobody", "--to", str(tmp_path)).error["reason"] == "unknown_package"


@pytest.mark.parametrize("form", ["card", "registration"])
def test_keys_go_on_paper_and_on_a_stick(consoles: tuple[Console, Console], tmp_path: Path, form: str) -> None:
    _county, town = consoles
    assert town("keys", "print", form, "--out", str(tmp_path / "x.pdf")).code == DONE
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    card = town("keys", "card", "--to", str(tmp_path)).answer
    assert Path(card["out"]).name == "330106109_三墩镇总工会.uok"
    said = town("keys", "upper", card["out"], "--words", card["words"])
    assert said.error["reason"] == "own_card"
