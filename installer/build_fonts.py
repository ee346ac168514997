"""Builds resources/fonts from registry packages: subset, unhinted, 1000 units per em, renamed, with licences.

    .venv/bin/python installer/build_fonts.py [--sources FOLDER]

FOLDER keeps what npm and apt delivered, so that a second run downloads nothing. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"

SERIF = "expo-google-fonts-noto-serif-sc-0.4.3.tgz"
SANS = "expo-google-fonts-noto-sans-sc-0.4.3.tgz"
WENKAI = "fonts-lxgw-wenkai_1.250+repack-1_all.deb"
HANA = "fonts-hanazono_20170904-2.1_all.deb"
BABEL = "fonts-babelstone-han_15.0.5-2_all.deb"
UNIHAN = "unicode-data_15.0.0-1_all.deb"

SOURCES = {
    SERIF: (
        "@expo-google-fonts/noto-serif-sc@0.4.3",
        "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    ),
    SANS: ("@expo-google-fonts/noto-sans-sc@0.4.3", "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59"),
    WENKAI: ("fonts-lxgw-wenkai=1.250+repack-1", "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318"),
    HANA: ("fonts-hanazono=20170904-2.1", "a6943366b4f5a6cec34221f8b4eb22555a628f0ee6ef4e3d3401cabe9363aeae"),
    BABEL: ("fonts-babelstone-han=15.0.5-2", "c7b7f9b5b78ad14c94d7e6d2b103307a7a643844c7db856fb97611d9d8a80589"),
    UNIHAN: ("unicode-data=15.0.0-1", "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc"),
}
"""Package file → what npm or apt calls it, SHA-256 of the file the fonts in the tree were made from."""

KAI_LEAVES_TO_SONG = frozenset(map(ord, "‘’“”—…·"))
"""Marks that WenKai draws narrow; Song's full-width ones stand in for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One font to build: from which file, which characters, under which names."""

    file: str
    package: str
    source: str
    family: str
    style: str = "Regular"
    characters: Callable[[Han, frozenset[int]], frozenset[int]]
    window: bool = False
    what: str


@dataclass(frozen=True, slots=True)
class Han:
    """Code points read from Unihan: `general` is 通用规范汉字表, `names` those with a Chinese source of their own.

    `wenkai` is what LXGW WenKai has: beyond the BMP it was drawn because people asked for it (𠮷).
    """

    general: frozenset[int]
    names: frozenset[int]
    core: frozenset[int]
    wenkai: frozenset[int]


def is_hanzi(point: int) -> bool:
    """Whether the code point is a Chinese character proper."""
    return 0x3400 <= point <= 0x9FFF or point >= 0x20000


def whole(_han: Han, has: frozenset[int]) -> frozenset[int]:
    """Everything the source has: GB 18030 level 2 and its symbols."""
    return has


def general(han: Han, has: frozenset[int]) -> frozenset[int]:
    """The 8,105 characters of 通用规范汉字表 and every symbol."""
    return frozenset(point for point in has if point in han.general or not is_hanzi(point))


def kai(han: Han, has: frozenset[int]) -> frozenset[int]:
    """The 8,105 characters and symbols without those marks Song draws better."""
    return frozenset(point for point in general(han, has) if not 0xAC00 <= point < 0xD7B0) - KAI_LEAVES_TO_SONG


def rare(han: Han, has: frozenset[int]) -> frozenset[int]:
    """Characters beyond the BMP that persons and places bear: not mere dictionary entries."""
    return frozenset(point for point in has if point >= 0x20000 and point in han.names | han.core | han.wenkai)


