"""How fast a picture is written, how large it is, and how it moves in a browser.

    python benchmarks/draw.py [FOLDER]

Draws 5,000 nodes and 15,000 arrows with evidence, beside pyvis' own ``from_nx`` of the same graph; opens the page in
headless Chromium and drags it. With a folder of articles, does the same for all that `kg load` finds in it.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
from playwright.sync_api import Page, sync_playwright
from pyvis.network import Network

from kg import iris
from kg.article import Article
from kg.days import CHINA
from kg.draw import Graph, Selection, draw
from kg.draw.compose import compose
from kg.facts import Entity, Facts, Relation, Span
from kg.names import BASE, EntityType, Predicate
from kg.pipeline import load
from kg.query.statements import all_records
from kg.rdf import article_quads
from kg.store import Store

if TYPE_CHECKING:
    from pyoxigraph import Quad

ARTICLES = 500
KINDS = (
    *([EntityType.AGENCY] * 300),
    *([EntityType.INSTRUMENT] * 500),
    *([EntityType.PROGRAMME] * 200),
    *([EntityType.TARGET_GROUP] * 500),
    *([EntityType.MEASURE] * 3500),
)
EDGES = 15_000
SAYS = {
    (EntityType.AGENCY, EntityType.INSTRUMENT): Predicate.ISSUES,
    (EntityType.AGENCY, EntityType.PROGRAMME): Predicate.OFFERS,
    (EntityType.INSTRUMENT, EntityType.INSTRUMENT): Predicate.BASED_ON,
    (EntityType.INSTRUMENT, EntityType.MEASURE): Predicate.SETS_OUT,
    (EntityType.INSTRUMENT, EntityType.TARGET_GROUP): Predicate.TARGETS,
    (EntityType.MEASURE, EntityType.TARGET_GROUP): Predicate.ADDRESSED_TO,
    (EntityType.MEASURE, EntityType.PROGRAMME): Predicate.USES,
}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]
FRAMES = """() => new Promise(done => { const at = []; const tick = t => { at.push(t);
  if (t - at[0] < 1500) requestAnimationFrame(tick); else done((at.length - 1) / (at.at(-1) - at[0]) * 1000); };
  requestAnimationFrame(tick); })"""


def made(store: Store) -> None:
    """Fill a store with an invented graph in which few nodes have many arrows, as in a real one."""
    chance = random.Random(1)
    pairs: set[tuple[int, int]] = set()
    by_kind = {kind: [i for i, k in enumerate(KINDS) if k is kind] for kind in EntityType}
    shapes = list(SAYS)
    for measure in by_kind[EntityType.MEASURE]:
        pairs.add((chance.choice(by_kind[EntityType.INSTRUMENT]), measure))
    while len(pairs) < EDGES:
        subject, value = chance.choice(shapes)
        a, b = (by_kind[kind][int(len(by_kind[kind]) * chance.random() ** 2)] for kind in (subject, value))
        if a != b:
            pairs.add((a, b))
    parts: list[list[tuple[int, int]]] = [[] for _ in range(ARTICLES)]
    for i, pair in enumerate(sorted(pairs)):
        parts[i * ARTICLES // EDGES].append(pair)
    store.put(article(number, part) for number, part in enumerate(parts))


def article(number: int, pairs: list[tuple[int, int]]) -> list[Quad]:
    """One article that says some of the pairs, a sentence each."""
    text, entities, relations = f"第{number}号公告", {}, []
    for a, b in pairs:
        begin = len(text) + 1
        names = [f"{KINDS[i]}甲乙丙丁{i}" for i in (a, b)]
        text += f"\n{names[0]}就有关事项作出说明，涉及{names[1]}。"
        for i in (a, b):
            level = 1 if KINDS[i] is EntityType.MEASURE else None
            name = f"{KINDS[i]}甲乙丙丁{i}"
            span = Span(begin, begin + len(name))
            iri = f"{BASE}x/{iris.segment(name)}"
            entities.setdefault(i, Entity(f"e{i}", KINDS[i], name, (span,), level=level, iri=iri))
        end = len(text) - 1
        relations.append(Relation(f"e{a}", SAYS[KINDS[a], KINDS[b]], f"e{b}", (Span(begin, end),), 0.9, "made"))
    day = datetime(2022, 1, 1, 9, tzinfo=CHINA) + timedelta(days=number)
    made_of = Article(f"{number:016x}", f"第{number}号公告", text, day, "made", f"https://news.example/{number}")
    return article_quads(made_of, Facts(tuple(entities.values()), tuple(relations)))


def written(store: Store, out: Path) -> float:
    """Seconds to draw all of a store."""
    begin = time.perf_counter()
    draw(store, Selection(limit=None), out)
    return time.perf_counter() - begin


def from_memory(store: Store) -> float:
    """Seconds for places and page alone: from the statements, as pyvis from its graph."""
    picture = compose(store, Selection(limit=None))
    begin = time.perf_counter()
    Graph(store, picture, "").html()
    return time.perf_counter() - begin


def by_pyvis(store: Store, out: Path, *, directed: bool) -> float:
    """Seconds that pyvis takes for the same nodes and arrows, which carry a name and nothing else.

    An undirected network, pyvis' default, looks for each edge among all it has.
    """
    graph = nx.DiGraph()
    for record in all_records(store):
        if record.is_entity:
            graph.add_edge(record.subject, record.value, title=record.predicate)
    begin = time.perf_counter()
    network = Network(directed=directed)
    network.from_nx(graph)
    out.write_text(network.generate_html(), encoding="utf-8")
    return time.perf_counter() - begin


def moved(path: Path) -> tuple[float, float]:
    """Seconds until the page is ready, and frames a second while it is dragged."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, offline=True)
        begin = time.perf_counter()
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        ready = time.perf_counter() - begin
        x, y = free_place(page)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 5, y)
        page.evaluate(f"() => {{ window.frames = ({FRAMES})(); }}")
        stop = time.perf_counter() + 1.6
        step = 0
        while time.perf_counter() < stop:
            step += 1
            page.mouse.move(x + 200 * ((step % 40) / 40 - 0.5), y + 100 * ((step % 20) / 20 - 0.5))
        frames = page.evaluate("() => window.frames")
        page.mouse.up()
        browser.close()
    return ready, frames


