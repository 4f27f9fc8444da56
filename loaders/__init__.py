"""Loaders: one module a format, each turning bytes into articles (entry-point group ``policy_kg.loaders``)."""
