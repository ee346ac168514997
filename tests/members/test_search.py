from __future__ import annotations

import pytest

from tests.made_up import number, person
from unionoffice import database, members, units
from unionoffice.members import EVERYBODY, ON_THE_ROLL, Filter, search
from unionoffice.office import Office

CHEMICALS_NO, VILLAGE_NO = 3, 2


def found(office: Office, typed: str, wanted: Filter = EVERYBODY) -> list[str]:
    numbers = members.find(office.reading(), typed, wanted).numbers
    return [member.name for member in members.members_of(office, numbers) if member is not None]


def registered(office: Office, *names: str) -> None:
    for order, name in enumerate(names):
        members.register(office, person(name, f"19{60 + order}0304", 42 + order))


# -- as one types


@pytest.mark.parametrize(
    "typed",
    [
        "王秀英",
        "王",
        "秀英",
        "英",
        "wxy",
        "WXY",
        "wangxiuying",
        "wangx",
        "xiuying",
        "xy",
        "wangxy",
        "王xy",
        "王 英",
        "英 王",
        " 王秀英 ",
        "wang xiu",
    ],
)
def test_a_member_is_found_by_any_part_of_the_name_or_its_pinyin(office: Office, typed: str) -> None:
    assert found(office, typed) == ["王秀英"]


@pytest.mark.parametrize("cut", [slice(0, 18), slice(0, 8), slice(6, 14), slice(6, 18), slice(12, 18), slice(14, 18)])
def test_a_member_is_found_by_the_number_from_its_start_its_birth_or_its_end(office: Office, cut: slice) -> None:
    assert "王秀英" in found(office, number("19700123", 12)[cut])
    assert found(office, number("19700123", 12)[:6] + "700123") == ["王秀英"], "the old fifteen digits"
    assert found(office, number("19700123", 12).lower()) == ["王秀英"]


@pytest.mark.parametrize("typed", ["13800000001", "138 0000 0001", "138-0000-0001", "0001", "13800000001 王"])
def test_a_member_is_found_by_telephone_and_its_last_four_digits(office: Office, typed: str) -> None:
    assert "王秀英" in found(office, typed)
    assert "陈超" not in found(office, typed)


def test_a_member_is_found_by_card_number_whole_and_by_its_end_and_by_the_earlier_one(office: Office) -> None:
    one = members.member(office, 2)
    assert one is not None
    card = str(one.membership.card_no)
    assert found(office, card) == found(office, f"{card[:12]} {card[12:]}") == ["陈超"]
    assert found(office, card[-6:]) == ["陈超"]
    members.change(office, 2, {"former_card_no": "GH-2009-777"})
    assert found(office, "gh2009") == found(office, "GH-2009-777") == ["陈超"]
    assert found(office, "777") == ["陈超"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("天禄", ["王秀英", "陈超", "欧阳吉祥"]),
        ("tlhg", ["王秀英", "陈超", "欧阳吉祥"]),
        ("化工有限", ["王秀英", "陈超", "欧阳吉祥"]),
        ("余东", ["阿卜杜拉·买买提"]),
        ("天禄 wxy", ["王秀英"]),
        ("wxy 天禄", ["王秀英"]),
        ("余东 wxy", []),
        ("tlhg 0002", ["陈超"]),
    ],
)
def test_members_are_found_by_their_union_alone_or_with_more(office: Office, typed: str, names: list[str]) -> None:
    assert sorted(found(office, typed)) == sorted(names)


