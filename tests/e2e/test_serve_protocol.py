"""The SPARQL 1.1 Protocol and linked data, over real connections."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.e2e.conftest import Served

    Serving = Callable[..., AbstractContextManager[Served]]

AGENCIES = "SELECT ?a ?n { ?a a pk:Agency ; skos:prefLabel ?n } ORDER BY ?a ?n LIMIT 3"
GRAPH = "CONSTRUCT { ?a skos:prefLabel ?n } { ?a a pk:Instrument ; skos:prefLabel ?n }"
BASE = "https://w3id.org/policy-kg/"

RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}


@pytest.fixture(scope="module")
def store(example_store: Path) -> Iterator[Store]:
    with Store.open(example_store, read_only=True) as store:
        yield store


def test_the_three_ways_to_ask_give_the_same(served: Served) -> None:
    kind = "application/x-www-form-urlencoded"
    form = urlencode({"query": AGENCIES}).encode()
    ways = [
        served.query(AGENCIES, accept=""),
        served.send("POST", "/sparql", form, content_type=f"{kind}; charset=utf-8"),
        served.send("POST", "/sparql", AGENCIES.encode(), content_type="application/sparql-query"),
    ]
    assert {(way.status, way.headers["content-type"], way.body) for way in ways} == {
        (200, "application/sparql-results+json", ways[0].body)
    }
    assert len(ways[0].bindings) == 3


@pytest.mark.parametrize("accept", RESULTS)
def test_rows_come_in_the_form_that_is_wanted(served: Served, store: Store, accept: str) -> None:
    answer = served.query(AGENCIES, accept)
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert answer.headers["vary"] == "Accept, Origin"
    read = parse_query_results(answer.body, format=RESULTS[accept])
    prefixes = f"PREFIX pk: <{BASE}ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    assert [tuple(row) for row in read] == [tuple(row) for row in store.query(prefixes + AGENCIES)]


def test_rows_come_as_csv(served: Served) -> None:
    answer = served.query(AGENCIES, "text/csv")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert rows == served.query(AGENCIES).bindings


@pytest.mark.parametrize("accept", GRAPHS)
def test_graphs_come_in_the_form_that_is_wanted(served: Served, accept: str) -> None:
    answer = served.query(GRAPH, accept)
    assert answer.headers["content-type"].partition(";")[0] == accept
    triples = {quad.triple for quad in parse(answer.body, format=GRAPHS[accept])}
    assert triples == {quad.triple for quad in parse(served.query(GRAPH, "text/turtle").body, format=RdfFormat.TURTLE)}
    assert len(triples) > 3


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/sparql-results+xml"),
        ("text/*", "text/csv; charset=utf-8"),
        ("application/sparql-results+json;q=0, text/csv;q=0.1, */*;q=0.01", "text/csv; charset=utf-8"),
        ("APPLICATION/SPARQL-RESULTS+XML ; Q=0.5, application/json;q=0.4", "application/sparql-results+xml"),
    ],
)
def test_the_client_chooses_the_form(served: Served, accept: str, kind: str) -> None:
    assert served.query("ASK { ?s ?p ?o }", accept).headers["content-type"] == kind


def test_a_form_can_be_named_in_the_address(served: Served) -> None:
    assert served.query("ASK {}", format="xml").text.count("<boolean>true</boolean>") == 1
    assert served.query(GRAPH, format="nt").headers["content-type"] == "application/n-triples"
    assert served.query("ASK {}", format="ttl").headers["content-type"] == "application/sparql-results+json"


def test_a_form_that_there_is_not_is_told(served: Served) -> None:
    answer = served.query(AGENCIES, "image/png")
    assert answer.status == 406
    assert "application/sparql-results+json" in answer.text


def test_the_protocols_graphs_go_before_the_querys(served: Served, store: Store) -> None:
    one, other = store.articles()[:2]
    count = "SELECT (COUNT(*) AS ?n) %s { %s }"
    plain, named = "?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"
    size = {iri: sum(1 for _ in store.graph(iri)) for iri in (one, other)}

    def told(query: str, *graphs: tuple[str, str]) -> int:
        answer = served.get("/sparql?" + urlencode([("query", query), *graphs]))
        return int(answer.bindings[0]["n"])

    default, names = "default-graph-uri", "named-graph-uri"
    assert told(count % ("", plain)) == len(store)
    assert told(count % ("", plain), (default, one)) == size[one]
    assert told(count % ("", plain), (default, one), (default, other)) == size[one] + size[other]
    assert told(count % (f"FROM <{other}>", plain), (default, one)) == size[one]
    assert told(count % ("", named), (names, other)) == size[other]
    assert told(count % ("", plain), (names, other)) == 0
    assert told(count % (f"FROM <{other}>", plain)) == size[other]
    assert served.query("ASK {}", **{default: "no IRI"}).status == 400


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("/sparql?query=", None, "", 400),
        ("/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, "", 400),
        ("/sparql?query=%FF", None, "", 400),
        ("/sparql?" + "a=b&" * 2000, None, "", 400),
        ("/sparql?update=DROP%20ALL", None, "", 403),
        ("/sparql?query=INSERT%20DATA%20%7B%7D", None, "", 403),
        ("/sparql?query=LOAD%20%3Cfile%3A%2F%2F%2Fetc%2Fpasswd%3E", None, "", 403),
        ("/sparql?query=ASK%7BSERVICE%20SILENT%20%3Chttp%3A%2F%2Flocalhost%3A1%3E%7B%7D%7D", None, "", 403),
        ("/sparql", b"DROP ALL", "application/sparql-update", 403),
        ("/sparql", b"update=DROP+ALL", "application/x-www-form-urlencoded", 403),
        ("/sparql", b"nothing=x", "application/x-www-form-urlencoded", 400),
        ("/sparql", b"\xff", "application/sparql-query", 400),
        ("/sparql", b"ASK {}", "text/plain", 415),
        ("/sparql", b"#" * 1_100_000, "application/sparql-query", 413),
    ],
)
def test_what_is_wrong_is_told(served: Served, path: str, body: bytes | None, kind: str, status: int) -> None:
    headers = {"content_type": kind} if kind else {}
    answer = served.send("POST" if body else "GET", path, body, **headers)
    assert answer.status == status
    assert answer.text.strip()
    assert "Traceback" not in answer.text


def test_a_syntax_error_points_at_line_and_column(served: Served) -> None:
    wrong = "SELECT ?a\nWHERE { ?a skos:prefLabel ?b\n FILTR(?b) }"
    answer = served.query(wrong, "application/json")
    told = json.loads(answer.body)
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
    assert (told["line"], told["column"]) == (3, 10)
    assert "line 3, column 10" in served.query(wrong, "text/csv").text


def test_other_methods_are_not_allowed(served: Served) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert served.send(method, "/sparql").status == 405
        assert served.send(method, "/agency/x").status == 405


@pytest.mark.parametrize("accept", [*GRAPHS, ""])
def test_the_endpoint_describes_itself(served: Served, accept: str) -> None:
    answer = served.get("/sparql", accept=accept)
    sd = "http://www.w3.org/ns/sparql-service-description#"
    quads = list(parse(answer.body, format=GRAPHS[accept or "text/turtle"]))
    described = {(q.predicate.value.removeprefix(sd), getattr(q.object, "value", "").removeprefix(sd)) for q in quads}
    assert ("supportedLanguage", "SPARQL11Query") in described
    assert ("endpoint", f"http://127.0.0.1:{served.port}/sparql") in described


def test_a_browser_without_a_query_gets_the_editor(served: Served) -> None:
    answer = served.get("/sparql", accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", ["/sparql?query=ASK%7B%7D", "/ontology.ttl"])
def test_scripts_of_this_machines_pages_may_read_and_others_not(served: Served, path: str) -> None:
    for origin in ("http://localhost:3000", "https://127.0.0.1", "http://[::1]:8"):
        assert served.get(path, origin=origin).headers["access-control-allow-origin"] == origin
    for origin in ("https://evil.example", "http://localhost.evil.example", "null"):
        assert "access-control-allow-origin" not in served.get(path, origin=origin).headers


def test_a_site_may_be_let_in(serving: Serving, example_store: Path) -> None:
    with serving(example_store, "--cors", "https://yasgui.example") as server:
        asked = {"access_control_request_method": "POST", "access_control_request_headers": "content-type"}
        preflight = server.send("OPTIONS", "/sparql", origin="https://yasgui.example", **asked)
        assert preflight.status == 200
        assert preflight.headers["access-control-allow-origin"] == "https://yasgui.example"
        assert "POST" in preflight.headers["access-control-allow-methods"]
        answer = server.get("/sparql?query=ASK%7B%7D", origin="https://yasgui.example")
        assert "Retry-After" in answer.headers["access-control-expose-headers"]
        assert server.send("OPTIONS", "/sparql", origin="https://evil.example", **asked).status == 400


def test_an_entity_answers_for_people_and_for_machines(served: Served, store: Store) -> None:
    path = "/agency/" + quote("财政部")
    turtle = served.get(path)
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert turtle.headers["content-location"] == path + ".ttl"
    about = {quad.triple for quad in parse(turtle.body, format=RdfFormat.TURTLE)}
    assert about == {quad.triple for quad in store.about(BASE + "agency/财政部")}
    for suffix, kind in (("ttl", "text/turtle"), ("jsonld", "application/ld+json"), ("nt", "application/n-triples")):
        named = served.get(f"{path}.{suffix}", accept="text/html")
        assert named.headers["content-type"].startswith(kind)
        assert {quad.triple for quad in parse(named.body, format=GRAPHS[kind])} == about
    for page in (served.get(path, accept="text/html,*/*;q=0.1"), served.get(path + ".html")):
        assert page.headers["content-type"].startswith("text/html")
        assert "财政部" in page.text
        assert "Accept" in page.headers["vary"]
    assert served.get(path, accept="image/png").status == 406


def test_an_article_answers_with_its_whole_graph_evidence_and_all(served: Served, store: Store) -> None:
    iri = store.articles()[0]
    answer = served.get("/" + iri.removeprefix(BASE) + ".nt")
    triples = {quad.triple for quad in parse(answer.body, format=RdfFormat.N_TRIPLES)}
    assert triples == {quad.triple for quad in store.graph(iri)}
    assert any("#char=" in triple.subject.value for triple in triples)


def test_every_iri_under_the_base_answers(served: Served, store: Store) -> None:
    nodes = {
        node.value
        for name in store.articles()
        for quad in store.graph(name)
        for node in (quad.subject, quad.object)
        if hasattr(node, "value") and not hasattr(node, "datatype")
    }
    paths = {iri.removeprefix(BASE).partition("#")[0] for iri in nodes if iri.startswith(BASE)}
    paths |= {name.removeprefix(BASE) for name in store.graphs()}
    assert len(paths) > 100
    for path in sorted(paths):
        answer = served.get("/" + quote(path, safe="/%!$&'()*+,;=:@~"), accept="text/turtle")
        assert answer.status == 200, path
        assert answer.body


@pytest.mark.parametrize("path", ["/agency/", "/agency/none", "/article/0.ttl", "/%FF", "/agency/%3Cx%3E", "/a%20b.nt"])
def test_what_is_not_there_is_not_found(served: Served, path: str) -> None:
    assert served.get(path, accept="text/turtle").status == 404


def test_xml_that_comes_is_xml(served: Served) -> None:
    root = ET.fromstring(served.query(AGENCIES, "application/xml").body)
    assert len(root.findall(".//{http://www.w3.org/2005/sparql-results#}result")) == 3
