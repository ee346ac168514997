"""What each step of a file asks: its questions in the words of the paper, and the act of the core that takes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from unionoffice import aid
from unionoffice.office import Office
from unionoffice.wording import N_

Answers = Mapping[str, str | None]

LINE, TEXT, DAY, LEVEL = "line", "text", "day", "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: its name (that of the refusal it may meet), its words, how it is answered, an example."""

    name: str
    words: str
    kind: str = LINE
    required: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAsk:
    """A step as a small window: title, what it does, the questions, the word of its button, the act."""

    title: str
    says: str
    questions: tuple[Question, ...]
    does: str
    take: Callable[[Office, int, Answers], object]


def _words(answers: Answers, name: str) -> str:
    return answers.get(name) or ""


DAY_OF = Question(name="day", words=N_("办理日期"), kind=DAY, required=True)
SIGNER = Question(name="signer", words=N_("签字人"), required=True, hint=N_("例如 单位工会主席的姓名"))
OWN_SIGNER = Question(name="signer", words=N_("签字人"), hint=N_("不填就是您本人"))
OPINION = Question(name="opinion", words=N_("意见"), kind=TEXT, hint=N_("例如 情况属实，同意上报"))
PAPER = Question(name="document", words=N_("依据或文号"))
PLACE = Question(name="place", words=N_("公示地点"), required=True, hint=N_("例如 单位公告栏、村务公开栏"))