NOTO = "package/{}.ttf"
LXGW = "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
CUTS = (
    Cut(file="Song-Regular.ttf", package=SERIF, source=NOTO.format("400Regular/NotoSerifSC_400Regular"),
        family="UnionOffice Song", characters=whole, what="Noto Serif SC Regular, GB 18030 level 2 and symbols"),
    Cut(file="Title-SemiBold.ttf", package=SERIF, source=NOTO.format("600SemiBold/NotoSerifSC_600SemiBold"),
        family="UnionOffice Title", characters=general, what="Noto Serif SC SemiBold, 8,105 characters and symbols"),
    Cut(file="Hei-Regular.ttf", package=SANS, source=NOTO.format("400Regular/NotoSansSC_400Regular"),
        family="UnionOffice Hei", characters=whole, window=True,
        what="Noto Sans SC Regular, GB 18030 level 2 and symbols"),
    Cut(file="Hei-Bold.ttf", package=SANS, source=NOTO.format("700Bold/NotoSansSC_700Bold"),
        family="UnionOffice Hei", style="Bold", characters=general, window=True,
        what="Noto Sans SC Bold, 8,105 characters and symbols"),
    Cut(file="Kai-Regular.ttf", package=WENKAI, source=LXGW,
        family="UnionOffice Kai", characters=kai, what="LXGW WenKai Regular, 8,105 characters and symbols, renamed"),
    Cut(file="Rare-HanaMinB.ttf", package=HANA, source="usr/share/fonts/truetype/hanazono/HanaMinB.ttf",
        family="UnionOffice Rare", characters=rare,
        what="HanaMinB (GlyphWiki Project), rare characters of names and places, renamed"),
    Cut(file="Rare-BabelStone.ttf", package=BABEL, source="usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf",
        family="UnionOffice Rare Two", characters=rare,
        what="BabelStone Han (Andrew West, from Arphic's fonts), rare characters no other font here has, renamed"),
)  # fmt: skip

LICENCES = {
    "OFL-Noto-Serif-SC.txt": (SERIF, "package/LICENSE_FONT"),
    "OFL-Noto-Sans-SC.txt": (SANS, "package/LICENSE_FONT"),
    "OFL-LXGW-WenKai.txt": (WENKAI, "usr/share/doc/fonts-lxgw-wenkai/copyright"),
    "Hanazono.txt": (HANA, "usr/share/doc/fonts-hanazono/copyright"),
    "Arphic-BabelStone-Han.txt": (BABEL, "usr/share/doc/fonts-babelstone-han/copyright"),
    "Unicode-data.txt": (UNIHAN, "usr/share/doc/unicode-data/copyright"),
}


