"""The embedded property graph: ArcadeDB in a child process, for as long as a command runs.

The child (:mod:`kg.mirror.server`) listens on a free loopback port behind a password that only parent and child know.
It ends when its standard input does: when the command is done, is stopped, or dies in whatever way.
"""

from __future__ import annotations

import importlib.util
import json
import os
import secrets
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.errors import MirrorError
from kg.mirror.target import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

USER = "root"
DATABASE = "kg"
_STOP_SECONDS = 20.0
_POLL_SECONDS = 0.1


@contextmanager
def embedded(
    folder: str | Path, *, wait: float = 30.0, waiting: Callable[[str], None] | None = None
) -> Iterator[Target]:
    """Run the embedded graph whose data lie under a folder.

    Args:
        folder: The store's folder; the graph's own is ``mirror`` in it, made where it is missing.
        wait: Seconds to wait for another process that has the graph open.
        waiting: Called once with who holds it, before waiting.

    Yields:
        Where it listens.

    Raises:
        MirrorError: The extra ``embedded`` is not installed, another process keeps the graph, or it does not start.
    """
    if importlib.util.find_spec("arcadedb_embedded") is None:
        raise MirrorError("The embedded graph is not installed: pip install 'policy-kg[embedded]', or name a Neo4j")
    home = Path(folder).resolve() / "mirror"
    home.mkdir(parents=True, exist_ok=True)
    with _held(home / "lock", wait, waiting) as lock:
        password = secrets.token_urlsafe(24)
        child = _start(home, lock)
        try:
            port = _port(child, home, password)
            yield Target(f"bolt://127.0.0.1:{port}", USER, password, DATABASE, "embedded")
        finally:
            _stop(child)


def _start(home: Path, lock: IO[str]) -> subprocess.Popen[str]:
    # The child inherits the locked file, so the lock falls when the child ends, even if this process dies before it.
    # A session of its own keeps Ctrl-C from the child: it ends when this process closes its standard input.
    with (home / "server.log").open("w", encoding="utf-8") as log:
        return subprocess.Popen(  # noqa: S603 (this interpreter, a module of ours)
            [sys.executable, "-m", "kg.mirror.server", str(home)],
            cwd=home,  # ArcadeDB keeps a log in the folder it is started in
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            encoding="utf-8",
            pass_fds=() if sys.platform == "win32" else (lock.fileno(),),
            start_new_session=sys.platform != "win32",
        )


def _port(child: subprocess.Popen[str], home: Path, password: str) -> int:
    try:
        _input(child).write(password + "\n")
        _input(child).flush()
        answer = child.stdout.readline() if child.stdout else ""
        return int(json.loads(answer)["port"])
    except (OSError, ValueError) as error:
        raise MirrorError("The embedded graph does not start: see {log}", log=home / "server.log") from error


def _stop(child: subprocess.Popen[str]) -> None:
    with suppress(OSError):  # it ended by itself, and the pipe with it
        _input(child).close()
    try:
        child.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    finally:
        if child.stdout:
            child.stdout.close()


def _input(child: subprocess.Popen[str]) -> IO[str]:
    if child.stdin is None:  # pragma: no cover (it is always a pipe)
        raise OSError
    return child.stdin


@contextmanager
def _held(path: Path, wait: float, waiting: Callable[[str], None] | None) -> Iterator[IO[str]]:
    """Hold the lock file, which names its holder."""
    with path.open("a+", encoding="utf-8") as lock:
        deadline = time.monotonic() + wait
        told = False
        while not _locked(lock):
            lock.seek(0)
            holder = lock.read().strip() or "?"
            if waiting and not told:
                waiting(holder)
                told = True
            if time.monotonic() > deadline:
                raise MirrorError("The embedded graph is in use by process {holder}; try again later", holder=holder)
            time.sleep(_POLL_SECONDS)
        lock.truncate(0)
        lock.write(f"{os.getpid()} ({' '.join([Path(sys.argv[0]).name, *sys.argv[1:2]])})")
        lock.flush()
        yield lock


def _locked(file: IO[str]) -> bool:
    try:
        import fcntl  # noqa: PLC0415 - only where there is one
    except ImportError:  # Windows: there ArcadeDB's own lock on its data refuses the second process
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
