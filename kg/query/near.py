"""Names that nothing bears, and those that come near them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.query.parameters import bind
from kg.query.sparql import select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query.named import NamedQuery
    from kg.query.sparql import Queryable

_NAMES = """SELECT DISTINCT ?name WHERE { ?thing skos:prefLabel|skos:altLabel ?name
  FILTER NOT EXISTS { ?thing a pk:Measure } }"""
_MOST = 5


def unknown_names(store: Queryable, query: NamedQuery, given: Mapping[str, str]) -> dict[str, list[str]]:
    """What a named query was asked about that is no name of anything in the store.

    Args:
        store: Where the names are.
        query: One of those that come with the package: their parameters of type ``string`` are names.
        given: Its parameters as written.

    Returns:
        For each such name those that hold it or are written much like it, at most five, the nearest first.
    """
    values = bind(query, given)
    wanted = [str(values[parameter.name]) for parameter in query.parameters or () if parameter.type == "string"]
    if not wanted:
        return {}
    names = {name for (name,) in select(store, _NAMES).texts()}
    return {name: _near(name, names) for name in wanted if name not in names}


def _near(wanted: str, names: set[str]) -> list[str]:
    holding = sorted((name for name in names if wanted in name), key=lambda name: (len(name), name)) if wanted else []
    alike = get_close_matches(wanted, sorted(names), n=_MOST)
    return list(dict.fromkeys([*alike, *holding]))[:_MOST]
