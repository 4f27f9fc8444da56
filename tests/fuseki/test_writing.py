"""What is written to a server is whole, once, and only ours to change."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.pipeline import load
from kg.rdf import DIGEST
from kg.store import State, Store
from tests.fuseki.conftest import PASSWORD, USER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fuseki.conftest import Fuseki

pytestmark = pytest.mark.jena
HOSTILE = ('"} ; DROP ALL #', "\\", "\\\\u0022", "'''", "a\nb\r\t", "\x01\x7f", "\ufffe", "𠀀", "\\U0001F600", "")


def said(store: Store) -> dict[str, set[Quad]]:
    """What the articles say."""
    return {iri: set(store.graph(iri)) for iri in store.articles()}


def test_second_load_changes_nothing(address: str, local: Store, articles: list[str]) -> None:
    with Store.open(address) as store:
        first = load(articles, store)
        second = load(articles, store)
        assert (second.new, second.replaced, second.unchanged) == (0, 0, first.new)
        assert said(store) == said(local)


def test_changed_article_is_replaced_exactly_and_removed_whole(address: str, tmp_path: Path) -> None:
    file = tmp_path / "news.md"
    told = "---\ntitle: 云溪市出台茶农纾困办法\nurl: https://news.example.cn/1\n---\n云溪市商务局印发《云溪市茶农纾困办法》，"
    with Store.open(address) as store, Store.open(tmp_path / "store") as beside:
        before = len(store), store.graphs()
        for text in ("面向受灾茶农发放补贴。", "面向茶叶合作社减免租金，自2022年6月1日起施行。"):
            file.write_text(told + text, encoding="utf-8")
            for one in (store, beside):
                report = load([str(file)], one)
                assert report.new + report.replaced == 1
            assert said(store) == said(beside)
        assert report.replaced == 1
        [article] = store.articles()
        assert store.remove(article)
        assert not store.remove(article)
        assert (len(store), store.graphs()) == before


def test_batches_and_the_same_article_twice_come_to_the_same(address: str, local: Store) -> None:
    graphs = [list(local.graph(iri)) for iri in local.articles()]
    older = [quad for quad in graphs[0] if quad.predicate != DIGEST]
    with Store.open(address) as store:
        outcomes = store.put([older, *graphs, *graphs])
        states = [outcome.state for outcome in outcomes]
        assert states == [State.NEW, State.REPLACED, *[State.NEW] * (len(graphs) - 1), *[State.UNCHANGED] * len(graphs)]
        assert said(store) == said(local)
        assert store.put([]) == []


def test_words_arrive_as_they_are(address: str) -> None:
    graph = NamedNode("https://example.org/graph")
    quads = {Quad(graph, NamedNode("https://example.org/说"), Literal(words), graph) for words in HOSTILE}
    with Store.open(address) as store:
        store.put_graph(graph.value, list(quads))
        assert set(store.graph(graph.value)) == quads
        store.put_graph(graph.value, [])
        assert list(store.graph(graph.value)) == []
        assert graph.value not in store.graphs()


WRITER = """
import sys
from kg.rdf import DIGEST
from kg.store import Store
with Store.open(sys.argv[1], read_only=True) as local, Store.open(sys.argv[2]) as store:
    graphs = [list(local.graph(iri)) for iri in local.articles()]
    print("writing", flush=True)
    while True:
        for graph in graphs:
            store.put([graph])
            store.put([[quad for quad in graph if quad.predicate != DIGEST]])
"""


def test_killed_at_any_moment_each_article_is_whole_or_absent(address: str, local: Store) -> None:
    moments = random.Random(7)
    whole = {iri: frozenset(local.graph(iri)) for iri in local.articles()}
    for _ in range(3):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, local.place, address], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        time.sleep(moments.uniform(0.0, 0.5))
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        with Store.open(address) as store:
            for iri, quads in whole.items():
                found = frozenset(store.graph(iri))
                assert found in (frozenset(), quads) or {quad.predicate for quad in quads - found} == {DIGEST}


def test_reader_does_not_write(address: str) -> None:
    assert Store.is_at(address)
    with Store.open(address, read_only=True) as reader, pytest.raises(StoreError, match="for reading only"):
        reader.put_graph("https://example.org/graph", [])


def test_user_and_password_come_from_the_environment(fuseki: Fuseki, monkeypatch: pytest.MonkeyPatch) -> None:
    for user, password in (("", ""), (USER, "wrong")):
        monkeypatch.setenv("KG_STORE_USER", user)
        monkeypatch.setenv("KG_STORE_PASSWORD", password)
        with pytest.raises(StoreError, match="does not let this user in") as raised:
            Store.open(fuseki("locked"))
        assert "wrong" not in str(raised.value)
    monkeypatch.setenv("KG_STORE_PASSWORD", PASSWORD)
    assert not Store.is_at(fuseki("locked"))
    with pytest.raises(StoreError, match="no store here; `kg load` makes one"):
        Store.open(fuseki("locked"), read_only=True)


def test_address_for_queries_takes_no_updates(fuseki: Fuseki) -> None:
    with Store.open(fuseki("scratch/query"), read_only=True):
        pass
    with Store.open(fuseki("scratch/query")) as store, pytest.raises(StoreError, match="set KG_STORE_UPDATE"):
        store.put_graph("https://example.org/graph", [])


def test_what_is_no_dataset(fuseki: Fuseki) -> None:
    for path in ("none", ""):
        with pytest.raises(StoreError, match="not a SPARQL endpoint"):
            Store.open(fuseki(path))
