"""What stands around a command: a terminal, a pipe whose reader leaves, an interrupt."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.conftest import Environment, InTerminal, Kg

KG = Path(sys.executable).with_name("kg")


def test_a_terminal_sees_colours_and_progress_and_a_pipe_does_not(
    kg: Kg, environment: Environment, in_terminal: InTerminal, root: Path, tmp_path: Path
) -> None:
    command = (
        f'"{KG}" load "{root / "examples" / "articles"}" && "{KG}" validate && "{KG}" --help && "{KG}" -q validate'
    )
    seen = in_terminal(command, environment(tmp_path / "s", TERM="xterm-256color"))
    assert "9 new" in seen
    assert seen.count("9 articles checked, all conform") == 1
    assert "\x1b[" in seen
    assert "\x1b[" not in kg("--help")


def test_a_reader_that_has_seen_enough_is_no_error(environment: Environment, example_store: Path) -> None:
    command = f'set -o pipefail; "{KG}" export --format nq | head -n 1'
    done = subprocess.run(["bash", "-c", command], env=environment(example_store), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1


def test_an_interrupt_ends_quietly(environment: Environment, tmp_path: Path) -> None:
    running = subprocess.Popen([KG, "load", "-"], env=environment(tmp_path / "s"), stdin=subprocess.PIPE)
    assert running.stdin
    while not (tmp_path / "s" / "quads" / "CURRENT").exists():
        assert running.poll() is None
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=60) == 130  # where a shell has told its children to ignore the signal, it never ends
    running.stdin.close()
