"""Hardship aid of an invented town: files in every stage, with families, incomes, decided sums and years of checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from unionoffice import aid, members, rules_in_force
from unionoffice.aid import PastFile, PastReckoning, PastStep
from unionoffice.demo.aid_households import Home, Values, home_of
from unionoffice.demo.days import iso, ordinal
from unionoffice.demo.lists import Chance
from unionoffice.demo.numbers import Numbers
from unionoffice.members import Member
from unionoffice.office import Office

SHARE = 600 / 20_973
"""Files for each member on the roll."""

LINES = (100_000, 105_000, 109_000, 113_000, 118_000)
"""The line in fen, from 1 July of each of the last five years; invented, as everything here."""

STAGES = (
    ("on_file", 0.74), ("exited", 0.1), ("cancelled", 0.035), ("moved_out", 0.01), ("refused", 0.02), ("draft", 0.015),
    ("applied", 0.02), ("visited", 0.012), ("reviewed", 0.01), ("posted", 0.014), ("returned", 0.008), ("leaving", 0.016),
)  # fmt: skip
OLD = ("dibao", "dibao", "dibao_edge")
_PAPERS = (
    "application", "table", "id_copies", "household_book", "income", "allowance", "contract", "diagnosis", "admission",
    "disability", "accident", "consent", "visit", "reckoning", "minutes", "notice", "approval", "yearly", "payments", "exit",
)  # fmt: skip
VISITORS = ("李娟、陈志强", "李娟、王建国", "沈丽华、陈志强", "李娟、沈丽华")


def file_households(office: Office, chance: Chance, numbers: Numbers, today: int, *, approver: int) -> list[int]:
    """The town's files are in the office; gives their numbers. The same chance, people and day give the same files.

    A town of one union's size has a handful. `approver` is the officer who stands behind what was approved.
    """
    lines = _enter_lines(office, today)
    count = round(len(members.roll(office.reading(), members.ON_THE_ROLL)) * SHARE)
    workers = _workers(office, chance, count)
    making = _Making(office.officer.no, approver, chance, numbers, today, lines)
    files = [making.file(member, place) for place, member in enumerate(workers)]
    with office.act("登记演示困难档案", "aid") as act:
        made = aid.take_in_many(office, act.db, files)
        act.detail["files"] = len(made)
    return made


def _enter_lines(office: Office, today: int) -> list[tuple[str, int]]:
    """The lines of the last years, oldest first, entered as the office's own rule with their (invented) source."""
    year = int(iso(today)[:4]) - (iso(today)[5:] < "07-01")
    lines = [(f"{year - back}-07-01", fen) for back, fen in zip(range(len(LINES) - 1, -1, -1), LINES, strict=True)]
    for day, fen in lines:
        source = f"演示数据：虚构的 {day[:4]} 年最低生活保障标准"
        for name in ("aid.line_urban", "aid.line_rural"):
            rules_in_force.enter_rule(office, name, fen, day, source)
    return lines


def _workers(office: Office, chance: Chance, count: int) -> list[Member]:
    """So many members with a resident's card, spread over the town, in the order of the roll."""
    roll = members.roll(office.reading(), members.ON_THE_ROLL).numbers
    drawn = sorted(chance.sample(range(len(roll)), min(len(roll), count * 2)))
    found = members.members_of(office, [roll[place] for place in drawn])
    fitting = [
        one for one in found
        if one is not None and one.person.id_kind == "resident" and one.person.birth and one.person.phone
    ]  # fmt: skip
    kept = sorted(chance.sample(range(len(fitting)), min(len(fitting), count)))
    return [fitting[place] for place in kept]