def test_units_without_a_member_asked_for_take_no_union_s_place_in_a_search(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_UNIONS", 2)
    for name in ("天禄一厂", "天禄二厂", "天禄三厂"):
        units.add_unit(office, {"name": name, "kind": "nonunion", "employer": name})
    logistics = units.add_unit(office, {"name": "三墩镇天禄物流工会"})
    moved = members.register(office, person("周平", "19800101", 55, unit=logistics.no))
    assert set(found(office, "天禄")) == {"王秀英", "陈超", "欧阳吉祥", "周平"}
    assert found(office, "tl zp") == ["周平"]
    assert found(office, "天禄", Filter(units=(logistics.no,))) == ["周平"]
    members.change_state(office, moved.no, "left", reason="离职")
    assert found(office, "天禄", ON_THE_ROLL) == ["王秀英", "陈超", "欧阳吉祥"]
    assert found(office, "天禄", Filter(states=("left",))) == ["周平"]


@pytest.mark.parametrize(
    ("name", "finding", "missing"),
    [
        ("曾庆红", ["zqh", "zengqh", "zengqinghong", "cqh", "ceng", "曾"], ["xqh"]),
        ("单田芳", ["stf", "shantianfang", "dan", "dtf"], ["ztf"]),
        ("仇和平", ["qhp", "qiu", "chou", "chp"], ["jhp"]),
        ("解晓东", ["xxd", "xiexiaodong", "jie", "jxd"], ["hxd"]),
        ("欧阳重", ["oyz", "oyc", "ouyangzhong", "ouyangc", "欧阳", "阳重"], ["yzh"]),
        ("吕布", ["lvbu", "lübu", "lyubu", "lubu", "lub", "lb"], ["nb"]),
        ("卢布", ["lubu", "lu"], ["lvbu", "lübu"]),
        ("买买提·吐尔逊江", ["买买提", "吐尔逊", "mmt", "tuerxun", "mmttexj", "买买提吐尔逊江"], ["买买江"]),
        ("José Müller", ["jose", "josé", "muller", "Müller", "jos"], ["jm0"]),
        ("𠮷田丽", ["𠮷", "𠮷田", "田丽", "丽"], ["吉"]),
        ("赵\U00031350", ["\U00031350", "赵\U00031350"], ["\U00031351"]),
        ("钱㛃", ["㛃", "钱㛃", "钱"], ["孙㛃"]),
    ],
)
def test_names_are_found_however_they_may_be_read(
    office: Office, name: str, finding: list[str], missing: list[str]
) -> None:
    registered(office, name)
    for typed in finding:
        assert name in found(office, typed), typed
    for typed in missing:
        assert name not in found(office, typed), typed


def test_whole_names_come_before_names_that_begin_alike(office: Office) -> None:
    registered(office, "王秀", "王秀兰", "李王秀")
    assert found(office, "王秀")[0] == "王秀"
    assert set(found(office, "王秀")) == {"王秀", "王秀英", "王秀兰", "李王秀"}


@pytest.mark.parametrize("typed", ["", "   ", "·", "!!", "（）", "\u200b"])
def test_without_a_word_the_whole_roll_is_there(office: Office, typed: str) -> None:
    assert found(office, typed) == ["王秀英", "陈超", "欧阳吉祥", "阿卜杜拉·买买提"]


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        '王"',
        "王*",
        "AND",
        "王 OR 陈",
        "NEAR(王 陈)",
        "k:王",
        "-王",
        "(王",
        "王'",
        "\x00",
        "\uf8ffu3",
        "᧐",
        "a" * 5000,
        "王 " * 300,
    ],
)
def test_nothing_typed_breaks_the_search(office: Office, typed: str) -> None:
    assert set(found(office, typed)) <= {"王秀英", "陈超", "欧阳吉祥", "阿卜杜拉·买买提"}


def test_the_programs_own_marks_are_not_found_by_typing_them(office: Office) -> None:
    assert found(office, "u3") == found(office, "sactive") == []


def test_a_long_search_stops_and_says_there_is_more(office: Office) -> None:
    short = members.find(office.reading(), "三墩镇天禄", limit=3)
    assert (len(short), short.more) == (2, True)
    whole = members.find(office.reading(), "三墩镇天禄", limit=4)
    assert (len(whole), whole.more) == (3, False)


# -- filters


def test_a_filter_narrows_a_search_and_a_list_alike(office: Office) -> None:
    members.change_state(office, 2, "retained", reason="退休")
    members.change(office, 3, {"team": "一组", "migrant": "是"})
    cases = [
        (Filter(states=("retained",)), ["陈超"]),
        (ON_THE_ROLL, ["王秀英", "欧阳吉祥", "阿卜杜拉·买买提"]),
        (Filter(units=(VILLAGE_NO,)), ["阿卜杜拉·买买提"]),
        (Filter(units=(CHEMICALS_NO,), states=("active",)), ["王秀英", "欧阳吉祥"]),
        (Filter(facts=(("sex", "female"),)), ["王秀英"]),
        (Filter(facts=(("migrant", 1),)), ["欧阳吉祥"]),
        (Filter(facts=(("team", "一组"), ("sex", "male"))), ["欧阳吉祥"]),
        (Filter(without=("team",)), ["王秀英", "陈超", "阿卜杜拉·买买提"]),
        (Filter(without=("card_issued",), states=("retained",)), ["陈超"]),
        (
            Filter(joined_from="2015-06-01", joined_until="2015-06-01"),
            ["王秀英", "陈超", "欧阳吉祥", "阿卜杜拉·买买提"],
        ),
        (Filter(joined_from="2015-06-02"), []),
        (Filter(joined_until="2015-05-31"), []),
    ]
    for wanted, names in cases:
        assert found(office, "", wanted) == names, wanted
        assert sorted(found(office, "三墩", wanted)) == sorted(name for name in names if "阿卜" not in name), wanted
    assert found(office, "wxy", Filter(states=("retained",))) == []


