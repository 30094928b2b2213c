"""How well accepted facts hold: a random sample of them, looked at by a person.

The draw is a fixed order: by the SHA-256 of a seed and a fact's id. Only the facts at its head, up to the
first that nobody has looked at, count: facts that somebody picked say nothing about those that were not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from extractor.review.decisions import Decision
from extractor.review.known import Known, KnownFact

SEED = "audit"
Z = 1.959964
"""Of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Audit:
    """`right` of `looked_at` drawn facts held; `population` is how many were accepted in all."""

    population: int
    looked_at: int
    right: int
    interval: tuple[float, float]
    more: int
    """How many more to look at to know the precision within `within` on either side."""
    within: float
    next: tuple[KnownFact, ...]
    """The facts to look at next, in the order of the draw."""


def audit(known: Known, decisions: Iterable[Decision], *, within: float = 0.02, seed: str = SEED) -> Audit:
    """The state of the audit of a dataset's accepted facts."""
    said = {(d.kind, d.id): d for d in decisions if d.decision != "add"}
    drawn = draw([fact for fact in known.facts if _accepted(fact, said.get((fact.kind, fact.id)))], seed)
    looked_at = next((n for n, fact in enumerate(drawn) if (fact.kind, fact.id) not in said), len(drawn))
    right = sum(holds(said[fact.kind, fact.id]) for fact in drawn[:looked_at])
    waiting = tuple(fact for fact in drawn[looked_at:] if (fact.kind, fact.id) not in said)
    interval = wilson(right, looked_at, len(drawn))
    more = needed(right, looked_at, len(drawn), within) - looked_at
    return Audit(len(drawn), looked_at, right, interval, max(0, more), within, waiting)


def draw(facts: Iterable[KnownFact], seed: str) -> list[KnownFact]:
    """Facts in an order that is random but always the same, whatever else the dataset holds."""
    return sorted(facts, key=lambda f: hashlib.sha256(f"{seed}\x1f{f.kind}\x1f{f.id}".encode()).digest())


def holds(decision: Decision) -> bool:
    """Whether a person found right what was accepted; an objective more does not make those given wrong."""
    if decision.decision == "ok":
        return True
    more = decision.kind == "match" and decision.decision == "value"
    return more and set(decision.proposed.split(",")) <= set(decision.value.split(","))


def wilson(right: int, looked_at: int, population: int) -> tuple[float, float]:
    """Wilson's 95 % score interval, narrowed as the sample comes to be the whole population."""
    if looked_at == 0:
        return (0.0, 1.0)
    if looked_at >= population:
        return (right / looked_at, right / looked_at)
    share, size = right / looked_at, looked_at * max(1, population - 1) / (population - looked_at)
    middle = (share + Z**2 / (2 * size)) / (1 + Z**2 / size)
    half = Z / (1 + Z**2 / size) * sqrt(share * (1 - share) / size + Z**2 / (4 * size**2))
    return (max(0.0, middle - half), min(1.0, middle + half))


def needed(right: int, looked_at: int, population: int, within: float) -> int:
    """The size of the sample whose interval reaches at most `within` from its middle, at today's share.

    Before anything was looked at, the share is taken for 90 %.
    """
    share = (right + 1) / (looked_at + 2) if looked_at else 0.9
    low, high = looked_at, population
    while low < high:
        size = (low + high) // 2
        bottom, top = wilson(round(share * size), size, population)
        if (top - bottom) / 2 <= within and size:
            high = size
        else:
            low = size + 1
    return low


def _accepted(fact: KnownFact, said: Decision | None) -> bool:
    """Whether rules accepted it, whatever a person said of it later; doubts about documents are no facts."""
    if fact.kind == "document":
        return False
    if said is not None:
        return said.status == "accepted"
    return fact.status == "accepted" and not fact.by_person


def by_kind(facts: Sequence[KnownFact]) -> dict[str, int]:
    """How many facts there are of each kind, the commonest first."""
    kinds = sorted({fact.kind for fact in facts})
    return dict(
        sorted(((kind, sum(f.kind == kind for f in facts)) for kind in kinds), key=lambda pair: -pair[1])
    )
