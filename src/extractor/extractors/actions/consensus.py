"""What the other candidates say of one once all were weighed in company: a second look at the whole document.

Where the actions are fiches, a sentence tells none; where a paragraph has told three, the next sentence tells
one more. Which form actions take in a document is known only when all its candidates have been weighed once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean

from extractor.extractors.actions.candidates import Candidate
from extractor.extractors.actions.company import Company, surest

_NONE = -5.0
_MOST = 6.0
_NEAR = 5  # candidates before and after
_MANY = 5.0  # actions of one kind that are many


def consensus(
    candidates: Sequence[Candidate], odds: Sequence[float], first: Sequence[Company]
) -> list[Company]:
    """For each candidate what was said at the `first` look, what its log `odds` are now, and the others'."""
    odds = [max(-_MOST, min(_MOST, value)) for value in odds]
    expected = [1 / (1 + math.exp(-value)) for value in odds]
    total = math.fsum(expected)
    top = surest(odds)
    of_kinds: dict[str, float] = dict.fromkeys((candidate.kind for candidate in candidates), 0.0)
    for candidate, share in zip(candidates, expected, strict=True):
        of_kinds[candidate.kind] += share
    found: list[Company] = []
    heading: float | None = None
    for index, candidate in enumerate(candidates):
        kind = candidate.kind
        again: Company = {
            "own again": odds[index],
            f"{kind} own again": odds[index],
            "top again": top,
            "before again": odds[index - 1] if index else _NONE,
            "after again": odds[index + 1] if index + 1 < len(odds) else _NONE,
            f"{kind} expected": (of_kinds[kind] - expected[index]) / (total - expected[index] + 0.1),
        }
        if near := odds[max(0, index - _NEAR) : index] + odds[index + 1 : index + 1 + _NEAR]:
            mean = fmean(near)
            again |= {"near": mean, f"{kind} near": mean, "best near": max(near)}
        for other, number in of_kinds.items():
            if other != kind:
                again[f"{kind} beside {other}"] = min(_MANY, number) / _MANY
        if heading is not None:
            again[f"{kind} under heading"] = heading
        if kind == "heading":
            heading = odds[index]
        found.append(first[index] | again)
    return found
