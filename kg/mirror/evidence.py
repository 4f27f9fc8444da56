"""The characters behind a statement, as properties that a person can read on an arrow."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from kg.facts import Span
from kg.namespaces import DCTERMS, NIF, PROV, SCHEMA
from kg.sentences import sentence_at, sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.mirror.quads import ArticleQuads

Row = dict[str, object]
"""Properties as the driver takes them; None where there is no value."""

MOST_QUOTES = 20
"""A relationship lists at most so many pieces of evidence; the store has them all."""


class Evidence:
    """Quotes from one article.

    Args:
        quads: Its graph.
    """

    def __init__(self, quads: ArticleQuads) -> None:
        self._quads = quads
        self.text = quads.one(quads.iri, NIF + "isString") or ""
        self._sentences = sentence_spans(self.text)
        self._head: Row = {
            "article": quads.iri,
            "title": quads.one(quads.iri, DCTERMS + "title"),
            "published": day(quads.one(quads.iri, SCHEMA + "datePublished")),
        }

    def of_statement(self, record: str) -> Row:
        """What a statement's record quotes; a derived one quotes what its sources quote."""
        sources = self._quads.all(record, PROV + "wasDerivedFrom")
        places = {place for one in (record, *sources) for place in self._quads.all(one, PROV + "wasQuotedFrom")}
        return self.of_places(places)

    def of_places(self, places: Iterable[str]) -> Row:
        """The article, the sentence, the words: the properties that all its relationships share.

        Args:
            places: IRIs of evidence (``nif:beginIndex``, ``nif:endIndex``).
        """
        spans = sorted(filter(None, map(self._span, places)))
        shown = spans[:MOST_QUOTES]
        first = spans[0] if spans else None
        return {
            **self._head,
            "sentence": self._sentence(shown),
            "quote": first.quote(self.text) if first else None,
            "begin": first.begin if first else None,
            "end": first.end if first else None,
            "quotes": [span.quote(self.text) for span in shown],
            "spans": [f"{span.begin},{span.end}" for span in shown],
        }

    def _span(self, place: str) -> Span | None:
        begin, end = self._quads.one(place, NIF + "beginIndex"), self._quads.one(place, NIF + "endIndex")
        return Span(int(begin), int(end)) if begin is not None and end is not None else None

    def _sentence(self, spans: list[Span]) -> str | None:
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
        return " … ".join(span.quote(self.text) for span in merged)


def day(words: str | None) -> date | None:
    """The day of an ``xsd:date`` or ``xsd:dateTime``, in the zone the article gives; None where it is none."""
    try:
        return date.fromisoformat(words[:10]) if words else None
    except ValueError:
        return None


def moment(words: str | None) -> float:
    """An ``xsd:dateTime`` as a number to compare by; what is none comes before all others."""
    try:
        when = datetime.fromisoformat(words or "")
    except ValueError:
        return -math.inf
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
