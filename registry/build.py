"""Make all files that come from the tables: ``python registry/build.py``; with ``--check`` only say what differs."""

from __future__ import annotations

import sys
from pathlib import Path

import as_turtle
from body_table import read_bodies
from compiled import body_lines, group_lines, region_lines, unit_lines
from group_table import read_groups
from region_table import read_regions
from words import body_rows, department_rows, region_rows

ROOT = Path(__file__).parent.parent


def outputs() -> dict[str, str]:
    """Every made file, by its path in the repository."""
    regions, bodies = read_regions(), read_bodies()
    lines = {
        "kg/resolve/data/bodies.tsv": body_lines(bodies),
        "kg/resolve/data/regions.tsv": region_lines(regions),
        "kg/resolve/data/groups.tsv": group_lines(read_groups()),
        "kg/resolve/data/units.tsv": unit_lines(),
        "kg/extract/words/agencies.tsv": body_rows(bodies),
        "kg/extract/words/departments.tsv": department_rows(),
        "kg/extract/words/regions.tsv": region_rows(regions),
    }
    made = {path: "\n".join(rows) + "\n" for path, rows in lines.items()}
    return made | {
        "ontology/agencies.ttl": as_turtle.agencies(bodies),
        "ontology/groups.ttl": as_turtle.groups(read_groups()),
        "ontology/kinds.ttl": as_turtle.instrument_kinds(),
        "ontology/regions.ttl": as_turtle.regions(regions),
    }


def main() -> int:
    """Write, or check, every made file."""
    stale = []
    for path, text in outputs().items():
        target = ROOT / path
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        if "--check" not in sys.argv:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    for path in stale:
        sys.stdout.write(f"{path}\n")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
