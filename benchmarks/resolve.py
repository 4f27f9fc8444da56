"""How fast names are resolved, and how long the registry takes to load.

    python benchmarks/resolve.py

Prints names a second (each name seen before: warm; each for the first time: cold), the time to load the compiled
registry, and how long the same takes to parse from Turtle. Processor time of one core.
"""

from __future__ import annotations

import csv
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph

from kg.names import EntityType
from kg.resolve.names import Names
from kg.resolve.registry import load
from kg.resources import folder

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5
TABLE = Path(__file__).parent.parent / "tests" / "unit" / "resolve" / "names.tsv"
DEPARTMENTS = ("发改委", "人社局", "市场监管局", "政府", "银保监局")


def best(run: Callable[[], object]) -> float:
    """Processor seconds of the quickest of several runs: other work on the machine does not count."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    registry = load()
    names = Names(registry)
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if not row[0].startswith("#")]
    codes = {row[1]: registry.regions.named(row[1])[0].code if row[1] else "" for row in rows}
    asked = [(row[0], EntityType.AGENCY, codes[row[1]], row[2]) for row in rows] * 200
    regions = [region.official for region in registry.regions if region.level != "area"][:600]
    fresh = [region + department for region in regions for department in DEPARTMENTS]

    warm = best(lambda: [names.resolve(*question) for question in asked])
    cold = min(_cold(registry, fresh) for _ in range(ROUNDS))
    loading = best(load)
    turtle = best(_from_turtle)
    print(f"warm: {len(asked) / warm:,.0f} names/s")
    print(f"cold: {len(fresh) / cold:,.0f} names/s (every name for the first time)")
    print(f"load: {loading * 1000:.1f} ms ({len(registry.bodies)} bodies, {len(registry.regions.by_code)} regions)")
    print(f"the same only parsed from Turtle: {turtle / loading:.1f} times as long")


def _from_turtle() -> None:
    for name in ("agencies.ttl", "regions.ttl"):
        for _ in pyoxigraph.parse(path=folder("ontology") / name):
            pass


def _cold(registry: object, fresh: list[str]) -> float:
    names = Names(registry)  # type: ignore[arg-type]
    start = time.process_time()
    for name in fresh:
        names.resolve(name, EntityType.AGENCY)
    return time.process_time() - start


if __name__ == "__main__":
    main()
