"""Decisions in a store: made, taken back, and kept to."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, cast

from pyoxigraph import NamedNode

from kg.identity.decisions import Decisions
from kg.identity.graph import GRAPH, decisions_of, quads_of
from kg.identity.own import recorded
from kg.identity.readback import read_graph
from kg.identity.rewriting import NAMING, UNDECIDED, decided, own_name, undecided
from kg.namespaces import SCHEMA
from kg.resolve.registry import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyoxigraph import Quad, QuerySolutions

    from kg.identity.decisions import Decision
    from kg.store import Store

_BATCH = 200
_NAMING = "SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?graph a <{article}> . ?place {terms} {node} }} }}"
_CHANGED = "SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?graph {term} ?before }} }}"


def decide(store: Store, decisions: Iterable[Decision]) -> int:
    """Put decisions in force, for what is stored and for what is loaded later.

    Args:
        store: Open for writing.
        decisions: One that is in force already keeps its place, with the new note.

    Returns:
        How many articles changed.

    Raises:
        UsageError: They contradict each other or those in force; then nothing is written.
    """
    new = {decision.id: decision for decision in decisions}
    kept = [decision for decision in decisions_of(store).all if decision.id not in new]
    return _put(store, Decisions([*kept, *new.values()]))


def take_back(store: Store, decisions: Iterable[Decision]) -> int:
    """Take decisions back: the graph is what it would be without them.

    Returns:
        How many articles changed.
    """
    gone = {decision.id for decision in decisions}
    return _put(store, Decisions(decision for decision in decisions_of(store).all if decision.id not in gone))


def make_up_for(store: Store) -> int:
    """Bring all articles in step with the decisions in force, after a run that was killed.

    Returns:
        How many articles changed.
    """
    return _put(store, decisions_of(store))


def decided_in(store: Store | None) -> Callable[[Sequence[Quad]], Sequence[Quad]]:
    """What the decisions of a store make of an article's graph that is to be loaded."""
    decisions = decisions_of(store) if store else Decisions()
    if store is None or not decisions.all:
        return lambda quads: quads
    groups = load(recorded(store)).groups
    return lambda quads: decided(quads, decisions, groups)


def _put(store: Store, decisions: Decisions) -> int:
    # The decisions go first: whatever happens then, the articles' graphs can be brought in step with them.
    store.put_graph(GRAPH, quads_of(decisions.all))
    changed, groups = 0, load(recorded(store)).groups
    articles = _touched(store, decisions)
    while batch := list(islice(articles, _BATCH)):
        outcomes = store.put([decided(list(store.graph(article)), decisions, groups) for article in batch])
        changed += sum(outcome.state == "replaced" for outcome in outcomes)
    return changed


def _touched(store: Store, decisions: Decisions) -> Iterator[str]:
    """The articles that speak of a node something leaves, and those that decisions changed before."""
    questions = [
        _CHANGED.format(term=UNDECIDED),
        *(_naming(iri) for iri in sorted(decisions.concerned)),
    ]
    found = {row[0].value for text in questions for row in cast("QuerySolutions", store.query(text))}
    return iter(sorted(found))


def _naming(iri: str) -> str:
    terms = "|".join(f"<{term}>" for term in sorted(NAMING))
    return _NAMING.format(article=SCHEMA + "NewsArticle", terms=terms, node=NamedNode(iri))


def called(store: Store, iri: str) -> dict[str, set[str]]:
    """What articles call a node in its fullest form, were nothing decided: each form with the articles' IRIs."""
    found: dict[str, set[str]] = {}
    changed = _CHANGED.format(term=UNDECIDED)
    rows = {row[0].value for text in (changed, _naming(iri)) for row in cast("QuerySolutions", store.query(text))}
    for article in sorted(rows):
        told = read_graph(undecided(list(store.graph(article))))
        for entity in told.facts.entities:
            if entity.iri == iri:
                found.setdefault(own_name(entity, told.article), set()).add(article)
    return found
