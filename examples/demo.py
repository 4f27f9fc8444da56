"""Shows what kg does, on the articles beside this file: runs each command as it would be typed, and prints both."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parent
STORE = EXAMPLES / "kg-data"
PAGE = EXAMPLES / "graph.html"

COMMANDS = [
    ["load", "examples/articles"],
    ["query", "joint-issuers"],
    ["query", "instruments-of-agency", "-p", "agency=财政部"],
    ["mirror"],
    ["cypher", "most-connected", "-p", "limit=5"],
    ["draw", "-o", "examples/graph.html"],
]


def main() -> int:
    """Run them all from an empty store.

    Returns:
        0, or the status of the first command that failed.
    """
    # What the last demo left would make every article "unchanged".
    shutil.rmtree(STORE, ignore_errors=True)
    kg = Path(sys.executable).with_name("kg")
    environment = {**os.environ, "KG_STORE": str(STORE)}
    for name in ("KG_NEO4J_URI", "KG_NEO4J_USER", "KG_NEO4J_PASSWORD"):
        environment.pop(name, None)  # the demo's graph is its own
    for arguments in COMMANDS:
        say(f"\n$ kg {' '.join(arguments)}")
        done = subprocess.run([kg, *arguments], cwd=EXAMPLES.parent, env=environment, check=False)
        if done.returncode:
            return done.returncode
    say(f"\nThe picture is {PAGE.resolve()}: open it in a browser.")
    return 0


def say(line: str) -> None:
    """Print a line between the commands' own."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
