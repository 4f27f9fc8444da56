"""What the property graph costs: ``python benchmarks/mirror.py [KILLS]``, against a real Neo4j that it starts.

5,000 entities and 25,000 statements with their evidence in 1,000 invented articles. In the same run, from the same
store into the same server, rdflib-neo4j writes the triples of the same statements, without evidence: the relations
alone, then with the types, names and attributes of what they join, as our nodes have them, and at last all that the
articles' graphs hold. It does so twice: with ready-made triples that are handed to it one by one, sorted as it likes
them best, and from a Turtle file by ``graph.parse``, as its README shows. Each figure is the median of five rounds in
which all work in turn. Then runs are killed (SIGKILL) at random moments and run again, against both graphs. Needs
Java 17 and Maven. KILLS is 20 if not given.
"""

from __future__ import annotations

import importlib.util
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, Triple

from kg import iris
from kg.article import Article
from kg.facts import Entity, Facts, Relation, Span
from kg.mirror import Target, embedded, mirror, run, verify
from kg.names import BASE, EntityType, Predicate
from kg.rdf import article_quads
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import Quad
    from rdflib import Graph

ARTICLES, AGENCIES, GROUPS, INSTRUMENTS, MEASURES = 1_000, 50, 50, 900, 4
ROUNDS = 5
ROOT = Path(__file__).parent.parent

# Mirrors the store of a folder, into Neo4j if the environment names one and else into the embedded graph.
CHILD = """
import sys
from kg.cli.target import reached
from kg.mirror import mirror
from kg.store import Store
with Store.open(sys.argv[1], read_only=True) as store, reached(None, sys.argv[1]) as target:
    print("begin", flush=True)
    mirror(store, target, full=sys.argv[2] == "full")
"""


def article(number: int, word: str = "扶持") -> list[Quad]:
    """Two agencies issue an instrument that sets out four measures; with the derived offers 25 statements."""
    agencies = [f"云溪市第{(number + i * 7) % AGENCIES}局" for i in range(2)]
    groups = [f"第{(number * 3 + i) % GROUPS}类茶农" for i in range(3)]
    title = f"第{number % INSTRUMENTS}号茶园办法"
    measures = [f"{word}第{number}项之{i}复种" for i in range(MEASURES)]
    lines = [f"{'、'.join(agencies)}印发《{title}》，面向{'、'.join(groups)}。", *(f"{one}。" for one in measures)]
    text = "\n".join(lines)

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    def entity(key: str, kind: EntityType, name: str, path: str) -> Entity:
        return Entity(key, kind, name, (span(name),), iri=BASE + path)

    key = f"{number:016x}"
    entities = [
        *(entity(f"a{i}", EntityType.AGENCY, name, f"agency/{name}") for i, name in enumerate(agencies)),
        *(entity(f"t{i}", EntityType.TARGET_GROUP, name, f"group/{name}") for i, name in enumerate(groups)),
        entity("i", EntityType.INSTRUMENT, title, f"instrument/{title}"),
        *(
            Entity(
                f"m{i}",
                EntityType.MEASURE,
                name,
                (span(name),),
                (),
                1,
                i + 1,
                iri=f"{BASE}measure/{key}-{iris.digest(str(i))}",
            )
            for i, name in enumerate(measures)
        ),
    ]
    relations = [
        *(Relation(f"a{i}", Predicate.ISSUES, "i", (span(agencies[i]), span("印发")), 0.9, "issue") for i in range(2)),
        *(Relation("i", Predicate.TARGETS, f"t{i}", (span(groups[i]),), 0.8, "for-whom") for i in range(3)),
        *(Relation("i", Predicate.SETS_OUT, f"m{i}", (span(measures[i]),), 0.9, "list") for i in range(MEASURES)),
        *(Relation(f"m{i}", Predicate.TARGETS, f"t{i % 3}", (span(measures[i]),), 0.7, "b") for i in range(MEASURES)),
        *(Relation(f"m{i}", Predicate.ADDRESSED_TO, "t0", (span(measures[i]),), 0.7, "b") for i in range(MEASURES)),
    ]
    published = datetime(2022, 1 + number % 12, 1 + number % 28, tzinfo=UTC)
    return article_quads(Article(key, lines[0], text, published, "云溪日报"), Facts(tuple(entities), tuple(relations)))


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what came of it."""
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


RELATIONS = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?s ?p ?o WHERE { GRAPH ?g { ?r rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }"""
ENTITIES = """PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
SELECT ?s ?p ?o WHERE { GRAPH ?g { ?place itsrdf:taIdentRef ?s . ?s ?p ?o } }"""
EVERYTHING = "SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Peer:
    """What rdflib-neo4j took.

    Attributes:
        triples: How many.
        reading: Seconds for taking them from the store.
        handed: Seconds for writing them, ready-made.
        parsed: Seconds for loading the same from a Turtle file, parsing and writing, as its README shows.
    """

    triples: int
    reading: float
    handed: float
    parsed: float


