"""What a person should look at: nodes of several names, and nodes that look alike and were kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, cast

from kg.identity.own import recorded
from kg.names import ONTOLOGY, EntityType
from kg.namespaces import SCHEMA, SKOS
from kg.resolve.instruments import core, normalise
from kg.resolve.nodes import Node, node
from kg.resolve.places import Places
from kg.resolve.registry import load
from kg.resolve.vetoes import vetoes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import QuerySolutions

    from kg.resolve.groups import Scheme
    from kg.resolve.registry import Registry
    from kg.store import Store

_NAMES = f"""SELECT DISTINCT ?node ?name WHERE {{
  GRAPH ?article {{
    ?article a <{SCHEMA}NewsArticle> . ?node a ?type ; <{SKOS}prefLabel>|<{SKOS}altLabel> ?name
    FILTER(?type != <{ONTOLOGY}Measure> && STRSTARTS(STR(?type), "{ONTOLOGY}"))
  }}
}}"""
_NUMBERS = re.compile(r"[\d〇零一二三四五六七八九十百千两]+")
_MARKS = re.compile(r"[\s“”‘’\"'《》（）()、，·—-]+|的(?=[通意办决公规方措])")
_SHORT = 5  # shorter names differ by one character and mean quite different things
_TELLING = 2  # characters of a title beyond its kind and numbers
_CROWD = 50  # of so many that look alike each is held against the first alone
_ORGANISATIONS = frozenset({EntityType.AGENCY, EntityType.INSTITUTION})


@dataclass(frozen=True, slots=True)
class Named:
    """A node with all its names in articles, sorted."""

    iri: str
    type: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes that look alike.

    Attributes:
        one: The first, by IRI.
        other: The second.
        alike: ``name`` where articles call both the same, ``numbers and places apart`` where nothing else differs, or
            ``one character``.
        vetoes: What forbids that they are one (:func:`kg.resolve.vetoes.vetoes`); ``belonging`` where they are of two
            issuers, months or articles; nothing: look.
    """

    one: str
    other: str
    alike: str
    vetoes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """The report.

    Attributes:
        nodes: How many nodes there are, measures left out.
        several: Those with more than one name, by IRI.
        pairs: Those that look alike: first the ones that nothing forbids to be one, then by IRI.
    """

    nodes: int
    several: tuple[Named, ...]
    pairs: tuple[Pair, ...]


def identity(store: Store) -> Identity:
    """Make the report of a store. Time grows with the number of nodes, not of pairs."""
    registry = load(recorded(store))
    places = Places(registry.regions)
    names: dict[str, set[str]] = {}
    for row in cast("QuerySolutions", store.query(_NAMES)):
        names.setdefault(row[0].value, set()).add(row[1].value)
    nodes = {iri: there for iri in sorted(names) if (there := node(iri))}
    several = tuple(
        Named(iri, there.type, there.name, tuple(sorted(names[iri])))
        for iri, there in nodes.items()
        if names[iri] - {there.name}
    )
    pairs = (
        Pair(one, other, alike, _why(nodes[one], nodes[other], places, registry))
        for (one, other), alike in sorted(_alike(nodes, names, places, registry).items())
    )
    return Identity(
        len(nodes), several, tuple(sorted(pairs, key=lambda pair: (bool(pair.vetoes), pair.one, pair.other)))
    )


def _why(one: Node, other: Node, places: Places, registry: Registry) -> tuple[str, ...]:
    found = vetoes(one, other, places, registry)
    if not found and one.parts[1:] and other.parts[1:] and one.parts != other.parts:
        return ("belonging",)
    return tuple(found)


def _alike(
    nodes: dict[str, Node], names: dict[str, set[str]], places: Places, registry: Registry
) -> dict[tuple[str, str], str]:
    """Pairs by what they share; the strongest likeness counts."""
    found: dict[tuple[str, str], str] = {}
    for alike, keys in (
        (
            "name",
            {
                iri: {(_kind(there), name) for name in names[iri] if _telling(there, name, registry.groups)}
                for iri, there in nodes.items()
            },
        ),
        ("numbers and places apart", {iri: {(_kind(n), _bare(n.name, places))} for iri, n in nodes.items()}),
        ("one character", {iri: set(_without_one(_kind(n), n.name)) for iri, n in nodes.items()}),
    ):
        for pair in _sharing(keys):
            found.setdefault(pair, alike)
    return found


def _kind(there: Node) -> str:
    return "organisation" if there.type in _ORGANISATIONS else there.type


def _telling(there: Node, name: str, groups: Scheme) -> bool:
    """Whether a name says which: not 通知 or 《意见》 of any document, nor 企业 for the firms an article speaks of."""
    if there.type is EntityType.INSTRUMENT:
        return len(core(normalise(name))) >= _TELLING
    return there.type is not EntityType.TARGET_GROUP or not groups.known(name)


def _bare(name: str, places: Places) -> str:
    """A name without places, numbers and marks; where little is left, the name."""
    bare = _MARKS.sub("", _NUMBERS.sub("#", places.left_out(name)))
    return bare if len(bare) >= _SHORT else name


def _without_one(kind: str, name: str) -> Iterator[tuple[str, str]]:
    if len(name) >= _SHORT:
        yield kind, name
        for at in range(len(name)):
            yield kind, name[:at] + name[at + 1 :]


def _sharing(keys: dict[str, set[tuple[str, str]]]) -> Iterable[tuple[str, str]]:
    groups: dict[tuple[str, str], list[str]] = {}
    for iri in sorted(keys):
        for key in keys[iri]:
            groups.setdefault(key, []).append(iri)
    for group in groups.values():
        yield from combinations(group, 2) if len(group) <= _CROWD else ((group[0], other) for other in group[1:])
