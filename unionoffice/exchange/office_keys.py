"""Keys offices know each other by: an Ed25519 key that signs and an age key that opens, and their public side on paper.

The public side travels as a small file and is believed only after 20 characters are typed from the stamped paper:
100 bits of a SHA-256 over the whole card, so nobody finds another card with the same characters.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from unionoffice.errors import Refused
from unionoffice.wording import _

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: nothing that looks like something else."""
FORMAT = "unionoffice key card 1"
MOST_BYTES = 8192
"""A key card is smaller; a larger file is none."""
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "　": "", "－": ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCard:
    """The public side of an office: who it is, the key it signs with (hex) and the age recipient that seals to it."""

    office: str
    name: str
    level: str
    division: str
    sign: str
    seal: str

    @property
    def words(self) -> str:
        """The 20 characters on the stamped paper, in four groups of five."""
        letters = self.fingerprint
        return "-".join(letters[at : at + 5] for at in range(0, 20, 5))

    @property
    def fingerprint(self) -> str:
        """The same 20 characters in one piece."""
        number = (
            int.from_bytes(hashlib.sha256(FORMAT.encode() + b"\n" + canonical(asdict(self))).digest(), "big") >> 156
        )
        return "".join(LETTERS[number >> shift & 31] for shift in range(95, -1, -5))


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeys:
    """The secret side: the Ed25519 seed (hex) and the age identity. Never leaves the office file."""

    sign: str
    seal: str

    def card(self, *, office: str, name: str, level: str, division: str) -> KeyCard:
        """The card that goes with these keys."""
        public = self._signer().public_key().public_bytes_raw().hex()
        return KeyCard(office=office, name=name, level=level, division=division, sign=public, seal=self.recipient)

    @property
    def recipient(self) -> str:
        """The age recipient that seals to these keys."""
        import pyrage

        return str(pyrage.x25519.Identity.from_str(self.seal).to_public())

    def signature(self, message: bytes) -> bytes:
        """The Ed25519 signature of the message, 64 bytes."""
        return bytes(self._signer().sign(message))

    def _signer(self) -> Any:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.sign))


def new_keys() -> OwnKeys:
    """Fresh keys from the machine's random source."""
    import pyrage
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return OwnKeys(
        sign=Ed25519PrivateKey.generate().private_bytes_raw().hex(), seal=str(pyrage.x25519.Identity.generate())
    )


def signed_by(card: KeyCard, message: bytes, signature: bytes) -> bool:
    """Whether the office of this card signed this message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(card.sign)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def canonical(record: Any) -> bytes:
    """JSON with sorted keys and no blanks: the one way bytes to be hashed or signed are made."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def card_file(card: KeyCard) -> bytes:
    """The file that carries the card on a stick."""
    return canonical({"format": FORMAT, **asdict(card)}) + b"\n"


def read_card_file(content: bytes) -> KeyCard:
    """The card in such a file. Raises Refused("not_a_card"); the card is believed only after `typed_right`."""
    sentence = _("这不是一张公钥卡文件；没有登记。请在 U 盘上另选以 .uok 结尾的文件。")
    try:
        if len(content) > MOST_BYTES:
            raise ValueError(len(content))
        record = json.loads(content)
        if not isinstance(record, dict) or record.pop("format", None) != FORMAT:
            raise ValueError(FORMAT)
        card = KeyCard(**record)
        if not all(isinstance(value, str) and value.isprintable() for value in asdict(card).values()):
            raise ValueError(record)
        if len(bytes.fromhex(card.sign)) != 32:
            raise ValueError(card.sign)
        _recipient(card.seal)
    except (ValueError, TypeError, RecursionError) as error:
        raise Refused("not_a_card", sentence, "file") from error
    return card


def _recipient(seal: str) -> None:
    import pyrage

    try:
        pyrage.x25519.Recipient.from_str(seal)
    except Exception as error:
        raise ValueError(seal) from error


def typed_right(card: KeyCard, typed: str) -> None:
    """Raises Refused("wrong_words") where what was typed from the paper is not this card's 20 characters."""
    read = typed.upper().translate(_READ_AS)
    if read != card.fingerprint:
        sentence = _(
            "输入的 20 个字符与这张公钥卡不符；没有登记。请对照盖章纸质件逐字重输，仍不符请与对方核对，不要使用这个文件。"
        )
        raise Refused("wrong_words", sentence, "words")
