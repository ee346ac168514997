"""Every setting of an office, declared once; the settings page and the manual are made from this list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from unionoffice.wording import N_


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, its value where nobody set it, and what it means. `shown` ones stand on the page."""

    name: str
    default: Any
    label: str
    meaning: str
    shown: bool = True


_ALL = (
    Setting("office_id", "", N_("办公室标识"), N_("本数据文件的唯一标识，随上报包一起使用。"), shown=False),
    Setting("name", "", N_("工会名称"), N_("与公章文字一致，印在每一份表格上。")),
    Setting("level", "township", N_("层级"), N_("乡镇（街道）、县（市、区）或市。"), shown=False),
    Setting("division", "", N_("行政区划代码"), N_("本级的 6、9 或 12 位行政区划代码，用于会员编号。"), shown=False),
    Setting("demo", False, N_("演示数据"), N_("演示文件永远带有标记，不能与真实数据混用。"), shown=False),
    Setting("card_key", "", N_("会员证密钥"), N_("会员证二维码的校验密钥，随上报包交给县级。"), shown=False),
    Setting("token_key", "", N_("查重密钥"), N_("县级用来发现同一人在两处登记的密钥，不离开本级。"), shown=False),
    Setting("language", "zh", N_("界面语言"), N_("中文或 English；打印的表格始终是中文。")),
    Setting("phone", "", N_("办公电话"), N_("印在会员证背面和通知上。")),
    Setting("address", "", N_("办公地址"), N_("印在会员证背面和通知上。")),
    Setting(
        "print_offsets", {}, N_("打印机校准"), N_("每台打印机的横向、纵向偏移（毫米）和缩放（千分之）。"), shown=False
    ),
    Setting("saved_filters", {}, N_("常用筛选"), N_("会员列表里保存下来的筛选条件。"), shown=False),
    Setting(
        "import_mappings", {}, N_("导入对应关系"), N_("每个单位表格的列与字段的对应关系，导入时自动套用。"), shown=False
    ),
)

SETTINGS: dict[str, Setting] = {setting.name: setting for setting in _ALL}
