"""The characters behind a statement, as properties that a person can read on an arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.days import day
from kg.facts import Span
from kg.namespaces import DCTERMS, NIF, SCHEMA
from kg.sentences import sentence_at, sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.mirror.told import Told

Row = dict[str, object]
"""Properties as the driver takes them; None where there is no value."""

MOST_QUOTES = 20
"""A relationship lists at most so many pieces of evidence; the store has them all."""

BETWEEN = " … "
"""Stands for what lies between two pieces of a text."""


class Evidence:
    """Quotes from one article.

    Args:
        told: Its graph.
    """

    def __init__(self, told: Told) -> None:
        self._told = told
        self.text = told.one(NIF + "isString") or ""
        self._sentences = sentence_spans(self.text)
        self._known: dict[tuple[Span, ...], Row] = {}
        self._around: dict[Span, Span] = {}
        self._head: Row = {
            "article": told.iri,
            "title": told.one(DCTERMS + "title"),
            "published": day(told.one(SCHEMA + "datePublished")),
        }

    def of_statement(self, record: str, sources: Sequence[str]) -> Row:
        """What a statement's record quotes; a derived one quotes what its sources quote as well.

        Returns:
            The article, the sentences and the words, as all relationships of statements have them.
        """
        places = self._told.evidence
        spans = {span for one in (record, *sources) for span in places.get(one, ())}
        return self._head | self._words(tuple(sorted(spans)))

    def of_mention(self, places: Iterable[Span]) -> Row:
        """The first place that names an entity, and where all of them stand."""
        spans = tuple(sorted(set(places)))
        first = self._words(spans[:1])
        return {name: first[name] for name in ("sentence", "quote", "begin", "end")} | {"spans": _several(spans)}

    def _words(self, spans: tuple[Span, ...]) -> Row:
        if spans not in self._known:  # an article's statements share most of their evidence
            shown = spans[:MOST_QUOTES]
            quotes = [span.quote(self.text) for span in shown]
            self._known[spans] = {
                "sentence": self._sentence(shown),
                "quote": BETWEEN.join(quotes) or None,
                "begin": spans[0].begin if spans else None,
                "end": max(span.end for span in shown) if spans else None,
                "quotes": quotes if len(quotes) > 1 else None,
                "spans": _several(spans),
            }
        return self._known[spans]

    def _sentence(self, spans: Sequence[Span]) -> str | None:
        """The sentences that hold the spans, each once, in text order; … stands for what lies between."""
        if not spans or not self._sentences:
            return None
        whole = [self._around.get(span) or self._whole(span) for span in spans]
        merged = whole[:1]
        for span in whole[1:]:
            if span.begin <= merged[-1].end:
                merged[-1] = Span(merged[-1].begin, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return BETWEEN.join(span.quote(self.text) for span in merged)

    def _whole(self, span: Span) -> Span:
        """From the beginning of the sentence where a span begins to the end of that where it ends."""
        first = sentence_at(self._sentences, span.begin)
        last = sentence_at(self._sentences, max(span.begin, span.end - 1))
        self._around[span] = Span(first.begin, last.end)
        return self._around[span]


def _several(spans: Sequence[Span]) -> list[str] | None:
    return [f"{span.begin},{span.end}" for span in spans[:MOST_QUOTES]] if len(spans) > 1 else None
