"""Holds what is asked of the store to what one server can do: so much at once, each so long."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.serve.worker import LostError, OverTimeError, Worker

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from kg.serve.settings import Settings
    from kg.serve.worker import Found
    from kg.store import Store

_PATIENCE = 1.0
"""Seconds that a query waits for a free worker: most take milliseconds, so most who wait get their turn."""


class BusyError(KgError):
    """All workers are at work, and stay so."""


class Pool:
    """As many workers as there may be queries at once.

    Args:
        settings: The store, and the limits.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._all: set[Worker] = set()
        self._threads = ThreadPoolExecutor(settings.parallel + 1, "kg-query")

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Start the workers, and end them."""
        for _ in range(self._settings.parallel):
            await self._start()
        try:
            yield
        finally:
            for worker in self._all:
                worker.end()
            self._threads.shutdown()

    async def answer(self, task: Callable[[Store], Found]) -> Found:
        """Let the next free worker do a task (:meth:`kg.serve.worker.Worker.answer`).

        Raises:
            BusyError: None became free.
            OverTimeError: The task took too long.
            KgError: Whatever the task raises.
        """
        try:
            worker = await asyncio.wait_for(self._idle.get(), _PATIENCE)
        except TimeoutError:
            raise BusyError(
                "{count} questions are being answered, which is as many as may be; try again",
                count=self._settings.parallel,
            ) from None
        # The client may go away: the worker is seen to all the same.
        return await asyncio.shield(asyncio.ensure_future(self._put_to(worker, task)))

    async def _put_to(self, worker: Worker, task: Callable[[Store], Found]) -> Found:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._threads, worker.answer, task, self._settings.time_limit)
        except (OverTimeError, LostError):
            self._all.discard(worker)
            await loop.run_in_executor(self._threads, worker.end)
            await self._start()
            raise
        except KgError:
            self._idle.put_nowait(worker)
            raise
        self._idle.put_nowait(worker)
        return found

    async def _start(self) -> None:
        worker = await asyncio.get_running_loop().run_in_executor(self._threads, Worker, self._settings.store)
        self._all.add(worker)
        self._idle.put_nowait(worker)
