"""Where a record stands with the upper office, as a line of its panel; nothing for an office that reports to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office


def reported_lines(office: Office, part: str, uid: str) -> list[tuple[str, str]]:
    """未上报, 已导出, 已接收, 退回 or 重复待核 for the record with this lasting id, and what was said to it."""
    from unionoffice import reports

    if reports.upper(office) is None:
        return []
    row = reports.state_of(office, part, uid)
    words = _(reports.STATES[row.state])
    if row.sentence:
        words += f"\n{row.sentence}"
    if row.changed and row.state in ("rejected", "duplicate"):
        words += "\n" + _("已改正待报")
    return [(_("上报情况"), words)]
