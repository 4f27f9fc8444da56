"""What the property graph costs: ``python benchmarks/mirror.py [KILLS]``, against a real Neo4j that it starts.

5,000 entities and 25,000 statements with their evidence in 1,000 invented articles. In the same run and server,
rdflib-neo4j (where it is installed) writes the plain triples of the same statements, without evidence. Then runs are
killed (SIGKILL) at random moments and run again. Needs Java 17 and Maven.
"""

from __future__ import annotations

import importlib.util
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

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

ARTICLES, AGENCIES, GROUPS, INSTRUMENTS, MEASURES = 1_000, 50, 50, 900, 4
ROOT = Path(__file__).parent.parent

CHILD = """
import os, sys
from kg.mirror import Target, mirror
from kg.store import Store
target = Target(os.environ["KG_NEO4J_URI"], os.environ["KG_NEO4J_USER"], os.environ["KG_NEO4J_PASSWORD"])
with Store.open(sys.argv[1], read_only=True) as store:
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


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds, and what came of it."""
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def peer(target: Target, store: Store) -> float | None:
    """Triples a second of rdflib-neo4j, for the statements without their evidence; None where it is not installed."""
    if importlib.util.find_spec("rdflib_neo4j") is None:
        return None
    from rdflib import Graph, URIRef  # noqa: PLC0415
    from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig  # noqa: PLC0415

    auth = {"uri": target.uri, "database": "neo4j", "user": target.user, "pwd": target.password}
    config = Neo4jStoreConfig(auth_data=auth, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE, batching=True)
    triples = [
        tuple(URIRef(term.value) for term in solution)
        for solution in store.query(
            "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> SELECT ?s ?p ?o "
            "WHERE { GRAPH ?g { ?r rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }"
        )
    ]
    run_any(target, "CREATE CONSTRAINT n10s_unique_uri IF NOT EXISTS FOR (r:Resource) REQUIRE r.uri IS UNIQUE")
    graph = Graph(store=Neo4jStore(config=config))

    def write() -> None:
        for triple in triples:
            graph.add(triple)
        graph.close(True)

    seconds, _ = timed(write)
    run_any(target, "MATCH (r:Resource) CALL (r) { DETACH DELETE r } IN TRANSACTIONS OF 5000 ROWS")
    return len(triples) / seconds


def run_any(target: Target, cypher: str) -> None:
    """Run Cypher that writes."""
    from neo4j import GraphDatabase  # noqa: PLC0415

    with (
        GraphDatabase.driver(target.uri, auth=(target.user, target.password)) as driver,
        driver.session(database=target.database) as session,
    ):
        session.run(cypher).consume()


def killed(target: Target, folder: Path, kills: int, longest: float) -> int:
    """Kill runs at random moments, run again, and count how often both sides then agree."""
    rng = random.Random(0)
    environment = os.environ | {
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
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(rng.uniform(0, longest if how == "full" else longest / 4))
        process.kill()
        process.wait()
        with Store.open(folder, read_only=True) as store:
            mirror(store, target)
            clean += not verify(store, target)
    return clean


def measure(target: Target, folder: Path, kills: int) -> None:
    """Print the figures."""
    with Store.open(folder) as store:
        store.put(article(number) for number in range(ARTICLES))
        entities, statements = count(store)
        print(f"{entities} entities, {statements} statements with evidence, {ARTICLES} articles")
        mirror(store, target)  # the server warms up on the same work
        theirs = peer(target, store)
        run_any(target, "MATCH (m:Mirror) SET m.layout = 0")
        with Store.open(folder.parent / "empty") as empty:
            mirror(empty, target)
        full, report = timed(lambda: mirror(store, target))
        print(f"full mirror: {full:.2f} s, {statements / full:,.0f} statements/s ({report})")
        if theirs:
            print(
                f"rdflib-neo4j: {theirs:,.0f} triples/s, no evidence; ours: {statements / full / theirs:.2f} times it"
            )
        else:
            print("rdflib-neo4j is not installed: no comparison")
        store.put([article(7, "修订")])
        one, _ = timed(lambda: mirror(store, target))
        print(f"one changed article: {one:.3f} s, 1/{full / one:.0f} of full")
        seconds, differences = timed(lambda: verify(store, target))
        print(f"verify: {seconds:.2f} s, {seconds / full:.2f} of full, {len(differences)} differences")  # type: ignore[arg-type]
    print(f"killed {kills} times and run again: verify clean {killed(target, folder, kills, full)} times")
    with Store.open(folder, read_only=True) as store, embedded(folder) as inside:
        seconds, _ = timed(lambda: mirror(store, inside))
        print(f"embedded: full mirror {seconds:.2f} s, {len(verify(store, inside))} differences")
        dump = "MATCH (e:Entity) RETURN e AS e ORDER BY e.iri"
        print(f"embedded and Neo4j hold the same nodes: {run(inside, dump) == run(target, dump)}")


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
    return module._running_neo4j(folder)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made, neo4j_server(Path(made) / "neo4j") as server:  # type: ignore[attr-defined]
        measure(server, Path(made) / "store", int(sys.argv[1]) if len(sys.argv) > 1 else 20)
