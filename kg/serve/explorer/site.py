"""What all pages share: templates, words, addresses."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from kg import __version__
from kg.names import EntityType
from kg.serve.explorer.kinds import icon
from kg.serve.explorer.words import Words
from kg.serve.language import COOKIE, LANGUAGES, language_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

_TEMPLATES = Path(__file__).parent / "templates"
_YEAR = 365 * 24 * 3600
# What a path segment may hold unescaped (RFC 3986), and the per cent of what is escaped already.
_SAFE = "/!$&'()*+,;=:@%~-._#?"


def html(request: Request, template: str, *, status: int = 200, base: str = "", **values: Any) -> HTMLResponse:  # noqa: ANN401
    """Fill a template.

    Args:
        request: Tells the reader's language.
        template: Its file.
        status: Of the answer.
        base: Where the store's IRIs begin.
        values: What it shows. Every text is escaped.
    """
    words = Words(language_of(request))
    other = LANGUAGES[words.language == LANGUAGES[0]]
    page = _environment().get_template(template)
    text = page.render(
        say=words,
        language=words.language,
        switch=str(request.url.include_query_params(lang=other)).removeprefix(str(request.base_url)[:-1]),
        other_language=other,
        path=request.url.path,
        kinds=[str(kind) for kind in EntityType],
        address=addresses(base),
        version=__version__,
        **values,
    )
    answer = HTMLResponse(text, status, headers={"Vary": "Accept-Language, Cookie", "Content-Language": words.language})
    if request.query_params.get("lang") in LANGUAGES:
        answer.set_cookie(COOKIE, words.language, max_age=_YEAR, samesite="lax", httponly=True)
    return answer


def addresses(base: str) -> Callable[[str], str]:
    """From an IRI to where this server shows it; empty for one that is not under the base."""

    def address(iri: str) -> str:
        inside = iri.startswith(base) and len(iri) > len(base)
        return "/" + quote(iri[len(base) :], safe=_SAFE) if inside else ""

    return address


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = lambda published: str(published)[:10]
    environment.filters["web"] = lambda url: url if str(url).startswith(("http://", "https://")) else ""
    environment.tests["isascii"] = str.isascii
    environment.globals["icon"] = icon
    return environment
