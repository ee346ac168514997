"""Writes resources/codes/pinyin.txt, one line per syllable, from the installed pypinyin (MIT).

python installer/build_pinyin.py
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

os.environ["PYPINYIN_NO_PHRASES"] = "true"

OUT = Path(__file__).resolve().parent.parent / "resources" / "codes" / "pinyin.txt"
MISSING = {"𠮷": "ji"}
"""Characters of living people's names that pypinyin cannot read."""
HEADER = """\
# The usual reading of each Han character, without tones, v for ü: one line per syllable.
# Source: pypinyin {version} (MIT, see NOTICE.txt). Made by installer/build_pinyin.py; do not edit by hand.
"""


def toneless(reading: str) -> str:
    """The syllable in plain letters: "lǜ" becomes "lv"."""
    plain = ""
    for letter in reading:
        if letter in "üǖǘǚǜ":
            plain += "v"
        else:
            plain += "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return plain


def main() -> int:
    """The table stands written."""
    import pypinyin
    from pypinyin.constants import PINYIN_DICT

    syllables: defaultdict[str, list[str]] = defaultdict(list)
    for point, readings in sorted(PINYIN_DICT.items()):
        syllables[toneless(readings.split(",")[0])].append(chr(point))
    for character, syllable in MISSING.items():
        syllables[syllable].append(character)
    lines = [f"{syllable} {''.join(syllables[syllable])}" for syllable in sorted(syllables)]
    OUT.write_text(
        HEADER.format(version=pypinyin.__version__) + "\n".join(lines) + "\n", encoding="utf-8", newline="\n"
    )
    print(f"{OUT}: {len(lines)} syllables")
    return 0


if __name__ == "__main__":
    sys.exit(main())
