"""Queries that carry a header: what they answer, in Chinese and English, and which parameters they take."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from kg.errors import QueryError
from kg.resources import folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Language = Literal["sparql", "cypher"]
Kind = Literal["string", "integer", "decimal", "date", "iri"]

SUFFIX: dict[Language, str] = {"sparql": ".rq", "cypher": ".cypher"}
_COMMENT: dict[Language, str] = {"sparql": "#", "cypher": "//"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value a query asks for.

    Attributes:
        name: ``$name`` in Cypher, and ``?name`` in SPARQL unless ``variable`` says otherwise.
        type: How the value is written and compared.
        default: Its value when none is given, as a person would write it; None: it must be given.
        example: A value that fits.
        en: What it is, in English.
        zh: The same in Chinese.
        variable: The SPARQL variable that is bound, where a column of the answer already has the parameter's name.
        minimum: The least a number may be; None: any.
    """

    name: str
    type: Kind = "string"
    default: str | None = None
    example: str = ""
    en: str = ""
    zh: str = ""
    variable: str = ""
    minimum: Decimal | None = None

    def __str__(self) -> str:
        return f"{self.name}={self.example if self.default is None else self.default}"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its header.

    Attributes:
        name: The file's name without its suffix, or what the caller calls it.
        language: ``sparql`` or ``cypher``.
        en: What it answers, in English; empty without a header.
        zh: The same in Chinese.
        parameters: What it asks for, in the header's order; None for a query without a header, which
            takes what occurs in it.
        text: The query, header included, so that line numbers are the file's.
    """

    name: str
    language: Language
    en: str
    zh: str
    parameters: tuple[Parameter, ...] | None
    text: str

    def title(self, language: str) -> str:
        """What it answers in ``zh`` or ``en``, where it says so, else in the other."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)


@cache
def named_queries(language: Language) -> Mapping[str, NamedQuery]:
    """The queries that come with the package, by name, in the order of their names; read once.

    Raises:
        QueryError: When a file's header cannot be read.
    """
    files = sorted((folder("queries") / language).glob(f"*{SUFFIX[language]}"))
    return {path.stem: read_query(path, language) for path in files}


def read_query(path: Path, language: Language) -> NamedQuery:
    """Read one query file, with or without a header.

    Raises:
        QueryError: When it cannot be read, or its header is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError("{path}: cannot be read ({reason})", path=path, reason=error) from error
    return parse_query(text, path.stem, language)


def parse_query(text: str, name: str, language: Language) -> NamedQuery:
    """Take a query's header apart.

    Args:
        text: The whole file. Its first lines may be a comment that is YAML with ``title`` and ``parameters``;
            a comment that is anything else is no header.
        name: What to call it.
        language: ``sparql`` or ``cypher``.

    Raises:
        QueryError: When the header names a parameter wrongly.
    """
    header = _header(text, language)
    title = header.get("title", {})
    if not isinstance(title, dict):
        title = {"en": str(title), "zh": str(title)}
    declared = header.get("parameters") or {}
    if not isinstance(declared, dict):
        raise QueryError("{name}: the header's parameters must be a mapping", name=name)
    parameters = tuple(_parameter(name, key, value) for key, value in declared.items()) if header else None
    return NamedQuery(name, language, str(title.get("en", "")), str(title.get("zh", "")), parameters, text)


def _header(text: str, language: Language) -> dict[str, object]:
    import yaml  # noqa: PLC0415 - only a query pays for it

    mark = _COMMENT[language]
    lines = []
    for line in text.splitlines():
        if not line.startswith(mark):
            break
        lines.append(line[len(mark) :].removeprefix(" "))
    try:
        header = yaml.safe_load("\n".join(lines))
    except yaml.YAMLError:
        return {}
    return header if isinstance(header, dict) and ("title" in header or "parameters" in header) else {}


def _parameter(query: str, name: object, value: object) -> Parameter:
    given = cast("Mapping[str, object]", value) if isinstance(value, dict) else {}
    kind = given.get("type", "string")
    if kind not in get_args(Kind):
        raise QueryError(
            "{query}: parameter {name} has the unknown type {type}; known: {known}",
            query=query,
            name=name,
            type=kind,
            known=", ".join(get_args(Kind)),
        )
    default = given.get("default")
    return Parameter(
        name=str(name),
        type=cast("Kind", kind),
        default=None if default is None else str(default),
        example=str(given.get("example", "")),
        en=str(given.get("en", "")),
        zh=str(given.get("zh", "")),
        variable=str(given.get("variable", name)),
        minimum=None if given.get("minimum") is None else Decimal(str(given["minimum"])),
    )
