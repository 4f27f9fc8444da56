"""Articles written to learn from, beside the right answers: ``training/articles/*.txt``.

The articles of a file stand between lines of ``%%``. Lines that begin with ``#`` name the groups and the programmes
that an article is about; then come the headline and the paragraphs, with every measure in square brackets. Behind the
measure's words may stand whom it targets and whom it is addressed to, for all measures of an article or for none:
``[引导银行加大对小微企业的信贷投放|小微企业|银行]``. ``# for: 关于支持小微企业的通知|小微企业|各地`` says so of a whole
document or programme.

``python -m training.written FILE…`` tells of each article what the extraction cannot learn: measures that are no clause
it weighs, groups and programmes it does not read, ties out of its reach.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import Article, article_id
from kg.evaluate.answers import Answer
from kg.evaluate.similarity import ORGANISATIONS
from kg.extract.measures import candidates
from kg.extract.relations.pairs import pairs
from kg.names import EntityType
from training.examples import lesson

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.evaluate.answers import Triple
    from kg.records import EntityRecord
    from training.examples import Lesson

_FOLDER = Path(__file__).parent / "articles"
_MEASURE = re.compile(r"\[([^\]|]*)(\|[^\]|]*\|[^\]|]*)?\]")
_LISTED = {"groups": "TargetGroup", "programmes": "Programme"}
_ROLES = ("targets", "addressedTo")


@cache
def written_lessons() -> tuple[Lesson, ...]:
    """Every written article, by file and place in it."""
    return tuple(one for file in sorted(_FOLDER.glob("*.txt")) for one in _lessons(file))


def _lessons(file: Path) -> Iterator[Lesson]:
    for text in file.read_text(encoding="utf-8").split("%%\n"):
        yield _lesson(text.strip().splitlines())


def _lesson(lines: list[str]) -> Lesson:
    listed = [(key, said) for line in lines if line.startswith("# ") for key, _, said in [line[2:].partition(":")]]
    marked = "\n".join(line for line in lines if line and not line.startswith("#"))
    text = _MEASURE.sub(r"\1", marked)
    title = text.partition("\n")[0]
    name = article_id(key=None, source="written", published=None, title=title)
    entities = [*_measures(marked), *(e for key, names in listed if key in _LISTED for e in _named(key, names))]
    nothing: frozenset[Triple] = frozenset()
    answer = Answer(name, bool(entities), tuple(entities), frozenset(), {}, nothing, nothing, nothing, nothing)
    read = lesson(Article(name, title, text), answer)
    entities += _bodies_and_documents(read)
    ids = {form: entity["id"] for entity in entities if "name" in entity for form in _forms(entity)}
    marks = [(f"measure{i}", roles) for i, (_, roles) in enumerate(_MEASURE.findall(marked))]
    marks += [
        (_id(ids, name.strip()), f"|{roles}")
        for key, said in listed
        if key == "for"
        for name, _, roles in [said.partition("|")]
    ]
    ties = frozenset(tie for thing, roles in marks for tie in _ties(thing, roles, ids))
    return replace(read, answer=replace(answer, entities=tuple(entities), relations=ties))


def _measures(marked: str) -> Iterator[EntityRecord]:
    for number, (quote, _) in enumerate(_MEASURE.findall(marked)):
        yield {"id": f"measure{number}", "type": "Measure", "text": quote, "level": 1}


def _named(key: str, names: str) -> Iterator[EntityRecord]:
    for number, name in enumerate(names.split("、")):
        if name.strip():
            yield {"id": f"{key}{number}", "type": _LISTED[key], "name": name.strip(), "aliases": []}


def _bodies_and_documents(read: Lesson) -> Iterator[EntityRecord]:
    """The bodies and documents as the extraction reads them: it seldom errs there, so they need no marks."""
    for number, one in enumerate(read.reader.names):
        if one.type in ORGANISATIONS or one.type is EntityType.INSTRUMENT:
            yield {"id": f"named{number}", "type": str(one.type), "name": one.form, "aliases": list(one.aliases)}


def _forms(entity: EntityRecord) -> Sequence[str]:
    return entity["name"], *entity["aliases"]


def _ties(thing: str, roles: str, ids: dict[str, str]) -> Iterator[Triple]:
    for role, names in zip(_ROLES, roles[1:].split("|"), strict=False):
        for name in filter(None, names.split("、")):
            yield thing, role, _id(ids, name)


def _id(ids: dict[str, str], name: str) -> str:
    if name not in ids:
        message = f"{name} is neither a group or programme of the article nor a body or document read in it"
        raise ValueError(message)
    return ids[name]


def _unlearnable(one: Lesson) -> Iterator[str]:
    reader, entities = one.reader, one.named()
    read = set(entities.values())
    weighed = list(candidates(reader.text, reader.readings, reader.frames, reader.issued_in()))
    met = {one.likest(candidate.words): candidate for candidate in weighed}
    yield from (f"no clause: {m['text']}" for m in one.measures if m["id"] not in met)
    yield from (f"not read: {e['name']}" for e in one.answer.entities if "name" in e and e["id"] not in read)
    right = [(measure, candidate) for measure, candidate in met.items() if measure is not None]
    near = {
        (right[pair.measure][0], entities.get(pair.named.name))
        for pair in pairs(replace(reader, measures=[candidate for _, candidate in right]))
    }
    quotes = {m["id"]: m["text"] for m in one.measures}  # what hangs on a document has no reach to check
    names = {e["id"]: e["name"] for e in one.answer.entities if "name" in e}
    for measure, role, entity in sorted(one.answer.relations, key=str):
        if measure in quotes and (measure, entity) not in near:
            yield f"out of reach: {quotes[str(measure)]} {role} {names[str(entity)]}"


if __name__ == "__main__":
    for path in sys.argv[1:]:
        for each in _lessons(Path(path)):
            sys.stdout.write(f"{each.article.title}\n")
            sys.stdout.writelines(f"  {line}\n" for line in _unlearnable(each))
