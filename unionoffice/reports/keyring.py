"""The office's own keys, and the partner offices whose cards were typed from stamped paper."""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.exchange.office_keys import KeyCard, OwnKeys, card_file, new_keys, read_card_file, typed_right
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _

AREA = "reports"
ROLES = ("upper", "lower")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Another office this one exchanges packages with: the upper one it reports to, or a lower one it hears from."""

    no: int
    office: str
    role: str
    name: str
    level: str
    division: str
    sign: str
    seal: str
    words: str
    registered_on: str
    ended_on: str | None
    end_reason: str | None

    @property
    def card(self) -> KeyCard:
        """The partner's key card."""
        return KeyCard(
            office=self.office, name=self.name, level=self.level, division=self.division, sign=self.sign, seal=self.seal
        )


def own_keys(office: Office) -> OwnKeys:
    """The office's keys in use; made on first use. Raises Refused where the officer may not administer and none exist."""
    row = office.reading().execute("SELECT sign, seal FROM own_keys WHERE until IS NULL ORDER BY no DESC").fetchone()
    if row is not None:
        return OwnKeys(sign=row[0], seal=row[1])
    with office.act("生成本单位密钥", AREA, right=Right.READ) as act:
        keys = _put(act.db, office.today)
        act.detail["words"] = _card(office, keys).words
    return keys


def since(office: Office) -> str:
    """The day from which the keys in use are in use; the keys are made on first use."""
    own_keys(office)
    row = office.reading().execute("SELECT since FROM own_keys WHERE until IS NULL ORDER BY no DESC").fetchone()
    return str(row[0])


def _put(db: Connection, day: str) -> OwnKeys:
    keys = new_keys()
    db.execute("INSERT INTO own_keys (sign, seal, since) VALUES (?, ?, ?)", (keys.sign, keys.seal, day))
    return keys


def past_keys(office: Office) -> list[OwnKeys]:
    """Keys used before, newest first: what was sealed to them can still be opened."""
    rows = office.reading().execute("SELECT sign, seal FROM own_keys WHERE until IS NOT NULL ORDER BY no DESC")
    return [OwnKeys(sign=row[0], seal=row[1]) for row in rows]


def change_keys(office: Office, reason: str) -> KeyCard:
    """Fresh keys from now on; partners have to register the new card before they believe anything. Raises Refused."""
    if not reason.strip():
        raise Refused("missing", _("请写明更换密钥的原因，例如“电脑遗失”。"), "reason")
    own_keys(office)
    with office.act("更换本单位密钥", AREA, right=Right.ADMINISTER) as act:
        act.db.execute("UPDATE own_keys SET until = ?, reason = ? WHERE until IS NULL", (office.today, reason.strip()))
        card = _card(office, _put(act.db, office.today))
        act.detail.update(reason=reason.strip(), words=card.words)
    return card


def own_card(office: Office) -> KeyCard:
    """The public side of this office, for paper and stick."""
    return _card(office, own_keys(office))


def _card(office: Office, keys: OwnKeys) -> KeyCard:
    return keys.card(
        office=str(office.setting("office_id")), name=office.name, level=office.level, division=office.division
    )


def own_words(office: Office) -> str:
    """The 20 characters of this office's card; "" where it has no keys yet (looking makes none)."""
    row = office.reading().execute("SELECT sign, seal FROM own_keys WHERE until IS NULL ORDER BY no DESC").fetchone()
    return "" if row is None else _card(office, OwnKeys(sign=row[0], seal=row[1])).words


def own_card_file(office: Office) -> bytes:
    """The same as the bytes of a .uok file."""
    return card_file(own_card(office))


def register_partner(office: Office, content: bytes, typed: str, role: str) -> Partner:
    """The office of this card file is known from now on; an older card of the same office ends today.

    `typed` are the 20 characters from the stamped paper. Raises Refused: not_a_card, wrong_words, own_card, bad_role.
    """
    card = read_card_file(content)
    typed_right(card, typed)
    if role not in ROLES:
        raise Refused("bad_role", _("请说明对方是上级（upper）还是下级（lower）。"), "role")
    if card.office == office.setting("office_id"):
        raise Refused("own_card", _("这是本单位自己的公钥卡；没有登记。请选用对方的公钥卡文件。"), "file")
    with office.act("登记公钥卡", AREA, right=Right.ADMINISTER) as act:
        if role == "upper":
            act.db.execute(
                "UPDATE partners SET ended_on = ?, end_reason = ? WHERE role = 'upper' AND ended_on IS NULL",
                (office.today, "改用新公钥卡"),
            )
        act.db.execute(
            "UPDATE partners SET ended_on = ?, end_reason = ? WHERE office = ? AND ended_on IS NULL",
            (office.today, "改用新公钥卡", card.office),
        )
        act.db.execute(
            "INSERT INTO partners (office, role, name, level, division, sign, seal, words, registered_on, officer)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (card.office, role, card.name, card.level, card.division, card.sign, card.seal, card.words, office.today,
             office.officer.no),
        )  # fmt: skip
        act.detail.update(name=card.name, words=card.words)
        found = partner_of(act.db, card.office)
    assert found is not None
    return found


def end_partner(office: Office, office_id: str, reason: str) -> None:
    """Nothing signed with this partner's key is believed from now on. Raises Refused."""
    if not reason.strip():
        raise Refused("missing", _("请写明停用的原因，例如“密钥遗失”。"), "reason")
    with office.act("停用公钥卡", AREA, right=Right.ADMINISTER) as act:
        partner = partner_of(act.db, office_id)
        if partner is None:
            raise Refused("unknown_partner", _("没有登记过这个单位。请先登记它的公钥卡。"), "office")
        act.db.execute(
            "UPDATE partners SET ended_on = ?, end_reason = ? WHERE no = ?",
            (office.today, reason.strip(), partner.no),
        )
        act.detail.update(name=partner.name, reason=reason.strip())


_SELECT = "SELECT no, office, role, name, level, division, sign, seal, words, registered_on, ended_on, end_reason FROM partners"


def partner_of(db: Connection, office_id: str) -> Partner | None:
    """The partner with this office id whose card stands."""
    row = db.execute(f"{_SELECT} WHERE office = ? AND ended_on IS NULL", (office_id,)).fetchone()
    return None if row is None else Partner(**row)


def upper(office: Office) -> Partner | None:
    """The office this one reports to, where one is registered."""
    row = office.reading().execute(f"{_SELECT} WHERE role = 'upper' AND ended_on IS NULL").fetchone()
    return None if row is None else Partner(**row)


def partners(office: Office, *, role: str | None = None, ended: bool = False) -> list[Partner]:
    """Partner offices by division code; those whose card ended only when asked for."""
    rows = office.reading().execute(
        f"{_SELECT} WHERE (?1 IS NULL OR role = ?1) AND (?2 OR ended_on IS NULL) ORDER BY division, name, no",
        (role, ended),
    )
    return [Partner(**row) for row in rows]