ASKS: dict[str, StepAsk] = {
    "applied": StepAsk(
        title=N_("提交申请"), says=N_("本人已在申请书上签字。档案填齐、有同意书或法定依据才能提交。"),
        questions=(DAY_OF, Question(name="document", words=N_("申请书编号"))), does=N_("提交"),
        take=lambda office, no, a: aid.apply(office, no, day=a["day"], document=_words(a, "document")),
    ),
    "reviewed": StepAsk(
        title=N_("单位（村、社区）工会初审"), says=N_("单位工会看过申请和入户情况，签字盖章同意上报。"),
        questions=(DAY_OF, SIGNER, OPINION, PAPER), does=N_("通过初审"),
        take=lambda office, no, a: aid.review(
            office, no, signer=_words(a, "signer"), opinion=_words(a, "opinion"), day=a["day"],
            document=_words(a, "document"),
        ),
    ),
    "posted": StepAsk(
        title=N_("公示"), says=N_("公示单上没有证件号码、疾病、银行卡、住址和孩子的姓名。"),
        questions=(Question(name="day", words=N_("公示日期"), kind=DAY, required=True), PLACE), does=N_("开始公示"),
        take=lambda office, no, a: aid.post(office, no, place=_words(a, "place"), day=a["day"]),
    ),
    "objection": StepAsk(
        title=N_("登记异议"), says=N_("有人对公示提出不同意见。核查答复以前，不能办理下一步。"),
        questions=(
            Question(name="day", words=N_("提出日期"), kind=DAY, required=True),
            Question(name="objection", words=N_("异议内容"), kind=TEXT, required=True),
        ), does=N_("登记"),
        take=lambda office, no, a: aid.objection(office, no, _words(a, "objection"), day=a["day"]),
    ),
    "answer": StepAsk(
        title=N_("答复异议"), says=N_("写明怎样核查、结果如何。"),
        questions=(Question(name="answer", words=N_("核查结果"), kind=TEXT, required=True),), does=N_("答复"),
        take=lambda office, no, a: aid.answer_objection(office, no, _words(a, "answer")),
    ),
    "posting_closed": StepAsk(
        title=N_("公示期满"), says=N_("公示单已经取下，拍了照片。"),
        questions=(DAY_OF, Question(name="result", words=N_("公示结果"), hint=N_("不填就是“公示期满，无异议”"))),
        does=N_("登记结果"),
        take=lambda office, no, a: aid.close_posting(office, no, day=a["day"], result=_words(a, "result")),
    ),
    "township": StepAsk(
        title=N_("乡镇（街道）工会审核"), says=N_("审核的是档案现在的样子；以后再改，这次审核就不再有效。"),
        questions=(DAY_OF, OPINION, OWN_SIGNER), does=N_("审核通过"),
        take=lambda office, no, a: aid.approve(
            office, no, opinion=_words(a, "opinion"), signer=_words(a, "signer"), day=a["day"]
        ),
    ),
    "county": StepAsk(
        title=N_("县级工会审批"), says=N_("县级工会批回的结果。建档标准决定可以用哪些资金。"),
        questions=(
            Question(name="day", words=N_("批准日期"), kind=DAY, required=True),
            Question(name="level", words=N_("建档标准"), kind=LEVEL, required=True),
            Question(name="document", words=N_("文号或审批表编号"), required=True), OPINION,
            Question(name="signer", words=N_("县级签字人")),
        ), does=N_("登记审批"),
        take=lambda office, no, a: aid.county_approved(
            office, no, level=_words(a, "level"), document=_words(a, "document"), signer=_words(a, "signer"),
            opinion=_words(a, "opinion"), day=a["day"],
        ),
    ),
    "returned": StepAsk(
        title=N_("退回补正"), says=N_("写明缺什么、怎么补；正在公示的会一起撤下。"),
        questions=(DAY_OF, Question(name="reason", words=N_("退回的理由"), kind=TEXT, required=True), OWN_SIGNER),
        does=N_("退回"),
        take=lambda office, no, a: aid.send_back(
            office, no, _words(a, "reason"), day=a["day"], signer=_words(a, "signer")
        ),
    ),
    "completed": StepAsk(
        title=N_("补正完毕"), says=N_("缺的已经补齐。公示过的要重新公示。"),
        questions=(DAY_OF, Question(name="note", words=N_("补了什么"), kind=TEXT)), does=N_("登记补正"),
        take=lambda office, no, a: aid.complete(office, no, day=a["day"], note=_words(a, "note")),
    ),
    "refused": StepAsk(
        title=N_("不予建档"), says=N_("理由要书面告知申请人。档案到此结束，内容都保留。"),
        questions=(
            DAY_OF, Question(name="reason", words=N_("不予建档的理由"), kind=TEXT, required=True), OWN_SIGNER,
            Question(name="document", words=N_("告知书编号")),
        ), does=N_("不予建档"),
        take=lambda office, no, a: aid.refuse(
            office, no, _words(a, "reason"), day=a["day"], signer=_words(a, "signer"), document=_words(a, "document")
        ),
    ),
    "checked": StepAsk(
        title=N_("年度核查"), says=N_("已经入户、重新测算，类别不变，继续在档。"),
        questions=(DAY_OF, OPINION, OWN_SIGNER), does=N_("登记核查"),
        take=lambda office, no, a: aid.check_yearly(
            office, no, opinion=_words(a, "opinion"), signer=_words(a, "signer"), day=a["day"]
        ),
    ),
    "adjusted": StepAsk(
        title=N_("调整困难类别"), says=N_("按新的测算调整，从这一天起生效；以前的类别保留在经过里。"),
        questions=(DAY_OF, OPINION, OWN_SIGNER), does=N_("批准调整"),
        take=lambda office, no, a: aid.adjust(
            office, no, opinion=_words(a, "opinion"), signer=_words(a, "signer"), day=a["day"]
        ),
    ),
    "level": StepAsk(
        title=N_("调整建档标准"), says=N_("建档标准决定可以用哪些资金，要凭文件调整。"),
        questions=(
            DAY_OF, Question(name="level", words=N_("新的建档标准"), kind=LEVEL, required=True),
            Question(name="reason", words=N_("依据文件"), required=True),
        ), does=N_("调整"),
        take=lambda office, no, a: aid.set_level(
            office, no, _words(a, "level"), document=_words(a, "reason"), day=a["day"]
        ),
    ),
    "synced": StepAsk(
        title=N_("登记电子同步"), says=N_("全国工会帮扶系统里的电子档案已经和这份档案一致。"),
        questions=(DAY_OF, Question(name="national_no", words=N_("全国系统编号"))), does=N_("登记"),
        take=lambda office, no, a: aid.synced(office, no, national_no=_words(a, "national_no"), day=a["day"]),
    ),
    "promoted": StepAsk(
        title=N_("转为正式档案"), says=N_("按测算认定的类别转为正式档案，接着公示、审核、审批。"),
        questions=(DAY_OF, OPINION), does=N_("转为正式档案"),
        take=lambda office, no, a: aid.promote(office, no, opinion=_words(a, "opinion"), day=a["day"]),
    ),
    "leaving": StepAsk(
        title=N_("拟脱困公示"), says=N_("家庭月人均收入连续高于低保标准的，公示后脱困。"),
        questions=(
            Question(name="day", words=N_("公示日期"), kind=DAY, required=True), PLACE, OPINION,
            Question(name="reason", words=N_("月收入记录不足时的理由"), kind=TEXT),
        ), does=N_("开始公示"),
        take=lambda office, no, a: aid.propose_exit(
            office, no, place=_words(a, "place"), opinion=_words(a, "opinion"), override_reason=_words(a, "reason"),
            day=a["day"],
        ),
    ),
    "stayed": StepAsk(
        title=N_("不予脱困，继续在档"), says=N_("公示会撤下，档案照旧。"),
        questions=(DAY_OF, Question(name="reason", words=N_("继续在档的理由"), kind=TEXT, required=True)),
        does=N_("继续在档"),
        take=lambda office, no, a: aid.stay(office, no, _words(a, "reason"), day=a["day"]),
    ),
    "exited": StepAsk(
        title=N_("批准脱困"), says=N_("档案从这一天起撤档，原件再保存十年。"),
        questions=(DAY_OF, OPINION, OWN_SIGNER), does=N_("批准脱困"),
        take=lambda office, no, a: aid.confirm_exit(
            office, no, opinion=_words(a, "opinion"), signer=_words(a, "signer"), day=a["day"]
        ),
    ),
    "cancelled": StepAsk(
        title=N_("注销档案"), says=N_("档案从这一天起撤档；内容和发放记录都保留。"),
        questions=(
            DAY_OF, Question(name="reason", words=N_("注销的原因"), kind=TEXT, required=True,
                             hint=N_("例如 职工去世、情况不实、离开本地")), PAPER,
        ), does=N_("注销"),
        take=lambda office, no, a: aid.cancel(
            office, no, _words(a, "reason"), day=a["day"], document=_words(a, "document")
        ),
    ),
    "moved_out": StepAsk(
        title=N_("转出"), says=N_("档案随职工转到另一个工会，在这里结束。"),
        questions=(DAY_OF, Question(name="reason", words=N_("转往哪个工会"), required=True), PAPER), does=N_("转出"),
        take=lambda office, no, a: aid.move_out(
            office, no, _words(a, "reason"), day=a["day"], document=_words(a, "document")
        ),
    ),
}  # fmt: skip
"""The window of each step by its code; visits, which are a form, have a window of their own."""
