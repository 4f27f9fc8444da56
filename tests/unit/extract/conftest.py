"""Reading a few invented sentences the way the extraction reads an article."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kg.article import Article
from kg.extract import extract

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.facts import Facts

Said = set[tuple[str, str, str]]


@pytest.fixture
def read_text() -> Callable[[str], Facts]:
    """Extract from a text whose first line is the headline."""

    def of(text: str) -> Facts:
        published = datetime(2023, 5, 8, 2, tzinfo=UTC)
        return extract(Article(id="0" * 16, title=text.partition("\n")[0], text=text, published=published))

    return of


@pytest.fixture
def said(read_text: Callable[[str], Facts]) -> Callable[[str], Said]:
    """The statements of a text as (subject's name, predicate, object's name), and its values likewise."""

    def of(text: str) -> Said:
        facts = read_text(text)
        names = {entity.id: entity.name for entity in facts.entities}
        relations = {(names[r.subject], str(r.predicate), names[r.object]) for r in facts.relations}
        return relations | {(names[a.subject], str(a.name), a.value) for a in facts.attributes}

    return of
