"""The page of a timeline: no script, no request; a click on a mark leads to its sentence."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kg.draw.looks import words

if TYPE_CHECKING:
    from kg.draw.timeline import Issue
    from kg.query import Quotation

_STYLE = Path(__file__).parent / "template" / "timeline.css"


def timepage(issues: list[Issue], drawn: str, title: str, language: str) -> str:
    """Write the page.

    Args:
        issues: In the order of time.
        drawn: The picture, as SVG.
        title: Its heading.
        language: ``zh`` or ``en``.
    """
    style = _STYLE.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    heads = "".join(f"<th>{escape(head)}</th>" for head in words(language)["timeline_columns"])
    rows = "\n".join(_row(at, issue, language) for at, issue in enumerate(issues))
    return f"""<!doctype html>
<html lang="{"zh-CN" if language == "zh" else "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; \
form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<div id="picture" tabindex="0" role="group" aria-label="{escape(title)}">
{drawn}</div>
<table>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</body>
</html>
"""


def _row(at: int, issue: Issue, language: str) -> str:
    source = escape(issue.title)
    if issue.url:
        source = f'<a href="{escape(issue.url)}" target="_blank" rel="noopener noreferrer">{source}</a>'
    quotes = "".join(f"<blockquote>{_marked(quote)}</blockquote>" for quote in issue.quotes)
    stated = "" if issue.stated else f" <small>{escape(words(language)['published'])}</small>"
    issuers = escape("、".join(issue.issuers))
    return (
        f'<tr id="i{at}"><td><time>{issue.day.isoformat()}</time>{stated}</td><td>{issuers}</td>'
        f"<td><b>{escape(issue.name)}</b>{quotes}<cite>{source}</cite></td></tr>"
    )


def _marked(quote: Quotation) -> str:
    return "".join(f"<mark>{escape(text)}</mark>" if marked else escape(text) for text, marked in quote.runs())
