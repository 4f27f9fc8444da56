"""A process that answers queries one after another, and can be ended in the middle of one.

The engine cannot be told to stop. What must end in time has to be in a process of its own.
"""

from __future__ import annotations

import multiprocessing
import signal
from typing import TYPE_CHECKING

from kg.errors import KgError, QueryError
from kg.serve.answering import Question, Reply, reply
from kg.serve.reading import Reader

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

_SPAWN = multiprocessing.get_context("spawn")  # a fork would copy the server's threads and open stores


class OverTimeError(KgError):
    """A query that took longer than it may."""


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

    def answer(self, question: Question, seconds: float) -> Reply:
        """Answer, waiting at most ``seconds``. After an error of time or loss the worker is of no more use.

        Raises:
            OverTimeError: It took longer.
            LostError: The process ended.
            KgError: Whatever the query itself raises.
        """
        try:
            self._pipe.send(question)
            if not self._pipe.poll(seconds):
                raise OverTimeError("no answer within {seconds:g} s; ask for less", seconds=seconds)
            found = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise LostError("the query could not be finished; it may need too much memory") from error
        if isinstance(found, Reply):
            return found
        raise found

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
            question = pipe.recv()
            pipe.send(_answered(reader, question))
        except (EOFError, OSError):
            return


def _answered(reader: Reader, question: Question) -> Reply | KgError:
    try:
        try:
            return reply(reader.store(), question)
        except QueryError as error:
            if not isinstance(error.__cause__, OSError | RuntimeError):
                raise
            return reply(reader.anew(), question)  # the writer has replaced a file this snapshot still needed
    except KgError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever it is, the worker lives on and the client is told
        return QueryError("{name}: cannot be answered ({reason})", name="query", reason=error)
