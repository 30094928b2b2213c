"""Dates: find spans by grammar, normalise to EDTF, tell the kind by what governs them."""

from extractor.extractors.dates.facts import extract

__all__ = ["extract"]
