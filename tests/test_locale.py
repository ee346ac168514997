"""Every sentence on screen has its English, with the same values in it; labels and code lists too."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from unionoffice import codes, wording
from unionoffice.members import MEMBER_FIELDS
from unionoffice.units import COUNT_FIELDS, UNIT_FIELDS

ROOT = Path(__file__).resolve().parent.parent
HAN = re.compile("[\u3400-\u9fff]")
EXAMPLES = re.compile("“[^”]*”|（[^）]*）|\\([^)]*\\)|\"[^\"]*\"|'[^']*'")
"""Quoted words and what stands in brackets may stay Chinese: what a clerk types or finds on a paper."""


@pytest.fixture(scope="module")
def catalogue():
    spec = importlib.util.spec_from_file_location("build_locale", ROOT / "installer" / "build_locale.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_sentence_lacks_its_english(catalogue):
    assert catalogue.untranslated(catalogue.renewed()) == []


def test_the_committed_catalogue_is_what_the_sources_say(catalogue):
    po, mo = catalogue.written(catalogue.renewed())
    assert catalogue.PO.read_bytes() == po
    assert catalogue.MO.read_bytes() == mo


def test_a_translation_has_the_values_of_its_sentence(catalogue):
    def values(text):
        return sorted(re.findall(r"\{[^}]*\}", text))

    wrong = [str(m.id) for m in catalogue.renewed() if m.id and values(str(m.id)) != values(str(m.string))]
    assert wrong == []


def test_a_translation_is_not_chinese_but_for_what_is_quoted(catalogue):
    left = [str(m.string) for m in catalogue.renewed() if m.id and HAN.search(EXAMPLES.sub("", str(m.string)))]
    assert left == []


def test_every_field_and_code_has_an_english_label():
    fields = [*MEMBER_FIELDS.values(), *UNIT_FIELDS.values(), *COUNT_FIELDS.values()]
    assert [field.name for field in fields if not field.english or HAN.search(field.english)] == []
    lists = [codes.code_list(name) for name in codes.all_names()]
    assert [
        entry.label for one in lists for entry in one.entries if not entry.english or HAN.search(entry.english)
    ] == []


def test_words_change_with_the_language():
    wording.use("en")
    assert wording.language() == "en"
    assert wording._("请填写操作员姓名。") != "请填写操作员姓名。"
    wording.use("zh")
    assert wording._("请填写操作员姓名。") == "请填写操作员姓名。"
    with pytest.raises(ValueError):
        wording.use("fr")
