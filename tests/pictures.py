"""Pictures for tests of photos: a portrait as a telephone makes it, with the place and the camera in it."""

from __future__ import annotations

import io

from PIL import Image
from PIL.ExifTags import IFD, Base


def photo(
    *,
    size: tuple[int, int] = (600, 900),
    colour: tuple[int, int, int] = (200, 30, 40),
    kind: str = "JPEG",
    turned: int = 1,
) -> bytes:
    """A picture whose upper half is of one colour and whose lower half is white; `turned` is EXIF orientation."""
    picture = Image.new("RGB", size, "white")
    picture.paste(colour, (0, 0, size[0], size[1] // 2))
    exif = picture.getexif()
    exif[Base.Orientation] = turned
    exif[Base.Make] = "Camera"
    exif[Base.ImageDescription] = "Camera of Li Juan"
    exif.get_ifd(IFD.GPSInfo).update({1: "N", 2: (30.0, 20.0, 1.0), 3: "E", 4: (120.0, 5.0, 9.0)})
    out = io.BytesIO()
    if kind == "BMP":
        picture.save(out, kind)
    else:
        picture.save(out, kind, exif=exif)
    return out.getvalue()
