"""What is said when a sheet from outside is not read: what happened, what is safe, what to do next."""

from __future__ import annotations

from unionoffice.errors import Refused
from unionoffice.wording import N_, _

HAPPENED = {
    "no_file": N_("找不到文件“{name}”"),
    "unreadable": N_("文件“{name}”打不开，可能正被其他程序使用，或没有权限"),
    "not_a_sheet": N_("“{name}”不是电子表格"),
    "empty": N_("“{name}”是空文件"),
    "zip": N_("“{name}”不是电子表格，而是压缩包或其他文档"),
    "ole": N_("“{name}”不是电子表格，而是其他种类的文档"),
    "web": N_("“{name}”其实是网页或 XML 文件，只是起了表格的名字"),
    "coding": N_("“{name}”里的文字既不是 UTF-8 也不是 GB18030 编码"),
    "quotes": N_("“{name}”第 {where} 行附近的引号不成对，无法断定各列的界线"),
    "locked_sheet": N_("“{name}”设有打开密码"),
    "hostile_sheet": N_("“{name}”已损坏，或含有正常表格不会有的内容"),
    "broken": N_("“{name}”已损坏，无法完整读出"),
    "entries": N_("“{name}”里的部件多得不正常"),
    "twice": N_("“{name}”里有重名的部件，正常表格不会这样"),
    "name": N_("“{name}”里有正常表格不会有的部件“{where}”"),
    "doctype": N_("“{name}”里有可能损害本机的声明（DOCTYPE）"),
    "too_large": N_("“{name}”太大"),
    "file": N_("“{name}”超过 64 MB"),
    "cells": N_("“{name}”超过 300,000 行或 200 列（{where}）"),
    "merged": N_("“{name}”的“{where}”里合并的单元格太多"),
    "text": N_("“{name}”第 {where} 行有一格超过 32,767 个字"),
    "unpacked": N_("“{name}”展开后太大（{where}）"),
    "far": N_("“{name}”在 {where} 处有内容，超出 300,000 行或 200 列"),
    "memory": N_("读取“{name}”所需的内存超过了上限"),
    "timeout": N_("读取“{name}”超过了时限，已停止"),
}
"""By the closer reason where there is one, else by the reason itself."""

NEXT = {
    "no_file": N_("请检查 U 盘是否插好、文件是否已移走，然后重新选择。"),
    "not_a_sheet": N_("请用表格软件打开它，另存为 .xlsx 后再导入。"),
    "locked_sheet": N_("请用表格软件输入密码打开，另存为不带密码的 .xlsx 后再导入。"),
    "hostile_sheet": N_("请报送单位用表格软件把名册复制到一个新建的工作簿，重新报来。"),
    "too_large": N_("请删去表外多余的内容，或分成几个文件后再导入。"),
    "timeout": N_("请关闭其他程序后再试，或把表格分成几个文件。"),
}


def refusal(reason: str, why: str, where: str, name: str) -> Refused:
    """The refusal of the file called `name`, ready to be raised."""
    if reason not in NEXT:
        reason = "hostile_sheet"
    happened = HAPPENED.get(why) or HAPPENED[reason]
    sentence = _("{happened}；没有读入任何内容，现有数据没有改动。{next}").format(
        happened=_(happened).format(name=name, where=where), next=_(NEXT[reason])
    )
    return Refused(reason, sentence)
