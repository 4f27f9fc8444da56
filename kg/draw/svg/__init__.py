"""A picture as SVG: what the page shows when it opens, with a legend under it."""

from kg.draw.svg.document import svg

__all__ = ["svg"]
