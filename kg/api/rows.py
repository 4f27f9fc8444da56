"""Rows under named columns: to walk through, to hand to pandas, to look at in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from kg.api.display import html_table, text_table
from kg.days import CHINA
from kg.errors import UsageError
from kg.query.parameters import Iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from kg.api.display import Naming

_Line = TypeVar("_Line", bound=Iterable[Any])


class Row:
    """One row of an answer: ``row.measure``, ``row["measure"]`` and ``row[0]`` are the same cell.

    It unpacks as a tuple would (``measure, group = row``), and ``dict(row)`` is what it holds.

    Args:
        columns: The names of its cells.
        cells: As many values.
    """

    __slots__ = ("_cells", "_columns")

    def __init__(self, columns: tuple[str, ...], cells: tuple[Any, ...]) -> None:
        self._columns = columns
        self._cells = cells

    def keys(self) -> tuple[str, ...]:
        """The columns' names."""
        return self._columns

    def __getitem__(self, key: str | int) -> Any:  # noqa: ANN401 - a query answers whatever it asks for
        if isinstance(key, int):
            return self._cells[key]
        try:
            return self._cells[self._columns.index(key)]
        except ValueError:
            raise KeyError(key) from None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as above
        if name.startswith("__") or name not in self._columns:  # copying asks for __setstate__ before there are columns
            raise AttributeError(f"no column {name}", name=name, obj=self)
        return self[name]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and (self._columns, self._cells) == (other._columns, other._cells)

    def __hash__(self) -> int:
        return hash(self._cells)

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *self._columns]

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={cell!r}' for name, cell in zip(self._columns, self._cells, strict=True))})"


class Rows(Sequence[_Line], Generic[_Line]):
    """Rows, all of them read: they can be walked through as often as one likes, also when the store is closed.

    Args:
        columns: What the cells of each row are called.
        lines: The rows: a :class:`Row` each, or named tuples.
        naming: What people read for an IRI, where rows are shown.
        shown: How many columns are shown where rows are looked at; None: all.

    Attributes:
        columns: As given.
    """

    def __init__(
        self, columns: Sequence[str], lines: Iterable[_Line], naming: Naming | None = None, shown: int | None = None
    ) -> None:
        self.columns = tuple(columns)
        self._lines = tuple(lines)
        self._naming = naming
        self._shown = shown

    @overload
    def __getitem__(self, place: int) -> _Line: ...
    @overload
    def __getitem__(self, place: slice) -> Rows[_Line]: ...
    def __getitem__(self, place: int | slice) -> _Line | Rows[_Line]:
        if isinstance(place, slice):
            return Rows(self.columns, self._lines[place], self._naming, self._shown)
        return self._lines[place]

    def __len__(self) -> int:
        return len(self._lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and (self.columns, self._lines) == (other.columns, other._lines)

    def __hash__(self) -> int:
        return hash((self.columns, self._lines))

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each row as a dictionary."""
        return [dict(zip(self.columns, line, strict=True)) for line in self._lines]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a data frame, with columns that pandas can reckon with.

        Days become ``datetime64`` without a zone, times one with China's, whole numbers with gaps ``Int64``. A column
        of several kinds stays as it is.

        Raises:
            UsageError: pandas (the extra ``pandas``) is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise UsageError("a data frame needs the extra pandas: pip install 'policy-kg[pandas]'") from error
        columns = zip(*self._lines, strict=True) if self._lines else ([] for _ in self.columns)
        named = zip(self.columns, columns, strict=True)
        return pd.DataFrame({name: _column(pd.Series(list(cells), dtype=object)) for name, cells in named})

    def select(self, *columns: str) -> Rows[Row]:
        """The same rows with only these columns, in this order.

        Raises:
            UsageError: There is no such column.
        """
        for column in columns:
            if column not in self.columns:
                raise UsageError("no column {name}; there are {known}", name=column, known=", ".join(self.columns))
        places = [self.columns.index(column) for column in columns]
        cells = (tuple(line) for line in self._lines)
        return Rows(columns, (Row(columns, tuple(line[place] for place in places)) for line in cells), self._naming)

    def __repr__(self) -> str:
        return text_table(self._columns_shown(), self._lines, self._naming)

    def _repr_html_(self) -> str:
        return html_table(self._columns_shown(), self._lines, self._naming)

    def _columns_shown(self) -> tuple[str, ...]:
        return self.columns[: self._shown]


def _column(cells: pd.Series[Any]) -> pd.Series[Any]:
    """A column in the type that pandas has for what is in it."""
    import pandas as pd  # noqa: PLC0415 - an extra

    kinds = {type(cell) for cell in cells if cell is not None}
    gaps = bool(cells.isna().any())
    if kinds == {date}:
        with suppress(pd.errors.OutOfBoundsDatetime):  # older versions of pandas know no day before 1677
            return pd.to_datetime(cells)
    elif kinds == {datetime}:
        return pd.to_datetime(cells, utc=True).dt.tz_convert(CHINA)
    elif kinds == {int}:
        return cells.astype("Int64" if gaps else "int64")
    elif kinds == {bool}:
        return cells.astype("boolean" if gaps else "bool")
    elif kinds and kinds <= {int, float}:
        return cells.astype("float64")
    return cells.map(str, na_action="ignore") if kinds and kinds <= {str, Iri} else cells
