"""What this program is, whose work it stands on, and where it keeps its own files."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QPlainTextEdit

from ui import memory
from ui.desk import Desk
from ui.kit import text
from ui.settings.section import Section
from unionoffice import resources
from unionoffice.wording import _


class AboutSection(Section):
    """Version, places, and the notices of others' work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("工会工作台 UnionOffice"), _("乡镇（街道）工会的离线办公程序。MIT 许可，可以自由使用、复制和修改。")
        )
        self.column.addWidget(text.label(_version_words(), wrap=True))
        places = _("程序自己的文件（窗口记忆、出错日志）：{folder}").format(folder=memory.folder())
        self.column.addWidget(text.dim(places, wrap=True, small=True))
        self.column.addWidget(text.heading(_("第三方软件与字体声明")))
        self.notice = QPlainTextEdit()
        self.notice.setReadOnly(True)
        self.notice.setTabChangesFocus(True)
        self.notice.setAccessibleName(_("第三方软件与字体声明"))
        self.notice.setPlainText(_notices())
        self.column.addWidget(self.notice, 1)


def _version_words() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        known = version("unionoffice")
    except PackageNotFoundError:
        known = "dev"
    return _("版本 {version}，Python {python}，Qt {qt}").format(
        version=known, python=platform.python_version(), qt=qVersion()
    )


def _notices() -> str:
    parts = [resources.path("NOTICE.txt")]
    parts += [resources.path(folder, "NOTICE.txt") for folder in ("fonts", "codes")]
    return "\n\n".join(part.read_text("utf-8").strip() for part in parts if part.is_file())
