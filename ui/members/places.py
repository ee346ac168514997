"""Where a file can be taken away to: the sticks that are plugged in, then the person's own folder."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

from unionoffice.wording import _

MOUNTED = ("/media/", "/run/media/", "/mnt/")
REMOVABLE = 2
"""What Windows calls a drive that can be pulled out."""


def places() -> list[tuple[Path, str]]:
    """Folders a file may go to, with their words; sticks first."""
    found = [
        (Path(one.rootPath()), _("U 盘 {name}").format(name=one.displayName()))
        for one in QStorageInfo.mountedVolumes()
        if one.isValid() and one.isReady() and not one.isReadOnly() and is_stick(one.rootPath())
    ]
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return [*found, (Path(documents), _("文档文件夹"))]


def is_stick(root: str) -> bool:
    """Whether what is mounted here can be pulled out."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == REMOVABLE)
    return root.startswith(MOUNTED)
