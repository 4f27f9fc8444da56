"""Statements of an article: who issues what, what it sets out, whom it is for, what it rests on and works through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.relations.documents import (
    addressees,
    answering,
    changes,
    facing,
    inner_titles,
    issuers,
    issuers_before_titles,
    signatures,
    titles,
)
from kg.extract.relations.grounds import (
    grounds_cited_before,
    grounds_of_documents,
    grounds_of_making,
    grounds_of_measures,
    meeting_topics,
)
from kg.extract.relations.roles import roles, whole_roles
from kg.extract.relations.sources import means, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.reader import Reader
    from kg.extract.statements import Statement

__all__ = ["statements"]

_RULES = (
    issuers,
    issuers_before_titles,
    signatures,
    titles,
    facing,
    addressees,
    answering,
    changes,
    inner_titles,
    grounds_of_documents,
    grounds_of_making,
    grounds_of_measures,
    grounds_cited_before,
    meeting_topics,
    sources,
    means,
    roles,
    whole_roles,
)


def statements(reader: Reader) -> Iterator[Statement]:
    """All statements, rule by rule; a later one may repeat an earlier one with other evidence."""
    for rule in _RULES:
        yield from rule(reader)
