"""The property graph as files for ``neo4j-admin database import``: the way in for graphs of millions of nodes."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from kg.mirror.entities import entity_nodes
from kg.mirror.layout import ATTRIBUTES, BROADER, DATE_PROPERTIES, LAYOUT, STATE_PROPERTIES
from kg.mirror.seal import SEAL
from kg.mirror.source import Source, batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.mirror.evidence import Row
    from kg.store import Store

ARRAY_DELIMITER = "\x1f"
"""Between the values of a list; an article's words do not hold it, as they do ``;``."""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same content, the same bytes
_ENTITIES = 1_000

_NUMBERS = {
    **dict.fromkeys(("begin", "end", "articles", "level", "position"), "long"),
    **dict.fromkeys(("confidence", "number", "quantity_value"), "double"),
    "derived": "boolean",
    "published": "date",
    "date": "date",
}
_LISTS = frozenset({"aliases", "quotes", "spans", "derived_from", "sections", "broader", "version_of", "decisions"})

_ARTICLE = ("digest", SEAL, "title", "published", "published_at", "source", "url", "sections", "text")
_ENTITY = (
    SEAL,
    "name",
    "aliases",
    "canonical",
    "name_en",
    "articles",
    "level",
    "position",
    "broader",
    "version_of",
    "decisions",
    *(name for attribute in ATTRIBUTES.values() for name in (attribute, attribute + "_all")),
    *("quantity_value", "quantity_unit", "quantity_bound"),
)

README = """Import these files into an empty Neo4j 5 database (offline):

neo4j-admin database import full neo4j --multiline-fields=true --array-delimiter=U+001F \\
  --nodes=articles.csv --nodes=entities.csv --nodes=mirror.csv --relationships=relationships.csv

Then `kg mirror --neo4j …` makes the constraints and indexes, and keeps the graph in step with the store.
"""


def write_csv(store: Store, out: BinaryIO) -> None:
    """Write the whole graph as a ZIP archive of CSV files, with the command that imports them.

    What is imported is what :func:`kg.mirror.mirror` would write: it goes on from there. Articles are read a
    batch at a time.

    Args:
        store: What to write.
        out: Where to.
    """
    source = Source(store)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _member(archive, "README.txt", [README])
        _member(archive, "articles.csv", _lines(_head("iri:ID", _ARTICLE, ":LABEL"), _articles(source)))
        _member(archive, "entities.csv", _lines(_head("iri:ID", _ENTITY, ":LABEL"), _entities(source)))
        _member(archive, "mirror.csv", _lines(("key:ID", "layout:long", "registry", ":LABEL"), [_state(source)]))
        _member(
            archive,
            "relationships.csv",
            _lines((":START_ID", ":END_ID", *map(_typed, STATE_PROPERTIES), ":TYPE"), _relationships(source)),
        )


def _articles(source: Source) -> Iterator[Sequence[object]]:
    for sheet in source.articles(sorted(source.digests)):
        yield _cells(sheet.iri, sheet.properties, _ARTICLE, "Article")


def _entities(source: Source) -> Iterator[Sequence[object]]:
    for batch in batches(sorted(source.entities()), _ENTITIES):
        for node in entity_nodes(source, batch).values():
            yield _cells(node.iri, node.properties, _ENTITY, ARRAY_DELIMITER.join(("Entity", *node.labels)))


def _state(source: Source) -> Sequence[object]:
    return ("policy-kg", LAYOUT, source.registry_version, "Mirror")


def _relationships(source: Source) -> Iterator[Sequence[object]]:
    for sheet in source.articles(sorted(source.digests)):
        for kind, arrows in sorted(sheet.arrows.items()):
            for arrow in arrows:
                yield (arrow.subject, *_cells(arrow.object, arrow.properties, STATE_PROPERTIES, kind))
    for group, wider in source.registry.broader:
        yield (group, *_cells(wider, {}, STATE_PROPERTIES, BROADER))


def _cells(iri: str, properties: Row, names: Sequence[str], last: str) -> list[object]:
    return [iri, *(_cell(properties.get(name)) for name in names), last]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ARRAY_DELIMITER.join(map(_cell, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _head(first: str, names: Iterable[str], last: str) -> tuple[str, ...]:
    return (first, *map(_typed, names), last)


def _typed(name: str) -> str:
    if name in _LISTS:
        return f"{name}:string[]"
    if name.endswith("_all"):
        return f"{name}:{'date' if name.removesuffix('_all') in DATE_PROPERTIES else 'string'}[]"
    return f"{name}:{'date' if name in DATE_PROPERTIES else _NUMBERS.get(name, 'string')}"


def _lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield _line(head)
    yield from map(_line, rows)


def _line(row: Sequence[object]) -> str:
    sheet = io.StringIO(newline="")
    csv.writer(sheet, lineterminator="\n").writerow(row)
    return sheet.getvalue()


def _member(archive: zipfile.ZipFile, name: str, lines: Iterable[str]) -> None:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as member:
        for line in lines:
            member.write(line.encode())
