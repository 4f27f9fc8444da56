"""What one IRI names: an entity or an article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from kg.query import ArticlePage, article_page
from kg.serve.explorer.entity import FIRST, entity_view
from kg.serve.explorer.text import lit_text

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.explorer.entity import EntityView
    from kg.serve.explorer.explorer import Explorer
    from kg.store import Store

_MOST = 300


async def page(explorer: Explorer, request: Request, iri: str) -> Response:
    """The page of what an IRI names; 404 where the store knows neither an entity nor an article of it.

    ``only=KEY`` (``issues``, ``^issues``) shows one predicate's statements, up to three hundred.
    """
    only = request.query_params.get("only", "")
    found = await explorer.pool.answer(partial(_thing, iri=iri, only=only))
    return await run_in_threadpool(_shown, explorer, request, found, only)


def _thing(store: Store, iri: str, only: str) -> ArticlePage | EntityView:
    article = article_page(store, iri)
    return article if article.title else entity_view(store, iri, only=only, most=_MOST if only else FIRST)


def _shown(explorer: Explorer, request: Request, found: ArticlePage | EntityView, only: str) -> Response:
    if isinstance(found, ArticlePage):
        lit = lit_text(found.text, [statement.record.evidence for statement in found.statements])
        return explorer.answer(request, "article.html", article=found, lit=lit)
    if not found.types:
        return explorer.missing(request, found.iri)
    return explorer.answer(request, "entity.html", entity=found, only=only)
