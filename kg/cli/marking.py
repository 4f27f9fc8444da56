"""Marks mentions and measures in an article's text: by colour in a terminal, by labelled brackets elsewhere."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import click

from kg.cli.streams import printable
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.facts import Entity

COLOURS = {
    EntityType.AGENCY: "blue",
    EntityType.INSTITUTION: "cyan",
    EntityType.INSTRUMENT: "magenta",
    EntityType.PROGRAMME: "yellow",
    EntityType.TARGET_GROUP: "green",
}
"""Measures are underlined, whatever is named in them."""

_Mark = tuple[int, int, EntityType]
"""Begin, minus end, type: sorted, of two that begin together the longer comes first."""


def bracketed(text: str, entities: Iterable[Entity], label: Callable[[EntityType], str]) -> str:
    """The text with every mention in brackets behind its type's label: ``[Agency 民政部]``; nested where they nest."""
    parts: list[str] = []

    def write(begin: int, end: int, _: list[_Mark]) -> None:
        parts.append(printable(text[begin:end]))

    _walk(
        len(text),
        _marks(entities),
        write,
        lambda mark: parts.append(f"[{label(mark[2])} "),
        lambda: parts.append("]"),
    )
    return "".join(parts)


def coloured(text: str, entities: Iterable[Entity]) -> str:
    """The text with every mention in its type's colour, and measures underlined."""
    parts: list[str] = []

    def write(begin: int, end: int, open_marks: list[_Mark]) -> None:
        kinds = [kind for _, _, kind in open_marks]
        colours = [COLOURS[kind] for kind in kinds if kind in COLOURS]
        words = printable(text[begin:end])
        parts.append(
            click.style(words, fg=colours[-1] if colours else None, underline=EntityType.MEASURE in kinds or None)
            if kinds
            else words
        )

    _walk(len(text), _marks(entities), write, lambda _: None, lambda: None)
    return "".join(parts)


def _marks(entities: Iterable[Entity]) -> list[_Mark]:
    return [(span.begin, -span.end, entity.type) for entity in entities for span in entity.mentions]


def _walk(
    length: int,
    marks: list[_Mark],
    write: Callable[[int, int, list[_Mark]], None],
    opened: Callable[[_Mark], object],
    closed: Callable[[], object],
) -> None:
    """Go through the text from mark to mark; what crosses another's end is marked in two parts."""
    heapq.heapify(marks)
    stack: list[_Mark] = []
    at = 0

    def go_to(end: int) -> None:
        nonlocal at
        if at < end:
            write(at, end, stack)
            at = end

    def close_before(begin: int) -> None:
        while stack and -stack[-1][1] <= begin:
            go_to(-stack[-1][1])
            stack.pop()
            closed()

    while marks:
        begin, before_end, kind = heapq.heappop(marks)
        close_before(begin)
        if stack and before_end < stack[-1][1]:
            heapq.heappush(marks, (-stack[-1][1], before_end, kind))
            before_end = stack[-1][1]
        go_to(begin)
        stack.append((begin, before_end, kind))
        opened(stack[-1])
    close_before(length)
    go_to(length)
