"""The very first page: try the demo town, make a new office, or open a file one already has."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ui import theme
from ui.entry.sheet import Sheet
from ui.kit import icons, text
from ui.kit.buttons import button
from unionoffice.wording import _


class WelcomePage(Sheet):
    """Three ways in, each said in one sentence."""

    demo = Signal()
    new_office = Signal()
    choose_file = Signal()
    WIDTH = 560

    def __init__(self) -> None:
        super().__init__(_("欢迎使用"), _("所有数据都在本机的一个加密文件里，不连接网络。"))
        ways: tuple[tuple[str, SignalInstance, str, str, str], ...] = (
            (
                "people", self.demo, _("打开演示镇"), _("先看一看：演示镇"),
                _("一个虚构的镇，两万名会员、268 个工会，可以随意试用。"),
            ),
            ("plus", self.new_office, _("新建…"), _("建立自己的工会"), _("填写工会名称和行政区划代码，设置密码。")),
            (
                "folder", self.choose_file, _("打开文件…"), _("打开已有的数据文件"),
                _("从本机或 U 盘选择 .office 文件。"),
            ),
        )  # fmt: skip
        self._buttons: list[QPushButton] = []
        for number, (icon, act, does, title, words) in enumerate(ways):
            row = QHBoxLayout()
            row.setSpacing(16)
            mark = text.label()
            mark.setPixmap(icons.pixmap(icon, theme.PRIMARY, 24, 2.0))
            row.addWidget(mark)
            says = QVBoxLayout()
            says.setSpacing(2)
            says.addWidget(text.heading(title))
            says.addWidget(text.dim(words, wrap=True))
            row.addLayout(says, 1)
            made = button(does, act.emit, primary=number == 0)
            made.setMinimumWidth(124)
            self._buttons.append(made)
            row.addWidget(made)
            if number:
                self.column.addWidget(text.line())
            self.column.addLayout(row)
        self.column.addWidget(self.fault)

    def busy(self, working: bool) -> None:
        """The ways are closed while one of them is being taken."""
        for made in self._buttons:
            made.setEnabled(not working)

    def begin(self) -> None:
        """The first way has the focus."""
        self._buttons[0].setFocus()
