from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Quads

from kg.errors import QueryError
from kg.query import Rows, Triples, Truth, run
from kg.query.projection import project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.store import Store

NAME = "云溪市农业农村局"


def cells(answer: object) -> list[list[str]]:
    assert isinstance(answer, Rows)
    return [["" if cell is None else getattr(cell, "value", "") for cell in row] for row in answer]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x { ?x skos:prefLabel ?n }",
        "SELECT DISTINCT ?x WHERE { ?x skos:prefLabel ?n }",
        "SELECT ?x ?n { ?x skos:prefLabel ?n }",
        "SELECT (MIN(?y) AS ?x) { ?y skos:prefLabel ?n }",
        "SELECT (MIN(?y) AS ?x) { ?y skos:prefLabel ?n } GROUP BY ?y",
        "SELECT ?x { ?x skos:prefLabel ?l FILTER(?l = ?n) } # GROUP BY in a remark { ?z",
        "SELECT ?x { ?x skos:prefLabel ?l BIND('SELECT {' AS ?s) FILTER(STR(?l) = ?n) }",
        "BASE <http://example.org/#> PREFIX e: <select#> SELECT ?x\n{ ?x skos:prefLabel ?n }\nORDER BY ?x",
    ],
)
def test_a_parameter_is_bound_wherever_it_stands(store: Store, text: str) -> None:
    answer = cells(run(store, text, {"n": NAME}))
    assert {row[0].rpartition("/")[2] for row in answer} == {NAME}


def test_a_parameter_is_no_column_unless_it_is_selected(store: Store) -> None:
    hidden, shown = (run(store, f"SELECT ?x {n} {{ ?x skos:prefLabel ?n }}", {"n": NAME}) for n in ("", "?n"))
    assert isinstance(hidden, Rows)
    assert isinstance(shown, Rows)
    assert (hidden.columns, shown.columns) == (("x",), ("x", "n"))


@pytest.mark.parametrize("value", ['" } DELETE WHERE { ?s ?p ?o } #', "\\", "> . ?s ?p ?o", "'''", "${x}"])
def test_a_hostile_value_is_only_a_value(store: Store, value: str) -> None:
    before = len(store)
    assert cells(run(store, "SELECT ?x { ?x skos:prefLabel ?n }", {"n": value})) == []
    assert len(store) == before


def test_ask_construct_and_describe_take_parameters(store: Store) -> None:
    assert run(store, "ASK { ?x skos:prefLabel ?n }", {"n": NAME}) == Truth(True)
    built = run(store, "CONSTRUCT { ?x a pk:Found } WHERE { ?x skos:prefLabel ?n }", {"n": NAME})
    assert isinstance(built, Triples)
    assert [t.subject.value.rpartition("/")[2] for t in built.triples] == [NAME]  # once, though two articles say it
    told = run(store, "DESCRIBE <https://w3id.org/policy-kg/agency/云溪市农业农村局>")
    assert isinstance(told, Triples)
    assert told.triples == tuple(sorted(told.triples, key=str))


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "# remark\nPREFIX e: <a:>\n delete where { ?s ?p ?o }",
        "DROP ALL",
        "LOAD <http://example.org/>",
        "WITH <a:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "SELECT ?s { ?s ?p ?o } ; DROP ALL",
    ],
)
def test_an_update_is_refused(store: Store, text: str) -> None:
    before = len(store)
    with pytest.raises(QueryError):
        run(store, text)
    assert len(store) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT ?x {\n ?x ?? }", "line 2, column"),
        ("SELECT ?x\nWHERE { ?x a foo:Bar }", "line 2, column .*: a prefix that is not declared"),
        ("SELECT ?x {", "line 1, column 12: the query ends too early"),
        ("SELEKT ?x {}", "line 1, column 1: not SPARQL at “SELEKT"),
        ("SELECT ?x { ?x skos:prefLabel ?n } GROUP BY", "line 1, column"),
    ],
)
def test_a_syntax_error_points_into_the_authors_own_text(store: Store, text: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        run(store, text, {"n": "x"})


class Memory:
    """Quads in memory."""

    def __init__(self) -> None:
        self.quads = Quads()

    def query(self, sparql: str, substitutions: Mapping[object, object] | None = None) -> object:
        return self.quads.query(sparql, substitutions=substitutions, use_default_graph_as_union=True)  # type: ignore[arg-type]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_finds_just_itself(text: str) -> None:
    store = Memory()
    for number, value in enumerate((text, text + "x", "x" + text)):
        store.quads.add(Quad(NamedNode(f"a:{number}"), NamedNode("a:says"), Literal(value), NamedNode("a:g")))
    assert cells(run(store, "SELECT ?x { ?x <a:says> ?n }", {"n": f'"{text}"'})) == [["a:0"]]  # type: ignore[arg-type]


@given(st.text())
def test_projection_leaves_what_is_no_select_alone(text: str) -> None:
    projected, added = project("ASK { " + text, ["n"])
    assert (projected, added) == ("ASK { " + text, frozenset())
