from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from pyoxigraph import RdfFormat, serialize
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from kg.names import ONTOLOGY, AttributeName, EntityType, Predicate
from kg.resources import folder

if TYPE_CHECKING:
    from pyoxigraph import Quad

PK = Namespace(ONTOLOGY)
SH = Namespace("http://www.w3.org/ns/shacl#")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
BOOKKEEPING = {"level", "position", "confidence", "rule", "digest", "undecided"}
RL_DATATYPES = {XSD.string, XSD.integer, XSD.decimal}  # those of OWL 2 RL's list that are used; xsd:date is not on it


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(folder("ontology") / "policy.ttl")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(folder("ontology") / "shapes.ttl")


def own(ontology: Graph, kind: URIRef) -> set[str]:
    return {str(s).removeprefix(ONTOLOGY) for s in ontology.subjects(RDF.type, kind) if str(s).startswith(ONTOLOGY)}


def above(ontology: Graph, term: URIRef) -> set[URIRef]:
    return {t for t in ontology.transitive_objects(term, RDFS.subClassOf) if isinstance(t, URIRef)}


def test_classes_that_have_none_below_them_are_the_types_of_the_code(ontology: Graph) -> None:
    lowest = {name for name in own(ontology, OWL.Class) if not list(ontology.subjects(RDFS.subClassOf, PK[name]))}
    assert lowest == set(EntityType)


def test_properties_are_those_of_the_code(ontology: Graph) -> None:
    assert own(ontology, OWL.ObjectProperty) == set(Predicate)
    assert own(ontology, OWL.DatatypeProperty) == set(AttributeName) | BOOKKEEPING


def test_every_term_is_labelled_and_defined_in_chinese_and_english(ontology: Graph) -> None:
    for name in set().union(*(own(ontology, kind) for kind in KINDS)):
        for predicate in (RDFS.label, SKOS.definition):
            assert sorted(o.language for o in ontology.objects(PK[name], predicate)) == ["en", "zh"], (name, predicate)


def test_documentation_tells_of_every_term(ontology: Graph) -> None:
    told = (folder("ontology").parent / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert not [name for kind in KINDS for name in own(ontology, kind) if f"| `pk:{name}` |" not in told]


def test_ontology_imports_nothing_and_declares_every_term_it_uses(ontology: Graph) -> None:
    assert not list(ontology.triples((None, OWL.imports, None)))
    declared = {s for kind in (*KINDS, OWL.AnnotationProperty) for s in ontology.subjects(RDF.type, kind)}
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain):
        assert set(ontology.objects(None, predicate)) <= declared
    assert set(ontology.objects(None, RDFS.range)) <= declared | RL_DATATYPES


def test_ontology_keeps_to_owl_2_rl(ontology: Graph) -> None:
    """Super-class positions are named classes; no construct outside the profile is used."""
    for predicate in (RDFS.subClassOf, RDFS.domain, RDFS.range):
        assert not [o for o in ontology.objects(None, predicate) if isinstance(o, BNode)]
    assert {t for t in set(ontology.predicates()) | set(ontology.objects()) if str(t).startswith(str(OWL))} == {
        OWL.Ontology,
        OWL.Class,
        OWL.ObjectProperty,
        OWL.DatatypeProperty,
        OWL.AnnotationProperty,
        OWL.AllDisjointClasses,
        OWL.members,
        OWL.propertyChainAxiom,
        OWL.versionInfo,
    }


def test_reasoner_finds_no_contradiction_in_an_article(ontology: Graph, quads: list[Quad]) -> None:
    contradiction = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
    graph = data(quads)
    assert not list(closure(ontology, graph).subjects(RDF.type, contradiction))
    graph.add((next(graph.subjects(RDF.type, PK.Agency)), RDF.type, PK.Measure))
    assert list(closure(ontology, graph).subjects(RDF.type, contradiction))


def test_chain_derives_the_offers_that_the_article_graph_holds(ontology: Graph, quads: list[Quad]) -> None:
    stored = data(quads)
    offers = set(stored.triples((None, PK.offers, None)))
    assert len(offers) == 4
    stored.remove((None, PK.offers, None))
    derived = set(closure(ontology, stored).triples((None, PK.offers, None)))
    level_two = set(stored.subjects(PK.level, Literal(2)))
    assert {t for t in derived if t[2] not in level_two} == offers


def data(quads: list[Quad]) -> Graph:
    return Graph().parse(data=serialize((q.triple for q in quads), format=RdfFormat.N_TRIPLES), format="nt")


def closure(*graphs: Graph) -> Graph:
    together = Graph()
    for graph in graphs:
        together += graph
    DeductiveClosure(OWLRL_Semantics).expand(together)
    return together


def classes_of(shapes: Graph, node: BNode | URIRef) -> set[URIRef]:
    """The classes that ``sh:class`` or ``sh:or`` of a shape allow."""
    listed = shapes.value(node, SH["or"])
    members = [] if listed is None else list(Collection(shapes, listed))
    return {c for n in (node, *members) for c in shapes.objects(n, SH["class"])}


@pytest.mark.parametrize("name", [*Predicate, *AttributeName])
def test_shapes_and_ontology_agree_on_subjects_and_objects(ontology: Graph, shapes: Graph, name: str) -> None:
    types = {PK[t] for t in EntityType}
    (shape,) = shapes.subjects(SH.targetSubjectsOf, PK[name])
    domain = ontology.value(PK[name], RDFS.domain)
    assert classes_of(shapes, shape) == {t for t in types if domain in above(ontology, t)}
    if name in set(Predicate):
        range_ = ontology.value(PK[name], RDFS.range)
        (prop,) = shapes.objects(shape, SH.property)
        assert classes_of(shapes, prop) == {t for t in types if range_ in above(ontology, t)}


def test_every_shape_says_in_both_languages_what_should_be(shapes: Graph) -> None:
    for shape in {*shapes.subjects(RDF.type, SH.NodeShape), *shapes.objects(None, SH.property)}:
        if shape in set(shapes.objects(None, SH.property)) or shapes.value(shape, SH.nodeKind):
            assert sorted(m.language for m in shapes.objects(shape, SH.message)) == ["en", "zh"]
