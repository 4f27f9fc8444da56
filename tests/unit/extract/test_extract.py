"""The whole extraction: on invented items, on any text, and on the right answers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article
from kg.evaluate.run import evaluate
from kg.extract import extract
from kg.names import EntityType

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.facts import Facts

DATA = Path(__file__).parents[2] / "data"
_WORDS = (
    "财政部 、国家税务总局 近日 联合印发 《关于支持小微企业的通知》 （以下简称《通知》） 。 ，",
    "\n 一是 （二） 要 加强 对 企业 给予",
    "100万元 补贴 “ ” 《 》 会议指出 专家表示 上海市 推出 十条措施 自2023年1月1日起施行 不得 的 等",
)
PARTS = st.sampled_from(" ".join(_WORDS).split(" "))


def items(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def article(title: object, text: object) -> Article:
    return Article(id="0" * 16, title=str(title), text=f"{title}\n{text}")


def alike(name: str, form: str) -> bool:
    """Whether what was found is what had to be, or the better half of it."""
    return name in form or (form in name and 2 * len(form) >= len(name))


def check(facts: Facts, text: str) -> None:
    """Every span lies in the text, a measure is its quote, and every statement has what it needs."""
    ids = {entity.id for entity in facts.entities}
    assert len(ids) == len(facts.entities)
    for entity in facts.entities:
        assert entity.mentions
        if entity.type is EntityType.MEASURE:
            assert entity.mentions[0].quote(text) == entity.name
        else:
            assert entity.mentions == tuple(sorted(entity.mentions))
    for statement in (*facts.relations, *facts.attributes):
        assert statement.subject in ids
        assert statement.evidence
        assert 0 < statement.confidence <= 1
        assert statement.rule
        assert all(0 <= span.begin < span.end <= len(text) for span in statement.evidence)


@settings(deadline=None)
@given(st.lists(PARTS, max_size=40))
def test_any_text_gives_sound_facts_and_the_same_twice(parts: list[str]) -> None:
    text = "标题\n" + "".join(parts)
    facts = extract(Article(id="0" * 16, title="标题", text=text))
    check(facts, text)
    assert extract(Article(id="0" * 16, title="标题", text=text)) == facts


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    check(extract(Article(id="0" * 16, title="", text=text)), text)


@pytest.mark.parametrize("item", items("no_policy.jsonl"), ids=lambda item: str(item["title"])[:20])
def test_what_is_no_policy_gives_nothing(item: dict[str, object]) -> None:
    facts = extract(article(item["title"], item["text"]))
    assert [entity.name for entity in facts.entities] == []


def test_most_of_what_policy_items_must_give_is_found() -> None:
    kinds = {"agencies": "Agency", "instruments": "Instrument", "measures": "Measure", "groups": "TargetGroup"}
    wanted = dict.fromkeys(kinds, 0)
    found = dict.fromkeys(kinds, 0)
    for item in items("policy.jsonl"):
        facts = extract(article(item["title"], item["text"]))
        must = item["must"]
        assert isinstance(must, dict)
        for key, kind in kinds.items():
            forms = [form for e in facts.entities if e.type == kind for form in (e.name, *e.aliases)]
            wanted[key] += len(must.get(key, ()))
            found[key] += sum(any(alike(name, form) for form in forms) for name in must.get(key, ()))
    assert {key: found[key] / wanted[key] >= 0.7 for key in kinds} == dict.fromkeys(kinds, True)


def test_the_answers_are_reached(shared: Path) -> None:
    score, failures = evaluate(shared / "gold")
    assert failures == []
    assert score.tallies["entities"].f1 >= 0.75
    assert score.tallies["relations"].f1 >= 0.5
    assert score.tallies["canonical"].precision >= 0.97
    assert score.reliability["≥ 0.80"].precision >= 0.9
    assert score.reliability["≥ 0.80"].predicted >= 80


@pytest.mark.parametrize(
    "text",
    [
        "一是" * 50_000,
        "“" * 100_000,
        "《" * 50_000 + "》" * 50_000,
        "加强企业管理、" * 60_000,
        "、企业" * 60_000,
        "1" * 300_000,
    ],
    ids=["enumerators", "quotes", "titles", "one sentence", "groups", "digits"],
)
def test_monstrous_texts_end(text: str, read_text: Callable[[str], Facts]) -> None:
    check(read_text("标题\n" + text), "标题\n" + text)


def test_the_hash_seed_changes_nothing() -> None:
    program = (
        "import json,sys\nfrom kg.article import Article\nfrom kg.extract import extract\n"
        "from kg.extract.explanation import considered\n"
        f"for line in open({str(DATA / 'policy.jsonl')!r}, encoding='utf-8'):\n"
        "    d = json.loads(line)\n"
        "    one = Article(id='0'*16, title=d['title'], text=d['title'] + chr(10) + d['text'])\n"
        "    facts = extract(one)\n"
        "    print(ascii(facts), ascii(considered(one, facts)))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs != {b""}
