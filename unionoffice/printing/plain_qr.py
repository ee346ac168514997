"""A QR code of any text on a page: for papers printed one at a time; member cards have their own, faster way."""

from __future__ import annotations

import segno

from unionoffice.printing.paper import POINT, Area
from unionoffice.printing.pen import Pen

QUIET = 4
"""Modules of white margin the standard (ISO/IEC 18004) asks for on every side."""


def draw_qr(pen: Pen, area: Area, text: str) -> None:
    """The code of this text (UTF-8), error correction M, fills the area with its white margin.

    Raises ValueError where the text is too long for a code, beyond about 2,300 bytes.
    """
    rows = segno.make(text, error="m", micro=False, boost_error=False, encoding="utf-8").matrix
    side = len(rows)
    step = min(area.w, area.h) * POINT / (side + 2 * QUIET)
    width = -(-side // 8)
    mask = b"".join((int("".join(map(str, row)), 2) << (width * 8 - side)).to_bytes(width, "big") for row in rows).hex()
    left = area.x * POINT + (area.w * POINT - step * side) / 2
    bottom = pen.up(area.y + area.h) + (area.h * POINT - step * side) / 2
    pen.draw(
        f"q 0 g {step * side:.3f} 0 0 {step * side:.3f} {left:.3f} {bottom:.3f} cm"
        f" BI /W {side} /H {side} /IM true /D [1 0] /F /AHx ID {mask}> EI Q"
    )
