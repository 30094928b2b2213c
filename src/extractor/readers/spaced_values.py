"""Which cells of a table set with spaces are figures."""

from __future__ import annotations

import re

_VALUE = re.compile(
    r"(?:env(?:\.|iron)\s|[≈~±+–-]\s?)?\(?\d[\d\s.,/]*\)?\s?(?:k|m|md)?\s?"
    r"(?:€|euros?|%|‰|etp|places?|enfants?|jeunes?|agents?|mois|ans?|h)?(?:/an|\s(?:ht|ttc|par\san))?"
    r"\s?(?:\(\w{1,3}\)|\*+)?|[-–—/]|néant|n\.?[cd]\.?",
    re.IGNORECASE,
)
_OTHER_DIGITS = re.compile(r"0\d(?:[ .]\d\d){4}|\d\d?/\d\d?/\d{2,4}|\d{5}|0\d{9}")
_YEAR = re.compile(r"20\d\d")


def is_value(text: str) -> bool:
    """Whether a cell is a number, an amount, a rate or the dash for none; no telephone, no day."""
    return _VALUE.fullmatch(text) is not None and _OTHER_DIGITS.fullmatch(text) is None


def is_year(text: str) -> bool:
    """Whether a cell is a year and nothing else: a head as often as a figure."""
    return _YEAR.fullmatch(text) is not None
