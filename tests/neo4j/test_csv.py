"""The export for ``neo4j-admin database import``, imported with the real tool and compared with the store."""

from __future__ import annotations

import os
import re
import subprocess
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from kg.mirror import mirror, verify
from kg.mirror.csv import write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store import Store


def exported(store: Store) -> bytes:
    out = BytesIO()
    write_csv(store, out)
    return out.getvalue()


@pytest.mark.neo4j
def test_imported_files_are_the_graph_that_mirror_would_have_made(
    store: Store, news: type, tmp_path: Path, jars: Path, running_neo4j: object
) -> None:
    nasty = "'\"; 茶\\n,商\u2028局`"
    store.put([news(1, alias='"商务局"').quads(), news(2, agency=nasty, region=("云溪市", "石门县")).quads()])
    home, files = tmp_path / "home", tmp_path / "files"
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").touch()
    with zipfile.ZipFile(BytesIO(exported(store))) as archive:
        archive.extractall(files)
    told = re.sub(r"\\\n", " ", (files / "README.txt").read_text(encoding="utf-8"))
    command = next(line for line in told.splitlines() if line.startswith("neo4j-admin "))
    subprocess.run(
        ["java", "-cp", f"{jars}/*", "org.neo4j.cli.AdminTool", *command.split()[1:]],
        check=True,
        cwd=files,
        env=os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        capture_output=True,
    )
    with running_neo4j(home) as target:  # type: ignore[operator]
        assert verify(store, target) == []
        report = mirror(store, target)
        assert (report.unchanged, report.new, report.statements, report.entities) == (2, 0, 0, 0)


def test_same_store_gives_the_same_bytes(store: Store, news: type) -> None:
    store.put([news(2).quads(), news(1).quads()])
    assert exported(store) == exported(store)
