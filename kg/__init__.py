"""policy-kg: Chinese policy news as a knowledge graph whose every statement shows the characters that say it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Article, Entity, Iri, Row, Rows, Statement, Store

__all__ = ["Article", "Entity", "Iri", "Row", "Rows", "Statement", "Store", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Open the Python way in when something of it is asked for: the command line does not pay for it."""
    if name in __all__:
        from kg import api  # noqa: PLC0415 - see above

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
