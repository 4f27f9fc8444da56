"""Every named question has the same answer, row by row, in SPARQL and in Cypher, on both graphs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.mirror import Target, mirror, run, verify
from kg.pipeline import load
from kg.query import bind, for_cypher, named_queries
from kg.query import run as ask
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.query import NamedQuery

SPARQL, CYPHER = named_queries("sparql"), named_queries("cypher")

GUIDE = Path(__file__).parents[2] / "docs" / "neo4j.md"
ASKED_IN_DOCS = [
    question
    for block in re.findall(r"```cypher\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    for question in block.strip().split("\n\n")
]

GIVEN = {
    "agency": ["上海银保监局", "上海市商务委员会", "国务院", "国家税务总局", "nobody"],
    "organisation": ["中国信保", "国务院", "上海银保监局"],
    "group": ["小微企业", "企业", "财产保险公司", "个体工商户", "高校毕业生"],
    "day": ["2022-06-01", "2023-01-31"],
    "days": ["30", "3650"],
    "instrument": ["意见", "上海市全力抗疫情助企业促发展的若干政策措施"],
    "first": ["上海市", "全国"],
    "second": ["北京市"],
    "below": ["0.5", "0.9"],
    "limit": ["5", "1000"],
}


@pytest.fixture(scope="module")
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("corpus") / "store") as store:
        load([str(shared / "corpus")], store)
        yield store


@pytest.fixture(
    scope="module",
    params=[pytest.param("neo4j", marks=pytest.mark.neo4j), pytest.param("embedded", marks=pytest.mark.embedded)],
)
def mirrored(request: pytest.FixtureRequest, corpus: Store) -> Target:
    target: Target = request.getfixturevalue(f"{request.param}_target")
    mirror(corpus, target, full=True)
    return target


def settings(query: NamedQuery, store: Store) -> Iterator[dict[str, str]]:
    """Some values for its parameters, in all combinations."""
    values = {**GIVEN, "article": store.articles()[:3]}
    names = [parameter.name for parameter in query.parameters or ()]
    for chosen in product(*(values[name] for name in names)):
        yield dict(zip(names, chosen, strict=True))


def alike(value: object) -> object:
    """A value of either side in one form."""
    datatype = getattr(getattr(value, "datatype", None), "value", "")
    words = getattr(value, "value", value)
    if words is None or isinstance(words, bool):
        return words
    if datatype.endswith("boolean"):
        return words == "true"
    if datatype.endswith(("integer", "decimal")) or isinstance(words, int | float):
        return float(words)
    return str(words)


def test_the_same_questions_with_the_same_headers_are_there_in_both_languages() -> None:
    assert list(SPARQL) == list(CYPHER)
    assert len(SPARQL) >= 15
    for name, query in SPARQL.items():
        twin = CYPHER[name]
        assert (query.en, query.zh) == (twin.en, twin.zh)
        # Only SPARQL has a variable of another name than its parameter.
        assert [replace(one, variable="") for one in query.parameters or ()] == [
            replace(one, variable="") for one in twin.parameters or ()
        ]


@pytest.mark.parametrize("name", CYPHER)
def test_cypher_and_sparql_answer_alike_on_the_corpus(name: str, corpus: Store, mirrored: Target) -> None:
    query, twin = SPARQL[name], CYPHER[name]
    for given in settings(query, corpus):
        answer = ask(corpus, query, given)
        expected = [tuple(alike(value) for value in row) for row in answer.rows]  # type: ignore[union-attr]
        rows = run(mirrored, twin.text, for_cypher(bind(twin, given)))
        assert [tuple(alike(row[column]) for column in answer.columns) for row in rows] == expected, given  # type: ignore[union-attr]


@pytest.mark.parametrize("question", ASKED_IN_DOCS, ids=lambda question: str(question).splitlines()[0])
def test_every_question_of_the_guide_has_an_answer(question: str, mirrored: Target) -> None:
    [title] = run(mirrored, "MATCH (a:Article {iri: $iri}) RETURN a.title AS title", {"iri": _telling(mirrored)})
    assert run(mirrored, question, {"agency": "中国人民银行", **title})


def _telling(target: Target) -> str:
    """The article with most relationships."""
    counted = "MATCH (:Agency)-[r]->() RETURN r.article AS article, count(r) AS n ORDER BY n DESC, article LIMIT 1"
    return str(run(target, counted)[0]["article"])


def test_whole_corpus_is_in_step(corpus: Store, mirrored: Target) -> None:
    assert verify(corpus, mirrored) == []
