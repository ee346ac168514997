"""How the window speaks of rounds and money: words and colours of states and results, amounts, what a deed is called."""

from __future__ import annotations

from ui.theme import Tone
from unionoffice import codes
from unionoffice.money import yuan
from unionoffice.wording import N_, _

STATE_TONES = {
    "draft": Tone.PLAIN, "posted": Tone.WARN, "approved": Tone.INFO, "printed": Tone.INFO, "paying": Tone.WARN,
    "paid": Tone.GOOD, "filed": Tone.PLAIN, "void": Tone.BAD,
}  # fmt: skip
RESULT_TONES = {
    "pending": Tone.PLAIN, "paid": Tone.GOOD, "refused": Tone.WARN, "returned": Tone.BAD, "deceased": Tone.WARN,
    "corrected": Tone.INFO,
}  # fmt: skip

RESULT_KEYS = (
    ("1", "paid", N_("成功")),
    ("2", "returned", N_("退票")),
    ("3", "refused", N_("拒收")),
    ("4", "deceased", N_("死亡")),
    ("5", "corrected", N_("更正")),
)
"""The key that gives a row its result, the result, and its word."""

DEEDS = {
    "add": N_("添加人员"),
    "mend": N_("补填批次资料"),
    "post": N_("公示…"),
    "submit": N_("送审…"),
    "approve": N_("批准…"),
    "give_back": N_("退回修改…"),
    "turn_down": N_("不予批准…"),
    "objection": N_("登记异议…"),
    "answer": N_("答复异议…"),
    "recall": N_("撤回修改…"),
    "void": N_("作废…"),
    "print": N_("打印发放包…"),
    "start": N_("开始发放"),
    "bank_file": N_("导出代发文件…"),
    "pay_all": N_("全部成功…"),
    "sheet_out": N_("签收表送出…"),
    "sheet_back": N_("签收表收回…"),
    "file": N_("归档…"),
    "reverse": N_("更正（红冲）…"),
}
"""What is done with a round, in the words of its button."""


def state_tone(state: str) -> Tone:
    """How a state is coloured."""
    return STATE_TONES.get(state, Tone.PLAIN)


def result_tone(result: str) -> Tone:
    """How a result is coloured."""
    return RESULT_TONES.get(result, Tone.PLAIN)


def label(name: str, code: str | None) -> str:
    """An entry of a code list as people read it; "" for none."""
    return codes.code_list(name).shown(code) if code else ""


def money(fen: int) -> str:
    """Yuan with commas, for a line of words."""
    return _("{sum} 元").format(sum=yuan(fen))
