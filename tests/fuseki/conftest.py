"""A real Fuseki, and the same articles in a store on disk and in stores on the server."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.pipeline import load
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
USER, PASSWORD = "analyst", "for-tests-only"


@dataclass(frozen=True)
class Fuseki:
    """A running server."""

    port: int

    def __call__(self, path: str) -> str:
        """The address of one of its datasets."""
        return f"http://127.0.0.1:{self.port}/{path}"


@pytest.fixture(scope="session")
def fuseki(fetched: Callable[[Path, str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuseki]:
    """A server with the datasets of ``fuseki.ttl``. It ends with its standard input, so never outlives the tests."""
    jars = fetched(HERE, "jena-fuseki-server-*.jar")
    folder = tmp_path_factory.mktemp("fuseki")
    (folder / "passwords").write_text(f"{USER}: {PASSWORD}\n", encoding="utf-8")
    java = ("java", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", f"{jars}/*", str(HERE / "Fuseki.java"))
    command = [*java, str(HERE / "fuseki.ttl"), str(folder / "passwords")]
    with (folder / "log").open("w+", encoding="utf-8") as log:
        server = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
        try:
            assert server.stdout is not None
            port = server.stdout.readline().strip()
            if not port:
                log.seek(0)
                pytest.fail(f"Fuseki does not start: {log.read()[-2000:]}")
            yield Fuseki(int(port))
        finally:
            server.communicate(timeout=60)


@pytest.fixture(scope="session")
def articles(shared: Path, root: Path) -> list[str]:
    """The two articles that the project began with, a few more of the corpus, and those under ``examples/``."""
    corpus = shared / "corpus"
    both = ("十项服务举措", "贷款履约保证险")
    seeds = (file for file in sorted((corpus / "sina").iterdir()) if any(words in file.name for words in both))
    chosen = chain(seeds, sorted((corpus / "cctv").iterdir())[:4], [root / "examples" / "articles"])
    return [str(file) for file in chosen]


@pytest.fixture(scope="session")
def local(articles: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store on disk."""
    with Store.open(tmp_path_factory.mktemp("local") / "store") as store:
        load(articles, store)
        store.close()
    with Store.open(store.place, read_only=True) as store:
        yield store


@pytest.fixture(scope="session", params=["plain", "union"])
def remote(request: pytest.FixtureRequest, fuseki: Fuseki, local: Store) -> Iterator[Store]:
    """The same on the server, in a dataset whose default graph is empty, and in one where it is all graphs together."""
    address = fuseki(request.param)
    with Store.open(address) as writer:
        writer.put(list(local.graph(article)) for article in local.articles())
    with Store.open(address, read_only=True) as store:
        yield store


@pytest.fixture
def address(fuseki: Fuseki, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store without articles, whose server takes queries and updates at different addresses, and knows no more."""
    monkeypatch.setenv("KG_STORE_UPDATE", fuseki("scratch/update"))
    with Store.open(fuseki("scratch/query")) as store:
        for article in store.articles():
            store.remove(article)
    return fuseki("scratch/query")
