"""The checklist 目录 of a file (domain.md 3.10): which papers it needs, which are scanned, which lie in the folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unionoffice import codes, scans
from unionoffice.aid import step_store
from unionoffice.aid.family_model import FamilyMember
from unionoffice.aid.filing import AREA, existing, open_household
from unionoffice.aid.household import Household
from unionoffice.aid.household_rules import DISABLED
from unionoffice.aid.model import FILED_STAGES, REASONS, AidFile
from unionoffice.database import Connection, placeholders
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.scans import Attachment
from unionoffice.wording import _

TABLE = "aid_files"
_ILL, _SCHOOL, _DISASTER, _ACCIDENT = "6", "9", "7", "8"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPaper:
    """One line of the checklist: is it needed, how many scans are kept, is the paper itself in the folder and where."""

    code: str
    part: str
    needed: bool
    scans: int
    ticked: bool
    page_no: int | None
    note: str | None

    @property
    def there(self) -> bool:
        """Whether a scan or the paper itself is kept."""
        return bool(self.scans) or self.ticked

    @property
    def missing(self) -> bool:
        """Whether it is needed and neither is there."""
        return self.needed and not self.there


def checklists(db: Connection, households: Sequence[Household]) -> dict[int, list[ListedPaper]]:
    """The checklist of each of these files, in the order of the code list."""
    numbers = [one.file.no for one in households]
    scanned = _scanned(db, numbers)
    ticked = step_store.ticks(db, numbers)
    happened = _happened(db, numbers)
    found = {}
    for household in households:
        no = household.file.no
        wanted = _wanted(household) | happened.get(no, set())
        lines = []
        for entry in codes.code_list("aid_paper").entries:
            page_no, note, day = ticked.get(no, {}).get(entry.code, (None, None, ""))
            lines.append(
                ListedPaper(
                    code=entry.code, part=str(entry.extra["part"]), needed=entry.extra["needed"] in wanted,
                    scans=scanned.get((no, entry.code), 0), ticked=bool(day), page_no=page_no, note=note,
                )
            )  # fmt: skip
        found[no] = lines
    return found


def checklist(office: Office, no: int) -> list[ListedPaper]:
    """The checklist of one file. Raises Refused for an unknown file."""
    found = existing(office.reading(), no)
    return checklists(office.reading(), [found])[no]


def _scanned(db: Connection, numbers: Sequence[int]) -> dict[tuple[int, str], int]:
    found: dict[tuple[int, str], int] = {}
    for start in range(0, len(numbers), 500):
        part = tuple(numbers[start : start + 500])
        rows = db.execute(
            "SELECT pk, kind, count(*) FROM attachments WHERE tbl = ? AND withdrawn_on IS NULL"
            f" AND pk IN ({placeholders(len(part))}) GROUP BY pk, kind",
            (TABLE, *part),
        )
        found.update({(row[0], row[1]): row[2] for row in rows})
    return found


def _wanted(household: Household) -> set[str]:
    """Conditions of the code list that hold by what the file says."""
    file = household.file
    reasons = {getattr(file, name) for name in REASONS}
    everybody: list[AidFile | FamilyMember] = [file, *(row.member for row in household.family)]
    told = {
        "always": True,
        "migrant": bool(file.migrant),
        "medical": _ILL in reasons,
        "education": _SCHOOL in reasons,
        "disabled": any(one.health == DISABLED or one.disability for one in everybody),
        "accident": file.category == "accident" or bool(reasons & {_DISASTER, _ACCIDENT}),
        "consent": file.consent_ground not in ("statutory", "emergency"),
        "filed": file.stage in FILED_STAGES,
        "ended": file.stage in ("exited", "cancelled"),
        "allowance": file.category in ("dibao", "on_dibao"),
    }
    return {name for name, holds in told.items() if holds}


def _happened(db: Connection, numbers: Sequence[int]) -> dict[int, set[str]]:
    """Conditions that hold by what happened to the file."""
    found: dict[int, set[str]] = {}
    conditions = {
        "visited": "SELECT DISTINCT file FROM aid_visits WHERE file IN ({})",
        "reckoned": "SELECT DISTINCT file FROM aid_reckonings WHERE decided IS NOT NULL AND file IN ({})",
        "reviewed": "SELECT DISTINCT file FROM aid_steps WHERE step = 'reviewed' AND file IN ({})",
        "posted": "SELECT DISTINCT pk FROM aid_postings WHERE tbl = 'aid_files' AND pk IN ({})",
        "checked": "SELECT DISTINCT file FROM aid_steps WHERE step IN ('checked', 'adjusted') AND file IN ({})",
        "paid": "SELECT DISTINCT file FROM aid_items WHERE result = 'paid' AND file IN ({})",
        "allowance": "SELECT DISTINCT r.file FROM aid_income i JOIN aid_reckonings r ON r.no = i.reckoning"
        " WHERE i.kind = 'allowance' AND r.file IN ({})",
    }
    for start in range(0, len(numbers), 500):
        part = tuple(numbers[start : start + 500])
        for name, sql in conditions.items():
            for row in db.execute(sql.format(placeholders(len(part))), part):
                found.setdefault(row[0], set()).add(name)
    return found


def _known(paper: str) -> str:
    if codes.code_list("aid_paper").get(paper) is None:
        raise Refused("unknown_word", _("档案目录里没有这种材料。请从目录中选择。"), "paper")
    return paper


def tick(office: Office, no: int, paper: str, *, page_no: int | None = None, note: str = "") -> None:
    """The paper itself lies in the folder, on this page; ticking again changes page and note."""
    _known(paper)
    if page_no is not None and page_no < 1:
        raise Refused("bad_number", _("页码从 1 开始。"), "page_no")
    with office.act("勾选档案材料", AREA) as act:
        found = open_household(act.db, no)
        act.db.execute(
            "INSERT INTO aid_checklist (file, paper, page_no, note, ticked_on, officer) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (file, paper) DO UPDATE SET page_no = excluded.page_no, note = excluded.note",
            (no, paper, page_no, note.strip() or None, office.today, office.officer.no),
        )
        act.detail.update(file=found.file.file_no, paper=paper)


def untick(office: Office, no: int, paper: str) -> None:
    """The paper was ticked by mistake; the journal keeps both."""
    with office.act("取消勾选档案材料", AREA) as act:
        found = open_household(act.db, no)
        if not act.db.execute("DELETE FROM aid_checklist WHERE file = ? AND paper = ?", (no, _known(paper))).rowcount:
            raise Refused("not_ticked", _("这种材料没有勾选过。没有改动。"), "paper")
        act.detail.update(file=found.file.file_no, paper=paper)


def attach(office: Office, no: int, paper: str, title: str, content: bytes) -> Attachment:
    """A scan of this paper is kept with the file, encrypted. Raises Refused as scans.attach does."""
    _known(paper)
    open_household(office.reading(), no)
    return scans.attach(office, table=TABLE, pk=no, kind=paper, title=title, content=content, area=AREA)


def attachments(office: Office, no: int, *, withdrawn: bool = False) -> list[Attachment]:
    """The scans kept with the file."""
    return scans.attachments_of(office, TABLE, no, withdrawn=withdrawn)


__all__ = ["ListedPaper", "attach", "attachments", "checklist", "checklists", "tick", "untick"]