class _Making:
    """What is carried along while files are invented."""

    def __init__(
        self, maker: int, approver: int, chance: Chance, numbers: Numbers, today: int, lines: list[tuple[str, int]]
    ) -> None:
        self.maker, self.approver, self.chance, self.numbers, self.today = maker, approver, chance, numbers, today
        self.lines = lines
        self.serials: dict[str, int] = {}

    def line_on(self, day: str) -> int:
        """L on a day; before the first the first."""
        return next((fen for since, fen in reversed(self.lines) if since <= day), self.lines[0][1])

    def file(self, member: Member, place: int) -> PastFile:
        """One file, its stage by chance, its past behind it."""
        chance = self.chance
        stage = _drawn(chance, place)
        if stage == "on_file" and place > 2 and chance.yes(0.02):
            return self._temporary(member)
        if stage in ("on_file", "exited", "cancelled", "moved_out", "leaving"):
            if stage == "on_file" and chance.yes(0.07):
                return self._old(member)
            return self._past(member, stage)
        return self._young(member, stage)

    def _old(self, member: Member) -> PastFile:
        """A file of an older generation of categories, taken over, never worked out anew."""
        chance = self.chance
        filed = iso(ordinal("2014-01-10") + chance.between(0, 1800))
        home = home_of(chance, self.numbers, member, "deep", line=self.line_on(filed), day=filed)
        category = chance.of(OLD)
        step = PastStep(step="taken_over", stage="on_file", day=filed, officer=self.maker, level="county")
        values = {
            **home.values, **self._numbered(filed, "on_file", filed), "filed_on": filed, "category": category,
            "category_version": "2012", "level": "county", "changed_on": iso(self.today - chance.between(200, 900)),
        }  # fmt: skip
        return PastFile(person=member.no, values=values, family=home.family, steps=[step])

    def _temporary(self, member: Member) -> PastFile:
        """A temporary file of the last months, on file by the township's word alone."""
        applied = self.today - self.chance.between(15, 420)
        opened = iso(applied)
        home = home_of(self.chance, self.numbers, member, "accident", line=self.line_on(opened), day=opened)
        steps, visit, _posting, _filed = self._filing(member, applied)
        approved = self._step(
            "township", "on_file", applied + 6, by=self.approver, signer="王建国", opinion="同意临时救助"
        )
        values = {**home.values, **self._numbered(opened, "on_file", approved.day), "kind": "temporary",
                  "filed_on": approved.day, "level": "grassroots"}  # fmt: skip
        leveled = [*steps[:3], replace(approved, level="grassroots")]
        return PastFile(person=member.no, values=values, family=home.family, steps=leveled, visits=[visit])

    def _numbered(self, opened: str, stage: str, since: str) -> Values:
        year = opened[:4]
        self.serials[year] = self.serials.get(year, 0) + 1
        return {
            "file_no": f"BF{year}-{self.serials[year]:04d}", "kind": "regular", "stage": stage, "since": since,
            "consent_on": opened, "changed_on": since,
        }  # fmt: skip

    def _past(self, member: Member, stage: str) -> PastFile:
        """A file that was put on file months or years ago, checked every year, and perhaps ended."""
        chance = self.chance
        applied = self.today - chance.between(70, 2100)
        category = chance.of(("deep",) * 7 + ("relative",) * 9 + ("accident",) * 3)
        opened = iso(applied)
        home = home_of(chance, self.numbers, member, category, line=self.line_on(opened), day=opened)
        steps, visit, posting, filed = self._filing(member, applied)
        reckonings = [self._sum(home, "first", applied + 4)]
        self._checks(home, steps, reckonings, filed)
        postings = [posting]
        ended = self._ending(stage, steps, postings)
        last = max(step.day for step in steps)
        values = {
            **home.values, **self._numbered(opened, stage, ended or iso(filed)), "filed_on": iso(filed),
            "level": _level(chance), "changed_on": last, "ended_on": ended if stage != "leaving" else None,
        }  # fmt: skip
        level = str(values["level"])
        papers = _PAPERS if chance.yes(0.86) else _PAPERS[: chance.between(3, 12)]
        leveled = [_with_level(step, level) for step in steps]
        return PastFile(
            person=member.no, values=values, family=home.family, reckonings=reckonings, steps=leveled, visits=[visit],
            postings=postings, papers=papers,
        )  # fmt: skip

    def _filing(self, member: Member, applied: int) -> tuple[list[PastStep], dict[str, Any], dict[str, Any], int]:
        """The steps from the application to the county, with visit and posting; gives the day it was filed."""
        chance, unit = self.chance, member.unit_name
        posted = applied + 8
        closed, township, county = posted + 9, posted + 12, posted + chance.between(15, 25)
        visitors = chance.of(VISITORS)
        steps = [
            self._step("opened", "draft", applied),
            self._step("applied", "applied", applied, signer=member.name),
            self._step("visited", "visited", applied + 3, signer=visitors, opinion="情况属实"),
            self._step("reviewed", "reviewed", applied + 6, signer="单位工会主席", opinion="情况属实，同意上报", reckoning=0),
            self._step("posted", "posted", posted, opinion=f"{unit}公告栏"),
            self._step("posting_closed", "posted", closed, opinion="公示期满，无异议"),
            self._step("township", "township", township, by=self.approver, signer="王建国", opinion="同意"),
            self._step("county", "on_file", county, signer="县总工会", opinion="同意建档",
                       document=f"西工帮审〔{iso(county)[:4]}〕{chance.between(1, 60)}号"),
        ]  # fmt: skip
        visit = {"day": iso(applied + 3), "purpose": "application", "visitors": visitors, "present": member.name,
                 "findings": "入户核实，家庭情况与申请一致。", "conclusion": "情况属实"}  # fmt: skip
        posting = self._posting(unit, posted, closed)
        return steps, visit, posting, county

    def _step(self, step: str, stage: str, day: int, *, by: int = 0, **more: Any) -> PastStep:
        return PastStep(step=step, stage=stage, day=iso(min(day, self.today)), officer=by or self.maker, **more)

    def _posting(self, place: str, posted: int, closed: int | None) -> dict[str, Any]:
        return {"place": f"{place}公告栏", "posted_on": iso(posted), "until": iso(posted + 7), "rule": "{}",
                "closed_on": iso(closed) if closed is not None else None}  # fmt: skip

    def _sum(self, home: Home, occasion: str, day: int, *, factor: float = 1.0) -> PastReckoning:
        told = date.fromordinal(min(day, self.today))
        last = date.fromordinal(told.replace(day=1).toordinal() - 1)
        first = date(last.year - (last.month < 12), last.month % 12 + 1, 1)
        income = [(place, kind, int(fen * factor) // 100 * 100) for place, kind, fen in home.income]
        costs = [(place, kind, int(fen * factor) // 100 * 100) for place, kind, fen in home.costs]
        loss = None if home.loss is None else int(home.loss * factor)
        return PastReckoning(
            occasion=occasion, day=told.isoformat(), period=(first.isoformat(), last.isoformat()), income=income,
            costs=costs, accident=None if loss is None else "illness", accident_loss=loss,
        )  # fmt: skip

    def _checks(self, home: Home, steps: list[PastStep], reckonings: list[PastReckoning], filed: int) -> None:
        """A check every year about the day it was filed; a tenth is late, and wages follow the line."""
        chance, base = self.chance, self.line_on(iso(filed))
        due = filed + 365
        while due <= self.today - 10:
            if due > self.today - 365 and chance.yes(0.12):
                break
            day = min(due + chance.between(-25, 25), self.today - 3)
            reckonings.append(self._sum(home, "yearly", day - 2, factor=self.line_on(iso(day - 2)) / base))
            steps.append(
                self._step(
                    "checked", "on_file", day, signer="单位工会主席", opinion="继续在档", reckoning=len(reckonings) - 1
                )
            )
            due = day + 365
        if chance.yes(0.75):
            synced = min(ordinal(steps[-1].day) + chance.between(1, 35), self.today)
            steps.append(self._step("synced", "on_file", synced))

    def _ending(self, stage: str, steps: list[PastStep], postings: list[dict[str, Any]]) -> str | None:
        """The steps that ended the file, if it ended; gives the day its stage began."""
        if stage == "on_file":
            return None
        chance, last = self.chance, ordinal(max(step.day for step in steps))
        day = min(last + chance.between(5, 160), self.today - 2)
        day = max(day, last)
        if stage == "leaving":
            day = max(last, self.today - chance.between(2, 14))
        if stage in ("exited", "leaving"):
            postings.append(self._posting("单位", day, None if stage == "leaving" else min(day + 9, self.today)))
            steps.append(self._step("leaving", "leaving", day, opinion="连续六个月高于低保标准"))
            if stage == "exited":
                steps.append(self._step("posting_closed", "leaving", day + 9, opinion="公示期满，无异议"))
                steps.append(
                    self._step("exited", "exited", day + 12, by=self.approver, signer="王建国", opinion="同意脱困")
                )
        elif stage == "cancelled":
            steps.append(
                self._step("cancelled", "cancelled", day, opinion=chance.of(("职工去世", "情况不实", "离开本地")))
            )
        else:
            steps.append(self._step("moved_out", "moved_out", day, opinion="杭州市拱墅区总工会"))
        return steps[-1].day

    def _young(self, member: Member, stage: str) -> PastFile:
        """A file still on its way, or refused on it."""
        chance = self.chance
        category = chance.of(("deep", "relative", "relative", "accident"))
        ages = {"draft": (0, 20), "applied": (2, 25), "visited": (5, 30), "reviewed": (8, 30), "posted": (9, 22)}
        low, high = ages.get(stage, (20, 300))
        applied = self.today - chance.between(low, high)
        opened = iso(applied)
        home = home_of(chance, self.numbers, member, category, line=self.line_on(opened), day=opened)
        steps, visit, posting, _filed = self._filing(member, applied)
        wanted = {"draft": 1, "applied": 2, "visited": 3, "reviewed": 4, "posted": 5, "returned": 4, "refused": 3}[
            stage
        ]
        kept = steps[:wanted]
        if stage == "returned":
            kept.append(self._step("returned", "returned", applied + 10, opinion="缺少医药费票据，请补齐后再报"))
        if stage == "refused":
            kept.append(self._step("refused", "refused", applied + 10, opinion="家庭月人均收入高于本地标准"))
        values = {**home.values, **self._numbered(opened, stage, kept[-1].day)}
        if stage == "refused":
            values["ended_on"] = kept[-1].day
        if stage == "returned":
            values["came_from"] = "reviewed"
        posted = posting | {"closed_on": None} if ordinal(posting["until"]) >= self.today - 4 else posting
        return PastFile(
            person=member.no, values=values, family=home.family,
            reckonings=[self._sum(home, "first", applied + 4)] if wanted >= 4 else (), steps=kept,
            visits=[visit] if wanted >= 3 else (), postings=[posted] if stage == "posted" else (),
        )  # fmt: skip


def _drawn(chance: Chance, place: int) -> str:
    """A stage by its share; the first files of a town are on file, so that the smallest town has one to look at."""
    if place < 2:
        return "on_file"
    left = chance.random()
    for stage, share in STAGES:
        left -= share
        if left < 0:
            return stage
    return "on_file"


def _level(chance: Chance) -> str:
    return chance.of(("national",) * 5 + ("province",) * 2 + ("city",) * 3 + ("county",) * 7 + ("grassroots",) * 3)


def _with_level(step: PastStep, level: str) -> PastStep:
    return replace(step, level=level) if step.step == "county" else step
