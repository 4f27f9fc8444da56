"""A part of the store, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from kg.draw import communities, layers
from kg.draw.compose import compose
from kg.draw.data import page_data
from kg.draw.drawing import Drawing
from kg.draw.looks import words
from kg.draw.networks import NETWORKS, network_file
from kg.draw.page import page
from kg.draw.selection import Selection
from kg.draw.svg import svg
from kg.errors import UsageError
from kg.query import find
from kg.query.find import ARTICLE

if TYPE_CHECKING:
    from kg.draw.picture import Layout, Picture
    from kg.query import Queryable

_LAYERED_UP_TO = 90


class Graph(Drawing):
    """Entities and the statements between them.

    Args:
        store: Where the sentences are; it must stay open.
        picture: What is drawn; places are found for it.
        title: Its heading, or empty.
        language: ``zh`` or ``en``: the words it opens with.
        layout: How places are found; None: by how much there is to show.

    Raises:
        UsageError: When nothing is drawn.
    """

    formats: ClassVar[tuple[str, ...]] = (*Drawing.formats, *NETWORKS)

    def __init__(
        self, store: Queryable, picture: Picture, title: str, language: str = "zh", layout: Layout | None = None
    ) -> None:
        if not picture.nodes:
            raise UsageError("there is nothing to draw")
        self._store = store
        self.picture = placed(picture, layout)
        self.title = title
        self.language = language

    def html(self) -> str:
        """One page, to be mailed and explored offline."""
        return page(page_data(self._store, self.picture, self.title, self.language))

    def svg(self) -> str:
        """As the page shows it when it opens, with a legend."""
        return svg(self.picture, self.title, self.language)

    def written(self, format: str) -> bytes:  # noqa: A002 - the option's own name
        """The bytes of a file: as any drawing's, or for Gephi, Cytoscape and other tools that draw networks."""
        if format in NETWORKS:
            return network_file(self._store, self.picture, format)
        return super().written(format)


def graph(store: Queryable, selection: Selection | None = None, *, language: str = "zh") -> Graph:
    """Draw what a selection chooses.

    Args:
        store: What is drawn from; it must stay open until all is written.
        selection: What of it; all, unless told otherwise.
        language: ``zh`` or ``en``: the words it opens with.

    Returns:
        A picture to :meth:`~Drawing.write`, or to :meth:`~Drawing.show` in a notebook.

    Raises:
        UsageError: When nothing is chosen, or a name fits nothing or several things.
    """
    chosen = selection or Selection()
    return Graph(store, compose(store, chosen), _title(store, chosen, language), language)


def placed(picture: Picture, layout: Layout | None = None) -> Picture:
    """Find places: in layers for what fits a screen, in communities for more."""
    picture.layout = layout or ("layered" if len(picture.shown()) <= _LAYERED_UP_TO else "communities")
    (layers if picture.layout == "layered" else communities).arrange(picture)
    return picture


def _title(store: Queryable, selection: Selection, language: str) -> str:
    query = selection.query
    named = "" if query is None or isinstance(query, str) else (query.zh if language == "zh" else query.en)
    article = (
        next((t.name for t in find(store, selection.article) if t.type == ARTICLE), "") if selection.article else ""
    )
    whole = words(language)["overview"] if selection.overview else ""
    parts = [whole, selection.about, article, named, selection.group, selection.region, selection.since]
    return " · ".join(str(part) for part in parts if part)
