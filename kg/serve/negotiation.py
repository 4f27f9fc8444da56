"""Which of several forms of an answer a client would rather have (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RESULTS: dict[str, tuple[str, ...]] = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
"""Media types of rows and truths by the name of their format, the first the one that is sent."""

GRAPHS: dict[str, tuple[str, ...]] = {
    "ttl": ("text/turtle", "application/x-turtle"),
    "nt": ("application/n-triples", "text/plain"),
    "rdf": ("application/rdf+xml", "application/xml"),
    "jsonld": ("application/ld+json", "application/json"),
    "trig": ("application/trig",),
    "nq": ("application/n-quads",),
}
"""The same of graphs."""

PAGE: dict[str, tuple[str, ...]] = {"html": ("text/html", "application/xhtml+xml")}
"""What browsers ask for."""


def preferred(accept: str, forms: Mapping[str, Sequence[str]]) -> str | None:
    """Choose a form.

    Args:
        accept: The ``Accept`` header; empty takes anything.
        forms: Media types by the name of the form, in the server's own order of preference.

    Returns:
        The name of the form with the highest quality, the earlier among equals; None if the client takes none.
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    scores = {
        name: max(_quality(kind, ranges) - place * 1e-6 for place, kind in enumerate(kinds))
        for name, kinds in forms.items()
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else None


def _range(part: str) -> tuple[str, float]:
    kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return kind, min(max(float(value), 0.0), 1.0)
            except ValueError:
                return kind, 0.0
    return kind, 1.0


def _quality(kind: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the most specific range that a media type is in."""
    for wanted in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        for found, quality in ranges:
            if found == wanted:
                return quality
    return 0.0
