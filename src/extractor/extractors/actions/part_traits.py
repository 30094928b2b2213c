"""The parts of a clause that may each tell an action, and what is noticed of each beside the others.

A clause that tells one often tells something else too: « le week-end », « une vingtaine pour commencer »,
what there was before. Where the parts stand is known by `parts`; which of them are actions is learnt by what
is noticed here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from extractor.extractors.actions.candidates import Candidate
from extractor.extractors.actions.parts import Word, parts, words_of
from extractor.extractors.actions.wording import wording
from extractor.extractors.weights import Weights, sum_of_names
from extractor.language import Reading
from extractor.rules import Rules

Traits = dict[str, float]

_MANY = 5  # parts of one clause
_LONG = 20  # words
_SHORT = (4, 6)  # words below which a part is short
_FULL = 0.9  # of the clause
_HEAD = 3  # words among which one of doing begins a part
_AROUND = 120  # characters of a clause around its one part: subject, place and date belong to it
_SCALE = 5.0  # odds are small numbers then, like all that is noticed


class Part(NamedTuple):
    """A range of a clause, all of it where it has one part, and what is noticed of the part."""

    start: int
    end: int
    traits: Traits


def parts_of(reading: Reading, rules: Rules, clause: Candidate, chance: float, own: Weights) -> list[Part]:
    """The parts of a clause in order; `chance`: that it tells an action, `own`: what its words weigh."""
    spans = parts(reading, rules, clause.start, clause.end)
    odds = [sum_of_names(own, wording(reading.folded[start:end])) / _SCALE for start, end in spans]
    shared = {
        "bias": 1.0,
        "clause": math.log(chance / (1 - chance)),
        "parts": min(len(spans), _MANY) / _MANY,
        "only": float(len(spans) == 1),
    }
    found: list[Part] = []
    for number, (start, end) in enumerate(spans):
        words = words_of(reading, rules, start, end)
        traits = shared | _form(words)
        share = (end - start) / (clause.end - clause.start)
        traits |= {
            "odds": odds[number],
            "best other": max((o for i, o in enumerate(odds) if i != number), default=0.0),
            "last": float(number == len(spans) - 1),
            "share": share,
            "full": float(share > _FULL),
            f"before {_sign(reading.folded[clause.start : start].rstrip()[-1:])}": 1.0,
            f"after {_sign(reading.folded[end : clause.end].lstrip()[:1])}": 1.0,
        }
        told = widened(clause, start, end) if len(spans) == 1 else (start, end)
        found.append(Part(*told, traits))
    return found


def widened(clause: Candidate, start: int, end: int) -> tuple[int, int]:
    """The clause of which one part tells an action: that part alone where much else is said around it."""
    around = (start - clause.start) + (clause.end - end)
    return (clause.start, clause.end) if around <= _AROUND else (start, end)


def _form(words: Sequence[Word]) -> Traits:
    """How long a part is, how it begins, and which verbs it has."""
    kinds = [word.kind for word in words]
    found = {
        "long": min(len(words), _LONG) / _LONG,
        "doing": float(any(word.doing for word in words[:_HEAD])),
        "future": float("F" in kinds),
        "verb": float("F" in kinds or "V" in kinds),
        "infinitive": float("N" in kinds),
        f"begins {kinds[0]}": 1.0,
        f"begins {''.join(kinds[:2])}": 1.0,
        f"word {words[0].folded}": 1.0,
    }
    return found | {f"under {least}": 1.0 for least in _SHORT if len(words) < least}


def _sign(character: str) -> str:
    """A sign beside a part; what is a letter or figure is none, and nothing the end of the clause."""
    return "word" if character.isalnum() else character
