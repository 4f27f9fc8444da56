"""How long questions take: ``python benchmarks/query.py [--keep FOLDER] [SMALL LARGE]`` (1,000 and 50,000 articles).

Every named query on stores of both sizes, on the small one beside rdflib in memory. Each is asked about changing
things, so that none is answered from a warm cache alone, until it has had its turns or its time; what takes longer than
``LIMIT`` is ended, and said. Times are the processor's: the clock of a machine that others use tells little. Prints
Markdown. ``--keep`` keeps the stores, which take long to make, and takes those that are there.

A *lookup* is a question about one thing: one of its parameters must name an agency, an article, an instrument or an
organisation, of which as many articles speak in the large store as in the small one. The others go over what all
articles say, or over all that is for a group: their answers grow with the store, and so must they.
"""

from __future__ import annotations

import argparse
import io
import itertools
import math
import os
import signal
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyoxigraph
import rdflib
from recombined import agency, article, instrument, make

from kg.query import bind, entity_page, find, named_queries, run, write
from kg.query.prefixes import PROLOGUE
from kg.query.sparql import term
from kg.serve.worker import OverTimeError, Worker
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from rdflib.term import Identifier

    from kg.query import NamedQuery

ONE_THING = frozenset({"agency", "article", "instrument", "organisation"})
"""Parameters that name one thing."""

LIMIT = 180.0
"""Seconds after which an answer is not waited for, by the clock."""

_TURNS = 40
_SECONDS = 10.0  # of one query: the slow ones have fewer turns
_RDFLIB_SECONDS = 10
_PAGE = "find an agency, show its page"

Times = tuple[float, float, int]
"""Median and 95th percentile in milliseconds, and the rows of an answer."""


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


def is_lookup(name: str) -> bool:
    """Whether a question is about one thing."""
    query = named_queries("sparql").get(name)
    return query is None or any(p.name in ONE_THING for p in query.parameters or () if p.default is None)


def ask(store: Store, name: str, number: int) -> tuple[float, int]:
    """Ask about the things of an article, write the answer as JSON.

    Returns:
        Milliseconds of the processor, and the rows.
    """
    query = named_queries("sparql").get(name)
    began = time.process_time()
    if query is None:
        shown = entity_page(store, find(store, agency(number))[0].iri)
        rows = sum(map(len, shown.statements.values()))
    else:
        out = io.BytesIO()
        write(run(store, query, given(query, number)), "json", out)
        rows = out.getvalue().count(b"\n") - 2
    return 1000 * (time.process_time() - began), rows


def measure(store: Path, count: int, names: list[str]) -> dict[str, Times | None]:
    """Ask each question until it has had its turns or its time; None for one that takes too long."""
    found: dict[str, Times | None] = {}
    worker = Worker(store)
    for name in names:
        try:
            # The first question is for what is read but once.
            worker.answer(partial(ask, name=name, number=0), LIMIT)
            found[name] = _timed(partial(_answer, worker, name), count)
        except OverTimeError:
            found[name] = None
            worker.end()
            worker = Worker(store)
    worker.end()
    return found


def _answer(worker: Worker, name: str, number: int) -> tuple[float, int]:
    return worker.answer(partial(ask, name=name, number=number), LIMIT)


def _timed(answer: Callable[[int], tuple[float, int]], count: int) -> Times:
    spent: list[float] = []
    rows = 0
    for turn in range(1, _TURNS + 1):
        took, rows = answer(turn * 7919 % count)
        spent.append(took)
        if sum(spent) > 1000 * _SECONDS:
            break
    return statistics.median(spent), sorted(spent)[math.ceil(0.95 * len(spent)) - 1], rows


def in_rdflib(store: Store) -> dict[str, str]:
    """The same questions in rdflib, all graphs in memory: milliseconds, or that they took too long."""
    signal.signal(signal.SIGALRM, _give_up)
    graph = rdflib.Dataset(default_union=True)
    quads = itertools.chain.from_iterable(store.graph(name) for name in store.graphs())
    graph.parse(data=pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS), format="nquads")
    found: dict[str, str] = {}
    for name, query in named_queries("sparql").items():
        text, terms = _for_rdflib(query, 7)
        began = time.process_time()
        signal.alarm(_RDFLIB_SECONDS)
        try:
            rows = len(list(graph.query(text, initBindings=terms)))
        except TimeoutError:
            found[name] = f"over {_RDFLIB_SECONDS} s"
        else:
            right = ask(store, name, 7)[1]
            found[name] = f"{1000 * (time.process_time() - began):,.0f}" + ("" if rows == right else f" ({rows} rows)")
        finally:
            signal.alarm(0)
    return found


def _for_rdflib(query: NamedQuery, number: int) -> tuple[str, dict[str, Identifier]]:
    """A query's text and its variables' values: each string also as Chinese, as :func:`kg.query.run` binds it."""
    bound = bind(query, given(query, number))
    limit = f"\nLIMIT {bound.pop('limit')}" if "limit" in bound else ""
    variables = {p.name: p.variable for p in query.parameters or ()}
    terms: dict[str, Identifier] = {}
    for name, value in bound.items():
        terms[variables[name]] = cast("Identifier", rdflib.util.from_n3(str(term(value))))
        terms[f"{variables[name]}_zh"] = rdflib.Literal(value, lang="zh")
    return PROLOGUE + query.text + limit, terms


def _give_up(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def made(folder: Path, count: int) -> Path:
    """The store of so many articles; made unless it is there."""
    store = folder / str(count)
    if not store.exists():
        began = time.perf_counter()
        quads = make(store, count)
        print(f"{count:,} articles, {quads:,} quads: made in {time.perf_counter() - began:.0f} s\n", flush=True)
    return store


def main(folder: Path, small: int, large: int) -> None:
    """Measure and print."""
    names = sorted([_PAGE, *named_queries("sparql")], key=lambda name: (not is_lookup(name), name))
    few = measure(made(folder, small), small, names)
    many = measure(made(folder, large), large, names)
    with Store.open(folder / str(small), read_only=True) as store:
        beside = in_rdflib(store)
    print(f"| milliseconds | {small:,} articles: p50 | p95 | rows | {large:,}: p50 | p95 | rows | grows | rdflib |")
    print("| --- |" + " ---: |" * 8)
    for name in names:
        grows = f"{many[name][1] / few[name][1]:.1f}" if few[name] and many[name] else ""  # type: ignore[index]
        kind = "" if is_lookup(name) else " (all)"
        print(f"| {name}{kind} | {_cells(few[name])} | {_cells(many[name])} | {grows} | {beside.get(name, '')} |")
    print(f"\n{os.cpu_count()} processors, {os.getloadavg()[1]:.0f} processes that wanted one")


def _cells(times: Times | None) -> str:
    if times is None:
        return f"over {LIMIT:.0f} s | | "
    return f"{times[0]:,.1f} | {times[1]:,.1f} | {times[2]:,}"


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("sizes", type=int, nargs="*", default=[1000, 50_000])
    arguments.add_argument("--keep", type=Path)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        main(chosen.keep or Path(temporary), *chosen.sizes)
