"""The whole store as one file, graph by graph: the same content gives the same bytes, in any store."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pyoxigraph import RdfFormat, serialize

from kg.errors import UsageError
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Quad

    from kg.store import Store

FORMATS = ("trig", "nq", "ttl", "jsonld", "graphml", "csv", "neo4j-csv")
"""RDF with all graphs (``ttl`` without their names), and the property graph of the articles' statements."""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # a file's time inside the archive: the same content, the same bytes
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(store: Store, format: str, out: BinaryIO) -> None:  # noqa: A002 - the option's own name
    """Write a store.

    Args:
        store: What to write.
        format: One of :data:`FORMATS`. ``csv`` is a ZIP archive of ``nodes.csv`` and ``edges.csv``, in UTF-8 with the
            mark that spreadsheets look for; a cell that a spreadsheet would run as a formula begins with ``'``.
            ``neo4j-csv`` is one of files for ``neo4j-admin database import``, with the command.
        out: Where to. RDF never holds more than one graph in memory; ``graphml`` and ``csv`` hold the property graph.

    Raises:
        UsageError: There is no such format.
    """
    if format == "graphml":
        _graphml(store, out)
    elif format == "csv":
        _csv(store, out)
    elif format == "neo4j-csv":
        from kg.mirror.csv import write_csv  # noqa: PLC0415 - only this format pays for it

        write_csv(store, out)
    else:
        write_graphs((store.graph(name) for name in store.graphs()), format, out)


@contextmanager
def replacing(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its place only when all is written: until then the old one stands.

    Args:
        path: The file. A link is followed; what is no file, such as a device or a pipe, is written to directly.

    Raises:
        OSError: It cannot be written.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as out:
            yield out
        return
    beside = target.with_name(f".kg-export-{os.getpid()}")
    try:
        with beside.open("wb") as out:
            yield out
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def write_graphs(graphs: Iterable[Iterable[Quad]], format: str, out: BinaryIO) -> None:  # noqa: A002 - as above
    """Write graphs as one RDF document, each sorted.

    Args:
        graphs: The quads of one graph each, in the order to write them.
        format: ``trig``, ``nq``, ``ttl`` (triples that several graphs hold are repeated) or ``jsonld``.
        out: Where to, in UTF-8.

    Raises:
        UsageError: There is no such format.
    """
    writers = {"trig": _trig, "nq": _nq, "ttl": _ttl, "jsonld": _jsonld}
    if format not in writers:
        raise UsageError("no format {format}; there are {formats}", format=format, formats=", ".join(FORMATS))
    for chunk in writers[format](sorted(set(graph), key=str) for graph in graphs):
        out.write(chunk)


def format_of(path: str | Path) -> str:
    """The format that a file's name tells; ``.zip`` is ``csv``, no suffix ``trig``.

    Raises:
        UsageError: It tells none.
    """
    suffix = Path(path).suffix.lower().removeprefix(".")
    found = {"zip": "csv", "": FORMATS[0]}.get(suffix, suffix)
    if found not in FORMATS:
        raise UsageError("{path}: its name tells no format; there are {formats}", path=path, formats=", ".join(FORMATS))
    return found


def write_file(store: Store, path: str | Path, format: str | None = None) -> Path:  # noqa: A002 - as above
    """Write a store into a file, which takes its place only when all is written.

    Args:
        store: What to write.
        path: Where to.
        format: One of :data:`FORMATS`; None: as the file is called.

    Returns:
        Where it was written.

    Raises:
        UsageError: There is no such format, or the file cannot be written.
    """
    chosen = format or format_of(path)
    try:
        with replacing(path) as file:
            export(store, chosen, file)
    except OSError as error:
        raise UsageError("{path}: cannot be written ({reason})", path=path, reason=error.strerror or error) from error
    return Path(path)


def _nq(graphs: Iterable[list[Quad]]) -> Iterator[bytes]:
    for graph in graphs:
        yield _written(graph, RdfFormat.N_QUADS)


def _trig(graphs: Iterable[list[Quad]]) -> Iterator[bytes]:
    yield _header()
    for graph in graphs:
        yield _without_header(_written(graph, RdfFormat.TRIG))


def _ttl(graphs: Iterable[list[Quad]]) -> Iterator[bytes]:
    yield _header()
    for graph in graphs:
        written = io.BytesIO()
        serialize((quad.triple for quad in graph), written, RdfFormat.TURTLE, prefixes=PREFIXES)
        yield _without_header(written.getvalue())


def _jsonld(graphs: Iterable[list[Quad]]) -> Iterator[bytes]:
    yield b"["
    for number, graph in enumerate(graphs):
        yield (b",\n" if number else b"\n") + _written(graph, RdfFormat.JSON_LD).strip()[1:-1]
    yield b"\n]\n"


def _written(graph: list[Quad], format: RdfFormat) -> bytes:  # noqa: A002 - as above
    written = io.BytesIO()
    serialize(graph, written, format, prefixes=PREFIXES if format == RdfFormat.TRIG else None)
    return written.getvalue()


def _header() -> bytes:
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()).encode()


def _without_header(document: bytes) -> bytes:
    """The engine writes the prefixes in another order each time; ours stand once, on top."""
    lines = document.splitlines(keepends=True)
    return b"".join(lines[sum(1 for line in lines[: len(PREFIXES)] if line.startswith(b"@prefix")) :])


def _graphml(store: Store, out: BinaryIO) -> None:
    import networkx  # noqa: PLC0415 - only this format pays for it

    from kg.network import network  # noqa: PLC0415 - as above

    networkx.write_graphml(network(store), out)


def _csv(store: Store, out: BinaryIO) -> None:
    from kg.network import edges, nodes  # noqa: PLC0415 - only this format pays for it

    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in (("nodes.csv", nodes(store)), ("edges.csv", edges(store))):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), csv_table(rows), zipfile.ZIP_DEFLATED)


def csv_table(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Rows as CSV under the first one's columns: UTF-8 with the mark, and no cell that is run as a formula."""
    text = io.StringIO(newline="")
    if rows:
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({column: _inert(value) for column, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _inert(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_STARTS_FORMULA) else value