def peer(target: Target, store: Store, sparql: str) -> Peer:
    """Let rdflib-neo4j take triples from the store to Neo4j, and then from a Turtle file.

    Each triple comes once, and those of a subject one after the other, as they come out of a Turtle file: that is what
    it is quickest at.
    """
    from pyoxigraph import RdfFormat, serialize  # noqa: PLC0415
    from rdflib import Literal, URIRef  # noqa: PLC0415

    def read() -> dict[Triple, tuple[object, ...]]:
        triples = sorted({Triple(*row) for row in store.query(sparql)}, key=lambda triple: str(triple.subject))
        return {
            t: tuple((URIRef if isinstance(term, NamedNode) else Literal)(term.value) for term in t) for t in triples
        }

    def handed(graph: Graph) -> None:
        for triple in triples.values():
            graph.add(triple)

    reading, triples = timed(read)
    with tempfile.NamedTemporaryFile(suffix=".ttl") as file:
        serialize(triples, file, RdfFormat.TURTLE)
        file.flush()
        return Peer(
            len(triples),
            reading,
            _filled(target, handed),
            _filled(target, lambda graph: graph.parse(file.name, format="ttl")),
        )


def _filled(target: Target, fill: Callable[[Graph], object]) -> float:
    """Seconds in which something fills a graph that rdflib-neo4j keeps; then all of it is removed."""
    from rdflib import Graph  # noqa: PLC0415
    from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig  # noqa: PLC0415

    auth = {"uri": target.uri, "database": "neo4j", "user": target.user, "pwd": target.password}
    config = Neo4jStoreConfig(auth_data=auth, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE, batching=True)

    def write() -> None:
        with redirect_stdout(sys.stderr):
            graph = Graph(store=Neo4jStore(config=config))
            fill(graph)
            graph.close(True)

    run_any(target, "CREATE CONSTRAINT n10s_unique_uri IF NOT EXISTS FOR (r:Resource) REQUIRE r.uri IS UNIQUE")
    seconds, _ = timed(write)
    run_any(target, "MATCH (r:Resource) CALL (r) { DETACH DELETE r } IN TRANSACTIONS OF 5000 ROWS")
    return seconds


def run_any(target: Target, cypher: str) -> None:
    """Run Cypher that writes."""
    from neo4j import GraphDatabase  # noqa: PLC0415

    with (
        GraphDatabase.driver(target.uri, auth=(target.user, target.password)) as driver,
        driver.session(database=target.database) as session,
    ):
        session.run(cypher).consume()


def killed(folder: Path, kills: int, longest: float, target: Target | None = None) -> int:
    """Kill runs at random moments, run again, and count how often both sides then agree, with no seal trusted.

    Args:
        folder: The store.
        kills: How many.
        longest: Seconds a full run takes.
        target: The Neo4j; None for the embedded graph.
    """
    rng = random.Random(0)
    environment = {"KG_NEO4J_URI": ""}
    if target:
        environment = {
            "KG_NEO4J_URI": target.uri,
            "KG_NEO4J_USER": target.user,
            "KG_NEO4J_PASSWORD": target.password,
        }
    clean = 0
    for turn in range(kills):
        with Store.open(folder) as store:
            store.put(article(number, f"扶助{turn}") for number in rng.sample(range(ARTICLES), 200))
            for number in rng.sample(range(ARTICLES), 20):
                store.remove(iris.article(BASE, f"{number:016x}"))
        how = "full" if turn % 2 else "changed"
        command = [sys.executable, "-c", CHILD, str(folder), how]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | environment)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(rng.uniform(0, longest if how == "full" else longest / 4))
        process.kill()
        process.wait()
        with Store.open(folder, read_only=True) as store, embedded(folder) if not target else nullcontext(target) as to:
            mirror(store, to)
            clean += not verify(store, to, full=True)
    return clean


def measure(target: Target, folder: Path, kills: int) -> None:
    """Print the figures."""
    print(f"the driver's Rust extension: {'yes' if importlib.util.find_spec('neo4j._rust') else 'no'}")
    with Store.open(folder) as store:
        store.put(article(number) for number in range(ARTICLES))
        entities, statements = count(store)
        print(f"{entities} entities, {statements} statements with evidence, {ARTICLES} articles")
        full = compared(store, target, statements)
        mirror(store, target)
        print(f"one changed article: {_of(full, lambda turn: _changed(store, target, turn))}")
        print(f"verify: {_of(full, lambda _: _verified(store, target, full=False))}")
        print(f"verify --full: {_of(full, lambda _: _verified(store, target, full=True))}")
    print(f"Neo4j: killed {kills} times and run again: verify clean {killed(folder, kills, full, target)} times")
    with Store.open(folder, read_only=True) as store, embedded(folder) as inside:
        seconds, _ = timed(lambda: mirror(store, inside))
        print(f"embedded: full mirror {seconds:.2f} s, {len(verify(store, inside, full=True))} differences")
        dump = "MATCH (e:Entity) RETURN e AS e ORDER BY e.iri"
        print(f"embedded and Neo4j hold the same nodes: {run(inside, dump) == run(target, dump)}")
    print(f"embedded: killed {kills} times and run again: verify clean {killed(folder, kills, seconds)} times")


