from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Quads

from kg.errors import QueryError
from kg.query import RefusedError, Rows, TooLargeError, Triples, Truth, run
from kg.query.projection import keywords, project

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.store import Store

NAME = "云溪市农业农村局"


def read(answer: object) -> Iterable[object]:
    assert isinstance(answer, Rows | Triples)
    return answer.triples if isinstance(answer, Triples) else answer


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


FILTERED = "?x skos:prefLabel ?l FILTER(STR(?l) = ?n) # }"


@pytest.mark.parametrize(
    "pattern",
    [
        f"{{ {FILTERED}\n}}",
        f"WHERE {{ ?x ?p ?l {{ ?x ?q ?l }} {FILTERED}\n}}",
        "{ ?x skos:prefLabel ?l . FILTER EXISTS { ?x skos:prefLabel ?m FILTER(STR(?m) = ?n) } }",
        "{ SELECT ?x ?n { ?x skos:prefLabel ?l FILTER(STR(?l) = ?n) } VALUES ?l { UNDEF } }",
        "{ ?x skos:prefLabel ?l FILTER(STR(?l) = ?n) } VALUES ?l { UNDEF }",
    ],
)
def test_a_parameter_may_stand_in_a_filter_only(store: Store, pattern: str) -> None:
    assert run(store, f"ASK {pattern}", {"n": NAME}) == Truth(True)
    assert run(store, f"ASK {pattern}", {"n": "nobody"}) == Truth(False)
    built = run(store, f"CONSTRUCT {{ ?x a pk:Found ; pk:by ?n }} {pattern}", {"n": NAME})
    assert isinstance(built, Triples)
    assert len(built.triples) == 2
    everything = run(store, f"SELECT * {pattern}", {"n": NAME})
    assert isinstance(everything, Rows)
    assert "n" in everything.columns
    assert {str(getattr(row[everything.columns.index("n")], "value", "")) for row in everything} <= {NAME}


def test_the_short_construct_takes_parameters(store: Store) -> None:
    built = run(store, "CONSTRUCT WHERE { ?x skos:prefLabel ?n }", {"n": NAME})
    assert isinstance(built, Triples)
    assert len(built.triples) == 1


INNER = "SELECT ?x {{ ?x a pk:Agency {{ SELECT {} {{ ?x skos:prefLabel ?l FILTER(STR(?l) = ?n) }} }} }}"


def test_a_sub_select_must_project_what_only_it_uses(store: Store) -> None:
    with pytest.raises(QueryError, match="n occurs only in a sub-SELECT"):
        run(store, INNER.format("?x"), {"n": NAME})
    assert len(cells(run(store, INNER.format("?x ?n"), {"n": NAME}))) >= 1


@pytest.mark.parametrize("name", ["typo", "?n", "a b", "", "n }", "\ud800"])
def test_a_name_that_does_not_occur_is_refused(store: Store, name: str) -> None:
    with pytest.raises(QueryError, match=r"no parameter .*; it takes: n, x"):
        run(store, "SELECT ?x { ?x skos:prefLabel ?n } # ?typo", {name: NAME})


def test_a_limit_is_a_whole_number(store: Store) -> None:
    text = "SELECT ?x { ?x skos:prefLabel ?n }"
    assert len(cells(run(store, text, {"limit": "1"}))) == 1
    assert cells(run(store, text, {"limit": "0"})) == []
    for wrong in ("-3", "1.5", "many", "1_0", "٣"):
        with pytest.raises(QueryError, match=f"limit must be of type integer.*{wrong}"):
            run(store, text, {"limit": wrong})


@pytest.mark.parametrize("value", ["<x>", "<a:b c>", "a\udcff"])
def test_an_impossible_value_is_an_error_in_the_query(store: Store, value: str) -> None:
    with pytest.raises(QueryError, match="v"):
        run(store, "ASK { ?v ?p ?o }", {"v": value})


@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_a_service_is_refused_before_anything_is_asked(store: Store, silent: str) -> None:
    with pytest.raises(RefusedError, match="SERVICE"):
        run(store, f"SELECT ?x {{ service {silent}<http://localhost:1/> {{ ?x ?y ?v }} }}")


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?service { ?service ?p "SERVICE <x:y>"@service } # service',
        "PREFIX service: <http://example.org/service#> SELECT ?x { ?x a service:service, service:a%20service }",
        "PREFIX my-from: <a:b> SELECT ?x { ?x a my-from:from }",
    ],
)
def test_a_word_inside_a_name_a_string_or_a_remark_is_no_keyword(store: Store, text: str) -> None:
    assert keywords(text).isdisjoint({"service", "from"})
    assert cells(run(store, text)) == []


def test_from_narrows_the_question_to_its_graphs(store: Store) -> None:
    counting = "SELECT (COUNT(*) AS ?n) {source} {{ {pattern} }}"
    one, other = store.articles()
    size = {iri: sum(1 for _ in store.graph(iri)) for iri in (one, other)}
    cases = {
        ("", "?s ?p ?o"): len(store),
        (f"FROM <{one}>", "?s ?p ?o"): size[one],
        (f"FROM <{one}> from <{other}>", "?s ?p ?o"): size[one] + size[other],
        (f"FROM <{one}>", "GRAPH ?g { ?s ?p ?o }"): 0,
        (f"FROM NAMED <{other}>", "GRAPH ?g { ?s ?p ?o }"): size[other],
        (f"FROM NAMED <{other}>", "?s ?p ?o"): 0,
    }
    found = {case: cells(run(store, counting.format(source=case[0], pattern=case[1])))[0][0] for case in cases}
    assert found == {case: str(number) for case, number in cases.items()}


@pytest.mark.parametrize("form", ["SELECT *", "CONSTRUCT { ?s ?p ?o }"])
def test_an_answer_may_have_as_many_rows_as_are_allowed_and_no_more(store: Store, form: str) -> None:
    text = f"{form} {{ ?s ?p ?o }} LIMIT 5"
    assert len(list(read(run(store, text, most=5)))) == 5
    with pytest.raises(TooLargeError, match="more than 4"):
        list(read(run(store, text, most=4)))


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
        run(store, text, {"n" if "?n" in text else "x": "x"})


class Memory:
    """Quads in memory."""

    def __init__(self) -> None:
        self.quads = Quads()

    def query(
        self, sparql: str, substitutions: Mapping[object, object] | None = None, _dataset: object = None
    ) -> object:
        return self.quads.query(sparql, substitutions=substitutions, use_default_graph_as_union=True)  # type: ignore[arg-type]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_finds_just_itself(text: str) -> None:
    store = Memory()
    for number, value in enumerate((text, text + "x", "x" + text)):
        store.quads.add(Quad(NamedNode(f"a:{number}"), NamedNode("a:says"), Literal(value), NamedNode("a:g")))
    assert cells(run(store, "SELECT ?x { ?x <a:says> ?n }", {"n": f'"{text}"'})) == [["a:0"]]  # type: ignore[arg-type]


@given(st.text())
def test_projection_leaves_a_describe_alone(text: str) -> None:
    projected, added = project("DESCRIBE { " + text, ["n"])
    assert (projected, added) == ("DESCRIBE { " + text, frozenset())
