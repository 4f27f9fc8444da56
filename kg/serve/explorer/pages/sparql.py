"""The editor: what ``/sparql`` shows a browser that brings no query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.namespaces import PREFIXES
from kg.query import named_queries
from kg.serve.explorer.site import html
from kg.serve.explorer.words import Words
from kg.serve.language import language_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.settings import Settings

_WORDS = ("sparql_running", "sparql_failed", "sparql_true", "sparql_false", "sparql_rows", "query_empty", "query_cut")
_FIRST = """PREFIX pk: <https://w3id.org/policy-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?agency ?instrument ?title WHERE {
  ?agency pk:issues ?instrument .
  ?instrument skos:prefLabel ?title .
}
ORDER BY ?title
LIMIT 50
"""


def page(settings: Settings, request: Request) -> Response:
    """``/sparql``, with ``example=NAME`` a named query in it."""
    words = Words(language_of(request))
    examples = [query for query in named_queries("sparql").values() if not query.parameters]
    chosen = request.query_params.get("example", "")
    text = next((query.text for query in named_queries("sparql").values() if query.name == chosen), _FIRST)
    return html(
        request,
        "sparql.html",
        base=settings.base,
        examples=examples,
        chosen=chosen,
        text=text,
        settings={
            "base": settings.base,
            "prefixes": PREFIXES,
            "examples": {query.name: query.text for query in examples},
            "words": words.some(*_WORDS),
        },
    )
