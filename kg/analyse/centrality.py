"""Who matters: degree, betweenness and PageRank."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

    from kg.analyse.network import Network

EXACT_UP_TO = 1000
SAMPLES = 300
SEED = 1

_DAMPING = 0.85
_NEAR = 1e-10
_MOST_ROUNDS = 200


def degree(network: Network) -> list[int]:
    """How many others each is joined to."""
    plain = network.graph.to_undirected(as_view=True)
    return [len(plain[i]) for i in range(len(network.entities))]


def betweenness(network: Network) -> list[float]:
    """The part of all shortest ways, whichever direction the arrows have, that lead through each.

    Above :data:`EXACT_UP_TO` nodes only the ways from :data:`SAMPLES` of them are followed, drawn with :data:`SEED`.
    """
    import networkx as nx  # noqa: PLC0415 - only an analysis pays for it

    plain = network.graph.to_undirected()
    size = len(network.entities)
    found = nx.betweenness_centrality(plain, k=SAMPLES if size > EXACT_UP_TO else None, seed=SEED)
    return [found[i] for i in range(size)]


def pagerank(graph: networkx.DiGraph[int]) -> list[float]:
    """Page and Brin's rank (1998) along the arrows: high is what much of what ranks high points to.

    By power iteration; networkx' own needs SciPy, which nothing else here does.
    """
    size = graph.number_of_nodes()
    if not size:
        return []
    total = [sum(data["weight"] for _, _, data in graph.out_edges(i, data=True)) for i in range(size)]
    rank = [1 / size] * size
    for _ in range(_MOST_ROUNDS):
        lost = sum(rank[i] for i in range(size) if not total[i])
        fresh = [(1 - _DAMPING + _DAMPING * lost) / size] * size
        for one, other, data in graph.edges(data=True):
            fresh[other] += _DAMPING * rank[one] * data["weight"] / total[one]
        moved = sum(abs(a - b) for a, b in zip(rank, fresh, strict=True))
        rank = fresh
        if moved < _NEAR:
            break
    return rank
