"""``from kg import Store`` with an address does what it does with a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg

if TYPE_CHECKING:
    from kg.store import Store

pytestmark = pytest.mark.jena


def test_a_day_with_a_store_on_a_server(address: str, local: Store, articles: list[str]) -> None:
    there, here = kg.Store(address), kg.Store(local.place)
    assert there.load(*articles).new == len(here.articles())
    assert there.articles() == here.articles()
    assert there.entity("财政部") == here.entity("财政部")
    for asked in ({"agency": "财政部"}, {"agency": '" } #'}):
        assert there.query("instruments-of-agency", **asked) == here.query("instruments-of-agency", **asked)
    one, other = there.graph(about="财政部", hops=2), here.graph(about="财政部", hops=2)
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    assert sorted(map(str, one.edges(keys=True, data=True))) == sorted(map(str, other.edges(keys=True, data=True)))
    gone = there.remove(here.articles()[0].iri)
    assert gone not in [line.title for line in there.articles()]
