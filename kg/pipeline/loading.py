"""From files to a filled store."""

from __future__ import annotations

import time
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from kg.identity import decided_in
from kg.identity.own import settle
from kg.names import BASE
from kg.pipeline.extraction import articles
from kg.pipeline.preparation import Options, Prepared, prepare_all
from kg.pipeline.rehearsal import Rehearsal
from kg.pipeline.report import Failure, Report
from kg.pipeline.workers import workers
from kg.resolve.registry import NOTHING_OWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.resolve.registry import OwnRegistry
    from kg.store import Store

BATCH = 200
"""Articles that are written in one go: enough to make up for the store's flush, few enough for any memory."""


def load(  # noqa: PLR0913 - each is a word of the command line
    paths: Iterable[str],
    store: Store | None,
    *,
    format: str | None = None,  # noqa: A002 - the option's own name
    jobs: int = 1,
    dask: str | None = None,
    dry_run: bool = False,
    base: str = BASE,
    min_confidence: float = 0.0,
    own: OwnRegistry | None = None,
    progress: Callable[[Report], None] | None = None,
) -> Report:
    """Load articles: read, extract, resolve, check, store. Never holds more than a batch of them in memory.

    An article that cannot be read, fails or does not conform costs itself alone. One that comes twice in a run is
    loaded twice: the last one stands. What is stored and what is told does not depend on ``jobs``.

    Args:
        paths: Files, folders, addresses, ``-``.
        store: Open for writing; a dry run needs it for reading only, or None where there is none yet.
        format: A loader's name, or None to tell by suffix and content.
        jobs: How many processes prepare articles; 0 for all cores.
        dask: Address of a dask scheduler to prepare them on.
        dry_run: Do everything but write.
        base: Under which IRIs stand.
        min_confidence: Statements below it are left out.
        own: Bodies of the user's own, which extend the registry; None: those the store was filled with.
        progress: Called after each batch with what is done so far.

    Returns:
        What was done, and what failed.

    Raises:
        UsageError: The store's articles were linked with other bodies.
    """
    report = Report(dry_run=dry_run)
    began = time.perf_counter()
    step = partial(prepare_all, options=Options(base, min_confidence, _settled(store, own, base, dry_run=dry_run)))
    decided = decided_in(store)
    write = Rehearsal(store) if dry_run or store is None else store.put

    def results() -> Iterator[Prepared]:
        with workers(jobs, dask) as force:
            for result in force.in_order(step, articles(paths, format)):
                if isinstance(result, Failure):
                    report.failures.append(result)
                else:
                    yield result

    remaining = results()
    while batch := list(islice(remaining, BATCH)):
        for prepared, outcome in zip(batch, write([decided(prepared.graph) for prepared in batch]), strict=True):
            report.add(outcome.state, prepared.entities, prepared.statements)
        report.seconds = time.perf_counter() - began
        if progress:
            progress(report)
    report.seconds = time.perf_counter() - began
    return report


def _settled(store: Store | None, own: OwnRegistry | None, base: str, *, dry_run: bool) -> OwnRegistry:
    if store is None:
        return own or NOTHING_OWN
    return settle(store, own, base, keep=not dry_run)
