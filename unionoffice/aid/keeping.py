"""While a file is on file: yearly check, another category, another level, copies in step, a temporary one promoted."""

from __future__ import annotations

from unionoffice import codes
from unionoffice.aid import step_store
from unionoffice.aid.filing import AREA
from unionoffice.aid.household import Household
from unionoffice.aid.reckoning import NONE, category_words
from unionoffice.aid.reckoning_model import Reckoning
from unionoffice.aid.stepping import at_step, decide, decided, reason, take
from unionoffice.approving import Verdict
from unionoffice.database import Connection
from unionoffice.errors import Refused
from unionoffice.office import Act, Office
from unionoffice.officers import Right
from unionoffice.wording import _

_CHECKS = ("county", "township", "taken_over", "checked", "adjusted", "promoted")
"""Steps after which a household counts as looked at."""


def last_check(db: Connection, file: int) -> str | None:
    """The day the household was last looked at: approval or yearly check; None before the first."""
    days = [step.day for step in step_store.steps(db, file) if step.step in _CHECKS]
    return max(days) if days else None


def _fresh(db: Connection, found: Household) -> Reckoning:
    """The latest reckoning, decided and not used by a step yet. Raises Refused."""
    sums = decided(db, found.file.no)
    # A new line accepted is no look at the household.
    used = any(step.reckoning == sums.no for step in step_store.steps(db, found.file.no))
    if used or sums.occasion == "new_line":
        raise Refused("no_reckoning", _("还没有新的收入测算。请先做一份测算并认定，再办理核查。"), "reckoning")
    return sums


def check_yearly(office: Office, no: int, *, opinion: str = "", signer: str = "", day: str | None = None) -> None:
    """The household was checked and keeps its category: a new reckoning says the same."""
    with office.act("年度核查", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "checked", day)
        sums = _fresh(act.db, found)
        if sums.decided != found.file.category:
            sentence = _("新的测算认定为“{new}”，与现在的类别“{old}”不同。请办理“调整类别”或“脱困”。")
            old = category_words(found.file.category) if found.file.category else ""
            raise Refused(
                "category_differs", sentence.format(new=category_words(sums.decided or NONE), old=old), "reckoning"
            )
        take(office, act, found, "checked", stage, when, opinion=opinion, signer=signer, reckoning=sums.no)


def adjust(office: Office, no: int, *, opinion: str = "", signer: str = "", day: str | None = None) -> None:
    """The file has the category of its new reckoning from the day on; approved by another person than the makers."""
    with office.act("调整困难类别", AREA, right=Right.APPROVE) as act:
        found, stage, when = at_step(office, act.db, no, "adjusted", day)
        sums = _fresh(act.db, found)
        if sums.decided == NONE:
            sentence = _("新的测算认定为“不予建档”。请办理脱困或注销。")
            raise Refused("not_eligible", sentence, "reckoning")
        if sums.decided == found.file.category:
            raise Refused("same_category", _("类别没有变化。请办理“年度核查”。"), "reckoning")
        decide(office, act, found, Verdict.APPROVED, opinion)
        adjusted(office, act, found, sums, stage, when, opinion=opinion, signer=signer)


def adjusted(
    office: Office, act: Act, found: Household, sums: Reckoning, stage: str, day: str, *, opinion: str, signer: str
) -> None:
    """The step 调整类别 with its new category, inside the caller's act."""
    old = category_words(found.file.category) if found.file.category else ""
    told = opinion or f"{old} → {category_words(sums.decided or NONE)}"
    values = {"category": sums.decided, "category_version": codes.code_list("aid_category").version}
    take(office, act, found, "adjusted", stage, day, opinion=told, signer=signer or office.officer.name,
         reckoning=sums.no, values=values)  # fmt: skip


def set_level(office: Office, no: int, level: str, *, document: str, day: str | None = None) -> None:
    """The file has another level from the day on, by the paper with this number: which money may be used changes."""
    code = codes.code_list("aid_level").find(level)
    if code is None:
        raise Refused("unknown_word", _("请选择建档标准：全国级、省级、地市级、区县级或基层。"), "level")
    told = reason(document, _("请写明调整建档标准的文件。"))
    with office.act("调整建档标准", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "level", day)
        words = codes.code_list("aid_level")
        opinion = f"{words.label(found.file.level or '')} → {words.label(code)}"
        take(office, act, found, "level", stage, when, opinion=opinion, document=told, values={"level": code})


def synced(office: Office, no: int, *, national_no: str = "", day: str | None = None) -> None:
    """Paper and the national system say the same from the day on; the national number is noted where one came."""
    with office.act("登记电子档案同步", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "synced", day)
        take(office, act, found, "synced", stage, when, document=national_no)
        if national_no.strip() and national_no.strip() != found.file.national_no:
            act.db.execute("UPDATE aid_files SET national_no = ? WHERE no = ?", (national_no.strip(), no))


def promote(office: Office, no: int, *, opinion: str = "", day: str | None = None) -> None:
    """A temporary file becomes a regular one and goes on with the posting; its income is worked out before."""
    with office.act("临时档案转正", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "promoted", day)
        sums = decided(act.db, no)
        if sums.decided == NONE:
            raise Refused("not_eligible", _("收入测算认定为“不予建档”，不能转正。可以注销临时档案。"), "reckoning")
        values = {
            "kind": "regular",
            "category": sums.decided,
            "category_version": codes.code_list("aid_category").version,
        }
        take(office, act, found, "promoted", stage, when, opinion=opinion, reckoning=sums.no, values=values)
