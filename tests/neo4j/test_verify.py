"""``verify`` against a graph that others have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.mirror import mirror, verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.mirror import Target
    from kg.store import Store


def put(store: Store, *articles: object) -> None:
    store.put(article.quads() for article in articles)  # type: ignore[attr-defined]


SPOILS = [
    ("MATCH ()-[r:ISSUES]->() SET r.quote = 'x', r.confidence = 0.91", ("ISSUES", "changed", "confidence, quote")),
    ("MATCH ()-[r:SETS_OUT]->() DELETE r", ("SETS_OUT", "missing", "")),
    ("MATCH ()-[r:STATES {attribute: 'quantity'}]->() SET r.number = 11.0", ("STATES", "changed", "number")),
    ("MATCH (:Article)-[r:MENTIONS]->(:Measure) DELETE r", ("MENTIONS", "missing", "")),
    ("MATCH (a:Agency {name: '云溪市商务局'}) SET a.aliases = ['x']", ("entity", "changed", "aliases")),
    ("MATCH (i:Instrument) SET i.effective_from = date('2022-06-02')", ("entity", "changed", "effective_from")),
    ("CREATE (:Entity:Agency {iri: 'https://x.example/y', name: 'y'})", ("entity", "extra", "")),
    (
        "MATCH (a:Agency {name: '云溪市商务局'}), (m:Measure) CREATE (a)-[:USES {iri: 'u', article: 'none'}]->(m)",
        ("USES", "extra", "1 relationships"),
    ),
    ("MATCH (a:Article) SET a.title = 'x'", ("article", "changed", "title")),
    ("CREATE (:Article {iri: 'https://x.example/z', digest: 'z'})", ("article", "extra", "")),
    (
        "MATCH (a:Agency)-[r:ISSUES]->(i:Instrument) CREATE (a)-[c:ISSUES]->(i) SET c = properties(r)",
        ("ISSUES", "extra", ""),
    ),
]


@pytest.mark.parametrize("full", [False, True])
def test_verify_says_what_differs_and_full_mends_it(
    store: Store, target: Target, news: type, change: Callable[..., None], full: bool
) -> None:
    put(store, news(1))
    mirror(store, target)
    assert verify(store, target, full=full) == []
    for spoil, _ in SPOILS:
        change(spoil)
    found = [(difference.what, difference.how, difference.detail) for difference in verify(store, target, full=full)]
    assert sorted(found) == sorted(expected for _, expected in SPOILS)
    mirror(store, target, full=True)
    assert verify(store, target) == []


@pytest.mark.parametrize("spoil", [spoil for spoil, _ in SPOILS])
def test_verify_finds_each_change_alone(
    store: Store, target: Target, news: type, change: Callable[..., None], spoil: str
) -> None:
    put(store, news(1), news(2, group="果农"))
    mirror(store, target)
    change(spoil)
    assert verify(store, target)


def test_verify_misses_no_article_that_was_never_mirrored(store: Store, target: Target, news: type) -> None:
    put(store, news(1))
    mirror(store, target)
    put(store, news(2))
    found = verify(store, target)
    assert {(difference.what, difference.how) for difference in found} >= {
        ("article", "missing"),
        ("ISSUES", "missing"),
    }
    # The agency and the group are there, but not yet with what the new article says of them.
    assert sum(difference.what == "entity" for difference in found) == 2
