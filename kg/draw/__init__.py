"""Pictures of the graph that people can read, mail and explore."""

from kg.draw.draw import FORMATS, draw
from kg.draw.selection import LIMIT, Selection

__all__ = ["FORMATS", "LIMIT", "Selection", "draw"]
