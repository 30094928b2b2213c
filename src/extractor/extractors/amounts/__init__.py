"""Sums of money: notation, then who pays whom, when, for what."""

from extractor.extractors.amounts.facts import extract

__all__ = ["extract"]
