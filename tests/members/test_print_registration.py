import dataclasses
import io
import time

import pytest
from PIL import Image

from tests.members.cast_on_paper import APPLICATION, REGISTRATION
from tests.printing.reading import all_words, words
from unionoffice.members.print_application import ApplicationFacts
from unionoffice.members.print_registration import (
    RegistrationFacts,
    Relative,
    Work,
    application_and_registration,
    registration,
)

TEXTS = [
    (field.name, value)
    for field in dataclasses.fields(REGISTRATION)
    if isinstance(value := getattr(REGISTRATION, field.name), str)
]
ORDER = """
姓名 性别 出生日期 民族 学历 籍贯 政治面貌 工资 工作单位 职务 职称
身份证号 户口所在地 现居地址 联系电话 特长 备注
"""


@pytest.mark.parametrize(("name", "value"), TEXTS)
def test_what_was_given_stands_on_the_form(name: str, value: str) -> None:
    assert "".join(value.split()) in words(registration(REGISTRATION).pdf), name


def test_everything_fits_and_every_relative_and_post_is_there() -> None:
    for printed in (registration(REGISTRATION), application_and_registration(APPLICATION, REGISTRATION)):
        assert printed.pages == 1
        assert printed.report.fine
        text = words(printed.pdf)
        for one in REGISTRATION.family:
            for value in (one.relation, one.name, one.unit, one.phone):
                assert value in text
        for work in REGISTRATION.works:
            assert "".join(work.span.split()) in text
            assert "".join(work.where.split()) in text


def test_the_boxes_come_in_the_order_clerks_know() -> None:
    text = words(registration(RegistrationFacts()).pdf)
    places = [text.index(label) for label in ORDER.split()]
    assert places == sorted(places)


def test_the_blank_form_has_lines_to_write_on_and_asks_for_a_photo() -> None:
    for printed in (
        registration(RegistrationFacts()),
        application_and_registration(ApplicationFacts(), RegistrationFacts()),
    ):
        assert "一寸免冠照片" in words(printed.pdf)
        assert printed.report.fine
        assert printed.pages == 1


def test_application_and_registration_also_come_on_two_pages_for_both_sides() -> None:
    printed = application_and_registration(APPLICATION, REGISTRATION, one_page=False)
    assert printed.pages == 2
    assert "入会申请书" in words(printed.pdf, 0)
    assert "工会会员登记表" in words(printed.pdf, 1)


def test_a_photo_takes_its_place_and_one_that_cannot_be_read_is_reported() -> None:
    sink = io.BytesIO()
    Image.new("RGB", (250, 350), "gray").save(sink, "JPEG")
    assert registration(dataclasses.replace(REGISTRATION, photo=sink.getvalue())).report.fine
    assert registration(dataclasses.replace(REGISTRATION, photo=b"GIF89a")).report.photos == ["照片"]


def test_a_long_life_gets_lower_lines_and_what_has_no_line_is_reported() -> None:
    works = [Work(span=f"{year}年", where=f"第{year}厂") for year in range(1990, 1997)]
    assert registration(dataclasses.replace(REGISTRATION, works=works)).report.fine
    crowd = [Relative(relation="子女", name=f"王{place}") for place in range(20)]
    printed = registration(dataclasses.replace(REGISTRATION, family=crowd))
    shown = all_words(printed.pdf)
    cut = [one.text for one in printed.report.overflow]
    assert all((f"王{place}" in shown) or f"子女 王{place}" in cut for place in range(20))
    assert printed.report.overflow[0].box == "家庭主要成员"


def test_fields_of_200_000_characters_are_cut_reported_and_do_not_hang() -> None:
    names = [name for name, _ in TEXTS]
    began = time.process_time()
    printed = registration(RegistrationFacts(**dict.fromkeys(names, "超" * 200_000)))
    assert time.process_time() - began < 2.0
    assert printed.pages == 1
    assert len(printed.report.overflow) >= len(names)


def test_every_field_with_10_000_characters_is_reported_under_its_own_label() -> None:
    printed = registration(
        dataclasses.replace(REGISTRATION, address="恩施土家族苗族自治州" * 1000, skills="唱" * 10_000)
    )
    assert [cut.box for cut in printed.report.overflow] == ["现居地址", "特长"]


def test_a_character_no_font_has_is_named() -> None:
    gone = chr(0x2EBF0)
    printed = registration(dataclasses.replace(REGISTRATION, name=f"王{gone}"))
    assert printed.report.missing == {gone: [f"王{gone}"]}
    assert "王〓" in words(printed.pdf)


def test_the_same_facts_give_the_same_bytes() -> None:
    assert registration(REGISTRATION).pdf == registration(REGISTRATION).pdf
