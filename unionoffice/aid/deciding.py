"""Township and county: approval by another person than the makers, return for completion, refusal with its reason."""

from __future__ import annotations

from unionoffice import approving, codes
from unionoffice.aid import posting
from unionoffice.aid.applying import posted_to_the_end
from unionoffice.aid.filing import AREA
from unionoffice.aid.household_rules import wanting
from unionoffice.aid.reckoning import NONE
from unionoffice.aid.stages import back_to
from unionoffice.aid.stepping import TABLE, at_step, decide, decided, reason, record_of, take
from unionoffice.approving import Verdict
from unionoffice.entering import Rejected
from unionoffice.errors import Refused
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.wording import _


def approve(office: Office, no: int, *, opinion: str = "", signer: str = "", day: str | None = None) -> None:
    """The township's union approved the file as it stands; a temporary one is on file with it.

    Raises Refused: `not_permitted`, `own_record`, `kin`, still posted, no reckoning decided (regular files).
    """
    with office.act("乡镇工会审核困难档案", AREA, right=Right.APPROVE) as act:
        found, stage, when = at_step(office, act.db, no, "township", day)
        values: dict[str, object] = {}
        if stage == "on_file":
            values = {"filed_on": when}
        else:
            posted_to_the_end(office, no)
            if decided(act.db, no).decided == NONE:
                raise Refused("not_eligible", _("收入测算认定为“不予建档”。请办理不予建档，或另做测算。"), "reckoning")
        decide(office, act, found, Verdict.APPROVED, opinion)
        take(
            office, act, found, "township", stage, when, signer=signer or office.officer.name, opinion=opinion,
            values=values,
        )  # fmt: skip


def county_approved(
    office: Office, no: int, *, level: str, document: str, signer: str = "", opinion: str = "", day: str | None = None
) -> None:
    """The county approved: the file is on file from the day on at this level, by the paper with this number.

    Raises Refused where the file was changed after the township approved it.
    """
    with office.act("登记县级工会审批", AREA) as act:
        found, stage, when = at_step(office, act.db, no, "county", day)
        code = codes.code_list("aid_level").find(level)
        if code is None:
            raise Refused("unknown_word", _("请选择建档标准：全国级、省级、地市级、区县级或基层。"), "level")
        if not document.strip():
            raise Refused("missing", _("请写明县级工会审批的文号或审批表编号。"), "document")
        if approving.standing(act.db, TABLE, no, record_of(act.db, found)) is None:
            sentence = _("乡镇工会审核之后档案又改过，原来的审核不再有效。请退回补正后重新审核。")
            raise Refused("changed_since_approval", sentence, "file")
        take(
            office, act, found, "county", stage, when, signer=signer, opinion=opinion, document=document,
            values={"level": code, "filed_on": found.file.filed_on or when},
        )  # fmt: skip


def _right(office: Office) -> Right:
    return Right.ENTER if office.officer.may(Right.ENTER) else Right.APPROVE


def send_back(office: Office, no: int, why: str, *, day: str | None = None, signer: str = "") -> None:
    """The file goes back for completion with a written reason; a posting that is up comes down."""
    told = reason(why, _("退回补正要写明缺什么、怎么补。"))
    with office.act("退回补正", AREA, right=_right(office)) as act:
        found, stage, when = at_step(office, act.db, no, "returned", day)
        if not office.officer.may(Right.ENTER):
            decide(office, act, found, Verdict.RETURNED, told)
        posting.withdraw(act, TABLE, no, day=when)
        take(
            office, act, found, "returned", stage, when, opinion=told, signer=signer or office.officer.name,
            values={"came_from": found.file.stage},
        )  # fmt: skip


def complete(office: Office, no: int, *, day: str | None = None, note: str = "") -> None:
    """What was missing came in: the file goes on where it was; what had been posted is posted again. Raises Rejected."""
    with office.act("补正困难档案", AREA) as act:
        found, _stage, when = at_step(office, act.db, no, "completed", day)
        lacks = wanting(found)
        if lacks:
            raise Rejected(lacks)
        stage = back_to(found.file.came_from)
        take(office, act, found, "completed", stage, when, opinion=note, values={"came_from": None})


def refuse(office: Office, no: int, why: str, *, day: str | None = None, signer: str = "", document: str = "") -> None:
    """There will be no file, with the written reason the applicant is told. Nothing of it is deleted."""
    told = reason(why, _("不予建档要写明理由，并书面告知申请人。"))
    with office.act("不予建档", AREA, right=_right(office)) as act:
        found, stage, when = at_step(office, act.db, no, "refused", day)
        if not office.officer.may(Right.ENTER):
            decide(office, act, found, Verdict.REFUSED, told)
        posting.withdraw(act, TABLE, no, day=when)
        take(
            office, act, found, "refused", stage, when, opinion=told, signer=signer or office.officer.name,
            document=document, values={"ended_on": when},
        )  # fmt: skip
