"""Articles written to learn from, beside the right answers: ``training/articles/*.txt``.

The articles of a file stand between lines of ``%%``. Lines that begin with ``#`` name the groups and the programmes
that an article is about; then come the headline and the paragraphs, with every measure in square brackets.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import Article, article_id
from kg.evaluate.answers import Answer
from training.examples import lesson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.records import EntityRecord
    from training.examples import Lesson

_FOLDER = Path(__file__).parent / "articles"
_MEASURE = re.compile(r"\[([^\]]*)\]")
_LISTED = {"groups": "TargetGroup", "programmes": "Programme"}


@cache
def written_lessons() -> tuple[Lesson, ...]:
    """Every written article, by file and place in it."""
    texts = [text for file in sorted(_FOLDER.glob("*.txt")) for text in file.read_text(encoding="utf-8").split("%%\n")]
    return tuple(_lesson(text.strip().splitlines()) for text in texts)


def _lesson(lines: list[str]) -> Lesson:
    listed = [line.removeprefix("# ").partition(":") for line in lines if line.startswith("#")]
    marked = "\n".join(line for line in lines if line and not line.startswith("#"))
    text = _MEASURE.sub(r"\1", marked)
    title = text.partition("\n")[0]
    name = article_id(key=None, source="written", published=None, title=title)
    entities = [*_measures(marked), *(entity for key, _, names in listed for entity in _named(key, names))]
    nothing: frozenset[tuple[str | None, str, str | None]] = frozenset()
    answer = Answer(name, bool(entities), tuple(entities), frozenset(), {}, nothing, nothing, nothing, nothing)
    return lesson(Article(name, title, text), answer)


def _measures(marked: str) -> Iterator[EntityRecord]:
    for number, quote in enumerate(_MEASURE.findall(marked)):
        yield {"id": f"measure{number}", "type": "Measure", "text": quote, "level": 1}


def _named(key: str, names: str) -> Iterator[EntityRecord]:
    for number, name in enumerate(names.split("、")):
        if name.strip():
            yield {"id": f"{key}{number}", "type": _LISTED[key], "name": name.strip(), "aliases": []}
