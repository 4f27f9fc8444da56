"""The start: search as you type, with filters; and before anything is typed, what there is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.days import moment
from kg.names import EntityType
from kg.query.find import ARTICLE
from kg.serve.explorer.asked import Asked, group_choices, region_choices
from kg.serve.explorer.search import MOST, Filter, search

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from kg.serve.explorer.explorer import Explorer
    from kg.serve.explorer.snapshot import Snapshot

_FIELDS = ("q", "type", "region", "group", "since", "until")
_LATEST = 8
_KINDS = (*map(str, EntityType), ARTICLE)


def page(explorer: Explorer, request: Request) -> Response:
    """``/?q=``, with ``type``, ``region``, ``group``, ``since`` and ``until``; ``part=1`` asks for the list alone."""
    snapshot = explorer.snapshot()
    asked = Asked(request.query_params, _FIELDS, explorer.words(request))
    region, group = asked.concept("region", snapshot.regions), asked.concept("group", snapshot.groups)
    kind = asked.values["type"] if asked.values["type"] in _KINDS else ""
    chosen = Filter(
        kind=kind,
        regions=frozenset(snapshot.regions.below(region)) if region else None,
        groups=frozenset(snapshot.groups.below(group)) if group else None,
        since=asked.day("since"),
        until=asked.day("until"),
    )
    any_asked = any(asked.values.values())
    found = search(snapshot.index, asked.values["q"], chosen) if any_asked and not asked.problems else []
    shown: dict[str, Any] = {"found": found, "heads": snapshot.index.articles, "most": MOST}
    if request.query_params.get("part"):
        return explorer.answer(request, "results.html", **shown)
    return explorer.answer(
        request,
        "search.html",
        any=any_asked,
        asked=asked.values,
        problems=asked.problems,
        region_choices=region_choices(snapshot),
        group_choices=group_choices(snapshot),
        counts=_counts(snapshot),
        latest=sorted(snapshot.index.articles, key=lambda a: moment(a.published), reverse=True)[:_LATEST],
        **shown,
    )


def _counts(snapshot: Snapshot) -> list[tuple[str, int]]:
    spoken = Counter(entry.kind for entry in snapshot.index.entries if entry.articles)
    return [(kind, spoken[kind]) for kind in (ARTICLE, *map(str, EntityType))]