def main() -> int:
    """Writes the fonts, licences and NOTICE; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, help="folder to keep the downloaded packages in")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = (chosen.sources or Path(passing)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        unpacked = {package: fetch(package, folder) for package in SOURCES}
        build(unpacked)
    return 0


def fetch(package: str, folder: Path) -> Path:
    """The folder the package is unpacked in, downloaded where missing; stops where its SHA-256 is another."""
    name, wanted = SOURCES[package]
    file = folder / package
    if not file.exists():
        tool = ["npm", "pack", "--silent", name] if package.endswith(".tgz") else ["apt-get", "download", name]
        subprocess.run(tool, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with file.open("rb") as source:
        found = hashlib.file_digest(source, "sha256").hexdigest()
    if found != wanted:
        sys.exit(f"{package}: SHA-256 is {found}, expected {wanted}")
    place = folder / (package + ".d")
    if not place.exists():
        place.mkdir()
        tool = (
            ["tar", "xzf", str(file), "-C", str(place)]
            if package.endswith(".tgz")
            else ["dpkg-deb", "-x", str(file), str(place)]
        )
        subprocess.run(tool, check=True)
    return place


def build(unpacked: dict[str, Path]) -> None:
    """Writes every font of CUTS, its licence and the NOTICE into resources/fonts."""
    han = read_unihan(unpacked[UNIHAN] / "usr/share/unicode", TTFont(unpacked[WENKAI] / LXGW, lazy=True))
    FONTS.mkdir(parents=True, exist_ok=True)
    taken: set[int] = set()
    lines = [
        "Fonts of UnionOffice (工会工作台)",
        "",
        "Each file is a subset of the font named beside it, made by installer/build_fonts.py: hinting and layout",
        "tables removed, 1000 units per em, family renamed because of reserved names. Outlines were not drawn anew.",
        "Their licences stand beside them; the documents printed with them are under no licence of theirs.",
        "",
    ]
    for cut in CUTS:
        font = TTFont(unpacked[cut.package] / cut.source, recalcTimestamp=False)
        has = frozenset(font.getBestCmap())
        wanted = cut.characters(han, has)
        if cut.characters is rare:
            wanted -= taken
        taken |= wanted
        copyright_line = font["name"].getDebugName(0)
        write(font, wanted, cut)
        size = (FONTS / cut.file).stat().st_size
        print(f"{cut.file:24} {len(wanted):6} characters {size / 1e6:5.1f} MB")
        lines += [f"{cut.file}: {cut.what}", f"    from {SOURCES[cut.package][0]}", *quoted(copyright_line), ""]
    for target, (package, source) in LICENCES.items():
        (FONTS / target).write_bytes((unpacked[package] / source).read_bytes())
    (FONTS / "NOTICE.txt").write_text("\n".join(lines), encoding="utf-8", newline="\n")


def quoted(text: str) -> Iterator[str]:
    """The lines of a copyright note, indented."""
    for line in text.splitlines():
        yield f"    {line.strip()}"


def read_unihan(folder: Path, wenkai: Any) -> Han:
    """The character sets from Unihan's packed tables and WenKai."""
    rows: list[tuple[int, str, str]] = []
    for name in ("IRGSources", "OtherMappings", "DictionaryLikeData"):
        with bz2.open(folder / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as table:
            cells = (line.rstrip("\n").split("\t") for line in table)
            rows += [(int(row[0][2:], 16), row[1], row[2]) for row in cells if len(row) == 3]
    return Han(
        general=frozenset(point for point, key, _ in rows if key == "kTGH"),
        names=frozenset(
            point for point, key, value in rows if key == "kIRG_GSource" and not value.startswith(("GKX", "GHZ"))
        ),
        core=frozenset(point for point, key, _ in rows if key == "kUnihanCore2020"),
        wenkai=frozenset(wenkai.getBestCmap()),
    )


def write(font: Any, characters: frozenset[int], cut: Cut) -> None:
    """Cuts the font down to the characters, renames it and writes it into resources/fonts."""
    options = subset.Options(
        hinting=False,
        layout_features=[],
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        name_languages=[0x409],
        drop_tables=["BASE", "GDEF", "GPOS", "GSUB", "STAT", "DSIG", "FFTM", "meta", "vhea", "vmtx", "VORG"],
        glyph_names=False,
        recalc_timestamp=False,
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(characters))
    cutter.subset(font)
    if font["head"].unitsPerEm != 1000:
        scale_upem(font, 1000)
    rename(font, cut)
    if cut.window:
        smooth(font)
    font.save(FONTS / cut.file, reorderTables=None)


def rename(font: Any, cut: Cut) -> None:
    """Family, style, full and PostScript names are ours; copyright and licence stay the makers'."""
    bold = cut.style == "Bold"
    full = cut.family if cut.style == "Regular" else f"{cut.family} {cut.style}"
    postscript = f"{cut.family.replace(' ', '')}-{cut.style}"
    names = font["name"]
    kept = {number: names.getDebugName(number) for number in (0, 13, 14)}
    names.names = []
    ours = {1: cut.family, 2: cut.style, 3: f"1.000;{postscript}", 4: full, 5: "Version 1.000", 6: postscript}
    for number, text in sorted((kept | ours).items()):
        if text:
            names.setName(text, number, 3, 1, 0x409)
            names.setName(text.encode("ascii", "replace").decode(), number, 1, 0, 0)
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | (0b100000 if bold else 0b1000000)
    font["head"].macStyle = 1 if bold else 0


def smooth(font: Any) -> None:
    """Tells Windows to smooth the unhinted outlines in both directions at every size."""
    gasp = newTable("gasp")
    gasp.version = 1
    gasp.gaspRange = {0xFFFF: 0x000F}
    font["gasp"] = gasp


if __name__ == "__main__":
    sys.exit(main())
