from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.utils.capture import capture_output

from kg.draw import FORMATS, Selection, draw, graph
from kg.draw.entities import Entity
from kg.draw.picture import Line, Node
from kg.draw.svg.escaped import escaped
from kg.draw.svg.routes import names, routes
from kg.draw.wrap import ems
from kg.errors import UsageError
from kg.names import EntityType

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Store

SVG = "{http://www.w3.org/2000/svg}"
RULES = "云溪市茶农纾困办法"


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_store_gives_the_same_bytes_in_every_format(store: Store, tmp_path: Path, format_: str) -> None:
    one, other = (draw(store, Selection(), tmp_path / name, format=format_).read_bytes() for name in ("a", "b"))
    assert one == other


@pytest.mark.parametrize(
    ("name", "begins"), [("g.png", b"\x89PNG"), ("g.svg", b"<svg"), ("g.cyjs", b"{"), ("g", b"<!d")]
)
def test_the_suffix_says_the_format(store: Store, tmp_path: Path, name: str, begins: bytes) -> None:
    assert draw(store, Selection(), tmp_path / name).read_bytes().startswith(begins)


def test_a_format_that_is_none_is_said(store: Store, tmp_path: Path) -> None:
    for told in (None, "pdf"):
        with pytest.raises(UsageError, match="no format pdf; there are html, svg"):
            draw(store, Selection(), tmp_path / "g.pdf", format=told)
    assert list(tmp_path.iterdir()) == []


def test_png_without_its_extra_says_what_to_install(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(UsageError, match=r"policy-kg\[png\]"):
        draw(store, Selection(), tmp_path / "g.png")
    assert list(tmp_path.iterdir()) == []


def test_svg_shows_names_arrows_and_a_legend_and_loads_nothing(store: Store) -> None:
    root = ET.fromstring(graph(store).svg())
    words = [text.text for text in root.iter(f"{SVG}text")]
    told = [title.text for title in root.iter(f"{SVG}title")]
    assert {RULES, "谁（机构）", "发布", "受灾茶农"} <= set(words)
    assert f"茶业协会 —发布→ {RULES}" in told
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {"svg", "title", "rect", "g", "path", "text"}
    assert not any("href" in key for element in root.iter() for key in element.attrib)


def test_all_that_is_drawn_lies_on_the_sheet(store: Store) -> None:
    drawn = graph(store)
    root = ET.fromstring(drawn.svg())
    width, height = (float(root.attrib[side]) for side in ("width", "height"))
    moved = next(g for g in root.iter(f"{SVG}g") if "scale" in g.attrib.get("transform", ""))
    x, y = (float(n) for n in moved.attrib["transform"].split(")")[0].removeprefix("translate(").split(","))
    for thing in drawn.picture.shown():
        assert 0 <= thing.x + x - thing.width / 2 <= thing.x + x + thing.width / 2 <= width
        assert 0 <= thing.y + y - thing.height / 2 <= thing.y + y + thing.height / 2 <= height


@given(st.text())
def test_any_text_stands_in_xml(text: str) -> None:
    read = ET.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>')
    assert (read.text or "").count("\ufffd") >= text.count("\ufffd")
    assert len(read.attrib["b"]) == len(text)


def test_graphml_and_gexf_are_read_back_with_names_and_quotes(store: Store) -> None:
    drawn = graph(store)
    for format_, reader in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        read = reader(io.BytesIO(drawn.written(format_)))
        assert {data["name"] for _, data in read.nodes(data=True)} == {n.entity.name for n in drawn.picture.nodes}
        assert "联合印发《云溪市茶农纾困办法》" in " ".join(data["quote"] for *_, data in read.edges(data=True))
    assert b"lastmodifieddate" not in drawn.written("gexf")


def test_cytoscape_gets_the_places_found_here(store: Store) -> None:
    drawn = graph(store)
    elements = json.loads(drawn.written("cytoscape"))["elements"]
    assert [node["position"] for node in elements["nodes"]] == [
        {"x": round(node.x), "y": round(node.y)} for node in drawn.picture.nodes
    ]
    assert {edge["data"]["predicate"] for edge in elements["edges"]} >= {"issues", "setsOut", "targets"}


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(store: Store) -> None:
    with capture_output() as shown:
        graph(store).show(height=300)
    assert "Graph object" in shown.stdout  # a terminal's display; a notebook takes the frame
    frame = graph(store)._repr_html_()
    assert frame.startswith('<iframe sandbox="allow-scripts ')
    assert "allow-same-origin" not in frame
    assert frame.count("<") == 2  # the frame and its end: all of the page is escaped


def test_an_overview_says_what_it_is(store: Store) -> None:
    heading = next(iter(ET.fromstring(graph(store, Selection(overview=True)).svg()).iter(f"{SVG}title")))
    assert heading.text == "谁为谁发布了什么"


def test_no_name_of_an_arrow_lies_over_a_box_or_another_name() -> None:
    rules, *groups = (
        Node(Entity(name, EntityType.INSTRUMENT, name, (), 0), column=column, x=250 * column, y=y, width=90, height=30)
        for name, column, y in ((RULES, 0, 20), ("甲农", 1, 0), ("乙农", 1, 40))
    )
    lines = [Line(rules, predicate, group) for group in groups for predicate in ("targets", "addressedTo", "uses")]
    placed = names(routes(lines, [rules, *groups]), lambda predicate: predicate)
    taken = [(x, y, 12 * ems(text), 12.0) for (x, y), text, _ in placed]
    taken += [(thing.x, thing.y, thing.width, thing.height) for thing in (rules, *groups)]
    assert placed
    for i, (x, y, w, h) in enumerate(taken[: len(placed)]):
        assert not any(abs(x - a) < (w + c) / 2 and abs(y - b) < (h + d) / 2 for a, b, c, d in taken[i + 1 :])
