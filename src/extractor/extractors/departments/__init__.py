"""Départements: names, codes, towns; the subject against the mentioned."""

from extractor.extractors.departments.facts import extract

__all__ = ["extract"]
