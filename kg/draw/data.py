"""What the page's script gets: the picture and the sentences behind it, as plain JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.draw.looks import label, looks
from kg.names import EntityType, Predicate
from kg.query import ArticleText

if TYPE_CHECKING:
    from kg.draw.picture import Fold, Node, Picture
    from kg.query import Queryable, Quotation
    from kg.query.statements import Record

_TYPES = tuple(EntityType)


def page_data(store: Queryable, picture: Picture, title: str, language: str) -> dict[str, object]:
    """Gather all the page shows.

    Args:
        store: Where the articles' texts are.
        picture: With its places.
        title: The page's heading.
        language: ``zh`` or ``en``, which it opens in.

    Returns:
        JSON values. A statement is ``[subject, predicate, value, confidence, rule, derived, article, sentences]``:
        subject and value are a node's number, or a name where it is not drawn; a sentence is its number in the
        article's list and the marked parts, in code points.
    """
    index = {node.entity.iri: i for i, node in enumerate(picture.nodes)}
    sentences = _Sentences(store)
    statements = [_statement(record, index, picture.names, sentences) for record in picture.records]
    return {
        "title": title,
        "language": language,
        "layout": picture.layout,
        "leftOut": picture.left_out,
        "looks": looks(),
        "rounds": [[round(r.x), round(r.y), round(r.radius)] for r in picture.rounds],
        "types": [{"id": t, "zh": label(t, "zh"), "en": label(t, "en")} for t in _TYPES],
        "predicates": {p: {"zh": label(p, "zh"), "en": label(p, "en")} for p in _spoken(picture)},
        "nodes": [_node(node) for node in picture.nodes],
        "folds": [{"parent": fold.parent, "members": fold.members, **_place(fold)} for fold in picture.folds],
        "statements": statements,
        "articles": sentences.articles,
    }


def _spoken(picture: Picture) -> list[str]:
    """The predicates of the ontology, in its order, and the attributes that occur."""
    found = {record.predicate for record in picture.records}
    relations = [str(p) for p in Predicate if p in found]
    return relations + sorted(found - set(relations))


def _place(thing: Node | Fold) -> dict[str, object]:
    return {
        "x": round(thing.x),
        "y": round(thing.y),
        "w": round(thing.width),
        "h": round(thing.height),
        "c": thing.column,
        "k": thing.weight,
    }


def _node(node: Node) -> dict[str, object]:
    entity = node.entity
    data: dict[str, object] = {"t": _TYPES.index(entity.type), "n": entity.name, "i": entity.iri, "l": node.lines}
    data.update(_place(node))
    if entity.aliases:
        data["a"] = entity.aliases
    if node.order:
        data["q"] = node.order
    if node.fold is not None:
        data["f"] = node.fold
    if entity.level > 1:
        data["v"] = entity.level
    return data


class _Sentences:
    """The sentences that are quoted, each once in its article."""

    def __init__(self, store: Queryable) -> None:
        self._store = store
        self._texts: dict[str, ArticleText] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self._order: dict[str, int] = {}
        self.articles: list[dict[str, object]] = []

    def article(self, iri: str) -> int:
        """The article's number."""
        if iri not in self._order:
            text = self._texts[iri] = ArticleText(self._store, iri)
            self._order[iri] = len(self.articles)
            self._numbers[iri] = {}
            link = text.url if text.url.startswith(("http://", "https://")) else ""
            self.articles.append({"title": text.title, "date": text.published, "url": link, "sentences": []})
        return self._order[iri]

    def of(self, record: Record) -> list[object]:
        """The sentences that say a statement: their numbers and marks."""
        number = self.article(record.article)
        return [
            self._sentence(record.article, number, quotation)
            for quotation in self._texts[record.article].quote(record.evidence)
        ]

    def _sentence(self, iri: str, article: int, quotation: Quotation) -> list[object]:
        known = self._numbers[iri]
        if quotation.text not in known:
            known[quotation.text] = len(known)
            listed = self.articles[article]["sentences"]
            if isinstance(listed, list):
                listed.append(quotation.text)
        return [known[quotation.text], *(place for mark in quotation.marks for place in (mark.begin, mark.end))]


def _statement(record: Record, index: dict[str, int], names: dict[str, str], sentences: _Sentences) -> list[object]:
    subject: int | str = index.get(record.subject, names.get(record.subject, record.subject))
    value: int | str = record.value
    if record.is_entity:
        value = index.get(record.value, names.get(record.value, record.value))
    return [
        subject,
        record.predicate,
        value,
        round(record.confidence, 3),
        record.rule,
        int(record.derived),
        sentences.article(record.article),
        sentences.of(record),
    ]
