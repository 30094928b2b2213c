"""Phrases that say which year a sum is for: « en 2021 », « exercice 2022 », « (2023) », no ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

_YEAR = re.compile(r"20[0-4]\d(?<![a-z0-9]20\d\d)")
_LEAD = re.compile(
    r"(?<![a-z0-9])(?:(?:en|pour|sur|des|courant|au titre de|au titre du|au cours de|dans|pour le)\s)?"
    r"(?:(?:l'|les?\s|la\s|du\s)?(?:annee|exercice|budget|millesime|campagne|dotation|credits|enveloppe)s?\s"
    r"(?:budgetaire\s|civile\s|comptable\s)?)?\Z"
)
_LONGEST_LEAD = 45
_GOES_ON = re.compile(r"[\d%€]|\s?(?:[-–/]|a|et|ou)\s?20\d\d|,\s20\d\d|\s(?:\d{3}|euros?|€)")
_RANGE = re.compile(r"(?:20\d\d\s?(?:[-–/]|a|et|,|ou)\s?|jusqu'|depuis\s|horizon\s|d'ici\s)$")


class _Said(NamedTuple):
    """A year with the words that lead to it; `goes_on` where what follows makes it no year of its own."""

    start: int
    end: int
    year: str
    goes_on: bool


def years(folded: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The phrases in `start:end` that say a year, each as its range and the year."""
    starts, said = _said(folded)
    index = bisect_left(starts, start)
    found: list[tuple[int, int, str]] = []
    while index < len(said) and said[index].end <= end:
        phrase = said[index]
        if not (phrase.goes_on and _GOES_ON.match(folded, phrase.end, end)):
            found.append(phrase[:3])
        index += 1
    return found


@lru_cache(maxsize=2)
def _said(folded: str) -> tuple[list[int], list[_Said]]:
    """Every such phrase of a text, in order, after where each starts: sums ask for them again and again."""
    found: list[_Said] = []
    for match in _YEAR.finditer(folded):
        at, end = match.span()
        lead = _LEAD.search(folded, max(0, at - _LONGEST_LEAD), at) if folded[at - 1 : at].isspace() else None
        start = lead.start() if lead else at
        titled = folded[end : end + 2].lstrip()[:1] == ":"
        if not (start < at or folded[at - 1 : at] == "(" or titled):
            continue
        if not _RANGE.search(folded, max(0, start - 14), start):
            found.append(_Said(start, end, match[0], _GOES_ON.match(folded, end) is not None))
    return [phrase.start for phrase in found], found
