"""Actions: lists by their role, fiches, tables, prose."""

from extractor.extractors.actions.facts import extract

__all__ = ["extract"]
