"""The sentence behind a statement, with the words that say it marked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.facts import Span
from kg.query.parameters import Iri
from kg.query.sparql import select
from kg.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.query.sparql import Queryable

_ARTICLE = """SELECT ?title ?published ?url ?text WHERE { GRAPH ?graph {
  ?graph dcterms:title ?title .
  OPTIONAL { ?graph schema:datePublished ?published }
  OPTIONAL { ?graph schema:url ?url }
  OPTIONAL { ?graph nif:isString ?text }
} }"""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence of an article.

    Attributes:
        text: The sentence.
        marks: The parts of it that say the statement, as offsets into ``text``, in order, not overlapping.
    """

    text: str
    marks: tuple[Span, ...]

    def runs(self) -> Iterator[tuple[str, bool]]:
        """The sentence in pieces, none empty, each with whether it is marked."""
        at = 0
        for mark in self.marks:
            if at < mark.begin:
                yield self.text[at : mark.begin], False
            yield mark.quote(self.text), True
            at = mark.end
        if at < len(self.text):
            yield self.text[at:], False


class ArticleText:
    """An article's text and head, for quoting from it.

    Args:
        store: Where it is.
        iri: Which.
    """

    def __init__(self, store: Queryable, iri: str) -> None:
        self.iri = iri
        self.title = self.published = self.url = self.text = ""
        for row in select(store, _ARTICLE, {"graph": Iri(iri)}).texts():
            self.title, self.published, self.url, self.text = row
            break
        self._sentences = sentence_spans(self.text)
        self._begins = [sentence.begin for sentence in self._sentences]

    def quote(self, evidence: Iterable[Span]) -> tuple[Quotation, ...]:
        """The sentences that hold some evidence, in text order; a span over several sentences shows them all."""
        marked: dict[Span, list[Span]] = {}
        for span in sorted(evidence):
            for sentence in self._covering(span):
                inside = Span(max(span.begin, sentence.begin), min(span.end, sentence.end))
                if inside.begin < inside.end:
                    marked.setdefault(sentence, []).append(inside)
        return tuple(
            Quotation(
                sentence.quote(self.text),
                tuple(Span(s.begin - sentence.begin, s.end - sentence.begin) for s in _merged(marked[sentence])),
            )
            for sentence in sorted(marked)
        )

    def _covering(self, span: Span) -> list[Span]:
        first = max(0, bisect_right(self._begins, span.begin) - 1)
        return self._sentences[first : max(first + 1, bisect_right(self._begins, span.end - 1))]


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.begin <= merged[-1].end:
            merged[-1] = Span(merged[-1].begin, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
