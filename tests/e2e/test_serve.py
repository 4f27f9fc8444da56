"""``kg serve`` as a process: how it starts, whom it lets in, what it shows while others write, how it stops."""

from __future__ import annotations

import base64
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from tests.e2e.conftest import Served

    Serving = Callable[..., AbstractContextManager[Served]]

KG = Path(sys.executable).with_name("kg")
ARTICLES = "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a schema:NewsArticle }"
NEWS = """---
title: 云溪市出台茶农纾困办法
date: 2022-05-01 09:00:00
---
云溪市农业农村局印发《云溪市茶农纾困办法》，自2022年6月1日起施行。
"""


def number(server: Served) -> int:
    return int(server.query(ARTICLES).bindings[0]["n"])


def test_an_article_that_is_loaded_meanwhile_is_seen(serving: Serving, own_store: Path, tmp_path: Path) -> None:
    (tmp_path / "news.md").write_text(NEWS, encoding="utf-8")
    with serving(own_store) as server:
        before = number(server)
        assert before > 0
        subprocess.run([KG, "load", "-q", tmp_path / "news.md", "--store", own_store], check=True)
        time.sleep(1)  # a reader may be half a second behind
        assert [number(server) for _ in range(8)] == [before + 1] * 8
        assert (
            "云溪市茶农纾困办法"
            in server.get(
                "/instrument/%E4%BA%91%E6%BA%AA%E5%B8%82%E8%8C%B6%E5%86%9C%E7%BA%BE%E5%9B%B0%E5%8A%9E%E6%B3%95.ttl"
            ).text
        )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_asked_to_and_leaves_no_process(
    serving: Serving, example_store: Path, how: signal.Signals
) -> None:
    with serving(example_store) as server:
        number(server)
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(server.process.pid)], check=True, capture_output=True, text=True
        ).stdout.split()
        assert len(children) >= 4
        server.process.send_signal(how)
        _, complaints = server.process.communicate(timeout=60)
        assert "Traceback" not in complaints
        deadline = time.monotonic() + 30
        while left := subprocess.run(
            ["ps", "-o", "pid=", "-p", ",".join(children)], check=False, capture_output=True
        ).stdout:
            assert time.monotonic() < deadline, left


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (["--host", "0.0.0.0"], 2, "KG_SERVE_TOKEN"),
        (["--host", "no-such-host.invalid", "--token", "x"], 1, "cannot listen"),
        (["--store", "nowhere"], 1, "no store here"),
        (["--store", "http://127.0.0.1:1/"], 2, "only a store in a folder can be served"),
        (["--parallel", "0"], 2, "parallel"),
    ],
)
def test_it_does_not_start_where_it_should_not(
    example_store: Path, tmp_path: Path, options: list[str], status: int, words: str
) -> None:
    command = [KG, "serve", "--port", "0", "--store", str(example_store), *options]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == status
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not done.stdout


def test_a_port_that_is_taken_is_told(example_store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [KG, "serve", "--port", port, "--store", str(example_store)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert f"port {port}" in done.stderr


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:99", "127.0.0.1:8765", "[::1]:80", "10.1.2.3"])
def test_it_answers_to_this_machines_names(served: Served, host: str) -> None:
    assert served.get("/sparql", host=host).status == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "localhost.evil.example", "", "::1]"])
@pytest.mark.parametrize("path", ["/", "/sparql", "/static/explorer.css", "/none"])
def test_it_does_not_answer_to_a_foreign_name(served: Served, host: str, path: str) -> None:
    assert served.get(path, host=host).status == 421


def test_it_answers_to_a_name_that_is_allowed(serving: Serving, example_store: Path) -> None:
    with serving(example_store, "--allow-host", "kg.example.org") as server:
        assert server.get("/sparql", host="KG.example.org:443").status == 200
        assert server.get("/sparql", host="www.kg.example.org").status == 421


def test_a_token_keeps_out_who_does_not_bring_it(serving: Serving, example_store: Path) -> None:
    def basic(password: str) -> str:
        return "Basic " + base64.b64encode(f"anyone:{password}".encode()).decode()

    with serving(example_store, "--host", "0.0.0.0", KG_SERVE_TOKEN="geheim密") as server:
        for path in ("/", "/sparql", "/static/explorer.css", "/ontology.ttl"):
            assert server.get(path).status == 401
            assert server.get(path, authorization=basic("geheim密")).status == 200
            for wrong in (basic("geheim"), "Basic !!", "Bearer ", "Bearer x", "Digest geheim", basic("")):
                refused = server.get(path, authorization=wrong)
                assert (refused.status, refused.headers["www-authenticate"][:5]) == (401, "Basic")
        preflight = {"origin": "http://localhost:1", "access_control_request_method": "POST"}
        assert server.send("OPTIONS", "/sparql", **preflight).status == 200
        assert server.send("OPTIONS", "/sparql").status == 401


PATHS = [
    "/static/../guard.py",
    "/static/..%2f..%2fguard.py",
    "/static/%2e%2e/%2e%2e/guard.py",
    "/static/....//guard.py",
    "//etc/passwd",
    "/static//etc/passwd",
    "/static/%00",
    "/static/..%5c..%5cguard.py",
    "/../../../../etc/passwd",
    "/agency/../../kg/serve/guard.py",
    "/static/",
    "/static",
]


@pytest.mark.parametrize("path", PATHS)
def test_no_file_outside_the_assets_is_reached(served: Served, path: str) -> None:
    answer = served.get(path)
    assert answer.status in (400, 404)
    assert "root:" not in answer.text
    assert "hmac" not in answer.text


@pytest.mark.parametrize("path", ["/", "/sparql", "/none", "/ontology.ttl", "/sparql?query=x", "/static/explorer.css"])
def test_every_answer_carries_what_keeps_pages_safe(served: Served, path: str) -> None:
    headers = served.get(path, accept="text/html").headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers
