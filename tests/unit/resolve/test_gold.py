"""Resolution against the right answers, when they are at hand: names, types and dates in, official names out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.facts import Entity, Facts, Span
from kg.names import EntityType
from kg.resolve import Resolver
from loaders import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.article import Article

ORGANISATIONS = {"Agency", "Institution"}


def answers(shared: Path) -> Iterator[tuple[Article, dict[str, object]]]:
    articles = {path.stem: path for path in (shared / "corpus").rglob("*.md")}
    for path in sorted((shared / "gold").glob("*.json")):
        source = articles[path.stem]
        gold = json.loads(path.read_text(encoding="utf-8"))
        for article in markdown.read(source.read_bytes(), str(source)):
            for entity in gold["entities"]:
                if entity["type"] in ORGANISATIONS and entity.get("canonical"):
                    yield article, entity


def resolved(resolver: Resolver, article: Article, entity: dict[str, object]) -> str | None:
    name = str(entity["name"])
    begin = max(0, article.text.find(name))
    aliases = tuple(map(str, entity.get("aliases", ())))  # type: ignore[call-overload]
    one = Entity("a1", EntityType(str(entity["type"])), name, (Span(begin, begin + len(name)),), aliases)
    return resolver.resolve(article, Facts((one,))).entities[0].canonical


def test_official_names_are_those_of_the_right_answers(shared: Path) -> None:
    resolver = Resolver()
    wrong, required = [], 0
    for article, entity in answers(shared):
        if entity.get("optional"):
            continue
        required += 1
        want = [entity["canonical"], *entity.get("canonicalAlso", ())]  # type: ignore[misc]
        if (got := resolved(resolver, article, entity)) not in want:
            wrong.append((article.title, entity["name"], want, got))
    assert required > 100
    assert len(wrong) <= 0.03 * required, wrong
