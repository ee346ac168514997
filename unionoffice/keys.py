"""The key file beside the office file: one Argon2id slot per officer and one for the recovery code on paper.

The office file is encrypted under a random 32-byte data key that stands on no paper; each slot holds it sealed under
one secret. A slot opens only for its own officer in its own office (both are authenticated with the box).
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unionoffice.errors import Refused, Trouble
from unionoffice.safe_write import safe_write
from unionoffice.wording import _

FORMAT = "unionoffice-keys-1"
RECOVERY = "recovery"

ARGON_MEMORY = 65536
"""KiB of memory one guess costs."""
ARGON_TIME = 3
ARGON_LANES = 1

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's letters: no I, L, O, U, so that a person reads them back without doubt."""
CODE_LETTERS = 32
CHECK_MODULUS = 1021
"""The largest prime below 32²: two check letters find every wrong letter and every swap of neighbours."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One way into the office file."""

    who: str
    roles: tuple[str, ...]
    sealed: dict[str, Any]


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots of one office."""

    office: str
    slots: tuple[Slot, ...]
    recovery: Slot

    def slot_of(self, who: str) -> Slot:
        """This officer's slot. Raises Refused where there is none of that name."""
        for slot in self.slots:
            if slot.who == who:
                return slot
        raise Refused("unknown_officer", _("这个工会没有名为“{who}”的操作员。请核对姓名。").format(who=who), "officer")


def key_path(office: Path) -> Path:
    """Where the key file of an office file lies."""
    return office.with_suffix(".keys")


def seal(secret: str, key: bytes, who: str, roles: tuple[str, ...], office: str) -> Slot:
    """A slot that gives `key` back for `secret`."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    salt, nonce = os.urandom(16), os.urandom(12)
    costs = {"kdf": "argon2id", "m": ARGON_MEMORY, "t": ARGON_TIME, "p": ARGON_LANES}
    box = ChaCha20Poly1305(_stretch(secret, salt, costs)).encrypt(nonce, key, _bound_to(office, who))
    sealed = {**costs, "cipher": "chacha20poly1305", "salt": _text(salt), "nonce": _text(nonce), "box": _text(box)}
    return Slot(who, roles, sealed)


def unseal(secret: str, slot: Slot, office: str) -> bytes:
    """The data key. Raises Refused("wrong_password") for any other secret, Trouble where the slot is damaged."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    sealed = slot.sealed
    try:
        stretched = _stretch(secret, _bytes(sealed["salt"]), sealed)
        return ChaCha20Poly1305(stretched).decrypt(
            _bytes(sealed["nonce"]), _bytes(sealed["box"]), _bound_to(office, slot.who)
        )
    except InvalidTag:
        raise Refused("wrong_password", _("密码不对。请检查大小写和输入法后再试。"), "password") from None
    except (ValueError, TypeError, AttributeError, OverflowError, MemoryError):
        sentence = _("钥匙文件里“{who}”的一段已损坏；数据文件没有动过。请从备份文件夹把钥匙文件复制回来，再打开一次。")
        raise Trouble("bad_keys", sentence.format(who=slot.who)) from None


def save(path: Path, keys: KeyFile) -> None:
    """The key file holds exactly these slots afterwards."""

    def plain(slot: Slot) -> dict[str, Any]:
        return {"who": slot.who, "roles": list(slot.roles), **slot.sealed}

    content = {
        "format": FORMAT,
        "office": keys.office,
        "slots": [plain(slot) for slot in keys.slots],
        "recovery": plain(keys.recovery),
    }
    safe_write(path, json.dumps(content, ensure_ascii=False, indent=1).encode())


def load(path: Path) -> KeyFile:
    """The slots beside an office file. Raises Trouble where the file is missing or is not one."""
    try:
        content = json.loads(path.read_bytes())
        if content["format"] != FORMAT:
            raise ValueError(content["format"])
        slots = tuple(_slot(slot) for slot in content["slots"])
        return KeyFile(content["office"], slots, _slot(content["recovery"]))
    except FileNotFoundError:
        sentence = _("找不到钥匙文件“{name}”；数据文件没有动过。请从备份文件夹把它复制回来，再打开一次。")
        raise Trouble("no_keys", sentence.format(name=path.name)) from None
    except (ValueError, KeyError, TypeError, AttributeError, OSError):
        sentence = _("钥匙文件“{name}”读不出来；数据文件没有动过。请从备份文件夹把它复制回来，再打开一次。")
        raise Trouble("bad_keys", sentence.format(name=path.name)) from None


def new_code() -> str:
    """A fresh recovery code: 160 random bits and two check letters, in groups of four."""
    number = secrets.randbits(CODE_LETTERS * 5)
    return _grouped(_letters(number, CODE_LETTERS) + _letters(number % CHECK_MODULUS, 2))


def read_code(typed: str) -> str:
    """The recovery code as it is on the paper. Raises Refused where a letter is wrong, before anything is tried."""
    plain = typed.upper().translate(str.maketrans("OIL", "011", " -—–\t\n"))
    if len(plain) != CODE_LETTERS + 2 or any(letter not in ALPHABET for letter in plain):
        sentence = _("恢复码应有 {n} 个字母和数字，现在是 {m} 个。请对照纸上的恢复码重新输入。")
        raise Refused("bad_code", sentence.format(n=CODE_LETTERS + 2, m=len(plain)), "recovery_code")
    number = 0
    for letter in plain[:CODE_LETTERS]:
        number = number * 32 + ALPHABET.index(letter)
    if _letters(number % CHECK_MODULUS, 2) != plain[CODE_LETTERS:]:
        raise Refused("bad_code", _("恢复码有字母输错了。请对照纸上的恢复码逐组检查。"), "recovery_code")
    return _grouped(plain)


def _stretch(secret: str, salt: bytes, costs: dict[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    argon = Argon2id(salt=salt, length=32, iterations=costs["t"], lanes=costs["p"], memory_cost=costs["m"])
    return argon.derive(secret.encode())


def _bound_to(office: str, who: str) -> bytes:
    return json.dumps([FORMAT, office, who], ensure_ascii=False).encode()


def _slot(content: dict[str, Any]) -> Slot:
    sealed = {name: content[name] for name in ("kdf", "m", "t", "p", "cipher", "salt", "nonce", "box")}
    return Slot(content["who"], tuple(content["roles"]), sealed)


def _letters(number: int, count: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _grouped(plain: str) -> str:
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
