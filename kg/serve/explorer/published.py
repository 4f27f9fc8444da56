"""When articles were published, looked up for few or for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.days import moment
from kg.query import Iri, select

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.query import Queryable

_PUBLISHED = "SELECT ?graph ?published WHERE { GRAPH ?graph { ?graph schema:datePublished ?published } }"
_FEW = 300  # up to here one question an article is quicker than one for all


def published(store: Queryable, articles: Collection[str]) -> dict[str, float]:
    """For each article a time to sort by; one of no date comes before all others."""
    found = dict.fromkeys(articles, float("-inf"))
    questions = [{"graph": Iri(iri)} for iri in sorted(articles)] if len(articles) <= _FEW else [{}]
    for question in questions:
        for article, said in select(store, _PUBLISHED, question).texts():
            if article in found:
                found[article] = moment(said)
    return found
