from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Variable

from kg.errors import StoreError
from kg.names import BASE, ONTOLOGY
from kg.namespaces import ONTOLOGY_GRAPH
from kg.rdf import article_quads, digest
from kg.store import State, Store
from kg.store.reasons import saying_why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyoxigraph import Quad

    from kg.article import Article
    from kg.facts import Facts

WRITER = Path(__file__).with_name("writer.py")
ISSUERS = f"SELECT DISTINCT ?who {{ ?who <{ONTOLOGY}issues> ?what }} ORDER BY ?who"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "kg") as opened:
        yield opened


def states(store: Store, *graphs: list[Quad]) -> list[State]:
    return [outcome.state for outcome in store.put(graphs)]


def test_article_is_new_then_unchanged_then_replaced_when_edited(
    store: Store, article: Article, facts: Facts, quads: list[Quad]
) -> None:
    edited = article_quads(replace(article, source="云溪晚报"), facts)
    assert states(store, quads) == [State.NEW]
    before = len(store)
    assert states(store, quads) == [State.UNCHANGED]
    assert len(store) == before
    assert states(store, edited) == [State.REPLACED]
    assert set(store.graph(quads[0].graph_name.value)) == set(edited)


def test_graph_comes_back_as_it_was_put(store: Store, quads: list[Quad]) -> None:
    store.put([quads])
    stored = list(store.graph(quads[0].graph_name.value))
    assert set(stored) == set(quads)
    assert digest(stored) == digest(quads) == store.digests()[quads[0].graph_name.value]


def test_many_articles_come_back_as_they_were_put(store: Store, another: Callable[[int], list[Quad]]) -> None:
    graphs = [another(number) for number in range(100)]  # enough for the bulk way
    assert states(store, *graphs) == [State.NEW] * 100
    assert all(set(store.graph(g[0].graph_name.value)) == set(g) for g in graphs)
    assert states(store, *graphs) == [State.UNCHANGED] * 100


def test_same_article_twice_in_one_call_leaves_the_later_one(
    store: Store, article: Article, facts: Facts, quads: list[Quad]
) -> None:
    edited = article_quads(replace(article, source="云溪晚报"), facts)
    assert states(store, quads, edited) == [State.NEW, State.REPLACED]
    assert set(store.graph(quads[0].graph_name.value)) == set(edited)


def test_removing_an_article_leaves_not_one_quad_of_it_and_all_else(
    store: Store, another: Callable[[int], list[Quad]]
) -> None:
    store.put([another(1)])
    before = {str(quad) for name in store.graphs() for quad in store.graph(name)}
    gone = another(2)
    store.put([gone])
    assert store.remove(gone[0].graph_name.value) is True
    assert {str(quad) for name in store.graphs() for quad in store.graph(name)} == before
    assert gone[0].graph_name.value not in store.graphs()
    assert store.remove(gone[0].graph_name.value) is False


def test_ontology_is_no_article_and_cannot_be_removed_as_one(store: Store) -> None:
    assert ONTOLOGY_GRAPH in store.graphs()
    assert store.articles() == []
    assert store.remove(ONTOLOGY_GRAPH) is False
    assert ONTOLOGY_GRAPH in store.graphs()


def test_vocabularies_are_loaded_when_absent_and_left_when_unchanged(store: Store) -> None:
    before = len(store)
    assert store.put_vocabularies() == []
    assert len(store) == before
    ontology = NamedNode(ONTOLOGY_GRAPH)
    store._quads.remove_graph(ontology)
    assert store.put_vocabularies() == [ONTOLOGY_GRAPH]
    assert len(store) == before


