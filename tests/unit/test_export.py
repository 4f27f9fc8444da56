from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import networkx
import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import UsageError
from kg.export import export, replacing
from kg.names import BASE
from kg.rdf import article_quads
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyoxigraph import Quad

    from kg.article import Article
    from kg.facts import Facts

RDF = {"trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}


@pytest.fixture
def store(tmp_path: Path, another: Callable[[int], list[Quad]]) -> Iterator[Store]:
    with Store.open(tmp_path / "kg") as opened:
        opened.put([another(1), another(2)])
        yield opened


def exported(store: Store, format_: str) -> bytes:
    out = io.BytesIO()
    export(store, format_, out)
    return out.getvalue()


@pytest.mark.parametrize("format_", RDF)
def test_datasets_hold_every_quad_of_every_graph(store: Store, format_: str) -> None:
    everything = {quad for name in store.graphs() for quad in store.graph(name)}
    assert set(parse(exported(store, format_), format=RDF[format_])) == everything


def test_turtle_holds_every_triple(store: Store) -> None:
    triples = {quad.triple for name in store.graphs() for quad in store.graph(name)}
    assert {quad.triple for quad in parse(exported(store, "ttl"), format=RdfFormat.TURTLE)} == triples


@pytest.mark.parametrize("format_", ["trig", "nq", "ttl", "jsonld", "graphml", "csv"])
def test_same_content_in_another_order_gives_the_same_bytes(
    tmp_path: Path, store: Store, another: Callable[[int], list[Quad]], format_: str
) -> None:
    with Store.open(tmp_path / "other") as other:
        other.put([another(3), another(2)])
        other.put([another(1)])
        other.remove(another(3)[0].graph_name.value)
        assert exported(other, format_) == exported(store, format_)


def test_n_quads_are_sorted_within_each_graph(store: Store) -> None:
    lines = exported(store, "nq").decode().splitlines()
    graphs = [line.rsplit(" ", 2)[1] for line in lines]
    assert graphs == sorted(graphs)
    first = [line for line, graph in zip(lines, graphs, strict=True) if graph == f"<{BASE}article/{1:016x}>"]
    assert first == sorted(first)


def test_prefixes_stand_once_on_top(store: Store) -> None:
    lines = exported(store, "trig").decode().splitlines()
    assert lines[0] == "@prefix pk: <https://w3id.org/policy-kg/ontology#> ."
    assert sum(line.startswith("@prefix") for line in lines) == 13


def test_graphml_has_a_node_an_entity_and_an_edge_a_statement(store: Store) -> None:
    graph = networkx.read_graphml(io.BytesIO(exported(store, "graphml")), force_multigraph=True)
    assert len(graph) == 10
    assert graph.nodes[BASE + "instrument/云溪市茶农纾困办法"]["effectiveFrom"] == "2022-05-01"
    assert graph.number_of_edges() == 2 * 13
    issues = graph.get_edge_data(BASE + "agency/云溪市农业农村局", BASE + "instrument/云溪市茶农纾困办法")
    assert {edge["article"] for edge in issues.values()} == {f"{BASE}article/{n:016x}" for n in (1, 2)}
    assert {edge["quote"] for edge in issues.values()} == {"云溪市农业农村局 … 联合印发《云溪市茶农纾困办法》"}


def test_csv_is_an_archive_of_nodes_and_edges(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(store, "csv"))) as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv"]
        nodes, edges = (
            list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig")))) for name in archive.namelist()
        )
    assert {node["name"] for node in nodes} >= {"云溪市农业农村局", "茶贷通平台"}
    assert {edge["source"] for edge in edges} <= {node["iri"] for node in nodes}
    assert sum(edge["derived"] == "True" for edge in edges) == 8


def test_hostile_names_are_inert_in_tables_and_well_formed_in_xml(
    tmp_path: Path, article: Article, facts: Facts
) -> None:
    hostile = replace(facts.entities[0], canonical='=HYPERLINK("http://x")\x00]]></data>')
    quads = article_quads(article, replace(facts, entities=(hostile, *facts.entities[1:])))
    with Store.open(tmp_path / "kg") as store:
        store.put([quads])
        graph = networkx.read_graphml(io.BytesIO(exported(store, "graphml")), force_multigraph=True)
        with zipfile.ZipFile(io.BytesIO(exported(store, "csv"))) as archive:
            table = archive.read("nodes.csv").decode("utf-8-sig")
    assert graph.nodes[hostile.iri]["name"] == '=HYPERLINK("http://x")\ufffd]]></data>'
    assert "'=HYPERLINK" in table


def test_empty_store_exports_in_every_format(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg") as store:
        assert all(exported(store, format_) for format_ in ["trig", "nq", "ttl", "jsonld", "graphml", "csv"])


def test_unknown_format_is_said(store: Store) -> None:
    with pytest.raises(UsageError, match="no format xlsx; there are trig, nq"):
        exported(store, "xlsx")


def test_an_interrupted_export_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "graph.trig"
    file.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(file)
    assert file.read_bytes() == b"old"
    with replacing(file) as out:
        out.write(b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def _interrupted(file: Path) -> None:
    with replacing(file) as out:
        out.write(b"half")
        out.flush()
        assert file.read_bytes() == b"old"
        raise KeyboardInterrupt


def test_a_link_and_a_device_stay_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    for name in ("link", "/dev/null"):
        with replacing(tmp_path / name) as out:
            out.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"
    assert Path("/dev/null").is_char_device()
