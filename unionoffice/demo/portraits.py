"""Drawn portraits of invented people: everybody's own face, the same each time, like a photographer's passport picture."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from unionoffice.demo.lists import Chance

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 413, 579
Colour = tuple[int, int, int]

_GROUNDS: tuple[Colour, ...] = (
    (67, 142, 219),
    (67, 142, 219),
    (86, 156, 226),
    (250, 250, 252),
    (246, 248, 250),
    (198, 44, 44),
    (96, 148, 214),
)
_SKINS: tuple[Colour, ...] = (
    (241, 205, 176),
    (236, 196, 163),
    (229, 184, 147),
    (244, 212, 188),
    (220, 172, 134),
    (205, 155, 118),
)
_HAIRS: tuple[Colour, ...] = ((24, 21, 22), (32, 27, 26), (41, 32, 29), (58, 42, 34), (18, 18, 22))
_JACKETS: tuple[Colour, ...] = (
    (34, 42, 62),
    (28, 30, 36),
    (58, 66, 84),
    (46, 74, 102),
    (92, 40, 44),
    (70, 84, 70),
    (88, 92, 100),
    (30, 58, 92),
)
_BLOUSES: tuple[Colour, ...] = ((250, 250, 250), (236, 242, 250), (252, 236, 238), (222, 234, 226), (245, 238, 222))


def draw(key: str, male: bool, years: int) -> bytes:
    """The portrait that belongs to `key`, as an uncompressed picture of 413 × 579 pixels."""
    from PIL import Image, ImageChops, ImageDraw, ImageFilter

    chance = Chance(f"portrait/{key}")
    ground = chance.of(_GROUNDS)
    picture = Image.new("RGB", (WIDTH, HEIGHT), ground)
    pen = ImageDraw.Draw(picture)
    face = _Face(chance, male, years)
    face.hair_behind(pen)
    face.body(pen)
    face.head(pen)
    face.features(pen)
    face.hair_before(pen)
    picture = picture.filter(ImageFilter.BoxBlur(1))
    left, top = chance.between(0, WIDTH), chance.between(0, HEIGHT)
    grain = _grain().crop((left, top, left + WIDTH, top + HEIGHT))
    picture = ImageChops.add(ImageChops.multiply(picture, _light()), grain, scale=1, offset=-10)
    out = io.BytesIO()
    picture.save(out, "BMP")
    return out.getvalue()


@cache
def _grain() -> Image:
    """A film's grain, mean 10, over twice the size: each picture is cut from another place."""
    from PIL import Image

    chance = Chance("grain")
    dots = bytes(min(max(int(chance.gauss(10, 2.6)), 0), 20) for _dot in range(WIDTH * HEIGHT))
    tile, film = Image.frombytes("L", (WIDTH, HEIGHT), dots), Image.new("L", (WIDTH * 2, HEIGHT * 2))
    for place in ((0, 0), (WIDTH, 0), (0, HEIGHT), (WIDTH, HEIGHT)):
        film.paste(tile, place)
    return Image.merge("RGB", (film, film, film))


