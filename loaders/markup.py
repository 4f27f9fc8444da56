"""HTML to clean lines, a paragraph each."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.errors import LoadError
from loaders import clean
from loaders.furniture import furniture, without_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
})
# Elements that hold nothing or that the next of their kind ends, so that many of them do not make a page deep.
_NEVER_DEEP = frozenset({
    "area", "base", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "option", "p", "source", "td",
    "th", "tr", "track", "wbr",
})
# fmt: on
_CELLS = frozenset({"td", "th"})
_NO_TEXT_OF_THEIR_OWN = frozenset({"table", "tbody", "tfoot", "thead", "tr", "ol", "ul", "dl"})
# A line break of the source: white space, yet told apart from the end of a paragraph (``\n``).
_WRAP = "\v"
_ORDINAL = re.compile(r"[0-9]{1,6}")
# Stands after the number of a list item, whose text may begin with a paragraph of its own. No parsed HTML holds it.
_NUMBER = "\0"
_NUMBERED = re.compile(r"\0\s*")
_SOURCE_BREAK = re.compile(r"\r\n?|\n")

# Building the tree costs depth times length, so the depth is bounded; browsers stop at 512.
_DEEPEST = 2000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


def parse(html: str, path: str) -> LexborHTMLParser:
    """Parse HTML as browsers do.

    Args:
        html: A page or a part of one.
        path: Where it is from, for the message.

    Raises:
        LoadError: Its elements are nested thousands deep.
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only who reads HTML pays for the parser

    depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() not in _NEVER_DEEP:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > _DEEPEST:
                raise LoadError("{path}: its HTML is nested more than {depth} deep", path=path, depth=_DEEPEST)
    return LexborHTMLParser(html)


def paragraphs(html: str, path: str) -> list[str]:
    """The paragraphs of an HTML text, in order, without the page's furniture.

    Headings, list items, table rows and lines parted by ``<br>`` are paragraphs of their own; the number of an
    item of an ordered list is text (``2. ``), as it is on the page.

    Args:
        html: The article's body.
        path: Where it is from, for messages.

    Raises:
        LoadError: Its elements are nested thousands deep.
    """
    return without_furniture(node_lines(parse(html, path).root, path))


def node_lines(node: LexborNode | None, path: str) -> list[str]:
    """The clean lines of one element and all it holds; furniture elements are left out, furniture lines are not."""
    if node is None:
        return []
    text = _NUMBERED.sub("", "".join(_pieces(node, path)))
    return [line for raw in text.split("\n") if (line := clean.line(raw))]


def _pieces(root: LexborNode, path: str) -> Iterator[str]:
    r"""The text under ``root`` with ``\n`` where a paragraph begins or ends. Without recursion: pages nest deeply."""
    unwanted = {node.mem_id for node in root.css(furniture().elements)}
    items: Counter[int] = Counter()
    node = root
    while True:
        below = None
        if node.mem_id not in unwanted:
            yield _opening(node, path, items)
            below = node.first_child
        while below is None:
            yield _closing(node)
            if node.mem_id == root.mem_id:
                return
            below, above = node.next, node.parent
            if below is None:
                if above is None:
                    return
                node = above
        node = below


def _opening(node: LexborNode, path: str, items: Counter[int]) -> str:
    if node.is_text_node:
        text = node.text_content or ""
        inside = node.parent.tag if node.parent is not None else ""
        if inside in _NO_TEXT_OF_THEIR_OWN and not text.strip():
            return ""
        return _SOURCE_BREAK.sub("\n" if inside == "pre" else _WRAP, text)
    if node.is_comment_node:
        return _revealed(node.comment_content or "", path)
    if node.tag == "li":
        return "\n" + _number(node, items)
    return "\n" if node.tag in _BLOCKS else ""


def _closing(node: LexborNode) -> str:
    if node.tag in _CELLS:
        return " "
    return "\n" if node.tag in _BLOCKS else ""


def _revealed(comment: str, path: str) -> str:
    for name in furniture().revealed_comments:
        if comment.startswith(f"{name}[") and comment.endswith(f"]{name}"):
            inner = comment[len(name) + 1 : -len(name) - 1]
            return "\n" + "\n".join(node_lines(parse(inner, path).root, path)) + "\n"
    return ""


def _number(item: LexborNode, items: Counter[int]) -> str:
    above = item.parent
    if above is None or above.tag != "ol":
        return ""
    start = above.attributes.get("start") or "1"
    first = int(start) if _ORDINAL.fullmatch(start) else 1
    items[above.mem_id] += 1
    return f"{first + items[above.mem_id] - 1}. {_NUMBER}"
