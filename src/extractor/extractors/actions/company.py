"""What the company of a candidate says of it: how the likes of it, and what stands around, were weighed.

Actions come in series: an item is one where the items around it are, whatever its own words. What rules
conclude of a candidate is told here too, since it is weighed against all the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from extractor.extractors.actions.candidates import Candidate

Company = dict[str, float]

_NONE = -5.0
_MOST = 6.0
_SUREST = 1.0  # its words say which way a document leans, and no more
_FEW = 15  # candidates below which the words of a document say less
_TOP = 5  # candidates that tell whether there are actions in the document at all,
_SHARE = 6  # fewer where there are not so many times more
_UNDER = 3  # candidates up to which a heading is looked for, or what follows it


def company(
    candidates: Sequence[Candidate], odds: Sequence[float], rules: Sequence[Sequence[str]], document: float
) -> list[Company]:
    """For each candidate what its company says.

    `odds` are the log odds of each by its own traits and words, `rules` the rules that took it for an action,
    `document` the log odds that there are actions in the document at all.
    """
    document = max(-_SUREST, min(_SUREST, document)) * min(1.0, len(candidates) / _FEW)
    odds = [max(-_MOST, min(_MOST, value)) for value in odds]
    series: dict[tuple[object, ...], list[int]] = {}
    for index, candidate in enumerate(candidates):
        series.setdefault((candidate.kind, *candidate.series), []).append(index)
    top = surest(odds)
    unknown = float(not any(rules))
    found: list[Company] = []
    for index, candidate in enumerate(candidates):
        kind = candidate.kind
        before = odds[index - 1] if index else _NONE
        after = odds[index + 1] if index + 1 < len(odds) else _NONE
        own: Company = {
            "bias": 1.0,
            kind: 1.0,
            "own": odds[index],
            f"{kind} own": odds[index],
            "top": top,
            "before": before,
            "after": after,
            "no rule anywhere": unknown,
            "document": document,
            f"{kind} document": document,
        }
        if others := [i for i in series[kind, *candidate.series] if i != index]:
            mean = fmean(odds[i] for i in others)
            own |= {"series": mean, f"{kind} series": mean, "in a series": 1.0}
            own[f"{kind} best of series"] = max(odds[i] for i in others)
            ruled = fmean(bool(rules[i]) for i in others)
            own |= {"rules on series": ruled, f"{kind} rules on series": ruled}
        if kind == "clause":
            own |= {"clause before": before, "clause after": after}
            heads = [i for i in range(max(0, index - _UNDER), index) if candidates[i].kind == "heading"]
            own["clause under heading"] = odds[heads[-1]] if heads else _NONE
        elif kind == "heading":
            own["heading over"] = max(odds[index + 1 : index + 1 + _UNDER], default=_NONE)
        for rule in rules[index]:
            own |= {rule: 1.0, "some rule": 1.0, f"{kind} some rule": 1.0}
        found.append(own)
    return found


def surest(odds: Sequence[float]) -> float:
    """The mean of the highest log odds of a document."""
    return fmean(sorted(odds)[-max(1, min(_TOP, len(odds) // _SHARE)) :]) if odds else _NONE
