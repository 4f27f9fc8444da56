"""The embedded graph's life: started, stopped, killed, and shared by several commands."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kg.errors import MirrorError, QueryError
from kg.mirror import Target, embedded, run
from kg.store import Store

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.embedded

# Opens the graph, says where its server is, and waits.
HOLDER = """
import sys, time
from kg.mirror import embedded, run
with embedded(sys.argv[1]) as target:
    run(target, "RETURN 1 AS one")
    print("open", target.uri, flush=True)
    time.sleep(300)
"""


def hold(folder: Path) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    word, uri = process.stdout.readline().split()
    assert word == "open"
    return process, uri


def still_answers(uri: str) -> bool:
    host, _, port = uri.removeprefix("bolt://").partition(":")
    with socket.socket() as probe:
        return probe.connect_ex((host, int(port))) == 0


def ends_within(seconds: float, uri: str) -> bool:
    deadline = time.monotonic() + seconds
    while still_answers(uri):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def test_listens_on_loopback_only_with_a_new_password_each_time(tmp_path: Path) -> None:
    with embedded(tmp_path) as first:
        assert first.uri.startswith("bolt://127.0.0.1:")
        with pytest.raises(MirrorError, match="refuses"):
            run(Target(first.uri, first.user, "guessed", first.database), "RETURN 1 AS one")
    with embedded(tmp_path) as second:
        assert second.password != first.password
        assert run(second, "RETURN 1 AS one") == [{"one": 1}]
    assert not still_answers(first.uri)


def test_password_shows_neither_in_the_target_nor_in_files_of_the_graph(tmp_path: Path) -> None:
    with embedded(tmp_path) as target:
        run(target, "RETURN 1 AS one")
        assert target.password not in repr(target)
        files = [path for path in (tmp_path / "mirror").rglob("*") if path.is_file()]
        assert files
        assert not [path for path in files if target.password.encode() in path.read_bytes()]


def test_password_shows_in_no_log_however_much_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    with embedded(tmp_path) as target:
        run(target, "RETURN 1 AS one")
    assert "RETURN 1 AS one" in caplog.text
    assert target.password not in caplog.text


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_server_ends_with_the_command_however_that_ends(tmp_path: Path, how: signal.Signals) -> None:
    process, uri = hold(tmp_path)
    process.send_signal(how)
    process.wait(30)
    assert ends_within(20, uri)
    with embedded(tmp_path) as target:
        assert run(target, "RETURN 1 AS one") == [{"one": 1}]


def test_second_command_waits_for_the_first(tmp_path: Path) -> None:
    process, _ = hold(tmp_path)
    told: list[str] = []

    def first_is_done(holder: str) -> None:
        told.append(holder)
        process.kill()

    with embedded(tmp_path, waiting=first_is_done) as target:
        assert run(target, "RETURN 1 AS one") == [{"one": 1}]
    process.wait(30)
    assert told[0].startswith(str(process.pid))


def test_second_command_says_who_holds_the_graph_when_it_has_waited_long_enough(tmp_path: Path) -> None:
    process, _ = hold(tmp_path)
    try:
        with pytest.raises(MirrorError, match=rf"in use by process {process.pid} "), embedded(tmp_path, wait=0.3):
            pytest.fail("two commands had the graph at once")
    finally:
        process.kill()
        process.wait(30)


def test_server_that_cannot_start_is_told_with_its_log(tmp_path: Path) -> None:
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "databases").write_text("in the way", encoding="utf-8")
    with pytest.raises(MirrorError, match=r"server\.log"), embedded(tmp_path):
        pytest.fail("it started")


def test_query_that_would_write_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with embedded(tmp_path) as target:
        with pytest.raises(QueryError, match="only read"):
            run(target, "CREATE (n:Visitor {name: 'x'}) RETURN n.name AS name")
        assert run(target, "MATCH (n:Visitor) RETURN n.name AS name") == []


def test_syntax_error_is_told(tmp_path: Path) -> None:
    with embedded(tmp_path) as target, pytest.raises(QueryError, match="line 1, column 10: not Cypher"):
        run(target, "MATCH (n RETURN n")


def test_verify_that_nobody_reads_to_the_end_still_fails(tmp_path: Path, news: type) -> None:
    with Store.open(tmp_path) as store:
        store.put([news(1).quads()])
    command = [
        sys.executable,
        "-c",
        "from kg.cli.main import main; main()",
        "mirror",
        "--verify",
        "--store",
        str(tmp_path),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.close()
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "differences" in said


@pytest.mark.skipif(os.name == "nt", reason="POSIX processes")
def test_no_server_process_is_left(tmp_path: Path) -> None:
    with embedded(tmp_path) as target:
        run(target, "RETURN 1 AS one")
    listing = subprocess.run(["ps", "-eo", "args"], check=True, capture_output=True, text=True).stdout
    assert not [line for line in listing.splitlines() if f"kg.mirror.server {tmp_path}" in line]
