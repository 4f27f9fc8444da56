"""One question to the endpoint and its answer, as they travel between the server and its workers."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.query import TooLargeError, Triples, ask, write
from kg.serve.negotiation import GRAPHS, RESULTS, preferred

if TYPE_CHECKING:
    from kg.dataset import Dataset
    from kg.query import Queryable

MOST_BYTES = 64 * 1024 * 1024
"""How long an answer may be, whatever its rows: the server holds each whole until it is sent."""


class NotAcceptableError(QueryError):
    """An answer that cannot be written in any form the client takes."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a client asks.

    Attributes:
        text: The query.
        accept: The ``Accept`` header.
        format: The name of the form that is wanted in spite of it, or empty.
        dataset: The graphs that the protocol's parameters name.
        most: How many rows or triples the answer may have.
    """

    text: str
    accept: str = ""
    format: str = ""
    dataset: Dataset | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer, written down."""

    media_type: str
    body: bytes


def reply(store: Queryable, question: Question) -> Reply:
    """Answer a question.

    Raises:
        QueryError: As :func:`kg.query.ask`; an answer that is too long, or in no form the client takes.
    """
    answer = ask(store, question.text, dataset=question.dataset, most=question.most)
    forms = GRAPHS if isinstance(answer, Triples) else RESULTS
    chosen = question.format if question.format in forms else preferred(question.accept, forms)
    if chosen is None:
        raise NotAcceptableError(
            "the answer can be had as {kinds}", kinds=", ".join(kinds[0] for kinds in forms.values())
        )
    out = Bounded()
    write(answer, chosen, out)
    return Reply(forms[chosen][0], out.getvalue())


class Bounded(io.BytesIO):
    """Holds an answer up to :data:`MOST_BYTES`.

    Raises:
        TooLargeError: More is written.
    """

    def write(self, data: bytes, /) -> int:  # type: ignore[override] # only bytes are ever written
        """Write some more of it."""
        if self.tell() + len(data) > MOST_BYTES:
            raise TooLargeError("the answer is longer than {most} bytes; ask for less", most=MOST_BYTES)
        return super().write(data)
