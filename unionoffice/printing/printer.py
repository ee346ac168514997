"""Printers where CUPS serves them (Linux): which there are, and sending a PDF to one as it is, sharp and exact.

On Windows the window prints page by page from `preview.page_bands`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

from unionoffice.errors import Trouble
from unionoffice.printing.paper import A3, A4, A5, B5, Paper
from unionoffice.wording import _

Sides = Literal["one-sided", "two-sided-long-edge", "two-sided-short-edge"]

MEDIA = {A3: "iso_a3_297x420mm", A4: "iso_a4_210x297mm", A5: "iso_a5_148x210mm", B5: "iso_b5_176x250mm"}
"""Names that say their size, for a name alone means another paper on another machine."""
PATIENCE = 60
"""Seconds the print service may take to answer."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer the machine knows, by the name it prints under."""

    name: str
    default: bool


def available() -> bool:
    """Whether this machine prints through CUPS."""
    return os.name != "nt" and shutil.which("lp") is not None


def printers() -> list[Printer]:
    """The printers CUPS knows, the default one first; none where there is no CUPS or it does not run."""
    if not available():
        return []
    names = _asked(["lpstat", "-e"]).split()
    default = _asked(["lpstat", "-d"]).rpartition(":")[2].strip()
    found = [Printer(name, name == default) for name in dict.fromkeys(names)]
    return sorted(found, key=lambda printer: not printer.default)


def media(paper: Paper) -> str:
    """What CUPS calls the sheet, whichever way it is turned."""
    upright = paper if paper.width <= paper.height else paper.sideways
    return MEDIA.get(upright) or f"Custom.{paper.width:g}x{paper.height:g}mm"


def send(
    pdf: bytes | Path, printer: str, *, paper: Paper, copies: int = 1, sides: Sides = "one-sided", title: str = ""
) -> str:
    """Hands the PDF to the printer unscaled and returns CUPS's name for the job. Raises Trouble.

    The file goes through a pipe: nothing with names in it is left beside the spool.
    """
    if not available():
        raise Trouble("no_cups", _("这台电脑没有打印服务（CUPS），没有打印。请先另存为 PDF，再到能打印的电脑上打印。"))
    options = [f"media={media(paper)}", f"sides={sides}", "print-scaling=none", "fit-to-page=false"]
    command = ["lp", "-d", printer, "-n", str(max(copies, 1)), "-t", title or "UnionOffice"]
    for option in options:
        command += ["-o", option]
    try:
        if isinstance(pdf, bytes):
            done = _run([*command, "-"], data=pdf)
        else:
            with pdf.open("rb") as source:
                done = _run([*command, "-"], source=source)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Trouble("printer", _("打印服务没有回应，没有打印。请检查打印机是否开机、连好，再试一次。")) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise Trouble(
            "printer",
            _("打印机“{printer}”没有接受打印（{said}）。您的数据没有改变；请检查打印机后再试，或另存为 PDF。").format(
                printer=printer, said=said
            ),
        )
    words = done.stdout.decode(errors="replace").split()
    return next((word for word in words if word.startswith(f"{printer}-")), "")


def _asked(command: list[str]) -> str:
    try:
        done = _run(command)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def _run(
    command: list[str], *, data: bytes = b"", source: IO[bytes] | None = None
) -> subprocess.CompletedProcess[bytes]:
    given: dict[str, Any] = {"stdin": source} if source is not None else {"input": data}
    surroundings = os.environ | {"LC_ALL": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, timeout=PATIENCE, env=surroundings, check=False, **given)
