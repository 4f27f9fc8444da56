from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kg.mirror.entities import Said, entity_nodes
from kg.mirror.seal import SEAL
from kg.names import ONTOLOGY
from kg.namespaces import PROV, RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.mirror.entities import EntityNode

E = "https://e.example/1"
TYPE, NAME, OTHER = RDF + "type", SKOS + "prefLabel", SKOS + "altLabel"


class Sayings:
    """A source that says what it is given: the part of the mirror that reads the store, with nothing behind it."""

    def __init__(self, said: Iterable[Said], published: dict[str, str] | None = None) -> None:
        self.said, self.published = list(said), published or {}

    def said_of(self, iris: Iterable[str]) -> Iterator[Said]:
        wanted = set(iris)
        return (one for one in self.said if one.entity in wanted)

    def support(self, iris: Iterable[str]) -> dict[str, int]:
        return {iri: len({o.article for o in self.said_of([iri]) if o.article and o.predicate == TYPE}) for iri in iris}


def node(said: Iterable[Said], published: dict[str, str] | None = None) -> EntityNode | None:
    return entity_nodes(Sayings(said, published), [E]).get(E)  # type: ignore[arg-type]


def agency(article: str, name: str, *aliases: str) -> list[Said]:
    return [
        Said(E, TYPE, article, ONTOLOGY + "Agency", ""),
        Said(E, NAME, article, name, ""),
        *(Said(E, OTHER, article, alias, "") for alias in aliases),
    ]


def test_a_node_carries_what_it_hangs_under_and_the_decisions_that_led_to_it() -> None:
    links = [(SKOS + "broader", "", "b"), (SKOS + "broader", "", "a"), (PROV + "wasInfluencedBy", "", "d")]
    said = [*agency("a", "云溪市商务局"), *(Said(E, term, article, iri, "") for term, article, iri in links)]
    found = node([*said, Said(E, SKOS + "broader", None, "of the registry", "")])
    assert found is not None
    assert (found.properties["broader"], found.properties["decisions"]) == (["a", "b"], ["d"])
    assert "version_of" not in found.properties


def test_aliases_of_all_articles_come_together() -> None:
    found = node([*agency("a", "云溪市商务局", "商务局"), *agency("b", "云溪市商务局", "市商务局")])
    assert found is not None
    assert found.labels == ("Agency",)
    assert {key: value for key, value in found.properties.items() if key != SEAL} == {
        "iri": E,
        "name": "云溪市商务局",
        "aliases": ["商务局", "市商务局"],
        "articles": 2,
    }


def test_registry_gives_the_canonical_and_the_english_name_but_no_support() -> None:
    registered = [Said(E, NAME, None, "云溪市商务局", "zh"), Said(E, NAME, None, "Yunxi Commerce", "en")]
    assert node(registered) is None
    found = node([*registered, *agency("a", "商务局")])
    assert found is not None
    assert found.properties["name"] == "商务局"
    assert found.properties["canonical"] == "云溪市商务局"
    assert found.properties["name_en"] == "Yunxi Commerce"
    assert found.properties["aliases"] == ["云溪市商务局"]


def test_group_of_the_registry_is_a_node_without_any_article() -> None:
    found = node([Said(E, TYPE, None, ONTOLOGY + "TargetGroup", ""), Said(E, NAME, None, "茶农", "zh")])
    assert found is not None
    assert found.labels == ("TargetGroup",)
    assert (found.properties["name"], found.properties["articles"]) == ("茶农", 0)


def test_latest_article_decides_a_date_and_all_are_kept() -> None:
    said = [
        *agency("a", "x"),
        *agency("b", "x"),
        Said(E, ONTOLOGY + "issuedOn", "a", "2022-05-01", ""),
        Said(E, ONTOLOGY + "issuedOn", "b", "2022-06-01", ""),
    ]
    # b is the later one: 23:00 in UTC is after 01:00 on the next day in China.
    found = node(said, {"a": "2022-06-02T01:00:00+08:00", "b": "2022-06-01T23:00:00Z"})
    assert found is not None
    assert found.properties["issued_on"] == date(2022, 6, 1)
    assert found.properties["issued_on_all"] == [date(2022, 5, 1), date(2022, 6, 1)]


@given(st.permutations([*agency("a", "x", "y"), *agency("b", "z"), *agency("c", "x", "w")]))
def test_order_in_which_things_are_said_does_not_matter(said: list[Said]) -> None:
    assert node(said) == node(sorted(said, key=repr))
