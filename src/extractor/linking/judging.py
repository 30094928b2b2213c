"""From the rules that speak to the objectives that are meant.

1. A deciding rule whose words are part of another deciding rule's words gives way to that more specific one.
2. Objectives decided by words of their own are all meant; those that share words are rivals.
3. Without a deciding rule, what supports adds up to a proposal, and the heading's objective is another.
4. The commitment of the heading puts candidates in front or behind.

What comes out is a *bucket*: the kind of reasoning, whose precision is measured on labelled examples. The
scores below only rank; nobody reads them as probabilities.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.linking.matching import Hit
from extractor.rules import OUTSIDE, Taxonomy

DECIDES = 0.9
SUPPORTS = 0.4
ELSEWHERE = 0.5
"""Weights that rank candidates: one deciding rule, one supporting rule, another commitment's heading."""

SILENCE = "nothing"
"""The bucket of actions on which no rule speaks. It is never measured, so that it always goes to the review:
how often silence means « outside » depends on the collection, not on the rules."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An objective (`0`: outside) that rules speak for, with those rules' hits."""

    objective: str
    score: float
    hits: tuple[Hit, ...]
    decided: bool

    @property
    def tokens(self) -> frozenset[int]:
        return frozenset(t for hit in self.hits if hit.rule.role == "decides" for t in hit.tokens)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The objectives concluded (none: nothing speaks, or outside), the bucket of each, and all candidates."""

    chosen: tuple[tuple[str, str], ...]
    candidates: tuple[Candidate, ...]

    @property
    def margin(self) -> float:
        """By how much the first candidate leads the second."""
        scores = [c.score for c in self.candidates[:2]] + [0.0, 0.0]
        return scores[0] - scores[1]


class Judge:
    def __init__(self, taxonomy: Taxonomy) -> None:
        self._order = {number: i for i, number in enumerate(taxonomy.numbers)}
        self._commitment = {o.number: o.commitment for o in taxonomy.objectives}
        self._codes = {c.code for c in taxonomy.commitments}

    def judge(
        self,
        hits: Sequence[Hit],
        *,
        stated: Sequence[str] = (),
        commitment: str = "",
        headed: Sequence[str] = (),
    ) -> Verdict:
        """`stated` are explicit numbers, `headed` the objectives that the heading speaks for."""
        if commitment not in self._codes:
            commitment = ""
        candidates = self._candidates(_most_specific(hits), commitment)
        decided = [c for c in candidates if c.decided]
        if stated:
            named = {c.objective for c in decided}
            bucket = "explicit" if not named or named & set(stated) else "explicit-against-words"
            return Verdict(tuple((number, bucket) for number in stated), candidates)
        if decided:
            return Verdict(self._decided(decided, commitment), candidates)
        weak = [c for c in candidates if c.objective != OUTSIDE]
        if headed:
            bucket = "heading" + ("+words" if any(c.objective in headed for c in weak) else "")
            return Verdict(tuple((number, bucket) for number in headed), candidates)
        if not weak:
            return Verdict((("", SILENCE),), candidates)
        top, rest = weak[0], weak[1:]
        bucket = "supports" if len(top.hits) > 1 else "hint"
        if rest and rest[0].score >= top.score - 1e-9:
            bucket += "-tied"
        return Verdict(((top.objective, self._agreement(bucket, top, commitment)),), candidates)

    def _decided(self, decided: Sequence[Candidate], commitment: str) -> tuple[tuple[str, str], ...]:
        inside = [c for c in decided if c.objective != OUTSIDE]
        if not inside:
            return (("", "outside"),)
        if len(decided) == 1:
            return ((inside[0].objective, self._agreement("decides", inside[0], commitment)),)
        chosen = []
        for candidate in inside:
            rivals = [c for c in decided if c is not candidate and c.tokens & candidate.tokens]
            if any(c.objective == OUTSIDE for c in rivals):
                bucket = "against-outside"
            elif not rivals:
                bucket = "several" if len(inside) > 1 else "decides-beside-outside"
            elif all(candidate.tokens - c.tokens and c.tokens - candidate.tokens for c in rivals):
                bucket = "shared"
            else:
                bucket = "rival"
            chosen.append((candidate.objective, self._agreement(bucket, candidate, commitment)))
        return tuple(chosen)

    def _agreement(self, bucket: str, candidate: Candidate, commitment: str) -> str:
        if not commitment:
            return bucket
        agrees = self._commitment[candidate.objective] == commitment
        return f"{bucket}/{'agrees' if agrees else 'contradicts'}"

    def _candidates(self, hits: Iterable[Hit], commitment: str) -> tuple[Candidate, ...]:
        by_objective: dict[str, list[Hit]] = {}
        for hit in hits:
            for number in hit.rule.objectives:
                by_objective.setdefault(number, []).append(hit)
        candidates = []
        for number, own in by_objective.items():
            missing = 1.0
            for hit in own:
                weight = DECIDES if hit.rule.role == "decides" else SUPPORTS / len(hit.rule.objectives)
                missing *= 1 - weight
            score = 1 - missing
            if commitment and self._commitment.get(number, commitment) != commitment:
                score *= ELSEWHERE
            decided = any(hit.rule.role == "decides" for hit in own)
            candidates.append(Candidate(number, score, tuple(own), decided))
        last = len(self._order)
        return tuple(
            sorted(candidates, key=lambda c: (not c.decided, -c.score, self._order.get(c.objective, last)))
        )


def _most_specific(hits: Sequence[Hit]) -> list[Hit]:
    """Without the hits whose words are a part of what another objective's deciding rule rests on."""
    deciding = [hit for hit in hits if hit.rule.role == "decides"]
    return [
        hit
        for hit in hits
        if not any(
            hit.tokens < other.tokens and not set(hit.rule.objectives) & set(other.rule.objectives)
            for other in deciding
        )
    ]
