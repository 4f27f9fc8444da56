"""The formats that are installed."""

from __future__ import annotations

import subprocess
import sys

from kg import formats


def test_the_formats_are_those_installed() -> None:
    assert list(formats.loaders()) == sorted(formats.loaders())
    assert {"feed", "html", "jsonl", "markdown", "text"} <= set(formats.loaders())
    suffixes = [suffix for loader in formats.loaders().values() for suffix in loader.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))


def test_finding_formats_imports_no_parser() -> None:
    heavy = "{'feedparser', 'selectolax', 'yaml', 'markdown_it'}"
    code = f"import sys; from kg import formats; formats.loaders(); print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
