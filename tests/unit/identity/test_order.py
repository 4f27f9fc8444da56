"""The order in which articles and decisions come changes nothing in the final graph."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.article import Article
from kg.identity import Decisions, Merge, Split, decide, decided_in, decisions_of, make_up_for, take_back
from kg.identity.graph import GRAPH, quads_of
from kg.identity.readback import read_graph
from kg.names import BASE, EntityType
from kg.pipeline.extraction import articles, facts
from kg.rdf import article_quads
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import Quad

ROOT = Path(__file__).parents[3]
FOLDER = tempfile.TemporaryDirectory()  # removed when the tests end
FOLDERS = (ROOT / "examples" / "articles", ROOT.parent / "shared" / "corpus" / "sina")


@cache
def graphs() -> tuple[list[Quad], ...]:
    """The examples, and of the real articles, where they are there, some."""
    read = [a for f in FOLDERS if f.is_dir() for a in articles([str(f)]) if isinstance(a, Article)][:16]
    return tuple(article_quads(article, facts(article)) for article in read)


@cache
def nodes() -> tuple[str, ...]:
    """The organisations that articles speak of, those of several first."""
    told = [e.iri or "" for g in graphs() for e in read_graph(g).facts.entities if e.type is EntityType.AGENCY]
    return tuple(sorted(set(told), key=lambda iri: (-told.count(iri), iri))[:12])


def content(store: Store, but: tuple[str, ...] = ()) -> list[str]:
    names = [name for name in store.graphs() if "/article/" in name or name == GRAPH]
    return sorted(str(quad) for name in names if name not in but for quad in store.graph(name))


def put(store: Store, some: Sequence[list[Quad]]) -> None:
    through = decided_in(store)
    store.put([through(graph) for graph in some])


def merges() -> list[Merge | Split]:
    first, second, third, *_ = nodes()
    return [Merge(first, second, "why"), Split(third, article=graphs()[0][0].graph_name.value)]  # type: ignore[union-attr]


@cache
def opened() -> Store:
    """One store for all, as opening one anew loads the registry."""
    return Store.open(FOLDER.name)


def empty() -> Store:
    store = opened()
    for article in store.articles():
        store.remove(article)
    store.put_graph(GRAPH, [])
    return store


@cache
def expected() -> list[str]:
    store = empty()
    decide(store, merges())
    put(store, graphs())
    return content(store)


@settings(max_examples=8)
@given(st.data())
def test_order_and_partition_of_articles_and_decisions_change_nothing(data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(graphs()))))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order) - 1), max_size=5)))
    moments = data.draw(st.lists(st.integers(0, len(cuts)), min_size=2, max_size=2))
    twice = data.draw(st.lists(st.sampled_from(range(len(order))), max_size=2))
    wanted, store = expected(), empty()
    for part, (begin, end) in enumerate(zip([0, *cuts], [*cuts, len(order)], strict=True)):
        for decision, moment in zip(merges(), moments, strict=True):
            if moment == part:
                decide(store, [decision])
        put(store, [graphs()[i] for i in order[begin:end]])
    put(store, [graphs()[i] for i in twice])
    assert content(store) == wanted
    assert make_up_for(store) == 0
    assert take_back(store, merges()) > 0
    assert content(store) == sorted(str(quad) for graph in graphs() for quad in graph)


def test_a_decision_of_which_the_articles_were_not_told_is_made_up_for() -> None:
    wanted, store = expected(), empty()
    put(store, graphs())
    store.put_graph(GRAPH, quads_of(Decisions(merges()).all))  # killed here
    assert make_up_for(store) > 0
    assert content(store) == wanted


def test_decisions_are_read_as_they_were_written() -> None:
    made = [Merge(nodes()[0], nodes()[1], "同一单位"), Split(nodes()[2], "某局", into=BASE + "agency/某市某局")]
    store = empty()
    decide(store, made)
    assert set(decisions_of(store).all) == set(made)
    assert store.query(f"ASK {{ GRAPH <{GRAPH}> {{ ?d ?p {NamedNode(nodes()[1])} }} }}")
