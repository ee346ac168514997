"""Hardship aid: files of households in need, the money and their papers. The front door of the area."""

from __future__ import annotations

from unionoffice.aid import (
    approving_rounds,
    bank_file,
    funds,
    guard,
    items,
    money_figures,
    money_model,
    money_papers,
    past_rounds,
    paying,
    quotas,
    reversing,
    room,
    round_view,
    rounds,
    sheets,
    store,
)
from unionoffice.aid.applying import (
    answer_objection,
    apply,
    close_posting,
    objection,
    post,
    record_visit,
    review,
)
from unionoffice.aid.bulk import PastFile, PastReckoning, PastStep, take_in_many
from unionoffice.aid.case import Case, Moment, Worked, case, timeline
from unionoffice.aid.checklist import ListedPaper, attach, attachments, checklist, tick, untick
from unionoffice.aid.deciding import approve, complete, county_approved, refuse, send_back
from unionoffice.aid.family import add_family, change_family, end_family, examine_family
from unionoffice.aid.family_model import FAMILY_ENTRY, FAMILY_FIELDS, FamilyMember
from unionoffice.aid.figures import FileBalance, FileFigures, balance, balance_of_union_year, figures, on_file
from unionoffice.aid.filing import WORKER_STATES, change_file, examine, findings_of, open_file, suggested, take_over
from unionoffice.aid.household import FamilyRow, Household
from unionoffice.aid.keeping import adjust, check_yearly, last_check, promote, set_level, synced
from unionoffice.aid.leaving import cancel, confirm_exit, move_out, propose_exit, record_month, stay
from unionoffice.aid.lists import LISTS, ON_FILE, FileFilter, FileRow, files, rows, with_below
from unionoffice.aid.lists import SORTS as FILE_SORTS
from unionoffice.aid.model import ENDED_STAGES, FILE_FIELDS, FILED_STAGES, OPEN_STAGES, AidFile
from unionoffice.aid.parameters import line_of
from unionoffice.aid.past_rounds import PastItem, PastRound
from unionoffice.aid.reckoning import (
    CATEGORIES,
    NONE,
    Sum,
    add_cost,
    add_income,
    category_words,
    change_reckoning,
    decide_reckoning,
    drop_cost,
    drop_income,
    drop_reckoning,
    start_reckoning,
    work_out,
)
from unionoffice.aid.reckoning_model import (
    COST_FIELDS,
    EXIT_FIELDS,
    INCOME_FIELDS,
    RECKONING_FIELDS,
    CostLine,
    ExitMonth,
    IncomeLine,
    Reckoning,
)
from unionoffice.aid.regrade import Regraded, accept_regrade, regrade
from unionoffice.aid.rules import REASONS
from unionoffice.aid.spot_check import Draw, draw, draws, is_honest, visited_since
from unionoffice.aid.stages import steps_from
from unionoffice.aid.step_model import VISIT_FIELDS, Posting, Step, Visit
from unionoffice.office import Office

__all__ = [
    "CATEGORIES", "COST_FIELDS", "ENDED_STAGES", "EXIT_FIELDS", "FAMILY_ENTRY", "FAMILY_FIELDS", "FILED_STAGES",
    "FILE_FIELDS", "FILE_SORTS", "INCOME_FIELDS", "LISTS", "NONE", "ON_FILE", "OPEN_STAGES", "REASONS", "RECKONING_FIELDS",
    "VISIT_FIELDS", "WORKER_STATES", "AidFile", "Case", "CostLine", "Draw", "ExitMonth", "FamilyMember", "FamilyRow",
    "FileBalance", "FileFigures", "FileFilter", "FileRow", "Household", "IncomeLine", "ListedPaper", "Moment", "PastFile",
    "PastItem", "PastReckoning", "PastRound", "PastStep", "Posting", "Reckoning", "Regraded", "Step", "Sum", "Visit",
    "Worked", "accept_regrade", "add_cost", "add_family", "add_income", "adjust", "answer_objection", "apply", "approve",
    "approving_rounds", "attach", "attachments", "balance", "balance_of_union_year", "bank_file", "cancel", "case",
    "category_words", "change_family", "change_file", "change_reckoning", "check_yearly", "checklist", "close_posting",
    "complete", "confirm_exit", "county_approved", "decide_reckoning", "draw", "draws", "drop_cost", "drop_income",
    "drop_reckoning", "end_family", "examine", "examine_family", "family_number", "figures", "file_number", "files",
    "findings_of", "funds", "guard", "household", "is_honest", "items", "last_check", "line_of", "money_figures",
    "money_model", "money_papers", "move_out", "objection", "on_file", "open_file", "past_rounds", "paying", "post",
    "promote", "propose_exit", "quotas", "record_month", "record_visit", "refuse", "regrade", "reversing", "review",
    "room", "round_view", "rounds", "rows", "send_back", "set_level", "sheets", "start_reckoning", "stay", "steps_from",
    "suggested", "synced", "take_in_many", "take_over", "tick", "timeline", "untick", "visited_since", "with_below",
    "work_out",
]  # fmt: skip


def household(office: Office, no: int, *, day: str | None = None) -> Household | None:
    """The file of this number with worker and family (of a day); None where there is none."""
    return store.household(office.reading(), no, day=day)


def file_number(office: Office, text: str) -> int | None:
    """The number of the file with this file number (BF2026-0001) or lasting id."""
    return store.number_of(office.reading(), text)


def family_number(office: Office, uid: str) -> int | None:
    """The number of the family row with this lasting id."""
    return store.family_number_of(office.reading(), uid)
