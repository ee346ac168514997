"""Help, and what was wrong with a call, in the language in use: click itself speaks English only."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from unionoffice import wording
from unionoffice.wording import N_, _

HEADINGS = {"Options": N_("选项"), "Commands": N_("动词"), "Positional arguments": N_("参数")}
_EXTRA = re.compile(r"\[([^\[\]]*)\]$")
_HELP = "Show this message and exit."


class Help(click.HelpFormatter):
    """click's own page of help with its own words told anew where words are Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a call is written."""
        if not wording.english():
            prefix = prefix or _("用法：") + " "
            args = args.replace("COMMAND [ARGS]...", _("动词 [参数]...")).replace("[OPTIONS]", _("[选项]"))
        super().write_usage(prog, args, prefix)

    def write_heading(self, heading: str) -> None:
        """选项：, 动词："""
        if wording.english() or heading not in HEADINGS:
            super().write_heading(heading)
        else:
            self.write(f"{'':>{self.current_indent}}{_(HEADINGS[heading])}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options and verbs with what they do; TEXT and the like stay, they are what one types in place of."""
        told = rows if wording.english() else [(one, _second(other)) for one, other in rows]
        super().write_dl(told, col_max, col_spacing)


def _second(words: str) -> str:
    if words == _HELP:
        return _("显示这段说明")
    return _EXTRA.sub(lambda found: "[" + "；".join(map(_extra, found[1].split("; "))) + "]", words)


def _extra(words: str) -> str:
    if words == "required":
        return _("必填")
    if words.startswith("default: "):
        return _("默认 {value}").format(value=words.removeprefix("default: "))
    if words.startswith("env var: "):
        return _("环境变量 {name}").format(name=words.removeprefix("env var: "))
    return words


def usage_words(error: click.ClickException) -> str:
    """The sentence for a wrong call; our own sentences as they are, click's told anew where words are Chinese."""
    said = error.format_message()
    if wording.english():
        return said
    match error:
        case click.MissingParameter():
            return _("缺少 {name}。用 --help 查看写法。").format(name=_name(error))
        case click.NoSuchOption():
            return _("没有选项 {name}。用 --help 查看写法。").format(name=error.option_name)
        case click.BadOptionUsage():
            return _("选项 {name} 的写法不对。用 --help 查看写法。").format(name=error.option_name)
        case click.BadParameter():
            return _("{name} 写得不对：{said}").format(name=_name(error), said=_value_words(error))
    if (found := re.match(r"No such command '(.*?)'\.", said)) is not None:
        return _("没有动词“{name}”。用 --help 查看有哪些动词。").format(name=found[1])
    if (found := re.match(r"Got unexpected extra arguments? \((.*)\)", said)) is not None:
        return _("多写了“{words}”。用 --help 查看写法。").format(words=found[1])
    if said == "Missing command.":
        return _("缺少动词。用 --help 查看有哪些动词。")
    if said.isascii():
        return _("命令写得不对（{said}）。用 --help 查看写法。").format(said=said.rstrip("."))
    return said


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    longest = max(error.param.opts, key=len, default=error.param.name or "")
    return longest if longest.startswith("-") else error.param.make_metavar(error.ctx or click.get_current_context())


def _value_words(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return _("{said}；可写 {choices}。").format(
            said=error.message.split(" is ")[0].strip("'"), choices="、".join(str(choice) for choice in kind.choices)
        )
    if (found := re.fullmatch(r"'?(.*?)'? is not a valid (integer|float)(?: range)?\.", error.message)) is not None:
        return _("“{said}”不是数字。").format(said=found[1])
    if (found := re.fullmatch(r"(.*) is not in the range (.*)\.", error.message)) is not None:
        return _("{said} 超出范围（{range}）。").format(said=found[1], range=found[2])
    if error.message.isascii():
        return _("不合要求（{said}）。").format(said=error.message.rstrip("."))
    return error.message
