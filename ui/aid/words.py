"""How the window speaks of files: words and colours of stages and categories, amounts, what a deed is called."""

from __future__ import annotations

from ui.theme import Tone
from unionoffice import aid, codes
from unionoffice.wording import N_, _

STAGE_TONES = {
    "draft": Tone.PLAIN, "applied": Tone.INFO, "visited": Tone.INFO, "reviewed": Tone.INFO, "posted": Tone.WARN,
    "township": Tone.INFO, "on_file": Tone.GOOD, "leaving": Tone.WARN, "returned": Tone.WARN, "refused": Tone.BAD,
}  # fmt: skip
CATEGORY_TONES = {"deep": Tone.WARN, "relative": Tone.INFO, "accident": Tone.WARN}

DEEDS = {
    "applied": N_("提交申请…"),
    "visited": N_("登记入户…"),
    "reviewed": N_("单位初审…"),
    "posted": N_("公示…"),
    "objection": N_("登记异议…"),
    "answer": N_("答复异议…"),
    "posting_closed": N_("公示期满…"),
    "township": N_("乡镇审核…"),
    "county": N_("县级审批…"),
    "returned": N_("退回补正…"),
    "completed": N_("补正完毕…"),
    "refused": N_("不予建档…"),
    "checked": N_("年度核查…"),
    "adjusted": N_("调整类别…"),
    "level": N_("调整建档标准…"),
    "synced": N_("登记电子同步…"),
    "promoted": N_("转为正式档案…"),
    "leaving": N_("拟脱困公示…"),
    "stayed": N_("继续在档…"),
    "exited": N_("批准脱困…"),
    "cancelled": N_("注销…"),
    "moved_out": N_("转出…"),
    "visit": N_("登记入户…"),
    "reckon": N_("测算收入…"),
    "month": N_("登记月收入…"),
    "fill": N_("补填档案…"),
}
"""What is done with a file, in the words of its button; steps by their code, and what is no step."""


def stage_tone(stage: str) -> Tone:
    """How a stage is coloured."""
    return STAGE_TONES.get(stage, Tone.PLAIN)


def category_tone(category: str | None) -> Tone:
    """How a category is coloured."""
    return CATEGORY_TONES.get(category or "", Tone.PLAIN)


def category_word(category: str | None) -> str:
    """The category as people read it; "" where none is decided."""
    return aid.category_words(category) if category else ""


def label(name: str, code: str | None) -> str:
    """An entry of a code list as people read it; "" for none."""
    return codes.code_list(name).shown(code) if code else ""


def yuan(fen: int | None) -> str:
    """Fen as yuan with two decimals; "" for None. A sum may be below nothing."""
    if fen is None:
        return ""
    return f"{'−' if fen < 0 else ''}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def deed_word(deed: str) -> str:
    """What the button of a deed says."""
    return _(DEEDS[deed])
