"""The yearly spot check: files drawn with a seed that is kept, who was visited since, and the proof that it was fair."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.aid.asking import line
from ui.aid.print_menu import show_paper
from ui.kit import text
from ui.kit.ask_dialog import AskDialog
from ui.kit.buttons import button
from ui.kit.chosen import Chosen
from ui.kit.columns import Column
from ui.kit.fixed_list import FixedList
from ui.kit.room import fit
from ui.theme import Tone
from unionoffice import aid, rules_in_force
from unionoffice.aid import Draw
from unionoffice.aid.file_papers import LIST_FORMS, spot_check_paper
from unionoffice.errors import Refused
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.desk import Desk
    from unionoffice.office import Office


class SpotCheckDialog(QDialog):
    """The draws of all years; `wanted` carries a Chosen: the files of a draw, to be worked through in the list."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("抽查"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.draws: list[Draw] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(text.title(_("抽查档案")))
        row = QHBoxLayout()
        row.setSpacing(10)
        self.which = QComboBox()
        self.which.setAccessibleName(_("哪一次抽查"))
        self.which.setMinimumWidth(300)
        self.which.currentIndexChanged.connect(lambda _place: self._show())
        row.addWidget(self.which)
        row.addStretch()
        column.addLayout(row)
        self._words = text.dim("", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._words)
        self.list = FixedList(
            (
                Column(title=_("职工编号"), text=lambda pair: pair[0], width=150, stretch=True, least=120),
                Column(
                    title=_("核查"), text=lambda pair: _("已入户核查") if pair[1] else _("待核查"), width=150,
                    tone=lambda pair: Tone.GOOD if pair[1] else Tone.WARN,
                ),
            ),
            _("抽中的档案"),
        )  # fmt: skip
        self.list.opened.connect(lambda _place: self._open())
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self.foot = foot
        foot.addStretch()
        foot.addWidget(button(_("关闭"), self.reject, key="Esc"))
        self._print = button(_("打印名单…"), self.print_list, icon="print")
        foot.addWidget(self._print)
        self.lead = button(_("在列表里逐份核查"), self.lead_to, icon="search")
        foot.addWidget(self.lead)
        self.go = button(_("抽取…"), self.draw, icon="plus", primary=True)
        foot.addWidget(self.go)
        column.addLayout(foot)
        fit(self, QSize(760, 560))
        self.read()

    def read(self) -> None:
        """Every draw, the newest in front."""
        self.draws = aid.draws(self.desk.office)
        self.which.blockSignals(True)
        self.which.clear()
        for one in self.draws:
            self.which.addItem(_("{year} 年，{day} 抽取，{n} 份").format(year=one.year, day=one.day, n=len(one.drawn)))
        self.which.blockSignals(False)
        self.which.setVisible(bool(self.draws))
        self._show()

    def current(self) -> Draw | None:
        """The draw in front."""
        place = self.which.currentIndex()
        return self.draws[place] if 0 <= place < len(self.draws) else None

    def _show(self) -> None:
        one = self.current()
        self.lead.setEnabled(one is not None)
        self._print.setEnabled(one is not None)
        if one is None:
            share = rules_in_force.in_force(self.desk.office, "aid.spot_check_percent")
            said = _("还没有抽取过。按规定每年至少抽查在档档案的 {share}%（{source}）。")
            self._words.setText(said.format(share=share.value, source=share.source))
            self.list.show_rows(())
            return
        visited = set(aid.visited_since(self.desk.office, one))
        self.list.show_rows([(number, number in visited) for number in one.drawn])
        fair = _("按种子重抽结果一致") if aid.is_honest(one) else _("按种子重抽结果不一致，请核查！")
        said = _("在档 {pool} 份，抽取 {share}%，抽中 {n} 份，已核查 {done} 份。种子 {seed}：{fair}。")
        self._words.setText(
            said.format(
                pool=len(one.pool), share=one.share, n=len(one.drawn), done=len(visited), seed=one.seed, fair=fair
            )
        )  # fmt: skip

    def print_list(self) -> None:
        """The list of the draw in front in the preview."""
        office, one = self.desk.office, self.current()
        if one is not None:
            show_paper(
                self.desk, self, lambda offset: spot_check_paper(office, one, offset=offset),
                title=_(LIST_FORMS["spot_check"]),
            )  # fmt: skip

    def draw(self) -> DrawDialog:
        """Files are drawn."""
        dialog = DrawDialog(self.desk.office, self)
        dialog.saved.connect(lambda _draw: self.read())
        dialog.open()
        return dialog

    def _open(self) -> None:
        current = self.list.current()
        number = aid.file_number(self.desk.office, current[0]) if current is not None else None
        if number is not None:
            self.wanted.emit(number)
            self.accept()

    def lead_to(self) -> None:
        """The list holds the files of this draw."""
        one = self.current()
        if one is not None:
            office = self.desk.office
            numbers = [no for number in one.drawn if (no := aid.file_number(office, number)) is not None]
            self.wanted.emit(Chosen(words=_("{year} 年抽查的档案").format(year=one.year), numbers=array("q", numbers)))
            self.accept()


class DrawDialog(AskDialog):
    """Share and seed of a draw; `saved` carries it."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(
            _("抽取抽查档案"), button_text=_("抽取"), parent=parent,
            subtitle=_("从现在在档的档案里抽取。种子会保存，任何人按它重抽都是同样的结果。"),
        )  # fmt: skip
        self._office = office
        least = rules_in_force.in_force(office, "aid.spot_check_percent").value
        self.share = self.ask("share", _("抽取比例（%）"), line(words=str(least), limit=3), required=True)
        self.seed = self.ask("seed", _("种子"), line(_("可以当众抓取；不填由程序随机产生"), limit=40), optional=True)

    def save(self) -> Draw:
        """The draw is kept for ever. Raises Refused."""
        typed = self.share.text().strip()
        if not typed.isdigit():
            raise Refused("bad_share", _("请填写抽取比例，例如 30。"), "share")
        return aid.draw(self._office, share=int(typed), seed=self.seed.text().strip() or None)
