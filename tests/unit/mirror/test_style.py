"""The style file for Neo4j Browser, read as Browser reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.mirror.layout import BROADER, LABELS, RELATIONSHIPS

FILE = Path(__file__).parents[3] / "docs" / "neo4j.grass"
PLACES = {"node": {"Entity", "Article", *LABELS.values()}, "relationship": {*RELATIONSHIPS, BROADER}}

# What Browser asks of a style: https://neo4j.com/docs/browser-manual/current/operations/browser-styling/
MEASURE, COLOUR, CAPTION = r"\d+px", r"#[0-9A-F]{6}", r"\{(name|title|attribute)\}|<type>|<id>"
NODE = {
    "diameter": MEASURE,
    "color": COLOUR,
    "border-color": COLOUR,
    "border-width": MEASURE,
    "text-color-internal": COLOUR,
    "font-size": MEASURE,
    "caption": CAPTION,
    "defaultCaption": CAPTION,
}
RELATIONSHIP = {
    "color": COLOUR,
    "shaft-width": MEASURE,
    "font-size": MEASURE,
    "padding": MEASURE,
    "text-color-external": COLOUR,
    "text-color-internal": COLOUR,
    "caption": CAPTION,
}


def parsed(text: str) -> dict[str, dict[str, str]]:
    """Selectors with their properties.

    As Browser's ``parseGrass``: quotes are taken off and shield braces; selectors lose all white space; a property is
    what has just one colon between two semicolons, anything else is dropped without a word, and so is a comment.
    """
    rules: dict[str, dict[str, str]] = {}
    keyword, body, quoted, inside = "", "", False, False
    for character in text:
        if character in "'\"":
            quoted = not quoted
        elif character == "{" and not quoted:
            assert not inside, f"a brace too many after {keyword}"
            inside = True
        elif character == "}" and not quoted:
            pairs = [line.split(":") for line in body.split(";") if line.strip()]
            rules[keyword] = {name.strip(): value.strip() for name, value in pairs}
            keyword, body, inside = "", "", False
        elif inside:
            body += character
        elif not character.isspace():
            keyword += character
    assert (keyword, body, quoted, inside) == ("", "", False, False), "something is left open"
    return rules


@pytest.fixture(scope="module")
def rules() -> dict[str, dict[str, str]]:
    return parsed(FILE.read_text(encoding="utf-8"))


def test_every_rule_speaks_of_a_label_or_type_that_there_is(rules: dict[str, dict[str, str]]) -> None:
    for selector in rules:
        kind, _, name = selector.partition(".")
        assert not name or name in PLACES[kind], selector


def test_every_type_of_entity_has_a_colour_of_its_own_and_its_name_as_caption(rules: dict[str, dict[str, str]]) -> None:
    styles = [rules[f"node.{label}"] for label in LABELS.values()]
    assert len({style["color"] for style in styles}) == len(LABELS)
    assert {style["caption"] for style in styles} == {"{name}"}


def test_every_property_and_value_is_one_that_browser_knows(rules: dict[str, dict[str, str]]) -> None:
    for selector, style in rules.items():
        known = NODE if selector.startswith("node") else RELATIONSHIP
        for name, value in style.items():
            assert re.fullmatch(known[name], value), (selector, name, value)
