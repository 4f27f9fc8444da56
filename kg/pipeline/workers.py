"""Runs a step over many articles on one core, on several, or on a cluster; results always come in the order given."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import threading
from collections import deque
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from kg.errors import KgError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

CHUNK = 16
"""Articles that travel together: enough to make up for the way, few enough to keep all workers busy to the end."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work.

    Attributes:
        executor: Takes it.
        width: How much it can do at once.
    """

    executor: Executor
    width: int

    def in_order(self, step: Callable[[list[T]], list[R]], items: Iterable[T]) -> Iterator[R]:
        """Apply a step to chunks of items, never more than two chunks a worker under way; yield results in order."""
        remaining = iter(items)
        under_way: deque[Future[list[R]]] = deque()
        while True:
            while len(under_way) < 2 * self.width and (chunk := list(islice(remaining, CHUNK))):
                under_way.append(self.executor.submit(step, chunk))
            if not under_way:
                return
            yield from under_way.popleft().result()


@contextmanager
def workers(jobs: int = 1, dask: str | None = None) -> Iterator[Workers]:
    """Start workers, and stop them at the end.

    Args:
        jobs: How many processes; 1 works in this one, 0 takes as many as there are cores.
        dask: Address of a dask scheduler whose workers have policy-kg installed; then ``jobs`` counts for nothing.

    Raises:
        UsageError: ``jobs`` is below 0, or the extra ``scale`` is not installed.
        KgError: The scheduler cannot be reached, or a worker died.
    """
    if jobs < 0:
        raise UsageError("the number of jobs cannot be below 0")
    count = jobs or os.cpu_count() or 1
    try:
        with _cluster(dask) if dask else _processes(count) if count > 1 else _here() as found:
            yield found
    except BrokenExecutor as error:
        raise KgError("a worker died; what is stored stays stored, run again with --jobs 1") from error


@contextmanager
def _here() -> Iterator[Workers]:
    yield Workers(_Immediate(), 1)


@contextmanager
def _processes(count: int) -> Iterator[Workers]:
    # spawn: a fork would copy whatever threads and open stores the caller has.
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _follow_the_parent)
    try:
        yield Workers(pool, count)
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise UsageError("--dask needs the extra: pip install 'policy-kg[scale]'") from error
    try:
        # A client that finds nobody would say so twice, and take its time over it.
        host_and_port = import_module("distributed.comm").get_address_host_port(address)
        socket.create_connection(host_and_port, _PATIENCE).close()
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise KgError("no dask scheduler answers at {address}", address=address) from error
    with client:
        yield Workers(client.get_executor(pure=False), max(1, sum(client.nthreads().values())))


_PATIENCE = 10
"""Seconds to wait for a scheduler."""


class _Immediate(Executor):
    """Does the work at once, in this process."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        done: Future[R] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def _follow_the_parent() -> None:
    """Leave interrupts to the parent, and end when it does, also when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
