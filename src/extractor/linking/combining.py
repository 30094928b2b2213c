"""What is known of an action, as numbers, and from them one probability an objective and one for outside.

A logistic model for objectives (the same for each of them) and one for outside. Their coefficients are
measured on examples that neither taught the classifier nor were in view when rules were written; they stand
in `confidence.json` by the names below. What was never measured gets at most even odds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractor.linking.judging import Standing, Verdict
from extractor.rules import OUTSIDE, Combination, Taxonomy

Array = NDArray[np.float64]

INSIDE = (
    "bias",
    "classifier",  # its score for the objective
    "classifier-rival",  # its best score for anything else
    "classifier-first",  # the objective is the one it scores highest
    "decided-classifier",  # its score, where rules decide for the objective
    "decided-rival",
    "similarity",  # to what the objective's examples mean, where the user gives word vectors
    "alone",  # the five standings
    "several",
    "beside",
    "disputed",
    "supports",
    "more-rules",  # deciding rules beyond the first
    "other-decided",  # rules decide, but for another
    "outside-decided",  # rules decide for outside, not for this one
    "agrees",  # the heading's commitment is the objective's
    "contradicts",
    "headed",  # the heading speaks for the objective
    "headed-other",
    "brief",  # how few words there are, from 1 (one word) towards nothing
    "classifier-brief",  # its score, as far as there are few words
    "vague",  # rules name several objectives and decide for none
)
OUT = (
    "bias",
    "classifier",
    "classifier-rival",
    "classifier-first",
    "decided-lead",  # by how much the classifier prefers outside, where rules decide for it
    "other-decided-lead",  # the same where they decide for an objective
    "similarity",
    "outside-decided",
    "other-decided",
    "disputed",
    "supports",
    "headed",
    "headed-other",  # under a commitment of the taxonomy
    "brief",
    "classifier-brief",
    "vague",
)
EVEN = 0.5
"""At most this probability where nothing was measured."""

DOUBT = 0.8
BRIEF = 5
"""An objective is so much less probable where rules name several, decide for none, and there are no more
words than so many: one strong word (« Postes de puéricultrices ») is all that the classifier goes by."""

_IN = {name: i for i, name in enumerate(INSIDE)}
_OUT = {name: i for i, name in enumerate(OUT)}
_STANDINGS: Mapping[Standing, int] = {
    "alone": _IN["alone"],
    "several": _IN["several"],
    "beside": _IN["beside"],
    "disputed": _IN["disputed"],
    "supports": _IN["supports"],
}
_FAR = 8.0
"""Scores of the classifier beyond this say no more."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`inside[i, j]`: what is known of action i and objective j; `outside[i]`: of action i and outside."""

    inside: Array
    outside: Array


class Combining:
    """Turns verdicts and scores into evidence, and evidence into probabilities, for one taxonomy."""

    def __init__(self, taxonomy: Taxonomy, combination: Combination | None = None) -> None:
        self.labels = (*taxonomy.numbers, OUTSIDE)
        self._place = {number: i for i, number in enumerate(self.labels)}
        codes = {objective.commitment for objective in taxonomy.objectives}
        self._of = {
            code: np.array([o.commitment == code for o in taxonomy.objectives], float) for code in codes
        }
        self._measured = combination is not None
        self._inside = _row(INSIDE, combination.inside if combination else {})
        self._outside = _row(OUT, combination.outside if combination else {})

    def probabilities(
        self, verdicts: Sequence[Verdict], scores: Array | None, similarity: Array | None = None
    ) -> Array:
        """A row an action; a column an objective, the last one for outside."""
        if not self._measured:
            return self._unmeasured(verdicts)
        known = self.evidence(verdicts, scores, similarity)
        # Not `@`: its last digits would depend on how many actions are asked about at once.
        inside = (known.inside * self._inside).sum(axis=2)
        outside = (known.outside * self._outside).sum(axis=1, keepdims=True)
        odds = np.concatenate([inside, outside], axis=1)
        result: Array = 1 / (1 + np.exp(-odds))
        doubtful = [i for i, verdict in enumerate(verdicts) if _doubtful(verdict)]
        result[doubtful, :-1] *= DOUBT
        return result

    def evidence(
        self, verdicts: Sequence[Verdict], scores: Array | None, similarity: Array | None = None
    ) -> Evidence:
        """`scores` and `similarity` have a row an action and a column a label."""
        count, last = len(verdicts), len(self.labels) - 1
        inside = np.zeros((count, last, len(INSIDE)))
        outside = np.zeros((count, len(OUT)))
        inside[:, :, _IN["bias"]] = 1
        outside[:, _OUT["bias"]] = 1
        if scores is not None:
            scores = np.clip(scores, -_FAR, _FAR)
            rival = _best_other(scores)
            inside[:, :, _IN["classifier"]] = scores[:, :-1]
            inside[:, :, _IN["classifier-rival"]] = rival[:, :-1]
            outside[:, _OUT["classifier"]] = scores[:, -1]
            outside[:, _OUT["classifier-rival"]] = rival[:, -1]
        if similarity is not None:
            inside[:, :, _IN["similarity"]] = similarity[:, :-1]
            outside[:, _OUT["similarity"]] = similarity[:, -1]
        brief = np.array([1 / max(1, verdict.words) for verdict in verdicts]).reshape(-1, 1)
        inside[:, :, _IN["brief"]] = brief
        outside[:, _OUT["brief"]] = brief[:, 0]
        heard = _Heard(self._place)
        for i, verdict in enumerate(verdicts):
            if verdict.candidates or verdict.commitment or verdict.headed:
                heard.add(i, verdict)
                if verdict.commitment in self._of:
                    agrees = self._of[verdict.commitment]
                    inside[i, :, _IN["agrees"]] = agrees
                    inside[i, :, _IN["contradicts"]] = 1 - agrees
        heard.fill(inside, outside)
        if scores is not None:
            _together(inside, outside)
        return Evidence(inside, outside)

    def _unmeasured(self, verdicts: Sequence[Verdict]) -> Array:
        """The rules' own ranking, below even odds; where nothing speaks, outside comes first."""
        result = np.zeros((len(verdicts), len(self.labels)))
        for i, verdict in enumerate(verdicts):
            for number in verdict.headed:
                result[i, self._place[number]] = EVEN / 2
            for candidate in verdict.candidates:
                result[i, self._place[candidate.objective]] = EVEN * candidate.score
            if not result[i].any():
                result[i, -1] = EVEN / 2
        return result


