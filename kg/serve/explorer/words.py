"""The words of the pages in Chinese and English, from ``words.toml``; names and quotes stay as articles have them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.messages import say_error
from kg.query.labels import ontology_labels
from kg.serve.language import catalogue_in

if TYPE_CHECKING:
    from kg.errors import KgError

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

    def error(self, error: KgError) -> str:
        """What went wrong, in one line."""
        return say_error(catalogue_in(self.language), error)


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Each message in both languages."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
