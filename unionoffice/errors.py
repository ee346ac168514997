"""What may go wrong: a rule that says no, a machine that fails, a person who cancels. All else is a bug."""

from __future__ import annotations


class Refused(Exception):
    """A rule said no. Nothing was changed.

    `reason` is a short English word for programs (`check_digit`), `sentence` is for people and says what
    happened and what to do next, `field` names the declared field it belongs to, where there is one.
    """

    def __init__(self, reason: str, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence
        self.field = field


class Trouble(Exception):
    """The machine failed: disk, file, printer, another program. What was saved before is safe.

    `reason` is a short English word, `sentence` says what happened, what is safe, what to do next.
    """

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence


class Cancelled(Exception):
    """A person stopped a long job. Nothing of it stays; nobody needs to be told."""
