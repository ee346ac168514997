"""Which font the window speaks with: the system's Chinese one, else the one that came along; rare names always show."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from unionoffice import resources

WELL_KNOWN = (
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "HarmonyOS Sans SC",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)
BUNDLED = ("Hei-Regular.ttf", "Hei-Bold.ttf")
RARE = ("Rare-HanaMinB.ttf", "Rare-BabelStone.ttf")


@cache
def families() -> tuple[str, ...]:
    """The families in the order they are asked for a character; needs a QGuiApplication."""
    system = next((name for name in WELL_KNOWN if QFontDatabase.hasFamily(name)), None)
    found = [system] if system else []
    for file in (*(() if system else BUNDLED), *RARE):
        number = QFontDatabase.addApplicationFont(str(resources.path("fonts", file)))
        found += [name for name in QFontDatabase.applicationFontFamilies(number) if name not in found]
    return tuple(found)
