"""The words people read in place of IRIs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.names import ONTOLOGY
from kg.query.answers import text
from kg.query.parameters import Iri
from kg.query.prefixes import PREFIXES, shortened
from kg.query.sparql import select
from kg.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.query.sparql import Queryable

_NAMES = "SELECT DISTINCT ?name WHERE { ?iri skos:prefLabel|dcterms:title|rdfs:label ?name }"
_LANGUAGES = ("zh", "en")


class Labels:
    """Names of IRIs, looked up once each.

    Args:
        store: Where entities' names and articles' titles are.
        language: ``zh`` or ``en``, for the ontology's own words.
    """

    def __init__(self, store: Queryable, language: str = "en") -> None:
        self._store = store
        self._language = language if language in _LANGUAGES else "en"
        self._known: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        """The name of one IRI: its label, else its own last part."""
        if iri not in self._known:
            self._known[iri] = self._find(iri)
        return self._known[iri]

    def _find(self, iri: str) -> str:
        if iri.startswith(ONTOLOGY):
            return ontology_labels(self._language).get(iri.removeprefix(ONTOLOGY), shortened(iri))
        whole, _, fragment = iri.partition("#")
        if "/article/" in whole and fragment:
            return f"{self(whole)} #{fragment}"
        return self._stored(iri) or _last_part(iri)

    def _stored(self, iri: str) -> str:
        return best_name((name for (name,) in select(self._store, _NAMES, {"iri": Iri(iri)})), self._language)


def best_name(names: Iterable[object], language: str = "zh") -> str:
    """Of several names of one thing, the one to show: as articles give it, else as a vocabulary does.

    Args:
        names: Literals. An article's carry no language, a vocabulary's do.
        language: Which of a vocabulary's comes first; Chinese is next.
    """
    order = {None: 0, language: 1, "zh": 2}
    ranked = [(order.get(getattr(name, "language", None), 3), text(name)) for name in names if name]
    return min(ranked, default=(0, ""))[1]


def _last_part(iri: str) -> str:
    short = shortened(iri)
    if short != iri or "/" not in iri:
        return short
    return unquote(iri.rstrip("/").rsplit("/", 1)[1]) or iri


@cache
def ontology_labels(language: str) -> dict[str, str]:
    """The ontology's labels in ``zh`` or ``en``, by local name (``issues``)."""
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse  # noqa: PLC0415 - only a view pays for it

    path = folder("ontology") / "policy.ttl"
    if not path.is_file():
        return {}
    label = NamedNode(PREFIXES["rdfs"] + "label")
    found: dict[str, str] = {}
    for quad in parse(path=path, format=RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if (
            quad.predicate == label
            and isinstance(subject, NamedNode)
            and isinstance(value, Literal)
            and value.language == language
            and subject.value.startswith(ONTOLOGY)
        ):
            found[subject.value.removeprefix(ONTOLOGY)] = value.value
    return found
