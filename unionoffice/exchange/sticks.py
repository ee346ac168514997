"""USB sticks at this computer: found, named, and looked at before anything is written to them."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from unionoffice.errors import Trouble
from unionoffice.wording import _

FAT32_FILE = (4 << 30) - 1
"""Bytes of the largest file FAT32 holds."""
SPARE = 1 << 20
"""Bytes left free on a stick: the folder itself grows too."""
_MOUNTED_BY_PEOPLE = ("/media/", "/run/media/", "/mnt/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """One removable medium: where it is mounted, what it is called, its room in bytes, whether it may be written to."""

    path: Path
    name: str
    free: int
    total: int
    read_only: bool
    kind: str


def sticks() -> list[Stick]:
    """Removable media that are mounted now, by name."""
    found = _windows_sticks() if sys.platform == "win32" else _mounted(Path("/proc/self/mounts"), Path("/sys/block"))
    return sorted(found, key=lambda stick: (stick.name, str(stick.path)))


def _mounted(mounts: Path, blocks: Path) -> list[Stick]:
    """Sticks by the lists the kernel keeps."""
    if not mounts.exists():
        return []
    found = []
    for line in mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        device, where, kind, options, *_rest = line.split(" ")
        place = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal.group(1), 8)), where))
        if device.startswith("/dev/") and (_removable(device, blocks) or str(place).startswith(_MOUNTED_BY_PEOPLE)):
            try:
                usage = shutil.disk_usage(place)
            except OSError:
                continue
            read_only = "ro" in options.split(",")
            found.append(
                Stick(path=place, name=place.name or str(place), free=usage.free, total=usage.total, read_only=read_only, kind=kind)
            )  # fmt: skip
    return found


def _removable(device: str, blocks: Path) -> bool:
    name = Path(device).name
    for candidate in (name, name.rstrip("0123456789")):
        flag = blocks / candidate / "removable"
        if flag.exists():
            return flag.read_text(encoding="ascii").strip() == "1"
    return False


def _windows_sticks() -> list[Stick]:
    """Sticks by the drive letters Windows calls removable."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    found = []
    for n in range(26):
        root = f"{chr(65 + n)}:\\"
        if not kernel.GetLogicalDrives() >> n & 1 or kernel.GetDriveTypeW(root) != 2:
            continue
        label, kind = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
        flags = ctypes.c_ulong()
        if kernel.GetVolumeInformationW(root, label, 261, None, None, ctypes.byref(flags), kind, 261):
            usage = shutil.disk_usage(root)
            found.append(
                Stick(path=Path(root), name=label.value or root, free=usage.free, total=usage.total,
                      read_only=bool(flags.value & 0x80000), kind=kind.value)
            )  # fmt: skip
    return found


def ready_for(folder: Path, size: int) -> None:
    """Raises Trouble, in words, where `size` bytes cannot be written to this folder."""
    if not folder.is_dir():
        sentence = _("找不到“{folder}”；没有写出任何文件。请插好 U 盘后再试。")
        raise Trouble("no_folder", sentence.format(folder=folder))
    if size > FAT32_FILE:
        sentence = _("文件超过 4 GB，多数 U 盘存不下；没有写出。请不带照片再导出一次。")
        raise Trouble("too_large", sentence)
    if shutil.disk_usage(folder).free < size + SPARE:
        sentence = _("“{folder}”剩余空间不足（需要 {need} MB）；没有写出任何文件。请清理后再试，或换一个 U 盘。")
        raise Trouble("disk_full", sentence.format(folder=folder, need=-(-(size + SPARE) // (1 << 20))))
    if not os.access(folder, os.W_OK):
        sentence = _("“{folder}”不能写入，可能开着写保护；没有写出任何文件。请拨开写保护开关或换一个 U 盘。")
        raise Trouble("read_only", sentence.format(folder=folder))