def test_registry_moves_with_the_base_and_the_ontology_does_not(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg", base="https://kg.example/") as opened:
        registry = [name for name in opened.graphs() if name != ONTOLOGY_GRAPH]
        assert registry
        assert all(name.startswith("https://kg.example/registry/") for name in registry)
        terms = {str(term) for name in registry for quad in opened.graph(name) for term in (quad.subject, quad.object)}
    assert any(term.startswith("<https://kg.example/agency/") for term in terms)
    assert not [term for term in terms if term.startswith(f"<{BASE}") and not term.startswith(f"<{ONTOLOGY_GRAPH}")]


def test_two_stores_hold_the_same_vocabularies_to_the_last_quad(tmp_path: Path) -> None:
    contents = []
    for name in ("one", "two"):
        with Store.open(tmp_path / name) as opened:
            contents.append({str(quad) for graph in opened.graphs() for quad in opened.graph(graph)})
    assert contents[0] == contents[1]


def test_question_without_graph_is_asked_of_all_articles(store: Store, another: Callable[[int], list[Quad]]) -> None:
    store.put([another(1), another(2)])
    assert [solution["who"].value for solution in store.query(ISSUERS)] == [
        BASE + "agency/云溪市农业农村局",
        BASE + "institution/云溪市茶业协会",
    ]


def test_triple_that_two_articles_say_answers_once_for_each(store: Store, another: Callable[[int], list[Quad]]) -> None:
    store.put([another(1), another(2)])
    assert len(list(store.query(ISSUERS.replace("DISTINCT", "")))) == 4


def test_values_are_bound_not_pasted(store: Store, quads: list[Quad]) -> None:
    store.put([quads])
    ask = "SELECT ?e ?name { ?e <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }"
    found = list(store.query(ask, {Variable("name"): Literal("茶业协会")}))
    assert len(found) == 1
    assert list(store.query(ask, {Variable("name"): Literal('茶业协会" } #')})) == []


def test_syntax_error_says_where(store: Store) -> None:
    with pytest.raises(SyntaxError, match="1:12"):
        store.query("SELECT ? {}")


def test_reader_sees_what_was_there_and_after_refresh_what_came(tmp_path: Path, quads: list[Quad]) -> None:
    with Store.open(tmp_path / "kg") as writer:
        with Store.open(tmp_path / "kg", read_only=True) as reader:
            writer.put([quads])
            assert reader.articles() == []
            reader.refresh()
            assert reader.articles() == [quads[0].graph_name.value]
        assert writer.articles() == [quads[0].graph_name.value]


def test_second_writer_is_told_who_holds_the_store(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg"):
        with pytest.raises(StoreError, match="this process already has the store open"):
            Store.open(tmp_path / "kg")
        code = f"from kg.store import Store\nStore.open({str(tmp_path / 'kg')!r})"
        other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert "another process is writing to this store" in other.stderr
    Store.open(tmp_path / "kg").close()


@pytest.mark.parametrize("name", ["absent", "empty"])
def test_reading_where_no_store_is_says_how_to_make_one_and_makes_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(StoreError, match="no store here; `kg load` makes one"):
        Store.open(tmp_path / name, read_only=True)
    assert list(tmp_path.rglob("*")) == [tmp_path / "empty"]


@pytest.mark.parametrize(
    ("place", "said"), [("file", "not a folder"), ("x" * 300, "the store cannot be used (File name too long)")]
)
def test_a_place_where_no_store_can_be_is_said_in_every_way_of_opening(tmp_path: Path, place: str, said: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for step in (Store.is_at, Store.open, lambda path: Store.open(path, read_only=True)):
        with pytest.raises(StoreError, match=re.escape(said)):
            step(tmp_path / place)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc")
def test_where_no_folder_can_be_made_is_said() -> None:
    with pytest.raises(StoreError, match="/proc/kg: no folder can be made here"):
        Store.open("/proc/kg")


def test_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="not a store, and not empty"):
        Store.open(tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / "notes.txt"]
    with pytest.raises(StoreError, match="not a folder"):
        Store.open(tmp_path / "notes.txt")


def test_reader_does_not_write(tmp_path: Path, quads: list[Quad]) -> None:
    Store.open(tmp_path / "kg").close()
    with Store.open(tmp_path / "kg", read_only=True) as reader, pytest.raises(StoreError, match="for reading only"):
        reader.put([quads])


def test_closed_store_says_so(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "kg")
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.articles()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
def test_folder_without_permission_is_a_clear_error_to_a_writer(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom kg.errors import KgError\nfrom kg.store import Store\nimport kg.vocabulary\n"
        f"os.setuid(65534)\ntry: Store.open({str(tmp_path / 'closed' / 'kg')!r})\nexcept KgError as error: print(error)"
    )
    (tmp_path / "closed").mkdir(mode=0o700)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "no permission to use this folder" in done.stdout, done.stderr


def test_full_disk_and_damage_are_told_apart(tmp_path: Path) -> None:
    for reason, said in [("IO error: No space left on device", "disk is full"), ("Corruption: bad block", "damaged")]:
        with pytest.raises(StoreError, match=said), saying_why(tmp_path):
            raise OSError(reason)


def test_quads_of_two_graphs_are_no_article(store: Store, another: Callable[[int], list[Quad]]) -> None:
    with pytest.raises(StoreError, match="one named graph"):
        store.put([[*another(1), *another(2)]])
    with pytest.raises(StoreError, match="one named graph"):
        store.put([[]])


@pytest.mark.parametrize("way", ["single", "bulk", "replace"])
def test_killed_at_any_moment_each_article_is_whole_or_absent(tmp_path: Path, way: str) -> None:
    moments = random.Random(way)
    for _ in range(5):
        writer = subprocess.Popen(
            [sys.executable, str(WRITER), str(tmp_path / "kg"), way], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        time.sleep(moments.uniform(0.0, 0.4))
        writer.send_signal(signal.SIGKILL)
        writer.stdout.close()
        writer.wait()
        with Store.open(tmp_path / "kg") as store:
            for iri, said in store.digests().items():
                assert digest(store.graph(iri)) == said
            assert set(store.graphs()) - set(store.articles()) == {g for g in store.graphs() if "article/" not in g}


def test_readers_see_only_whole_articles_while_one_writes(tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, str(WRITER), str(tmp_path / "kg"), "replace"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        seen = set()
        for _ in range(5):
            with Store.open(tmp_path / "kg", read_only=True) as reader:
                for iri, said in reader.digests().items():
                    assert digest(reader.graph(iri)) == said
                    seen.add(said)
        assert len(seen) > 1
    finally:
        writer.kill()
        writer.communicate()
