"""Who signs, for which party, against all others who are named."""

from extractor.extractors.signatories.facts import extract

__all__ = ["extract"]
