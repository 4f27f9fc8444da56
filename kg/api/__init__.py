"""The Python way in: ``from kg import Store``. What the command line does, with Python's values in and out."""

from kg.api.pages import Article, Entity, Statement
from kg.api.rows import Row, Rows
from kg.api.store import Store
from kg.query.parameters import Iri

__all__ = ["Article", "Entity", "Iri", "Row", "Rows", "Statement", "Store"]
