"""Pictures of the graph that people can read, mail and explore."""

from kg.draw.draw import FORMATS, draw
from kg.draw.drawing import Drawing
from kg.draw.graph import Graph, graph
from kg.draw.selection import LIMIT, Selection
from kg.draw.timeline import Timeline, timeline

__all__ = ["FORMATS", "LIMIT", "Drawing", "Graph", "Selection", "Timeline", "draw", "graph", "timeline"]
