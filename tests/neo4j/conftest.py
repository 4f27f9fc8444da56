"""Both real property graphs, a store, and invented news to put into them."""

from __future__ import annotations

import socket
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from neo4j import GraphDatabase

from kg import iris
from kg.article import Article
from kg.days import CHINA
from kg.facts import Attribute, Entity, Facts, Relation, Span
from kg.mirror import Target, embedded, mirror
from kg.mirror.target import connected
from kg.names import BASE, AttributeName, EntityType, Predicate
from kg.rdf import article_quads
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from pyoxigraph import Quad

HERE = Path(__file__).parent
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
PASSWORD = "for-tests-only"


@pytest.fixture(scope="session")
def jars(fetched: Callable[[Path, str], Path]) -> Path:
    """The jars of Neo4j: its server and its tools."""
    return fetched(HERE, "neo4j-5*.jar")


@pytest.fixture(scope="session")
def running_neo4j(jars: Path) -> Callable[[Path], AbstractContextManager[Target]]:
    """Starts one more Neo4j, on the data of a folder."""
    return partial(_running_neo4j, jars)


@contextmanager
def _running_neo4j(jars: Path, folder: Path) -> Iterator[Target]:
    """A real Neo4j 5 on a free loopback port. It ends with its standard input, so never outlives the tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    opens = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    command = ["java", "-Xmx1g", *opens, "-cp", f"{jars}/*", str(HERE / "Neo4jServer.java"), str(folder), str(port)]
    with (folder.parent / f"{folder.name}.log").open("w+", encoding="utf-8") as log:
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            assert server.stdin is not None
            assert server.stdout is not None
            if server.stdout.readline().strip() != "READY":
                log.seek(0)
                pytest.fail(f"Neo4j does not start: {log.read()[-2000:]}")
            target = Target(f"bolt://127.0.0.1:{port}", "neo4j", PASSWORD)
            _set_password(target)
            yield target
        finally:
            server.communicate(timeout=60)


def _set_password(target: Target) -> None:
    with (
        GraphDatabase.driver(target.uri, auth=("neo4j", "neo4j")) as driver,
        driver.session(database="system") as session,
    ):
        session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=PASSWORD).consume()


@pytest.fixture(scope="session")
def neo4j_target(
    running_neo4j: Callable[[Path], AbstractContextManager[Target]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Target]:
    with running_neo4j(tmp_path_factory.mktemp("neo4j") / "data") as target:
        yield target


@pytest.fixture(scope="session")
def embedded_target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    with embedded(tmp_path_factory.mktemp("embedded")) as target:
        yield target


@pytest.fixture(scope="session")
def no_articles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("empty") / "store") as store:
        yield store


@pytest.fixture(
    params=[pytest.param("neo4j", marks=pytest.mark.neo4j), pytest.param("embedded", marks=pytest.mark.embedded)]
)
def target(request: pytest.FixtureRequest, no_articles: Store) -> Target:
    """Each of the two graphs, without any article."""
    graph: Target = request.getfixturevalue(f"{request.param}_target")
    mirror(no_articles, graph, full=True)
    return graph


@pytest.fixture
def change(target: Target) -> Iterator[Callable[..., None]]:
    """Runs any Cypher and commits it; afterwards the graph is made anew."""

    def run(cypher: str, **parameters: object) -> None:
        with connected(target) as driver, driver.session(database=target.database) as session:
            session.run(cypher, parameters).consume()

    yield run
    run("MERGE (m:Mirror {key: 'policy-kg'}) SET m.layout = 0")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as store:
        yield store


@dataclass(frozen=True)
class News:
    """An invented article: an agency issues an instrument that sets out a measure for a group."""

    number: int
    agency: str = "云溪市商务局"
    alias: str = "市商务局"
    group: str = "茶农"
    kind: EntityType = EntityType.AGENCY
    folder: str = "agency"
    measure: str = "发放不低于10%的补贴"
    effective: str = "2022-06-01"
    region: tuple[str, ...] = ("云溪市",)
    title: str = ""

    @property
    def instrument(self) -> str:
        return self.title or f"云溪市第{self.number}号办法"

    @property
    def text(self) -> str:
        year, month, day = self.effective.split("-")
        return (
            f"{self.agency}出台新规\n{self.agency}（{self.alias}）印发《{self.instrument}》，面向{self.group}。"
            f"其中提出{self.measure}，{year}年{month}月{day}日起施行。适用于{'、'.join(self.region)}。"
        )

    @property
    def iri(self) -> str:
        return iris.article(BASE, f"{self.number:016x}")

    def quads(self) -> list[Quad]:
        published = datetime(2022, 5, 1 + self.number % 28, 9, 30, tzinfo=CHINA)
        article = Article(f"{self.number:016x}", f"{self.agency}出台新规", self.text, published, "云溪日报")
        return article_quads(article, self.facts())

    def facts(self) -> Facts:
        begin = self.text.index("印发")
        entities = (
            self._entity("a", self.kind, self.agency, f"{self.folder}/{self.agency}", alias=self.alias),
            self._entity("i", EntityType.INSTRUMENT, self.instrument, "instrument/" + self.instrument),
            self._entity("t", EntityType.TARGET_GROUP, self.group, "group/" + self.group),
            Entity(
                "m",
                EntityType.MEASURE,
                self.measure,
                (self._span(self.measure),),
                level=1,
                position=1,
                iri=f"{BASE}measure/{self.number:016x}-{iris.digest(self.measure)}",
            ),
        )
        relations = (
            Relation("a", Predicate.ISSUES, "i", (Span(begin, begin + 2), self._span(self.agency)), 0.9, "issue-verb"),
            Relation("i", Predicate.SETS_OUT, "m", (self._span("其中提出" + self.measure),), 0.8, "list"),
            Relation("i", Predicate.TARGETS, "t", (self._span("面向" + self.group),), 0.7, "for-whom"),
        )
        attributes = (
            Attribute("i", AttributeName.EFFECTIVE_FROM, self.effective, (self._span("日起施行"),), 0.9, "from"),
            Attribute("m", AttributeName.QUANTITY, "不低于10%", (self._span(self.measure),), 0.9, "quantity"),
            *(
                Attribute("i", AttributeName.REGION, place, (self._span(place),), 0.8, "region")
                for place in self.region
            ),
        )
        return Facts(entities, relations, attributes)

    def _span(self, words: str) -> Span:
        begin = self.text.index(words, self.text.index("\n"))
        return Span(begin, begin + len(words))

    def _entity(self, local: str, kind: EntityType, name: str, iri: str, alias: str = "") -> Entity:
        aliases = (alias,) if alias else ()
        return Entity(local, kind, name, (self._span(name),), aliases=aliases, iri=BASE + iris_path(iri))


def iris_path(path: str) -> str:
    folder, _, name = path.partition("/")
    return f"{folder}/{iris.segment(name)}"


@pytest.fixture(scope="session")
def news() -> type[News]:
    """Makes invented articles."""
    return News
