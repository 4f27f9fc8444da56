"""What engines say of a query that is none, in one form."""

from __future__ import annotations

import pytest

from kg.mirror.run import refused


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        (
            "Syntax error at line 1:16 - mismatched input 'RETURN' expecting ')'",  # ArcadeDB counts columns from 0
            "line 1, column 17: not Cypher (mismatched input 'RETURN' expecting ')')",
        ),
        (
            'Invalid input \'RETURN\': expected ")" (line 1, column 17 (offset: 16))\n"MATCH (a:Agency RETURN a"\n   ^',
            "line 1, column 17: not Cypher (Invalid input 'RETURN': expected \")\")",
        ),
        ("Variable 'a' not defined", "the property graph cannot answer (Variable 'a' not defined)"),
    ],
)
def test_a_refused_query_is_told_its_place_and_the_reason(engine: str, said: str) -> None:
    assert str(refused(engine)) == said
