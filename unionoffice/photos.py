"""Pictures beside the office file: `NAME.photos`, under the same key, by content, only ever added to.

What comes in is decoded with limits and encoded anew as JPEG: nothing of the camera, the place or the file stays.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

from unionoffice import database
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.safe_write import trouble_of
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
        with (
            warnings.catch_warnings(),
            Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "BMP", "WEBP")) as picture,
        ):
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("too_large", _("照片超过 2500 万像素，没有保存。请缩小后再试。"), "photo")
            picture.draft("RGB", (WIDTH * 2, HEIGHT * 2))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            fitted = ImageOps.fit(upright, (WIDTH, HEIGHT), method=Image.Resampling.LANCZOS, centering=(0.5, 0.4))
        clean = Image.frombytes("RGB", fitted.size, fitted.tobytes())
    except Refused:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        sentence = _("这个文件不是能读的照片（JPG、PNG、BMP），没有保存。请用别的软件打开后另存为 JPG 再试。")
        raise Refused("not_a_photo", sentence, "photo") from None
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def put(office: Office, contents: list[bytes]) -> list[str]:
    """These portraits are kept beside the office (synced to the disk); gives their keys (SHA-256)."""
    path = photos_path(office.path)
    try:
        connection = database.connect(path, office.key, create=True)
    except OSError as error:
        raise trouble_of(error, path) from error
    try:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS pictures (key TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT, WITHOUT ROWID"
        )
        connection.execute("BEGIN IMMEDIATE")
        keys = [hashlib.sha256(content).hexdigest() for content in contents]
        connection.executemany(
            "INSERT OR IGNORE INTO pictures (key, content) VALUES (?, ?)", zip(keys, contents, strict=True)
        )
        connection.execute("COMMIT")
    finally:
        connection.close()
    return keys


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
