"""What is read of a server is what a store on disk says."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kg.dataset import Dataset
from kg.errors import QueryError
from kg.export import export
from kg.mirror.identity import identity
from kg.query import Rows, Triples, Truth, article_page, entity_page, find, named_queries, run, stats
from kg.store import Store
from kg.store.remote import _HERE
from kg.validate.full import validate_store

if TYPE_CHECKING:
    from kg.query import Answer

pytestmark = pytest.mark.jena
NAMED = named_queries("sparql")
FITTING = {
    # Values for the parameters whose examples find nothing in these articles: queries that find such values.
    ("article-statements", "article"): "SELECT ?a { ?a a schema:NewsArticle } ORDER BY ?a LIMIT 1",
    ("based-on-chain", "instrument"): "SELECT ?n { ?i pk:basedOn ?g ; skos:prefLabel ?n } ORDER BY ?n LIMIT 1",
    ("expiring", "days"): "SELECT (4000 AS ?n) { }",
    ("in-force", "day"): "SELECT (MAX(?d) AS ?n) { ?i a pk:Instrument ; pk:effectiveFrom ?d }",
}
SILENT = {"compare-regions", "conflicts"}


def exported(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    export(store, form, out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["nq", "neo4j-csv"])
def test_export_is_the_same_to_the_byte(local: Store, remote: Store, form: str) -> None:
    assert exported(remote, form) == exported(local, form)


def fitting(store: Store, name: str) -> dict[str, str]:
    given = {p.name: p.example if p.default is None else p.default for p in NAMED[name].parameters or ()}
    for parameter in given:
        if (name, parameter) in FITTING:
            found = run(store, FITTING[name, parameter])
            assert isinstance(found, Rows)
            given[parameter] = next(found.texts())[0]
    return given


def rows(answer: Answer) -> tuple[tuple[str, ...], Counter[tuple[str, ...]]]:
    assert isinstance(answer, Rows)
    return answer.columns, Counter(tuple(map(str, row)) for row in answer)


@pytest.mark.parametrize("name", NAMED)
def test_every_named_query_answers_the_same(local: Store, remote: Store, name: str) -> None:
    given = fitting(local, name)
    expected = rows(run(local, NAMED[name], given))
    assert bool(expected[1]) == (name not in SILENT)
    assert rows(run(remote, NAMED[name], given)) == expected


def test_graphs_can_be_named_one_by_one(local: Store, remote: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    # As on servers whose default graph is empty, and that have no name for all graphs together.
    monkeypatch.setattr("kg.store.remote._HERE", _HERE.replace("urn:x-arq:UnionGraph", "urn:none"))
    with Store.open(remote.place, read_only=True) as store:
        for name in ("programmes", "joint-issuers", "measures-for-group"):
            given = fitting(local, name)
            assert rows(run(store, NAMED[name], given)) == rows(run(local, NAMED[name], given))


def test_every_form_answers_the_same(local: Store, remote: Store) -> None:
    construct = "CONSTRUCT { ?a skos:prefLabel ?n } WHERE { ?a a pk:Instrument ; skos:prefLabel ?n }"
    describe = f"DESCRIBE <{local.articles()[0]}>"
    for text in (construct, describe):
        answer = run(remote, text)
        assert isinstance(answer, Triples)
        assert answer.triples
        assert answer == run(local, text)
    bound = "ASK { ?a skos:prefLabel ?name FILTER(STRLEN(?name) > ?least) }"
    for least, truth in (("3", True), ("3000", False)):
        assert run(remote, bound, {"least": least}) == run(local, bound, {"least": least}) == Truth(truth)
    everything = "SELECT * { ?agency a pk:Agency ; skos:prefLabel ?name }"
    found = [rows(run(store, everything, {"name": "财政部"})) for store in (local, remote)]
    assert found[0][0] == found[1][0] == ("agency", "name")
    assert set(found[0][1]) == set(found[1][1])  # a server may merge graphs that it joins


def test_query_may_name_its_graphs(local: Store, remote: Store) -> None:
    article = local.articles()[0]
    text = "SELECT ?s ?p ?o { ?s ?p ?o }"
    from_one = text.replace(" {", f" FROM <{article}> {{")
    assert rows(run(remote, from_one)) == rows(run(local, from_one))
    given = [store.query(text, dataset=Dataset((article,), ())) for store in (remote, local)]
    assert len({frozenset(map(str, answer)) for answer in given}) == 1


def test_value_is_only_a_value(local: Store, remote: Store) -> None:
    text = "SELECT ?x ?name { ?x skos:prefLabel ?name }"
    for hostile in ('"} ; DROP ALL #', "\\", "\\u0022", "'''", "a\nb\r\t", "\0", "?x", "𠀀"):
        assert rows(run(remote, text, {"name": f'"{hostile}"'}))[1] == Counter()
        told = run(remote, "SELECT ?said { BIND(STR(?name) AS ?said) }", {"name": f'"{hostile}"'})
        assert isinstance(told, Rows)
        assert list(told.texts()) == [(hostile,)]


def test_syntax_error_has_the_same_line_and_column(local: Store, remote: Store) -> None:
    for text in ("SELECT ?x {\n  ?x a\n}", "SELEC ?x {}", "SELECT ?x { ?x nope:a ?y }", "SELECT ?x { ?x a ?y"):
        said = []
        for store in (local, remote):
            with pytest.raises(QueryError) as raised:
                run(store, text)
            said.append(str(raised.value))
        assert said[0] == said[1]


def test_pages_are_the_same(local: Store, remote: Store) -> None:
    assert stats(remote) == stats(local)
    assert len(remote) == len(local)
    assert remote.graphs() == local.graphs()
    assert remote.digests() == local.digests()
    [bureau] = find(local, "上海银保监局")
    assert find(remote, "上海银保监局") == [bureau]
    assert entity_page(remote, bureau.iri) == entity_page(local, bureau.iri)
    assert set(remote.about(bureau.iri)) == set(local.about(bureau.iri))
    article = local.articles()[0]
    assert article_page(remote, article) == article_page(local, article)


def test_shapes_hold_there_too(local: Store, remote: Store) -> None:
    some = local.articles()[:2]
    assert list(validate_store(remote, some)) == [(iri, []) for iri in some]


def test_what_is_not_there_is_nothing(remote: Store) -> None:
    assert list(remote.graph("https://w3id.org/policy-kg/article/none")) == []
    assert find(remote, "没有这样的机构") == []


def test_property_graph_knows_a_store_by_its_address(remote: Store) -> None:
    assert identity(remote.place) == remote.place
