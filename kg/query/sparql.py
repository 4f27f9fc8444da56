"""Run a SPARQL query against the store. Reading only: the store's query function knows no update."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from kg.dataset import Dataset
from kg.errors import QueryError
from kg.query.answers import Rows, Triples, Truth
from kg.query.named import parse_query
from kg.query.parameters import Chinese, Iri, bind
from kg.query.prefixes import PREFIXES, PROLOGUE
from kg.query.projection import enclosed, keywords, project
from kg.query.projection import variables as occurring

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolution, QuerySolutions, QueryTriples, Variable

    from kg.query.answers import Answer, Term
    from kg.query.named import NamedQuery
    from kg.query.parameters import Value


class Queryable(Protocol):
    """What a view needs of a store."""

    def query(
        self, sparql: str, substitutions: Mapping[Variable, Term] | None = None, dataset: Dataset | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a SPARQL query; without a dataset its default graph is the union of all graphs."""
        ...


class RefusedError(QueryError):
    """A query that would do more than read this store."""


class TooLargeError(QueryError):
    """An answer that is larger than it may be."""


Drawn = TypeVar("Drawn")

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_PROLOGUE_OR_SPACE = re.compile(
    r"(?:\s+|#[^\n]*|base\s*<[^>]*>|prefix\s*[^\s:]*:\s*<[^>]*>)*",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"(insert|delete|load|clear|drop|create|add|move|copy|with)\b", re.IGNORECASE)
_FORM = re.compile(r"(select|construct|describe|ask)\b", re.IGNORECASE)
_NEAR = 20


def run(
    store: Queryable, query: NamedQuery | str, given: Mapping[str, str] | None = None, *, most: int | None = None
) -> Answer:
    """Ask a query.

    Args:
        store: What is asked.
        query: A named query, or the text of one (a header in it counts). All of :data:`PREFIXES` are known to it.
        given: Its parameters as written; bound, never pasted. The one that SPARQL cannot bind is a parameter called
            ``limit``: the checked whole number ends the query as ``LIMIT``.
        most: The rows or triples it may have; None: any number.

    Returns:
        Rows, a truth or triples, by the form of the query. A parameter's own variable is no column unless selected.

    Raises:
        QueryError: For parameters that don't fit, a syntax error (with line and column), or a failure.
        RefusedError: For an update, or a ``SERVICE``.
        TooLargeError: There are more than ``most``; for rows when they are read.
    """
    if isinstance(query, str):
        query = parse_query(query, "query", "sparql")
    variables = {parameter.name: parameter.variable for parameter in query.parameters or ()}
    values = {variables.get(name, name): value for name, value in bind(query, given or {}).items()}
    values |= _tagged(query.text, values)
    return ask(store, query.text, values, name=query.name, most=most)


