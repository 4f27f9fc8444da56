"""Clients that no one here wrote: SPARQLWrapper, rdflib's SPARQLStore, and Apache Jena's command-line tools."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import SPARQLWrapper as Wrapped
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.query import Rows, bind, named_queries, run
from kg.query.prefixes import PROLOGUE
from kg.query.sparql import term
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.query import NamedQuery
    from tests.e2e.conftest import Served

KG = Path(sys.executable).with_name("kg")
JENA = Path(__file__).parent.parent / "jena"
NAMED = named_queries("sparql")
GRAPH = PROLOGUE + "CONSTRUCT { ?a skos:prefLabel ?n } WHERE { ?a a pk:Instrument ; skos:prefLabel ?n }"


@pytest.fixture(scope="module")
def store(example_store: Path) -> Iterator[Store]:
    with Store.open(example_store, read_only=True) as store:
        yield store


def with_examples(query: NamedQuery) -> tuple[dict[str, str], str]:
    """A query's examples, and its text with these in its parameters' place, for clients that bind none."""
    given = {p.name: p.example if p.default is None else p.default for p in query.parameters or ()}
    values = bind(query, given)
    ending = f"\nLIMIT {values.pop('limit')}" if "limit" in values else ""
    text = query.text
    for parameter in query.parameters or ():
        if parameter.name in values:
            written = str(term(values[parameter.name]))
            # What hands the variable out, or groups by it, has nothing to hand out any more.
            heads = rf"((?:SELECT|GROUP BY)\b[^{{}}()\n]*?)( [?]{parameter.variable}(_zh)?\b)+"
            text = re.sub(heads, r"\1", text)
            text = re.sub(rf"[?]{parameter.variable}_zh\b", lambda _, value=written: f"{value}@zh", text)
            text = re.sub(rf"[?]{parameter.variable}\b", lambda _, value=written: value, text)
    return given, text + ending


def rows(answer: object) -> Counter[tuple[str, ...]]:
    assert isinstance(answer, Rows)
    return Counter(tuple("" if cell is None else getattr(cell, "value", "") for cell in row) for row in answer)


@pytest.fixture(params=list(NAMED))
def case(request: pytest.FixtureRequest, store: Store) -> tuple[str, Counter[tuple[str, ...]]]:
    """A named query as text, and its right answer."""
    given, text = with_examples(NAMED[request.param])
    return text, rows(run(store, NAMED[request.param], given))


def test_sparqlwrapper_asks_every_named_query(served: Served, case: tuple[str, Counter[tuple[str, ...]]]) -> None:
    text, expected = case
    client = Wrapped.SPARQLWrapper(served.address + "sparql")
    client.setQuery(PROLOGUE + text)
    client.setReturnFormat(Wrapped.JSON)
    for method in (Wrapped.GET, Wrapped.POST):
        client.setMethod(method)
        answer: Any = client.query().convert()
        names = answer["head"]["vars"]
        found = [tuple(row.get(n, {}).get("value", "") for n in names) for row in answer["results"]["bindings"]]
        assert Counter(found) == expected


def test_sparqlwrapper_reads_every_format(served: Served) -> None:
    client = Wrapped.SPARQLWrapper(served.address + "sparql")
    client.setQuery("SELECT ?a { ?a a <https://w3id.org/policy-kg/ontology#Programme> } ORDER BY ?a")
    counts = set()
    for form in (Wrapped.JSON, Wrapped.XML, Wrapped.CSV, Wrapped.TSV):
        client.setReturnFormat(form)
        answer: Any = client.query().convert()
        if form == Wrapped.JSON:
            counts.add(len(answer["results"]["bindings"]))
        elif form == Wrapped.XML:
            counts.add(len(answer.getElementsByTagName("result")))
        else:
            counts.add(len(answer.decode().strip().splitlines()) - 1)
    assert len(counts) == 1
    client.setQuery(GRAPH)
    sizes = set()
    for form in (Wrapped.TURTLE, Wrapped.N3, Wrapped.RDFXML, Wrapped.JSONLD):
        client.setReturnFormat(form)
        graph: Any = client.query().convert()
        sizes.add(len(graph) if hasattr(graph, "triples") else len(list(parse(graph, format=RdfFormat.TURTLE))))
    assert len(sizes) == 1
    assert sizes.pop() > 0


def test_rdflib_asks_every_named_query(served: Served, case: tuple[str, Counter[tuple[str, ...]]]) -> None:
    text, expected = case
    client = SPARQLStore(served.address + "sparql")
    answer = client.query(PROLOGUE + text)
    # rdflib writes the zone of a time in its own way.
    found = Counter(tuple("" if cell is None else str(cell).replace("+00:00", "Z") for cell in row) for row in answer)
    assert found == expected


def test_rdflib_works_on_the_endpoint_as_on_a_graph(served: Served, store: Store) -> None:
    name = store.articles()[0]
    graph = Graph(SPARQLStore(served.address + "sparql"), URIRef(name))
    assert len(list(graph.triples((None, None, None)))) == sum(1 for _ in store.graph(name))


@pytest.fixture(scope="module")
def jena(fetched: Callable[[Path, str], Path]) -> Path:
    """Jena's jars."""
    return fetched(JENA, "jena-cmds-*.jar")


def run_jena(jars: Path, tool: str, *arguments: object) -> bytes:
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", f"{jars}/*", tool, *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    assert b"ERROR" not in done.stderr, done.stderr.decode()[-2000:]
    assert b"WARN" not in done.stderr, done.stderr.decode()[-2000:]
    return done.stdout


@pytest.mark.jena
def test_jena_asks_every_named_query(served: Served, store: Store, jena: Path, tmp_path: Path) -> None:
    def asked(query: NamedQuery) -> bytes:
        file = tmp_path / f"{query.name}.rq"
        file.write_text(PROLOGUE + with_examples(query)[1], encoding="utf-8")
        service = ("--service", served.address + "sparql", "--results", "json")
        return run_jena(jena, "arq.rsparql", *service, "--query", file)

    with ThreadPoolExecutor(2) as workers:
        answers = dict(zip(NAMED, workers.map(asked, NAMED.values()), strict=True))
    for name, query in NAMED.items():
        read = parse_query_results(answers[name], format=QueryResultsFormat.JSON)
        assert isinstance(read, QuerySolutions)
        expected = run(store, query, with_examples(query)[0])
        assert isinstance(expected, Rows)
        order = [[v.value for v in read.variables].index(column) for column in expected.columns]
        found = Counter(tuple(getattr(row[i], "value", "") for i in order) for row in read)
        assert found == rows(expected), name


@pytest.mark.jena
def test_jena_finds_nothing_wrong_with_what_is_exported(example_store: Path, jena: Path, tmp_path: Path) -> None:
    files = []
    for form in ("nq", "trig", "ttl", "jsonld"):
        files.append(tmp_path / f"export.{form}")
        subprocess.run([KG, "export", "--store", example_store, "--format", form, "-o", files[-1]], check=True)
    assert run_jena(jena, "riotcmd.riot", "--validate", *files) == b""


@pytest.mark.jena
def test_jena_finds_nothing_wrong_with_what_the_server_sends(served: Served, jena: Path, tmp_path: Path) -> None:
    files = []
    for form in ("ttl", "nt", "rdf", "jsonld", "trig", "nq"):
        for name, answer in (
            ("graph", served.query(GRAPH, format=form)),
            ("ontology", served.get(f"/ontology.{form}")),
        ):
            files.append(tmp_path / f"{name}.{form}")
            files[-1].write_bytes(answer.body)
    assert run_jena(jena, "riotcmd.riot", "--validate", *files) == b""
