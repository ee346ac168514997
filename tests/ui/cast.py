"""A small list of people as an area would declare it, for tests of the kit."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from ui.kit.columns import columns_of
from ui.kit.detail import Detail, RowAction, lines_of
from ui.kit.filters import Filter
from ui.kit.list_page import Empty, ListSpec, Query
from ui.kit.page import Action
from unionoffice.errors import Refused
from unionoffice.fields import Kind, Sensitive, field, fields_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    no: int = 0
    name: str = field(Kind.NAME, "姓名", "Name", required=True, width=90)
    number: str | None = field(
        Kind.ID_NUMBER, "证件号码", "ID number", required=True, sensitive=Sensitive.IDENTITY, width=180
    )
    sex: str | None = field(Kind.CODE, "性别", "Sex", codes="sex", required=True, width=60)
    unit: int | None = field(Kind.UNIT, "所属工会", "Union", required=True)
    joined: str | None = field(Kind.DATE, "入会日期", "Joined", required=True)
    phone: str | None = field(Kind.PHONE, "联系电话", "Phone", sensitive=Sensitive.PHONE)
    wage: int | None = field(Kind.MONEY, "月工资", "Wage")
    migrant: int | None = field(Kind.YES_NO, "农民工", "Migrant worker")
    note: str | None = field(Kind.LONG_TEXT, "备注", "Note", limit=200)
    photo: str | None = field(Kind.PHOTO, "照片", "Photo")
    age: int | None = field(Kind.WHOLE, "年龄", "Age", derived=True)


FIELDS = fields_of(Person)


class Hall:
    """Keeps people in memory and remembers what was done with them."""

    def __init__(self, count: int = 30) -> None:
        self.people = {
            no: Person(no=no, name=f"{'王李张'[no % 3]}伟{no}", number="330106197001230126", sex=("male", "female")[no % 2], phone="13800000001")
            for no in range(1, count + 1)
        }  # fmt: skip
        self.done: list[tuple[str, object]] = []
        self.queries: list[Query] = []

    def find(self, query: Query) -> array[int]:
        self.queries.append(query)
        found = [
            no for no, one in self.people.items()
            if query.text in one.name and query.filters.get("sex", one.sex) == one.sex
        ]  # fmt: skip
        return array("q", sorted(found, reverse=query.descending))

    def fetch(self, ids: Sequence[int]) -> list[Person | None]:
        return [self.people.get(no) for no in ids]

    def act(self, name: str):
        return lambda what=None: self.done.append((name, what))

    def refuse(self, _ids: list[int]) -> None:
        raise Refused("not_permitted", "没有这项权限；没有改动任何内容。请由管理人员办理。")

    def spec(self) -> ListSpec:
        return ListSpec(
            title="会员",
            search="姓名、拼音首字母或证件号码",
            counted="共 {n} 人",
            columns=columns_of(FIELDS, "name", "number", "sex", stretch="number", sortable=("name",)),
            find=self.find,
            fetch=self.fetch,
            detail=lambda one: Detail(title=one.name, state="在册", lines=lines_of(FIELDS, one, "number", "phone", "note")),
            open=self.act("open"),
            empty=Empty(sentence="还没有会员。先导入名册。", action=Action(title="导入名册…", run=self.act("import"))),
            areas=frozenset({"members"}),
            filters=(Filter(key="sex", name="性别", every="全部", choices=lambda: [("male", "男"), ("female", "女")]),),
            actions=(
                Action(title="登记会员", run=self.act("new"), icon="plus", key="Ctrl+N", primary=True),
                Action(title="批量修改…", run=self.act("mass"), more=True),
            ),
            row_actions=(
                RowAction(title="打印会员证", run=self.act("print"), key="Ctrl+P", many=True),
                RowAction(title="转出…", run=self.act("transfer"), when=lambda one: one.no != 2),
                RowAction(title="删除", run=self.refuse, beside=False),
            ),
        )  # fmt: skip
