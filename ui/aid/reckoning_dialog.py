"""The window of a reckoning: the sheet, and saving, deciding or taking it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import errors
from ui.aid.reckoning_sheet import ReckoningSheet, begun
from ui.aid.words import label
from ui.kit import dialogs, text
from ui.kit.buttons import button
from ui.kit.room import fit
from unionoffice import aid
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from unionoffice.office import Office


class ReckoningDialog(QDialog):
    """The open reckoning of one file, begun where there is none. Ctrl+S saves and goes on, Ctrl+Enter decides."""

    saved = Signal(object)
    """The reckoning was written, decided or taken away."""

    def __init__(self, office: Office, no: int, parent: QWidget | None = None, *, occasion: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.office, self.no = office, no
        household = aid.household(office, no)
        if household is None:
            raise Refused("unknown_file", _("没有这份档案；没有改动任何内容。请刷新列表后再试。"), "file")
        before = aid.case(office, no)
        self._new = all(one.reckoning.decided is not None for one in before.reckonings)
        reckoning = begun(office, no, occasion=occasion or usual_occasion(office, no))
        worked = next(one for one in aid.case(office, no).reckonings if one.reckoning.no == reckoning.no)
        self.setWindowTitle(_("收入测算"))
        self.sheet = ReckoningSheet(office, household, worked)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(_("收入测算")))
        said = _("{name}，{file}，{occasion}。收入和支出都填最近十二个月的；金额可以写成 3.2 万。")
        column.addWidget(
            text.dim(
                said.format(
                    name=household.worker.name, file=household.file.file_no,
                    occasion=label("aid_occasion", reckoning.occasion),
                ), wrap=True,
            )
        )  # fmt: skip
        column.addWidget(self.sheet, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(button(_("撤下这次测算"), self.drop, icon="trash"))
        self._fault = text.label(kind="fault", wrap=True)
        foot.addWidget(self._fault, 1)
        foot.addWidget(button(_("取消"), self.reject, key="Esc"))
        foot.addWidget(button(_("保存，以后认定"), self.keep, icon="save", key="Ctrl+S"))
        self._decide = button(_("认定"), self.accept, icon="check", primary=True, key="Ctrl+Return")
        self._decide.setDefault(True)
        foot.addWidget(self._decide)
        column.addLayout(foot)
        QShortcut(QKeySequence.StandardKey.Save, self, self.keep)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        fit(self, QSize(1180, 690))
        self.sheet.income.begin()

    def _write(self) -> bool:
        self._fault.setText("")
        try:
            self.sheet.write()
        except Refused as error:
            self._fault.setText(error.sentence)
            return False
        except Exception as error:
            errors.show(error, self)
            return False
        return True

    def _reread(self) -> None:
        no = self.sheet.reckoning.no
        self.sheet.show_worked(next(one for one in aid.case(self.office, self.no).reckonings if one.reckoning.no == no))
        self.sheet.worked_out()

    def keep(self) -> None:
        """What was typed is saved; the window closes, the reckoning waits."""
        if self._write():
            self.saved.emit(self.sheet.reckoning)
            super().accept()

    def accept(self) -> None:
        """What was typed is saved and the category decided."""
        if not self._write():
            return
        self._reread()
        self.sheet.decision.clear()
        category, reason = self.sheet.decision.value()
        try:
            done = aid.decide_reckoning(self.office, self.sheet.reckoning.no, category, reason)
        except Refused as error:
            self._say(error)
            return
        except Exception as error:
            errors.show(error, self)
            return
        self.saved.emit(done)
        super().accept()

    def _say(self, error: Refused) -> None:
        if error.field in ("override_reason", "category"):
            self.sheet.decision.say(error.sentence)
        elif not self.sheet.head.refused(error):
            self._fault.setText(error.sentence)

    def drop(self) -> None:
        """The reckoning begun by mistake is taken away; the journal keeps it."""
        question = _("撤下这次测算？填写的收入和支出会一起撤下，日志里还查得到；以前认定的测算不受影响。")
        if dialogs.ask(self, question, yes=_("撤下"), danger=True):
            with errors.showing(self):
                aid.drop_reckoning(self.office, self.sheet.reckoning.no)
                self.saved.emit(None)
                super().reject()

    def reject(self) -> None:
        """Closes; asks first where something was typed. One begun by this window and left empty is taken away."""
        question = _("已经输入的内容还没有保存。放弃这些内容吗？")
        if self.sheet.edited and not dialogs.ask(self, question, yes=_("放弃"), no=_("继续填写"), danger=True):
            return
        if self._new:
            with errors.showing(self):
                aid.drop_reckoning(self.office, self.sheet.reckoning.no)
        self.saved.emit(None)
        super().reject()


def usual_occasion(office: Office, no: int) -> str:
    """Why a household in this stage is usually worked out."""
    household = aid.household(office, no)
    assert household is not None
    if household.file.kind == "temporary" and household.file.stage == "on_file":
        return "promotion"
    if household.file.stage == "leaving":
        return "exit"
    return "yearly" if household.file.stage == "on_file" else "first"
