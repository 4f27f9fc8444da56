"""From what an analyst types to nodes and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pyoxigraph import NamedNode

from kg.errors import QueryError, UsageError
from kg.identity.graph import decisions_of
from kg.names import ONTOLOGY, EntityType
from kg.query.find import ARTICLE, find
from kg.resolve.nodes import node
from kg.resolve.vetoes import vetoes

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

    from kg.resolve.nodes import Node
    from kg.resolve.places import Places
    from kg.store import Store

_CHOICES = 10
_NUMBERS = f"SELECT DISTINCT ?number WHERE {{ ?node <{ONTOLOGY}documentNumber> ?number }}"


def chosen(store: Store, wanted: str) -> str:
    """The IRI of the one node that is called so.

    Args:
        store: Where to look.
        wanted: An entity's IRI (also one no article speaks of yet), its name or an alias; or the name or IRI of a node
            that a decision in force moves.

    Raises:
        QueryError: No node is called so, or several are.
        UsageError: It is an article's or a measure's.
    """
    if "://" in wanted and (there := node(wanted)):
        return checked(wanted, there)
    found = {thing.iri: thing for thing in find(store, wanted) if thing.type != ARTICLE}
    moved = {d.iri for d in decisions_of(store).all if (gone := node(d.iri)) and gone.name == wanted}
    iris = sorted(moved or found)
    if not iris:
        raise QueryError("{wanted}: nothing in the graph is called so", wanted=wanted)
    if iris[1:]:
        names = "; ".join(f"<{iri}>" for iri in iris[:_CHOICES])
        raise QueryError("{wanted}: which of {count}? {names}", wanted=wanted, count=len(iris), names=names)
    return checked(iris[0], node(iris[0]))


def checked(iri: str, there: Node | None) -> str:
    """The IRI, if it is one, of a node that can be merged or split.

    Raises:
        UsageError: It is not.
    """
    if there is None or there.type is EntityType.MEASURE or not _is_iri(iri):
        raise UsageError("{iri} is no node that can be merged or split", iri=iri)
    return iri


def _is_iri(text: str) -> bool:
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def article(store: Store, wanted: str) -> str:
    """The IRI of the one article that is called so (by id, IRI or headline).

    Raises:
        QueryError: No article is called so, or several are.
    """
    found = [thing.iri for thing in find(store, wanted) if thing.type == ARTICLE]
    if not found:
        raise QueryError("{wanted}: no article is called so", wanted=wanted)
    if len(found) > 1:
        raise QueryError("{wanted}: {count} articles are called so", wanted=wanted, count=len(found))
    return found[0]


def forbidden(store: Store, iri: str, into: str, places: Places) -> list[str]:
    """What forbids that one node is merged into another (:func:`kg.resolve.vetoes.vetoes`, and document numbers)."""
    one, other = node(iri), node(into)
    if one is None or other is None:
        return ["type"]
    first, second = _numbers(store, iri), _numbers(store, into)
    return vetoes(one, other, places) + (["document number"] if first and second and first.isdisjoint(second) else [])


def _numbers(store: Store, iri: str) -> set[str]:
    rows = cast("QuerySolutions", store.query(_NUMBERS.replace("?node", str(NamedNode(iri)))))
    return {row[0].value for row in rows}
