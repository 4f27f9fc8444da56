from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import QueryError
from kg.query import explain, named_queries, parse_query

if TYPE_CHECKING:
    from kg.store import Store


def explained(store: Store, text: str) -> list[str]:
    return [line.strip() for line in explain(store, parse_query(text, "test", "sparql"))]


def test_each_pattern_is_told_with_how_much_it_matches(store: Store) -> None:
    lines = explained(store, 'SELECT ?a { ?a a pk:Agency ; pk:none ?b FILTER(?b > 3 && ?b != "x") } LIMIT 2')
    agencies = sum(1 for _ in store.query("SELECT * { ?a a <https://w3id.org/policy-kg/ontology#Agency> }"))
    assert agencies > 0
    assert f"?a rdf:type pk:Agency  ({agencies})" in lines
    assert "?a pk:none ?b  (0)" in lines
    assert 'Filter (?b > 3 && ?b != "x")' in lines
    assert lines[1:3] == ["Slice 2 from 0", "Project ?a"]


@pytest.mark.parametrize("name", list(named_queries("sparql")))
def test_every_named_query_can_be_explained(store: Store, name: str) -> None:
    lines = list(explain(store, named_queries("sparql")[name]))
    assert lines[0] == "SelectQuery"
    assert any(line.rstrip().endswith(")") and "?" in line for line in lines)


def test_a_path_that_cannot_be_written_has_no_number(store: Store) -> None:
    assert "?a !(…) ?b" in explained(store, "ASK { ?a !(pk:issues|^pk:uses) ?b }")


def test_what_is_no_query_is_not_explained(store: Store) -> None:
    with pytest.raises(QueryError, match="line 1, column 17"):
        explained(store, "SELECT ?a { ?a ?")
