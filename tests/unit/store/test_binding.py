from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, Variable
from rdflib.plugins.sparql import prepareQuery

from kg.errors import QueryError
from kg.query.projection import project
from kg.store.binding import bound, of_graphs, unmistakable, within

DATA = """PREFIX : <http://x/>
:a :name "A" ; :knows :b, :c ; :age 3 . :b :name "B" ; :knows :c ; :age 4 . :c :name "C" ; :nick "A" .
"""
HOSTILE = '"} ; DROP ALL # \\ \n{ ?x \\u0041'


@pytest.fixture(scope="module")
def engine() -> Store:
    store = Store()
    store.load(DATA, format=RdfFormat.TURTLE)
    return store


def answers(engine: Store, text: str, **substitutions: NamedNode | Literal) -> list[tuple[str, ...]]:
    found = engine.query(text, substitutions={Variable(k): v for k, v in substitutions.items()} or None)
    assert isinstance(found, QuerySolutions)
    names = sorted(variable.value for variable in found.variables)
    return sorted(tuple(str(row[name]) for name in names) for row in found)


A, B = NamedNode("http://x/a"), NamedNode("http://x/b")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("SELECT ?who WHERE { ?who :name ?n }", {"n": Literal("A")}),
        ("SELECT ?n ?who WHERE { ?who :name ?n }", {"n": Literal("A")}),
        ("SELECT DISTINCT ?who { { ?who :name ?n } UNION { ?who :nick ?n } }", {"n": Literal("A")}),
        ("SELECT ?who { ?who :name ?o OPTIONAL { ?who :age ?a FILTER(?a > ?n) } }", {"n": Literal(3)}),
        ("SELECT ?who { ?who :age ?a FILTER(?a < ?n || BOUND(?a)) }", {"n": Literal(4)}),
        ("SELECT (COUNT(*) AS ?many) { ?who :knows ?other }", {"who": A}),
        ("SELECT ?other (COUNT(?who) AS ?many) { ?who :knows ?other } GROUP BY ?other", {"who": A}),
        ("SELECT ?who (COUNT(?other) AS ?many) { ?who :knows ?other } GROUP BY ?who HAVING(?many > 1)", {"who": A}),
        ("SELECT ?o { ?who :knows ?o } ORDER BY ?who DESC(?o) LIMIT 1", {"who": A}),
        ("SELECT ?n { { SELECT ?who ?n { ?who :name ?n } } }", {"who": B}),
        ("SELECT ?n { { SELECT ?n { ?who :knows ?o . ?o :name ?n } } ?who :age 4 }", {"who": B}),
        ("SELECT ?n { ?who :name ?n { SELECT ?who { SELECT ?who ?o { ?who :knows ?o } } } }", {"who": B}),
        ("SELECT * { ?who :name ?n }", {"who": B}),
        ("SELECT * { ?o :name ?n FILTER(?o != ?who) }", {"who": B}),
        ("SELECT ?n { ?o :name ?n FILTER NOT EXISTS { ?who :knows ?o } } # ?who }", {"who": A}),
        ("SELECT ?who { ?who :name ?n FILTER(?n != '?n' && ?n != ?x) }", {"x": Literal(HOSTILE)}),
        ("SELECT ?who { ?who :name ?n BIND(?x AS ?y) FILTER(STRLEN(?y) = 29) }", {"x": Literal(HOSTILE)}),
    ],
)
def test_written_terms_answer_as_substituted_ones(
    engine: Store, text: str, values: dict[str, NamedNode | Literal]
) -> None:
    text, _ = project("PREFIX : <http://x/> " + text, values)
    written = bound(text, {name: unmistakable(str(value)) for name, value in values.items()})
    assert answers(engine, written) == answers(engine, text, **values)
    prepareQuery(written)  # another reader of SPARQL takes it too


def test_there_is_something_to_compare(engine: Store) -> None:
    text = "PREFIX : <http://x/> SELECT ?n ?other { ?who :knows/:name ?n BIND(STR(?who) AS ?other) }"
    assert [row[0] for row in answers(engine, bound(text, {"who": str(A)}))] == ['"B"', '"C"']


def test_a_given_variable_is_bound(engine: Store) -> None:
    # The engine on disk says it is not, once it has put the value in its place.
    text = "PREFIX : <http://x/> SELECT ?a { ?who :age ?a FILTER(BOUND(?who) && !BOUND(?n)) }"
    assert len(answers(engine, bound(text, {"who": str(A)}))) == 1
    assert answers(engine, bound(text, {"n": "1"})) == []