class _Heard:
    """What rules and headings say of many actions, to be filled in at once."""

    def __init__(self, place: Mapping[str, int]) -> None:
        self._place = place
        self._rows: list[tuple[int, int, float]] = []  # of an action, for all its objectives
        self._cells: list[tuple[int, int, int, float]] = []  # of one of its objectives
        self._outside: list[tuple[int, int, float]] = []

    def fill(self, inside: Array, outside: Array) -> None:
        """The cells come after the rows that they stand in, later ones after earlier ones."""
        if self._rows:
            action, name, value = zip(*self._rows, strict=True)
            inside[action, :, name] = np.array(value)[:, None]
        if self._cells:
            action, objective, name, value = zip(*self._cells, strict=True)
            inside[action, objective, name] = value
        if self._outside:
            action, name, value = zip(*self._outside, strict=True)
            outside[action, name] = value

    def add(self, i: int, verdict: Verdict) -> None:
        """What is said of action `i`."""
        self._add_candidates(i, verdict)
        if verdict.commitment:
            self._outside.append((i, _OUT["headed-other"], 1))
        if verdict.headed:
            self._rows.append((i, _IN["headed-other"], 1))
            self._outside.append((i, _OUT["headed"], 1))
            for number in verdict.headed:
                objective = self._place[number]
                self._cells.append((i, objective, _IN["headed"], 1))
                self._cells.append((i, objective, _IN["headed-other"], 0))

    def _add_candidates(self, i: int, verdict: Verdict) -> None:
        decided = False
        outside_before = False
        support = 0.0
        for candidate in verdict.candidates:
            if candidate.objective == OUTSIDE:
                if candidate.decided:
                    outside_before = True
                    standing = "disputed" if candidate.standing == "disputed" else "outside-decided"
                    self._outside.append((i, _OUT[standing], 1))
                    self._rows.append((i, _IN["outside-decided"], 1))
                continue
            objective = self._place[candidate.objective]
            if candidate.decided:
                decided = True
                self._cells.append((i, objective, _STANDINGS[candidate.standing], 1))
                self._cells.append((i, objective, _IN["other-decided"], 0))
                rules = sum([hit.rule.role == "decides" for hit in candidate.hits])
                if rules > 1:
                    self._cells.append((i, objective, _IN["more-rules"], min(2, rules - 1)))
                if outside_before:
                    self._cells.append((i, objective, _IN["outside-decided"], 0))
            else:
                self._cells.append((i, objective, _IN["supports"], candidate.score))
                support = max(support, candidate.score)
        if support:
            self._outside.append((i, _OUT["supports"], support))
        if decided:
            self._rows.append((i, _IN["other-decided"], 1))
            self._outside.append((i, _OUT["other-decided"], 1))
        elif verdict.vague:
            self._rows.append((i, _IN["vague"], 1))
            self._outside.append((i, _OUT["vague"], 1))


def _together(inside: Array, outside: Array) -> None:
    """What rules and classifier say together is not the sum of what each says."""
    own, rival = inside[:, :, _IN["classifier"]], inside[:, :, _IN["classifier-rival"]]
    decided = inside[:, :, _IN["alone"] : _IN["supports"]].any(axis=2)
    inside[:, :, _IN["classifier-first"]] = own > rival
    inside[:, :, _IN["decided-classifier"]] = decided * own
    inside[:, :, _IN["decided-rival"]] = decided * rival
    lead = outside[:, _OUT["classifier"]] - outside[:, _OUT["classifier-rival"]]
    outside[:, _OUT["classifier-first"]] = lead > 0
    inside[:, :, _IN["classifier-brief"]] = own * inside[:, :, _IN["brief"]]
    outside[:, _OUT["classifier-brief"]] = outside[:, _OUT["classifier"]] * outside[:, _OUT["brief"]]
    outside[:, _OUT["decided-lead"]] = lead * outside[:, _OUT["outside-decided"]]
    outside[:, _OUT["other-decided-lead"]] = lead * outside[:, _OUT["other-decided"]]


def _doubtful(verdict: Verdict) -> bool:
    return verdict.words <= BRIEF and not verdict.headed and verdict.vague


def _best_other(scores: Array) -> Array:
    """For each score the highest of the others in its row."""
    first = scores.argmax(axis=1)
    rows = np.arange(len(scores))
    best = scores[rows, first]
    without = scores.copy()
    without[rows, first] = -np.inf
    result = np.repeat(best[:, None], scores.shape[1], axis=1)
    result[rows, first] = without.max(axis=1, initial=-_FAR)
    return result


def _row(names: Sequence[str], weights: Mapping[str, float]) -> Array:
    return np.array([weights.get(name, 0.0) for name in names])
