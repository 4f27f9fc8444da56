"""The quick check and pySHACL say the same of every graph, right or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import KgError
from kg.names import ONTOLOGY, AttributeName, EntityType, Predicate
from kg.namespaces import DCTERMS, ITSRDF, NIF, PROV, RDF, SCHEMA, SKOS, XSD
from kg.validate import Violation, violations
from kg.validate.full import shacl
from kg.validate.shapes import read_shapes

if TYPE_CHECKING:
    from pathlib import Path

PREDICATES = [
    *(NamedNode(ONTOLOGY + name) for name in [*Predicate, *AttributeName, "level", "position", "confidence", "rule"]),
    *(NamedNode(RDF + name) for name in ["type", "subject", "predicate", "object"]),
    *(NamedNode(NIF + name) for name in ["beginIndex", "endIndex", "anchorOf", "referenceContext", "isString"]),
    *(NamedNode(SKOS + name) for name in ["prefLabel", "altLabel", "note"]),
    *(NamedNode(PROV + name) for name in ["wasQuotedFrom", "wasDerivedFrom"]),
    *(NamedNode(SCHEMA + name) for name in ["datePublished", "url", "articleSection"]),
    NamedNode(ITSRDF + "taIdentRef"),
    NamedNode(DCTERMS + "title"),
    NamedNode(ONTOLOGY + "digest"),
]
CLASSES = [
    *(NamedNode(ONTOLOGY + name) for name in EntityType),
    *(NamedNode(NIF + name) for name in ["Context", "RFC5147String"]),
    NamedNode(RDF + "Statement"),
    NamedNode(SCHEMA + "NewsArticle"),
]
LITERALS = [
    *(Literal(words) for words in ["", "茶农", "chain:issues-setsOut", "0" * 64]),
    Literal("茶农", language="zh"),
    *(Literal(number) for number in [-1, 0, 1, 2, 3, 10_000]),
    *(Literal(n, datatype=NamedNode(XSD + "decimal")) for n in ["0", "0.5", "1", "1.5", "many"]),
    *(Literal(d, datatype=NamedNode(XSD + "date")) for d in ["2022-05-01", "2022-02-31", "5月1日"]),
    *(Literal(d, datatype=NamedNode(XSD + "dateTime")) for d in ["2022-04-03T09:30:00+08:00", "2022-04-03"]),
]


RANGES = {f"{name}ConstraintComponent" for name in ["LessThan", "MinInclusive", "MinExclusive", "MaxInclusive"]}
CHANGES = st.tuples(st.sampled_from(["drop", "add", "value", "subject"]), *[st.integers(0, 10_000)] * 4)


def changed(quads: list[Quad], changes: list[tuple[str, int, int, int, int]]) -> list[Quad]:
    """The graph with quads dropped, added, or with another value or subject; the numbers say which, round and round."""
    kept = list(quads)
    nodes = list(dict.fromkeys(quad.subject for quad in quads))
    foreign = [NamedNode("http://example.com/x"), BlankNode("b")]
    values = [*nodes, *CLASSES, *PREDICATES[:5], *LITERALS, *foreign]
    for change, where, subject, predicate, value in changes:
        old = kept[where % len(kept)]
        if change != "add":
            kept.remove(old)
        new = {
            "add": (nodes[subject % len(nodes)], PREDICATES[predicate % len(PREDICATES)], values[value % len(values)]),
            "value": (old.subject, old.predicate, values[value % len(values)]),
            "subject": ([*nodes, *foreign][subject % (len(nodes) + 2)], old.predicate, old.object),
        }
        if change != "drop":
            kept.append(Quad(*new[change], old.graph_name))
    return kept


def verdict(found: list[Violation]) -> list[tuple[str, str, str, str]]:
    # What has a wrong datatype is wrong for both; whether it is also out of range they need not agree on, because
    # pySHACL orders a date and a number, which SPARQL calls not comparable.
    ill_typed = {v.focus for v in found if v.component == "DatatypeConstraintComponent"}
    found = [v for v in found if not (v.focus in ill_typed and v.component in RANGES)]
    # A blank node has another name for each of the two.
    focus = [v.focus if v.focus.startswith("http") else "_:" for v in found]
    return sorted((f, v.path or "", v.component, v.message) for f, v in zip(focus, found, strict=True))


def test_right_graph_conforms_to_both(quads: list[Quad]) -> None:
    assert violations(quads) == shacl(quads) == []


@given(changes=st.lists(CHANGES, min_size=1, max_size=4))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_quick_check_and_pyshacl_say_the_same_of_changed_graphs(quads: list[Quad], changes: list) -> None:
    graph = changed(quads, changes)
    try:
        whole = shacl(graph)
    except KgError:  # pySHACL compares no blank node with a number; the quick check must not let it pass
        assert violations(graph)
        return
    assert verdict(violations(graph)) == verdict(whole)


def test_a_blank_node_for_a_number_is_said_to_be_beyond_pyshacl(quads: list[Quad]) -> None:
    end = next(quad for quad in quads if quad.predicate == NamedNode(NIF + "endIndex"))
    with pytest.raises(KgError, match="cannot check"):
        shacl([*quads, Quad(end.subject, end.predicate, BlankNode("b"), end.graph_name)])


@pytest.mark.parametrize(
    ("predicate", "message", "message_zh"),
    [
        (SKOS + "prefLabel", "has exactly one name", "须有且只有一个名称"),
        (PROV + "wasQuotedFrom", "at least one piece of evidence", "至少有一处原文依据"),
        (ONTOLOGY + "confidence", "exactly one confidence", "有且只有一个置信度"),
        (NIF + "isString", "exactly one text", "有且只有一份正文"),
        (NIF + "anchorOf", "exactly one quote", "有且只有一段引文"),
        (ITSRDF + "taIdentRef", "is mentioned at least once", "至少在文中出现一次"),
        (ONTOLOGY + "level", "exactly one level", "层级是 1 或 2"),
    ],
)
def test_what_is_missing_is_said_in_both_languages(
    quads: list[Quad], predicate: str, message: str, message_zh: str
) -> None:
    found = violations([quad for quad in quads if quad.predicate.value != predicate])
    assert found
    assert all(message in v.message and message_zh in v.message_zh for v in found if v.component.startswith("Min"))
    assert message in str(found[0])


@pytest.mark.parametrize("predicate", list(Predicate))
def test_predicate_refuses_what_the_guidelines_do_not_name(quads: list[Quad], predicate: Predicate) -> None:
    graph = quads[0].graph_name
    group = NamedNode("https://w3id.org/policy-kg/group/受灾茶农")  # subject of nothing, object of few
    rule = next(quad.object for quad in quads if quad.predicate.value == SKOS + "prefLabel")
    found = violations([*quads, Quad(group, NamedNode(ONTOLOGY + predicate), rule, graph)])
    assert [v.component for v in found if f"the subject of pk:{predicate}" in v.message]
    assert [v.component for v in found if f"the object of pk:{predicate}" in v.message]


def test_graph_that_holds_nothing_breaks_nothing() -> None:
    assert violations([]) == []


@pytest.mark.parametrize(
    "construct",
    ["sh:uniqueLang true", "sh:not [ sh:class sh:x ]", "sh:path [ sh:zeroOrMorePath sh:x ]", "sh:severity sh:Info"],
)
def test_construct_that_the_quick_check_does_not_know_is_refused(tmp_path: Path, construct: str) -> None:
    path = "" if "sh:path" in construct else "sh:path sh:p ;"
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        f"@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        f"sh:S a sh:NodeShape ; sh:targetClass sh:C ; sh:property [ {path} {construct} ] .",
        encoding="utf-8",
    )
    with pytest.raises(KgError, match="unknown to the quick check"):
        read_shapes(shapes)