@given(st.text(st.sampled_from('\\uU0041"\n\x00a'), max_size=12))
def test_a_value_is_read_as_itself_by_all_readers(value: str) -> None:
    text = f"SELECT ?x WHERE {{ BIND({unmistakable(str(Literal(value)))} AS ?x) }}"
    found = Store().query(text)
    assert isinstance(found, QuerySolutions)
    assert [row[0] for row in found] == [Literal(value)]
    expanded = re.sub(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})", lambda m: chr(int(m[1] or m[2], 16)), text)
    if "\0" not in value:  # what is no character of a query then is none before either
        again = Store().query(expanded)
        assert isinstance(again, QuerySolutions)
        assert [row[0] for row in again] == [Literal(value)]


def test_other_forms_take_terms(engine: Store) -> None:
    prologue = "PREFIX : <http://x/> "
    terms = {"who": str(A)}
    assert len(list(engine.query(bound(prologue + "DESCRIBE ?who", terms)))) == 4
    assert len(list(engine.query(bound(prologue + "CONSTRUCT { ?o :of ?who } WHERE { ?who :knows ?o }", terms)))) == 2
    assert len(list(engine.query(bound(prologue + "CONSTRUCT WHERE { ?who :knows ?o }", terms)))) == 2
    ask, _ = project(prologue + "ASK { FILTER(?n > 3) }", ["n"])
    assert bool(engine.query(bound(ask, {"n": "4"})))
    assert not bool(engine.query(bound(ask, {"n": "3"})))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?n { VALUES ?n { 1 2 } }",
        "SELECT ?n { VALUES (?n ?m) { (1 2) } }",
        "SELECT ?n { BIND(1 AS ?n) }",
        "SELECT (1 AS ?n) { }",
        "SELECT ?n { } VALUES ?n { 1 }",
    ],
)
def test_what_a_query_makes_itself_takes_no_value(text: str) -> None:
    with pytest.raises(QueryError, match=r"\?n is made by the query itself"):
        bound(text, {"n": "1"})


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s",
        "ASK { ?s ?p ?o }",
        "ASK WHERE { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "CONSTRUCT { } { ?s ?p ?o }",
        "DESCRIBE <http://x/a>",
        "DESCRIBE <http://x/a> # that one",
        "DESCRIBE ?s WHERE { ?s ?p ?o }",
        "PREFIX : <http://x/where> DESCRIBE :a LIMIT 3",
    ],
)
def test_graphs_are_named_where_the_grammar_has_them(text: str) -> None:
    written = of_graphs(text, ["<http://x/1>", "<http://x/2>"], ["<http://x/1>"])
    dataset = prepareQuery(written).algebra.datasetClause
    assert [(str(one.default or ""), str(one.named or "")) for one in dataset] == [
        ("http://x/1", ""),
        ("http://x/2", ""),
        ("", "http://x/1"),
    ]
    assert re.sub(r"\nFROM.*\n", "", written) == text


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?n WHERE { ?who :name ?n } ORDER BY ?n LIMIT 2",
        "SELECT (COUNT(*) AS ?many) { ?who :knows+/:name ?n FILTER EXISTS { ?who :age ?a } } GROUP BY ?who",
        "SELECT * { SELECT ?who { ?who :nick ?n } }",
        "SELECT ?n { { SELECT ?who { ?who :age 4 } } OPTIONAL { ?who :name ?n } } VALUES ?n { 'B' }",
        "SELECT (EXISTS { } AS ?yes) ?n { ?who :nick ?n }",
        "ASK { ?who :nick ?n }",
        "CONSTRUCT { ?who :called ?n } WHERE { ?who :name ?n }",
        "CONSTRUCT WHERE { ?who :name ?n }",
        "CONSTRUCT { } WHERE { ?who :name ?n }",
    ],
)
def test_all_graphs_can_be_one_with_a_name(engine: Store, text: str) -> None:
    graph = NamedNode("http://x/all")
    store = Store()
    store.load(DATA, format=RdfFormat.TURTLE, to_graph=graph)
    text = "PREFIX : <http://x/> " + text
    expected, found = engine.query(text), store.query(within(text, str(graph)))
    if isinstance(expected, QuerySolutions):
        assert answers(store, within(text, str(graph))) == answers(engine, text) != []
    else:
        assert bool(found) is bool(expected) if "ASK" in text else set(found) == set(expected)


def test_describe_is_asked_of_one_graph_where_it_has_a_pattern() -> None:
    assert within("DESCRIBE ?x { ?x a ?y }", "<g>") == "DESCRIBE ?x { GRAPH <g> { ?x a ?y } }"
    assert within("DESCRIBE <x>", "<g>") == "DESCRIBE <x>"
