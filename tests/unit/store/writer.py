"""Writes articles without end, to be killed: ``writer.py FOLDER single|bulk|replace``."""

from __future__ import annotations

import itertools
import sys

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf import DIGEST, NEWS_ARTICLE, TYPE, digest
from kg.store import Store


def graph(number: int, version: int) -> list[Quad]:
    name = NamedNode(f"https://w3id.org/policy-kg/article/{number:016x}")
    words = [
        Quad(
            NamedNode(f"{name.value}#char={i},{i + 1}"),
            NamedNode("http://example.com/says"),
            Literal(f"{version} {i}"),
            name,
        )
        for i in range(400)
    ]
    quads = [Quad(name, TYPE, NEWS_ARTICLE, name), *words]
    return [*quads, Quad(name, DIGEST, Literal(digest(quads)), name)]


folder, way = sys.argv[1:]
with Store.open(folder) as store:
    first = len(store.articles())
    print("writing", flush=True)  # noqa: T201 - the test waits for it
    for turn in itertools.count():
        if way == "single":
            store.put([graph(first + turn, 0)])
        elif way == "bulk":
            store.put(graph(first + 60 * turn + i, 0) for i in range(60))
        else:
            store.put([graph(turn % 5, first + turn)])
