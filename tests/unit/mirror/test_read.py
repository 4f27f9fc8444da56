from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.facts import Span
from kg.mirror.layout import RELATIONSHIPS
from kg.mirror.read import read_article
from kg.mirror.source import Source
from kg.mirror.told import Told
from kg.names import ONTOLOGY
from kg.store.local import LocalStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import Quad

    from kg.article import Article
    from kg.mirror.read import Sheet


def told(*graphs: list[Quad]) -> list[Told]:
    held = ox.Store()
    for quads in graphs:
        held.extend(quads)
    return Source(LocalStore(Path(), held, read_only=True)).told([quads[0].graph_name.value for quads in graphs])


def sheet(quads: list[Quad]) -> Sheet:
    return read_article(told(quads)[0], "digest")


def test_every_statement_is_one_relationship_and_every_entity_is_mentioned(quads: list[Quad]) -> None:
    arrows = sheet(quads).arrows
    counts = {kind: len(found) for kind, found in arrows.items()}
    assert counts == {
        "MENTIONS": 10,
        "ISSUES": 2,
        "SETS_OUT": 3,
        "BASED_ON": 1,
        "TARGETS": 1,
        "ADDRESSED_TO": 1,
        "USES": 1,
        "STATES": 4,
        "OFFERS": 4,  # two issuers, two measures of the first level
    }


def test_relationships_carry_what_their_type_has_and_nothing_else(quads: list[Quad]) -> None:
    for kind, arrows in sheet(quads).arrows.items():
        for arrow in arrows:
            assert set(arrow.properties) == set(RELATIONSHIPS[kind])


def test_quotes_are_what_the_text_holds_at_their_spans(quads: list[Quad], article: Article) -> None:
    for arrows in sheet(quads).arrows.values():
        for arrow in arrows:
            properties = arrow.properties
            whole = article.text[properties["begin"] : properties["end"]]  # type: ignore[misc]
            pieces = [article.text[slice(*map(int, span.split(",")))] for span in properties["spans"] or ()]  # type: ignore[attr-defined]
            assert all(piece in whole for piece in properties.get("quotes") or ())  # type: ignore[attr-defined]
            if "iri" in properties:
                assert pieces == (properties["quotes"] or [])
                assert " … ".join(pieces or [whole]) == properties["quote"]
            else:
                assert whole == properties["quote"] == (pieces or [whole])[0]


def test_sentence_holds_every_quote(quads: list[Quad]) -> None:
    for arrows in sheet(quads).arrows.values():
        for arrow in arrows:
            for quote in arrow.properties.get("quotes") or [arrow.properties["quote"]]:  # type: ignore[attr-defined]
                assert quote in str(arrow.properties["sentence"])


def test_order_of_the_stores_answer_does_not_matter() -> None:
    rows = {
        "statement": [
            ["r2", "s", "p", "o", "0.5", "rule", "", "r1 r0"],
            ["r1", "s", "p", "o", "0.5", "rule", "7,9 2,4", ""],
        ],
        "entity": [["e2", ""], ["e1", "3,4"]],
        "about": [["p", "b"], ["p", "a"]],
    }
    sorted_, mixed = Told("a", rows), Told("a", {kind: found[::-1] for kind, found in rows.items()})
    assert vars(sorted_) == vars(mixed)
    assert [one.record for one in mixed.statements] == ["r1", "r2"]
    assert mixed.sources == {"r2": ["r0", "r1"]}
    assert mixed.evidence["r1"] == [Span(7, 9), Span(2, 4)]
    assert mixed.entities == ("e1", "e2")


def test_what_articles_say_is_kept_apart_when_they_are_read_together(another: Callable[[int], list[Quad]]) -> None:
    graphs = [another(1), another(2)]  # the same entities in both
    for graph, one in zip(graphs, told(*graphs), strict=True):
        [alone] = told(graph)
        assert vars(one) == vars(alone)
        assert one.mentions


def test_a_statement_without_rule_or_confidence_is_still_told(quads: list[Quad]) -> None:
    bare = [quad for quad in quads if quad.predicate.value not in {ONTOLOGY + "rule", ONTOLOGY + "confidence"}]
    [all_], [less] = told(quads), told(bare)
    assert len(less.statements) == len(all_.statements) > 0
    assert {(one.confidence, one.rule) for one in less.statements} == {("", "")}


def test_article_node_has_its_day_and_its_moment_in_words(quads: list[Quad]) -> None:
    properties = sheet(quads).properties
    assert properties["published"] == date(2022, 4, 3)
    assert properties["published_at"] == "2022-04-03T09:30:00+08:00"
    assert properties["digest"] == "digest"


def test_quantity_of_a_measure_is_stated_as_words_and_as_a_number(quads: list[Quad]) -> None:
    states = {str(arrow.properties["attribute"]): arrow.properties for arrow in sheet(quads).arrows["STATES"]}
    amount = states["quantity"]
    assert (amount["value"], amount["number"], amount["unit"], amount["bound"]) == ("最高5万元", 50000.0, "元", "<=")
    assert states["effectiveFrom"]["date"] == date(2022, 5, 1)
