"""From the rules that speak to candidates, and how strongly the rules stand behind each.

1. A deciding rule whose words are part of another deciding rule's words gives way to that more specific one.
2. Objectives decided by words of their own are all meant; those that share words are rivals.
3. Without a deciding rule, what supports adds up.

The scores only rank; nobody reads them as probabilities. How much a standing is worth is measured
(`combining`), together with what the classifier says and what the heading says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from extractor.linking.matching import Hit
from extractor.rules import OUTSIDE, Taxonomy

DECIDES = 0.9
SUPPORTS = 0.4
ELSEWHERE = 0.5
"""Weights that rank candidates: one deciding rule, one supporting rule, another commitment's heading."""

Standing = Literal["alone", "several", "beside", "disputed", "supports"]
"""Decided and nothing else is; decided with others on words of their own; beside words for outside; decided
on words that also decide for another; never decided."""


class Candidate(NamedTuple):
    """An objective (`0`: outside) that rules speak for, with those rules' hits."""

    objective: str
    score: float
    hits: tuple[Hit, ...]
    standing: Standing

    @property
    def decided(self) -> bool:
        return self.standing != "supports"


class Verdict(NamedTuple):
    """What is written, what the rules say, and what the heading says.

    `stated` are explicit numbers, `headed` the objectives that the heading speaks for, `commitment` the
    heading's own where the taxonomy has it, `commitments` those of all objectives, `words` how many content
    words were heard.
    """

    candidates: tuple[Candidate, ...]
    stated: tuple[str, ...] = ()
    headed: tuple[str, ...] = ()
    commitment: str = ""
    commitments: Mapping[str, str] = MappingProxyType({})
    words: int = 1

    def of(self, objective: str) -> Candidate | None:
        return next((c for c in self.candidates if c.objective == objective), None)

    @property
    def vague(self) -> bool:
        """Rules say that it is about several objectives, and decide for none."""
        several = any(len(hit.rule.objectives) > 1 for c in self.candidates for hit in c.hits)
        return several and not any(c.decided for c in self.candidates)

    @property
    def contested(self) -> bool:
        """The words decide for other objectives than the number that is written."""
        named = {c.objective for c in self.candidates if c.decided}
        return bool(self.stated and named and not named & set(self.stated))

    def agrees(self, objective: str) -> bool:
        """The heading's commitment is the objective's."""
        return self.commitments.get(objective) == self.commitment


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
        words: int = 1,
    ) -> Verdict:
        if commitment not in self._codes:
            commitment = ""
        found = self._candidates(_most_specific(hits), commitment) if hits else ()
        return Verdict(found, tuple(stated), tuple(headed), commitment, self._commitment, words)

    def _candidates(self, hits: Iterable[Hit], commitment: str) -> tuple[Candidate, ...]:
        by_objective: dict[str, list[Hit]] = {}
        for hit in hits:
            for number in hit.rule.objectives:
                by_objective.setdefault(number, []).append(hit)
        candidates = []
        deciders = 0
        for number, own in by_objective.items():
            missing = 1.0
            decided = False
            for hit in own:
                if hit.rule.role == "decides":
                    decided = True
                    missing *= 1 - DECIDES
                else:
                    missing *= 1 - SUPPORTS / len(hit.rule.objectives)
            score = 1 - missing
            if commitment and self._commitment.get(number, commitment) != commitment:
                score *= ELSEWHERE
            deciders += decided
            candidates.append(Candidate(number, score, tuple(own), "alone" if decided else "supports"))
        if len(candidates) > 1:
            last = len(self._order)
            candidates.sort(key=lambda c: (not c.decided, -c.score, self._order.get(c.objective, last)))
        if deciders > 1:
            decided_words = {c.objective: _deciding_tokens(c) for c in candidates if c.decided}
            candidates = [
                c._replace(standing=_standing(c.objective, decided_words)) if c.decided else c
                for c in candidates
            ]
        return tuple(candidates)


def _standing(objective: str, words: dict[str, frozenset[int]]) -> Standing:
    """How one of several decided objectives stands, by the words that decided for each."""
    if any(words[objective] & other for number, other in words.items() if number != objective):
        return "disputed"
    return "beside" if OUTSIDE in words else "several"


def _deciding_tokens(candidate: Candidate) -> frozenset[int]:
    return frozenset(t for hit in candidate.hits if hit.rule.role == "decides" for t in hit.tokens)


def _most_specific(hits: Sequence[Hit]) -> Sequence[Hit]:
    """Without the hits whose words are a part of what another objective's deciding rule rests on."""
    if len(hits) == 1:
        return hits
    deciding = [hit for hit in hits if hit.rule.role == "decides"]
    return [
        hit
        for hit in hits
        if not any(
            hit.tokens < other.tokens and not set(hit.rule.objectives) & set(other.rule.objectives)
            for other in deciding
        )
    ]
