"""Who acts: named officers, their roles, and what each role may do. Rights are asked at the act, not at the button."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from unionoffice.errors import Refused
from unionoffice.wording import N_, _


class Role(StrEnum):
    """What an officer was named for."""

    ENTRY = "entry"
    APPROVAL = "approval"
    ADMINISTRATION = "administration"
    AUDIT = "audit"


class Right(StrEnum):
    """What an act asks of the officer."""

    READ = "read"
    ENTER = "enter"
    APPROVE = "approve"
    ADMINISTER = "administer"


ROLE_LABELS = {
    Role.ENTRY: N_("经办"),
    Role.APPROVAL: N_("审批"),
    Role.ADMINISTRATION: N_("管理"),
    Role.AUDIT: N_("查看（经审）"),
}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ENTRY: frozenset({Right.READ, Right.ENTER}),
    Role.APPROVAL: frozenset({Right.READ, Right.APPROVE}),
    Role.ADMINISTRATION: frozenset({Right.READ, Right.ADMINISTER}),
    Role.AUDIT: frozenset({Right.READ}),
}
"""Roles of trust.md 5.2. The first officer of an office is named for entry and administration."""


@dataclass(frozen=True, slots=True)
class Officer:
    """A named person who may open this office."""

    no: int
    name: str
    roles: tuple[Role, ...]

    def may(self, right: Right) -> bool:
        """Whether one of the roles carries this right."""
        return any(right in RIGHTS[role] for role in self.roles)

    def must(self, right: Right) -> None:
        """Raises Refused("not_permitted") where no role carries this right."""
        if not self.may(right):
            needed = "、".join(_(ROLE_LABELS[role]) for role in Role if right in RIGHTS[role])
            sentence = _("{name} 没有这项权限；没有改动任何内容。请由有“{roles}”权限的人员办理。")
            raise Refused("not_permitted", sentence.format(name=self.name, roles=needed))


def roles_of(text: str) -> tuple[Role, ...]:
    """Roles from their stored text, "entry administration"."""
    return tuple(Role(word) for word in text.split())
