"""A process that reads the store, one task after another, and can be ended in the middle of one.

The engine cannot be told to stop. What must end in time has to be in a process of its own.
"""

from __future__ import annotations

import multiprocessing
import signal
from typing import TYPE_CHECKING, TypeVar

from kg.errors import KgError, QueryError
from kg.serve.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from kg.store import Store

Found = TypeVar("Found")

_SPAWN = multiprocessing.get_context("spawn")  # a fork would copy the server's threads and open stores


class OverTimeError(KgError):
    """A task that took longer than it may."""


class LostError(KgError):
    """A worker that ended by itself, most likely for want of memory."""


class Worker:
    """One such process, seen from the server.

    Args:
        store: The store's folder.
    """

    def __init__(self, store: Path) -> None:
        self._pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(theirs, store), daemon=True)
        self._process.start()
        theirs.close()

    def answer(self, task: Callable[[Store], Found], seconds: float) -> Found:
        """Do a task, waiting at most ``seconds``. After an error of time or loss the worker is of no more use.

        Args:
            task: What is to be done with the store. It and what it finds travel between processes: a function of a
                module or a ``partial`` of one, and plain data.
            seconds: How long it may take.

        Raises:
            OverTimeError: It took longer.
            LostError: The process ended.
            KgError: Whatever the task itself raises.
        """
        try:
            self._pipe.send(task)
            if not self._pipe.poll(seconds):
                raise OverTimeError("no answer within {seconds:g} s; ask for less", seconds=seconds)
            found: Found | KgError = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise LostError("the answer could not be finished; it may need too much memory") from error
        if isinstance(found, KgError):
            raise found
        return found

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _work(pipe: Connection, store: Path) -> None:
    """Answer until the server lets go of the pipe, also by being killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the server, which finishes what is under way
    reader = Reader(store)
    while True:
        try:
            task = pipe.recv()
            pipe.send(_answered(reader, task))
        except (EOFError, OSError):
            return


def _answered(reader: Reader, task: Callable[[Store], Found]) -> Found | KgError:
    try:
        try:
            return task(reader.store())
        except QueryError as error:
            if not isinstance(error.__cause__, OSError | RuntimeError):
                raise
            return task(reader.anew())  # the writer has replaced a file this snapshot still needed
    except KgError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever it is, the worker lives on and the client is told
        return QueryError("{name}: cannot be answered ({reason})", name="query", reason=error)
