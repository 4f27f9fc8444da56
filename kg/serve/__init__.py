"""The graph over HTTP: a SPARQL 1.1 endpoint, every IRI under the base, and the explorer for people."""

from kg.serve.app import create_app
from kg.serve.settings import Settings

__all__ = ["Settings", "create_app"]
