"""The endpoint under load: ``python benchmarks/serve.py [ARTICLES [SECONDS]]`` (5,000 and 20 unless told).

32 clients ask lookups over loopback, one after another each, while `kg load` writes into the same store. What they get
is counted by status; 503 is the stated limit on parallel queries.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, urlencode

from recombined import agency, article, instrument, make

CLIENTS = 32
KG = Path(sys.executable).with_name("kg")
LOOKUPS = (
    lambda n: f'SELECT ?i ?t {{ ?a skos:prefLabel "{agency(n)}" ; pk:issues ?i . ?i skos:prefLabel ?t }}',
    lambda n: f"SELECT ?p ?o {{ GRAPH <{article(n)}> {{ ?r a rdf:Statement ; rdf:predicate ?p ; rdf:object ?o }} }}",
    lambda n: f'ASK {{ ?i skos:prefLabel "{instrument(n)}" ; pk:effectiveFrom ?day }}',
)


def client(port: int, number: int, count: int, until: float, seen: Counter[str], spent: list[float]) -> None:
    """Ask until the time is over."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    turn = number
    while time.monotonic() < until:
        turn += CLIENTS
        path = f"/agency/{quote(agency(turn % count))}.ttl"
        if turn % 4:
            path = "/sparql?" + urlencode({"query": LOOKUPS[turn % 4 - 1](turn * 7919 % count)})
        began = time.perf_counter()
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
            seen[str(response.status)] += 1
            if response.status == 200:
                spent.append(1000 * (time.perf_counter() - began))
        except (OSError, HTTPException) as error:
            seen[type(error).__name__] += 1
            connection.close()


def news(folder: Path, count: int) -> Path:
    """A file of invented articles to be loaded meanwhile."""
    file = folder / "news.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for number in range(count):
            text = f"松岭市第{number}局印发《松岭市第{number}号办法》，自2024年5月1日起施行，面向小微企业发放补贴。"
            told = {"title": f"松岭市第{number}号消息", "text": text, "published": "2024-04-28T09:00:00+08:00"}
            out.write(json.dumps({**told, "url": f"https://news.example/{number}"}, ensure_ascii=False) + "\n")
    return file


def main(count: int, seconds: float) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "store"
        print(f"{count:,} articles, {make(store, count):,} quads")
        server = subprocess.Popen([KG, "serve", "--port", "0", "--store", store], stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        port = int(server.stdout.readline().strip().rstrip("/").rpartition(":")[2])
        time.sleep(2)  # the workers start
        loading = subprocess.Popen(
            [KG, "load", "-q", news(Path(name), 20_000), "--store", store], stdout=subprocess.DEVNULL
        )
        seen: Counter[str] = Counter()
        spent: list[float] = []
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=client, args=(port, n, count, until, seen, spent)) for n in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        writing = loading.poll() is None
        loading.terminate()
        loading.wait()
        server.terminate()
        server.wait()
    ranked = sorted(spent)
    print(f"answers by kind: {dict(seen)}; the load {'still wrote at the end' if writing else 'ended before'}")
    print(f"{len(spent) / seconds:,.0f} answers a second; p50 {statistics.median(spent):.1f} ms, ", end="")
    print(f"p95 {ranked[int(0.95 * len(ranked))]:.1f} ms, longest {ranked[-1]:.0f} ms")
    print(f"{os.cpu_count()} processors, {os.getloadavg()[0]:.0f} processes that wanted one")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000, float(sys.argv[2]) if len(sys.argv) > 2 else 20.0)