def free_place(page: Page) -> tuple[float, float]:
    """A point of the canvas with no node under it."""
    frame = page.locator("#picture").bounding_box()
    for dx in range(20, int(frame["width"]) - 20, 17):
        for dy in range(20, int(frame["height"]) - 20, 17):
            if page.evaluate("([x, y]) => policyPicture.network.getNodeAt({x, y}) === undefined", [dx, dy]):
                return frame["x"] + dx, frame["y"] + dy
    return frame["x"] + 1, frame["y"] + 1


def report(name: str, store: Store, folder: Path, *, beside_pyvis: bool) -> None:
    """Measure one store and print it."""
    records = [record for record in all_records(store) if record.is_entity]
    nodes = {end for record in records for end in (record.subject, record.value)}
    out = folder / f"{name}.html"
    seconds = min(written(store, out) for _ in range(3))
    print(f"{name}: {len(nodes):,} nodes, {len(records):,} statements")
    memory = min(from_memory(store) for _ in range(3))
    size = out.stat().st_size / 1e6
    print(f"  written in {seconds:.2f} s, of which {memory:.2f} s without reading the store; page {size:.2f} MB")
    if beside_pyvis:
        for directed in (False, True):
            theirs = by_pyvis(store, folder / "pyvis.html", directed=directed)
            times = f"{theirs / seconds:.1f} times as long ({theirs / memory:.1f} without reading)"
            print(f"  pyvis from_nx, directed={directed}: {theirs:.2f} s, {times}")
    ready, frames = moved(out)
    print(f"  in headless Chromium ready in {ready:.2f} s, dragged at {frames:.0f} frames a second")


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Store.open(folder / "made") as store:
            made(store)
            report("made", store, folder, beside_pyvis=True)
        if len(sys.argv) > 1:
            with Store.open(folder / "loaded") as store:
                load(sys.argv[1:], store)
                report("loaded", store, folder, beside_pyvis=True)


if __name__ == "__main__":
    main()
