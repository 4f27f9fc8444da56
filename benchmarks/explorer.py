"""How long the explorer's pages take, on 1,000 and 50,000 articles: ``python benchmarks/explorer.py [SIZE…]``."""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.recombined import agency, article, instrument, make
from kg.iris import segment
from kg.names import BASE
from kg.query import article_page
from kg.serve.explorer.entity import entity_view
from kg.serve.explorer.neighbours import neighbourhood
from kg.serve.explorer.offers import Offers
from kg.serve.explorer.search import Filter, search
from kg.serve.explorer.snapshot import Snapshot
from kg.serve.explorer.usable import usable
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1_000, 50_000)
TYPED = ("云", "云溪市第", "号办法", "财政部", "czb", "zgrmyh", "贷款", "小微企业", "没有这样的名称", "s", "yxs")
TURNS = 40


def main() -> None:
    """Print, for each size, what is kept in memory and how long each page is gathered."""
    for size in [int(size) for size in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder) / "kg", size)
            with Store.open(Path(folder) / "kg", read_only=True) as store:
                tell(size, store)


def tell(size: int, store: Store) -> None:
    """Print the figures of one store."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    snapshot = Snapshot(store)
    took = time.perf_counter() - begun
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    names = len(snapshot.index.entries)
    print(f"{size} articles, {names} names: kept in memory in {took:.1f} s, {grown:.0f} MB more")
    region, group = frozenset({"松岭市"}), frozenset({f"{BASE}group/小微企业"})
    firm = snapshot.groups.above(f"{BASE}group/小微企业")
    timed("search", lambda n: search(snapshot.index, TYPED[n % len(TYPED)], Filter()))
    timed(
        "search, filters",
        lambda n: search(snapshot.index, TYPED[n % len(TYPED)], Filter("", region, group, "2021-01-01")),
    )
    timed("entity: agency", lambda n: entity_view(store, f"{BASE}agency/{segment(agency(n * 7))}"))
    timed("entity: group", lambda _: entity_view(store, firm[0]), 3)
    timed("article", lambda n: article_page(store, article(n)))
    timed("map step", lambda n: neighbourhood(store, f"{BASE}instrument/{segment(instrument(n))}"))
    timed("map step: group", lambda _: neighbourhood(store, firm[0]), 3)
    timed("usable, first", lambda n: usable(Offers(store, snapshot.index), firm, None, f"2024-11-{n + 1:02}", 100), 3)
    timed("usable", lambda n: usable(snapshot.offers, firm, ("松岭市",), f"2024-11-{n % 28 + 1:02}", 100))
    timed("timeline, first", lambda _: snapshot.instruments, 1)


def timed(label: str, page: Callable[[int], object], turns: int = TURNS) -> None:
    """Print how long a page takes."""
    times = []
    for number in range(turns):
        begun = time.perf_counter()
        page(number)
        times.append(1000 * (time.perf_counter() - begun))
    times.sort()
    print(f"  {label:16} p50 {statistics.median(times):8.1f} ms   p95 {times[int(len(times) * 0.95)]:8.1f} ms")


if __name__ == "__main__":
    main()
