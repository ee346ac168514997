"""Each printer's own error, measured with a ruler on the calibration page and corrected from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QHBoxLayout

from ui import errors
from ui.desk import Desk
from ui.kit import printing, text
from ui.kit.buttons import button
from ui.kit.cell import Cell
from ui.settings.section import Section
from unionoffice.officers import Right
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.kit.preview import Preview
    from ui.work import Progress
    from unionoffice.printing.paper import Offset

MEASURES = ("dx", "dy", "scale_x", "scale_y")


class PrintersSection(Section):
    """The printers of this computer, and how far each is off."""

    areas = frozenset({"settings"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("打印机"),
            _("套打、会员证要求位置准到 0.1 毫米。先打印一张校准页，用直尺量好填在这里，以后这台打印机打印的每一份都按此修正。"),
        )  # fmt: skip
        self.printers = QComboBox()
        self.printers.setEditable(False)
        self.printer_cell = Cell(_("打印机"), self.printers)
        self.printer_cell.setMaximumWidth(560)
        self.column.addWidget(self.printer_cell)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        words = {
            "dx": _("右移（毫米）"), "dy": _("下移（毫米）"), "scale_x": _("横向缩放（千分之）"), "scale_y": _("纵向缩放（千分之）"),
        }  # fmt: skip
        self.boxes: dict[str, QDoubleSpinBox] = {}
        for place, name in enumerate(MEASURES):
            box = QDoubleSpinBox()
            box.setDecimals(1)
            box.setSingleStep(0.1)
            box.setRange(-20.0, 20.0)
            box.setStyleSheet("QDoubleSpinBox { min-height: 32px; padding: 0 8px; }")
            self.boxes[name] = box
            grid.addWidget(Cell(words[name], box), place // 2, place % 2)
        grid.setColumnStretch(2, 1)
        self.column.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.save_button = button(_("保存校准"), self.save, icon="save", primary=True)
        row.addWidget(self.save_button)
        row.addWidget(button(_("打印校准页…"), self.print_page, icon="print"))
        self._said = text.label(kind="good")
        row.addWidget(self._said, 1)
        self.column.addLayout(row)
        self.column.addWidget(
            text.dim(
                _("页边四个十字到纸边都应是 10.0 毫米：左边多出多少，“右移”就填负多少；横尺长 100 毫米，每长 0.1 毫米缩放填 -1。"),
                wrap=True, small=True,
            )
        )  # fmt: skip
        self.column.addStretch()
        self.printers.currentTextChanged.connect(lambda _name: self._show())
        self._look_for_printers()

    def _look_for_printers(self) -> None:
        def work(_progress: Progress) -> list[str]:
            return printing.printers()

        self.desk.worker.start(_("正在查找打印机"), work, done=self._found, quiet=True)

    def _found(self, names: list[str]) -> None:
        known = [name for name in self.desk.office.setting("print_offsets") if name not in names]
        self.printers.clear()
        self.printers.addItems([*names, *known])
        if not names:
            self.printer_cell.say(_("这台电脑上没有找到打印机；校准页可以先另存为 PDF。"))
        self._show()

    def refresh(self) -> None:
        """The chosen printer's measures as they are kept."""
        self._show()

    def _show(self) -> None:
        kept = self.desk.office.setting("print_offsets").get(self.printers.currentText(), {})
        for name, box in self.boxes.items():
            box.setValue(float(kept.get(name, 0.0)))
        self.save_button.setEnabled(bool(self.printers.currentText()))

    def save(self) -> None:
        """The chosen printer is corrected by these measures from now on."""
        office, name = self.desk.office, self.printers.currentText()
        measures = {key: round(box.value(), 1) for key, box in self.boxes.items()}
        with errors.showing(self):
            office.set_setting("print_offsets", {**office.setting("print_offsets"), name: measures}, right=Right.ENTER)
            self._said.setText(_("已保存“{printer}”的校准").format(printer=name))

    def print_page(self) -> Preview:
        """The calibration page with the present correction, to be printed or saved."""
        from ui.kit.preview import Preview, PreviewPaper
        from unionoffice.members import papers
        from unionoffice.printing.print_calibration import calibration

        office = self.desk.office

        def made(printer: str) -> bytes:
            offset: Offset = papers.offset_of(office, printer)
            return calibration(printer=printer, offset=offset).pdf

        paper = PreviewPaper(
            title=_("打印机校准页"), pdf=made(self.printers.currentText()), file_name=_("打印机校准页.pdf"), remake=made
        )
        shown = Preview(paper, self)
        shown.open()
        return shown
