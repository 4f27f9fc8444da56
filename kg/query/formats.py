"""Answers as the W3C writes them down."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kg.errors import UsageError
from kg.query.answers import Triples, Truth
from kg.query.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from kg.query.answers import Answer, Rows, Term

FORMATS = ("json", "csv", "tsv", "xml")
"""What rows and truths can be written as (SPARQL 1.1 Query Results JSON, CSV, TSV, XML)."""

GRAPH_FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "rdf")
"""What the triples of CONSTRUCT and DESCRIBE can be written as."""

_STRING = PREFIXES["xsd"] + "string"


def write(answer: Answer, format: str, out: BinaryIO) -> None:  # noqa: A002 - the option's own name
    """Write an answer.

    Args:
        answer: From :func:`kg.query.run`. It is read to its end.
        format: One of :data:`FORMATS` for rows and truths, of :data:`GRAPH_FORMATS` for triples.
        out: Takes the bytes (UTF-8), ending in a line feed.

    Raises:
        UsageError: When the format does not fit the kind of answer.
    """
    if isinstance(answer, Triples):
        out.write(_graph(answer, format))
        return
    if format not in FORMATS:
        raise _misfit(format, "SELECT or ASK", FORMATS)
    if isinstance(answer, Truth):
        out.write(_truth(answer.value, format).encode())
        return
    writer = {"json": _json, "csv": _csv, "tsv": _tsv, "xml": _xml}[format]
    for piece in writer(answer):
        out.write(piece.encode())


def _graph(answer: Triples, format: str) -> bytes:  # noqa: A002
    from pyoxigraph import RdfFormat, serialize  # noqa: PLC0415 - only a query pays for it

    known = {
        "ttl": RdfFormat.TURTLE,
        "nt": RdfFormat.N_TRIPLES,
        "nq": RdfFormat.N_QUADS,
        "trig": RdfFormat.TRIG,
        "jsonld": RdfFormat.JSON_LD,
        "rdf": RdfFormat.RDF_XML,
    }
    if format not in known:
        raise _misfit(format, "CONSTRUCT or DESCRIBE", GRAPH_FORMATS)
    prefixes = PREFIXES if format in ("ttl", "trig") else None
    data = serialize(answer.triples, format=known[format], prefixes=prefixes) or b""
    return data if data.endswith(b"\n") else data + b"\n"


def _truth(value: bool, format: str) -> str:  # noqa: A002 - the value of an ASK
    word = "true" if value else "false"
    if format == "json":
        return f'{{"head":{{}},"boolean":{word}}}\n'
    if format == "xml":
        return f"{_XML_HEAD}<head></head><boolean>{word}</boolean></sparql>\n"
    return word + "\n"


def _json(answer: Rows) -> Iterator[str]:
    yield f'{{"head":{{"vars":{json.dumps(answer.columns)}}},"results":{{"bindings":['
    separator = "\n"
    for row in answer:
        named = zip(answer.columns, row, strict=True)
        cells = {column: _json_term(term) for column, term in named if term is not None}
        yield separator + json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
        separator = ",\n"
    yield "\n]}}\n"


def _json_term(term: Term) -> dict[str, object]:
    kind, value, language, datatype = _parts(term)
    if kind == "triple":
        return {"type": kind, "value": {name: _json_term(part) for name, part in _triple(term)}}
    cell: dict[str, object] = {"type": kind, "value": value}
    if language:
        cell["xml:lang"] = language
    elif datatype:
        cell["datatype"] = datatype
    return cell


def _csv(answer: Rows) -> Iterator[str]:
    yield _csv_line(answer.columns)
    for row in answer:
        yield _csv_line(["" if term is None else _csv_term(term) for term in row])


def _csv_line(cells: list[str] | tuple[str, ...]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _csv_term(term: Term) -> str:
    kind, value, _, _ = _parts(term)
    return str(term) if kind == "triple" else f"_:{value}" if kind == "bnode" else value


def _tsv(answer: Rows) -> Iterator[str]:
    yield "\t".join(f"?{column}" for column in answer.columns) + "\n"
    for row in answer:
        # str() of a term is its Turtle form, in which tabs and line ends are escaped.
        cells = ["" if term is None else str(term).replace("\t", "\\t") for term in row]
        yield "\t".join(cells) + "\n"


_XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACED = "\N{REPLACEMENT CHARACTER}"


def _xml(answer: Rows) -> Iterator[str]:
    variables = "".join(f"<variable name={quoteattr(column)}/>" for column in answer.columns)
    yield f"{_XML_HEAD}<head>{variables}</head><results>\n"
    for row in answer:
        named = zip(answer.columns, row, strict=True)
        cells = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>" for name, term in named if term is not None
        )
        yield f"<result>{''.join(cells)}</result>\n"
    yield "</results></sparql>\n"


def _xml_term(term: Term) -> str:
    kind, value, language, datatype = _parts(term)
    if kind == "triple":
        return f"<triple>{''.join(f'<{n}>{_xml_term(part)}</{n}>' for n, part in _triple(term))}</triple>"
    attribute = ""
    if language:
        attribute = f" xml:lang={quoteattr(language)}"
    elif datatype:
        attribute = f" datatype={quoteattr(_NO_XML.sub(_REPLACED, datatype))}"
    return f"<{kind}{attribute}>{_xml_text(value)}</{kind}>"


def _xml_text(value: str) -> str:
    """Escape for XML 1.0, which has no way to write most control characters: they become U+FFFD."""
    return escape(_NO_XML.sub(_REPLACED, value), {"\r": "&#13;"})


def _parts(term: Term) -> tuple[str, str, str | None, str | None]:
    """Its kind in the result formats, its text, its language, its datatype where it is not plain."""
    from pyoxigraph import BlankNode, Literal, NamedNode  # noqa: PLC0415 - only a query pays for it

    if isinstance(term, NamedNode):
        return "uri", term.value, None, None
    if isinstance(term, BlankNode):
        return "bnode", term.value, None, None
    if isinstance(term, Literal):
        datatype = None if term.language or term.datatype.value == _STRING else term.datatype.value
        return "literal", term.value, term.language, datatype
    return "triple", "", None, None


def _triple(term: object) -> Iterator[tuple[str, Term]]:
    return ((name, getattr(term, name)) for name in ("subject", "predicate", "object"))


def _misfit(format: str, form: str, fitting: tuple[str, ...]) -> UsageError:  # noqa: A002
    return UsageError(
        "the answer of {form} cannot be written as {format}; use one of {fitting}",
        form=form,
        format=format,
        fitting=", ".join(fitting),
    )
