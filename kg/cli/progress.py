"""Progress on stderr."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.cli.streams import talkative
from kg.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.mirror.sync import Progress
    from kg.pipeline import Report


@contextmanager
def counting() -> Iterator[Callable[[Report], None] | None]:
    """Show how many articles are done, where someone looks on; else give None."""
    if not talkative():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("…") as status:

        def told(report: Report) -> None:
            done = report.articles + len(report.failures)
            status.update(say("{done} articles, {rate:.0f} a second", done=done, rate=done / max(report.seconds, 1e-9)))

        yield told


@contextmanager
def advancing() -> Iterator[Progress | None]:
    """Show a bar, where someone looks on; else give None."""
    if not talkative():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("articles"), total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield told
