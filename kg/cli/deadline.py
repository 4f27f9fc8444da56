"""Ends a command that takes longer than its reader will wait."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.cli.status import FAILED
from kg.cli.streams import complain
from kg.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def deadline(seconds: float | None) -> Iterator[None]:
    """End the process with a message once the time is over; None gives it all the time there is.

    The engine cannot be interrupted within a query, but lets other threads run: one of them ends the process. What
    only reads a store can be ended at any moment.
    """
    if seconds is None:
        yield
        return
    watch = threading.Timer(seconds, _end, [seconds])
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _end(seconds: float) -> None:
    complain(say("no answer within {seconds:g} s; ask for less, or give more time with --timeout", seconds=seconds))
    os._exit(FAILED)
