"""The installed ``kg`` as a person runs it; a real server over loopback, started once; a real browser."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import pty
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser

    Environment = Callable[..., dict[str, str]]
    Kg = Callable[..., str]
    Hinted = Callable[..., tuple[str, str]]
    InTerminal = Callable[[str, dict[str, str]], str]

KG = Path(sys.executable).with_name("kg")


def _environment(store: Path | None = None, **more: str) -> dict[str, str]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("KG_", "LC_", "LANG", "PYTHON"))}
    return {**inherited, "LC_ALL": "C", **({"KG_STORE": str(store)} if store else {}), **more}


@pytest.fixture(scope="session")
def environment() -> Environment:
    """What a command finds around it: a store, perhaps, and else nothing that concerns it but the locale C."""
    return _environment


@pytest.fixture(scope="session")
def kg() -> Kg:
    """Runs a command; holds it to its exit status, and to complaints where and only where it fails."""

    def run(*arguments: object, store: Path | None = None, status: int = 0, stdin: str = "", **more: str) -> str:
        done = subprocess.run(
            [KG, *map(str, arguments)],
            env=_environment(store, **more),
            input=stdin.encode(),
            capture_output=True,
            check=False,
        )
        complaints = done.stderr.decode()
        assert done.returncode == status, complaints
        assert bool(complaints) == (status != 0), complaints
        assert "Traceback" not in complaints
        return done.stdout.decode() + complaints

    return run


@pytest.fixture(scope="session")
def hinted() -> Hinted:
    """Runs a command that succeeds: what it prints, and what it says beside."""

    def run(*arguments: str, store: Path) -> tuple[str, str]:
        command = [KG, *arguments]
        done = subprocess.run(command, env=_environment(store), capture_output=True, encoding="utf-8", check=True)
        return done.stdout.strip(), done.stderr

    return run


@pytest.fixture(scope="session")
def in_terminal() -> InTerminal:
    """Runs a shell command whose output is a terminal, and gives back all that it shows."""

    def run(command: str, environment: dict[str, str]) -> str:
        here, there = pty.openpty()
        running = subprocess.Popen(
            ["bash", "-ec", command], env=environment, stdin=subprocess.DEVNULL, stdout=there, stderr=there
        )
        os.close(there)
        seen = b""
        with contextlib.suppress(OSError):  # Linux says so when the other side is gone
            while piece := os.read(here, 65536):
                seen += piece
        os.close(here)
        assert running.wait() == 0, seen.decode()
        return seen.decode()

    return run


@dataclass(frozen=True)
class Answered:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def bindings(self) -> list[dict[str, str]]:
        """The rows of a SELECT in JSON."""
        rows = json.loads(self.body)["results"]["bindings"]
        return [{name: cell["value"] for name, cell in row.items()} for row in rows]


@dataclass(frozen=True)
class Served:
    """A running ``kg serve``."""

    store: Path
    address: str
    process: subprocess.Popen[str] = field(repr=False)

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answered:
        """Send a request just as it is, the path too; ``content_type="…"`` becomes a header."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
            response = connection.getresponse()
            return Answered(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answered:
        return self.send("GET", path, **headers)

    def query(self, text: str, accept: str = "application/sparql-results+json", **parameters: str) -> Answered:
        return self.get("/sparql?" + urlencode({"query": text, **parameters}), accept=accept)


@contextlib.contextmanager
def _serving(store: Path, *options: str, **environment: str) -> Iterator[Served]:
    process = subprocess.Popen(
        [KG, "serve", "--port", "0", *options],
        env=_environment(store, **environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://"), process.communicate()
        yield Served(store, address, process)
    finally:
        process.terminate()
        process.communicate(timeout=60)


@pytest.fixture(scope="module")  # not longer: while it runs, no other test can start a browser or an event loop
def browser(chromium: Path) -> Iterator[Browser]:
    """A real browser that asks for nothing by itself."""
    flags = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=flags.split())


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[Served]]:
    """Starts one more server."""
    return _serving


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A store of the articles under ``examples/``; not to be written."""
    store = tmp_path_factory.mktemp("examples") / "store"
    subprocess.run([KG, "load", "-q", root / "examples" / "articles", "--store", store], check=True)
    return store


@pytest.fixture
def own_store(example_store: Path, tmp_path: Path) -> Path:
    """A copy of it to be written."""
    shutil.copytree(example_store, tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture(scope="session")
def served(example_store: Path) -> Iterator[Served]:
    """The server of most tests, on the articles under ``examples/``."""
    with _serving(example_store) as server:
        yield server
