"""The register of fields: what the office keeps about people and units, why, and how it is guarded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from ui import errors
from ui.desk import Desk
from ui.kit import files
from ui.kit.buttons import button
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.settings.section import Section
from ui.theme import Tone
from unionoffice import wording
from unionoffice.wording import _


class RegisterSection(Section):
    """One line a field, made from the declarations the whole program reads."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("字段登记表"), _("本程序保存哪些个人信息、为什么、怎样保护；可以另存后附在个人信息保护告知书后面。")
        )
        label = "english" if wording.english() else "label"
        self.list = FixedList(
            (
                Column(title=_("记录"), text=lambda line: line["record"], width=84),
                Column(title=_("字段"), text=lambda line: line[label], width=150),
                Column(title=_("必填"), text=lambda line: line["required"], width=64),
                Column(title=_("用途"), text=lambda line: line["purpose"], width=190, stretch=True),
                Column(
                    title=_("保护"), text=lambda line: line["guard"], width=230,
                    tone=lambda line: Tone.PLAIN if line["guard"] == _("一般") else Tone.WARN,
                ),
            ),
            _("字段登记表"),
        )  # fmt: skip
        self.column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(button(_("另存为…"), self.save, icon="export"))
        row.addStretch()
        self.column.addLayout(row)

    def refresh(self) -> None:
        """The declared fields."""
        from unionoffice import register_of_fields

        self.list.show_rows(register_of_fields.lines())

    def save(self) -> None:
        """The register is a text file where a person wants it."""
        path = files.ask_save(self, _("字段登记表"), _("字段登记表.md"), "Markdown (*.md)", ".md")
        if path is not None:
            with errors.showing(self):
                self.save_to(path)

    def save_to(self, path: Path) -> None:
        """The register is at this path. Raises Trouble where the disk refuses."""
        from unionoffice import register_of_fields
        from unionoffice.safe_write import safe_write

        safe_write(path, register_of_fields.as_markdown().encode())
        self.desk.say(_("已保存：{path}").format(path=path))
