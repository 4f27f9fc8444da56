"""What is made of a store: a graph for networkx, pictures, analyses, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.api.opened import Opened
from kg.api.part import selection
from kg.api.rows import Row, Rows

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Unpack

    import networkx

    from kg.api.part import Part
    from kg.draw import Drawing


class Views(Opened):
    """A store that is looked at."""

    def graph(self, **part: Unpack[Part]) -> networkx.MultiDiGraph[str]:
        """The graph for networkx, or a part of it: nodes by IRI, edges keyed by the statement's IRI.

        A node has ``name``, ``type`` and its attributes; an edge ``predicate``, ``quote``, ``article``, ``published``,
        ``confidence``. With nothing named it is all of the store.

        Args:
            part: As in :class:`Part`.

        Raises:
            UsageError: A name fits nothing, or several things.
        """
        from kg.draw.compose import compose  # noqa: PLC0415 - only who asks for a graph pays for it
        from kg.draw.networks import picture_network  # noqa: PLC0415

        return picture_network(self.reader, compose(self.reader, selection(part, limit=None)))

    def draw(self, **part: Unpack[Part]) -> Drawing:
        """Draw the graph, or a part of it: ``.show()`` in a notebook, ``.write("picture.html")`` elsewhere.

        Args:
            part: As in :class:`Part`; unless ``limit`` says otherwise the 150 most important nodes.

        Raises:
            UsageError: There is nothing to draw, or a name fits nothing or several things.
        """
        from kg.draw import graph  # noqa: PLC0415 - only who draws pays for it

        return graph(self.reader, selection(part), language=self.language)

    def timeline(self, **part: Unpack[Part]) -> Drawing:
        """Draw instruments by date and issuer. Arguments and errors as in :meth:`draw`."""
        from kg.draw import timeline  # noqa: PLC0415 - only who draws pays for it

        return timeline(self.reader, selection(part), language=self.language)

    def analyse(self, name: str = "centrality", **part: Unpack[Part]) -> Rows[Row]:
        """Analyse the graph, or a part of it.

        Args:
            name: ``centrality``, ``communities``, ``co-issuing`` or ``bridges``.
            part: As in :class:`Part`.

        Returns:
            The table, the most telling row first.
        """
        from kg.analyse import analyse  # noqa: PLC0415 - only an analysis pays for it

        found = analyse(self.reader, name, selection(part)).rows
        columns = tuple(found[0]) if found else ()
        return Rows(columns, (Row(columns, tuple(row.values())) for row in found))

    def export(self, path: str | Path, format: str | None = None) -> Path:  # noqa: A002 - the option's own name
        """Write the whole graph into a file.

        Args:
            path: Where to; an old file stands until the new one is whole.
            format: ``trig``, ``nq``, ``ttl``, ``jsonld``, ``graphml``, ``csv`` or ``neo4j-csv``; None: as the file is
                called (``.zip`` is ``csv``).

        Returns:
            Where it was written.

        Raises:
            UsageError: There is no such format, or the file cannot be written.
        """
        from kg.export import write_file  # noqa: PLC0415 - only an export pays for it

        return write_file(self.reader, path, format)
