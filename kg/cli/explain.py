"""``kg explain``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.command import Command
from kg.cli.opening import opened
from kg.cli.options import base_option, confidence_option, input_option, store_option
from kg.cli.registry import own_registry, registry_option
from kg.cli.status import DONE, FAILED
from kg.cli.streams import fail, printable
from kg.cli.words import label, say, term
from kg.errors import LoadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.article import Article
    from kg.facts import Dropped, Span
    from kg.pipeline import Explanation, Failure


@click.command(
    "explain", cls=Command, examples=["kg explain article.md", "kg explain 0123456789abcdef", "kg explain a.md --json"]
)
@click.argument("article", metavar="ARTICLE")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@input_option
@confidence_option
@registry_option
@store_option
@base_option
def command(
    article: str,
    as_json: bool,
    format_: str | None,
    min_confidence: float,
    registry: tuple[Path, ...],
    store: str,
    base: str,
) -> int:
    """Show how an article is read: what is marked in it, what it states and why, and what was left out and why.

    ARTICLE is a file, an address, - for standard input, or the id, IRI or headline of an article in the store, whose
    text is then read anew. Each statement comes with the words that say it, its confidence and its rule; what was
    considered and left out with the reason, its score and what weighed most in that.
    """
    from kg.pipeline import Failure, explain
    from kg.resolve.registry import NOTHING_OWN

    own = own_registry(registry) or NOTHING_OWN
    status = DONE
    for found in _articles(article, format_, store, base):
        if isinstance(found, Failure):
            fail(found)
            status = FAILED
            continue
        explanation = explain(found, base, min_confidence, own)
        if as_json:
            click.echo(json.dumps(explanation.as_json(), ensure_ascii=False))
        else:
            click.echo("\n".join((*_page(explanation), "")))
    return status


def _articles(what: str, format_: str | None, store: str, base: str) -> Iterator[Article | Failure]:
    from kg.formats import of_suffix
    from kg.pipeline import articles
    from kg.store import Store

    stored = what.strip("<>").startswith(f"{base}article/")
    if not stored and (what == "-" or "://" in what or Path(what).exists() or of_suffix(what)):
        yield from articles([what], format_)
    elif Store.is_at(store):
        yield _stored(what, store)
    else:
        raise LoadError("{path}: neither a file nor, for want of a store, an article in one", path=what)


def _stored(what: str, store: str) -> Article:
    from datetime import datetime

    from kg.article import Article
    from kg.query import ArticleText, find_article

    with opened(store) as graph:
        known = ArticleText(graph, find_article(graph, what).iri)
    return Article(
        id=known.iri.rpartition("/")[2],
        title=known.title,
        text=known.text,
        published=datetime.fromisoformat(known.published) if known.published else None,
        url=known.url or None,
    )


def _page(explanation: Explanation) -> Iterator[str]:
    article, verdict = explanation.article, explanation.verdict
    yield from _text(explanation)
    yield ""
    yield _heading("policy" if verdict.policy else "no policy") + say(
        ": {why} (probability {shown:.2f}, {needed:.2f} needed)",
        why=term(verdict.why),
        shown=verdict.shown,
        needed=verdict.needed,
    )
    if verdict.because:
        yield click.style(f"  {_weights(verdict.because)}", dim=True)
    dropped = (line for one in explanation.dropped for line in _dropped(one, article.text))
    for heading, lines in (("statements", _statements(explanation)), ("considered and left out", dropped)):
        if listed := list(lines):
            yield ""
            yield _heading(heading)
            yield from listed


def _text(explanation: Explanation) -> Iterator[str]:
    """The head, and the text with its marks."""
    from kg.cli.marking import COLOURS, bracketed, coloured
    from kg.names import EntityType

    article, entities = explanation.article, explanation.facts.entities
    published = article.published.isoformat() if article.published else ""
    yield click.style(printable("  ".join(filter(None, (published, article.url, article.path)))), dim=True)
    if sys.stdout.isatty():
        legend = [click.style(label(kind), fg=colour) for kind, colour in COLOURS.items()]
        yield "  ".join((*legend, click.style(label(EntityType.MEASURE), underline=True)))
        yield ""
        yield coloured(article.text, entities)
    else:
        yield ""
        yield bracketed(article.text, entities, label)


def _statements(explanation: Explanation) -> Iterator[str]:
    facts, text = explanation.facts, explanation.article.text
    names = {entity.id: entity.name for entity in facts.entities}
    said = [
        *((r.evidence, r.subject, r.predicate, names[r.object], r.confidence, r.rule) for r in facts.relations),
        *((a.evidence, a.subject, a.name, a.value, a.confidence, a.rule) for a in facts.attributes),
    ]
    for evidence, subject, predicate, value, confidence, rule in sorted(said, key=lambda one: one[:4]):
        yield f"  {printable(names[subject])} {click.style(label(predicate), bold=True)} {printable(value)}"
        note = " · ".join((say("confidence {confidence:g}", confidence=confidence), rule))
        yield "    " + " … ".join(_quoted(span, text) for span in evidence) + click.style(f"  {note}", dim=True)


def _dropped(one: Dropped, text: str) -> Iterator[str]:
    notes = [term(one.why)]
    if one.score is not None:
        notes.append(say("score {score:.2f}", score=one.score))
    if one.because:
        notes.append(_weights(one.because))
    yield f"  {label(one.what)} {_quoted(one.span, text)}"
    yield click.style("    " + " · ".join(notes), dim=True)


def _weights(because: Iterable[tuple[str, float]]) -> str:
    return ", ".join(f"{printable(feature)} {weight:+.2f}" for feature, weight in because)


def _quoted(span: Span, text: str) -> str:
    words = " ".join(printable(span.quote(text)).split())
    return f"「{words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}」"


_LONGEST = 60


def _heading(word: str) -> str:
    return click.style(term(word), bold=True, fg="yellow")
