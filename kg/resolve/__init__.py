"""Names to nodes: two articles that speak of one body, document or group meet in one IRI; two that don't, do not."""

from kg.resolve.resolution import Resolution
from kg.resolve.resolver import Resolver

__all__ = ["Resolution", "Resolver"]
