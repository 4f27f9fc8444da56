"""Who matters in the graph, who belongs together, who issues with whom, and who alone ties parts together."""

from kg.analyse.analysis import ANALYSES, FORMATS, Analysis, analyse
from kg.analyse.formats import written
from kg.analyse.pictures import picture

__all__ = ["ANALYSES", "FORMATS", "Analysis", "analyse", "picture", "written"]
