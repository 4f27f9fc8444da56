"""The command's figures are the reference scorer's, whatever is predicted."""

from __future__ import annotations

import importlib.util
import json
import random
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import LoadError
from kg.evaluate import compare, in_fold, read_answers, score
from kg.evaluate.answers import Answer
from kg.names import AttributeName, EntityType, Predicate

if TYPE_CHECKING:
    from pathlib import Path

TYPES = [kind.value for kind in EntityType]
PREDICATES = [predicate.value for predicate in Predicate]


@pytest.fixture(scope="module")
def reference(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def golds(shared: Path) -> list[dict[str, Any]]:
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted((shared / "gold").glob("*.json"))]


def perturbed_entity(entity: dict[str, Any], others: list[dict[str, Any]], rng: random.Random) -> dict[str, Any]:
    """The same entity with its name cut, lengthened or dressed, its type or its other names mistaken."""
    key = "text" if "text" in entity else "name"
    name = entity[key]
    change = rng.randrange(6)
    if change == 0:
        name = name[: rng.randint(1, len(name))]
    elif change == 1:
        name = rng.choice(others).get("name", "《甲》") + name
    elif change == 2:
        name = f"《{name}》，"
    written = {"id": "p" + entity["id"], "type": entity["type"], key: name}
    if rng.random() < 0.2:
        written["type"] = rng.choice([*TYPES, "Place"])
    if rng.random() < 0.5:
        written["aliases"] = entity.get("aliases", [])
    if rng.random() < 0.7:
        written["canonical"] = entity.get("canonical")
    return written


