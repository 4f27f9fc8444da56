"""In which language a request is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

LANGUAGES = ("zh", "en")
COOKIE = "kg-lang"


def language_of(request: Request, otherwise: str = "zh") -> str:
    """What a reader chose (``?lang=``, kept in a cookie), else what the client asks for, else ``otherwise``."""
    for chosen in (request.query_params.get("lang", ""), request.cookies.get(COOKIE, "")):
        if chosen in LANGUAGES:
            return chosen
    return _preferred(request.headers.get("accept-language", ""), otherwise)


def catalogue_in(language: str) -> Mapping[str, str]:
    """What errors are called in a language (:func:`kg.messages.say_error`)."""
    return messages.chinese() if language == "zh" else messages.ENGLISH


def _preferred(header: str, otherwise: str) -> str:
    """The first of our languages by the weights of an ``Accept-Language`` header (RFC 9110, 12.5.4)."""
    weighed = []
    for place, part in enumerate(header.split(",")):
        tag, _, weight = part.partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            quality = 0.0
        language = tag.strip().lower().partition("-")[0]
        if language in LANGUAGES and quality > 0:
            weighed.append((-quality, place, language))
    return min(weighed)[2] if weighed else otherwise
