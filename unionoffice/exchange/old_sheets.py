"""An old .xls (or .et, .xlsb, .ods) becomes an .xlsx through the spreadsheet program of the machine, where there is one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from unionoffice.errors import Refused, Trouble
from unionoffice.exchange.reader_child import CannotRead
from unionoffice.exchange.reader_containers import check_ole, check_zip
from unionoffice.exchange.reading_words import refusal
from unionoffice.exchange.sheet_parts import LIMITS
from unionoffice.wording import _

SECONDS = 90
"""The spreadsheet program is ended after this long; its first start on a slow machine takes some 20."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHERS = (".xls", ".et", ".xlsb", ".ods")
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program", "/opt/libreoffice*/program", "/Applications/LibreOffice.app/Contents/MacOS",
    "C:/Program Files/LibreOffice/program", "C:/Program Files (x86)/LibreOffice/program",
)  # fmt: skip


def is_old(path: Path) -> bool:
    """Whether the file is a workbook of another format than .xlsx, by what it holds."""
    try:
        with path.open("rb") as source:
            head = source.read(8)
    except OSError:
        return False  # reading it says why
    return head == OLE or (head[:2] == b"PK" and path.suffix.lower() in (".xlsb", ".ods"))


def program() -> Path | None:
    """The spreadsheet program that can change formats without a window; None where none is installed."""
    for name in _PROGRAMS:
        if (found := shutil.which(name)) is not None:
            return Path(found)
    return next(_installed(), None)


def _installed() -> Iterator[Path]:
    for pattern in _PLACES:
        root = Path(Path(pattern).anchor)
        for folder in root.glob(str(Path(pattern).relative_to(root))) if root.is_dir() else ():
            for name in ("soffice.exe", "soffice"):
                if (folder / name).is_file():
                    yield folder / name


def as_xlsx(path: Path, folder: Path) -> Path:
    """The workbook as .xlsx in the scratch folder. Raises Refused("old_sheet") where no program can do it."""
    _not_locked(path)
    office = program()
    if office is None:
        sentence = _(
            "“{name}”不是 .xlsx 格式，本机没有能转换它的 LibreOffice；没有改动它。"
            "请用 WPS 或 Excel 打开，选“另存为”→“Excel 工作簿（.xlsx）”，再来填这一份。"
        )
        raise Refused("old_sheet", sentence.format(name=path.name))
    made = folder / "made"
    made.mkdir()
    copy = folder / f"blank{path.suffix.lower() if path.suffix.lower() in OTHERS else '.xls'}"
    shutil.copyfile(path, copy)
    command = [
        str(office), "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "xlsx", "--outdir", str(made), str(copy),
    ]  # fmt: skip
    _run(command, path)
    result = made / "blank.xlsx"
    if not result.is_file():
        sentence = _("没能把“{name}”转成 .xlsx；没有改动它。请用 WPS 或 Excel 打开，另存为 .xlsx 后再填。")
        raise Refused("old_sheet", sentence.format(name=path.name))
    return result


def _not_locked(path: Path) -> None:
    """Raises Refused where the workbook asks for a password, or is none at all."""
    with path.open("rb") as source:
        data = source.read(LIMITS.file_bytes + 1)
    try:
        if len(data) > LIMITS.file_bytes:
            raise CannotRead("too_large")
        if data[:8] == OLE:
            check_ole(data)
        else:
            check_zip(data, asdict(LIMITS))
    except CannotRead as found:
        raise refusal(found.reason, found.why, found.where, path.name) from None


def _run(command: list[str], path: Path) -> None:
    """The program has ended, by itself or at its deadline, and everything it started with it."""
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )
    except OSError as error:
        sentence = _("表格软件没有启动，“{name}”没有转换；没有改动它。请用 WPS 或 Excel 打开，另存为 .xlsx 后再填。")
        raise Trouble("no_program", sentence.format(name=path.name)) from error
    try:
        child.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        sentence = _("转换“{name}”超过了时限，已停止；没有改动它。请用 WPS 或 Excel 打开，另存为 .xlsx 后再填。")
        raise Trouble("timeout", sentence.format(name=path.name)) from None
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
