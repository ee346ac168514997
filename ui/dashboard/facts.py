"""What the dashboard shows, read in a few statements beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.deadlines import Deadline
    from unionoffice.members import RollFigures
    from unionoffice.office import Office
    from unionoffice.units import UnitFigures

LARGE = 200_000
"""Above so many members pairs are looked for on the members' page only: it takes minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Figures of roll and units, people that came month by month, deadlines, the moment of the last good backup."""

    roll: RollFigures
    units: UnitFigures
    unprinted: int
    months: list[tuple[str, int]]
    deadlines: list[Deadline]
    backup: str

    @property
    def empty(self) -> bool:
        """Whether nobody and no unit is in the office yet."""
        return (
            not self.roll.members and not self.roll.retained and not self.units.unions and not self.units.without_union
        )


def read(office: Office) -> Facts:
    """The facts as of the office's day."""
    from unionoffice import backup, deadlines, members, units

    waiting = deadlines.deadlines(office)
    whole = [one for one in backup.backups(office.path) if one.whole]
    return Facts(
        roll=members.figures(office),
        units=units.figures(office),
        unprinted=next((one.count for one in waiting if one.reason == "card"), 0),
        months=members.came_by_month(office),
        deadlines=waiting,
        backup=whole[0].made_at if whole else "",
    )


def day_words(day: str) -> str:
    """The day as the page's second line has it: 2026年11月22日 星期日."""
    when = datetime.fromisoformat(day)
    weekdays = (_("星期一"), _("星期二"), _("星期三"), _("星期四"), _("星期五"), _("星期六"), _("星期日"))
    return _("{year}年{month}月{day}日 {weekday}").format(
        year=when.year, month=when.month, day=when.day, weekday=weekdays[when.weekday()]
    )


def backup_words(made_at: str, now: datetime) -> str:
    """When the last backup was made, as people say it; `made_at` "" where there is none."""
    if not made_at:
        return _("还没有备份过")
    made = datetime.fromisoformat(made_at).astimezone()
    days = (now.date() - made.date()).days
    clock = made.strftime("%H:%M")
    if days <= 0:
        return _("今天 {time}").format(time=clock)
    if days == 1:
        return _("昨天 {time}").format(time=clock)
    return _("{days} 天前（{day}）").format(days=days, day=made.date().isoformat())
