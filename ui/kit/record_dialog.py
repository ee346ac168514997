"""A form as a window of its own: title, the form, how much is still wrong, cancel and one button that saves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import errors
from ui.kit import dialogs, text
from ui.kit.buttons import button
from ui.kit.form import Form
from ui.kit.room import fit
from unionoffice.errors import Refused
from unionoffice.wording import _

CHROME = 148
"""Height of the dialog around its form, px."""


class RecordDialog(QDialog):
    """Saves by calling `save(values)`; a refusal goes to its field and the window stays. Ctrl+S saves, Esc closes."""

    saved = Signal(object)
    """What `save` returned."""

    def __init__(
        self,
        title: str,
        form: Form,
        save: Callable[[dict[str, Any]], Any],
        *,
        button_text: str = "",
        icon: str = "save",
        subtitle: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = form
        self._save = save
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(text.title(title))
        if subtitle:
            head.addWidget(text.dim(subtitle, wrap=True))
        column.addLayout(head)
        column.addWidget(form, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self._count = text.label(kind="fault")
        foot.addWidget(self._count, 1)
        foot.addWidget(button(_("取消"), self.reject, key="Esc"))
        self._go = button(button_text or _("保存"), self.accept, icon=icon, primary=True, key="Ctrl+S")
        self._go.setDefault(True)
        foot.addWidget(self._go)
        column.addLayout(foot)
        form.faults.connect(self._show_count)
        QShortcut(QKeySequence.StandardKey.Save, self, self.accept)
        inside = form.widget().sizeHint()
        fit(self, QSize(max(640, min(900, inside.width() + 180)), 480))
        self._grow()
        form.begin()

    def accept(self) -> None:
        """Saves and closes, or says at the fields why not."""
        values = self.form.values()
        if values is None:
            return
        try:
            result = self._save(values)
        except Refused as error:
            if not self.form.refused(error):
                errors.show(error, self)
            return
        except Exception as error:
            errors.show(error, self)
            return
        self.saved.emit(result)
        super().accept()

    def reject(self) -> None:
        """Closes; asks first where something was typed."""
        question = _("已经输入的内容还没有保存。放弃这些内容吗？")
        if not self.form.changed or dialogs.ask(self, question, yes=_("放弃"), no=_("继续填写"), danger=True):
            super().reject()

    def _grow(self) -> None:
        inside = self.form.widget()
        width = self.width() - 60
        wanted = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        if wanted + CHROME > self.height():
            fit(self, QSize(self.width(), wanted + CHROME))

    def _show_count(self, count: int) -> None:
        self._grow()
        self._count.setText(_("还有 {n} 处需要修改").format(n=count) if count else "")
