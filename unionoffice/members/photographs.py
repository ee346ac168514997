"""A member's photo, one by one or a whole folder matched by ID number in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from unionoffice import identity, people, photos
from unionoffice.errors import Cancelled, Refused
from unionoffice.members.registering import AREA, existing
from unionoffice.office import Office
from unionoffice.wording import _

SUFFIXES = (".jpg", ".jpeg", ".png", ".bmp", ".webp")
BATCH = 200


@dataclass(frozen=True, slots=True)
class FolderResult:
    """What a folder of photos came to: how many were matched, and each file that was not, with its sentence."""

    matched: int
    problems: tuple[tuple[str, str, str], ...]


def set_photo(office: Office, no: int, content: bytes) -> str:
    """The member has this photo; gives its key. Raises Refused for what is no picture."""
    (key,) = photos.put(office, [photos.portrait(content)])
    with office.act("更换照片", AREA) as act:
        act.detail["member"] = existing(act.db, no).name
        people.update(act.db, no, {"photo": key})
    return key


def import_folder(office: Office, folder: Path, *, progress: Callable[[int, str], None] | None = None) -> FolderResult:
    """Each picture named by an ID number belongs to that member afterwards; others are listed with the reason.

    Raises Refused where there is no such folder. Cancelled leaves nothing behind.
    """
    if not folder.is_dir():
        raise Refused("no_folder", _("找不到照片文件夹“{name}”。请检查后再试。").format(name=folder.name), "folder")
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
    problems: list[tuple[str, str, str]] = []
    chosen: list[tuple[int, str]] = []
    for start in range(0, len(files), BATCH):
        owners, portraits = [], []
        for file in files[start : start + BATCH]:
            try:
                owners.append(_owner(office, file))
                portraits.append(
                    photos.portrait(
                        file.read_bytes()
                        if file.stat().st_size <= photos.MOST_BYTES
                        else b"\0" * (photos.MOST_BYTES + 1)
                    )
                )
            except Refused as refusal:
                del owners[len(portraits) :]
                problems.append((file.name, refusal.reason, refusal.sentence))
        chosen += zip(owners, photos.put(office, portraits), strict=True) if portraits else ()
        if progress is not None:
            progress(min(start + BATCH, len(files)) * 100 // max(len(files), 1), _("正在读取照片"))
    with office.act("导入照片", AREA) as act:
        act.detail["photos"] = len(chosen)
        for no, key in chosen:
            people.update(act.db, no, {"photo": key})
    return FolderResult(len(chosen), tuple(problems))


def _owner(office: Office, file: Path) -> int:
    reading = identity.read_number(file.stem, today=office.today)
    if reading.held or reading.value is None:
        sentence = _("文件名“{name}”不是证件号码。请改名为本人证件号码。")
        raise Refused("no_number", sentence.format(name=file.name), "photo")
    no = people.with_number(office.reading(), str(reading.value))
    if no is None:
        sentence = _("没有证件号码为“{name}”的会员。请核对文件名。")
        raise Refused("unknown_member", sentence.format(name=file.stem), "photo")
    return no


__all__ = ["Cancelled", "FolderResult", "import_folder", "set_photo"]
