"""From what an analyst types to nodes and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pyoxigraph import NamedNode

from kg.errors import QueryError, UsageError
from kg.identity.applying import called
from kg.identity.graph import decisions_of
from kg.identity.own import recorded
from kg.names import ONTOLOGY, EntityType
from kg.query.find import ARTICLE, CHOICES, find, find_article
from kg.resolve.nodes import node
from kg.resolve.places import Places
from kg.resolve.registry import load
from kg.resolve.vetoes import vetoes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import QuerySolutions

    from kg.resolve.nodes import Node
    from kg.store import Store

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
    things = [thing for thing in find(store, wanted) if thing.type != ARTICLE]
    found = {thing.iri for thing in things if thing.type != EntityType.MEASURE} or {thing.iri for thing in things}
    moved = {d.iri for d in decisions_of(store).all if (gone := node(d.iri)) and gone.name == wanted}
    iris = sorted(moved or found)
    if not iris:
        raise QueryError("{wanted}: nothing in the graph is called so", wanted=wanted)
    if iris[1:]:
        names = "; ".join(f"<{iri}>" for iri in iris[:CHOICES])
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
    return find_article(store, wanted).iri


def forbidden(store: Store, iri: str, into: str) -> list[str]:
    """What forbids that one node is merged into another (:func:`kg.resolve.vetoes.vetoes`, and document numbers)."""
    one, other = node(iri), node(into)
    if one is None or other is None:
        return ["type"]
    first, second = _numbers(store, iri), _numbers(store, into)
    registry = load(recorded(store))
    found = vetoes(one, other, Places(registry.regions), registry)
    return found + (["document number"] if first and second and first.isdisjoint(second) else [])


def checked_names(store: Store, iri: str, names: Iterable[str], articles: Iterable[str]) -> None:
    """See that what is to be split off is there.

    Args:
        store: Where.
        iri: The node that is split.
        names: What articles must call it in its fullest form; none: whatever they call it.
        articles: IRIs of the articles that must call it so; none: any.

    Raises:
        QueryError: Nothing would leave the node; the message says what could.
    """
    known = called(store, iri)
    wanted = set(articles)
    here = {name: there for name, those in known.items() if (there := those & wanted if wanted else those)}
    missing = [name for name in names if name not in here]
    if not here:
        raise QueryError("no article there speaks of {iri}", iri=iri)
    if missing:
        forms = ", ".join(sorted(here)[:CHOICES])
        raise QueryError(
            "{name}: no article calls {iri} so in its fullest form; they call it {forms}: name one, or --article",
            name=missing[0],
            iri=iri,
            forms=forms,
        )


def _numbers(store: Store, iri: str) -> set[str]:
    rows = cast("QuerySolutions", store.query(_NUMBERS.replace("?node", str(NamedNode(iri)))))
    return {row[0].value for row in rows}
