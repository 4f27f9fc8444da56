"""What an article costs on its way into the store and out of it: ``python benchmarks/store.py [ARTICLES]``.

The articles are invented and all of one size (about 1,000 quads). Ratios are of figures of this one run.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import rdflib

from kg import iris
from kg.article import Article
from kg.export import export
from kg.facts import Entity, Facts, Relation, Span
from kg.names import BASE, EntityType, Predicate
from kg.rdf import article_quads
from kg.store import Store
from kg.validate import violations
from kg.validate.full import shacl

if TYPE_CHECKING:
    from collections.abc import Callable

MEASURES = 34


def article(number: int, word: str = "扶持") -> tuple[Article, Facts]:
    """An agency, an instrument, and measures each with a target of its own."""
    lines = [f"第{number}号办法由云溪市第{number % 97}局印发"] + [f"{word}第{i}类茶农复种" for i in range(MEASURES)]
    text, at = "\n".join(lines), [0]
    for line in lines:
        at.append(at[-1] + len(line) + 1)
    key = f"{number:016x}"
    spans = [Span(begin, begin + len(line)) for begin, line in zip(at, lines, strict=False)]
    agency = Entity("a", EntityType.AGENCY, lines[0][-8:-2], (spans[0],), iri=f"{BASE}agency/云溪市第{number % 97}局")
    instrument = Entity("i", EntityType.INSTRUMENT, lines[0], (spans[0],), iri=f"{BASE}instrument/第{number}号办法")
    group = Entity("t", EntityType.TARGET_GROUP, "茶农", (spans[1],), iri=f"{BASE}group/茶农")
    measures = [
        Entity(f"m{i}", EntityType.MEASURE, line, (span,), (), 1, i, iri=f"{BASE}measure/{key}-{iris.digest(line)}")
        for i, (line, span) in enumerate(zip(lines[1:], spans[1:], strict=True), start=1)
    ]
    says = Predicate
    relations = [Relation("a", says.ISSUES, "i", (spans[0],), 0.9, "issue")]
    relations += [Relation("i", says.SETS_OUT, m.id, m.mentions, 0.9, "list") for m in measures]
    relations += [Relation(m.id, says.TARGETS, "t", m.mentions, 0.8, "for") for m in measures]
    return Article(key, lines[0], text), Facts((agency, instrument, group, *measures), tuple(relations))


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main(count: int) -> None:
    """Measure and print."""
    said = [article(n) for n in range(count)]
    graphs = [article_quads(a, f) for a, f in said]
    quads = sum(map(len, graphs))
    print(f"{count} articles, {quads} quads")

    def line(what: str, seconds: float, of: int = quads, note: str = "") -> None:
        print(f"{what:<44}{of / seconds:>12,.0f} quads/s{1000 * seconds * quads / of / count:>9.2f} ms/article  {note}")

    making = timed(lambda: [article_quads(a, f) for a, f in said])
    line("make quads (kg.rdf)", making)
    few = graphs[:20]
    of = sum(map(len, few))
    nquads = pyoxigraph.serialize([q for g in few for q in g], format=pyoxigraph.RdfFormat.N_QUADS)
    slow = timed(lambda: rdflib.Dataset().parse(data=nquads, format="nquads"))
    line("  rdflib, merely to parse 20 of them", slow, of, f"{slow / of / (making / quads):.0f} times as long")
    quick = timed(lambda: [violations(g) for g in graphs])
    line("quick check (kg.validate)", quick)
    full = timed(lambda: [shacl(g) for g in few])
    line("  pySHACL on 20 of them", full, of, f"{full / of / (quick / quads):.0f} times as long")
    with tempfile.TemporaryDirectory() as folder:
        storing(Path(folder), graphs, line)


def storing(folder: Path, graphs: list[list[pyoxigraph.Quad]], line: Callable[..., None]) -> None:
    """The store's part."""
    store = Store.open(folder / "kg")
    put = timed(lambda: store.put(graphs))
    line("put all, new", put)
    line("put all again, unchanged", timed(lambda: store.put(graphs)))
    few = min(100, len(graphs))
    edited = [article_quads(*article(n, "资助")) for n in range(few)]
    of = sum(map(len, edited))
    line(f"put {few} of them edited, replaced", timed(lambda: store.put(edited)), of)
    print(f"{'close':<44}{1000 * timed(store.close):>12,.0f} ms")
    flushing = pyoxigraph.Store(str(folder / "flushed"))
    slow = timed(lambda: [(flushing.extend(g), flushing.flush()) for g in graphs[:few]])
    of = sum(map(len, graphs[:few]))
    line(
        f"  a flush for each of {few} articles",
        slow,
        of,
        f"{slow / of / (put / sum(map(len, graphs))):.0f} times as long",
    )
    opening = [timed(lambda: Store.open(folder / "kg", read_only=True).close()) for _ in range(5)]
    print(f"{'open for reading (median of 5)':<44}{1000 * statistics.median(opening):>12,.1f} ms")
    with Store.open(folder / "kg", read_only=True) as reader:
        line("export as N-Quads, sorted", timed(lambda: export(reader, "nq", io.BytesIO())))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
