"""Who signs, for which party, against all others who are named."""

from extractor.extractors.signatories.facts import extract, naming
from extractor.extractors.signatories.naming import Naming, rule_of

__all__ = ["Naming", "extract", "naming", "rule_of"]
