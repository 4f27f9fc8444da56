"""Markdown with YAML front matter, as Hexo keeps it and RSSHub exports it: one article a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import LoadError
from loaders import clean, decode, markup
from loaders.dates import published
from loaders.record import Record, article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article

SUFFIXES = (".md", ".markdown")

# Front matter is a dozen lines. The YAML parser recurses, in C, where a collection may nest in one on the same line:
# so many of these marks would end the process, not raise.
_LONGEST = 64 * 1024
_NESTING = re.compile(r"[\[{?-]")
_MOST_NESTING = 1000
# Aliases let a short list stand for a long one.
_MOST_TEXTS = 100
_BOUNDARY = re.compile(r"-{3,}[ \t]*")
_HEXO_TAG = re.compile(r"\{%[^%\n]*%\}")
# Chinese punctuation keeps CommonMark from seeing where `**《办法》**规定` ends; strong text is only text here.
_STRONG = re.compile(r"\*\*([^*\n]+)\*\*")
_TAGGED = re.compile(r"<(?:!--|[a-zA-Z][a-zA-Z0-9]*[\s/>])")
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_SENTENCE_END = re.compile(r".*[。！？；：!?;:…][”’」』）)》】]*\s*", re.DOTALL)


def read(data: bytes, path: str) -> Iterator[Article]:
    """Read one Markdown file.

    Known front matter: ``title``, ``date``, ``source`` or ``author``, ``categories`` or ``tags``, and the key
    ``link``, ``url``, ``permalink`` or ``guid``. All values count as written: a title ``2022`` is no number.

    Args:
        data: The file's content, in UTF-8.
        path: Where it is from.

    Yields:
        The article.

    Raises:
        LoadError: It is empty, binary, not UTF-8; its front matter is missing or broken; it has no title or body.
    """
    front, body, above = _parts(decode.utf8(data, path).replace("\r\n", "\n").replace("\r", "\n"), path)
    fields = _fields(front, above, path)
    yield article(
        Record(
            title=_first(fields, "title"),
            paragraphs=markup.paragraphs(body if _is_html(body) else _rendered(body), path),
            published=published(_first(fields, "date", "published", "pubDate"), path),
            source=_first(fields, "source", "author", "site"),
            keys=[_first(fields, name) for name in ("link", "url", "permalink", "guid")],
            categories=_texts(fields.get("categories")) or _texts(fields.get("tags")),
        ),
        path,
    )


def _parts(text: str, path: str) -> tuple[str, str, int]:
    """Front matter, body, and the number of lines above the front matter's first."""
    start = len(text) - len(text.lstrip())
    above = text.count("\n", 0, start) + 1
    opening, _, rest = text[start:].partition("\n")
    if not _BOUNDARY.fullmatch(opening):
        raise LoadError("{path}: no article in it (no YAML front matter between lines of ---)", path=path)
    closing = re.search(r"^-{3,}[ \t]*$", rest[:_LONGEST], re.MULTILINE)
    if closing is None:
        raise LoadError("{path}: no article in it (its front matter has no closing ---)", path=path)
    return rest[: closing.start()], rest[closing.end() :].strip(), above


def _fields(front: str, above: int, path: str) -> dict[str, object]:
    import yaml  # noqa: PLC0415 - only who reads Markdown pays for it
    from frontmatter.default_handlers import YAMLHandler  # noqa: PLC0415

    if len(_NESTING.findall(front)) > _MOST_NESTING:
        raise LoadError("{path}: no article in it (its front matter is too large)", path=path)
    try:
        # BaseLoader makes nothing but strings, lists and mappings, so a date or number stays as it is written.
        fields = YAMLHandler().load(clean.visible(front), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError as error:
        what = getattr(error, "problem", None) or str(error)
        line = above + 1 + _line_of(error, front)
        raise LoadError("{path}, line {line}: broken YAML: {what}", path=path, line=line, what=what) from error
    if not isinstance(fields, dict):
        raise LoadError("{path}: no article in it (its front matter names no fields)", path=path)
    return fields


def _line_of(error: Exception, front: str) -> int:
    """Where it broke; for a quote or bracket that never closes, where that opens."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = context if context and problem and problem.line >= front.count("\n") else problem
    return mark.line if mark else 0


def _first(fields: dict[str, object], *names: str) -> str:
    return next((text for name in names for text in _texts(fields.get(name))[:1]), "")


def _texts(value: object) -> list[str]:
    """The strings of a value; of a list those in it and in its lists, of a mapping (``author: {name: …}``) its name."""
    if isinstance(value, dict):
        value = value.get("name")
    outer = value[:_MOST_TEXTS] if isinstance(value, list) else [value]
    found = [text for inner in outer for text in (inner[:_MOST_TEXTS] if isinstance(inner, list) else [inner])]
    return [text for text in found if isinstance(text, str) and text.strip()]


def _is_html(body: str) -> bool:
    """Whether the body is one piece of HTML, in which the indentation and marks of Markdown mean nothing."""
    return bool(_TAGGED.match(body)) and body.endswith(">") and not _HEADING.search(body)


def _rendered(body: str) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415
    from markdown_it.token import Token  # noqa: PLC0415

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(_STRONG.sub(r"\1", _HEXO_TAG.sub("", body)))
    for inline in tokens:
        previous = Token("text", "", 0)
        for token in inline.children or ():
            # Hexo shows every line break, CommonMark none: one after the end of a sentence parts paragraphs.
            if token.type == "softbreak" and _SENTENCE_END.fullmatch(previous.content):
                token.type = "hardbreak"
            previous = token
    return str(parser.renderer.render(tokens, parser.options, {}))
