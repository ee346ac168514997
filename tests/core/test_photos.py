from __future__ import annotations

import io
import os
import random
import resource
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tests.made_up import number
from tests.pictures import photo
from unionoffice import journal, members, photos
from unionoffice.errors import Refused, Trouble
from unionoffice.office import Office


def claimed_png(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that really unfolds to that many white pixels (its rows end early where it is a bomb)."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(((min(width, 40_000) + 7) // 8 + 1) * min(height, 9_000)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


# -- what is kept of a picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP", "WEBP"])
def test_a_picture_becomes_a_portrait_without_place_or_camera(kind: str) -> None:
    kept = photos.portrait(photo(kind=kind))
    picture = opened(kept)
    assert (picture.format, picture.size, picture.mode) == ("JPEG", (413, 579), "RGB")
    assert dict(picture.getexif()) == {}
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    for word in (b"Exif", b"GPS", b"Camera", b"Li Juan"):
        assert word not in kept


def test_a_picture_with_a_place_really_had_one() -> None:
    assert b"Exif" in photo()
    assert opened(photo()).getexif().get_ifd(0x8825)[1] == "N"


@pytest.mark.parametrize(
    ("turned", "size", "spot"), [(1, (600, 900), (200, 20)), (3, (600, 900), (200, 560)), (6, (900, 600), (390, 300))]
)
def test_a_picture_taken_sideways_is_put_upright(turned: int, size: tuple[int, int], spot: tuple[int, int]) -> None:
    red, green, blue = opened(photos.portrait(photo(size=size, turned=turned))).getpixel(spot)  # type: ignore[misc]
    assert red > 150
    assert max(green, blue) < 100


def test_the_same_picture_is_the_same_portrait() -> None:
    assert photos.portrait(photo()) == photos.portrait(photo())


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK", "1", "LA"])
def test_pictures_of_every_make_are_taken(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (100, 140)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert opened(photos.portrait(out.getvalue())).size == (413, 579)


# -- what is refused


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(50),
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        photos.portrait(content)
    assert (refusal.value.reason, refusal.value.field) == ("not_a_photo", "photo")


@pytest.mark.parametrize(("width", "height"), [(5001, 5000), (12_000, 9_000), (20_000, 20_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_would_unfold_to_hundreds_of_megabytes_is_refused_unopened(width: int, height: int) -> None:
    bomb = claimed_png(width, height)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Refused) as refusal:
        photos.portrait(bomb)
    assert (len(bomb) < 50_000, refusal.value.reason) == (True, "too_large")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000, "KB more than this process ever had"


def test_a_picture_of_just_below_twenty_five_million_pixels_is_taken() -> None:
    assert opened(photos.portrait(claimed_png(4999, 5000))).size == (413, 579)


def test_a_file_of_more_than_ten_megabytes_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        photos.portrait(photo() + bytes(photos.MOST_BYTES))
    assert refusal.value.reason == "too_large"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP", "WEBP"])
def test_a_damaged_picture_is_taken_or_refused_and_never_more(kind: str) -> None:
    whole, chance = photo(size=(80, 120), kind=kind), random.Random(3)
    refused = 0
    for _ in range(60):
        broken = bytearray(whole)
        for _byte in range(chance.randrange(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        content = bytes(broken[: chance.choice([len(broken), chance.randrange(1, len(broken))])])
        try:
            assert opened(photos.portrait(content)).size == (413, 579)
        except Refused:
            refused += 1
    assert refused


# -- kept beside the office


def test_a_members_photo_is_kept_encrypted_and_found_again(office: Office) -> None:
    key = members.set_photo(office, 1, photo())
    member = members.member(office, 1)
    assert member is not None
    assert member.person.photo == key
    with photos.Album(office) as album:
        assert album.get(key) == photos.portrait(photo())
        assert (album.get(None), album.get("0" * 64)) == (None, None)
    assert b"JFIF" not in photos.photos_path(office.path).read_bytes()
    assert journal.entries(office.reading(), limit=1)[0].what == "更换照片"


def test_an_office_without_photos_has_an_empty_album(office: Office) -> None:
    with photos.Album(office) as album:
        assert album.get("0" * 64) is None
    assert not photos.photos_path(office.path).exists()


def test_the_same_photo_is_kept_once_and_an_older_one_stays(office: Office) -> None:
    first = members.set_photo(office, 1, photo())
    assert members.set_photo(office, 2, photo()) == first
    second = members.set_photo(office, 1, photo(colour=(9, 90, 190)))
    with photos.Album(office) as album:
        assert all(album.get(key) for key in (first, second))


def test_a_photo_of_nobody_changes_nothing(office: Office) -> None:
    with pytest.raises(Refused) as refusal:
        members.set_photo(office, 99, photo())
    assert refusal.value.reason == "unknown_member"


def test_a_disk_that_refuses_photos_says_so(office: Office) -> None:
    photos.photos_path(office.path).mkdir()
    with pytest.raises(Trouble) as trouble:
        members.set_photo(office, 1, photo())
    assert trouble.value.reason == "disk"
    member = members.member(office, 1)
    assert member is not None
    assert member.person.photo is None


# -- a folder of photos


def test_a_folder_of_photos_is_matched_by_identity_number(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "照片"
    folder.mkdir()
    people = [member for member in members.members_of(office, [1, 2, 3]) if member is not None]
    numbers = [member.person.id_number for member in people]
    (folder / f"{numbers[0]}.jpg").write_bytes(photo())
    (folder / f"{numbers[1].lower()}.PNG").write_bytes(photo(kind="PNG", colour=(9, 90, 190)))
    (folder / f"{numbers[2]}.jpg").write_bytes(b"no picture")
    (folder / f"{number('19770707', 77)}.jpg").write_bytes(photo())
    (folder / "王秀英.jpg").write_bytes(photo())
    (folder / "Thumbs.db").write_bytes(b"\0")
    (folder / "more.jpg").mkdir()
    steps: list[int] = []
    done = members.import_folder(office, folder, progress=lambda percent, _words: steps.append(percent))
    assert done.matched == 2
    assert {(name, reason) for name, reason, _sentence in done.problems} == {
        (f"{numbers[2]}.jpg", "not_a_photo"),
        (f"{number('19770707', 77)}.jpg", "unknown_member"),
        ("王秀英.jpg", "no_number"),
    }
    keys = [member.person.photo for member in members.members_of(office, [1, 2, 3]) if member is not None]
    assert [key is not None for key in keys] == [True, True, False]
    assert keys[0] != keys[1]
    assert steps == [100]
    assert journal.entries(office.reading(), limit=1)[0].detail == {"photos": 2}


def test_a_folder_of_one_size_too_large_and_one_bomb_still_gives_its_good_photos(
    office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "照片"
    folder.mkdir()
    people = [member for member in members.members_of(office, [1, 2, 3]) if member is not None]
    (folder / f"{people[0].person.id_number}.png").write_bytes(claimed_png(20_000, 20_000))
    with (folder / f"{people[1].person.id_number}.jpg").open("wb") as huge:
        os.truncate(huge.fileno(), 1 << 40)
    (folder / f"{people[2].person.id_number}.jpg").write_bytes(photo())
    done = members.import_folder(office, folder)
    assert (done.matched, [reason for _name, reason, _sentence in done.problems]) == (1, ["too_large", "too_large"])


def test_a_folder_that_is_not_there_is_refused(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        members.import_folder(office, tmp_path / "gone")
    assert refusal.value.reason == "no_folder"
