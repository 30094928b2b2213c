"""Who signs, for which party, against all others who are named."""

from extractor.extractors.signatories.facts import everybody, extract
from extractor.extractors.signatories.naming import Naming, rule_of

__all__ = ["Naming", "everybody", "extract", "rule_of"]