def _of(full: float, work: Callable[[int], float]) -> str:
    """The median seconds of a work, and that as a part of a full mirror's."""
    seconds = median(work(turn) for turn in range(ROUNDS))
    return f"{seconds:.3f} s, {seconds / full:.3f} of full"


def _changed(store: Store, target: Target, turn: int) -> float:
    store.put([article(7 + turn, "修订")])
    return timed(lambda: mirror(store, target))[0]


def _verified(store: Store, target: Target, *, full: bool) -> float:
    seconds, differences = timed(lambda: verify(store, target, full=full))
    assert differences == []
    return seconds


def compared(store: Store, target: Target, statements: int) -> float:
    """Seconds of a full mirror: the median of rounds in which each works in turn, after one to warm up the server."""
    ours: list[float] = []
    theirs: dict[str, list[Peer]] = {RELATIONS: [], ENTITIES: []}
    for turn in range(1 + ROUNDS):
        _empty(store, target)
        mine = timed(lambda: mirror(store, target))[0]
        others = {sparql: peer(target, store, sparql) for sparql in theirs}
        if turn:
            ours.append(mine)
            for sparql, other in others.items():
                theirs[sparql].append(other)
            print(f"  round {turn}, load {os.getloadavg()[0]:.1f}: {mine:.2f} s", end="")
            for o in others.values():
                print(f"; {o.triples} triples {o.reading:.2f} + {o.handed:.2f} s, from a file {o.parsed:.2f} s", end="")
            print()
    full = median(ours)
    print(f"full mirror, store to Neo4j: {full:.2f} s, {statements / full:,.0f} statements/s with evidence")
    for what, sparql in (("relations alone", RELATIONS), ("relations, types, names, attributes", ENTITIES)):
        for way, seconds in _ways(theirs[sparql]).items():
            pairs = list(zip(ours, theirs[sparql], seconds, strict=True))
            rate = median(other.triples / one for _, other, one in pairs)
            ratio = median(statements / mine / (other.triples / one) for mine, other, one in pairs)
            times = median(one / mine for mine, _, one in pairs)
            print(f"rdflib-neo4j, {what}, without evidence, {way}: {rate:,.0f} triples/s; ", end="")
            print(f"ours: {ratio:.2f} of it; it takes {times:.2f} of our time")
    other = peer(target, store, EVERYTHING)
    print(f"rdflib-neo4j with the evidence, {other.triples} triples: ", end="")
    print(f"{(other.reading + other.handed) / full:.1f} times our time, from a file {other.parsed / full:.1f}")
    return full


def _ways(rounds: list[Peer]) -> dict[str, list[float]]:
    """The seconds of each round, by where the triples come from."""
    return {
        "ready-made triples out of the store": [one.reading + one.handed for one in rounds],
        "graph.parse of a Turtle file, as its README loads": [one.parsed for one in rounds],
    }


def _empty(store: Store, target: Target) -> None:
    """Leave no more than constraints and indexes."""
    with Store.open(store.path.parent / "empty") as empty:
        mirror(empty, target, full=True)
    run_any(target, "MATCH (m:Mirror) DELETE m")


def count(store: Store) -> tuple[int, int]:
    """Entities and statements."""
    ask = (
        "PREFIX pk: <https://w3id.org/policy-kg/ontology#> PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#> "
        "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { GRAPH ?g { %s } }"
    )
    patterns = ("?x pk:confidence ?c", "?place itsrdf:taIdentRef ?x")
    statements = int(next(iter(store.query(ask % patterns[0])))[0].value)  # type: ignore[index, union-attr]
    entities = int(next(iter(store.query(ask % patterns[1])))[0].value)  # type: ignore[index, union-attr]
    return entities, statements


def neo4j_server(folder: Path) -> object:
    """The server of the tests."""
    spec = importlib.util.spec_from_file_location("neo4j_for_tests", ROOT / "tests" / "neo4j" / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    jars = ROOT / "tests" / "neo4j" / "lib"
    if not jars.exists():
        subprocess.run(["mvn", "-q", "-B", "dependency:copy-dependencies"], cwd=jars.parent, check=True)
    return module._running_neo4j(jars, folder)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made, neo4j_server(Path(made) / "neo4j") as server:  # type: ignore[attr-defined]
        measure(server, Path(made) / "store", int(sys.argv[1]) if len(sys.argv) > 1 else 20)
