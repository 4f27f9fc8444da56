"""Who belongs together, who issues with whom, and what alone ties two parts together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, cast

from kg.names import EntityType, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.analyse.network import Network
    from kg.query.statements import Record

SEED = 1


def communities(network: Network) -> list[list[int]]:
    """Louvain's communities (Blondel et al. 2008), the largest first, nodes in order; seeded, so always the same."""
    import networkx as nx  # noqa: PLC0415 - only an analysis pays for it

    found = nx.community.louvain_communities(network.graph.to_undirected(), weight="weight", seed=SEED)
    return sorted((sorted(community) for community in found), key=lambda community: (-len(community), community))


@dataclass(frozen=True, slots=True)
class Bridge:
    """An edge without which the graph falls apart.

    Attributes:
        one: A node of the smaller part.
        other: A node of the larger part.
        size: How many nodes are in the smaller part.
    """

    one: int
    other: int
    size: int


def bridges(network: Network, smallest: int = 2) -> list[Bridge]:
    """The edges that alone tie two parts together, by the size of the smaller one.

    Args:
        network: What is looked at, whichever direction arrows have.
        smallest: A part of fewer nodes is only a leaf, and no bridge leads to it.
    """
    import networkx as nx  # noqa: PLC0415 - only an analysis pays for it

    plain = network.graph.to_undirected()
    cut = {frozenset(edge) for edge in cast("Iterable[tuple[int, int]]", nx.bridges(plain))}
    found = []
    for part in nx.connected_components(plain):
        tree = list(nx.dfs_edges(plain, min(part)))  # every bridge is an edge of it
        below = dict.fromkeys(part, 1)
        for parent, child in reversed(tree):
            below[parent] += below[child]
        for parent, child in tree:
            if frozenset((parent, child)) in cut:
                above = len(part) - below[child]
                one, other = (child, parent) if below[child] <= above else (parent, child)
                found.append(Bridge(one, other, min(below[child], above)))
    found = [bridge for bridge in found if bridge.size >= smallest]
    return sorted(found, key=lambda bridge: (-bridge.size, bridge.one, bridge.other))


def co_issuing(network: Network) -> dict[tuple[int, int], dict[str, list[Record]]]:
    """Pairs of those who issue an instrument together: by instrument, the statements that say so."""
    index = {entity.iri: i for i, entity in enumerate(network.entities)}
    issuers: dict[str, dict[int, list[Record]]] = defaultdict(lambda: defaultdict(list))
    acting = (EntityType.AGENCY, EntityType.INSTITUTION)
    for record in network.records:
        if record.predicate == Predicate.ISSUES and network.entities[index[record.subject]].type in acting:
            issuers[record.value][index[record.subject]].append(record)
    pairs: dict[tuple[int, int], dict[str, list[Record]]] = defaultdict(dict)
    for instrument, said in sorted(issuers.items()):
        for one, other in combinations(sorted(said), 2):
            pairs[one, other][instrument] = [*said[one], *said[other]]
    return dict(sorted(pairs.items()))
