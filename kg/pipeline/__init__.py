"""Puts the steps together: from files to facts, and from files to a filled store."""

from kg.pipeline.extraction import confident, extracted
from kg.pipeline.loading import load
from kg.pipeline.report import Failure, Report

__all__ = ["Failure", "Report", "confident", "extracted", "load"]
