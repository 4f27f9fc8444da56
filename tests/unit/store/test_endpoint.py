"""What servers do that are no SPARQL endpoint, or not in the mood."""

from __future__ import annotations

import socket
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import StoreError, UsageError
from kg.store import Store, endpoint
from kg.store.endpoint import GRAPH, ROWS, Endpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

YES = (200, {"Content-Type": ROWS[0]}, b'{"head": {}, "boolean": true}')
HANGS_UP = (0, {}, b"")


@dataclass
class Server:
    """Answers what it is told to, one request after another, and remembers what it was asked."""

    address: str = ""
    answers: deque[tuple[int, dict[str, str], bytes]] = field(default_factory=deque)
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def running() -> Iterator[Server]:
    told = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            told.asked.append((self.command, self.path, dict(self.headers), body))
            status, headers, answer = told.answers.popleft()
            if not status:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(status)
            for name, value in {"Content-Length": str(len(answer)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST  # noqa: N815 - the base class's own name

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        told.address = f"http://127.0.0.1:{server.server_address[1]}/ds"
        yield told
        server.shutdown()
        thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "_PAUSE", 0.0)


def test_connection_that_is_cut_is_tried_again(server: Server) -> None:
    server.answers.extend([HANGS_UP, HANGS_UP, YES])
    assert Endpoint(server.address).ask("ASK {}", ROWS) == YES[2]
    assert [body for _, _, _, body in server.asked] == [b"ASK {}"] * 3
    server.answers.extend([HANGS_UP] * 3)
    with pytest.raises(StoreError, match="cannot be reached"):
        Endpoint(server.address).update("CLEAR ALL")
    assert not server.answers


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {"Content-Type": "text/html"}, b"<p>Welcome"), "not a SPARQL endpoint (it answers text/html)"),
        ((200, {}, b""), "not a SPARQL endpoint"),
        ((404, {"Content-Type": "text/html"}, b"<p>"), "not a SPARQL endpoint (it answers HTTP 404)"),
        ((405, {}, b""), "not a SPARQL endpoint (it answers HTTP 405)"),
        ((401, {}, b""), "set KG_STORE_USER and KG_STORE_PASSWORD in the environment"),
        ((403, {}, b""), "does not let this user in (HTTP 403)"),
        ((308, {"Location": "https://kg.example.org/ds"}, b""), "has moved to https://kg.example.org/ds; name that"),
        ((500, {"Content-Type": "text/html"}, b"<p>"), "HTTP 500: Internal Server Error"),
        ((503, {"Content-Type": "text/plain"}, b"Query timed out\nat line 1"), "HTTP 503: Query timed out at line 1"),
        ((400, {"Content-Type": "text/plain"}, b"x" * 10_000), "HTTP 400: " + "x" * 300),
    ],
)
def test_each_refusal_says_in_one_line_what_it_means(
    server: Server, answer: tuple[int, dict[str, str], bytes], said: str
) -> None:
    server.answers.append(answer)
    with pytest.raises(StoreError) as raised:
        Endpoint(server.address).ask("ASK {}", ROWS)
    assert said in str(raised.value)
    assert str(raised.value).startswith(server.address)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 400
    assert len(server.asked) == 1


def test_refused_update_says_where_else_it_could_go(server: Server) -> None:
    server.answers.append((415, {"Content-Type": "text/plain"}, b"Unsupported"))
    with pytest.raises(StoreError, match=r"refused \(HTTP 415: Unsupported\).*set KG_STORE_UPDATE"):
        Endpoint(server.address).update("CLEAR ALL")


def test_each_protocol_can_have_its_address(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_UPDATE", server.address + "/statements")
    monkeypatch.setenv("KG_STORE_GRAPHS", server.address + "/graphs?repo=kg")
    triples = (200, {"Content-Type": GRAPH[0]}, b"")
    server.answers.extend([YES, (204, {}, b""), triples])
    reached = Endpoint.from_environment(server.address)
    reached.ask("ASK {}", ROWS)
    reached.update("CLEAR ALL")
    assert reached.graph("https://w3id.org/policy-kg/article/1#密") == b""
    assert [(method, path) for method, path, _, _ in server.asked] == [
        ("POST", "/ds"),
        ("POST", "/ds/statements"),
        ("GET", "/ds/graphs?repo=kg&graph=https%3A%2F%2Fw3id.org%2Fpolicy-kg%2Farticle%2F1%23%E5%AF%86"),
    ]


@pytest.mark.parametrize(
    "answer", [(404, {}, b""), (400, {}, b""), (200, {"Content-Type": "text/html"}, b"<form>")], ids=str
)
def test_server_without_graph_store_is_asked_in_sparql(
    server: Server, answer: tuple[int, dict[str, str], bytes]
) -> None:
    server.answers.append(answer)
    assert Endpoint(server.address).graph("https://w3id.org/policy-kg/article/1") is None


def test_password_goes_to_the_server_and_nowhere_else(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "分析员")
    monkeypatch.setenv("KG_STORE_PASSWORD", "秘:密")
    with running() as other:
        server.answers.append((302, {"Location": other.address}, b""))
        with pytest.raises(StoreError, match="has moved") as raised:
            Store.open(server.address, read_only=True)
        assert not other.asked
    assert server.asked[0][2]["Authorization"] == "Basic 5YiG5p6Q5ZGYOuenmDrlr4Y="
    assert "秘" not in str(raised.value)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://analyst:geheim@127.0.0.1/ds", "no user or password in an address"),
        ("ftp://127.0.0.1/ds", "a folder, or an http or https address"),
        ("http://", "names no host"),
        ("http://[::1/ds", "not an address"),
        ("http://127.0.0.1:port/ds", "not an address"),
    ],
)
def test_what_is_no_address_of_a_store(address: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        Store.open(address)
    assert "geheim" not in str(raised.value)


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(StoreError, match=r"cannot be reached \(Connection refused\)"):
        Store.open(f"http://127.0.0.1:{port}/ds", read_only=True)


def test_silence_ends(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "TIMEOUT", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/ds"
        with pytest.raises(StoreError, match=r"no answer within 0\.1 s"):
            Endpoint(address).ask("ASK {}", ROWS)
