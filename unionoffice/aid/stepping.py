"""What every step shares: may it be taken, on which day, and its row. Days of steps run in order."""

from __future__ import annotations

from typing import Any

from unionoffice import approving, codes
from unionoffice.aid import reckoning_store, step_store, store
from unionoffice.aid.family_model import FAMILY_FIELDS
from unionoffice.aid.filing import open_household, touch
from unionoffice.aid.household import Household
from unionoffice.aid.model import FILE_FIELDS
from unionoffice.aid.reckoning_model import Reckoning
from unionoffice.aid.stages import leads_to
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.ids import new_id
from unionoffice.office import Act, Office
from unionoffice.wording import _

TABLE = "aid_files"


def at_step(office: Office, db: Connection, no: int, step: str, day: str | None) -> tuple[Household, str, str]:
    """The file, the stage this step leads to and its day. Raises Refused where the step may not be taken now."""
    found = open_household(db, no)
    target = leads_to(step, found.file.stage, found.file.kind)
    if target is None:
        sentence = _("{file} 现在是“{stage}”，不能办理“{step}”；没有改动任何内容。")
        words = {
            "file": found.file.file_no, "stage": codes.code_list("aid_stage").shown(found.file.stage),
            "step": codes.code_list("aid_step").shown(step),
        }  # fmt: skip
        raise Refused("bad_transition", sentence.format(**words), "step")
    return found, target, day_of(office, db, no, day)


def day_of(office: Office, db: Connection, no: int, day: str | None) -> str:
    """The step's day (today). Raises Refused for one after today or before the step before it."""
    day = day or office.today
    if day > office.today:
        raise Refused("future_day", _("日期“{day}”在今天之后。请填写已经发生的日期。").format(day=day), "day")
    before = step_store.last_day(db, no)
    if day < before:
        sentence = _("日期“{day}”早于上一步的日期“{before}”。各步的日期要按先后顺序。")
        raise Refused("too_early", sentence.format(day=day, before=before), "day")
    return day


def take(
    office: Office,
    act: Act,
    household: Household,
    step: str,
    stage: str,
    day: str,
    *,
    signer: str = "",
    opinion: str = "",
    document: str = "",
    reckoning: int | None = None,
    values: dict[str, Any] | None = None,
) -> None:
    """The step stands in the file and the file in its stage, inside the caller's act."""
    file = household.file
    changed = dict(values or {})
    if stage != file.stage:
        changed |= {"stage": stage, "since": day}
    store.insert(
        act.db, "aid_steps",
        {"id": new_id(), "file": file.no, "step": step, "stage": stage, "category": changed.get("category", file.category),
         "level": changed.get("level", file.level), "day": day, "officer": office.officer.no,
         "signer": signer.strip() or None, "opinion": opinion.strip() or None, "document": document.strip() or None,
         "reckoning": reckoning},
    )  # fmt: skip
    if changed or step not in _SAYS_NOTHING_NEW:
        touch(office, act.db, file.no, changed)
    act.detail.update(file=file.file_no, member=household.worker.name, step=step)


_SAYS_NOTHING_NEW = ("synced", "objection", "posting_closed")
"""Steps after which the file's facts are what they were."""


def reason(text: str, sentence: str) -> str:
    """The text without blanks around it. Raises Refused("reason_missing") with the sentence where it is empty."""
    if not text.strip():
        raise Refused("reason_missing", sentence, "reason")
    return text.strip()


def decided(db: Connection, file: int) -> Reckoning:
    """The reckoning decided last. Raises Refused where none is, or one is still open."""
    if reckoning_store.undecided(db, file) is not None:
        raise Refused("open_reckoning", _("还有一份没有认定的收入测算。请先认定，再办理这一步。"), "reckoning")
    found = reckoning_store.latest_decided(db, [file]).get(file)
    if found is None:
        raise Refused("no_reckoning", _("还没有收入测算。请先测算家庭收入并认定困难类别。"), "reckoning")
    return found


_NOT_OF_THE_RECORD = (
    "stage",
    "since",
    "filed_on",
    "ended_on",
    "changed_on",
    "note",
    "level",
    "national_no",
    "reviewer",
)


def record_of(db: Connection, household: Household) -> dict[str, Any]:
    """What an approver decides on: the worker, the file, the family and the reckoning, as they stand."""
    file = household.file
    sums = reckoning_store.latest_decided(db, [file.no]).get(file.no)
    return {
        "file": {name: getattr(file, name) for name in FILE_FIELDS if name not in _NOT_OF_THE_RECORD},
        "worker": {"no": household.worker.no, "name": household.worker.name, "id_number": household.worker.id_number},
        "family": [
            {**{name: row.get(name) for name in FAMILY_FIELDS}, "person": row.person.no, "name": row.person.name,
             "id_number": row.person.id_number}
            for row in household.family
        ],
        "reckoning": None if sums is None else {
            "id": sums.id, "income": sums.income, "costs": sums.costs, "people": sums.people, "per_head": sums.per_head,
            "line": sums.line, "decided": sums.decided,
        },
    }  # fmt: skip


def decide(office: Office, act: Act, household: Household, verdict: approving.Verdict, remark: str) -> None:
    """The officer, who made nothing of this file and is nobody's kin in it, decided on it as it stands; before any write."""
    file = household.file
    sums = [one.no for one in reckoning_store.reckonings(act.db, file.no)]
    more = [("aid_family", row.member.no) for row in household.family] + [("aid_reckonings", no) for no in sums]
    for income, costs in reckoning_store.lines_of_many(act.db, sums).values():
        more += [("aid_income", line.no) for line in income] + [("aid_costs", line.no) for line in costs]
    numbers = [household.worker.id_number, *(row.person.id_number for row in household.family)]
    approving.decide(
        office, act, table=TABLE, pk=file.no, record=record_of(act.db, household), verdict=verdict, remark=remark,
        makers={file.officer, *approving.makers_of(act.db, TABLE, file.no, more=more)},
        payees=[number for number in numbers if number],
    )  # fmt: skip
