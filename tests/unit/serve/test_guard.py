from __future__ import annotations

import asyncio
import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.responses import PlainTextResponse

from kg.serve.guard import HEADERS, Guard, host_name
from kg.serve.settings import Settings, is_loopback

if TYPE_CHECKING:
    from starlette.types import Message


def answered(settings: Settings, method: str = "GET", **headers: str) -> tuple[int, dict[str, str]]:
    """Status and headers of what a guarded application answers."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: dict[str, Any] = {"type": "http", "method": method, "path": "/", "headers": raw, "query_string": b""}
    asyncio.run(Guard(PlainTextResponse("inside"), settings)(scope, receive, send))
    return sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_all_headers_are_on_an_answer_and_on_a_refusal() -> None:
    for host, status in (("localhost", 200), ("elsewhere.example", 421)):
        found, headers = answered(Settings(Path("kg-data")), host=host)
        assert found == status
        assert {name.lower(): value for name, value in HEADERS.items()}.items() <= headers.items()


def test_a_token_is_taken_as_bearer_and_as_password() -> None:
    settings = Settings(Path("kg-data"), token="a:b密")
    basic = base64.b64encode("me:a:b密".encode()).decode()
    assert answered(settings, host="localhost")[0] == 401
    assert answered(settings, host="localhost", authorization=f"basic {basic}")[0] == 200
    assert answered(settings, host="localhost", authorization="bearer a:b")[0] == 401


def test_a_browser_may_ask_before_it_brings_the_token() -> None:
    settings = Settings(Path("kg-data"), token="x")
    assert answered(settings, "OPTIONS", host="localhost", access_control_request_method="GET")[0] == 200
    assert answered(settings, "GET", host="localhost", access_control_request_method="GET")[0] == 401


@pytest.mark.parametrize(
    ("header", "name"),
    [("Example.org:80", "example.org"), ("example.org", "example.org"), ("[::1]:80", "::1"), ("::1", "::1"), ("", "")],
)
def test_a_host_header_is_taken_apart(header: str, name: str) -> None:
    assert host_name(header) == name


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],
)
def test_loopback_is_told_from_the_rest(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
