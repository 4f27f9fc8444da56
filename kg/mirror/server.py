"""The child process of the embedded graph: ``python -m kg.mirror.server FOLDER``.

It reads the password from the first line of its standard input, prints one line ``{"port": …}`` when it is ready, and
ends when its standard input does. ArcadeDB lives here and not in the command's own process, as the Java machine
crashes the interpreter when both end.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import TextIO

HOST = "127.0.0.1"


def main(folder: str) -> None:
    """Serve until standard input ends."""
    password = sys.stdin.readline().strip()
    answers = _quiet()
    # The user file keeps last run's password: ArcadeDB makes a new one from ours. Each run begins a log of its own.
    for old in (*Path(folder).glob("config/server-users.json*"), *Path(folder).glob("log/server-event-log-*")):
        old.unlink(missing_ok=True)
    from arcadedb_embedded.server import ArcadeDBServer  # noqa: PLC0415 - prints while it is imported

    bolt, http = _free_ports()
    server = ArcadeDBServer(
        folder,
        password,
        {
            # "production" answers every error with "see the log"; what else it stands for is set here.
            "mode": "development",
            "txWalFlush": 1,
            "opencypher_loadCsv_allowFileUrls": False,
            "host": HOST,
            "http_port": http,
            "bolt_port": bolt,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "server_defaultDatabases": "kg[root]",
        },
    )
    try:
        server.start()
        answers.write(json.dumps({"port": bolt}) + "\n")
        answers.flush()
        sys.stdin.read()
        server.stop()
    finally:
        os._exit(0)  # an ordinary end would let the Java machine crash the interpreter


def _quiet() -> TextIO:
    """Keep standard output for the one answer: whatever Java prints goes to the log."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind((HOST, 0))
        second.bind((HOST, 0))
        return first.getsockname()[1], second.getsockname()[1]


if __name__ == "__main__":
    main(sys.argv[1])
