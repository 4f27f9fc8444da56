"""What the property graph looks like: labels, relationship types and properties, all made from the ontology's names.

Nothing that an article says can become a label or a type: only :mod:`kg.names` can.
"""

from __future__ import annotations

import re

from kg.names import DATES, AttributeName, EntityType, Predicate

LAYOUT = 4
"""Counts up with every change of this layout: a graph of another layout is made anew."""

NO_LAYOUT = 0
"""What a graph has while it is being emptied."""


def snake(name: str) -> str:
    """``effectiveFrom`` as Cypher users write it: ``effective_from``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


LABELS: dict[str, str] = {kind.value: kind.value for kind in EntityType}
"""Ontology class to node label. Every such node is an ``:Entity`` too; articles are ``:Article``."""

TYPES: dict[str, str] = {predicate.value: snake(predicate).upper() for predicate in Predicate}
"""Ontology property to relationship type (``setsOut`` is ``SETS_OUT``)."""

BROADER = "BROADER"
"""From a target group to a wider one, as the registry says (``skos:broader``)."""
MENTIONS = "MENTIONS"
"""From an article to each entity it speaks of."""
STATES = "STATES"
"""From an article to an entity: a value it gives of it (an attribute), as no node is there to point at."""

ATTRIBUTES: dict[str, str] = {name.value: snake(name) for name in AttributeName}
"""Ontology datatype property to node property."""

DATE_PROPERTIES = frozenset(snake(name) for name in DATES)

STATEMENT_PROPERTIES = (
    "iri",
    "article",
    "title",
    "published",
    "sentence",
    "quote",
    "begin",
    "end",
    "quotes",
    "spans",
    "confidence",
    "rule",
    "derived",
    "derived_from",
)
"""What every statement's relationship carries: which article says it (with its headline and day), the sentence, the
words that say it (all pieces of evidence, with … between) and where these begin and end, how sure and by which rule.
Only where they apply: the pieces one by one and where each stands, if there are several; for a derived statement, those
it follows from."""

ARTICLE_PROPERTIES = ("article", "title", "published")
"""Those of them that are the same for all relationships of an article."""

MENTION_PROPERTIES = ("sentence", "quote", "begin", "end", "spans")
"""Of the first place that names the entity, and where all of them stand. Its key is the nodes it joins; headline and
day are there to be read on the article it begins at."""

STATE_PROPERTIES = (*STATEMENT_PROPERTIES, "attribute", "value", "date", "number", "unit", "bound")

RELATIONSHIPS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(TYPES.values(), STATEMENT_PROPERTIES),
    MENTIONS: MENTION_PROPERTIES,
    STATES: STATE_PROPERTIES,
}
"""Every relationship type that belongs to an article, with its properties."""
