from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.mirror import cypher
from kg.mirror.layout import LABELS, RELATIONSHIPS, TYPES
from kg.mirror.state import plan
from kg.names import EntityType, Predicate


def test_types_and_labels_are_the_ontologys_names() -> None:
    assert list(LABELS) == [str(kind) for kind in EntityType]
    assert TYPES["setsOut"] == "SETS_OUT"
    assert list(TYPES) == [str(predicate) for predicate in Predicate]


@pytest.mark.parametrize("label", ["Entity", "Agency) DETACH DELETE n //", "`x`"])
def test_nothing_but_a_name_of_the_ontology_becomes_a_label(label: str) -> None:
    with pytest.raises(ValueError, match=re.escape(label)):
        cypher.create_entities((label,))


@pytest.mark.parametrize("kind", RELATIONSHIPS)
def test_values_are_parameters(kind: str) -> None:
    text = cypher.create_relationships(kind, from_article=False)
    assert "'" not in text
    assert "$articles" in text


def test_browser_style_knows_every_label_by_the_property_it_is_read_by() -> None:
    style = Path(__file__).parents[3].joinpath("docs", "neo4j.grass").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"([\w.]+) \{\n((?:  [\w-]+: [^;{}]*(?:\{\w+\})?[^;{}]*;\n)+)\}\n", style))
    assert "".join(f"{name} {{\n{body}}}\n" for name, body in blocks.items()) == style
    captions = {name: re.findall(r'^  caption: "(.*)";$', body, re.MULTILINE) for name, body in blocks.items()}
    assert {name: captions[f"node.{name}"] for name in LABELS} == {key: ["{name}"] for key in LABELS}
    assert captions["node.Article"] == ["{title}"]
    assert {name.partition(".")[2] for name in blocks if name.startswith("relationship.")} <= RELATIONSHIPS.keys()


def test_plan_names_what_differs_by_article() -> None:
    todo = plan({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "0", "d": "4", "c": None})
    assert todo.write == ("b", "c")
    assert todo.remove == ("d",)
    assert todo.known == {"b", "c"}
    assert todo.unchanged == 1
