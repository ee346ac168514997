"""Collects the sentences of both layers into resources/locale/en/…/unionoffice.po and compiles the catalogue.

python installer/build_locale.py          collect, keep what is translated, compile; lists what is not translated
python installer/build_locale.py --check  ends with 1 where the committed catalogue is not what this would write
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES"
PO, MO = FOLDER / "unionoffice.po", FOLDER / "unionoffice.mo"
NEVER = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in the compiled catalogue as its day, so that the same sentences give the same bytes."""
KEYWORDS = {"_": None, "N_": None, "act": None, "note": None}
"""The journal's words for acts are sentences too: `office.act("登记会员", …)`."""


def collected() -> Catalog:
    """Every sentence in the sources, with no place: line numbers would make a change of every edit."""
    catalog = Catalog(locale="en", project="UnionOffice", version="", charset="utf-8", fuzzy=False)
    for word in declared():
        catalog.add(word)
    for package in ("unionoffice", "ui"):
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / package, method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            if isinstance(message, str) and any(ord(letter) > 0x2E7F for letter in message):
                catalog.add(message)
    return catalog


def declared() -> list[str]:
    """Words that stand in declarations and rule packs: groups and hints of fields, labels and units of rules."""
    sys.path.insert(0, str(ROOT))
    from unionoffice import register_of_fields, rules_in_force

    fields = [field for _record, fields in register_of_fields.RECORDS for field in fields.values()]
    words = [word for field in fields for word in (field.group, field.hint)]
    words += [word for rule in rules_in_force.packs() for word in (rule.label, rule.unit)]
    return sorted({word for word in words if word})


def renewed() -> Catalog:
    """The collected sentences with the translations there are."""
    catalog = collected()
    if PO.exists():
        with PO.open("rb") as file:
            kept = read_po(file, locale="en")
        for message in catalog:
            if message.id and (known := kept.get(message.id)) is not None and known.string:
                message.string = known.string
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """Sentences without their English."""
    return [str(message.id) for message in catalog if message.id and not message.string]


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """The .po and the .mo as bytes; the same sentences give the same bytes."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalog, width=120, omit_header=True, sort_output=True)
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: en\\n"\n\n'
    plain = Catalog(locale="en", charset="utf-8", fuzzy=False, creation_date=NEVER)
    for message in sorted((m for m in catalog if m.id and m.string), key=lambda m: str(m.id)):
        plain.add(message.id, message.string)
    write_mo(mo, plain)
    return header + po.getvalue(), mo.getvalue()


def main() -> int:
    """Writes the catalogue, or with --check only compares."""
    catalog = renewed()
    po, mo = written(catalog)
    missing = untranslated(catalog)
    if "--check" in sys.argv:
        same = PO.exists() and MO.exists() and PO.read_bytes() == po and MO.read_bytes() == mo
        return 0 if same and not missing else 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po)
    MO.write_bytes(mo)
    print(f"{len(catalog)} sentences, {len(missing)} without English")
    for sentence in missing[:20]:
        print("  ", sentence)
    return 0


if __name__ == "__main__":
    sys.exit(main())
