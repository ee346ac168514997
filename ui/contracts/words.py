"""How contracts are spoken of: words of their lists, the colour of a state, groups of states."""

from __future__ import annotations

from ui.theme import Tone
from unionoffice import codes, contracts
from unionoffice.wording import N_, _

AREAS = frozenset({"contracts", "units", "settings"})
"""The news that make a page about contracts stale."""

GROUPS: tuple[tuple[str, str, tuple[str, ...], Tone], ...] = (
    ("talks", N_("要约与协商"), ("prepared", "offered", "answered", "talking"), Tone.INFO),
    ("stuck", N_("未答复、不同意、未通过"), ("unanswered", "refused", "not_passed"), Tone.WARN),
    ("draft", N_("草案、已通过"), ("draft", "passed"), Tone.INFO),
    ("signed", N_("已签字未报送"), ("signed",), Tone.WARN),
    ("review", N_("报送与审查"), ("filed", "review"), Tone.INFO),
    ("objected", N_("有异议"), ("objected",), Tone.BAD),
    ("running", N_("生效履行中"), ("effective", "published", "running"), Tone.GOOD),
    ("expiring", N_("将到期"), ("expiring",), Tone.WARN),
    ("expired", N_("到期未续"), ("expired",), Tone.BAD),
    ("over", N_("已续订、变更、结束"), ("renewed", "changed", "rescinded", "terminated"), Tone.PLAIN),
)
"""What a clerk looks at together: key, words, the states in it, its colour."""


def label(name: str, code: str | None) -> str:
    """The word of a code list in the language in use, "" where nothing is set."""
    return codes.code_list(name).shown(code) if code else ""


def state_word(state: str) -> str:
    """The state's word."""
    return label("contract_state", state)


def state_tone(state: str) -> Tone:
    """The colour of the group a state belongs to."""
    return next((tone for _key, _words, states, tone in GROUPS if state in states), Tone.PLAIN)


def states_of(group: str) -> tuple[str, ...]:
    """The states of a group; a state's own name stands for itself."""
    return next((states for key, _words, states, _tone in GROUPS if key == group), (group,))


def groups_counted(pipeline: dict[str, list[int]]) -> list[tuple[str, str, int, Tone]]:
    """The pills: all, then every group with how many contracts stand in it."""
    whole = sum(len(numbers) for numbers in pipeline.values())
    found = [("", _("全部"), whole, Tone.PLAIN)]
    for key, words, states, tone in GROUPS:
        found.append((key, _(words), sum(len(pipeline[state]) for state in states), tone))
    return found


def span(contract: contracts.Contract) -> str:
    """The term in days."""
    return f"{contract.term_start or ''} — {contract.term_end or ''}" if contract.term_end else ""


def short_kind(kind: str) -> str:
    """The kind's word without what every kind ends with."""
    return label("contract_kind", kind).removesuffix("集体合同")
