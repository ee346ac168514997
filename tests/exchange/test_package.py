"""The hand-over package: whole and from whom it says, or refused with the reason."""

from __future__ import annotations

import gzip
import hashlib
import io
import random
import shutil
import subprocess
import tarfile
from typing import Any

import pyrage
import pytest

from unionoffice.errors import Refused
from unionoffice.exchange import package
from unionoffice.exchange.office_keys import (
    KeyCard,
    OwnKeys,
    canonical,
    card_file,
    new_keys,
    read_card_file,
    typed_right,
)  # fmt: skip
from unionoffice.exchange.package import Part, packed_rows, read_package, write_package

TOWN, COUNTY, OTHER = new_keys(), new_keys(), new_keys()


def card_of(keys: OwnKeys, name: str) -> KeyCard:
    return keys.card(office=f"office-{name}", name=name, level="township", division="330106109")


TOWN_CARD, COUNTY_CARD, OTHER_CARD = card_of(TOWN, "三墩镇"), card_of(COUNTY, "西湖区"), card_of(OTHER, "别处")


def made(*, signer: OwnKeys = TOWN, rows: int = 3, **more: Any) -> bytes:
    sink = io.BytesIO()
    parts = [
        packed_rows("people", [{"id": f"p{n:04d}", "name": "王秀英", "note": None} for n in range(rows)]),
        packed_rows("units", [{"id": "u1", "name": "天禄化工"}]),
    ]
    manifest = {"office": "office-三墩镇", "sequence": 7, **more}
    write_package(sink, manifest, parts, signer, [COUNTY_CARD.seal, TOWN_CARD.seal])
    return sink.getvalue()


def opened(
    content: bytes, *, by: OwnKeys = COUNTY, sender: KeyCard = TOWN_CARD
) -> tuple[dict[str, Any], dict[str, list[bytes]]]:
    taken: dict[str, list[bytes]] = {}

    def take(part: Part, inside: bytes) -> None:
        taken[part.name] = package.inflated_lines(inside)

    return read_package(io.BytesIO(content), by, lambda _m: sender, lambda _m: None, take), taken


def refused(content: bytes, **options: Any) -> str:
    with pytest.raises(Refused) as caught:
        opened(content, **options)
    return caught.value.reason


def test_what_went_in_comes_out_and_the_office_itself_can_open_it_too() -> None:
    content = made()
    for keys in (COUNTY, TOWN):
        manifest, taken = opened(content, by=keys)
        assert (manifest["sequence"], manifest["format"]) == (7, 1)
        assert taken["people.jsonl.gz"][0] == '{"id":"p0000","name":"王秀英"}'.encode()
        assert [part["rows"] for part in manifest["parts"]] == [3, 1]


def test_a_stranger_cannot_open_it() -> None:
    assert refused(made(), by=OTHER) == "not_for_us"


def test_a_package_signed_by_another_office_is_forged() -> None:
    assert refused(made(signer=OTHER)) == "forged"


def test_a_package_of_a_newer_program_is_named_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "FORMAT", 2)
    content = made()
    monkeypatch.setattr(package, "FORMAT", 1)
    assert refused(content) == "newer_format"


def test_every_single_byte_flip_and_every_truncation_is_refused() -> None:
    content = made(rows=1)
    took_anything = 0
    for at in range(len(content)):
        flipped = bytearray(content)
        flipped[at] ^= 1 << (at % 8)
        assert refused(bytes(flipped)) in ("altered", "not_for_us", "forged")
        assert refused(content[:at]) in ("altered", "not_for_us")
        took_anything += 1
    assert took_anything == len(content) > 1500


def test_appended_prepended_and_doubled_packages_are_refused() -> None:
    content = made()
    for wrong in (
        content + b"x",
        b"x" + content,
        content + content,
        b"",
        b"\0" * 4096,
        random.Random(1).randbytes(5000),
    ):
        assert refused(wrong) in ("altered", "not_for_us")


def sealed(members: list[tuple[str, bytes]], *, end: bytes = b"\0" * 1024) -> bytes:
    """A package whose inside was put together by hand, by somebody who knows the county's recipient."""
    out = io.BytesIO()
    for name, content in members:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(content), 0o600
        out.write(info.tobuf(tarfile.USTAR_FORMAT) + content + b"\0" * (-len(content) % 512))
    return bytes(pyrage.encrypt(out.getvalue() + end, [pyrage.x25519.Recipient.from_str(COUNTY_CARD.seal)]))


