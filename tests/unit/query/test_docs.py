from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query import PREFIXES, named_queries

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_on_queries_tells_every_question_with_an_example(root: Path) -> None:
    page = (root / "docs" / "queries.md").read_text(encoding="utf-8")
    for name, query in named_queries("sparql").items():
        example = "".join(f" -p {p.name}={p.example}" for p in query.parameters or ())
        assert f"### {name}\n\n{query.en} · {query.zh}\n\n```console\n$ kg query {name}{example}\n```" in page


def test_the_page_on_queries_lists_the_prefixes(root: Path) -> None:
    page = (root / "docs" / "queries.md").read_text(encoding="utf-8")
    assert [prefix for prefix in PREFIXES if f"`{prefix}:`" not in page] == []
