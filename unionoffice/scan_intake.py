"""A scan as it comes from a camera, a scanner or a stick, and as it is kept: a clean JPEG, or a PDF that was tried.

Pictures are decoded with limits, turned upright, reduced to a sheet of A4 at 300 dpi and encoded anew: nothing of the
camera, the place or the file stays. A PDF is looked at in a child process that may die without harm, and kept as it is.
"""

from __future__ import annotations

import importlib.util
import io
import json
import subprocess
import sys
import warnings
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unionoffice.errors import Refused, Trouble
from unionoffice.wording import _

MOST_PICTURE_BYTES = 10 * 1024 * 1024
MOST_PDF_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 25_000_000
MOST_PAGES = 100
SHORT_SIDE, LONG_SIDE = 2480, 3508
"""Dots of a kept picture at most: A4 at 300 dpi, upright or sideways."""
QUALITY = 80
FORMATS = ("JPEG", "PNG", "BMP", "WEBP", "TIFF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the child that looks at a PDF may use: bytes of memory, seconds, dots along a painted page."""

    memory: int = 1 << 30
    seconds: int = 60
    dots: int = 500


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan ready to be kept: `form` is jpeg or pdf."""

    form: str
    content: bytes
    pages: int


def scan_of(content: bytes, *, limits: Limits = LIMITS) -> Scan:
    """The scan as it will be kept; the kind is decided by what the bytes are, never by a name.

    Raises Refused: `not_a_scan`, `too_large`, `too_many_pages`, `locked_pdf`, `bad_pdf`; Trouble("reader") where the
    child that looks at a PDF cannot be started.
    """
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return Scan("pdf", content, _pages_of_pdf(content, limits))
    return Scan("jpeg", picture(content), 1)


def content_from(path: Path) -> bytes:
    """The bytes of a file chosen by a person, never more than may be kept. Raises Refused (`no_file`, `too_large`)."""
    try:
        with path.open("rb") as source:
            content = source.read(MOST_PDF_BYTES + 1)
    except OSError as error:
        sentence = _("打不开文件“{name}”，没有保存。请检查文件是否还在、U 盘是否插好。")
        raise Refused("no_file", sentence.format(name=path.name), "scan") from error
    if len(content) > MOST_PDF_BYTES:
        raise _too_large()
    return content


# -- pictures


def picture(content: bytes) -> bytes:
    """The picture as a JPEG of at most A4 at 300 dpi, upright, on white, without any metadata. Raises Refused."""
    from PIL import Image, UnidentifiedImageError

    if len(content) > MOST_PICTURE_BYTES:
        raise Refused("too_large", _("图片超过 10 MB，没有保存。请降低扫描分辨率（300 dpi 即可）后再试。"), "scan")
    try:
        with warnings.catch_warnings():
            # A hurt TIFF makes Pillow talk; what it says is not worth a clerk's time, what it cannot read is refused.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                return _kept(opened)
    except Refused:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _too_many_pixels() from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError):
        sentence = _(
            "这个文件不是能读的扫描件（JPG、PNG、BMP、WEBP、TIFF 或 PDF），没有保存。请用别的软件打开后另存为 PDF 或 JPG 再试。"
        )
        raise Refused("not_a_scan", sentence, "scan") from None


def _kept(opened: Any) -> bytes:
    from PIL import Image, ImageOps

    if opened.width * opened.height > MOST_PIXELS:
        raise _too_many_pixels()
    if opened.format == "TIFF" and getattr(opened, "n_frames", 1) > 1:
        sentence = _("这个 TIFF 文件有多页，没有保存。请在扫描软件里另存为 PDF 再试。")
        raise Refused("not_a_scan", sentence, "scan")
    room = (LONG_SIDE, SHORT_SIDE) if opened.width > opened.height else (SHORT_SIDE, LONG_SIDE)
    opened.draft("L" if opened.mode == "L" else "RGB", room)
    plain = _on_white(ImageOps.exif_transpose(opened))
    room = (LONG_SIDE, SHORT_SIDE) if plain.width > plain.height else (SHORT_SIDE, LONG_SIDE)
    plain.thumbnail(room, Image.Resampling.LANCZOS)
    clean = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _on_white(upright: Any) -> Any:
    """The picture in grey or RGB, what was transparent white: a signature cut out would else be black on black."""
    from PIL import Image

    if upright.mode.startswith("I"):
        # Sixteen bits of grey; a plain conversion would cut all above 255 to white.
        return upright.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if upright.has_transparency_data:
        plain, seen = Image.new("RGB", upright.size, "white"), upright.convert("RGBA")
        plain.paste(seen, mask=seen)
        return plain
    return upright.convert("L" if upright.mode in ("1", "L") else "RGB")


def _too_many_pixels() -> Refused:
    return Refused("too_large", _("图片超过 2500 万像素，没有保存。请降低扫描分辨率（300 dpi 即可）后再试。"), "scan")


# -- PDF


def _pages_of_pdf(content: bytes, limits: Limits) -> int:
    if len(content) > MOST_PDF_BYTES:
        raise _too_large()
    said = _asked(content, limits)
    refused = said.get("refused", "")
    if refused == "locked":
        raise Refused("locked_pdf", _("这个 PDF 设有打开密码，没有保存。请去掉密码后再试。"), "scan")
    if refused == "too_many":
        sentence = _("这个 PDF 超过 {n} 页，没有保存。请分成几个文件再试。")
        raise Refused("too_many_pages", sentence.format(n=MOST_PAGES), "scan")
    if refused or not isinstance(said.get("pages"), int):
        raise Refused("bad_pdf", _("这个 PDF 打不开或已损坏，没有保存。请重新扫描，或打印成新的 PDF 再试。"), "scan")
    return int(said["pages"])


def _asked(content: bytes, limits: Limits) -> dict[str, Any]:
    """The child's answer; `unreadable` where it died, was too slow or answered nonsense."""
    task = {"memory": limits.memory, "seconds": limits.seconds, "dots": limits.dots, "pages": MOST_PAGES}
    try:
        child = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise _no_child() from error
    try:
        with _confined(child, limits.memory):
            answer, _nothing = child.communicate(json.dumps(task).encode() + b"\n" + content, limits.seconds)
        said = json.loads(answer)
        return said if isinstance(said, dict) else {"refused": "unreadable"}
    except (subprocess.TimeoutExpired, OSError, ValueError):
        return {"refused": "unreadable"}
    finally:
        child.kill()
        child.communicate()


def _confined(child: subprocess.Popen[bytes], memory: int) -> Any:
    if sys.platform == "win32":
        from unionoffice.exchange.windows_job import confine

        return confine(child, memory)
    return nullcontext()


def _command() -> list[str]:
    """How the child is started: isolated from the working folder and the environment, which may lie on a stick."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--read-pdf"]
    pdfium = importlib.util.find_spec("pypdfium2")
    if pdfium is None or pdfium.origin is None:
        raise _no_child()
    here = Path(__file__).resolve().parents[1]
    program = "import sys; sys.path += sys.argv[1:]; from unionoffice.pdf_child import main; main()"
    return [sys.executable, "-I", "-S", "-c", program, str(here), str(Path(pdfium.origin).parents[1])]


def _too_large() -> Refused:
    return Refused("too_large", _("文件超过 20 MB，没有保存。请分成几个文件，或降低扫描分辨率后再试。"), "scan")


def _no_child() -> Trouble:
    return Trouble("reader", _("核对 PDF 的程序没有启动，没有保存；现有数据没有改动。请关闭其他程序后再试一次。"))