def inside(content: bytes) -> list[tuple[str, bytes]]:
    plain = pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(COUNTY.seal)])
    with tarfile.open(fileobj=io.BytesIO(plain)) as tape:
        return [(info.name, tape.extractfile(info).read()) for info in tape]  # type: ignore[union-attr]


def test_parts_of_two_packages_never_combine() -> None:
    one, other = inside(made(rows=3)), inside(made(rows=4))
    for place in range(len(one)):
        if one[place] != other[place]:
            assert refused(sealed([*one[:place], other[place], *one[place + 1 :]])) in ("altered", "forged")
    assert opened(sealed(one))[0]["sequence"] == 7


def test_missing_extra_reordered_and_strangely_named_parts_are_refused() -> None:
    members = inside(made())
    extra = ("parts/extra.jsonl.gz", gzip.compress(b"{}\n"))
    wrong = [members[:-1], [*members, extra], [members[1], members[0], *members[2:]], [*members[:2], members[3], members[2]],
             [("../manifest.json", members[0][1]), *members[1:]], [*members, members[-1]], []]  # fmt: skip
    for one in wrong:
        assert refused(sealed(one)) == "altered"
    assert refused(sealed(members, end=b"")) == "altered"
    assert refused(sealed(members, end=b"\0" * 1024 + b"more")) == "altered"


def test_a_part_that_inflates_beyond_its_limit_is_refused() -> None:
    bomb = gzip.compress(b"\0" * 2_000_000, mtime=0)
    with pytest.raises(Refused) as caught:
        package.inflated_lines(bomb, most=1_000_000)
    assert caught.value.reason == "too_large"


def test_a_refusal_of_the_manifest_stops_before_any_part_is_taken() -> None:
    taken: list[str] = []

    def accept(manifest: dict[str, Any]) -> None:
        raise Refused("replayed", "旧的", "file")

    with pytest.raises(Refused) as caught:
        read_package(io.BytesIO(made()), COUNTY, lambda _m: TOWN_CARD, accept, lambda p, _c: taken.append(p.name))
    assert (caught.value.reason, taken) == ("replayed", [])


def test_the_same_facts_make_the_same_parts() -> None:
    assert inside(made()) == inside(made())


def test_tar_reads_the_decrypted_package_without_this_program(tmp_path: Any) -> None:
    content = made()
    plain = pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(COUNTY.seal)])
    (tmp_path / "p.tar").write_bytes(plain)
    assert shutil.which("tar")
    subprocess.run(["tar", "xf", "p.tar"], cwd=tmp_path, check=True)
    people = gzip.decompress((tmp_path / "parts" / "people.jsonl.gz").read_bytes())
    assert (
        hashlib.sha256((tmp_path / "parts" / "people.jsonl.gz").read_bytes()).hexdigest()
        in (tmp_path / "manifest.json").read_text()
    )
    assert people.count(b"\n") == 3


def test_a_key_card_is_believed_only_with_the_twenty_characters_from_paper() -> None:
    card = read_card_file(card_file(TOWN_CARD))
    assert card == TOWN_CARD
    typed_right(card, card.words.lower().replace("0", "o"))
    words = card.fingerprint
    for at in range(20):
        other = "7" if words[at] != "7" else "8"
        with pytest.raises(Refused):
            typed_right(card, words[:at] + other + words[at + 1 :])
    with pytest.raises(Refused):
        typed_right(OTHER_CARD, card.words)


def test_a_changed_name_on_a_key_card_changes_the_characters() -> None:
    renamed = KeyCard(**{**{f: getattr(TOWN_CARD, f) for f in KeyCard.__slots__}, "name": "三墩镇（冒名）"})
    assert renamed.fingerprint != TOWN_CARD.fingerprint


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b"\xff\xfe", canonical({"format": "unionoffice key card 1"}), b"[" * 8000, b"x" * 9000,
     card_file(TOWN_CARD).replace(b"age1", b"age2"), card_file(TOWN_CARD)[:-20]],
)  # fmt: skip
def test_what_is_no_key_card_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused) as caught:
        read_card_file(content)
    assert caught.value.reason == "not_a_card"
