"""What one IRI names: an entity or an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query import article_page
from kg.serve.explorer.entity import FIRST, entity_view
from kg.serve.explorer.site import html
from kg.serve.explorer.text import lit_text

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.settings import Settings
    from kg.store import Store

_MOST = 300


def page(settings: Settings, store: Store, request: Request, iri: str) -> Response:
    """The page of what an IRI names; 404 where the store knows neither an entity nor an article of it.

    ``only=KEY`` (``issues``, ``^issues``) shows one predicate's statements, up to three hundred.
    """
    article = article_page(store, iri)
    if article.title:
        lit = lit_text(article.text, [statement.record.evidence for statement in article.statements])
        return html(request, "article.html", base=settings.base, article=article, lit=lit)
    only = request.query_params.get("only", "")
    entity = entity_view(store, iri, only=only, most=_MOST if only else FIRST)
    if not entity.types:
        return html(request, "problem.html", status=404, base=settings.base, heading="missing", reason=iri)
    return html(request, "entity.html", base=settings.base, entity=entity, only=only)
