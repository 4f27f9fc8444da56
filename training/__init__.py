"""Fits the weights under ``kg/extract/weights`` to right answers; not part of the package."""
