"""Whatever is merged, split, loaded and taken back: a name that named one node names one, and undoing restores all."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from kg.article import Article
from kg.errors import QueryError, UsageError
from kg.identity import Merge, Split, decide, decided_in, decisions_of, take_back
from kg.identity.applying import called
from kg.identity.choosing import checked_names, chosen, forbidden
from kg.identity.graph import GRAPH
from kg.identity.readback import read_graph
from kg.identity.rewriting import own_name
from kg.names import BASE, EntityType
from kg.pipeline.extraction import articles, facts
from kg.query.find import ARTICLE, find
from kg.rdf import article_quads
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Quad

    from kg.identity.decisions import Decision

AGENCY = BASE + "agency/"
ORGANISATIONS = (EntityType.AGENCY, EntityType.INSTITUTION)


@pytest.fixture(scope="module")
def graphs(root: Path) -> list[list[Quad]]:
    read = articles([str(root / "examples" / "articles")])
    return [article_quads(article, facts(article)) for article in read if isinstance(article, Article)]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("lookups") / "store") as store:
        yield store


@pytest.fixture
def store(opened: Store, graphs: list[list[Quad]]) -> Store:
    opened.put_graph(GRAPH, [])
    opened.put(graphs)
    return opened


def content(store: Store) -> list[str]:
    return sorted(str(quad) for article in store.articles() for quad in store.graph(article))


def lookup(store: Store, name: str) -> list[str]:
    return [thing.iri for thing in find(store, name) if thing.type != ARTICLE]


def drawn(random: Random, graphs: list[list[Quad]]) -> Decision:
    """A merge of two nodes of one kind, or a split by a fullest name, of what the articles speak of."""
    told = [read_graph(graph) for graph in graphs]
    spoken = [(e, page) for page in told for e in page.facts.entities if e.type is not EntityType.MEASURE]
    entity, page = random.choice(spoken)
    if random.random() < 0.5:
        return Split(entity.iri or "", own_name(entity, page.article))
    alike = [e.iri for e, _ in spoken if e.type is entity.type or {e.type, entity.type} <= set(ORGANISATIONS)]
    return Merge(entity.iri or "", random.choice(alike) or "")


@pytest.mark.parametrize("seed", range(4))
def test_names_stay_unambiguous_and_undoing_restores_every_byte(
    store: Store, graphs: list[list[Quad]], seed: int
) -> None:
    random = Random(seed)
    before = content(store)
    names = sorted({n for g in graphs for e in read_graph(g).facts.entities for n in (e.name, *e.aliases)})
    once = {name: found[0] for name in names if len(found := lookup(store, name)) == 1}
    made: list[Decision] = []
    for _ in range(5):
        decision = drawn(random, graphs)
        try:
            decide(store, [decision])
        except UsageError:  # a contradiction; test_decisions has those
            continue
        made.append(decision)
        store.put([decided_in(store)(random.choice(graphs))])
    for name, was in once.items():
        now = lookup(store, name)
        parts = 1 + sum(isinstance(d, Split) and d.iri == was for d in made)
        assert 1 <= len(now) <= parts, (name, was, now, made)
        if parts == 1:
            assert now == [decisions_of(store).merged(was)]
    random.shuffle(made)
    for decision in made:
        take_back(store, [decision])
    assert content(store) == before


def test_a_merged_body_of_the_registry_is_found_as_what_it_was_merged_into(store: Store) -> None:
    (ministry,) = lookup(store, "财政部")
    decide(store, [Merge(ministry, AGENCY + "青岛市海洋发展局")])
    assert lookup(store, "财政部") == lookup(store, ministry) == [AGENCY + "青岛市海洋发展局"]


def test_a_name_that_nothing_bears_after_a_split_finds_what_was_split_off(store: Store) -> None:
    (form,) = called(store, AGENCY + "青岛市海洋发展局")
    assert form != "青岛市海洋发展局"
    decide(store, [Split(AGENCY + "青岛市海洋发展局", form, into=AGENCY + "青岛市海洋渔业局")])
    assert lookup(store, "青岛市海洋发展局") == [AGENCY + "青岛市海洋渔业局"]


def test_what_hangs_under_a_merged_node_hangs_under_the_other(store: Store) -> None:
    def under(store: Store) -> set[str]:
        said = [e for a in store.articles() for e in read_graph(list(store.graph(a))).facts.entities]
        return {upper for e in said for upper in e.above}

    (wide, *_) = sorted(iri for iri in under(store) if "/group/" in iri)
    decide(store, [Merge(wide, BASE + "group/示例企业")])
    assert wide not in under(store)
    assert BASE + "group/示例企业" in under(store)


def test_two_bodies_of_the_registry_are_not_one_unless_forced(store: Store) -> None:
    assert forbidden(store, AGENCY + "财政部", AGENCY + "商务部") == ["both registered"]
    assert forbidden(store, AGENCY + "财政部", AGENCY + "青岛市海洋发展局") != ["both registered"]


def test_a_split_by_a_name_that_no_article_gives_in_full_says_what_would_do(store: Store) -> None:
    iri = chosen(store, "青岛市海洋发展局")
    (form,) = called(store, iri)
    with pytest.raises(QueryError, match=form):
        checked_names(store, iri, ["青岛市海洋发展局"], [])
    checked_names(store, iri, [form], [])
    with pytest.raises(QueryError, match="no article there"):
        checked_names(store, iri, [], [BASE + "article/0123456789abcdef"])


def test_measures_do_not_stand_among_the_nodes_that_could_be_meant(store: Store) -> None:
    part = "养老"
    with pytest.raises(QueryError, match="which of") as raised:
        chosen(store, part)
    kinds = {thing.type for thing in find(store, part)}
    assert {EntityType.MEASURE, EntityType.TARGET_GROUP} <= kinds
    assert "/measure/" not in str(raised.value)