def ask(
    store: Queryable,
    text: str,
    values: Mapping[str, Value] | None = None,
    *,
    name: str = "query",
    dataset: Dataset | None = None,
    most: int | None = None,
) -> Answer:
    """Ask with values that are typed already. Arguments and errors as in :func:`run`.

    Without a ``dataset`` a query is asked of all graphs together, or of those that its own ``FROM`` names.
    """
    from pyoxigraph import Variable  # noqa: PLC0415 - only a query pays for it

    words = keywords(text)
    _refuse(text, words, name)
    if dataset is None and "from" in words:
        dataset = Dataset()
    bound = dict(values or {})
    ending = ""
    if isinstance(limit := bound.get("limit"), int):
        del bound["limit"]
        if limit < 0:
            raise QueryError(
                "{query}: {name} must be of type {type}, for example {example}; got: {value}",
                query=name,
                name="limit",
                type="integer >= 0",
                example=10,
                value=limit,
            )
        ending = f"\nLIMIT {limit}"
    if hidden := enclosed(text, bound):
        raise QueryError(
            "{name}: {parameter} occurs only in a sub-SELECT, which must project it to be given its value",
            name=name,
            parameter=hidden[0],
        )
    try:
        terms = {Variable(key): term(value) for key, value in bound.items()}
        projected, added = project(text, bound)
        return _answer(store.query(PROLOGUE + projected + ending, terms, dataset), added, name, most)
    except SyntaxError as error:
        raise _syntax_error(name, text, _own_message(store, text) or str(error)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError("{name}: cannot be answered ({reason})", name=name, reason=error) from error


def select(store: Queryable, text: str, values: Mapping[str, Value] | None = None) -> Rows:
    """Ask a SELECT. Arguments and errors as in :func:`ask`."""
    return cast("Rows", ask(store, text, values))


def _tagged(text: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """For a string ``name`` the same text tagged as Chinese, where the query asks for ``?name_zh``.

    The vocabularies' names carry the tag, the articles' do not; made within a query it would be looked for one by one.
    """
    mentioned = occurring(text)
    return {
        f"{name}_zh": Chinese(value)
        for name, value in values.items()
        if type(value) is str and f"{name}_zh" in mentioned
    }


def _refuse(text: str, words: set[str], name: str) -> None:
    if word := _UPDATE.match(text, _start(text)):
        raise RefusedError("{name}: {word} would change the store; a query only reads", name=name, word=word[0].upper())
    if "service" in words:
        raise RefusedError("{name}: SERVICE would ask another server; a query only reads this store", name=name)


def _answer(
    answer: QuerySolutions | QueryBoolean | QueryTriples, added: frozenset[str], name: str, most: int | None
) -> Answer:
    from pyoxigraph import QueryBoolean, QueryTriples  # noqa: PLC0415 - only a query pays for it

    if isinstance(answer, QueryBoolean):
        return Truth(bool(answer))
    if isinstance(answer, QueryTriples):
        return Triples(tuple(sorted(set(_counted(answer, name, most)), key=str)))
    columns = tuple(variable.value for variable in answer.variables)
    kept = [i for i, column in enumerate(columns) if column not in added]
    return Rows(tuple(columns[i] for i in kept), _rows(_counted(answer, name, most), kept, name))


def _counted(answer: Iterable[Drawn], name: str, most: int | None) -> Iterator[Drawn]:
    for number, drawn in enumerate(answer):
        if number == most:
            raise TooLargeError("{name}: the answer has more than {most} rows; add a LIMIT", name=name, most=most)
        yield drawn


def _rows(answer: Iterable[QuerySolution], kept: list[int], name: str) -> Iterator[tuple[Term | None, ...]]:
    """The rows as they are drawn; only then does the engine find out what it cannot read."""
    try:
        for solution in answer:
            yield tuple(solution[i] for i in kept)
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError("{name}: cannot be answered ({reason})", name=name, reason=error) from error


def _own_message(store: Queryable, text: str) -> str:
    """What the engine says of the text as its author wrote it, so that the column is his."""
    try:
        store.query(PROLOGUE + text, {})
    except SyntaxError as error:
        return str(error)
    return ""


def term(value: Value) -> NamedNode | Literal:
    """A parameter's value as an RDF term."""
    from pyoxigraph import Literal, NamedNode  # noqa: PLC0415 - only a query pays for it

    xsd = PREFIXES["xsd"]
    if isinstance(value, Iri):
        return NamedNode(str(value))
    if isinstance(value, Chinese):
        return Literal(value, language="zh")
    if isinstance(value, str):
        return Literal(value)
    kind = {int: "integer", Decimal: "decimal", date: "date", datetime: "dateTime"}[type(value)]
    written = format(value, "f") if isinstance(value, Decimal) else str(value).replace(" ", "T")
    return Literal(written, datatype=NamedNode(xsd + kind))


def _start(text: str) -> int:
    """Where the first word after the prologue begins."""
    prologue = _PROLOGUE_OR_SPACE.match(text)
    return prologue.end() if prologue else 0


def _syntax_error(name: str, text: str, message: str) -> QueryError:
    place = _PLACE.search(message)
    if not place:
        return QueryError("{name}: not a SPARQL query ({reason})", name=name, reason=" ".join(message.split()))
    line, column = int(place[1]), int(place[2])
    if line == 1:
        column = max(1, column - len(PROLOGUE))
    start = _start(text)
    if start < len(text) and not _FORM.match(text, start):  # the engine points behind a mistyped first word
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    lines = text.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    near = rest[:_NEAR] + ("…" if len(rest) > _NEAR else "")
    if "Prefix not found" in place[3]:
        return QueryError(
            "{name}: line {line}, column {column}: a prefix that is not declared",
            name=name,
            line=line,
            column=column,
        )
    if not near:
        return QueryError(
            "{name}: line {line}, column {column}: the query ends too early", name=name, line=line, column=column
        )
    return QueryError(
        "{name}: line {line}, column {column}: not SPARQL at “{near}”", name=name, line=line, column=column, near=near
    )
