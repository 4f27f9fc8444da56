"""The map that grows: a page with an entity in its middle, and the steps of its growth as JSON."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from kg.draw.looks import looks
from kg.draw.svg.outline import outline
from kg.draw.wrap import ems, wrap
from kg.errors import KgError, QueryError
from kg.names import EntityType
from kg.query.find import ARTICLE
from kg.serve.explorer.asked import number
from kg.serve.explorer.neighbours import MOST, neighbourhood
from kg.serve.explorer.search import Filter, search
from kg.serve.explorer.site import addresses
from kg.serve.problems import headers_of, status_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.draw.entities import Entity
    from kg.serve.explorer.explorer import Explorer
    from kg.serve.explorer.neighbours import Edge
    from kg.serve.explorer.words import Words

_WORDS = ("map_grow", "map_more", "map_done", "map_open", "map_grown")
_CHOICES = 12
_FONT, _LINE, _PADDING = 14, 19, 12
_COLUMNS = {EntityType.AGENCY: 0, EntityType.INSTITUTION: 0, EntityType.INSTRUMENT: 1, EntityType.MEASURE: 2}
_BOXES = ((11, 2), (14, 2), (18, 2), (11, 2))  # the width of a line in em and the number of lines, by column


def page(explorer: Explorer, request: Request) -> Response:
    """``/map?about=IRI``; without it a choice of where to begin, also among what is called ``of``."""
    about, of = request.query_params.get("about", ""), request.query_params.get("of", "").strip()
    entries = [entry for entry in explorer.snapshot().index.entries if entry.articles]
    found = [e for e in search(explorer.snapshot().index, of, Filter()) if e.kind != ARTICLE][:_CHOICES] if of else []
    if len(found) == 1 or (found and found[0].name == of):
        about = found[0].iri
    return explorer.answer(
        request,
        "map.html",
        about=about,
        of=of,
        found=found,
        most=[entry for entry in entries if entry.kind == EntityType.AGENCY][:_CHOICES],
        words=explorer.words(request).some(*_WORDS),
    )


async def step(explorer: Explorer, request: Request) -> Response:
    """``/map/step?about=IRI&skip=N``: an entity's neighbours as JSON, with all that draws them."""
    about, skip = request.query_params.get("about", ""), number(request.query_params.get("skip", ""))
    words = explorer.words(request)
    try:
        found = await explorer.pool.answer(partial(neighbourhood, iri=about, skip=skip))
    except QueryError:  # what is asked about is no IRI
        return JSONResponse({"problem": words("nothing")}, 404)
    except KgError as error:
        return JSONResponse({"problem": words.error(error)}, status_of(error), headers_of(error))
    if not found.entities:
        return JSONResponse({"problem": words("nothing")}, 404)
    address = addresses(explorer.settings.base)
    return JSONResponse(
        {
            "nodes": [_node(entity, words) | {"page": address(entity.iri)} for entity in found.entities],
            "edges": [_edge(edge, words) for edge in found.edges],
            "more": found.more,
            "step": MOST,
        }
    )


def _node(entity: Entity, words: Words) -> dict[str, object]:
    column = _COLUMNS.get(entity.type, 3)
    lines = wrap(entity.name, *_BOXES[column])
    width = max((ems(line) for line in lines), default=1.0) * _FONT + 2 * _PADDING
    height = len(lines) * _LINE + _PADDING
    look = looks()["types"][entity.type]
    return {
        "id": entity.iri,
        "name": entity.name,
        "kind": words.term(entity.type),
        "type": entity.type,
        "column": column,
        "lines": lines,
        "width": round(width),
        "height": height,
        "outline": outline(look["shape"], round(width), height),
        "light": look["light"],
        "dark": look["dark"],
    }


def _edge(edge: Edge, words: Words) -> dict[str, object]:
    light, dark = looks()["predicates"][edge.predicate]
    return {
        "from": edge.subject,
        "to": edge.value,
        "label": words.term(edge.predicate),
        "predicate": edge.predicate,
        "light": light,
        "dark": dark,
    }
