"""Three townships and a county live through two quarters, and end with the same on both sides."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.county.offices import Place, World, enrol, later
from unionoffice import backup, county, members, reports, restored
from unionoffice.errors import Refused
from unionoffice.opening import open_with_key


def fetch(upper: Place, *paths: Path, confirmed: tuple[str, ...] = ()) -> tuple[list[county.Received], list[str]]:
    """The county takes in what lies on the sticks: what it took, and why it did not take the rest."""
    good, bad = county.receive_all(upper.office, paths, confirmed=confirmed)
    return good, [error.reason for _path, error in bad]


def bring_back(upper: Place, towns: list[Place]) -> list[str]:
    """The county answers everybody, and every town takes its receipt; gives the verdicts."""
    answers = county.answer_many(upper.office, [town.id for town in towns], upper.folder)
    return [reports.accept_receipt(town.office, one.path).verdict for town, one in zip(towns, answers, strict=True)]


def equal(upper: Place, towns: list[Place]) -> bool:
    store = county.OwnFile(upper.office.reading())
    return all(reports.fingerprints(town.office) == county.fingerprint(store, town.id) for town in towns)


def test_two_quarters_end_with_equal_fingerprints_on_both_sides(world: World, tmp_path: Path) -> None:
    with ExitStack() as stack:
        upper = world.copy("county", tmp_path / "county")
        towns = [world.copy(f"town{n}", tmp_path / f"town{n}") for n in range(3)]
        for place in (upper, *towns):
            stack.enter_context(place.office)
        one, two, three = towns
        wrong = enrol(two, "周敏", "330106199505050038")
        moved = enrol(three, "何静", "330106198812120045")

        # First quarter: one town's stick is lost, another is handed in twice, a row is wrong.
        with two.office.act("错录", "members") as act:
            act.db.execute("UPDATE people SET birth = '1995-05-06' WHERE id = ?", (wrong,))
        lost, second, third = (town.package() for town in towns)
        lost.unlink()
        good, refused = fetch(upper, second, third, second)
        assert ([len(good), refused], equal(upper, [two, three])) == ([2, ["already_there"]], True)
        assert [line.name for line in county.status(upper.office) if line.state == "never"] == ["三墩镇总工会"]
        assert bring_back(upper, [two, three]) == ["part", "whole"]
        (back,) = reports.returned(two.office)
        assert (back.id, back.field, back.reason, back.changed) == (wrong, "birth", "birth_differs", False)

        # The wrong row is put right; the town whose stick was lost simply exports again.
        with two.office.act("改正", "members") as act:
            act.db.execute("UPDATE people SET birth = '1995-05-05' WHERE id = ?", (wrong,))
        assert reports.returned(two.office)[0].changed
        good, refused = fetch(upper, one.package(), two.package())
        assert ([one_.notes for one_ in good if one_.name.startswith("转")], refused) == ([()], [])
        assert bring_back(upper, [one, two]) == ["whole", "whole"]
        assert (reports.returned(two.office), equal(upper, towns)) == ([], True)

        # Second quarter: a person is on two rolls; a town restores a backup.
        for place in (upper, *towns):
            later(place, 91)
        assert {one_.name for one_ in county.silent(upper.office, county.status(upper.office))} == {
            town.office.name for town in towns
        }
        twice = enrol(one, "何静", "330106198812120045")
        kept = backup.make(three.office.path, three.office.key)
        enrol(three, "朱琳", "330106199606060024")
        packages = [town.package() for town in towns]
        good, refused = fetch(upper, *reversed(packages))
        assert (len(good), refused) == (3, [])
        assert bring_back(upper, towns) == ["part", "whole", "part"]
        assert [row.id for row in reports.returned(one.office)] == [twice]
        assert [(row.id, row.state) for row in reports.returned(three.office)] == [(moved, "duplicate")]

        key, path, day = three.office.key, three.office.path, three.office._fixed_day
        three.office.close()
        restored.note(path)
        backup.restore(path, kept.name)
        three = towns[2] = Place(open_with_key(path, key, "李娟", today=day), three.folder)
        stack.enter_context(three.office)
        members.change_state(three.office, 1, "left", reason="转到三墩镇")
        enrol(three, "朱琳", "330106199606060024")
        after = three.package()
        good, refused = fetch(upper, after)
        assert (good, refused) == ([], ["new_epoch"])
        good, refused = fetch(upper, after, confirmed=("new_epoch",))
        assert (len(good), refused) == (1, [])
        fetch(upper, one.package(), two.package())
        assert bring_back(upper, towns) == ["whole", "whole", "whole"]

        # The end: everything is accepted, nothing is held, both sides hold the same to the letter.
        assert [reports.returned(town.office) for town in towns] == [[], [], []]
        assert county.duplicates(county.OwnFile(upper.office.reading())) == []
        assert equal(upper, towns)
        before = contents(upper)
        assert county.rebuild(upper.office) == len(list(county.folder_of(upper.office).iterdir()))
        assert (contents(upper), equal(upper, towns)) == (before, True)


def contents(upper: Place) -> list[object]:
    store = county.OwnFile(upper.office.reading())
    return [
        store.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4")
        for table in ("merged_offices", "merged_parts", "merged_rows", "merged_tokens", "merged_faults")
    ]


def test_a_rebuilt_county_is_the_same_to_the_letter(upper: Place, town: Place, other: Place) -> None:
    for n in range(3):
        enrol(town, "刘芳", f"33010619920{n + 1}020026")
        enrol(other, "赵敏", f"33010619930{n + 1}020029")
        fetch(upper, town.package(), other.package())
    before = contents(upper)
    with upper.office.act("弄坏", "county") as act:
        act.db.execute("DELETE FROM merged_rows WHERE office = ?", (town.id,))
        act.db.execute("UPDATE merged_faults SET sentence = ''")
    assert county.rebuild(upper.office) == 6
    assert contents(upper) == before


def test_a_rebuild_that_misses_a_raw_package_changes_nothing(upper: Place, town: Place) -> None:
    fetch(upper, town.package())
    before = contents(upper)
    (kept,) = county.folder_of(upper.office).iterdir()
    for spoil in (lambda: kept.write_bytes(kept.read_bytes() + b"x"), kept.unlink):
        spoil()
        with pytest.raises(Exception, match="原始文件缺失或损坏"):
            county.rebuild(upper.office)
        assert contents(upper) == before


def test_what_the_county_sends_along_is_the_towns_own(upper: Place, town: Place) -> None:
    from unionoffice import rules_in_force

    rules_in_force.enter_rule(upper.office, "membership.letter_valid_days", 45, "2026-12-01", "西工发〔2026〕3号")
    county.give_block(upper.office, town.id, 500, 501)
    allowed = county.permit(
        upper.office, town.id, "single_person", valid_from="2026-11-01", valid_until="2027-10-31", reason="西工批〔2026〕7号"
    )  # fmt: skip
    fetch(upper, town.package())
    assert bring_back(upper, [town]) == ["whole"]
    rule = rules_in_force.in_force(town.office, "membership.letter_valid_days", day="2026-12-01")
    assert (rule.value, rule.source) == (45, "西湖区总工会：西工发〔2026〕3号")
    found = reports.permitted(town.office, "single_person")
    assert found is not None
    assert (found.reason, found.sender) == ("西工批〔2026〕7号", "西湖区总工会")
    assert reports.receipts(town.office)[0].along == {
        "rules": ["membership.letter_valid_days"], "permissions": 1, "blocks": 1,
    }  # fmt: skip
    new = [enrol(town, "刘芳", f"33010619920{n}020026") for n in (1, 2)]
    cards = [members.member_by_id(town.office, uid).membership.card_no[-6:] for uid in new]  # type: ignore[union-attr]
    assert cards == ["000500", "000501"]
    with pytest.raises(Refused) as caught:
        enrol(town, "孙莉", "330106199203020026")
    assert caught.value.reason == "no_card_numbers"

    # The same again brings nothing new; what is withdrawn ends.
    county.end_permission(upper.office, allowed.no)
    county.end_block(upper.office, county.blocks(upper.office)[0].no)
    county.give_block(upper.office, town.id, 600, 699)
    fetch(upper, town.package())
    bring_back(upper, [town])
    assert reports.receipts(town.office)[0].along == {"rules": [], "permissions": 0, "blocks": 1}
    later(town, 1)
    assert reports.permitted(town.office, "single_person") is None
    uid = enrol(town, "孙莉", "330106199203020026")
    assert members.member_by_id(town.office, uid).membership.card_no.endswith("000600")  # type: ignore[union-attr]


def test_blocks_never_overlap_and_strangers_get_none(upper: Place, town: Place, other: Place) -> None:
    county.give_block(upper.office, town.id, 1, 1000)
    wrong = [((town.id, 900, 2000), "overlaps"), ((town.id, 0, 5), "bad_block"), ((town.id, 9, 5), "bad_block"),
             (("nobody", 1, 5), "unknown_partner"), ((town.id, 5000, 1_000_000), "bad_block")]  # fmt: skip
    for given, reason in wrong:
        with pytest.raises(Refused) as caught:
            county.give_block(upper.office, *given)
        assert caught.value.reason == reason
    assert county.give_block(upper.office, other.id, 1, 1000).first == 1, "another place counts for itself"
    with pytest.raises(Refused) as caught:
        county.give_block(upper.office, other.id, 5, 5, prefix="330106")
    assert caught.value.reason == "overlaps"


def test_looking_at_a_towns_people_stands_in_the_countys_journal(upper: Place, town: Place) -> None:
    from unionoffice import journal

    fetch(upper, town.package())
    lines = county.figures(upper.office, ("2026-10-01", "2026-11-22"))
    assert [(line.name, line.values["members"]) for line in lines] == [("三墩镇总工会", 2), ("合计", 2)]
    for figure in county.FIGURES:
        if not figure.adds:
            found = county.listed(upper.office, figure.key, ("2026-10-01", "2026-11-22"))
            assert len(found) == lines[-1].values[figure.key], figure.key
    assert {one.name for one in county.listed(upper.office, "members", ("", ""), of=town.id)} == {"王秀英", "陈超"}
    last = journal.entries(upper.office.reading(), limit=1)[0]
    assert (last.what, last.detail) == ("查看下级单位的名单", {"figure": "members", "office": town.id, "rows": 2})
    assert county.twins(upper.office) == []
    assert json.dumps(last.detail, ensure_ascii=False).find("王秀英") < 0
