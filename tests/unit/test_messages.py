"""What messages say of one thing and of several."""

from __future__ import annotations

import pytest

from kg.messages import ENGLISH, chinese, fill


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 rows of 0 articles"), (1, "1 row of 1 article"), (2, "2 rows of 2 articles")]
)
def test_one_of_a_thing_is_said_so(count: int, said: str) -> None:
    assert fill(ENGLISH, "{rows} rows of {articles} articles", {"rows": count, "articles": count}) == said


def test_what_is_translated_is_left_as_it_is() -> None:
    assert (
        fill(chinese(), "{wanted}: {count} articles are called so", {"wanted": "x", "count": 1}) == "x：有 1 篇文章相符"
    )