def test_a_filter_by_what_is_no_fact_is_a_slip(office: Office) -> None:
    for wanted in (Filter(facts=(("name; DROP TABLE people", 1),)), Filter(without=("shoe",))):
        with pytest.raises(KeyError):
            members.roll(office.reading(), wanted)
        with pytest.raises(KeyError):
            members.find(office.reading(), "王", wanted)


def test_a_union_is_asked_for_with_everything_below_it(office: Office) -> None:
    branch = units.add_unit(office, {"name": "一车间分会", "kind": "branch", "parent": CHEMICALS_NO})
    members.transfer(office, 1, branch.no)
    assert found(office, "", Filter(units=(VILLAGE_NO,))) == ["阿卜杜拉·买买提"]
    assert found(office, "", members.with_below(office, Filter(units=(VILLAGE_NO,)))) == [
        "王秀英",
        "陈超",
        "欧阳吉祥",
        "阿卜杜拉·买买提",
    ]
    assert found(office, "wxy", members.with_below(office, Filter(units=(CHEMICALS_NO,)))) == ["王秀英"]
    assert members.with_below(office, EVERYBODY) == EVERYBODY


def test_unions_with_numbers_that_begin_alike_are_not_mixed(office: Office) -> None:
    for place in range(30):
        units.add_unit(office, {"name": f"第{place}号工会"})
    far = units.named(office, "第29号工会")[0]
    assert str(far).startswith(str(CHEMICALS_NO))
    members.transfer(office, 1, far)
    assert found(office, "0001", Filter(units=(CHEMICALS_NO,))) == []
    assert found(office, "0001", Filter(units=(far,))) == ["王秀英"]


# -- the roll


@pytest.mark.parametrize("sort", list(members.SORTS))
def test_the_roll_is_sorted_both_ways_and_always_the_same(office: Office, sort: str) -> None:
    members.change(office, 2, {"joined": "2010-01-01"})
    up = list(members.roll(office.reading(), sort=sort).numbers)
    down = list(members.roll(office.reading(), sort=sort, descending=True).numbers)
    assert sorted(up) == [1, 2, 3, 4]
    assert down == up[::-1]
    if sort == "joined":
        assert up[0] == 2
    if sort == "unit":
        assert up[0] == 4


def test_an_unknown_sort_is_a_slip(office: Office) -> None:
    with pytest.raises(KeyError):
        members.roll(office.reading(), sort="shoe")


def test_members_are_given_in_the_order_asked_for_with_gaps_where_one_is_gone(office: Office) -> None:
    members.merge(office, 1, 2)
    assert [member and member.no for member in members.members_of(office, [4, 2, 99, 1])] == [4, None, None, 1]
    assert members.rows(office.reading(), []) == []


# -- the index is the table


def test_a_rebuilt_index_finds_the_same(office: Office) -> None:
    members.merge(office, 3, 2)
    typed = ("王", "wxy", "天禄", "0001", "陈超", "欧阳", "三墩", "330106")
    before = [found(office, text) for text in typed]
    with office.act("重建检索", "members") as act:
        assert members.index_all(act.db) == 3
    assert [sorted(found(office, text)) for text in typed] == [sorted(names) for names in before]
    assert database.value(office.reading(), "SELECT count(*) FROM people_keys") == 3


def test_an_act_that_failed_is_not_found_either(office: Office) -> None:
    def half() -> None:
        with office.act("改", "members"):
            members.change(office, 1, {"name": "王秀兰"})
            assert found(office, "秀兰") == ["王秀兰"]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert (found(office, "秀兰"), found(office, "秀英")) == ([], ["王秀英"])


def test_whom_their_union_calls_by_another_name_is_found_by_it(office: Office) -> None:
    units.change_unit(office, CHEMICALS_NO, {"short_name": "天禄厂", "name": "宏达化工工会", "employer": "宏达化工"})
    assert found(office, "天禄化工") == []
    assert len(found(office, "天禄厂")) == len(found(office, "宏达")) == len(found(office, "hdhg")) == 3