def perturbed(gold: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """A prediction that is right in part."""
    entities = [perturbed_entity(entity, gold["entities"], rng) for entity in gold["entities"] if rng.random() < 0.85]
    rng.shuffle(entities)
    ids = ["p" + entity["id"] for entity in gold["entities"]] or ["p0"]
    relations = [
        {"subject": "p" + r[0], "predicate": r[1], "object": "p" + r[2], "confidence": rng.random(), "rule": "r"}
        for r in gold["relations"]
        if rng.random() < 0.8
    ]
    for relation in relations:
        if rng.random() < 0.2:
            relation[rng.choice(["subject", "object"])] = rng.choice(ids)
        if rng.random() < 0.1:
            relation["predicate"] = rng.choice(PREDICATES)
    relations += rng.sample(relations, len(relations) // 10)
    attributes = [
        {"subject": "p" + a[0], "name": a[1], "value": a[2]} for a in gold["attributes"] if rng.random() < 0.8
    ]
    for attribute in attributes:
        if rng.random() < 0.3:
            attribute["subject"] = rng.choice(ids)
        if rng.random() < 0.2:
            attribute["value"] += "T08:00"
        if rng.random() < 0.1:
            attribute["name"] = rng.choice(list(AttributeName)).value
    if not entities and rng.random() < 0.5:
        entities = [{"id": "p0", "type": "Agency", "name": "无关机关"}]
    return {"article": {}, "entities": entities, "relations": relations, "attributes": attributes}


@pytest.mark.parametrize("seed", range(20))
def test_figures_are_those_of_the_reference_scorer(
    seed: int, reference: Any, golds: list[dict[str, Any]], shared: Path
) -> None:
    rng = random.Random(seed)
    chosen = rng.sample(golds, 12)
    records = {gold["article"]: perturbed(gold, rng) for gold in chosen if rng.random() < 0.95}
    expected: dict[str, Any] = defaultdict(reference.Tally)
    for gold in chosen:
        reference.compare(gold, records.get(gold["article"], {}), expected, [])
    names = {gold["article"] for gold in chosen}
    answers = [answer for answer in read_answers(shared / "gold") if answer.article in names]

    ours = score(answers, records).tallies  # type: ignore[arg-type]

    told = {name.removeprefix("-"): tally for name, tally in expected.items() if tally.predicted or tally.wanted}
    assert {name: (t.right, t.predicted, t.found, t.wanted) for name, t in ours.items() if name in told} == {
        name: (t.right, t.predicted, t.found, t.wanted) for name, t in told.items()
    }
    assert all((ours[n].precision, ours[n].recall, ours[n].f1) == (t.p, t.r, t.f1) for n, t in told.items())


def test_the_answers_themselves_score_one(golds: list[dict[str, Any]], shared: Path) -> None:
    records = {}
    for gold in golds:
        records[gold["article"]] = {
            "article": {},
            "entities": gold["entities"],
            "relations": [{"subject": r[0], "predicate": r[1], "object": r[2]} for r in gold["relations"]],
            "attributes": [{"subject": a[0], "name": a[1], "value": a[2]} for a in gold["attributes"]],
        }
    result = score(read_answers(shared / "gold"), records)  # type: ignore[arg-type]
    assert {name: tally.f1 for name, tally in result.tallies.items() if tally.f1 < 1} == {}
    assert result.differences == []


def test_folds_share_out_every_article_once(golds: list[dict[str, Any]]) -> None:
    names = [gold["article"] for gold in golds]
    assert sorted(name for fold in range(1, 6) for name in names if in_fold(name, fold, 5)) == sorted(names)


def invented() -> Answer:
    return Answer(
        article="甲",
        policy=True,
        entities=(
            {"id": "a1", "type": "Agency", "name": "甲市商务局"},
            {"id": "m1", "type": "Measure", "text": "发放补贴", "level": 1},
        ),
        optional=frozenset(),
        canonical={},
        relations=frozenset({("a1", "offers", "m1")}),
        required=frozenset({("a1", "offers", "m1")}),
        attributes=frozenset({("m1", "quantity", "100元")}),
        required_attributes=frozenset({("m1", "quantity", "100元")}),
    )


def test_a_difference_shows_its_sentence_and_its_rule() -> None:
    text = "标题\n甲市商务局发放补贴，每人100元。乙公司叫好。"
    wrong = {"subject": "p1", "predicate": "offers", "object": "p2", "rule": "some-rule", "evidence": [[20, 23]]}
    found = {
        "article": {},
        "entities": [
            {"id": "p1", "type": "Agency", "name": "甲市商务局"},
            {"id": "p2", "type": "Institution", "name": "乙公司", "mentions": [[20, 23]]},
        ],
        "relations": [wrong],
        "attributes": [],
    }
    differences = compare(invented(), found, text).differences  # type: ignore[arg-type]
    assert [(d.kind, d.category, d.rule, d.sentence) for d in differences] == [
        ("missing", "Measure", "", "甲市商务局发放补贴，每人100元。"),
        ("wrong", "Institution", "", "乙公司叫好。"),
        ("missing", "offers", "", "甲市商务局发放补贴，每人100元。"),
        ("wrong", "offers", "some-rule", "乙公司叫好。"),
        ("missing", "quantity", "", "甲市商务局发放补贴，每人100元。"),
    ]


def test_a_rule_is_tallied_by_what_it_said() -> None:
    right = {"subject": "p1", "predicate": "offers", "object": "p2", "confidence": 0.9, "rule": "good"}
    found = {
        "article": {},
        "entities": [
            {"id": "p1", "type": "Agency", "name": "甲市商务局"},
            {"id": "p2", "type": "Measure", "text": "发放补贴"},
        ],
        "relations": [right, {**right, "predicate": "issues", "confidence": 0.4, "rule": "bad"}],
        "attributes": [],
    }
    result = score([invented()], {"甲": found})  # type: ignore[dict-item]
    assert {name: (t.right, t.predicted) for name, t in result.rules.items()} == {"good": (1, 1), "bad": (0, 1)}
    assert list(result.confidences) == ["0.30 – 0.50", "≥ 0.90"]
    assert [(t.right, t.predicted) for t in result.confidences.values()] == [(0, 1), (1, 1)]


@pytest.mark.parametrize("content", ["", "[]", '{"article": "a"}', "\x00"])
def test_a_broken_answer_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(LoadError, match=r"a\.json"):
        read_answers(tmp_path)