@cache
def _light() -> Image:
    """A lamp at the upper left."""
    from PIL import Image

    light = (
        Image.radial_gradient("L")
        .resize((WIDTH * 2, HEIGHT * 2))
        .crop((WIDTH - 150, HEIGHT - 190, 2 * WIDTH - 150, 2 * HEIGHT - 190))
    )
    light = light.point([255 - level // 5 for level in range(256)])
    return Image.merge("RGB", (light, light, light))


def _shade(colour: Colour, factor: float) -> Colour:
    return (
        min(int(colour[0] * factor), 255),
        min(int(colour[1] * factor), 255),
        min(int(colour[2] * factor), 255),
    )


class _Face:
    """The measures of one face, and its parts as they are drawn one over the other."""

    def __init__(self, chance: Chance, male: bool, years: int) -> None:
        self.male, self.years = male, years
        self.skin = _shade(chance.of(_SKINS), chance.uniform(0.96, 1.03))
        self.hair = (150, 148, 146) if years > 56 and chance.yes(0.4) else chance.of(_HAIRS)
        self.middle = WIDTH // 2 + chance.between(-5, 5)
        self.top = chance.between(118, 136)
        self.wide = chance.between(74, 86) if male else chance.between(69, 80)
        self.long = chance.between(196, 218)
        self.jaw = chance.uniform(0.55, 0.82) if male else chance.uniform(0.45, 0.66)
        self.eyes = self.top + int(self.long * chance.uniform(0.45, 0.49))
        self.apart = int(self.wide * chance.uniform(0.43, 0.5))
        self.eye_wide, self.eye_high = chance.between(12, 16), chance.between(5, 8)
        self.brow = chance.between(3, 6) if male else chance.between(2, 4)
        self.brow_up = chance.between(17, 23)
        self.nose = chance.between(11, 16)
        self.mouth_wide, self.smile = chance.between(23, 31), chance.between(3, 10)
        self.lips: Colour = (186, 98, 92) if male else chance.of(((198, 84, 88), (206, 96, 104), (188, 92, 90)))
        self.glasses = chance.yes(0.3)
        self.round_glasses = chance.yes(0.4)
        self.style = chance.between(0, 4)
        self.jacket, self.blouse = chance.of(_JACKETS), chance.of(_BLOUSES)
        self.tie: Colour | None = (
            chance.of(((128, 30, 36), (36, 52, 96), (60, 60, 66))) if male and chance.yes(0.35) else None
        )
        self.shoulders = chance.between(176, 200) if male else chance.between(150, 172)
        self.parting = chance.between(-26, 26)

    @property
    def chin(self) -> int:
        return self.top + self.long

    def hair_behind(self, pen: ImageDraw) -> None:
        """Long hair falls behind the shoulders."""
        if self.male or self.style == 0:
            return
        down = {1: self.chin + 24, 2: self.chin + 96, 3: self.chin - 34, 4: self.chin + 130}[self.style]
        side = self.wide + 20
        pen.rounded_rectangle((self.middle - side, self.top - 22, self.middle + side, down), 62, fill=self.hair)

    def body(self, pen: ImageDraw) -> None:
        """Neck, collar and jacket."""
        x, neck = self.middle, int(self.wide * (0.56 if self.male else 0.47))
        start = self.chin + 40
        pen.rounded_rectangle((x - self.shoulders, start, x + self.shoulders, HEIGHT + 90), 82, fill=self.jacket)
        pen.polygon([(x - 62, start + 2), (x + 62, start + 2), (x + 26, HEIGHT), (x - 26, HEIGHT)], fill=self.blouse)
        pen.rounded_rectangle((x - neck, self.chin - 46, x + neck, start + 26), 20, fill=_shade(self.skin, 0.87))
        pen.polygon([(x - neck, start + 6), (x + neck, start + 6), (x, start + 52)], fill=_shade(self.skin, 0.87))
        for side in (-1, 1):
            pen.polygon(
                [
                    (x + side * neck, start - 12),
                    (x + side * (neck + 26), start + 14),
                    (x + side * 34, start + 68),
                    (x, start + 50),
                ],
                fill=_shade(self.blouse, 0.95),
            )
            pen.polygon(
                [
                    (x + side * (neck + 18), start - 2),
                    (x + side * 96, start + 22),
                    (x + side * 62, HEIGHT),
                    (x + side * 18, HEIGHT),
                ],
                fill=_shade(self.jacket, 1.16),
            )
        if self.tie is not None:
            pen.polygon([(x - 11, start + 48), (x + 11, start + 48), (x + 17, HEIGHT), (x - 17, HEIGHT)], fill=self.tie)

    def head(self, pen: ImageDraw) -> None:
        """Ears, skull and jaw."""
        x, wide = self.middle, self.wide
        for side in (-1, 1):
            ear = x + side * (wide - 2)
            pen.ellipse((ear - 12, self.eyes - 14, ear + 12, self.eyes + 34), fill=_shade(self.skin, 0.92))
        pen.ellipse((x - wide, self.top, x + wide, self.top + int(self.long * 0.86)), fill=self.skin)
        cheek, low = int(wide * 0.97), int(wide * self.jaw)
        middle = self.top + int(self.long * 0.5)
        pen.polygon(
            [(x - cheek, middle), (x + cheek, middle), (x + int(cheek * 0.88), self.chin - 48), (x + low, self.chin - 14),
             (x + low // 2, self.chin), (x - low // 2, self.chin), (x - low, self.chin - 14), (x - int(cheek * 0.88), self.chin - 48)],
            fill=self.skin,
        )  # fmt: skip
        pen.ellipse((x - low, self.chin - 40, x + low, self.chin + 5), fill=self.skin)

    def features(self, pen: ImageDraw) -> None:
        """Brows, eyes, nose, mouth; lines where the years have drawn them, glasses where they are worn."""
        x, y = self.middle, self.eyes
        for side in (-1, 1):
            eye = x + side * self.apart
            pen.line(
                [(eye - 18, y - self.brow_up + 3), (eye, y - self.brow_up - 3), (eye + 18, y - self.brow_up + 3)],
                fill=_shade(self.hair, 1.2), width=self.brow, joint="curve",
            )  # fmt: skip
            pen.ellipse(
                (eye - self.eye_wide, y - self.eye_high, eye + self.eye_wide, y + self.eye_high), fill=(246, 245, 243)
            )
            pen.ellipse(
                (eye - self.eye_high, y - self.eye_high, eye + self.eye_high, y + self.eye_high), fill=(38, 26, 22)
            )
            pen.ellipse((eye - 3, y - 4, eye, y - 1), fill=(240, 240, 240))
            pen.arc(
                (eye - self.eye_wide - 1, y - self.eye_high - 3, eye + self.eye_wide + 1, y + self.eye_high + 5),
                190,
                350,
                fill=(54, 38, 34),
                width=3,
            )
            if self.years > 44:
                pen.arc((eye - 16, y + 4, eye + 16, y + 20), 20, 160, fill=_shade(self.skin, 0.86), width=2)
            if self.years > 40:
                fold = x + side * (self.nose + 12)
                pen.line([(fold, y + 52), (fold + side * 9, y + 78)], fill=_shade(self.skin, 0.86), width=2)
            if self.glasses:
                self._glass(pen, eye, y)
        if self.glasses:
            pen.line([(x - self.apart + 22, y), (x + self.apart - 22, y)], fill=(40, 40, 44), width=3)
        tip = y + int(self.long * 0.24)
        pen.line([(x + 4, y + 6), (x + 7, tip - 6)], fill=_shade(self.skin, 0.92), width=4)
        pen.arc((x - self.nose, tip - 14, x + self.nose, tip + 4), 20, 160, fill=_shade(self.skin, 0.78), width=4)
        mouth = self.top + int(self.long * 0.81)
        pen.chord(
            (x - self.mouth_wide, mouth - 8 - self.smile, x + self.mouth_wide, mouth + 5 + self.smile // 2),
            8,
            172,
            fill=self.lips,
        )
        pen.arc(
            (x - self.mouth_wide, mouth - 10 - self.smile, x + self.mouth_wide, mouth + 2),
            15,
            165,
            fill=_shade(self.lips, 0.66),
            width=2,
        )

    def _glass(self, pen: ImageDraw, eye: int, y: int) -> None:
        box, colour = (eye - 25, y - 19, eye + 25, y + 20), (40, 40, 44)
        if self.round_glasses:
            pen.ellipse(box, outline=colour, width=3)
        else:
            pen.rounded_rectangle(box, 9, outline=colour, width=3)

    def hair_before(self, pen: ImageDraw) -> None:
        """The cap of hair and its fringe; some men over fifty have little left of it."""
        x, wide, top = self.middle, self.wide, self.top
        if self.male and self.years > 50 and self.style == 0:
            for side in (-1, 1):
                edge = x + side * (wide - 3)
                pen.rounded_rectangle((edge - 10, top + 52, edge + 10, self.eyes - 4), 9, fill=self.hair)
            return
        high, line = top - (26 if self.male else 30), top + int(self.long * (0.22 if self.male else 0.25))
        pen.chord((x - wide - 10, high, x + wide + 10, line + 86), 180, 360, fill=self.hair)
        root = (high + line + 86) // 2
        if self.male:
            pen.polygon(
                [(x - wide - 10, root), (x - wide - 6, root + 26), (x - wide + 10, line + 4), (x + self.parting, line - 18 + self.style * 4),
                 (x + wide - 10, line + 4), (x + wide + 6, root + 26), (x + wide + 10, root)],
                fill=self.hair,
            )  # fmt: skip
            for side in (-1, 1):
                burn = x + side * (wide - 3)
                pen.rounded_rectangle((burn - 9, root - 6, burn + 9, self.eyes - 12), 7, fill=self.hair)
        elif self.style in (1, 3):
            pen.rounded_rectangle((x - wide + 4, root - 30, x + wide - 4, line + 22), 22, fill=self.hair)
            self._sides(pen, root)
        else:
            part = x + self.parting
            pen.polygon(
                [(x - wide - 8, root - 8), (part, top + 4), (x - wide + 14, line + 46), (x - wide - 8, line + 70)],
                fill=self.hair,
            )
            pen.polygon(
                [(x + wide + 8, root - 8), (part, top + 4), (x + wide - 14, line + 46), (x + wide + 8, line + 70)],
                fill=self.hair,
            )
            self._sides(pen, root)
        pen.arc((x - wide + 20, high + 10, x + wide - 20, line + 60), 215, 300, fill=_shade(self.hair, 1.5), width=4)

    def _sides(self, pen: ImageDraw, root: int) -> None:
        for side in (-1, 1):
            edge = self.middle + side * (self.wide + 2)
            pen.rounded_rectangle(
                (edge - 13, root - 12, edge + 13, self.eyes + (46 if self.style else 14)), 12, fill=self.hair
            )
