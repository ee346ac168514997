"""What stands above the rows of a round: its name and state, what is next and why it waits, its buttons and menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout

from ui.aid.round_prints import offered, show_form, show_kit
from ui.aid.round_words import label, state_tone
from ui.kit import text
from ui.kit.buttons import button
from ui.kit.pill import Pill
from unionoffice import aid
from unionoffice.aid import money_rules
from unionoffice.wording import _

if TYPE_CHECKING:
    from ui.aid.round_page import RoundPage

ROOMY = 1000
"""Pixels of the window below which adding, printing and uncovering stand in the menu 更多."""
Guarded = Callable[[Callable[[], object]], Callable[[], None]]
"""Makes of a deed one whose refusal is shown."""


class RoundHead:
    """The page's own title line, with a pill, buttons and menus; `told` is the sentence below it."""

    def __init__(self, page: RoundPage, line: QHBoxLayout, title: QLabel, guarded: Guarded) -> None:
        self._page, self._guarded, self._title = page, guarded, title
        line.insertWidget(0, button(_("返回"), page.leave, icon="chevron-left", key="Esc"))
        words = line.itemAt(1).layout()
        assert isinstance(words, QVBoxLayout)
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(title)
        self.state = Pill()
        names.addWidget(self.state)
        names.addStretch()
        words.insertLayout(0, names)
        line.insertSpacing(1, 6)
        line.setStretch(2, 1)
        self.uncover = button("", page.reveal, icon="eye")
        self.adding = button(_("添加人员"), icon="plus")
        self.ways = QMenu(self.adding)
        for words_of, key, run in (
            (_("从困难职工档案…"), "Ins", page.add_from_files), (_("从会员名册…"), "F3", page.add_from_roll),
            (_("照往期名单…"), "F4", page.add_from_round),
        ):  # fmt: skip
            self.ways.addAction(f"{words_of}\t{key}", guarded(run))
        self.adding.setMenu(self.ways)
        self.print = button(_("打印"), icon="print", key="Ctrl+P")
        self.papers = QMenu(self.print)
        self.papers.aboutToShow.connect(self.fill_papers)
        self.print.setMenu(self.papers)
        self.more = button(_("更多"))
        self.menu = QMenu(self.more)
        self.menu.aboutToShow.connect(self.fill_more)
        self.more.setMenu(self.menu)
        for one in (self.adding, self.print, self.more):
            text.set_kind(one, "more")
        self.next = button("", page.do_next, primary=True, key="Ctrl+Return")
        for widget in (self.uncover, self.adding, self.print, self.more, self.next):
            line.addWidget(widget)
        self.told = text.label("", wrap=True)

    def show_round(self) -> None:
        """Name, state and next step of the page's round."""
        page, view = self._page, self._page.view
        round_, step = view.round, page.steps.next
        self._title.setText(round_.title)
        self.state.show_word(label("aid_round_state", round_.state), state_tone(round_.state))
        parts = [
            round_.round_no, label("aid_kind", round_.kind), label("aid_method", round_.method), round_.period, view.fund_name,
            _("更正批次 {no}").format(no=view.corrects) if view.corrects else "",
            _("已由批次 {no} 更正").format(no="、".join(view.corrected_by)) if view.corrected_by else "",
        ]  # fmt: skip
        page.say_subtitle("　".join(one for one in parts if one))
        why = step.why if step is not None else ""
        self.told.setText("　".join(one for one in (page.steps.words, why) if one))
        text.set_kind(self.told, "warn" if why else "dim")
        self.told.setVisible(bool(self.told.text()))
        self.next.setVisible(step is not None and step.key != "add")
        self.next.setEnabled(step is not None and not step.why)
        self.next.setText(step.title if step is not None else "")
        self.uncover.setText(_("重新隐藏") if page.revealed else _("显示完整信息…"))
        self.fit()

    def fit(self) -> None:
        """In a narrow window only the menu and the next step are left."""
        roomy = self._page.window().width() > ROOMY
        self.uncover.setVisible(roomy)
        self.print.setVisible(roomy)
        self.adding.setVisible(roomy and self._page.may_enter())

    def keys(self) -> list[str]:
        """The keys of most use now, for the foot of the page."""
        if self._page.may_enter():
            return [
                _("Enter 填金额并向下"), _("Tab 下一格"), _("Ins 添加"), _("Delete 删去"), _("F8 下一条提示"), _("F9 说明"),
            ]  # fmt: skip
        return [_("1–5 登记结果"), _("P 代领"), _("Ctrl+M 全部成功")] if self._page.paying() else []

    def fill_more(self) -> None:
        """All else that may be done, what waits with the reason why."""
        page, menu, guarded = self._page, self.menu, self._guarded
        menu.clear()
        for deed in page.steps.others:
            words = f"{deed.title.rstrip('…')}　（{deed.why.rstrip('。')}）" if deed.why else deed.title
            menu.addAction(words, guarded(lambda deed=deed: page.do(deed))).setEnabled(not deed.why)  # type: ignore[misc]
        menu.addSeparator()
        if page.may_enter():
            menu.addAction(_("批次资料…") + "\tCtrl+E", guarded(page.change))
            menu.addAction(_("删去所选的行") + "\tDel", guarded(page.drop))
        menu.addAction(_("经过…"), guarded(page.show_story))
        if page.window().width() <= ROOMY:
            menu.addSeparator()
            menu.addAction(self.uncover.text(), guarded(page.reveal))
            for one, words in ((self.ways, _("添加人员")), (self.papers, _("打印"))):
                if one is self.papers or page.may_enter():
                    one.setTitle(words)
                    menu.addMenu(one)

    def show_papers(self) -> None:
        """The papers of the round drop down, also where their button has no room."""
        if self.print.isVisible():
            self.print.showMenu()
        else:
            self.papers.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def fill_papers(self) -> None:
        """What can be printed now: the kit once the sheet is made, and each paper alone."""
        page, guarded = self._page, self._guarded
        name, state = f"{page.view.round.round_no} {page.view.round.title}", page.view.round.state
        self.papers.clear()
        if state in money_rules.OUT:
            self.papers.addAction(_("发放包（全套）…"), guarded(lambda: show_kit(page.desk, page, page.no, name=name)))
            self.papers.addSeparator()
        for form in offered(state):
            words = _(aid.money_papers.FORMS[form]) + "…"
            does = guarded(lambda form=form: show_form(page.desk, page, page.no, form, name=name))  # type: ignore[misc]
            self.papers.addAction(words, does)
