"""The characters behind a statement, as properties that a person can read on an arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.days import day
from kg.facts import Span
from kg.namespaces import DCTERMS, NIF, PROV, SCHEMA
from kg.sentences import sentence_at, sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.mirror.quads import ArticleQuads

Row = dict[str, object]
"""Properties as the driver takes them; None where there is no value."""

MOST_QUOTES = 20
"""A relationship lists at most so many pieces of evidence; the store has them all."""

BETWEEN = " … "
"""Stands for what lies between two pieces of a text."""


class Evidence:
    """Quotes from one article.

    Args:
        quads: Its graph.
    """

    def __init__(self, quads: ArticleQuads) -> None:
        self._quads = quads
        self.text = quads.one(quads.iri, NIF + "isString") or ""
        self._sentences = sentence_spans(self.text)
        self._known: dict[tuple[Span, ...], Row] = {}
        self._spans: dict[str, Span | None] = {}
        self._head: Row = {
            "article": quads.iri,
            "title": quads.one(quads.iri, DCTERMS + "title"),
            "published": day(quads.one(quads.iri, SCHEMA + "datePublished")),
        }

    def of_statement(self, record: str, sources: Sequence[str]) -> Row:
        """What a statement's record quotes; a derived one quotes what its sources quote as well.

        Returns:
            The article, the sentences and the words, as all relationships of statements have them.
        """
        places = {place for one in (record, *sources) for place in self._quads.all(one, PROV + "wasQuotedFrom")}
        return self._head | self._words(tuple(sorted(filter(None, map(self._span, places)))))

    def of_mention(self, places: Iterable[str]) -> Row:
        """The first place that names an entity, and where all of them stand.

        Args:
            places: IRIs of evidence (``nif:beginIndex``, ``nif:endIndex``).
        """
        spans = tuple(sorted(filter(None, map(self._span, places))))
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

    def _span(self, place: str) -> Span | None:
        if place not in self._spans:
            begin, end = self._quads.one(place, NIF + "beginIndex"), self._quads.one(place, NIF + "endIndex")
            self._spans[place] = None if begin is None or end is None else Span(int(begin), int(end))
        return self._spans[place]

    def _sentence(self, spans: Sequence[Span]) -> str | None:
        """The sentences that hold the spans, each once, in text order; … stands for what lies between."""
        if not spans or not self._sentences:
            return None
        whole = [
            Span(sentence_at(self._sentences, s.begin).begin, sentence_at(self._sentences, max(s.begin, s.end - 1)).end)
            for s in spans
        ]
        merged = whole[:1]
        for span in whole[1:]:
            if span.begin <= merged[-1].end:
                merged[-1] = Span(merged[-1].begin, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return BETWEEN.join(span.quote(self.text) for span in merged)


def _several(spans: Sequence[Span]) -> list[str] | None:
    return [f"{span.begin},{span.end}" for span in spans[:MOST_QUOTES]] if len(spans) > 1 else None
