"""The words of the pages in Chinese and English, from ``words.toml``; names and quotes stay as articles have them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.query.labels import ontology_labels

if TYPE_CHECKING:
    from starlette.requests import Request

LANGUAGES = ("zh", "en")
COOKIE = "kg-lang"

_FILE = Path(__file__).parent / "words.toml"


class Words:
    """The words of one language.

    Args:
        language: ``zh`` or ``en``.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **fields: object) -> str:
        """A message of ``words.toml``, with its ``{fields}`` filled."""
        text = catalogue()[key][self.language]
        return text.format(**fields) if fields else text

    def term(self, name: str) -> str:
        """The ontology's name of a type, predicate or attribute."""
        return ontology_labels(self.language).get(name) or catalogue().get(name, {}).get(self.language, name)

    def some(self, *keys: str) -> dict[str, str]:
        """Messages for a script."""
        return {key: self(key) for key in keys}


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Each message in both languages."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def language_of(request: Request) -> str:
    """What a reader chose (``?lang=``, kept in a cookie), else what the browser asks for, else Chinese."""
    for chosen in (request.query_params.get("lang", ""), request.cookies.get(COOKIE, "")):
        if chosen in LANGUAGES:
            return chosen
    return _preferred(request.headers.get("accept-language", ""))


def _preferred(header: str) -> str:
    """The first of our languages by the weights of an ``Accept-Language`` header (RFC 9110, 12.5.4)."""
    weighed = []
    for place, part in enumerate(header.split(",")):
        tag, _, weight = part.partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            quality = 0.0
        language = tag.strip().lower().partition("-")[0]
        if language in LANGUAGES and quality > 0:
            weighed.append((-quality, place, language))
    return min(weighed)[2] if weighed else LANGUAGES[0]
