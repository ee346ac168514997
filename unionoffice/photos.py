"""Pictures beside the office file: `NAME.photos`, under the same key, by content, only ever added to.

What comes in is decoded with limits and encoded anew as JPEG: nothing of the camera, the place or the file stays.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

from unionoffice import database
from unionoffice.errors import Refused, Trouble
from unionoffice.office import Office
from unionoffice.wording import _

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 25_000_000
WIDTH, HEIGHT = 413, 579
"""Pixels of a stored portrait: 35 × 49 mm at 300 dpi; the papers' 25 × 35 mm has the same proportion."""
QUALITY = 85


def photos_path(office: Path) -> Path:
    """Where an office's pictures lie."""
    return office.with_suffix(".photos")


def portrait(content: bytes) -> bytes:
    """The picture as a portrait JPEG of 413 × 579 pixels, upright, cut to proportion, without any metadata.

    Raises Refused for what is no picture, is larger than 10 MB or 25 million pixels, or is damaged.
    """
    import warnings

    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(content) > MOST_BYTES:
        raise Refused("too_large", _("照片超过 10 MB，没有保存。请缩小后再试。"), "photo")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "BMP", "WEBP")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refused("too_large", _("照片超过 2500 万像素，没有保存。请缩小后再试。"), "photo")
                picture.draft("RGB", (WIDTH * 2, HEIGHT * 2))
                upright = ImageOps.exif_transpose(picture).convert("RGB")
                fitted = ImageOps.fit(upright, (WIDTH, HEIGHT), method=Image.Resampling.LANCZOS, centering=(0.5, 0.4))
        clean = Image.frombytes("RGB", fitted.size, fitted.tobytes())
    except Refused:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Refused("too_large", _("照片超过 2500 万像素，没有保存。请缩小后再试。"), "photo") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning):
        sentence = _("这个文件不是能读的照片（JPG、PNG、BMP），没有保存。请用别的软件打开后另存为 JPG 再试。")
        raise Refused("not_a_photo", sentence, "photo") from None
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def put(office: Office, contents: list[bytes]) -> list[str]:
    """These portraits are kept beside the office (synced to the disk); gives their keys (SHA-256). Raises Trouble."""
    path = photos_path(office.path)
    keys = [hashlib.sha256(content).hexdigest() for content in contents]
    try:
        _add(database.connect(path, office.key, create=True), keys, contents)
    except database.DatabaseError as error:
        sentence = _("照片没有保存；原有照片和数据完好。请检查“{name}”所在的磁盘后再试一次。")
        raise Trouble("disk", sentence.format(name=path.name)) from error
    return keys


def _add(connection: Any, keys: list[str], contents: list[bytes]) -> None:
    try:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS pictures (key TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID"
        )
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT OR IGNORE INTO pictures (key, content) VALUES (?, ?)", zip(keys, contents, strict=True)
        )
        connection.execute("COMMIT")
    finally:
        connection.close()


class Album:
    """Pictures opened for reading; one per job, closed by it."""

    def __init__(self, office: Office) -> None:
        path = photos_path(office.path)
        self._connection: Any = database.connect(path, office.key, query_only=True) if path.exists() else None

    def get(self, key: str | None) -> bytes | None:
        """The JPEG with this key, or None where there is none."""
        if self._connection is None or not key:
            return None
        content: bytes | None = database.value(self._connection, "SELECT content FROM pictures WHERE key = ?", (key,))
        return content

    def close(self) -> None:
        """The file is closed."""
        if self._connection is not None:
            self._connection.close()

    def __enter__(self) -> Album:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()
