"""How long questions take: ``python benchmarks/query.py [SMALL LARGE]`` (1,000 and 50,000 articles unless told).

Every named query on both stores, on the small one beside rdflib in memory; and lookups, whose answers are as long in
the large store as in the small one. Each is asked of changing things, so that none is answered from a warm cache alone.
"""

from __future__ import annotations

import io
import itertools
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import rdflib
from recombined import agency, article, instrument, make

from kg.query import bind, entity_page, find, named_queries, run, write
from kg.query.prefixes import PROLOGUE
from kg.query.sparql import term
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.query import NamedQuery

LOOKUPS = ("article-statements", "based-on-chain", "instruments-of-agency")
"""The named queries that ask of one thing."""

_TURNS = 40
_SECONDS = 20.0  # of one query: the slow ones have fewer turns
_RDFLIB_SECONDS = 10
"""rdflib is asked each query once, and given up on after so long."""


def values(number: int) -> dict[str, str]:
    """What is asked about: things of one article."""
    return {
        "agency": agency(number),
        "article": article(number),
        "instrument": instrument(number),
        "organisation": agency(number),
        "group": "小微企业",
        "first": "云溪市",
        "second": "松岭市",
        "day": "2024-11-01",
    }


def given(query: NamedQuery, number: int) -> dict[str, str]:
    """A value for each parameter that has none of its own."""
    known = values(number)
    return {p.name: known.get(p.name, p.example) for p in query.parameters or () if p.default is None}


def answered(store: Store, query: NamedQuery, parameters: Mapping[str, str]) -> int:
    """Ask, write the answer as JSON, and count its lines."""
    out = io.BytesIO()
    write(run(store, query, parameters), "json", out)
    return out.getvalue().count(b"\n") - 2


def timed(ask: Callable[[int], int], count: int) -> tuple[float, float, int]:
    """Median and 95th percentile in milliseconds, and the rows of the first answer."""
    spent, rows = [], ask(0)
    for turn in range(1, _TURNS + 1):
        began = time.perf_counter()
        ask(turn * 7919 % count)
        spent.append(1000 * (time.perf_counter() - began))
        if sum(spent) > 1000 * _SECONDS:
            break
    return statistics.median(spent), sorted(spent)[int(0.95 * (len(spent) - 1))], rows


def questions(store: Store) -> dict[str, Callable[[int], int]]:
    """Lookups first, then what goes over the whole store."""
    named = named_queries("sparql")
    order = [*LOOKUPS, *(name for name in named if name not in LOOKUPS)]

    def page(number: int) -> int:
        return sum(map(len, entity_page(store, find(store, agency(number))[0].iri).statements.values()))

    found: dict[str, Callable[[int], int]] = {"find by name and show": page}
    found |= {
        name: lambda number, query=named[name]: answered(store, query, given(query, number))  # type: ignore[misc]
        for name in order
    }
    return found


def in_rdflib(store: Store) -> dict[str, float]:
    """Milliseconds of each named query in rdflib, all graphs in memory."""
    signal.signal(signal.SIGALRM, _give_up)
    graph = rdflib.Dataset(default_union=True)
    quads = itertools.chain.from_iterable(store.graph(name) for name in store.graphs())
    graph.parse(data=pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS), format="nquads")
    spent: dict[str, float] = {}
    for name, query in named_queries("sparql").items():
        bound = bind(query, given(query, 7))
        limit = f"\nLIMIT {bound.pop('limit')}" if "limit" in bound else ""
        variables = {p.name: p.variable for p in query.parameters or ()}
        terms = {variables[k]: rdflib.util.from_n3(str(term(value))) for k, value in bound.items()}
        began = time.perf_counter()
        signal.alarm(_RDFLIB_SECONDS)
        try:
            len(list(graph.query(PROLOGUE + query.text + limit, initBindings=terms)))
        except TimeoutError:
            spent[name] = float("inf")
            continue
        finally:
            signal.alarm(0)
        spent[name] = 1000 * (time.perf_counter() - began)
    return spent


def _give_up(_signal: int, _frame: object) -> None:
    raise TimeoutError


def main(small: int, large: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        found: list[dict[str, tuple[float, float, int]]] = []
        beside: dict[str, float] = {}
        for count in (small, large):
            began = time.perf_counter()
            quads = make(Path(folder) / str(count), count)
            print(f"{count:,} articles, {quads:,} quads, made in {time.perf_counter() - began:.0f} s", flush=True)
            with Store.open(Path(folder) / str(count), read_only=True) as store:
                found.append({name: timed(ask, count) for name, ask in questions(store).items()})
                if count == small:
                    beside = in_rdflib(store)
        print(
            f"{'milliseconds':<26}{'p50':>9}{'p95':>9}{'rows':>8}{'p50':>11}{'p95':>9}{'rows':>8}{'grows':>8}{'rdflib':>10}"
        )
        for name, (p50, p95, rows) in found[0].items():
            more50, more95, more = found[1][name]
            known = min(beside.get(name, 0.0), 1000 * _RDFLIB_SECONDS)
            mark = "" if name in LOOKUPS or " " in name else "  (all)"
            print(
                f"{name + mark:<26}{p50:>9.1f}{p95:>9.1f}{rows:>8}{more50:>11.1f}{more95:>9.1f}{more:>8}"
                f"{more95 / p95:>8.1f}{known:>10,.0f}"
            )


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:3]]
    main(*(numbers if len(numbers) == 2 else (1000, 50_000)))
