"""Puts the steps together: from files to facts, and from files to a filled store."""

from kg.pipeline.explanation import Explanation, explain
from kg.pipeline.extraction import articles, confident, extracted
from kg.pipeline.loading import load
from kg.pipeline.opening import loadable
from kg.pipeline.report import Failure, Report

__all__ = ["Explanation", "Failure", "Report", "articles", "confident", "explain", "extracted", "load", "loadable"]
