"""Who signs, for which party, against all others who are named."""

from extractor.extractors.signatories.facts import candidates, extract

__all__ = ["candidates", "extract"]
