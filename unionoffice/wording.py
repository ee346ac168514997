"""The words on screen and console: Chinese sentences in the source, English from the catalogue.

Papers are Chinese and never pass through here.
"""

from __future__ import annotations

import gettext

from unionoffice import resources

DOMAIN = "unionoffice"
LANGUAGES = {"zh": "中文", "en": "English"}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "zh"


def use(language: str) -> None:
    """From now on words come in this language ("zh" or "en"). Raises ValueError for another."""
    global _catalogue, _language
    if language not in LANGUAGES:
        raise ValueError(language)
    _language = language
    if language == "zh":
        _catalogue = gettext.NullTranslations()
    else:
        _catalogue = gettext.translation(DOMAIN, resources.path("locale"), languages=[language])


def language() -> str:
    """The language words come in now: "zh" or "en"."""
    return _language


def english() -> bool:
    """Whether words come in English now."""
    return _language == "en"


def _(sentence: str) -> str:
    """The sentence in the language in use. Values go in afterwards: `_("共 {n} 人").format(n=3)`."""
    return _catalogue.gettext(sentence)


def N_(sentence: str) -> str:
    """Marks a sentence for the catalogue where it stands in data; it is turned by `_` where it is shown."""
    return sentence
