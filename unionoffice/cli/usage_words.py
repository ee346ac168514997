"""What was wrong with a call, in the language in use: click itself speaks English only."""

from __future__ import annotations

import click

from unionoffice import wording
from unionoffice.wording import _


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
    if error.message.isascii():
        return _("不合要求（{said}）。").format(said=error.message.rstrip("."))
    return error.message
